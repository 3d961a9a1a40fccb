"""tripreport check, translate, trace and glossary: what they print and how they leave."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_findings_are_shown_with_their_place_and_a_marker(tripreport: Run, project: Path) -> None:
    (project / "reports" / "small" / "draft.txt").write_text("概要\n\n新しいサーバを使った。\n", encoding="utf-8")
    result = tripreport("check", "small")
    lines = result.stdout.decode().splitlines()
    assert result.returncode == 0, "a warning is below --fail-on error"
    assert lines[0].startswith("reports/small/draft.txt:3:4: warning: ") and lines[0].endswith("[term-variant]")
    assert lines[1:3] == ["    新しいサーバを使った。", "          ^^^^^^"]
    assert tripreport("check", "small", "--fail-on", "warning").returncode == 1
    assert tripreport("check", "small", "--fail-on", "never").returncode == 0


def test_json_holds_everything_and_counts_in_code_points(tripreport: Run, project: Path) -> None:
    text = "😀\r\n\r\n新しいサーバを使った。\r\n"
    (project / "reports" / "small" / "draft.txt").write_bytes(text.encode())
    findings = json.loads(tripreport("check", "small", "--format", "json").stdout)["findings"]
    variant = next(one for one in findings if one["rule"] == "term-variant")
    assert text[variant["start"] : variant["end"]] == "サーバ"
    assert (variant["path"], variant["line"], variant["column"]) == ("reports/small/draft.txt", 3, 4)
    assert set(variant) >= {"rule", "severity", "message", "confidence", "fingerprint", "related", "fixes"}


def test_checking_does_not_load_the_parser(root: Path) -> None:
    code = """
import sys
from pipeline.cli.main import main

main(["check", "linux-kernel-summit-2004", "--fail-on", "never"])
print([name for name in ("spacy", "numpy", "docx", "yaml") if name in sys.modules])
"""
    result = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, check=True)
    assert result.stdout.decode().splitlines()[-1] == "[]"


def test_each_input_line_is_a_sentence(tripreport: Run) -> None:
    result = tripreport("translate", "-", "--format", "tsv", stdin="2日目\n\nkexec\tの話。\n".encode())
    lines = result.stdout.decode().split("\n")
    assert [line.split("\t")[0] for line in lines] == ["2日目", "", "kexec の話。", ""]
    assert lines[0].split("\t")[1] == "Day 2"
    assert all(len(line.split("\t")) == 4 for line in lines[:3])


def test_data_is_utf8_whatever_the_console(tripreport: Run) -> None:
    result = tripreport("translate", "-", "--format", "tsv", stdin="𠮷野家の😀\n".encode(), PYTHONIOENCODING="cp932")
    assert result.returncode == 0
    assert result.stdout.decode("utf-8").startswith("𠮷野家の😀\t")


@pytest.mark.parametrize("encoding", ["cp932", "ascii", "utf-8"])
def test_text_is_printed_on_any_console(tripreport: Run, project: Path, encoding: str) -> None:
    (project / "reports" / "small" / "draft.txt").write_text("😀サーバと𠮷野家。\n", encoding="utf-8")
    result = tripreport("check", "small", PYTHONIOENCODING=encoding)
    assert result.returncode == 0 and b"Traceback" not in result.stderr


@pytest.mark.parametrize("stage", ["sentences", "tokens", "terms", "bunsetsu", "dependencies", "english"])
def test_every_stage_can_be_looked_at(tripreport: Run, stage: str) -> None:
    result = tripreport("trace", "small", "--until", stage)
    assert result.returncode == 0, result.stderr.decode()
    assert "NUMA" in result.stdout.decode()


def test_a_reader_that_goes_away_is_no_error(project: Path) -> None:
    (project / "reports" / "small" / "draft.txt").write_text("サーバ。\n" * 5000, encoding="utf-8")
    command = f"{sys.executable} -m pipeline.cli.main check small --level info | head -1; echo ${{PIPESTATUS[0]}}"
    result = subprocess.run(["bash", "-c", command], cwd=project, capture_output=True, check=True)
    assert b"Traceback" not in result.stderr and b"Broken" not in result.stderr
    assert result.stdout.splitlines()[-1] == b"0"


def test_the_glossary_is_linted_and_formatted(tripreport: Run, project: Path) -> None:
    assert tripreport("glossary", "lint").returncode == 0
    terms = project / "glossary" / "terms.tsv"
    canonical = terms.read_bytes()
    head, *rows = canonical.decode().splitlines()
    terms.write_text("\n".join([head, *reversed(rows)]) + "\n", encoding="utf-8")
    assert tripreport("glossary", "lint").returncode == 2
    assert tripreport("glossary", "format").returncode == 0
    assert terms.read_bytes() == canonical
