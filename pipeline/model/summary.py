"""The summary: entries by section, each pointing at the sentences it was made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.model.english import Flag

EntryKind = Literal["text", "item", "caption", "row", "field", "agenda", "turn", "quote", "code"]
"""What an entry was in the draft. Typed bullets (decision, action, ...) are added to this list when frames can tell them."""


@dataclass(frozen=True, slots=True)
class SummaryEntry:
    """One bullet: its English, the ids of its sentences, how sure the engine is and why it is not."""

    kind: EntryKind
    english: str
    sentences: tuple[str, ...]
    confidence: float
    flags: tuple[Flag, ...]
    level: int = 0

    @property
    def needs_review(self) -> bool:
        """Whether any flag asks for a person."""
        return any(flag.asks_for_review for flag in self.flags)


@dataclass(frozen=True, slots=True)
class SummarySection:
    """One section of the report, in its order; ``heading`` is None for text before any heading."""

    heading: SummaryEntry | None
    path: tuple[str, ...]
    level: int
    entries: tuple[SummaryEntry, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of the event facts: ``label`` is a code (``event``, ``place``, ``dates``, ``travellers``), ``value`` is English."""

    label: str
    value: str
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class UsedTerm:
    """A term or name that the report uses, with the number of its occurrences."""

    id: str
    english: str
    japanese: str
    expansion: str
    status: str
    count: int


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """A sentence that a person has to look at, with its Japanese."""

    sentence_id: str
    section: str
    japanese: str
    english: str
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """What leaves the house: title, facts, sections, the terms used and what needs review."""

    title: str
    facts: tuple[Fact, ...]
    sections: tuple[SummarySection, ...]
    terms: tuple[UsedTerm, ...]
    review: tuple[ReviewItem, ...]
