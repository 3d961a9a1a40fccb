"""redundant-words: two words that say the same (NICカード, 一番最初)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.manuscript import Manuscript
from pipeline.checks.phrases import report_wordings
from pipeline.model.findings import Finding


def redundant_words(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield each wording of the table once, with the shorter one for every place."""
    yield from report_wordings(manuscript.written, "redundant-words", "warning", "redundant")
