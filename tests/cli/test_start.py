"""The command line before any command: mistakes in the user's language, Ctrl-C at any moment, names that fit everywhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.cli.main import main
from tests.approve.conftest import Call, call, project

__all__ = ["call", "project"]

INTERRUPTED_WHILE = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # who runs the tests in the background may have it ignored
class Watch:
    def find_spec(self, name, path=None, target=None):
        if name == "{module}":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Watch())
sys.argv = ["tripreport", "build"]
from pipeline.cli.start import run
run()
"""


@pytest.mark.parametrize("module", ["pipeline.cli.main", "pipeline.messages", "pipeline.workflow", "pipeline.writers"])
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_an_interruption_at_any_moment_is_quiet(module: str, root: Path, project: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED_WHILE.replace("{module}", module)],
        env={**os.environ, "PYTHONPATH": str(root)}, cwd=project, capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (130, b"")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["translate"], "引数が足りません: FILE"),
        (["check", "--format", "xml"], "使えません"),
        (["build", "--no-such-option"], "分からない引数です: --no-such-option"),
        (["build", "--jobs", "many"], "整数ではありません"),
        (["build", "--out"], "値がありません"),
        (["nothing"], "使えません"),
        (["glossary"], "引数が足りません"),
    ],
)
def test_a_mistake_is_told_in_the_language_of_the_user(
    arguments: list[str], words: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def told(*given: str) -> str:
        with pytest.raises(SystemExit) as left:
            main(given)
        assert left.value.code == 2
        return capfd.readouterr().err

    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    english = told(*arguments)
    assert english.isascii() and "--help" in english
    assert words in told(*arguments, "--lang", "ja")
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    assert words in told(*arguments) and "--help" in told(*arguments)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows could not even make these")
@pytest.mark.parametrize("slug", ["CON", "nul.2024", "a:b", 'say "x"', "what?", "dot.", "LPT1"])
def test_a_report_that_windows_could_not_name_is_refused(call: Call, project: Path, slug: str) -> None:
    (project / "reports" / slug).mkdir()
    (project / "reports" / slug / "draft.txt").write_text("概要\n", encoding="utf-8")
    told = call("build", f"reports/{slug}")
    assert told.status == 2 and "Windows" in told.err and "Traceback" not in told.err


def test_settings_cannot_lead_what_is_built_out_of_the_project_but_the_user_can(
    call: Call, project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (project / "tripreport.toml").write_text(f"out = '{outside}'\n", encoding="utf-8")
    told = call("build")
    assert told.status == 2 and "lies outside the project" in told.err
    assert not list(outside.iterdir())
    assert call("build", "--out", outside).status == 0
    (project / "tripreport.toml").write_text("out = '../elsewhere'\n", encoding="utf-8")
    assert call("build").status == 2


@pytest.mark.parametrize("setting", ["paper = 'letter'", "strict = true", "length = 'full'"])
def test_a_setting_that_changes_an_output_builds_again(call: Call, project: Path, setting: str) -> None:
    call("build")
    assert "unchanged" in call("build").err
    (project / "tripreport.toml").write_text(setting + "\n", encoding="utf-8")
    assert "built" in call("build").err
    (project / "tripreport.toml").write_text("lang = 'en'\n", encoding="utf-8")
    assert "built" in call("build").err
    assert "unchanged" in call("build").err


def test_a_picture_that_changes_builds_again_and_one_outside_the_folder_is_not_taken(call: Call, project: Path) -> None:
    from docx import Document

    from tests.writers.test_docx_package import png

    folder = project / "reports" / "seen"
    folder.mkdir()
    (folder / "draft.md").write_text("# 概要\n\n![会場](hall.png)\n\n![秘密](../../secret.png)\n", encoding="utf-8")
    (folder / "hall.png").write_bytes(png(40, 30))
    (project / "secret.png").write_bytes(png(50, 30))
    call("build", "seen")
    assert len(Document(str(project / "build" / "seen" / "seen.docx")).inline_shapes) == 1
    assert "unchanged" in call("build", "seen").err
    (folder / "hall.png").write_bytes(png(44, 30))
    assert "built" in call("build", "seen").err


def test_a_template_is_used_and_what_it_lacks_is_told(call: Call, project: Path) -> None:
    from tests.writers.test_docx_template import company

    (project / "company.docx").write_bytes(company())
    told = call("build", "--template", "company.docx")
    assert told.status == 0 and "Notice" in told.err
    (project / "broken.docx").write_bytes(b"PK\x03\x04 no")
    for wrong in ("broken.docx", "nowhere.docx", "glossary/terms.tsv"):
        told = call("build", "--force", "--template", wrong)
        assert told.status == 2 and wrong in told.err and "Traceback" not in told.err


def test_debug_leaves_with_the_same_status(call: Call) -> None:
    told = call("--debug", "build", "nowhere")
    assert told.status == 2 and "Traceback" in told.err
