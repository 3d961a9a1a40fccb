"""tripreport glossary diff: revisions, the index, the work tree and folders; what each format says; what is refused."""

from __future__ import annotations

import json
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from tests.cli.conftest import Run, edit, git

RETARGET = ("\tNUMA\tNUMA\t", "\tNUMA\tnon-uniform memory\t")


def test_a_dirty_work_tree_is_compared_with_head(tripreport: Run, repository: Path) -> None:
    assert b"The glossaries say the same." in tripreport("glossary", "diff").stdout
    edit(repository, *RETARGET)
    found = json.loads(tripreport("glossary", "diff", "--format", "json", "--no-impact").stdout)
    (change,) = found["changes"]
    assert (change["id"], change["kind"], change["old"], change["new"]) == (
        "numa",
        "retargeted",
        "NUMA",
        "non-uniform memory",
    )
    assert found["impact"] == [] and found["totals"] is None


def test_the_index_two_revisions_and_a_merge_base_can_be_compared(tripreport: Run, repository: Path) -> None:
    git(repository, "checkout", "-qb", "topic")
    edit(repository, *RETARGET)
    git(repository, "add", "-A")
    edit(repository, "\tkexec\tkexec\t", "\tkexec\tfast reboot\t")

    def ids(*sides: str) -> list[str]:
        result = tripreport("glossary", "diff", *sides, "--format", "json", "--no-impact")
        assert result.returncode == 0, result.stderr.decode()
        return [change["id"] for change in json.loads(result.stdout)["changes"]]

    assert ids("HEAD", "--staged") == ids("HEAD", ":index") == ["numa"]
    assert ids(":index") == ["kexec"]
    git(repository, "commit", "-qm", "numa")
    git(repository, "checkout", "-q", "--", ".")
    git(repository, "checkout", "-q", "main")
    edit(repository, "\tNIC\tNIC\t", "\tNIC\tnetwork card\t")
    git(repository, "commit", "-qam", "nic")
    assert ids("main", "topic") == ids("main..topic") == ["nic", "numa"]
    assert ids("main...topic") == ["numa"]
    git(repository, "checkout", "-q", "topic")
    assert ids("main...") == ["numa"]


def test_folders_are_compared_without_git(tripreport: Run, project: Path, tmp_path: Path) -> None:
    shutil.copytree(project / "glossary", tmp_path / "before")
    edit(project, *RETARGET)
    result = tripreport("glossary", "diff", tmp_path / "before", "glossary", "--format", "json")
    found = json.loads(result.stdout)
    assert [change["id"] for change in found["changes"]] == ["numa"]
    assert [(one["id"], one["report"]) for one in found["impact"]] == [("numa", "small")]


def test_the_sentence_is_shown_before_and_after_in_every_format(tripreport: Run, repository: Path, root: Path) -> None:
    edit(repository, *RETARGET)
    found = json.loads(tripreport("glossary", "diff", "--format", "json").stdout)
    schema = json.loads((root / "pipeline/data/schemas/glossary_diff.schema.json").read_text("utf-8"))
    jsonschema.validate(found, schema)
    (impact,) = found["impact"]
    assert "NUMA" in impact["before"] and "on-uniform memory" in impact["after"]
    assert impact["ja"].startswith("NUMAについて") and impact["line"] == 3
    assert found["totals"]["sentences_changed"] == 1
    text = tripreport("glossary", "diff").stdout.decode()
    assert "[-NUMA-]" in text and "on-uniform memory+}" in text
    markdown = tripreport("glossary", "diff", "--format", "markdown").stdout.decode()
    assert "<del>NUMA</del>" in markdown and "on-uniform memory</ins>" in markdown and "small" in markdown
    html = tripreport("glossary", "diff", "--format", "html").stdout.decode()
    assert "on-uniform memory</ins>" in html and "http" not in html.replace("http-equiv", "")
    result = tripreport("glossary", "diff", "--format", "docx", "--out", "review.docx")
    assert result.returncode == 0 and (repository / "review.docx").read_bytes().startswith(b"PK")
    stat_lines = tripreport("glossary", "diff", "--stat").stdout.decode().splitlines()
    assert any("numa" in line and "1 sentence reads differently" in line for line in stat_lines)


def test_the_same_comes_out_with_and_without_caches_and_helpers(tripreport: Run, repository: Path) -> None:
    edit(repository, *RETARGET)
    outputs = {
        tripreport("glossary", "diff", "--format", "json", *options, PYTHONHASHSEED=seed, XDG_CACHE_HOME=cache).stdout
        for options, seed, cache in (
            (("--no-cache",), "1", str(repository / "x")),
            ((), "2", str(repository / "cache")),
            (("--jobs", "2"), "3", str(repository / "cache")),
        )
    }
    assert len(outputs) == 1


def test_helpers_are_gone_when_the_command_is(tripreport: Run, repository: Path) -> None:
    edit(repository, *RETARGET)
    draft = repository / "reports" / "small" / "draft.txt"
    for number in range(45):  # enough for processes of their own
        copy = repository / "reports" / f"copy-{number}" / "draft.txt"
        copy.parent.mkdir()
        copy.write_text(f"{draft.read_text('utf-8')}第{number}会場でもNUMAの話を聞いた。\n", "utf-8")
    many, one = (
        tripreport("glossary", "diff", "--format", "json", "--jobs", jobs).stdout for jobs in ("2", "1")
    )  # reading to the end of the output waits for whoever holds it
    assert many == one and len(json.loads(many)["impact"]) == 91


def test_a_renamed_report_or_an_edited_draft_is_read_anew(tripreport: Run, repository: Path) -> None:
    edit(repository, *RETARGET)
    tripreport("glossary", "diff")
    (repository / "reports" / "small" / "draft.txt").write_text("概要\n\n新しいNUMAの話。\n", "utf-8")
    (impact,) = json.loads(tripreport("glossary", "diff", "--format", "json").stdout)["impact"]
    assert impact["ja"] == "新しいNUMAの話。"


def test_nothing_that_a_repository_names_is_run(tripreport: Run, repository: Path) -> None:
    trap = repository / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch {repository}/sprung\ncat\n", "utf-8")
    trap.chmod(trap.stat().st_mode | stat.S_IXUSR)
    for key in (
        "core.fsmonitor", "diff.external", "core.pager", "filter.x.smudge", "filter.x.clean", "diff.x.textconv",
        "gpg.program", "core.sshCommand", "core.editor",
    ):  # fmt: skip
        git(repository, "config", key, str(trap))
    git(repository, "config", "log.showSignature", "true")
    for name in ("post-index-change", "post-checkout", "pre-commit"):
        hook = repository / ".git" / "hooks" / name
        shutil.copy(trap, hook)
    (repository / ".gitattributes").write_text("* filter=x diff=x\n", "utf-8")
    (repository / "sprung").unlink(missing_ok=True)
    path = repository / "glossary" / "terms.tsv"
    path.write_text(path.read_text("utf-8").replace(*RETARGET), "utf-8")
    for arguments in (["HEAD"], [":index"], ["main..."], ["HEAD", "--staged"]):
        assert tripreport("glossary", "diff", *arguments, "--no-impact").returncode == 0
    assert not (repository / "sprung").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere"], b"neither a git revision nor a folder"),
        (["--", "-x"], b"neither a git revision nor a folder"),
        (["HEAD", "nowhere"], b"neither a git revision nor a folder"),
        (["reports"], b"no terms.tsv"),
        (["nowhere...HEAD"], b"neither a git revision nor a folder"),
        (["HEAD", "HEAD", "--staged"], b"--staged"),
    ],
)
def test_sides_that_are_none_are_refused(tripreport: Run, repository: Path, arguments: list[str], words: bytes) -> None:
    result = tripreport("glossary", "diff", *arguments)
    assert result.returncode == 2 and words in result.stderr and b"Traceback" not in result.stderr


def test_without_a_repository_and_without_git_it_says_what_to_do(tripreport: Run, project: Path) -> None:
    result = tripreport("glossary", "diff", "HEAD", GIT_CEILING_DIRECTORIES=str(project.parent))
    assert result.returncode == 2 and b"not in a git repository" in result.stderr
    result = tripreport("glossary", "diff", "HEAD", PATH="/nonexistent")
    assert result.returncode == 2 and b"git was not found" in result.stderr


def test_a_broken_glossary_still_has_its_changes_shown(tripreport: Run, repository: Path) -> None:
    edit(repository, *RETARGET)
    edit(repository, "\tkexec\tkexec\t\tapproved", "\tkexec\tkexec\t\taproved")
    result = tripreport("glossary", "diff", "--format", "json")
    assert result.returncode == 2 and b"aproved" in result.stderr
    assert {change["id"] for change in json.loads(result.stdout)["changes"]} == {"numa", "kexec"}


def test_an_acronym_that_is_written_out_differently_is_a_bullet_that_changes(tripreport: Run, repository: Path) -> None:
    draft = repository / "reports" / "small" / "draft.txt"
    draft.write_text("概要\n\n・NUMAを試した。NUMAは速い。\n・雨が降った。\n", "utf-8")
    edit(repository, "\tnon-uniform memory access\t", "\tnon-uniform access\t")
    found = json.loads(tripreport("glossary", "diff", "--format", "json").stdout)
    assert found["impact"] == []
    (bullet,) = found["bullets"]
    assert bullet["ids"] == ["numa"] and "NUMA (non-uniform memory access)" in bullet["before"]
    assert bullet["after"] == bullet["before"].replace("memory access", "access")
    shown = tripreport("glossary", "diff", "--format", "markdown").stdout.decode()
    assert "in 1 report: 1 sentence reads differently" in shown and "<del>" in shown
    row = "NUMAを試した。\tWe tried it.\tme\t2025-01-01\t"
    (draft.parent / "approved.tsv").write_text(f"ja\ten\twho\twhen\tnote\n{row}\n", "utf-8")
    (bullet,) = json.loads(tripreport("glossary", "diff", "--format", "json").stdout)["bullets"]
    assert "We tried it." in bullet["before"] and "NUMA (non-uniform access) is" in bullet["after"]


def test_sentences_that_only_lose_a_term_are_shown_in_every_form(tripreport: Run, repository: Path) -> None:
    terms = repository / "glossary" / "terms.tsv"
    kept = [line for line in terms.read_text("utf-8").splitlines(keepends=True) if not line.startswith("numa\t")]
    terms.write_text("".join(kept), "utf-8")
    for form in ("text", "markdown", "html"):
        shown = tripreport("glossary", "diff", "--format", form).stdout.decode()
        assert "について議論が行われた。" in shown and "no longer found" in shown


def test_an_approved_sentence_does_not_change(tripreport: Run, repository: Path) -> None:
    edit(repository, *RETARGET)
    row = "NUMAについて議論が行われた。\tNUMA was discussed.\tme\t2025-01-01\t"
    (repository / "reports" / "small" / "approved.tsv").write_text(f"ja\ten\twho\twhen\tnote\n{row}\n", "utf-8")
    found = json.loads(tripreport("glossary", "diff", "--format", "json").stdout)
    assert found["impact"] == []


def test_git_marks_words_as_the_documents_say(repository: Path, root: Path) -> None:
    commands = re.findall(
        r"^    (git config diff.*Regex .*|git config diff.*xfuncname .*)$",
        (root / "docs" / "glossary-review.md").read_text("utf-8"),
        re.MULTILINE,
    )
    assert len(commands) == 2
    for command in commands:
        subprocess.run(["bash", "-c", command], cwd=repository, check=True)
    (repository / ".gitattributes").write_text("glossary/*.tsv diff=glossary\n", "utf-8")
    edit(repository, *RETARGET)
    command = ["git", "diff", "--word-diff", "glossary"]
    shown = subprocess.run(command, cwd=repository, capture_output=True, check=True).stdout.decode()
    assert "[-NUMA-]{+non-uniform memory+}" in shown
    assert re.search(r"^@@ .* @@ [a-z0-9-]+$", shown, re.MULTILINE)


def test_git_diff_calls_the_driver(tripreport: Run, repository: Path, tmp_path: Path) -> None:
    edit(repository, *RETARGET)
    (repository / ".gitattributes").write_text("glossary/*.tsv diff=glossary\n", "utf-8")
    script = tmp_path / "driver.sh"
    script.write_text(f'#!/bin/sh\nexec {sys.executable} -m pipeline.cli.main glossary driver "$@"\n', "utf-8")
    script.chmod(0o755)
    git(repository, "config", "diff.glossary.command", str(script))
    shown = subprocess.run(["git", "diff"], cwd=repository, capture_output=True, check=True).stdout.decode()
    assert "English: “NUMA” → “non-uniform memory”" in shown
    assert tripreport("glossary", "driver", "README.md", *"abcdef").returncode == 2


def test_the_log_shows_which_commit_changed_a_concept(tripreport: Run, repository: Path) -> None:
    edit(repository, *RETARGET)
    git(repository, "commit", "-qam", "Say it in words")
    shown = tripreport("glossary", "log", "numa").stdout.decode().splitlines()
    assert "Say it in words" in shown[0] and "English: “NUMA” → “non-uniform memory”" in shown[1]
    assert "base" in shown[2] and len(shown) == 4
    assert tripreport("glossary", "log", "no-such-id").returncode == 2


def test_the_log_follows_the_commits_not_their_dates(tripreport: Run, repository: Path) -> None:
    names = repository / "glossary" / "names.tsv"
    for number in range(3):  # all of one day, in both files, one of them dated back
        edit(repository, "\tnode" if number else "\tNUMA\tNUMA\t", "\tnode node" if number else "\tNUMA\tnode memory\t")
        names.write_text(names.read_text("utf-8").replace("\tOttawa", "\tOttawa Ottawa"), "utf-8")
        date = "2001-01-01T00:00:00" if number == 2 else "2020-01-01T00:00:00"
        git(repository, "commit", "-qam", f"Step {number}", "--date", date)
    shown = tripreport("glossary", "log", "numa").stdout.decode().splitlines()
    assert [line.rpartition(": ")[2] for line in shown[::2]] == ["Step 2", "Step 1", "Step 0", "base"]
