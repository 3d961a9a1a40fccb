"""Come here when a label, a slide note or a line with arrows is parted wrongly: where a sentence falls into pieces read one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.model.tokens import Token
from pipeline.translation.transfer.units import Reader


class Border(NamedTuple):
    """A place that parts a sentence: the piece before ends at token ``end``, the next starts at ``start``.

    ``mark`` is what stands there in English; the tokens between are what it renders (none for white space).
    """

    end: int
    start: int
    mark: str


def borders_of(tokens: Sequence[Token], reader: Reader) -> tuple[Border, ...]:
    """Return the borders of a sentence in order, outside of brackets, terms, numbers and Latin words."""
    inside = {at for unit in reader.fixed.values() for at in unit.tokens[1:]}
    return tuple(_borders(tokens, inside))


def _borders(tokens: Sequence[Token], inside: set[int]) -> Iterator[Border]:
    depth = 0
    start = 0
    for at, token in enumerate(tokens):
        depth += token.pos2 == "括弧開"
        depth -= token.pos2 == "括弧閉"
        if depth > 0 or at in inside or at < start:
            continue
        if at > 0 and _is_gap(tokens[at - 1], token):
            yield Border(at, at, "–")
        for length in (2, 1):
            sign = "".join(one.norm for one in tokens[at : at + length])
            if sign in _SIGNS and at + length < len(tokens) and not _is_glued(tokens, at, at + length):
                if at or sign in _OPENERS:
                    yield Border(at, at + length, _SIGNS[sign])
                    start = at + length
                break


_SIGNS = {
    ":": ":",
    "→": "→",
    "⇒": "→",
    "=>": "→",
    "->": "→",
    "←": "←",
    "|": "|",
    "#": "#",
    "※": "Note:",
}
"""Signs that set two things apart, each to be read for itself: a label and its value, before and after, a remark."""

_OPENERS = frozenset({"→", "⇒", "=>", "->", "#", "※"})
"""Signs that may open a line."""


def _is_glued(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether the sign stands inside a Latin word or address: http://, C#."""
    if at == 0:
        return False
    before, after = tokens[at - 1], tokens[end]
    beside = before.end == tokens[at].start and tokens[end - 1].end == after.start
    return beside and before.norm.isascii() and (after.norm.isascii() or tokens[at].norm == "#")


def _is_gap(before: Token, after: Token) -> bool:
    """Whether white space between two Japanese words parts them, as on slides: カナダ トロント, 増やせます 第一弾は.

    White space beside Latin words is only typography; what stands before it goes on behind it when it is a particle, a mark or a form
    that must go on, and so does a family name with the name given.
    """
    if before.end == after.start or before.norm[-1:].isascii() or after.norm[:1].isascii():
        return False
    if before.pos1 in _GOES_ON or after.pos1 in ("助詞", "助動詞", "接尾辞", "補助記号"):
        return False
    if before.pos3 == "人名" or (before.pos2 == after.pos2 == "固有名詞" and after.pos3 == "人名"):
        return False
    return before.pos1 in ("名詞", "接尾辞", "代名詞") or before.cform.startswith(("終止形", "連体形", "命令形"))


_GOES_ON = frozenset({"助詞", "連体詞", "接頭辞", "接続詞", "副詞", "補助記号"})
