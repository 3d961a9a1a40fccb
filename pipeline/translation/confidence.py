"""How doubts lower the confidence of a translation: the one place where the figures stand."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.model.english import Flag

CEILINGS = {
    Flag.NOT_TRANSLATED: 0.1,
    Flag.JAPANESE_LEFT: 0.3,
    Flag.NUMBER: 0.4,
    Flag.NAME: 0.4,
    Flag.TERM: 0.4,
    Flag.WORD_LOST: 0.4,
    Flag.NEGATION: 0.4,
    Flag.UNKNOWN_WORD: 0.5,
    Flag.UNKNOWN_NAME: 0.6,
    Flag.MODALITY: 0.5,
    Flag.LOW_CONFIDENCE: 0.5,
    Flag.STALE: 0.6,
    Flag.DEPRECATED_TERM: 0.9,
    Flag.PROPOSED_TERM: 0.9,
}
"""The most that a sentence with this flag is believed; a sentence with two doubts is worse than either."""

EACH_FURTHER = 0.8
"""What each further flag that asks for a person takes the confidence down to."""

DOUBTFUL_BELOW = 0.9
"""A translation less sure than this asks for a person, whatever else is known of it."""


def lowered(confidence: float, flags: Iterable[Flag]) -> float:
    """Return ``confidence`` (0 to 1) under the ceilings of ``flags``, with two decimals.

    >>> lowered(0.9, [Flag.NUMBER]), lowered(0.9, [Flag.NUMBER, Flag.NAME]), lowered(0.9, [])
    (0.4, 0.32, 0.9)
    """
    flags = set(flags)
    ceiling = min((CEILINGS.get(flag, 1.0) for flag in flags), default=1.0)
    further = max(sum(flag.asks_for_review for flag in flags) - 1, 0)
    return round(max(min(confidence, ceiling) * EACH_FURTHER**further, 0.0), 2)
