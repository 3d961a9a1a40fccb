"""The engine ``terms``: renders what the glossary and a few patterns cover whole, and says so of all else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.english import Flag, Piece, Translation
from pipeline.model.text import Span
from pipeline.text.shipped import content_hash
from pipeline.translation.kept import kept_text
from pipeline.translation.patterns import match_patterns
from pipeline.translation.phrases import read_phrase

if TYPE_CHECKING:
    from pipeline.glossary import Glossary

KEPT, PHRASE, PATTERN, NOTHING = 1.0, 0.9, 0.9, 0.1
"""How sure the engine is of each kind of result."""

_TABLES = (
    "quantities/counters",
    "quantities/not_numbers",
    "quantities/units",
    "terms_engine/headings",
    "terms_engine/patterns",
)

_FRAME = re.compile(
    r"\s*(?:(?:[■□◆●○◎▼▽★☆※•·*→-]+|[(\[]?[0-9]{1,2}[)\].]+|[①-⑳])?\s*[【\[(（「]?)"
    r"(?P<inside>.*?)[】\])）」]?[:：。．！!…〜～]*\s*",
    re.DOTALL,
)
"""A heading's marks and number, what they frame, and what follows it: ■概要, 1. 目的, 【日程】, 日時："""


class TermsEngine:
    """Maps terms and the simplest patterns; a sentence is rendered whole or not at all, and nothing is invented."""

    name = "terms 1"

    def __init__(self, glossary: Glossary) -> None:
        """Take the glossary, whose terms reach the engine with the analysed sentences."""
        self.glossary = glossary

    @property
    def lexicon_hash(self) -> str:
        """Twelve hexadecimal digits over the tables of headings, patterns and quantities."""
        return content_hash(*_TABLES)

    @property
    def needs_syntax(self) -> bool:
        """False: patterns are matched on tokens."""
        return False

    def translate(self, sentences: Sequence[AnalyzedSentence]) -> tuple[Translation, ...]:
        """Return one translation for each of ``sentences``, in order."""
        return tuple(translate_sentence(analyzed) for analyzed in sentences)


def translate_sentence(analyzed: AnalyzedSentence) -> Translation:
    """Return the English of one sentence, or the notice that there is none."""
    return certain(analyzed) or _translation(analyzed, tuple(_notice(analyzed)), NOTHING, (Flag.NOT_TRANSLATED,))


def certain(analyzed: AnalyzedSentence) -> Translation | None:
    """Return the English of a sentence that leaves no choice: kept as it is, a phrase or a pattern of known parts; or None."""
    text = analyzed.sentence.text
    kept = kept_text(text)
    if kept is not None:
        return _translation(analyzed, (Piece(kept, Span(0, len(text)), "kept"),), KEPT, (Flag.KEPT,))
    if pieces := _framed_phrase(analyzed):
        return _translation(analyzed, pieces, PHRASE)
    if pieces := match_patterns(analyzed):
        return _translation(analyzed, pieces, PATTERN)
    return None


def _translation(
    analyzed: AnalyzedSentence, pieces: tuple[Piece, ...], confidence: float, flags: tuple[Flag, ...] = ()
) -> Translation:
    return Translation(analyzed.sentence.id, "".join(piece.text for piece in pieces), confidence, flags, pieces)


def _framed_phrase(analyzed: AnalyzedSentence) -> tuple[Piece, ...]:
    """Return the pieces of a whole line that is a phrase, with the marks around it; none if it is not."""
    text = analyzed.sentence.text
    match = _FRAME.fullmatch(text)
    for start, end in ((0, len(text)), match.span("inside") if match else (0, 0)):
        phrase = read_phrase(analyzed, Span(start, end)) if end > start else None
        before, after = kept_text(text[:start]), kept_text(text[end:])
        if phrase is None or before is None or after is None:
            continue
        first, *others = phrase.pieces
        japanese = first.span is not None and not first.span.of(text).isascii()
        word = (
            not before.strip(" 0123456789.()・■◆●○")
            and japanese
            and first.text.islower()
            and first.text.replace(" ", "").isalpha()
        )
        if analyzed.sentence.role == "heading" or word or first.text.startswith(("the ", "about ")):
            first = first._replace(text=first.text[0].upper() + first.text[1:])
        opening = Piece(before.lstrip(), Span(0, start), "kept")
        closing = Piece(after.rstrip(), Span(end, len(text)), "kept")
        return tuple(piece for piece in (opening, first, *others, closing) if piece.text)
    return ()


def _notice(analyzed: AnalyzedSentence) -> list[Piece]:
    """Return "(not translated; terms: NUMA, hotplug)", each concept once, in the order of the text."""
    first = {match.concept.id: match for match in reversed(analyzed.matches)}
    found = sorted(first.values(), key=lambda match: match.span)
    pieces = [Piece("(not translated; terms: " if found else "(not translated", None, "notice")]
    for at, match in enumerate(found):
        kind = "name" if hasattr(match.concept, "kind") else "term"
        pieces += [Piece(", ", None, "notice")] if at else []
        pieces.append(Piece(match.concept.en, match.span, f"{kind}:{match.concept.id}"))
    return [*pieces, Piece(")", None, "notice")]
