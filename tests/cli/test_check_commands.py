"""check with fixes, formats, suppressions and baselines; explain, new and watch: as a person starts them."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from jsonschema import Draft4Validator

from tests.cli.conftest import Run

TEXT = "概要\r\n\r\n説明するものだった.新しいメーカが来た。\r\n塔載メモリを見た。\r\n"


@pytest.fixture
def draft(project: Path) -> Path:
    path = project / "reports" / "small" / "draft.txt"
    path.write_bytes(TEXT.encode("cp932"))
    return path


def found(tripreport: Run, *arguments: str) -> list[dict[str, object]]:
    result = tripreport("check", "small", "--format", "json", *arguments)
    return list(json.loads(result.stdout)["findings"])


def test_fix_mends_what_is_safe_and_keeps_encoding_and_line_ends(tripreport: Run, draft: Path) -> None:
    before = tripreport("check", "small", "--diff")
    assert draft.read_bytes() == TEXT.encode("cp932"), "--diff changes nothing"
    assert "+説明するものだった。新しいメーカーが来た。" in before.stdout.decode()
    assert tripreport("check", "small", "--fix", "--fail-on", "never").returncode == 0
    fixed = TEXT.replace(".新しいメーカが", "。新しいメーカーが")
    assert draft.read_bytes() == fixed.encode("cp932")


def test_unsafe_fixes_are_shown_and_applied_only_when_somebody_says_yes(tripreport: Run, draft: Path) -> None:
    shown = tripreport("check", "small", "--fix", "--unsafe", "--fail-on", "never").stdout.decode()
    assert "+搭載メモリを見た。" in shown
    assert draft.read_bytes() == TEXT.encode("cp932")
    tripreport("check", "small", "--fix", "--unsafe", "--yes", "--fail-on", "never")
    assert "搭載" in draft.read_bytes().decode("cp932")


def test_characters_in_two_pieces_become_one(tripreport: Run, project: Path) -> None:
    path = project / "reports" / "small" / "draft.txt"
    path.write_bytes("今日はか\u3099いようを塔載と書いた。\n".encode())
    assert tripreport("check", "small", "--fix", "--fail-on", "never").returncode == 0
    assert path.read_bytes().decode().startswith("今日はがいようを")


def test_a_word_draft_gets_a_copy_with_comments(tripreport: Run, project: Path, root: Path) -> None:
    source = root / "reports" / "immersion-cooling-visit-2025" / "draft.docx"
    folder = project / "reports" / "visit"
    folder.mkdir()
    (folder / "draft.docx").write_bytes(source.read_bytes())
    assert tripreport("check", "visit", "--fix", "--fail-on", "never").returncode == 0
    assert (folder / "draft.docx").read_bytes() == source.read_bytes()
    copy = project / "build" / "visit" / "visit.checked.docx"
    first = copy.read_bytes()
    with ZipFile(copy) as package:
        comments = ElementTree.fromstring(package.read("word/comments.xml"))
    assert len(comments) >= 3 and b"tripreport" in ElementTree.tostring(comments)
    tripreport("check", "visit", "--fix", "--fail-on", "never")
    assert copy.read_bytes() == first, "the same findings give the same bytes"


def test_sarif_fits_its_schema_and_counts_in_code_points(tripreport: Run, draft: Path, root: Path) -> None:
    schema = json.loads((root / "tests" / "checks" / "schemas" / "sarif-2.1.0.json").read_bytes())
    log = json.loads(tripreport("check", "small", "--format", "sarif").stdout)
    Draft4Validator(schema).validate(log)
    (run,) = log["runs"]
    slip = next(one for one in run["results"] if one["ruleId"] == "wrong-conversion")
    region = slip["locations"][0]["physicalLocation"]["region"]
    assert TEXT[region["charOffset"] :][: region["charLength"]] == "塔載"
    assert (region["startLine"], region["startColumn"]) == (4, 1)
    assert run["tool"]["driver"]["rules"][slip["ruleIndex"]]["id"] == "wrong-conversion"


def test_github_annotations_name_file_line_and_column(tripreport: Run, draft: Path) -> None:
    lines = tripreport("check", "small", "--format", "github").stdout.decode().splitlines()
    slip = next(line for line in lines if "title=wrong-conversion" in line)
    assert slip.startswith("::error file=reports/small/draft.txt,line=4,endLine=4,col=1,endColumn=3,")


def test_an_output_file_changes_nothing_about_the_status(tripreport: Run, draft: Path, project: Path) -> None:
    plain = tripreport("check", "small", "--format", "json")
    written = tripreport("check", "small", "--format", "json", "-o", str(project / "out.json"))
    assert (plain.returncode, written.returncode) == (1, 1)
    assert (project / "out.json").read_bytes() == plain.stdout


def test_a_baseline_silences_what_was_there_and_nothing_new(tripreport: Run, draft: Path, project: Path) -> None:
    baseline = str(project / "baseline.tsv")
    tripreport("check", "small", "--write-baseline", baseline, "--fail-on", "never")
    assert found(tripreport, "--baseline", baseline) == []
    draft.write_bytes(("前書き。\r\n\r\n" + TEXT + "具体的な例をを見た。\r\n").encode("cp932"))
    assert "doubled-word" in {one["rule"] for one in found(tripreport, "--baseline", baseline)}
    assert "wrong-conversion" not in {one["rule"] for one in found(tripreport, "--baseline", baseline)}


def test_a_comment_silences_the_next_line_alone(tripreport: Run, project: Path) -> None:
    path = project / "reports" / "small" / "draft.txt"
    path.unlink()
    comment = "<!-- tripreport-disable-next-line wrong-conversion -- 原文のまま -->"
    (path.parent / "draft.md").write_text(f"{comment}\n塔載を見た。\n\n講議を聞いた。\n", encoding="utf-8")
    assert [one["line"] for one in found(tripreport, "--rule", "wrong-conversion")] == [4]
    (path.parent / "draft.md").write_text(f"{comment}\n見た。\n", encoding="utf-8")
    assert "silences nothing" in tripreport("check", "small").stderr.decode()
    (path.parent / "draft.md").write_text(comment.replace("wrong-", "wrnog-"), encoding="utf-8")
    assert tripreport("check", "small").returncode == 2


def test_a_file_beside_the_draft_silences_too(tripreport: Run, draft: Path) -> None:
    sidecar = draft.with_name("suppressions.tsv")
    sidecar.write_text("rule\tfound\treason\nwrong-conversion\t塔載\t製品名\n", encoding="utf-8")
    assert "wrong-conversion" not in {one["rule"] for one in found(tripreport)}
    sidecar.write_text("rule\tfound\n", encoding="utf-8")
    assert tripreport("check", "small").returncode == 2


def test_settings_switch_rules_off_and_change_how_grave_they_are(tripreport: Run, draft: Path, project: Path) -> None:
    settings = project / "tripreport.toml"
    settings.write_text('[check.rules]\nwrong-conversion = "info"\n[check.reports.small]\nsentence-mark = "off"\n')
    by_rule = {one["rule"]: one["severity"] for one in found(tripreport)}
    assert by_rule["wrong-conversion"] == "info" and "sentence-mark" not in by_rule
    settings.write_text('[check.rules]\nno-such-rule = "off"\n')
    assert tripreport("check", "small").returncode == 2
    settings.write_text('[check]\nlong_vowel = "sometimes"\n')
    assert tripreport("check", "small").returncode == 2


def test_a_rule_that_does_not_exist_is_an_error(tripreport: Run) -> None:
    assert tripreport("check", "small", "--rule", "no-such-rule").returncode == 2
    assert tripreport("explain", "no-such-rule").returncode == 2


def test_a_rule_explains_itself_in_both_languages(tripreport: Run) -> None:
    assert "Source: " in tripreport("explain", "wrong-conversion").stdout.decode()
    assert "根拠: " in tripreport("--lang", "ja", "explain", "wrong-conversion").stdout.decode()


@pytest.mark.parametrize("kind", ["conference", "visit", "meeting"])
def test_a_new_report_can_be_checked_and_is_never_overwritten(tripreport: Run, project: Path, kind: str) -> None:
    assert tripreport("new", "my-trip", "--kind", kind).returncode == 0
    assert tripreport("check", "my-trip").returncode == 0
    assert tripreport("new", "my-trip").returncode == 2
    assert tripreport("new", "../elsewhere").returncode == 2
    assert not (project / "elsewhere").exists()


def test_watching_begins_with_a_look_at_every_draft(tripreport: Run, draft: Path) -> None:
    result = tripreport("watch", "small", "--once")
    assert result.returncode == 0 and "塔載" in result.stdout.decode()
