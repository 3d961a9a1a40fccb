"""Training the attachment model: weights over features of candidate heads, learned from gold bunsetsu."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from pipeline.analysis.assemble import WordTree
from pipeline.analysis.attachment_features import SIZE, features
from pipeline.analysis.bunsetsu import bunsetsu_starts, chunk_heads, chunks
from pipeline.analysis.candidates import Description, Floats, Ints, describe, lay_out
from training.treebank import Tree

SEED = 2004


class Lesson(NamedTuple):
    """A sentence: what the model is told of its bunsetsu, and their true heads (-1: root)."""

    description: Description
    heads: list[int]


def lesson(tree: Tree, found: WordTree) -> Lesson:
    """Return what is to be learned from ``tree``: its own bunsetsu, as the word parser's tree ``found`` describes them."""
    chunked = chunks(bunsetsu_starts(tree.tokens, tree.heads, tree.labels), tree.heads, tree.labels)
    starts = [False] * len(tree.tokens)
    for chunk in chunked:
        starts[chunk.start] = True
    seen = chunks(starts, found.heads, found.relations)
    description = describe(tree.tokens, seen, chunk_heads(seen, found.heads), found.relations)
    return Lesson(description, chunk_heads(chunked, tree.heads))


def learn_attachment(
    lessons: Sequence[Lesson], *, epochs: int = 5, rate: float = 0.1, dropout: float = 0.7, decay: float = 0.001
) -> Floats:
    """Return the weights: log-linear over the candidates of each dependent, by AdaGrad, features dropped at random.

    The same lessons give the same weights.
    """
    table, sizes, gold = _candidates(lessons)
    begins = np.cumsum(sizes) - sizes
    weights = np.zeros(SIZE, np.float32)
    squares = np.full(SIZE, 1e-6, np.float32)
    rng = np.random.default_rng(SEED)
    for _ in range(epochs):
        for chosen in _batches(rng.permutation(len(sizes)), 256):
            reach = sizes[chosen]
            first = np.cumsum(reach) - reach
            rows = np.arange(reach.sum()) + np.repeat(begins[chosen] - first, reach)
            # Weight 0 is kept at nought: a dropped feature is one that points there.
            hashes = table[rows] * (rng.random((len(rows), table.shape[1])) >= dropout)
            odds = _shares(weights[hashes].sum(axis=1), first, reach)
            odds[first + gold[chosen]] -= 1
            flat = hashes.ravel()
            touched = np.flatnonzero(np.bincount(flat, minlength=SIZE))
            gradient = np.bincount(flat, np.repeat(odds, table.shape[1]), SIZE)[touched].astype(np.float32)
            gradient += decay * weights[touched]
            squares[touched] += gradient**2
            weights[touched] -= rate * gradient / np.sqrt(squares[touched])
            weights[0] = 0
    # In use no feature is dropped: the sums would be that much larger, and the probabilities too sure of themselves.
    return weights * np.float32(1 - dropout)


def _candidates(lessons: Sequence[Lesson]) -> tuple[Ints, Ints, Ints]:
    """Return the features of all candidates, how many each dependent has, and which of them is right."""
    tables, sizes, gold = [], [], []
    worth = [one for one in lessons if len(one.description) > 1]
    for some in (worth[at : at + 200] for at in range(0, len(worth), 200)):
        rows, candidates = lay_out([one.description for one in some])
        reach = np.diff(candidates.first, append=len(candidates.left))
        steps = [head - left for one in some for left, head in enumerate(one.heads[:-1])]
        right = np.array(steps) - 1
        known = (right >= 0) & (right < reach)
        tables.append(features(rows, candidates)[np.repeat(known, reach)].astype(np.int32))
        sizes.append(reach[known])
        gold.append(right[known])
    return np.concatenate(tables), np.concatenate(sizes), np.concatenate(gold)


def _shares(scores: Floats, first: Ints, reach: Ints) -> Floats:
    odds = np.exp(scores - np.repeat(np.maximum.reduceat(scores, first), reach))
    shares: Floats = odds / np.repeat(np.add.reduceat(odds, first), reach)
    return shares


def _batches(order: Ints, size: int) -> Iterator[Ints]:
    return (order[at : at + size] for at in range(0, len(order), size))
