"""report-fields and day-without-date: what a report of its kind has to say about who, where and when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pipeline.checks.manuscript import Manuscript, Passage
from pipeline.checks.place import make_group
from pipeline.model.findings import Finding
from pipeline.model.report import Meta
from pipeline.model.text import Span

REQUIRED: Mapping[str, tuple[str, ...]] = {
    "": ("title", "start", "place", "travellers"),
    "conference": ("title", "event", "start", "place", "travellers"),
    "visit": ("title", "start", "place", "travellers"),
    "meeting": ("title", "start", "place", "travellers"),
}
"""The fields of ``Meta`` that a report of each kind needs; the empty kind is that of a report that names none."""

_DAY = re.compile(r"^(?:第\s?)?([0-9０-９一二三四五六七]+|初)日目")


def report_fields(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield one finding, at the beginning of the draft, with the fields that its kind needs and nobody filled in."""
    meta = manuscript.report.meta
    first = next((passage for passage in manuscript.passages if passage.text), None)
    missing = [name for name in REQUIRED.get(meta.kind, REQUIRED[""]) if not _has(meta, name)]
    if missing and first is not None:
        yield make_group(
            "report-fields",
            "info",
            [(first.one, Span(0, len(first.text)))],
            {"missing": ", ".join(missing), "kind": f"kind: {meta.kind}" if meta.kind else "kind: -"},
            key=" ".join(missing),
        )


def _has(meta: Meta, name: str) -> bool:
    if name == "start":
        return len(meta.start) == len("2004-07-20")
    return bool(getattr(meta, name))


def day_without_date(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield one finding for headings like 2日目 that give no date, when the report has no first day to count from."""
    if len(manuscript.report.meta.start) == len("2004-07-20"):
        return
    places: list[tuple[Passage, Span]] = []
    for passage in manuscript.passages:
        if passage.role == "heading" and (match := _DAY.match(passage.text)) and not re.search("[月/]", passage.text):
            places.append((passage, Span(*match.span())))
    if places:
        yield make_group(
            "day-without-date",
            "info",
            [(passage.one, span) for passage, span in places],
            {"found": places[0][1].of(places[0][0].text), "count": str(len(places))},
            key="days",
        )
