"""English with provenance: what an engine gives for a sentence, how sure it is, and why it is not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from pipeline.model.text import Span


class Flag(StrEnum):
    """The closed list of what can be said about an English sentence; ``review:`` asks for a person.

    ``docs/flags.md`` says of each what it means and what to do about it.
    """

    KEPT = "kept"
    APPROVED = "approved"
    PROPOSED_TERM = "proposed-term"
    DEPRECATED_TERM = "deprecated-term"
    NOT_TRANSLATED = "review:not-translated"
    UNKNOWN_WORD = "review:unknown-word"
    UNKNOWN_NAME = "review:unknown-name"
    NUMBER = "review:number"
    NAME = "review:name"
    TERM = "review:term"
    NEGATION = "review:negation"
    MODALITY = "review:modality"
    JAPANESE_LEFT = "review:japanese-left"
    WORD_LOST = "review:word-lost"
    LOW_CONFIDENCE = "review:low-confidence"
    STALE = "review:stale"

    @property
    def asks_for_review(self) -> bool:
        """Whether a person has to look at the sentence."""
        return self.value.startswith("review:")


class Piece(NamedTuple):
    """A stretch of English and where it comes from.

    ``span`` is the Japanese it renders (code points of the sentence; None for English that has no word of its own there,
    such as an article). ``origin`` names what made it: ``term:numa``, ``name:ottawa``, ``pattern:held``, ``kept``, ``date``.
    """

    text: str
    span: Span | None
    origin: str


class Doubt(NamedTuple):
    """Why a gate raises ``flag``: ``code`` is a key of the message files, ``fields`` are what its words need.

    ``span`` is the Japanese concerned (code points of the sentence), None where there is no such place.
    """

    flag: Flag
    code: str
    fields: tuple[tuple[str, str], ...] = ()
    span: Span | None = None


class Act(NamedTuple):
    """What a main clause reports: ``kind`` is a report class of the lexicon (PROPOSE, DECIDE, ...), empty when it has none.

    ``view`` is ``writer`` for what the writer thought or felt, ``reported`` for hearsay. ``negative`` and ``modal`` (might, want to)
    say that it was not, or not yet, done; ``past`` that it is over.
    """

    kind: str
    view: str = ""
    negative: bool = False
    modal: bool = False
    past: bool = False


class ClauseEnglish(NamedTuple):
    """A clause of the English without the clauses inside it: its ``text``, and ``tokens``, the indexes of the Japanese it renders.

    ``ahead`` are the words outside of it that stand before it and may speak of it: "it is hoped that", "unless".
    """

    text: str
    ahead: str
    tokens: frozenset[int]


@dataclass(frozen=True, slots=True)
class Translation:
    """The English of one sentence. ``pieces`` joined are ``english``; ``confidence`` runs from 0 to 1, two decimals.

    ``doubts`` are what the gates said. Of an English that a person approved they are warnings: they raise no flag.
    ``acts`` are what its main clauses report, in order, ``clauses`` all its clauses; empty where the engine does not tell.
    """

    sentence_id: str
    english: str
    confidence: float
    flags: tuple[Flag, ...]
    pieces: tuple[Piece, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    acts: tuple[Act, ...] = ()
    clauses: tuple[ClauseEnglish, ...] = ()

    @property
    def needs_review(self) -> bool:
        """Whether any flag asks for a person."""
        return any(flag.asks_for_review for flag in self.flags)
