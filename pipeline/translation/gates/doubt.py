"""What a gate is: it looks at a sentence and its English and says what is doubtful."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.english import Doubt, Translation

__all__ = ["Doubt", "Gate"]

Gate = Callable[[AnalyzedSentence, Translation], Iterator[Doubt]]
"""Looks at a sentence and its English and yields what is doubtful, the same for every engine; never raises."""
