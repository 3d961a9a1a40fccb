"""Candidates for the glossary as a table for a spreadsheet and as JSON with a published schema."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from pipeline.model.candidates import Candidate, Context, Proposal
from pipeline.writers.json import CANDIDATES_SCHEMA, to_bytes

COLUMNS = ("ja", "en", "expansion", "source", "where", "kind", "score", "count", "reports", "context")


def write_tsv(candidates: Sequence[Candidate]) -> bytes:
    """Return one line a candidate under a header: its first proposal, its reports and the first place it stands at."""
    rows = [COLUMNS, *map(_row, candidates)]
    return "".join("\t".join(" ".join(cell.split()) for cell in row) + "\n" for row in rows).encode()


def _row(one: Candidate) -> tuple[str, ...]:
    said = one.proposals[0]._asdict() if one.proposals else dict.fromkeys(Proposal._fields, "")
    at = one.contexts[0]
    return (
        one.ja,
        *(said[field] for field in Proposal._fields),
        one.kind,
        f"{one.score:.2f}",
        str(one.count),
        " ".join(one.reports),
        f"{at.report}:{at.line}: {at.before}{at.found}{at.behind}",
    )


def write_json(candidates: Sequence[Candidate]) -> bytes:
    """Return everything known of each candidate (schema ``pipeline/data/schemas/candidates.schema.json``)."""
    return to_bytes({"schema": CANDIDATES_SCHEMA, "candidates": [_value(one) for one in candidates]})


def _value(one: Candidate) -> dict[str, Any]:
    return {
        **asdict(one),
        "contexts": [dict(zip(Context._fields, at, strict=True)) for at in one.contexts],
        "proposals": [dict(zip(Proposal._fields, said, strict=True)) for said in one.proposals],
    }


CANDIDATE_WRITERS: Mapping[str, Callable[[Sequence[Candidate]], bytes]] = {"tsv": write_tsv, "json": write_json}
"""By the name of the format."""
