"""unit-form: a unit in letters that mean something else (Mhz), a number cut in the wrong place (10,00)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.manuscript import Manuscript
from pipeline.checks.phrases import report_wordings
from pipeline.model.findings import Finding


def unit_form(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield each form of the table once."""
    yield from report_wordings(manuscript.passages, "unit-form", "warning", "units", confidence=0.95)
