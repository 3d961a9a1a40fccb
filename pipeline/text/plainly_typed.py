"""The sentence as it would be typed with the usual marks, widths, spaces and spellings: what the parser and the engines read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.text import Span
from pipeline.model.tokens import Token
from pipeline.text.plain_marks import plain_marks
from pipeline.text.respelled import respelled
from pipeline.text.spaces_of_habit import spaces_of_habit


def plainly_typed(analyzed: AnalyzedSentence) -> AnalyzedSentence:
    """Return the sentence without the habits of its writer. Its tokens are those that were typed, one for one, so that a
    tree fits both; ``moved`` finds the place of one in the other.
    """
    typed, tokens = analyzed.sentence.text, analyzed.tokens
    text = plain_marks(typed)
    if text != typed:
        tokens = tuple(_marked(one, text[one.start : one.end]) for one in tokens)
    text, respelt = respelled(text, tokens)
    dropped = spaces_of_habit(text, respelt) if " " in text else []
    if text == typed and not dropped:
        return analyzed
    plain = tuple(one._replace(start=one.start - bisect_right(dropped, one.start)) for one in respelt)
    text = "".join(char for at, char in enumerate(text) if at not in dropped)
    matches = tuple(one._replace(span=moved(one.span, analyzed.tokens, plain)) for one in analyzed.matches)
    return replace(analyzed, sentence=replace(analyzed.sentence, text=text), tokens=plain, matches=matches)


def moved(span: Span, here: Sequence[Token], there: Sequence[Token]) -> Span:
    """Return where ``span``, a stretch of the text with the tokens ``here``, lies in the text whose tokens are ``there``."""
    start = _place(span.start, here, there, begins=True)
    return Span(start, max(start, _place(span.end, here, there, begins=False)))


def _place(offset: int, here: Sequence[Token], there: Sequence[Token], *, begins: bool) -> int:
    """Return the offset in the other text: inside a token as far from its start, between two at the nearer end."""
    at = bisect_right([one.start for one in here], offset if begins else offset - 1) - 1
    if at < 0:
        return offset
    one, other = here[at], there[at]
    if offset >= one.end:
        return other.end + offset - one.end
    return min(other.start + offset - one.start, other.end)


def _marked(token: Token, surface: str) -> Token:
    if surface == token.surface:
        return token
    if surface in ("、", "。"):
        kind = "読点" if surface == "、" else "句点"
        return token._replace(surface=surface, norm=surface, lemma=surface, base=surface, pos2=kind)
    return token._replace(surface=surface)
