"""Findings in SARIF 2.1.0 (OASIS), which code hosts and editors show beside the lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from pipeline.messages import Language, message
from pipeline.model.findings import Finding, Fix, Severity
from pipeline.model.report import Source
from pipeline.model.text import LineIndex, Span
from pipeline.writers.json import to_bytes

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}


def write_sarif(
    found: Iterable[tuple[Source, Sequence[Finding]]], rules: Mapping[str, str], version: str, lang: Language = "en"
) -> bytes:
    """Return the findings of several drafts as one SARIF log; ``rules`` says of each rule what it is about.

    Columns count code points. A DOCX has no lines: its findings are placed by their offset in the plain rendering.
    """
    checked = list(found)
    order = {rule: number for number, rule in enumerate(rules)}
    results = [_result(source, one, order, lang) for source, ones in checked for one in _with_lines(source, ones)]
    run = {
        "tool": {
            "driver": {
                "name": "tripreport",
                "version": version,
                "rules": [{"id": rule, "shortDescription": {"text": why}} for rule, why in rules.items()],
            }
        },
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": quote(source.name)}} for source, _ in checked],
        "results": results,
    }
    return to_bytes({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _with_lines(source: Source, findings: Sequence[Finding]) -> Iterable[tuple[Finding, LineIndex]]:
    lines = LineIndex.of(source.text)
    return ((finding, lines) for finding in findings)


def _result(
    source: Source, placed: tuple[Finding, LineIndex], order: Mapping[str, int], lang: Language
) -> dict[str, Any]:
    finding, lines = placed
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": order[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": message(finding.message, dict(finding.fields), lang)},
        "locations": [_location(source, finding.span, lines)],
        "partialFingerprints": {"tripreport/v1": finding.fingerprint},
        "rank": round(finding.confidence * 100, 1),
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, **_location(source, span, lines)} for number, span in enumerate(finding.related, 1)
        ]
    if finding.fixes and source.format != "docx":
        result["fixes"] = [_fix(source, finding.fixes, lines, result["message"]["text"])]
    return result


def _location(source: Source, span: Span, lines: LineIndex) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": quote(source.name)}, "region": _region(span, lines)}}


def _region(span: Span, lines: LineIndex) -> dict[str, int]:
    start, end = lines.place(span.start), lines.place(span.end)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": span.start,
        "charLength": span.end - span.start,
    }


def _fix(source: Source, fixes: Sequence[Fix], lines: LineIndex, words: str) -> dict[str, Any]:
    replacements = [{"deletedRegion": _region(fix.span, lines), "insertedContent": {"text": fix.text}} for fix in fixes]
    change = {"artifactLocation": {"uri": quote(source.name)}, "replacements": replacements}
    return {"description": {"text": words}, "artifactChanges": [change]}
