"""How sure the engine is of a sentence, and which words it lost: come here when a wrong sentence passes unflagged."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.tokens import Token
from pipeline.translation.transfer.context import Context

_CONTENT = frozenset(
    {"名詞", "代名詞", "動詞", "形容詞", "形状詞", "副詞", "連体詞", "接頭辞", "接尾辞", "接続詞", "記号"}
)


def lost_words(tokens: Sequence[Token], realised: set[int]) -> tuple[int, ...]:
    """Return the content tokens that are neither in the English nor absorbed by a rule."""
    return tuple(at for at, token in enumerate(tokens) if token.pos1 in _CONTENT and at not in realised)


_EACH_PREDICATE = 0.02
_PARSE = 0.05
"""How much of the parser's doubt about one attachment is a doubt about the English."""


def confidence_of(ctx: Context, lost: int) -> float:
    """Return the confidence (0 to 1, two decimals): every guess, every doubtful attachment, every further predicate lowers it.

    The study behind it: the number of predicates tells bad sentences from good ones best, then length and parser doubt.
    """
    sure = 0.97
    for _, weight in ctx.notes.doubts:
        sure *= 1 - weight
    predicates = sum(ctx.clauses.is_predicate(phrase.index) for phrase in ctx.phrases)
    sure *= (1 - _EACH_PREDICATE) ** max(predicates - 1, 0)
    worst = sorted((phrase.doubt for phrase in ctx.phrases), reverse=True)[:3]
    for doubt in worst:
        sure *= 1 - _PARSE * doubt
    sure *= 0.7**lost
    return round(max(sure, 0.05), 2)
