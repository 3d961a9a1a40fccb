"""Which bunsetsu hangs on which: every candidate head weighed against the others, so that the runners-up are known too.

The method is the relative preference model of Kudo and Matsumoto (2005): log-linear over the candidates to the right of a
bunsetsu. It sees whole bunsetsu where the word parser sees a window of words, and among its features is what that parser says
(stacking: Nivre and McDonald 2008); it was trained on parses of sentences that the parser had not been trained on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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

BITS = 18
"""There are 2 ** BITS weights."""

# Columns of a description.
LEMMA, POS, CLASS, TAIL, PARTICLE, MARK, FIRST, LAST_CHAR, CFORM, RELATION = range(10)
DEPTH, COMMA, PREDICATE, HEAD, GRANDHEAD = range(10, 15)
COLUMNS = 15

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


def head_probabilities(weights: Floats, descriptions: Sequence[Description]) -> list[dict[int, dict[int, float]]]:
    """Return for each sentence, by dependent bunsetsu, the probability of each candidate head to its right."""
    rows, candidates = lay_out(descriptions)
    found: list[dict[int, dict[int, float]]] = [{} for _ in descriptions]
    if not len(candidates.left):
        return found
    scores = weights[features(rows, candidates)].sum(axis=1, dtype=np.float32)
    sizes = np.diff(candidates.first, append=len(scores))
    highest = np.repeat(np.maximum.reduceat(scores, candidates.first), sizes)
    odds = np.exp(scores - highest)
    shares = (odds / np.repeat(np.add.reduceat(odds, candidates.first), sizes)).tolist()
    at = 0
    for sentence, count in zip(found, map(len, descriptions), strict=True):
        for left in range(count - 1):
            reach = min(FARTHEST, count - 1 - left)
            sentence[left] = {left + 1 + step: shares[at + step] for step in range(reach)}
            at += reach
    return found


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
                _hash(cform),
                _hash(relations[chunk.top]),
                min(depth, 2),
                int(mark == "読点"),
                int(kind.startswith("述")),
                head - at if head >= 0 else 0,
                heads[head] - at if head >= 0 and heads[head] >= 0 else 0,
            )
        )
        depth = max(depth - closes, 0)
    return rows


def _class_of(core: Token, cform: str, tail: str) -> str:
    """Return the part of speech; before it 述 for a predicate, behind it the form and する where they matter."""
    if core.pos1 in ("動詞", "形容詞"):
        return "述" + core.pos1 + ("連体" if cform.startswith("連体") else "")
    if cform:
        return "述" + core.pos1 + cform[:2] + ("サ" if "為る" in tail else "")
    return core.pos1


@cache
def _hash(word: str) -> int:
    return crc32(word.encode())


def features(rows: Ints, candidates: Candidates) -> Ints:
    """Return the feature hashes of each candidate: one row a candidate, one column a template."""
    templates = [_mixed(number, columns) for number, columns in enumerate(_templates(rows, candidates))]
    return np.stack(templates, axis=1)


def _templates(rows: Ints, candidates: Candidates) -> Iterator[tuple[Ints, ...]]:
    """Yield the columns that each template puts together."""
    left, right, last, _ = candidates
    i, j = rows[left].T, rows[right].T
    after, before, behind, previous = rows[left + 1].T, rows[right - 1].T, rows[right + 1].T, rows[left - 1].T
    step = right - left
    distance = np.searchsorted(_DISTANCES, step, side="right")
    adjacent = (step == 1).astype(np.int64)
    commas = _between(rows[:, COMMA], left, right)
    predicates = _between(rows[:, PREDICATE], left, right)
    rivals = np.minimum(_same_between(rows[:, PARTICLE], left, right), 2)
    depths = i[DEPTH] * 3 + j[DEPTH]
    alike = (i[POS] == j[POS]).astype(np.int64) + 2 * (i[LAST_CHAR] == j[LAST_CHAR])
    tail, mark, kind, relation, governs = i[TAIL], i[MARK], j[CLASS], i[RELATION], j[RELATION]
    # What the parser says: this one, its head's head, one nearer or farther than it says.
    said = np.where(step == i[HEAD], 1, np.where(step == i[GRANDHEAD], 2, np.where(step < i[HEAD], 3, 4)))
    says_far = np.searchsorted(_DISTANCES, i[HEAD], side="right")

    yield distance, last
    yield i[CLASS], kind, distance
    yield tail, kind, distance
    yield tail, mark, kind, distance
    yield tail, mark, kind, last
    yield i[POS], tail, j[POS], j[TAIL]
    yield i[PARTICLE], j[PARTICLE], distance
    yield tail, j[TAIL], adjacent
    yield tail, mark, j[TAIL], j[MARK]
    yield i[LEMMA], tail, j[LEMMA]
    yield tail, j[LEMMA]
    yield tail, j[LEMMA], distance
    yield i[LEMMA], j[LEMMA]
    yield i[LEMMA], tail, kind
    yield i[LEMMA], distance
    yield i[POS], tail, j[POS], distance
    yield tail, kind, commas, predicates
    yield tail, mark, kind, rivals, predicates
    yield tail, mark, rivals, distance
    yield tail, j[CFORM], j[TAIL], j[MARK]
    yield tail, after[CLASS], after[TAIL], adjacent
    yield tail, after[CLASS], kind, distance
    yield tail, before[TAIL], before[MARK], kind, adjacent
    yield tail, kind, j[TAIL], behind[CLASS]
    yield tail, mark, kind, j[MARK], distance
    yield tail, depths, adjacent
    yield mark, depths, last
    yield previous[TAIL], previous[MARK], tail, kind, distance
    yield alike, tail, mark, j[TAIL], adjacent
    yield i[FIRST], kind, adjacent
    yield tail, j[FIRST], adjacent
    yield i[PARTICLE], mark, j[PARTICLE], j[MARK], commas, predicates
    yield said, distance
    yield said, says_far, last
    yield said, relation
    yield said, tail, kind
    yield said, tail, mark, distance
    yield said, i[CLASS], kind, mark
    yield said, tail, rivals, predicates
    yield said, j[TAIL], j[MARK], predicates
    yield said, mark, commas, predicates
    yield said, relation, kind, distance
    # Of what kind the clause is whose head it would be: topics and contrasts stay out of adnominal clauses (Minami 1974).
    yield tail, mark, governs
    yield tail, governs, j[TAIL]
    yield relation, governs, distance
    yield said, tail, governs
    yield i[PARTICLE], mark, governs, predicates
    yield i[CLASS], governs, last
    yield said, relation, governs, mark


_DISTANCES = np.array([2, 3, 4, 5, 6, 9, 14])


def _mixed(number: int, columns: Sequence[Ints]) -> Ints:
    """Hash template ``number`` with its ``columns`` into BITS bits (multiplicative hashing: Knuth 1973, 6.4)."""
    value = np.full(len(columns[0]), number * 0x9E3779B1 + 0x7F4A7C15, dtype=np.uint64)
    for column in columns:
        value = (value ^ column.astype(np.uint64)) * np.uint64(0x9E3779B97F4A7C15)
        value ^= value >> np.uint64(29)
    return (value >> np.uint64(64 - BITS)).astype(np.int64)


def _between(flags: Ints, left: Ints, right: Ints) -> Ints:
    """Return how many flags are set strictly between left and right, 3 at most."""
    sums = np.concatenate([np.zeros(1, np.int64), np.cumsum(flags, dtype=np.int64)])
    count: Ints = np.minimum(sums[right] - sums[left + 1], 3)
    return count


def _same_between(values: Ints, left: Ints, right: Ints) -> Ints:
    """Return how many rows strictly between have the same value as the left one."""
    order = np.argsort(values, kind="stable")
    _, compact = np.unique(values, return_inverse=True)
    width = np.int64(len(values) + 1)
    keys = compact[order] * width + order
    low = np.searchsorted(keys, compact[left] * width + left, side="right")
    high = np.searchsorted(keys, compact[left] * width + right, side="left")
    return (high - low).astype(np.int64)
