"""Where drafts lie and where results go: folders, links, pipes, odd names, and an output folder that holds the draft."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.failure.conftest import Call, Start

Put = Callable[..., Path]
DRAFT = "概要\n\nサーバを使った。\n"


@pytest.mark.parametrize(
    "wanted", ["nowhere", "reports/nowhere/draft.txt", "a\x01b", "reports/trip/draft.txt/x", "..", ""]
)
def test_what_is_not_there_is_named_with_a_remedy(call: Call, put: Put, wanted: str) -> None:
    put("trip", DRAFT)
    for command in ("build", "check", "translate", "trace"):
        told = call(command, wanted)
        assert (told.status, told.out) == (2, b"") and told.err, command


def test_a_folder_in_place_of_the_draft_is_named(call: Call, project: Path) -> None:
    (project / "reports" / "trip" / "draft.txt").mkdir(parents=True)
    told = call("build", "trip")
    assert told.status == 2 and "reports/trip/draft.txt: this is a folder" in told.err


@pytest.mark.parametrize("name", ["draft.doc", "draft.pdf", "draft.odt", "draft.rtf", "draft.docm", "draft"])
def test_another_kind_of_file_is_named_with_the_kinds_that_are_read(call: Call, put: Put, name: str) -> None:
    told = call("build", put("trip", b"x", name))
    assert told.status == 2 and f"reports/trip/{name}" in told.err and ".docx" in told.err


def test_a_dangling_link_is_not_skipped_in_silence(call: Call, put: Put, project: Path) -> None:
    put("good", DRAFT)
    (project / "reports" / "gone").mkdir()
    (project / "reports" / "gone" / "draft.txt").symlink_to("/nowhere/draft.txt")
    told = call("build")
    assert told.status == 2 and "reports/gone/draft.txt" in told.err


def test_a_report_with_a_draft_of_another_kind_is_not_skipped_in_silence(call: Call, put: Put) -> None:
    put("good", DRAFT)
    put("old", b"x", "draft.doc")
    assert "old" in call("build").err


@pytest.mark.parametrize("place", ["reports/trip/draft.txt", "glossary/terms.tsv"])
def test_a_named_pipe_does_not_hang(in_a_process: Start, put: Put, project: Path, place: str) -> None:
    put("trip", DRAFT)
    (project / place).unlink()
    os.mkfifo(project / place)
    assert in_a_process("check", "trip", timeout=3).returncode == 2


@pytest.mark.parametrize("length", [300, 5000])
def test_a_name_too_long_is_an_input_error(call: Call, put: Put, length: int) -> None:
    put("trip", DRAFT)
    assert call("check", "x" * length).status == 2


SLUGS = [
    "日本語 報告",
    "a.b.c",
    "-x",
    "~x",
    "a;rm -rf $HOME",
    "résume\u0301",
    "{x}",
    "%s",
]


def test_a_report_may_have_any_name(call: Call, put: Put, project: Path) -> None:
    for slug in SLUGS:
        put(slug, DRAFT)
    told = call("build")
    assert told.status == 0, told.err
    for slug in SLUGS:
        assert (project / "build" / slug / f"{slug}.docx").is_file()
    assert call("build").err.count("unchanged") == len(SLUGS)


def test_a_name_that_is_not_utf8_is_built_or_refused(call: Call, put: Put) -> None:
    assert call("build", put("\udc80bad", DRAFT)).status in (0, 2)


def test_links_in_a_circle_end(call: Call, put: Put, project: Path) -> None:
    put("trip", DRAFT)
    (project / "reports" / "circle").symlink_to("../reports")
    (project / "reports" / "itself").symlink_to("itself")
    assert call("build").status == 0


def test_a_folder_with_two_drafts_does_not_keep_the_others_from_being_built(
    call: Call, put: Put, project: Path
) -> None:
    put("good", DRAFT)
    put("two", DRAFT)
    put("two", DRAFT, "draft.md")
    told = call("build")
    assert told.status == 2 and "two" in told.err
    assert (project / "build" / "good" / "good.docx").is_file()


def test_two_drafts_in_a_folder_are_named_and_one_can_be_chosen(call: Call, put: Put, project: Path) -> None:
    put("two", DRAFT)
    chosen = put("two", DRAFT, "draft.md")
    told = call("build", "two")
    assert told.status == 2 and "draft.txt" in told.err and "draft.md" in told.err
    assert call("build", chosen).status == 0


def test_the_same_report_named_thrice_is_built_once(call: Call, put: Put) -> None:
    draft = put("trip", DRAFT)
    told = call("build", "trip", draft.parent, draft)
    assert told.status == 0 and told.err.count("\n") == 1


def test_translating_several_reports_at_once_is_refused_or_done(call: Call, put: Put) -> None:
    put("one", DRAFT)
    put("two", DRAFT)
    assert call("translate", "reports").status in (0, 2)


@pytest.mark.parametrize(("draft", "out"), [("trip/trip.md", "."), ("reports/draft/draft.md", "reports")])
def test_no_draft_is_ever_overwritten(call: Call, project: Path, draft: str, out: str) -> None:
    path = project / draft
    path.parent.mkdir(parents=True)
    path.write_text(DRAFT, encoding="utf-8")
    told = call("build", path, "--out", out)
    assert path.read_text("utf-8") == DRAFT
    assert told.status == 2 and "trip" in told.err


@pytest.mark.parametrize("cwd", ["reports/trip", "glossary", "/"])
def test_the_working_directory_changes_nothing(in_a_process: Start, put: Put, project: Path, cwd: str) -> None:
    draft = put("trip", DRAFT)
    here, there = (in_a_process("check", draft, cwd=place) for place in (project, project / cwd))
    assert here.returncode == there.returncode == 0
    assert here.stdout == there.stdout != b""


def test_a_removed_working_directory_is_no_fault_of_ours(in_a_process: Start, put: Put, project: Path) -> None:
    draft = put("trip", DRAFT)
    gone = project / "gone"
    gone.mkdir()
    told = in_a_process("check", draft, before=f"cd {gone} && rmdir {gone} &&")
    assert told.returncode == 0 and b"fault of ours" not in told.stderr
