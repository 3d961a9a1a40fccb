"""Findings for people: the place, the words, and the line with the spot marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from unicodedata import category, combining, east_asian_width

from pipeline.cli.console import Console
from pipeline.model.findings import Finding
from pipeline.model.report import Source
from pipeline.model.text import LineIndex


def finding_lines(source: Source, findings: Sequence[Finding], console: Console) -> Iterator[str]:
    """Yield the lines that show ``findings``: where, how bad, what; then the source line with a marker under the spot."""
    lines = LineIndex.of(source.text)
    for finding in findings:
        line, column = lines.place(finding.span.start)
        words = console.words(finding.message, **dict(finding.fields))
        yield f"{source.name}:{line}:{column}: {finding.severity}: {words} [{finding.rule}]"
        yield from _excerpt(source.text, finding, lines)


def tally(findings: Iterable[Finding]) -> dict[str, int]:
    """Return how many findings of each severity there are, as the fields of the closing message."""
    count = Counter(finding.severity for finding in findings)
    return {"errors": count["error"], "warnings": count["warning"], "infos": count["info"]}


def _excerpt(text: str, finding: Finding, lines: LineIndex) -> Iterator[str]:
    """Yield the part of the line around the finding, at most about 60 columns, and a marker below it."""
    start, end = finding.span
    line_start, right = lines.line(start)
    while right > start and text[right - 1] in "\r\n":
        right -= 1
    left = max(line_start, start - 20)
    before = ("…" if left > line_start else "") + _on_one_line(text[left:start])
    marked = _on_one_line(text[start : min(end, right)])
    behind = _on_one_line(text[min(end, right) : min(right, end + 20)])
    yield f"    {before}{marked}{behind}"
    yield f"    {' ' * columns(before)}{'^' * max(columns(marked), 1)}"


def _on_one_line(text: str) -> str:
    return "".join(char if char.isprintable() else " " for char in text)


def columns(text: str) -> int:
    """Return how many columns a terminal gives ``text`` (Unicode Standard Annex 11; ambiguous ones count as one).

    >>> columns("NUMAの話"), columns("e\u0301")
    (8, 1)
    """
    return sum(
        0 if combining(char) or category(char) in ("Mn", "Cf") else 2 if east_asian_width(char) in "WF" else 1
        for char in text
    )
