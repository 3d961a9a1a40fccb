"""Heads chosen from probabilities: a tree without crossing arcs, the most probable one, walls of quotations kept."""

from __future__ import annotations

from itertools import product
from math import prod

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.analysis.decode import choose_heads
from training.treebank import is_tree

Probabilities = dict[int, dict[int, float]]


@st.composite
def weighed(draw: st.DrawFn, longest: int = 12) -> Probabilities:
    """Return the probabilities of every head to the right in a sentence of up to ``longest`` bunsetsu."""
    count = draw(st.integers(1, longest))
    found: Probabilities = {}
    for left in range(count - 1):
        odds = [draw(st.integers(1, 1000)) for _ in range(left + 1, count)]
        found[left] = {left + 1 + step: one / sum(odds) for step, one in enumerate(odds)}
    return found


def crossing(heads: list[int]) -> bool:
    arcs = [(at, head) for at, head in enumerate(heads) if head >= 0]
    return any(a < c < b < d for a, b in arcs for c, d in arcs)


@given(weighed())
def test_the_heads_are_a_tree_whose_arcs_do_not_cross(probabilities: Probabilities) -> None:
    heads = [one.head for one in choose_heads(len(probabilities) + 1, probabilities)]
    assert heads[-1] == -1
    assert is_tree([at if head < 0 else head for at, head in enumerate(heads)])
    assert not crossing(heads)


@settings(max_examples=40)
@given(weighed(longest=6))
def test_no_other_tree_without_crossing_arcs_is_more_probable(probabilities: Probabilities) -> None:
    heads = [one.head for one in choose_heads(len(probabilities) + 1, probabilities)]
    trees = ([*heads, -1] for heads in product(*(probabilities[left] for left in probabilities)))
    best = max(likelihood(tree, probabilities) for tree in trees if not crossing(tree))
    assert likelihood(heads, probabilities) >= best * 0.999


def likelihood(heads: list[int], probabilities: Probabilities) -> float:
    return prod(probabilities[left][head] for left, head in enumerate(heads) if left in probabilities)


def test_a_head_that_is_not_the_most_probable_has_no_lead() -> None:
    # 0 would rather hang on 2, across the arc from 1 to 3.
    probabilities = {0: {1: 0.1, 2: 0.5, 3: 0.4}, 1: {2: 0.1, 3: 0.9}, 2: {3: 1.0}}
    first, *_ = choose_heads(4, probabilities)
    assert (first.head, first.probability, first.margin) == (3, 0.4, 0.0)
    assert [one.head for one in first.alternatives] == [2, 1]


def test_nothing_has_no_heads_and_one_bunsetsu_is_the_root() -> None:
    assert choose_heads(0, {}) == []
    assert [one.head for one in choose_heads(1, {})] == [-1]


def test_what_is_said_of_all_hangs_on_the_last() -> None:
    probabilities = {0: {1: 0.7, 2: 0.3}, 1: {2: 1.0}}
    first, *_ = choose_heads(3, probabilities, on_the_last=(0,))
    assert (first.head, first.probability) == (2, 0.3)


def test_only_the_last_bunsetsu_of_a_quotation_hangs_outside() -> None:
    probabilities = {0: {1: 0.1, 2: 0.1, 3: 0.8}, 1: {2: 0.2, 3: 0.8}, 2: {3: 1.0}}
    heads = [one.head for one in choose_heads(4, probabilities, [(0, 3)])]
    assert heads == [1, 2, 3, -1]


def test_many_bunsetsu_keep_their_crossing_arcs_and_are_a_tree() -> None:
    count = 500
    probabilities = {
        left: {right: (0.7 if right == min(left + 2, count - 1) else 0.01) for right in range(left + 1, count)}
        for left in range(count - 1)
    }
    heads = [one.head for one in choose_heads(count, probabilities)]
    assert is_tree([at if head < 0 else head for at, head in enumerate(heads)])
