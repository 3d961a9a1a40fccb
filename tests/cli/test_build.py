"""tripreport build: the whole way, and what becomes of it when something is in the way."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

SUFFIXES = {".docx", ".review.docx", ".md", ".html", ".json"}


def digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def test_a_draft_becomes_every_output(tripreport: Run, project: Path) -> None:
    result = tripreport("build")
    assert result.returncode == 0, result.stderr.decode()
    assert result.stdout == b""
    assert {path.name for path in (project / "build" / "small").iterdir()} == {".stamp"} | {
        f"small{s}" for s in SUFFIXES
    }
    data = json.loads((project / "build" / "small" / "small.json").read_text("utf-8"))
    assert data["sentences"][0]["ja"] == "概要"


def test_an_unchanged_report_is_skipped_and_force_builds_it(tripreport: Run, project: Path) -> None:
    tripreport("build")
    assert b"unchanged" in tripreport("build").stderr
    assert b"built" in tripreport("build", "--force").stderr
    (project / "build" / "small" / "small.md").unlink()
    assert b"built" in tripreport("build").stderr, "a missing output is made again"
    (project / "reports" / "small" / "draft.txt").write_text("概要\n\n別の話。\n", encoding="utf-8")
    assert b"built" in tripreport("build").stderr, "a changed draft is built again"


def test_the_same_input_gives_the_same_bytes_wherever_and_however_it_is_built(tripreport: Run, project: Path) -> None:
    tripreport("build", "--out", "a", PYTHONHASHSEED="1", TZ="Asia/Tokyo", LC_ALL="C.UTF-8")
    below = project / "reports" / "small"
    tripreport(
        "build", "--out", project / "b", cwd=below, PYTHONHASHSEED="2", TZ="America/New_York", LC_ALL="ja_JP.UTF-8"
    )
    tripreport("build", "--out", "c", "--jobs", "2", "--lang", "ja", OMP_NUM_THREADS="1")
    first = digests(project / "a" / "small")
    assert len(first) == len(SUFFIXES) + 1
    assert first == digests(project / "b" / "small") == digests(project / "c" / "small")


def test_several_jobs_build_the_same_reports(tripreport: Run, project: Path) -> None:
    (project / "reports" / "other").mkdir()
    (project / "reports" / "other" / "draft.md").write_text("# まとめ\n\nkexecの話。\n", encoding="utf-8")
    tripreport("build", "--out", "one")
    result = tripreport("build", "--out", "two", "--jobs", "2")
    assert result.returncode == 0, result.stderr.decode()
    for slug in ("small", "other"):
        assert digests(project / "one" / slug) == digests(project / "two" / slug)


def test_a_broken_report_does_not_keep_the_others_from_being_built(tripreport: Run, project: Path) -> None:
    (project / "reports" / "broken").mkdir()
    (project / "reports" / "broken" / "draft.txt").write_bytes(b"\x00\x01\x02\xff\xfe\x00")
    result = tripreport("build")
    assert result.returncode == 2
    assert b"reports/broken/draft.txt" in result.stderr and b"Traceback" not in result.stderr
    assert (project / "build" / "small" / "small.docx").is_file()
    assert not (project / "build" / "broken").exists()


def test_a_draft_outside_the_reports_is_named_by_its_stem(tripreport: Run, project: Path) -> None:
    (project / "memo.md").write_text("# まとめ\n", encoding="utf-8")
    assert tripreport("build", "memo.md").returncode == 0
    assert (project / "build" / "memo" / "memo.docx").is_file()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere"], b"nowhere"),
        (["--engine", "magic"], b"magic"),
        (["--jobs", "0"], b"--jobs"),
        (["reports/small/draft.txt", "small.txt"], b"small"),
    ],
)
def test_a_wrong_call_says_what_and_leaves_with_2(
    tripreport: Run, project: Path, arguments: list[str], words: bytes
) -> None:
    (project / "small.txt").write_text("別の原稿。", encoding="utf-8")
    result = tripreport("build", *arguments)
    assert result.returncode == 2
    assert words in result.stderr and b"Traceback" not in result.stderr


def test_an_output_that_cannot_be_written_leaves_what_was_there(tripreport: Run, project: Path) -> None:
    (project / "build" / "small" / "small.md").mkdir(parents=True)
    result = tripreport("build")
    assert result.returncode == 2
    assert b"small.md" in result.stderr and b"Traceback" not in result.stderr
    assert (project / "build" / "small" / "small.md").is_dir()
    assert not [path for path in (project / "build" / "small").iterdir() if path.suffix == ".tmp"]
    assert not (project / "build" / "small" / ".stamp").exists(), "an unfinished build is not taken for a finished one"


def test_a_glossary_with_broken_rows_names_each_of_them(tripreport: Run, project: Path) -> None:
    terms = project / "glossary" / "terms.tsv"
    lines = terms.read_text("utf-8").split("\n")
    lines[3] = lines[3].replace("approved", "aproved")
    lines[5] = lines[5] + "\tx"
    terms.write_text("\n".join(lines), encoding="utf-8")
    result = tripreport("build")
    assert result.returncode == 2
    assert b"terms.tsv:4" in result.stderr and b"aproved" in result.stderr and b"terms.tsv:6" in result.stderr
    assert not (project / "build").exists()


def test_without_a_project_the_remedy_is_told_in_the_language_of_the_user(
    tripreport: Run, tmp_path_factory: pytest.TempPathFactory
) -> None:
    empty = tmp_path_factory.mktemp("empty")
    assert "プロジェクト" in tripreport("build", cwd=empty, LC_ALL="ja_JP.UTF-8").stderr.decode()
    result = tripreport("build", cwd=empty)
    assert result.returncode == 2 and b"no project" in result.stderr


@pytest.mark.parametrize(
    "settings",
    ["engine = 3", "enginge = 'terms'", "engine = ", "lang = 'fr'"],
    ids=["type", "unknown", "toml", "value"],
)
def test_broken_settings_are_named(tripreport: Run, project: Path, settings: str) -> None:
    (project / "tripreport.toml").write_text(settings, encoding="utf-8")
    result = tripreport("build")
    assert result.returncode == 2
    assert b"tripreport.toml" in result.stderr and b"Traceback" not in result.stderr


def test_debug_shows_what_happened_inside(tripreport: Run) -> None:
    assert b"Traceback" in tripreport("--debug", "build", "nowhere").stderr
