"""stacked-hedges: two doubts on one statement, of which English can keep one (ことになるかもしれない)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.manuscript import Manuscript
from pipeline.checks.phrases import find_wordings
from pipeline.checks.place import make_group
from pipeline.model.findings import Finding


def stacked_hedges(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield one finding with every place of the draft where a doubt stands on a doubt."""
    hits = list(find_wordings(manuscript.written, "hedges"))
    if hits:
        yield make_group(
            "stacked-hedges",
            "info",
            [(hit.passage.one, hit.span) for hit in hits],
            {"found": hits[0].span.of(hits[0].passage.text), "count": str(len(hits))},
            key="hedges",
        )
