"""The analysed report: every sentence with its tokens and the terms found in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.model.report import Report, Sentence
from pipeline.model.terms import TermMatch
from pipeline.model.tokens import Token

if TYPE_CHECKING:
    from pipeline.model.syntax import ParsedSentence


@dataclass(frozen=True, slots=True)
class AnalyzedSentence:
    """A sentence with its tokens and term matches (spans in code points of ``sentence.text``, left to right).

    ``syntax`` is there only where something asked for it: the token rules do without the parser.
    """

    sentence: Sentence
    tokens: tuple[Token, ...]
    matches: tuple[TermMatch, ...]
    syntax: ParsedSentence | None = None


@dataclass(frozen=True, slots=True)
class AnalyzedReport:
    """A report whose sentences are analysed, in document order, by sentence id."""

    report: Report
    sentences: tuple[AnalyzedSentence, ...]
