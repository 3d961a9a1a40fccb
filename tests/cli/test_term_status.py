"""What the status of a term does, from the draft to every output: approved, proposed, deprecated."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from pipeline.glossary.save import terms_bytes
from pipeline.model.terms import Term
from tests.cli.conftest import Run

TERMS = (
    Term("hot-add", "ホットアド", "hot add", status="deprecated", grammar=("mass",), successor="hot-plug"),
    Term("hot-plug", "ホットプラグ", "hot plug", grammar=("mass",), variants=("活性挿抜",)),
    Term("read-ahead", "先読み", "read-ahead", status="proposed", grammar=("mass",)),
)
DRAFT = "概要\n\nホットアドを試した。活性挿抜を試した。先読みを試した。\n"


@pytest.fixture
def team(project: Path) -> Path:
    """A project with a term of each status, all used."""
    (project / "glossary" / "terms.tsv").write_bytes(terms_bytes(TERMS))
    (project / "reports" / "small" / "draft.txt").write_text(DRAFT, "utf-8")
    return project


def test_check_enforces_names_the_successor_and_mentions_what_is_proposed(tripreport: Run, team: Path) -> None:
    result = tripreport("check", "small", "--format", "json")
    found = {one["rule"]: one for one in json.loads(result.stdout)["findings"]}
    assert result.returncode == 1
    assert found["term-deprecated"]["severity"] == "error"
    assert "'ホットプラグ' (hot plug)" in found["term-deprecated"]["message"]
    assert [fix["text"] for fix in found["term-deprecated"]["fixes"]] == ["ホットプラグ"]
    assert "ホットプラグ" in found["term-variant"]["message"]
    assert found["term-proposed"]["severity"] == "info"


def test_the_english_uses_all_of_them_and_says_which_are_not_agreed(tripreport: Run, team: Path) -> None:
    assert tripreport("build", "small").returncode == 0
    folder = team / "build" / "small"
    value = json.loads((folder / "small.json").read_bytes())
    said = {one["terms"][0]: (one["en"], one["flags"]) for one in value["sentences"] if one["terms"]}
    assert "hot add" in said["hot-add"][0] and said["hot-add"][1] == ["deprecated-term"]
    assert "hot plug" in said["hot-plug"][0] and said["hot-plug"][1] == []
    assert "read-ahead" in said["read-ahead"][0] and said["read-ahead"][1] == ["proposed-term"]
    for name in ("small.md", "small.html"):
        text = (folder / name).read_text("utf-8")
        assert "hot add (deprecated; now hot plug)" in text and "read-ahead (proposed)" in text
    for name in ("small.docx", "small.review.docx"):
        with zipfile.ZipFile(folder / name) as package:
            document = package.read("word/document.xml").decode()
        assert "deprecated; now hot plug" in document and "proposed" in document


def test_a_term_that_is_approved_is_a_change_of_status_that_the_review_shows(tripreport: Run, team: Path) -> None:
    shutil.copytree(team / "glossary", team / "old")
    agreed = (*TERMS[:2], Term("read-ahead", "先読み", "read-ahead", grammar=("mass",)))
    (team / "glossary" / "terms.tsv").write_bytes(terms_bytes(agreed))
    found = json.loads(tripreport("glossary", "diff", "old", "glossary", "--format", "json").stdout)
    (change,) = found["changes"]
    assert (change["kind"], change["old"], change["new"]) == ("status", "proposed", "approved")
    (sentence,) = found["impact"]
    assert sentence["old"]["flags"] == ["proposed-term"] and sentence["new"]["flags"] == []
    assert {(one["rule"], one["change"]) for one in found["findings"]} == {("term-proposed", "resolved")}
