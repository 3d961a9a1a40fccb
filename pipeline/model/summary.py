"""The summary: entries by section, each pointing at the sentences it was made from."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from pipeline.model.english import Flag
from pipeline.model.length import Length

EntryKind = Literal[
    "heading", "session", "text", "item", "caption", "row", "field", "agenda", "turn", "quote", "image", "code"
]
"""What an entry was in the draft; ``session`` is the title of a session that a paragraph comes to, in the event's own spelling."""

Label = Literal["", "decision", "proposal", "action", "reaction", "outlook", "discussion", "comment", "presented"]
"""What a bullet is about where the text tells: ``comment`` is the writer's own, ``presented`` what was shown or explained."""


@dataclass(frozen=True, slots=True)
class SummaryEntry:
    """One bullet: its English, the ids of its sentences, how sure the engine is and why it is not.

    ``parts`` are what ``english`` is joined from where that has a shape: the cells of a row, label and value of a
    field, time and text of an agenda entry, speaker and text of a turn; otherwise empty. ``number`` is the number of an
    item in an ordered list (``2.``), ``links`` the targets of its hyperlinks. ``block`` counts the blocks of the
    section from 0: entries of one block belong together. ``header`` marks the heading rows of a table. ``spread`` says
    how many of the sentences stand in each part. ``target`` is that of a picture in the draft.
    """

    kind: EntryKind
    english: str
    sentences: tuple[str, ...]
    confidence: float
    flags: tuple[Flag, ...]
    level: int = 0
    block: int = 0
    parts: tuple[str, ...] = ()
    number: str = ""
    links: tuple[str, ...] = ()
    header: bool = False
    spread: tuple[int, ...] = ()
    label: Label = ""
    target: str = ""

    @property
    def by_part(self) -> tuple[tuple[str, ...], ...]:
        """The ids of the sentences of each part; none if the entry does not say which stand where."""
        ends = tuple(accumulate(self.spread))
        return tuple(self.sentences[end - count : end] for count, end in zip(self.spread, ends, strict=True))

    @property
    def needs_review(self) -> bool:
        """Whether any flag asks for a person."""
        return any(flag.asks_for_review for flag in self.flags)


@dataclass(frozen=True, slots=True)
class SummarySection:
    """One section of the report, in its order; ``heading`` is None for text before any heading.

    ``path`` holds the Japanese headings from the outermost down to this one. ``entries`` is empty when the draft has
    nothing under the heading: the writers say so. ``unsure`` are the ids of the sentences whose English is too uncertain for a
    bullet: they stand in the list of what needs review.
    """

    heading: SummaryEntry | None
    path: tuple[str, ...]
    level: int
    entries: tuple[SummaryEntry, ...]
    unsure: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of the event facts: ``label`` is a code (``event``, ``place``, ``dates``, ...), ``value`` is English.

    A field that the writer named freely has the writer's own word as ``label``. ``flags`` speak of label and value.
    ``japanese`` is what a person approves the English of.
    """

    label: str
    value: str
    flags: tuple[Flag, ...] = ()
    japanese: str = ""


@dataclass(frozen=True, slots=True)
class UsedTerm:
    """A term or name that the report uses, with the number of its occurrences.

    ``grammar`` is how English treats it: part of speech and grammar of a term, the kind of a name, `` | `` between.
    ``successor`` is the English that took the place of a deprecated term's.
    """

    id: str
    english: str
    japanese: str
    expansion: str
    status: str
    count: int
    grammar: str = ""
    successor: str = ""


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """A sentence that a person has to look at, with its Japanese; ``flags`` are final.

    ``sentence_id`` is ``meta:<label>`` for a title or an event fact; ``section`` the English heading it stands under.
    """

    sentence_id: str
    section: str
    japanese: str
    english: str
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True)
class Omitted:
    """A sentence of the draft that no bullet has: why (``aside``, ``length``, or ``unsure``: English too uncertain for a bullet) and what it alone says.

    ``carries`` are the names, terms and numbers of it that stand in no bullet either, as the draft writes them; ``label`` is what its bullet
    would be about.
    """

    sentence_id: str
    section: str
    japanese: str
    english: str
    reason: Literal["aside", "length", "unsure"]
    label: Label = ""
    carries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """What leaves the house: title, facts, sections, the terms used and what needs review.

    ``key_points`` are the three to six bullets that matter most for the whole trip, as they stand in their sections; fewer where the text
    gives no more. ``omitted`` are the sentences that a shorter ``length`` leaves out.
    """

    title: str
    facts: tuple[Fact, ...]
    sections: tuple[SummarySection, ...]
    terms: tuple[UsedTerm, ...]
    review: tuple[ReviewItem, ...]
    key_points: tuple[SummaryEntry, ...] = ()
    length: Length = "full"
    omitted: tuple[Omitted, ...] = ()
