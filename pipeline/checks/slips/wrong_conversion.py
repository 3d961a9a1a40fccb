"""wrong-conversion: what an input method or a finger got wrong and no dictionary has (塔載, シュミレーション)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.manuscript import Manuscript
from pipeline.checks.phrases import report_wordings
from pipeline.model.findings import Finding


def wrong_conversion(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield each wrong form of the table once, with what was meant for every place."""
    yield from report_wordings(manuscript.passages, "wrong-conversion", "error", "wrong_conversion", confidence=0.95)
