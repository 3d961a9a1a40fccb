"""approved.tsv: what it may hold, how it wins, and how it goes stale when the draft changes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document

from pipeline.errors import InputError
from pipeline.tasks.approvals import parse_approvals
from tests.approve.conftest import Call

HEADER = "ja\ten\twho\twhen\tnote\n"
DOUBTFUL = "メーカーによってキヤッシュが違うらしいのだが詳しいことは誰にも分からずじまいだった。"
ENGLISH = "Caches seem to differ by maker, but nobody could say how."


def put(project: Path, *rows: str) -> None:
    path = project / "reports" / "small" / "approved.tsv"
    path.write_text(HEADER + "".join(f"{row}\n" for row in rows), encoding="utf-8")


def built(project: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((project / "build" / "small" / "small.json").read_text("utf-8"))
    return data


def sentence(project: Path, japanese: str) -> dict[str, Any]:
    return next(one for one in built(project)["sentences"] if one["ja"] == japanese)


def test_an_approved_english_wins_and_is_unflagged(call: Call, project: Path) -> None:
    call("build")
    assert any(flag.startswith("review:") for flag in sentence(project, DOUBTFUL)["flags"]), (
        "the sample asks for review"
    )
    put(project, f"{DOUBTFUL}\t{ENGLISH}\tyamada\t2026-11-20")
    assert "built" in call("build").err, "an approval is an input"
    assert sentence(project, DOUBTFUL)["en"] == ENGLISH
    assert sentence(project, DOUBTFUL)["flags"] == ["approved"]
    assert sentence(project, DOUBTFUL)["confidence"] == 1.0
    assert ENGLISH in call("translate", "small").out


def test_what_the_gates_say_of_an_approved_english_is_shown_to_reviewers_only(call: Call, project: Path) -> None:
    put(project, f"{DOUBTFUL}\tCaches differ, 17 makers said.\tyamada\t2026-11-20")
    call("build")
    assert sentence(project, DOUBTFUL)["flags"] == ["approved"]


def test_japanese_that_was_changed_leaves_its_approval_stale(call: Call, project: Path) -> None:
    put(project, f"{DOUBTFUL}\t{ENGLISH}\tyamada\t2026-11-20")
    draft = project / "reports" / "small" / "draft.txt"
    changed = DOUBTFUL.replace("メーカー", "ベンダー")
    draft.write_text(draft.read_text("utf-8").replace(DOUBTFUL, changed), encoding="utf-8")
    call("build")
    assert "review:stale" in sentence(project, changed)["flags"]
    assert sentence(project, changed)["en"] != ENGLISH
    review = project / "build" / "small" / "small.review.docx"
    with ZipFile(review) as package:
        assert f"Approved before the Japanese changed: {ENGLISH}" in package.read("word/comments.xml").decode()
    tables = [[cell.text for cell in row.cells] for table in Document(str(review)).tables for row in table.rows]
    assert [DOUBTFUL, ENGLISH, "yamada 2026-11-20"] in tables, "and what is no longer in the draft is listed"


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (b"ja\ten\n\xe3\x81\n", "approved-encoding"),
        (b"", "approved-header"),
        (b"en\tja\n", "approved-header"),
        (HEADER.encode() + b"a\tb\tc\td\te\tf\n", "approved-cells"),
        (HEADER.encode() + b"a\t\tc\n", "approved-empty"),
        (HEADER.encode() + b"\tb\n", "approved-empty"),
        (HEADER.encode() + b"a\tb\na\tc\n", "approved-twice"),
    ],
)
def test_a_broken_file_is_refused_with_its_line(rows: bytes, code: str) -> None:
    with pytest.raises(InputError) as raised:
        parse_approvals(rows, "reports/x/approved.tsv")
    assert raised.value.code == code
    assert raised.value.fields["path"] == "reports/x/approved.tsv" and int(raised.value.fields["line"]) >= 1


def test_what_excel_writes_is_understood() -> None:
    (one,) = parse_approvals(b"\xef\xbb\xbf" + HEADER.replace("\n", "\r\n").encode() + b"a\tb\r\n\r\n")
    assert (one.japanese, one.english, one.who) == ("a", "b", "")


def test_a_broken_file_is_told_and_nothing_is_built(call: Call, project: Path) -> None:
    put(project, "only japanese")
    outcome = call("build")
    assert outcome.status == 2
    assert "reports/small/approved.tsv:2" in outcome.err
    assert not (project / "build" / "small").exists()


def test_title_and_facts_can_be_approved_too(call: Call, project: Path) -> None:
    (project / "reports" / "small" / "report.toml").write_text(
        'title = "謎の会合に関する所見"\nplace = "某所某会館"\n"宿泊先" = "某宿"\n', encoding="utf-8"
    )
    put(
        project,
        "謎の会合に関する所見\tNotes on a meeting",
        "某所某会館\tA hall somewhere",
        "宿泊先: 某宿\tHotel: some inn",
    )
    call("build")
    data = built(project)
    assert data["report"]["title"] == "Notes on a meeting"
    assert {(fact["label"], fact["value"]) for fact in data["facts"]} == {
        ("place", "A hall somewhere"),
        ("Hotel", "some inn"),
    }
    assert not [item for item in data["review"] if item["sentence"].startswith("meta:")]
