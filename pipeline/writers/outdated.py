"""Built reports whose terms have changed since, as JSON with a published schema."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.model.outdated import Outdated
from pipeline.writers.json import OUTDATED_SCHEMA, to_bytes


def write_json(found: Iterable[Outdated]) -> bytes:
    """Return each outdated report with what changed (schema ``pipeline/data/schemas/outdated.schema.json``)."""
    reports = [
        {"slug": one.slug, "sentences": one.sentences, "stale": [stale._asdict() for stale in one.stale]}
        for one in found
    ]
    return to_bytes({"schema": OUTDATED_SCHEMA, "reports": reports})
