"""The review as data (schema ``pipeline/data/schemas/glossary_diff.schema.json``)."""

from __future__ import annotations

from typing import Any

from pipeline.glossary.diff import COLUMNS
from pipeline.messages import message
from pipeline.model.changes import Affected, AffectedBullet, AffectedFinding, Change, English, GlossaryReview, Row
from pipeline.writers.json import to_bytes

SCHEMA = "urn:tripreport:glossary-diff:1"


def write_json(review: GlossaryReview) -> bytes:
    """Return everything known about the review.

    ``impact`` has one object for each changed concept and each sentence it changes; it is empty where it was not looked at,
    and ``totals`` is then null.
    """
    impact = review.impact
    value: dict[str, Any] = {
        "schema": SCHEMA,
        "signature": dict(review.signature),
        "old": review.old,
        "new": review.new,
        "changes": [_change(one) for one in review.changes],
        "impact": [_affected(id_, one) for one in impact.affected for id_ in one.ids] if impact else [],
        "bullets": [_bullet(one) for one in impact.bullets] if impact else [],
        "findings": [_finding(one) for one in impact.findings] if impact else [],
        "unread": list(impact.unread) if impact else [],
        "totals": None,
    }
    if impact:
        value["totals"] = {
            "reports": impact.reports,
            "sentences": impact.sentences,
            "translated_again": impact.candidates,
            "reports_changed": len({one.report for one in impact.affected if one.reworded}),
            "sentences_changed": sum(one.reworded for one in impact.affected),
        }
    return to_bytes(value)


def _change(change: Change) -> dict[str, Any]:
    return {
        "id": change.id,
        "kind": change.kind,
        "column": change.column,
        "old": change.old,
        "new": change.new,
        "matched_by": change.matched_by,
        "before": _row(change.before),
        "after": _row(change.after),
    }


def _row(row: Row | None) -> dict[str, str] | None:
    return None if row is None else {"file": row.sheet, **dict(zip(COLUMNS[row.sheet], row.cells, strict=True))}


def _affected(id_: str, one: Affected) -> dict[str, Any]:
    return {
        "id": id_,
        "report": one.report,
        "sentence": one.sentence,
        "section": one.section,
        "line": one.line,
        "ja": one.japanese,
        "before": one.before.text,
        "after": one.after.text,
        "old": _sureness(one.before),
        "new": _sureness(one.after),
        "lost": list(one.lost),
    }


def _sureness(english: English) -> dict[str, Any]:
    return {"confidence": round(english.confidence, 2), "flags": [flag.value for flag in english.flags]}


def _bullet(one: AffectedBullet) -> dict[str, Any]:
    return {
        "ids": list(one.ids),
        "report": one.report,
        "section": one.section,
        "kind": one.kind,
        "before": one.before,
        "after": one.after,
    }


def _finding(one: AffectedFinding) -> dict[str, Any]:
    finding = one.finding
    return {
        "ids": list(one.ids),
        "report": one.report,
        "path": one.path,
        "line": one.line,
        "change": "new" if one.is_new else "resolved",
        "rule": finding.rule,
        "severity": finding.severity,
        "message": message(finding.message, dict(finding.fields), "en"),
        "fingerprint": finding.fingerprint,
    }
