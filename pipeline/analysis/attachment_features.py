"""The features of an arc from a bunsetsu to a candidate head: what templates make of the two, and of what is around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from pipeline.analysis.candidates import (
    CFORM,
    CLASS,
    COMMA,
    DEPTH,
    FIRST,
    GRANDHEAD,
    HEAD,
    LAST_CHAR,
    LAST_TWO,
    LEMMA,
    LENGTH,
    LISTED,
    MARK,
    MEMBER,
    PARTICLE,
    PEER,
    POS,
    PREDICATE,
    RELATION,
    SCRIPT,
    SHAPE,
    TAIL,
    TWIN,
    Candidates,
    Ints,
)

SIZE = 900_000
"""There are so many weights, each of which several features may share."""

UNIT = 1 / 256
"""Weights are kept as whole numbers of this, in a byte each; what lies beyond ±127 is cut: few do."""


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
    alike = (i[POS] == j[POS]) + 2 * (i[LAST_CHAR] == j[LAST_CHAR])
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

    around = _surroundings(rows, candidates)
    rung, held, filled = around.rung, around.held, around.filled
    sister, above = rows[around.sister].T, rows[around.above].T
    yield rung, distance
    yield rung, said
    yield rung, tail, mark, kind
    yield rung, said, commas, predicates
    yield rung, relation, governs
    yield rung, i[CLASS], kind, last
    # What the candidate has already: two が or two を are one too many.
    yield filled, i[PARTICLE], kind
    yield filled, tail, mark, said
    yield filled, relation, j[TAIL]
    yield held, tail, kind, mark
    yield tail, mark, sister[TAIL], sister[MARK], kind
    yield i[PARTICLE], sister[PARTICLE], j[LEMMA]
    yield relation, sister[RELATION], kind, said
    yield tail, sister[TAIL], rung
    # What the candidate hangs on: a clause before a noun, before another clause, the last one.
    yield tail, mark, kind, above[CLASS]
    yield tail, mark, j[TAIL], above[CLASS], above[TAIL]
    yield i[PARTICLE], mark, governs, above[RELATION]
    yield said, tail, j[TAIL], above[CLASS]
    # Members of a list: alike in form, in what stands before them, in their last word.
    same = (i[SHAPE] == j[SHAPE]).astype(np.int64)
    parallel = (previous[TAIL] == before[TAIL]) * (1 + (previous[TAIL] != 0))
    akin = (i[SCRIPT] == j[SCRIPT]) + 2 * (i[LAST_TWO] == j[LAST_TWO]) + 4 * (i[LENGTH] == j[LENGTH])
    members = np.minimum(_same_between(rows[:, SHAPE], left, right), 2)
    yield same, members, tail, mark, said
    yield same, parallel, tail, mark, kind
    yield same, alike, akin, tail, mark
    yield members, kind, tail, mark, adjacent
    yield same, parallel, alike, i[CLASS], mark, j[TAIL]
    yield akin, said, tail, mark
    yield i[SHAPE], j[SHAPE], distance
    yield i[SHAPE], j[SHAPE], parallel, rung
    member, peer, twin = (_before(step, i[column]) for column in (MEMBER, PEER, TWIN))
    yield peer, twin, tail, mark
    yield peer, twin, member, said
    yield peer, i[LISTED], j[LISTED], j[TAIL], mark
    yield peer, kind, tail, mark
    yield twin, kind, tail, mark
    yield member, peer, j[LISTED], kind, said
    yield peer, j[TAIL], mark, said


_DISTANCES = np.array([2, 3, 4, 5, 6, 9, 14])


class _Surroundings(NamedTuple):
    """What the word parser's tree has around each candidate.

    ``rung`` counts up the heads from the bunsetsu behind the dependent (1 that one, 2 its head, ... 5 at most), 0 for a candidate
    that lies under an arc between and that no arc reaches without crossing. Of what hangs on the candidate from between the two,
    ``held`` is how many there are (3 at most), ``filled`` how many with the dependent's particle (2 at most), ``sister`` the row
    of the first; ``above`` is the row of the candidate's head. A row that does not exist is the last, which is empty.
    """

    rung: Ints
    held: Ints
    filled: Ints
    sister: Ints
    above: Ints


def _surroundings(rows: Ints, candidates: Candidates) -> _Surroundings:
    left, right, _, first = candidates
    count = len(rows)
    head = np.where(rows[:, HEAD] > 0, np.arange(count) + rows[:, HEAD], -1)
    sizes = np.diff(first, append=len(left))
    # The farthest head of those between; every dependent's candidates on a higher floor than the ones before them.
    floor = np.repeat(np.arange(len(first)), sizes) * (count + 1)
    farthest = np.maximum.accumulate(np.where(right == left + 1, 0, head[right - 1]) + floor) - floor
    is_open = (farthest <= right).astype(np.int64)
    steps = np.cumsum(is_open)
    rung = np.minimum(steps - np.repeat(steps[first] - is_open[first], sizes), 5) * is_open

    held, sister = _behind(head, left, right)
    _, particle = np.unique(rows[:, PARTICLE], return_inverse=True)
    kinds = int(particle.max()) + 1
    filled, _ = _behind(np.where(head >= 0, head * kinds + particle, -1), left, right * kinds + particle[left])
    above = np.where(head[right] >= 0, head[right], count - 1)
    return _Surroundings(rung, np.minimum(held, 3), np.minimum(filled, 2), sister, above)


def _behind(keys: Ints, left: Ints, wanted: Ints) -> tuple[Ints, Ints]:
    """Return how many rows behind ``left`` have the key that is ``wanted``, and the first of them (or the last row of all)."""
    count = len(keys)
    places = np.nonzero(keys >= 0)[0]
    ordered = np.sort(keys[places] * count + places)
    low = np.searchsorted(ordered, wanted * count + left, side="right")
    many = np.searchsorted(ordered, (wanted + 1) * count, side="left") - low
    found = np.append(ordered, count - 1)[low] % count
    return many, np.where(many > 0, found, count - 1)


def _before(step: Ints, wanted: Ints) -> Ints:
    """Tell of each candidate whether it is the wanted one (1), before it (2) or beyond it (3); 0 where none is wanted."""
    return np.where(wanted == 0, 0, np.where(step == wanted, 1, np.where(step < wanted, 2, 3)))


def _mixed(number: int, columns: Sequence[Ints]) -> Ints:
    """Hash template ``number`` with its ``columns`` to the number of a weight (multiplicative hashing: Knuth 1973, 6.4)."""
    value = np.full(len(columns[0]), number * 0x9E3779B1 + 0x7F4A7C15, dtype=np.uint64)
    for column in columns:
        value = (value ^ column.astype(np.uint64)) * np.uint64(0x9E3779B97F4A7C15)
        value ^= value >> np.uint64(29)
    return ((value >> np.uint64(32)) * np.uint64(SIZE) >> np.uint64(32)).astype(np.int64)


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
