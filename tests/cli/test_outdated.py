"""tripreport outdated: built reports whose terms have changed since."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from pipeline.writers.json import OUTDATED_SCHEMA, schema
from tests.cli.conftest import Run, edit


@pytest.fixture
def built(project: Path, tripreport: Run) -> Path:
    """A built report with a term, a variant, an approved sentence and a place."""
    folder = project / "reports" / "small"
    (folder / "draft.txt").write_text("概要\n\nNUMAを試した。ホットプラグを試した。荷札棚を見た。\n", "utf-8")
    (folder / "report.toml").write_text('place = "オタワ"\n', "utf-8")
    result = tripreport("build", "small")
    assert result.returncode == 0, result.stderr.decode()
    return project


def listed(tripreport: Run, *arguments: str) -> list[str]:
    result = tripreport("outdated", *arguments)
    assert result.returncode == 0, result.stderr.decode()
    return result.stdout.decode().splitlines()


def test_a_report_is_up_to_date_when_its_terms_are(tripreport: Run, built: Path) -> None:
    assert listed(tripreport) == []
    edit(built, "\tkexec\tkexec\t", "\tkexec\tfast reboot\t")  # a term that the report does not use
    assert listed(tripreport) == []


def test_changed_terms_are_named_with_what_changed_and_how_many_sentences_have_them(
    tripreport: Run, built: Path
) -> None:
    edit(built, "\tNUMA\tNUMA\t", "\tNUMA\tnode memory\t")
    assert listed(tripreport) == [
        "small: terms changed: 1, sentences: 1",
        "  numa: English “NUMA” → “node memory” (sentences: 1)",
    ]
    value = json.loads(tripreport("outdated", "--format", "json").stdout)
    jsonschema.validate(value, schema(OUTDATED_SCHEMA))
    change = {"id": "numa", "aspect": "english", "old": "NUMA", "new": "node memory", "sentences": 1}
    assert value["reports"] == [{"slug": "small", "sentences": 1, "stale": [change]}]
    assert tripreport("build", "small").returncode == 0
    assert listed(tripreport) == []


def test_a_term_that_goes_and_one_that_comes_are_named(tripreport: Run, built: Path) -> None:
    terms = built / "glossary" / "terms.tsv"
    lines = [line for line in terms.read_text("utf-8").splitlines() if not line.startswith("numa\t")]
    lines.append("tag-rack\t荷札棚\ttag rack\t\tapproved\t\t\tnoun\t\t\t\t\t")
    terms.write_text("\n".join([lines[0], *sorted(lines[1:])]) + "\n", "utf-8")
    assert listed(tripreport, "small")[1:] == [
        "  numa: “NUMA” is no longer in the glossary (sentences: 1)",
        "  tag-rack: “tag rack” is found there now (sentences: 1)",
    ]


def test_grammar_status_and_event_facts_count_too(tripreport: Run, built: Path) -> None:
    names = built / "glossary" / "names.tsv"
    names.write_text(names.read_text("utf-8").replace("\tオタワ\tOttawa\t", "\tオタワ\tOttawa City\t"), "utf-8")
    row = next(line for line in (built / "glossary" / "terms.tsv").read_text("utf-8").splitlines() if "numa\t" in line)
    edit(built, row, row.replace("\tapproved\t", "\tproposed\t").replace("\tmass\t", "\tcount\t"))
    found = listed(tripreport)
    assert "  place: event fact “Ottawa” → “Ottawa City”" in found
    assert "  numa: status approved → proposed (sentences: 1)" in found
    assert any(line.startswith("  numa: grammar “noun | ") for line in found)


def test_a_sentence_that_a_person_approved_does_not_ask_the_glossary(tripreport: Run, built: Path) -> None:
    row = "NUMAを試した。\tWe tried NUMA.\tme\t2025-01-01\t"
    (built / "reports" / "small" / "approved.tsv").write_text(f"ja\ten\twho\twhen\tnote\n{row}\n", "utf-8")
    assert tripreport("build", "small").returncode == 0
    edit(built, "\tNUMA\tNUMA\t", "\tNUMA\tnode memory\t")
    assert listed(tripreport) == []


def test_what_is_no_built_report_is_told_and_the_others_are_looked_at(tripreport: Run, built: Path) -> None:
    edit(built, "\tNUMA\tNUMA\t", "\tNUMA\tnode memory\t")
    (built / "build" / "odd").mkdir()
    (built / "build" / "odd" / "odd.json").write_text('{"schema": "urn:other"}', "utf-8")
    result = tripreport("outdated")
    assert result.returncode == 2 and b"odd.json" in result.stderr and b"Traceback" not in result.stderr
    assert b"small: terms changed: 1" in result.stdout
    assert tripreport("outdated", "nowhere").returncode == 2
