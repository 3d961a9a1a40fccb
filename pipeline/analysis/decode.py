"""From the probabilities of the candidates to one tree over bunsetsu."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from math import log
from typing import NamedTuple

from pipeline.model.syntax import Alternative

_WORTH_NAMING = 0.05
_MOST_NAMED = 3
_LONGEST = 60
"""Sentences of more bunsetsu keep their crossing arcs: looking for the best without takes time with the cube of the length."""
_LEAST = 1e-6


class Choice(NamedTuple):
    """The head chosen for a bunsetsu (-1: root), its probability, its lead, and what else it could have been."""

    head: int
    probability: float
    margin: float
    alternatives: tuple[Alternative, ...]


def choose_heads(
    count: int,
    probabilities: Mapping[int, Mapping[int, float]],
    quotations: Iterable[tuple[int, int]] = (),
    on_the_last: Container[int] = (),
) -> list[Choice]:
    """Return a head for each of ``count`` bunsetsu: those most probable together whose arcs do not cross.

    Japanese is head-final: every bunsetsu hangs on one to its right, the last one is the root. ``probabilities`` are those of
    the heads to the right, by bunsetsu and head. ``quotations`` are ranges of bunsetsu whose heads lie inside but for the last;
    those ``on_the_last`` hang on the last bunsetsu of all.

    >>> choose_heads(3, {0: {1: 0.25, 2: 0.75}, 1: {2: 1.0}})[0]
    Choice(head=2, probability=0.75, margin=0.5, alternatives=(Alternative(head=1, probability=0.25),))
    """
    if not count:
        return []
    last = count - 1
    walls = _walls(count, quotations)
    ranked = []
    for at in range(last):
        options = sorted(probabilities[at].items(), key=lambda pair: (-pair[1], pair[0]))
        nearest = last if at in on_the_last else at
        ranked.append([pair for pair in options if nearest <= pair[0] <= walls[at]] or options)
    heads = [options[0][0] for options in ranked]
    if _cross(heads) and count <= _LONGEST:
        heads = _without_crossing(ranked)
    return [*map(_choice, heads, ranked), Choice(-1, 1.0, 1.0, ())]


def _cross(heads: Sequence[int]) -> bool:
    """Tell whether two arcs cross, each from its place to a head to the right.

    >>> _cross([2, 3, 3]), _cross([3, 2, 3])
    (True, False)
    """
    ends: list[int] = []
    for at, head in enumerate(heads):
        while ends and ends[-1] <= at:
            ends.pop()
        if ends and head > ends[-1]:
            return True
        ends.append(head)
    return False


def _without_crossing(ranked: Sequence[Sequence[tuple[int, float]]]) -> list[int]:
    """Return the heads without crossing arcs whose probabilities have the highest product (span by span: Eisner 1996).

    Every arc goes to the right, so a span is headed by its last bunsetsu, and cut behind the first of the subtrees that hang there.
    """
    count = len(ranked) + 1
    gains = [{head: log(max(share, _LEAST)) for head, share in options} for options in ranked]
    never = 2 * log(_LEAST)
    total = [[0.0] * count for _ in range(count)]
    cut = [[0] * count for _ in range(count)]
    for first in range(count - 2, -1, -1):
        for last in range(first + 1, count):
            total[first][last], cut[first][last] = max(
                (total[first][at] + gains[at].get(last, never) + total[at + 1][last], at) for at in range(first, last)
            )
    heads = [count - 1] * (count - 1)
    spans = [(0, count - 1)]
    while spans:
        first, last = spans.pop()
        if first < last:
            at = cut[first][last]
            heads[at] = last
            spans += [(first, at), (at + 1, last)]
    return heads


def _choice(chosen: int, ranked: Sequence[tuple[int, float]]) -> Choice:
    own = dict(ranked).get(chosen, 0.0)
    others = [pair for pair in ranked if pair[0] != chosen]
    named = tuple(
        Alternative(head, round(probability, 2))
        for head, probability in others[:_MOST_NAMED]
        if probability >= _WORTH_NAMING
    )
    return Choice(chosen, round(own, 2), round(max(own - (others[0][1] if others else 0.0), 0.0), 2), named)


def _walls(count: int, quotations: Iterable[tuple[int, int]]) -> list[int]:
    """Return for each bunsetsu the last one it may hang on."""
    walls = [count - 1] * count
    for first, behind in quotations:
        for at in range(first, behind - 1):
            walls[at] = min(walls[at], behind - 1)
    return walls
