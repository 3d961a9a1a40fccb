"""What the attachment model is told: a row of numbers for each bunsetsu, and the arcs that it has to weigh."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from pipeline.analysis.bunsetsu import Chunk
from pipeline.model.tokens import Token

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

FARTHEST = 40
"""Heads farther away than this many bunsetsu are not considered: bounded work for endless sentences."""

# Columns of a description. Words and tags are hashes: of the content word, of what stands behind it, of the first word.
LEMMA, POS, CLASS, TAIL, PARTICLE, MARK, FIRST, LAST_CHAR, LAST_TWO, CFORM, RELATION, SHAPE = range(12)
# Numbers: brackets around it, whether a comma follows, whether it is a predicate, the word parser's head and that one's head as
# steps to the right, the script that its content word ends in, words before that in the bunsetsu.
DEPTH, COMMA, PREDICATE, HEAD, GRANDHEAD, SCRIPT, LENGTH = range(12, 19)
# Whether it may be one of a list; if so, steps to the next that may, to the next such of its part of speech, and to the next noun that
# ends like it (AのB、CのB).
LISTED, MEMBER, PEER, TWIN = range(19, 23)
COLUMNS = 23

_NOUNS = frozenset(("名詞", "代名詞", "接尾辞", "記号"))

Description = list[tuple[int, ...]]


class Candidates(NamedTuple):
    """Candidate arcs of several sentences, whose bunsetsu are rows of one table: from ``left[k]`` to ``right[k]``.

    Those of one dependent follow each other; ``first`` says where those of each dependent begin. ``last`` is 1 where the
    right one is the last bunsetsu of its sentence.
    """

    left: Ints
    right: Ints
    last: Ints
    first: Ints


def describe(
    tokens: Sequence[Token], found: Sequence[Chunk], heads: Sequence[int], relations: Sequence[str]
) -> Description:
    """Return what the model knows of each bunsetsu, most of it hashes of words; ``heads`` and ``relations`` are the parser's.

    ``heads`` are over bunsetsu (-1: root), ``relations`` over tokens.
    """
    rows: Description = []
    depth = 0
    for at, chunk in enumerate(found):
        core = tokens[chunk.top]
        tail, particle, cform, mark = "", "", "", ""
        opens = closes = 0
        for place in range(chunk.start, chunk.end):
            token = tokens[place]
            if token.pos1 == "補助記号":
                opens += token.pos2 == "括弧開"
                closes += token.pos2 == "括弧閉"
                if place > chunk.top:
                    mark = token.pos2
            elif place >= chunk.top:
                cform = token.cform or cform
                if place > chunk.top:
                    tail += token.lemma + "|"
                    if token.pos1 == "助詞":
                        particle = token.lemma + token.pos2
        depth += opens
        kind = _class_of(core, cform, tail)
        head = heads[at]
        rows.append(
            (
                _hash(core.lemma),
                _hash(core.pos),
                _hash(kind),
                _hash(tail or cform),
                _hash(particle or cform),
                _hash(mark),
                _hash(tokens[chunk.start].lemma),
                _hash(core.norm[-1:]),
                _hash(core.norm[-2:]),
                _hash(cform),
                _hash(relations[chunk.top]),
                _hash(kind + mark + (tail if core.pos1 in _NOUNS and not cform else "")),
                min(depth, 2),
                int(mark == "読点"),
                int(kind.startswith("述")),
                head - at if head >= 0 else 0,
                heads[head] - at if head >= 0 and heads[head] >= 0 else 0,
                _script(core.norm),
                min(chunk.top - chunk.start, 3),
            )
        )
        depth = max(depth - closes, 0)
    lists = _lists(tokens, found, [bool(row[COMMA]) for row in rows])
    return [(*row, *more) for row, more in zip(rows, lists, strict=True)]


_LIST_PARTICLES = frozenset(("と", "や", "とか", "か", "及び", "並びに", "など", "等", "・", "も"))
_REACH = 11
"""Members of a list are not looked for farther away than this many bunsetsu."""


def _lists(tokens: Sequence[Token], found: Sequence[Chunk], commas: Sequence[bool]) -> list[tuple[int, ...]]:
    """Return the columns LISTED, MEMBER, PEER and TWIN of each bunsetsu."""
    cores = [tokens[chunk.top] for chunk in found]
    nouns = [core.pos1 in _NOUNS for core in cores]
    listed = []
    for chunk, comma, noun in zip(found, commas, nouns, strict=True):
        words = [token.lemma for token in tokens[chunk.top + 1 : chunk.end] if token.pos1 != "補助記号"]
        listed.append(noun and (all(word in _LIST_PARTICLES for word in words) if words else comma))

    rows = []
    for at, core in enumerate(cores):
        near = range(at + 1, min(at + 1 + _REACH, len(found))) if listed[at] else range(0)
        members = [other for other in near if listed[other]]
        peers = [other for other in members if cores[other].pos == core.pos]
        twins = [other for other in near if nouns[other] and _ends_like(core, cores[other])]
        rows.append((int(listed[at]), *(some[0] - at if some else 0 for some in (members, peers, twins))))
    return rows


def _ends_like(one: Token, other: Token) -> bool:
    return one.lemma == other.lemma or one.norm[-1:] == other.norm[-1:]


def _class_of(core: Token, cform: str, tail: str) -> str:
    """Return the part of speech; before it 述 for a predicate, behind it the form and する where they matter."""
    if core.pos1 in ("動詞", "形容詞"):
        return "述" + core.pos1 + ("連体" if cform.startswith("連体") else "")
    if cform:
        return "述" + core.pos1 + cform[:2] + ("サ" if "為る" in tail else "")
    return core.pos1


def _script(word: str) -> int:
    last = word[-1:]
    if "ァ" <= last <= "ヿ":
        return 1
    if "一" <= last <= "鿿":
        return 2
    return 3 if last.isascii() else 4


@cache
def _hash(word: str) -> int:
    return crc32(word.encode())


def lay_out(descriptions: Sequence[Description]) -> tuple[Ints, Candidates]:
    """Put the sentences below each other, an empty row behind each, and list the candidate arcs."""
    table: list[tuple[int, ...]] = []
    counts, starts = [], []
    empty = (0,) * COLUMNS
    for description in descriptions:
        counts.append(len(description))
        starts.append(len(table))
        table.extend(description)
        table.append(empty)
    rows = np.array(table, dtype=np.int64).reshape(len(table), COLUMNS)
    dependents = [
        (start + left, min(FARTHEST, count - 1 - left), start + count - 1)
        for start, count in zip(starts, counts, strict=True)
        for left in range(count - 1)
    ]
    lefts, reach, lasts = np.array(dependents, dtype=np.int64).reshape(len(dependents), 3).T
    first = np.cumsum(reach) - reach
    left = np.repeat(lefts, reach)
    right = left + 1 + np.arange(len(left), dtype=np.int64) - np.repeat(first, reach)
    return rows, Candidates(left, right, (right == np.repeat(lasts, reach)).astype(np.int64), first)
