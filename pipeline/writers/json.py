"""Everything as data: the build of one report, and what the checks found, in JSON with a published schema."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from pipeline.messages import Language, message
from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.build import Build
from pipeline.model.english import Flag, Translation
from pipeline.model.findings import Finding
from pipeline.model.report import Report, Section, Source, section_sentences
from pipeline.model.summary import ReviewItem, SummaryEntry, SummarySection
from pipeline.model.terms import TermMatch
from pipeline.model.text import LineIndex, Span, source_span
from pipeline.text.shipped import shipped

REPORT_SCHEMA = "urn:tripreport:report:1"
FINDINGS_SCHEMA = "urn:tripreport:findings:1"
CANDIDATES_SCHEMA = "urn:tripreport:candidates:1"
OUTDATED_SCHEMA = "urn:tripreport:outdated:1"

_SCHEMA_FILES = {
    REPORT_SCHEMA: "report.schema.json",
    FINDINGS_SCHEMA: "findings.schema.json",
    CANDIDATES_SCHEMA: "candidates.schema.json",
    OUTDATED_SCHEMA: "outdated.schema.json",
}


def write_json(build: Build) -> bytes:
    """Return everything known about the report as JSON (schema ``pipeline/data/schemas/report.schema.json``)."""
    analyzed, summary = build.analyzed, build.summary
    paths = {
        sentence.id: section_name(section)
        for section in analyzed.report.sections
        for sentence in section_sentences(section)
    }
    listed = {item.sentence_id: item for item in summary.review}
    value = {
        "schema": REPORT_SCHEMA,
        "signature": asdict(build.signature),
        "report": _report(build),
        "sentences": [
            _sentence(one, english, paths[one.sentence.id], listed)
            for one, english in zip(analyzed.sentences, build.translations, strict=True)
        ],
        "summary": list(_summary(summary.sections)),
        "length": summary.length,
        "key_points": [
            {"en": one.english, "label": one.label, "sentences": list(one.sentences)} for one in summary.key_points
        ],
        "omitted": [
            {"sentence": one.sentence_id, "section": one.section, "ja": one.japanese, "en": one.english,
             "reason": one.reason, "label": one.label, "carries": list(one.carries)}
            for one in summary.omitted
        ],
        "facts": [{"label": fact.label, "value": fact.value, "flags": list(fact.flags)} for fact in summary.facts],
        "terms": [asdict(term) for term in summary.terms],
        "review": [
            {"sentence": item.sentence_id, "section": item.section, "ja": item.japanese, "en": item.english,
             "flags": list(item.flags)}
            for item in summary.review
        ],
        "findings": finding_values(analyzed.report.source, build.findings),
    }  # fmt: skip
    return to_bytes(value)


def findings_json(
    found: Iterable[tuple[Source, Sequence[Finding]]],
    lang: Language = "en",
    signature: Mapping[str, str] | None = None,
) -> bytes:
    """Return the findings of several drafts as JSON (schema ``pipeline/data/schemas/findings.schema.json``).

    ``signature`` says what they were made with: ``version``, ``glossary``, ``dictionary``.
    """
    findings = [value for source, ones in found for value in finding_values(source, ones, lang)]
    signed = {"signature": dict(signature)} if signature else {}
    return to_bytes({"schema": FINDINGS_SCHEMA, **signed, "findings": findings})


def finding_values(source: Source, findings: Iterable[Finding], lang: Language = "en") -> list[dict[str, Any]]:
    """Return each of ``findings`` in ``source`` as a JSON object, its message in words."""
    lines = LineIndex.of(source.text)
    return [
        {
            "rule": finding.rule,
            "severity": finding.severity,
            "message": message(finding.message, dict(finding.fields), lang),
            "path": source.name,
            **_place(lines, finding.span),
            "confidence": round(finding.confidence, 2),
            "fingerprint": finding.fingerprint,
            "related": [_place(lines, span) for span in finding.related],
            "fixes": [
                {"start": fix.span.start, "end": fix.span.end, "text": fix.text, "safe": fix.safe}
                for fix in finding.fixes
            ],
        }
        for finding in findings
    ]


def to_bytes(value: Any) -> bytes:
    r"""Return ``value`` as UTF-8 JSON with a line end at its end.

    A lone surrogate, which UTF-8 cannot hold, becomes JSON's own escape of it.

    >>> to_bytes({"ja": "岩本\udc80"})
    b'{\n  "ja": "\xe5\xb2\xa9\xe6\x9c\xac\\udc80"\n}\n'
    """
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "backslashreplace")


def schema(name: str) -> dict[str, Any]:
    """Return the JSON schema that the ``schema`` member of an output names.

    >>> schema(FINDINGS_SCHEMA)["title"]
    'What the checks of tripreport found'
    """
    text = shipped(f"schemas/{_SCHEMA_FILES[name]}")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def section_name(section: Section | SummarySection) -> str:
    """Return the headings down to the section, ``1日目 > 午後``; empty for text before any heading."""
    return " > ".join(section.path)


def _place(lines: LineIndex, span: Span) -> dict[str, int]:
    place = lines.place(span.start)
    return {"line": place.line, "column": place.column, "start": span.start, "end": span.end}


def _report(build: Build) -> dict[str, Any]:
    report = build.analyzed.report
    source = report.source
    return {
        "slug": build.slug,
        "title": build.summary.title,
        "state": build.state,
        "source": {
            "name": source.name,
            "format": source.format,
            "encoding": source.encoding,
            "sha256": source.sha256,
        },
        "meta": {**asdict(report.meta), "other": [{"key": key, "value": value} for key, value in report.meta.other]},
        "sections": list(_sections(report, build.summary.sections)),
        "unread": [asdict(one) for one in report.unread],
        "notes": [message(note.code, dict(note.fields), "en") for note in report.notes],
    }


def _sections(report: Report, summaries: Sequence[SummarySection]) -> Iterator[dict[str, Any]]:
    for section, summary in zip(report.sections, summaries, strict=True):
        yield {
            "section": section_name(section),
            "level": section.level,
            "path": list(section.path),
            "en": summary.heading.english if summary.heading else "",
        }


def _sentence(
    analyzed: AnalyzedSentence, translation: Translation, section: str, listed: dict[str, ReviewItem]
) -> dict[str, Any]:
    """Return one sentence; ``terms`` are ids in order of appearance, ``matches`` where in the source they stand."""
    sentence = analyzed.sentence
    item = listed.get(sentence.id)
    english, flags = (item.english, item.flags) if item else (translation.english, translation.flags)
    return {
        "id": sentence.id,
        "section": section,
        "role": sentence.role,
        "ja": sentence.text,
        "start": sentence.span.start,
        "end": sentence.span.end,
        "en": english,
        "confidence": round(translation.confidence, 2),
        "flags": _codes(flags),
        "terms": list(dict.fromkeys(match.concept.id for match in analyzed.matches)),
        "matches": [_match(match, analyzed) for match in analyzed.matches],
    }


def _match(match: TermMatch, analyzed: AnalyzedSentence) -> dict[str, Any]:
    span = source_span(analyzed.sentence.anchors, match.span)
    return {"id": match.concept.id, "start": span.start, "end": span.end, "form": match.form}


def _summary(sections: Iterable[SummarySection]) -> Iterator[dict[str, Any]]:
    for section in sections:
        if section.heading:
            yield _entry(section, section.heading)
        for entry in section.entries:
            yield _entry(section, entry)


def _entry(section: SummarySection, entry: SummaryEntry) -> dict[str, Any]:
    return {
        "section": section_name(section),
        "kind": entry.kind,
        "en": entry.english,
        "sentences": list(entry.sentences),
        "confidence": round(entry.confidence, 2),
        "flags": _codes(entry.flags),
        "level": entry.level,
        "block": entry.block,
        "number": entry.number,
        "parts": list(entry.parts),
        "links": list(entry.links),
        "header": entry.header,
        "label": entry.label,
    }


def _codes(flags: Iterable[Flag]) -> list[str]:
    return [flag.value for flag in flags]
