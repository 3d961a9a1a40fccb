"""tripreport approve: the walk in the terminal, and review documents that come back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml

from tests.approve.conftest import Call

APPROVED = Path("reports/small/approved.tsv")
REVIEW = Path("build/small/small.review.docx")


def rows() -> list[list[str]]:
    return [line.split("\t") for line in APPROVED.read_text("utf-8").splitlines()[1:]] if APPROVED.exists() else []


def state() -> str:
    return str(json.loads(Path("build/small/small.json").read_text("utf-8"))["report"]["state"])


@pytest.fixture
def editor(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An editor that writes an English of its own."""
    script = project / "editor.py"
    script.write_text(
        "import pathlib, sys\n"
        "path = pathlib.Path(sys.argv[1])\n"
        "lines = path.read_text('utf-8').splitlines()\n"
        "path.write_text('\\n'.join(['Edited by hand.', *lines[1:]]), 'utf-8')\n",
        encoding="utf-8",
    )
    import sys

    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f'"{sys.executable}" "{script}"')


def test_accepting_all_makes_the_report_final(call: Call) -> None:
    assert call("approve", "small", "--all", "--who", "yamada", typed="a\n" * 9).status == 0
    assert {row[2] for row in rows()} == {"yamada"}
    assert all(len(row) == 5 and row[1] and row[3] for row in rows())
    call("build")
    assert state() == "final"
    assert "nothing waits" in call("approve", "small", typed="").err


def test_accepting_what_waits_makes_it_reviewed(call: Call) -> None:
    call("build")
    assert state() == "draft"
    call("approve", "small", "--who", "yamada", typed="a\n" * 9)
    call("build")
    assert state() == "reviewed"


def test_what_is_edited_is_approved_as_edited(call: Call, editor: None) -> None:
    outcome = call("approve", "small", "--who", "yamada", typed="e\nq\n")
    assert [row[1] for row in rows()] == ["Edited by hand."]
    assert "note:" in outcome.out, "the gates have something to say about it"


def test_undo_takes_the_last_decision_back_from_the_file(call: Call, editor: None) -> None:
    call("approve", "small", "--all", "--who", "a", typed="a\ne\nu\nq\n")
    first = rows()
    assert len(first) == 1 and first[0][1] != "Edited by hand."
    call("approve", "small", "--all", "--who", "b", typed="u\nq\n")
    assert rows() == first, "only what this walk decided can be undone"


def test_skip_decides_nothing_and_the_end_of_the_input_ends_the_walk(call: Call) -> None:
    assert call("approve", "small", typed="s\n").status == 0
    assert rows() == []


def test_every_decision_is_on_disk_before_the_next(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []

    class Typing:
        def readline(self) -> str:
            seen.append(len(rows()))
            return "a\n" if len(seen) < 3 else ""

    import io
    import sys

    monkeypatch.setattr(io, "StringIO", lambda typed: Typing())
    call("approve", "small", "--all", "--who", "a")
    assert sys.stdin is not None
    assert seen == [0, 1, 2]


def test_rows_that_somebody_else_adds_meanwhile_are_kept(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    class Typing:
        lines = iter("aauq")

        def readline(self) -> str:
            with APPROVED.open("a", encoding="utf-8") as file:
                if not file.tell():
                    file.write("ja\ten\twho\twhen\tnote\n")
                file.write(f"別の文その{file.tell()}。\tAnother sentence.\tsuzuki\t2026-11-01\t\n")
            return next(self.lines) + "\n"

    import io

    monkeypatch.setattr(io, "StringIO", lambda typed: Typing())
    call("approve", "small", "--all", "--who", "yamada")
    assert [row[2] for row in rows()].count("suzuki") == 4
    assert [row[2] for row in rows()].count("yamada") == 1


def test_an_editor_that_fails_changes_nothing_and_says_so(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "no-such-editor-anywhere")
    outcome = call("approve", "small", typed="e\nq\n")
    assert outcome.status == 0 and rows() == []
    assert "no-such-editor-anywhere" in outcome.err and "Traceback" not in outcome.err


def test_edited_cells_of_a_review_document_are_taken(call: Call) -> None:
    call("build")
    document = Document(str(REVIEW))
    (row,) = [row for table in document.tables for row in table.rows if "メーカー" in row.cells[1].text]
    row.cells[2].text = "Caches differ by maker."
    document.save("edited.docx")
    outcome = call("approve", "small", "--from", "edited.docx", "--who", "suzuki")
    assert outcome.status == 0
    assert [row[:3] for row in rows()] == [[row[0], "Caches differ by maker.", "suzuki"] for row in rows()]
    assert len(rows()) == 1


def test_an_untouched_review_document_changes_nothing_even_after_the_engine_changed(call: Call) -> None:
    call("build")
    outcome = call("approve", "small", "--from", REVIEW, "--engine", "terms", "--who", "a")
    assert outcome.status == 0 and rows() == []


def test_an_untouched_review_document_with_all_approves_what_it_says(call: Call) -> None:
    call("build")
    call("approve", "small", "--from", REVIEW, "--all", "--who", "a")
    call("build")
    assert state() == "final"


def test_tracked_changes_are_taken_as_accepted(call: Call) -> None:
    call("build")
    document = Document(str(REVIEW))
    (row,) = [row for table in document.tables for row in table.rows if "メーカー" in row.cells[1].text]
    (paragraph,) = row.cells[2].paragraphs
    words = paragraph.text
    for run in list(paragraph.runs):
        run._r.getparent().remove(run._r)
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    paragraph._p.append(parse_xml(f"<w:del {w} w:id='1'><w:r><w:delText>{words}</w:delText></w:r></w:del>"))
    paragraph._p.append(parse_xml(f"<w:ins {w} w:id='2'><w:r><w:t>New English.</w:t></w:r></w:ins>"))
    document.save("edited.docx")
    call("approve", "small", "--from", "edited.docx", "--who", "a")
    assert [row[1] for row in rows()] == ["New English."]


def test_a_row_whose_sentence_is_gone_and_an_emptied_cell_are_told(call: Call) -> None:
    call("build")
    document = Document(str(REVIEW))
    for table in document.tables:
        for row in table.rows:
            if "メーカー" in row.cells[1].text:
                row.cells[2].text = ""
            if "NUMA" in row.cells[1].text:
                row.cells[0].text = "0123456789ab-1"
                row.cells[1].text = "原稿にない文。"
                row.cells[2].text = "Not in the draft."
    document.save("edited.docx")
    outcome = call("approve", "small", "--from", "edited.docx", "--who", "a")
    assert outcome.status == 2 and rows() == []
    assert "原稿にない文。" in outcome.err and "empty" in outcome.err


def test_a_file_that_is_no_review_document_is_refused(call: Call) -> None:
    Document().save("other.docx")
    outcome = call("approve", "small", "--from", "other.docx", "--who", "a")
    assert outcome.status == 2 and "not a review document" in outcome.err
