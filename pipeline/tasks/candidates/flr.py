"""How likely nouns that stand together are a term: FLR, from their number and from what their words combine with."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from itertools import pairwise

Words = tuple[str, ...]


def flr(counts: Mapping[Words, int]) -> dict[Words, float]:
    """Return the score of each compound in ``counts``, which says how often each stands by itself.

    FLR(CN) = f(CN) * (prod_i (FL(N_i) + 1) (FR(N_i) + 1)) ** (1 / 2L): f is how often the compound CN of the words
    N_1..N_L stands by itself, FL and FR how often a word has another to its left and to its right (Nakagawa and Mori,
    "Automatic term recognition based on statistics of compound nouns and their components", Terminology 9(2), 2003).
    It needs no other corpus and no compound that is part of another, which C-value does: reports are short.

    >>> scores = flr({("memory", "hotplug"): 2, ("memory", "leak"): 1, ("lunch",): 2})
    >>> [(" ".join(words), round(score, 2)) for words, score in scores.items()]
    [('memory hotplug', 3.72), ('memory leak', 1.68), ('lunch', 2.0)]
    """
    left: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for words, count in counts.items():
        for one, other in pairwise(words):
            right[one] += count
            left[other] += count
    return {words: count * _lr(words, left, right) for words, count in counts.items()}


def _lr(words: Words, left: Counter[str], right: Counter[str]) -> float:
    product = math.prod((left[word] + 1) * (right[word] + 1) for word in words)
    return float(product ** (1 / (2 * len(words))))
