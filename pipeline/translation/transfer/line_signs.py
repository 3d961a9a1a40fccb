"""Come here when the numbers of several things in one line, or slashes and signs between notes, are read as words: (1) 遅い (2) 重い."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.model.tokens import Token


class Sign(NamedTuple):
    """A sign among tokens: it stands from ``start`` to ``end`` and is ``mark`` in English."""

    start: int
    end: int
    mark: str


def line_signs(tokens: Sequence[Token]) -> Iterator[Sign]:
    """Yield the numbers of things told one after the other, the answer behind a question, slashes and equations between notes."""
    yield from _numbers(tokens)
    yield from _answers(tokens)
    yield from _slashes(tokens)
    yield from _equations(tokens)
    yield from _out_of(tokens)


def _numbers(tokens: Sequence[Token]) -> Iterator[Sign]:
    """Yield (1) … (2) … and ① … ② …, where a line has two of them or more."""
    found = []
    for at, token in enumerate(tokens):
        apart = at == 0 or tokens[at - 1].end < token.start or tokens[at - 1].pos1 == "補助記号"
        if token.norm == "(" and apart and [one.norm for one in tokens[at + 2 : at + 3]] == [")"]:
            inside = tokens[at + 1]
            if inside.pos2 == "数詞" and inside.norm.isdigit() and at + 3 < len(tokens):
                found.append(Sign(at, at + 3, f"({inside.norm})"))
        elif token.norm == ")" and at and tokens[at - 1].norm.isdigit() and _opens_item(tokens, at - 1):
            found.append(Sign(at - 1, at + 1, f"{tokens[at - 1].norm})"))
        elif token.surface in _CIRCLED and at + 1 < len(tokens):
            found.append(Sign(at, at + 1, f"({_CIRCLED.index(token.surface) + 1})"))
    if len(found) > 1 and [int("".join(filter(str.isdigit, one.mark))) for one in found] == list(
        range(1, len(found) + 1)
    ):
        yield from (
            one if one.start == 0 or tokens[one.start - 1].norm == ":" else one._replace(mark=f"; {one.mark}")
            for one in found
        )


def _opens_item(tokens: Sequence[Token], at: int) -> bool:
    """Whether the digit of 1) stands where a line, or what comes after a gap or a colon, begins, outside of brackets."""
    depth = sum((one.pos2 == "括弧開") - (one.pos2 == "括弧閉") for one in tokens[:at] if one.norm != ")")
    apart = at == 0 or tokens[at - 1].end < tokens[at].start or tokens[at - 1].pos1 == "補助記号"
    return apart and depth <= 0 and at + 2 < len(tokens) and len(tokens[at].norm) == 1


_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"


def _answers(tokens: Sequence[Token]) -> Iterator[Sign]:
    """Yield the A: of an answer that stands in one line with its question."""
    if not tokens or tokens[0].norm not in ("Q", "質問"):
        return
    for at in range(2, len(tokens) - 2):
        alone = tokens[at - 1].end < tokens[at].start or tokens[at - 1].norm == "/"
        if tokens[at].norm == "A" and alone and tokens[at + 1].norm in (".", ":"):
            start = at - 1 if tokens[at - 1].norm == "/" else at
            yield Sign(start, at + 2, "– A:" if tokens[at - 1].norm != "?" else "A:")


def _slashes(tokens: Sequence[Token]) -> Iterator[Sign]:
    """Yield slashes between notes of which one before the last says something: ARM版あり／x86版は廃止, not A / B の会議では."""
    places = [at for at, token in enumerate(tokens) if token.norm == "/" and _is_wide(tokens, at)]
    ends = [-1, *places, len(tokens)]
    sides = [tokens[begin + 1 : end] for begin, end in pairwise(ends)]
    if len(sides) > 1 and any(_tells(side) for side in sides[:-1]) and all(sides):
        yield from (Sign(at, at + 1, "/") for at in places if tokens[at + 1].norm != "A")


def _is_wide(tokens: Sequence[Token], at: int) -> bool:
    """Whether a slash is full width or has white space on both sides, outside of brackets."""
    depth = sum((one.pos2 == "括弧開") - (one.pos2 == "括弧閉") for one in tokens[:at])
    spaced = 0 < at < len(tokens) - 1 and tokens[at - 1].end < tokens[at].start < tokens[at].end < tokens[at + 1].start
    return depth == 0 and (tokens[at].surface == "／" or spaced)


def _tells(side: Sequence[Token]) -> bool:
    return any(one.lemma in ("は", "が", "を", "有り", "無し") or one.norm == ":" or one.pos1 == "動詞" for one in side)


def _equations(tokens: Sequence[Token]) -> Iterator[Sign]:
    """Yield = and ≒ between things of which one is Japanese and one at least has a clause: この画面 = 設定APIで変えられる項目."""
    for at in range(1, len(tokens) - 1):
        if tokens[at].norm not in _EQUALS:
            continue
        japanese = not (tokens[at - 1].norm.isascii() and tokens[at + 1].norm.isascii())
        verbs = [any(one.pos1 in ("動詞", "形容詞") for one in side) for side in (tokens[:at], tokens[at + 1 :])]
        if japanese and any(verbs):
            yield Sign(at, at + 1, _EQUALS[tokens[at].norm])


def _out_of(tokens: Sequence[Token]) -> Iterator[Sign]:
    """Yield the comma that コメント43件中採用は29件 leaves out behind what it counts among."""
    for at in range(2, len(tokens) - 3):
        counted = tokens[at].norm == "中" and tokens[at - 2].pos2 == "数詞" and tokens[at].pos1 == "接尾辞"
        if counted and tokens[at + 1].pos1 == "名詞" and tokens[at + 1].pos2 != "数詞" and tokens[at + 2].norm == "は":
            yield Sign(at + 1, at + 1, ",")


_EQUALS = {"=": "=", "≒": "≈", "≠": "≠"}
