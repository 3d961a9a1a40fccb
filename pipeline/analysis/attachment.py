"""Which bunsetsu hangs on which: every candidate head weighed against the others, so that the runners-up are known too.

The method is the relative preference model of Kudo and Matsumoto (2005): a log-linear model over the candidates to the right
of a bunsetsu. It sees whole bunsetsu where the word parser sees a window of words; the two are put together in
``dependencies``.
"""

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


class Pairs(NamedTuple):
    """Candidate arcs: from bunsetsu ``left[k]`` to ``right[k]``, those of one dependent next to each other."""

    left: Ints
    right: Ints


class Weights(NamedTuple):
    """The trained model: one weight for each feature hash; their number is a power of two."""

    table: Floats

    def scores(self, features: Ints) -> Floats:
        """Return the sum of the weights of each row of ``features``."""
        total: Floats = self.table[features].sum(axis=1, dtype=np.float32)
        return total


def candidate_pairs(count: int) -> Pairs:
    """Return all pairs of bunsetsu, up to ``FARTHEST`` apart, whose right one could be the head.

    >>> [list(map(int, side)) for side in candidate_pairs(3)]
    [[0, 0, 1], [1, 2, 2]]
    """
    reach = [min(FARTHEST, count - 1 - left) for left in range(count)]
    lefts = np.repeat(np.arange(count, dtype=np.int64), reach)
    firsts = np.repeat(np.cumsum([0, *reach[:-1]], dtype=np.int64) if count else np.zeros(0, np.int64), reach)
    return Pairs(lefts, lefts + 1 + np.arange(len(lefts), dtype=np.int64) - firsts)


# Columns of a description, one row a bunsetsu.
(LEMMA, POS, CLASS, TAIL, PARTICLE, MARK, FIRST, LAST_CHAR, CFORM, DEPTH, COMMA, PREDICATE) = range(12)
COLUMNS = 12


def describe(tokens: Sequence[Token], found: Sequence[Chunk]) -> Ints:
    """Return what the model knows of each bunsetsu: a row of ``COLUMNS`` numbers, most of them hashes of words."""
    rows = []
    depth = 0
    for chunk in found:
        core = tokens[chunk.top]
        tail, particle, cform, mark = "", "", "", ""
        opens = closes = 0
        for at in range(chunk.start, chunk.end):
            token = tokens[at]
            if token.pos1 == "補助記号":
                if token.pos2 == "括弧開":
                    opens += 1
                elif token.pos2 == "括弧閉":
                    closes += 1
                if at > chunk.top:
                    mark = token.pos2
            elif at >= chunk.top:
                if token.cform:
                    cform = token.cform
                if at > chunk.top:
                    tail += token.lemma + "|"
                    if token.pos1 == "助詞":
                        particle = token.lemma + token.pos2
        depth += opens
        kind = _class_of(core, cform, tail)
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
                _hash(cform),
                depth,
                mark == "読点",
                kind[0] == "述",
            )
        )
        depth = max(depth - closes, 0)
    return np.array(rows, dtype=np.int64).reshape(len(rows), COLUMNS)


def _class_of(core: Token, cform: str, tail: str) -> str:
    """Return whether the bunsetsu is a predicate, and of what kind, or what else it is."""
    if core.pos1 in ("動詞", "形容詞"):
        return "述" + core.pos1 + ("連体" if cform.startswith("連体") else "")
    if cform and core.pos1 in ("名詞", "形状詞", "代名詞", "接尾辞", "副詞"):
        return "述" + core.pos1 + cform[:2] + ("サ" if "為る" in tail else "")
    return core.pos1


@cache
def _hash(word: str) -> int:
    return crc32(word.encode())


def pair_features(rows: Ints, pairs: Pairs, bits: int) -> Ints:
    """Return the feature hashes (of ``bits`` bits) of each pair: one row a pair, one column a template."""
    left, right = pairs
    count = len(rows)
    padded = np.vstack([rows, np.zeros((1, COLUMNS), np.int64)])
    i, j = padded[left], padded[right]
    after, before, behind = padded[left + 1], padded[right - 1], padded[right + 1]
    previous = padded[left - 1]
    commas, predicates = _sums(rows[:, COMMA]), _sums(rows[:, PREDICATE])
    distance = _bucket(right - left)
    commas_between = np.minimum(commas[right] - commas[left + 1], 3)
    predicates_between = np.minimum(predicates[right] - predicates[left + 1], 3)
    last = (right == count - 1).astype(np.int64)
    rivals = np.minimum(_same_between(rows[:, PARTICLE], left, right), 2)
    depth = np.clip(i[:, DEPTH], 0, 2) * 3 + np.clip(j[:, DEPTH], 0, 2)
    adjacent = (right - left == 1).astype(np.int64)
    same_pos = (i[:, POS] == j[:, POS]).astype(np.int64) + 2 * (i[:, LAST_CHAR] == j[:, LAST_CHAR])
    tail, mark, kind = i[:, TAIL], i[:, MARK], j[:, CLASS]
    templates = (
        (distance, last),
        (i[:, CLASS], kind, distance),
        (tail, kind, distance),
        (tail, mark, kind, distance),
        (tail, mark, kind, last),
        (i[:, POS], tail, j[:, POS], j[:, TAIL]),
        (i[:, PARTICLE], j[:, PARTICLE], distance),
        (tail, j[:, TAIL], adjacent),
        (tail, mark, j[:, TAIL], j[:, MARK]),
        (i[:, LEMMA], tail, j[:, LEMMA]),
        (tail, j[:, LEMMA]),
        (tail, j[:, LEMMA], distance),
        (i[:, LEMMA], j[:, LEMMA]),
        (i[:, LEMMA], tail, kind),
        (i[:, LEMMA], distance),
        (i[:, POS], tail, j[:, POS], distance),
        (tail, kind, commas_between, predicates_between),
        (tail, mark, kind, rivals, predicates_between),
        (tail, mark, rivals, distance),
        (tail, j[:, CFORM], j[:, TAIL], j[:, MARK]),
        (tail, after[:, CLASS], after[:, TAIL], adjacent),
        (tail, after[:, CLASS], kind, distance),
        (tail, before[:, TAIL], before[:, MARK], kind, adjacent),
        (tail, kind, j[:, TAIL], behind[:, CLASS]),
        (tail, mark, kind, j[:, MARK], distance),
        (tail, depth, adjacent),
        (mark, depth, last),
        (previous[:, TAIL], previous[:, MARK], tail, kind, distance),
        (same_pos, tail, mark, j[:, TAIL], adjacent),
        (i[:, FIRST], kind, adjacent),
        (tail, j[:, FIRST], adjacent),
        (i[:, PARTICLE], mark, j[:, PARTICLE], j[:, MARK], commas_between, predicates_between),
    )
    hashed = [_mixed(number, columns, bits) for number, columns in enumerate(templates)]
    return np.stack(hashed, axis=1) if len(left) else np.zeros((0, len(templates)), np.int64)


def _mixed(number: int, columns: Sequence[Ints], bits: int) -> Ints:
    """Hash template ``number`` with its ``columns`` into ``bits`` bits (multiplicative, Knuth 1973)."""
    value = np.full(len(columns[0]), number * 0x9E3779B1 + 0x7F4A7C15, dtype=np.uint64)
    for column in columns:
        value = (value ^ column.astype(np.uint64)) * np.uint64(0x9E3779B97F4A7C15)
        value ^= value >> np.uint64(29)
    return (value >> np.uint64(64 - bits)).astype(np.int64)


def _bucket(distance: Ints) -> Ints:
    return np.searchsorted(np.array([2, 3, 4, 5, 6, 9, 14]), distance, side="right").astype(np.int64)


def _sums(flags: Ints) -> Ints:
    """Return how many are set before each place (one more place than flags)."""
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(flags, dtype=np.int64)])


def _same_between(values: Ints, left: Ints, right: Ints) -> Ints:
    """Return how many bunsetsu strictly between have the same value as the left one."""
    order = {value: np.flatnonzero(values == value) for value in set(values.tolist())}
    counts = np.zeros(len(left), np.int64)
    for value, places in order.items():
        chosen = values[left] == value
        counts[chosen] = np.searchsorted(places, right[chosen]) - np.searchsorted(places, left[chosen], side="right")
    return counts
