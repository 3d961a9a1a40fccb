"""Findings for people: the place, the words, and the line with the spot marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pipeline.cli.console import Console
from pipeline.model.findings import Finding
from pipeline.model.report import Source
from pipeline.model.text import place_of


def finding_lines(source: Source, findings: Sequence[Finding], console: Console) -> Iterator[str]:
    """Yield the lines that show ``findings``: where, how bad, what; then the source line with a marker under the spot."""
    for finding in findings:
        line, column = place_of(source.text, finding.span.start)
        words = console.words(finding.message, **dict(finding.fields))
        yield f"{source.name}:{line}:{column}: {finding.severity}: {words} [{finding.rule}]"
        yield from _excerpt(source.text, finding)


def tally(findings: Iterable[Finding]) -> dict[str, int]:
    """Return how many findings of each severity there are, as the fields of the closing message."""
    count = Counter(finding.severity for finding in findings)
    return {"errors": count["error"], "warnings": count["warning"], "infos": count["info"]}


def _excerpt(text: str, finding: Finding) -> Iterator[str]:
    """Yield the part of the line around the finding, at most about 60 columns, and a marker below it."""
    from wcwidth import wcswidth

    start, end = finding.span
    line_start = max(text.rfind(end_mark, 0, start) for end_mark in "\r\n") + 1
    left = max(line_start, start - 20)
    right = min((at for at in (text.find(mark, start) for mark in "\r\n") if at >= 0), default=len(text))
    shown = text[left : min(right, max(end, start) + 20)].replace("\t", " ")
    before = "…" if left > line_start else ""
    marked = text[start : min(end, right)].replace("\t", " ")
    indent = max(wcswidth(before + text[left:start].replace("\t", " ")), 0)
    yield f"    {before}{shown}"
    yield f"    {' ' * indent}{'^' * max(wcswidth(marked), 1)}"
