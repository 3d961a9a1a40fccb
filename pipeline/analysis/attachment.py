"""Which bunsetsu hangs on which: every candidate head weighed against the others, so that the runners-up are known too.

The method is the relative preference model of Kudo and Matsumoto (2005): log-linear over the candidates to the right of a
bunsetsu. It sees whole bunsetsu where the word parser sees a window of words, and among its features is what that parser says
(stacking: Nivre and McDonald 2008); it was trained on parses of sentences that the parser had not been trained on.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.analysis.attachment_features import features
from pipeline.analysis.candidates import FARTHEST, Description, Floats, lay_out


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
