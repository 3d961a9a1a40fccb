"""Findings as workflow commands, which GitHub shows as annotations of a pull request's lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.messages import Language, message
from pipeline.model.findings import Finding, Severity
from pipeline.model.report import Source
from pipeline.model.text import LineIndex

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def write_github(found: Iterable[tuple[Source, Sequence[Finding]]], lang: Language = "en") -> bytes:
    """Return one workflow command a finding (GitHub Docs, Workflow commands: ``::warning file=,line=,endLine=,col=,...``)."""
    return "".join(_command(source, one, lang) for source, ones in found for one in ones).encode("utf-8", "replace")


def _command(source: Source, finding: Finding, lang: Language) -> str:
    lines = LineIndex.of(source.text)
    start, end = lines.place(finding.span.start), lines.place(finding.span.end)
    place = f"file={_property(source.name)},line={start.line},endLine={end.line},col={start.column}"
    column = f",endColumn={end.column}" if start.line == end.line else ""
    words = _data(message(finding.message, dict(finding.fields), lang))
    return f"::{_COMMANDS[finding.severity]} {place}{column},title={_property(finding.rule)}::{words}\n"


def _data(text: str) -> str:
    """Escape what would end the command.

    >>> _data("100%\\nmore")
    '100%25%0Amore'
    """
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
