"""What the reports use and the glossary lacks: words that a team may want to agree on, with where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from pipeline.model.text import Span

CandidateKind = Literal["compound", "katakana", "kanji", "latin", "acronym"]
"""Several words of which one at least is Japanese; one word in katakana; one in kanji; Latin words; letters."""


class Phrase(NamedTuple):
    """Nouns that stand together at ``span`` of a sentence; ``words`` are their variant keys.

    ``is_new`` says that a dictionary does not have one of them.
    """

    span: Span
    words: tuple[str, ...]
    kind: CandidateKind
    is_new: bool


class Context(NamedTuple):
    """A place of a candidate: the report, the line of its draft, the text before, the words, the text behind."""

    report: str
    line: int
    before: str
    found: str
    behind: str


class Proposal(NamedTuple):
    """English that may be agreed on, and who says it.

    ``source`` is ``text`` (a draft puts it in brackets), ``lexicon``, ``as-is`` (Latin stays as it is) or ``given`` (by who accepts it);
    ``where`` is the draft and its line, or the id of the lexicon's entry.
    """

    english: str
    expansion: str
    source: Literal["text", "lexicon", "as-is", "given"]
    where: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word or compound, spelled as the drafts mostly spell it; the higher its ``score``, the likelier a term.

    ``count`` is how often it stands by itself, ``reports`` are the slugs of those that use it.
    """

    ja: str
    kind: CandidateKind
    score: float
    count: int
    reports: tuple[str, ...]
    contexts: tuple[Context, ...]
    proposals: tuple[Proposal, ...] = ()
