"""From the word parser's heads and the probabilities of the candidates to one tree over bunsetsu."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pipeline.model.syntax import Alternative

_WORTH_NAMING = 0.05
_MOST_NAMED = 3


class Choice(NamedTuple):
    """The head chosen for a bunsetsu (-1: root), its probability, its lead, and what else it could have been."""

    head: int
    probability: float
    margin: float
    alternatives: tuple[Alternative, ...]


_CERTAIN = (1.0, 1.0, ())


def choose_heads(
    said: Sequence[int],
    probabilities: Mapping[int, Mapping[int, float]],
    quotations: Iterable[tuple[int, int]] = (),
) -> list[Choice]:
    """Return a head for each bunsetsu: the most probable one that leaves a tree.

    ``said`` are the heads of the word parser (-1: root), ``probabilities`` those of heads to the right, by bunsetsu and head;
    what the word parser hangs to the left, and the root, stay. ``quotations`` are ranges of bunsetsu whose heads
    lie inside but for the last.

    >>> choose_heads([1, 2, -1], {0: {1: 0.25, 2: 0.75}, 1: {2: 1.0}})[0]
    Choice(head=2, probability=0.75, margin=0.5, alternatives=(Alternative(head=1, probability=0.25),))
    """
    walls = _walls(len(said), quotations)
    heads = [-1] * len(said)
    choices = [Choice(-1, *_CERTAIN)] * len(said)
    for at in range(len(said) - 1, -1, -1):
        if said[at] < at:
            heads[at] = said[at]
            choices[at] = Choice(said[at], *_CERTAIN)
            continue
        ranked = sorted(probabilities[at].items(), key=lambda pair: (-pair[1], pair[0]))
        free = [pair for pair in ranked if pair[0] <= walls[at]] or ranked
        chosen = next((head for head, _ in free if not _leads_back(heads, head, at)), said[at])
        heads[at] = chosen
        choices[at] = _choice(chosen, free)
    return choices


def _choice(chosen: int, ranked: Sequence[tuple[int, float]]) -> Choice:
    own = dict(ranked).get(chosen, 0.0)
    others = [pair for pair in ranked if pair[0] != chosen]
    named = tuple(
        Alternative(head, round(probability, 2))
        for head, probability in others[:_MOST_NAMED]
        if probability >= _WORTH_NAMING
    )
    return Choice(chosen, round(own, 2), round(max(own - (others[0][1] if others else 0.0), 0.0), 2), named)


def _leads_back(heads: Sequence[int], head: int, at: int) -> bool:
    """Tell whether the way up from ``head`` comes to ``at`` (an arc there would close a circle)."""
    steps = 0
    while head != -1 and head != at and steps <= len(heads):
        head, steps = heads[head], steps + 1
    return head != -1


def _walls(count: int, quotations: Iterable[tuple[int, int]]) -> list[int]:
    """Return for each bunsetsu the last one it may hang on."""
    walls = [count - 1] * count
    for first, behind in quotations:
        for at in range(first, behind - 1):
            walls[at] = min(walls[at], behind - 1)
    return walls
