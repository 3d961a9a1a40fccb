"""tripreport glossary why: from English words back to terms, entries and rules, with their Japanese and their history."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run, edit, git

DRAFT = "概要\n\nNUMAについて議論が行われた。サーバが壊れた。\n"


@pytest.fixture
def draft(project: Path) -> Path:
    path = project / "reports" / "small" / "draft.txt"
    path.write_text(DRAFT, "utf-8")
    return path


def answer(tripreport: Run, *words: str) -> list[str]:
    result = tripreport("glossary", "why", "small", *words)
    assert result.returncode == 0, result.stderr.decode()
    return [line.strip() for line in result.stdout.decode().splitlines()]


def test_a_term_is_named_with_its_form_its_place_and_its_commit(tripreport: Run, draft: Path, repository: Path) -> None:
    lines = answer(tripreport, "NUMA")
    assert lines[:2] == [
        "reports/small/draft.txt:3: NUMAについて議論が行われた。",
        "[NUMA] (non-uniform memory access) was discussed." if "(" in lines[1] else "[NUMA] was discussed.",
    ]
    assert lines[2] == "NUMA ← NUMA (3:1, exact)"
    assert lines[3].startswith("term numa: NUMA → NUMA (approved, glossary/terms.tsv:")
    assert lines[4].startswith("since ") and lines[4].endswith(" t: base")
    (server,) = [line for line in answer(tripreport, "server") if "←" in line]
    assert server.endswith("server ← サーバ (3:17, long-vowel)")


def test_the_commit_is_the_one_that_gave_the_english(tripreport: Run, draft: Path, repository: Path) -> None:
    terms = repository / "glossary" / "terms.tsv"
    edit(repository, "\tNUMA\tNUMA\t", "\tNUMA\tnode memory\t")
    assert answer(tripreport, "node", "memory")[-1] == "not committed yet"
    git(repository, "commit", "-qam", "Say it in words")
    row = next(line for line in terms.read_text("utf-8").splitlines() if line.startswith("numa\t"))
    edit(repository, row, f"{row.rpartition(chr(9))[0]}\tA note of no weight.")
    git(repository, "commit", "-qam", "A note")
    assert answer(tripreport, "node memory")[-1].endswith(": Say it in words")


def test_an_expansion_is_found_where_the_summary_writes_it(tripreport: Run, draft: Path) -> None:
    lines = answer(tripreport, "memory", "access")
    assert any(line.startswith("term numa: NUMA → NUMA") for line in lines)


def test_an_expansion_that_no_bullet_writes_is_found_in_the_list_of_terms(tripreport: Run, draft: Path) -> None:
    draft.write_text("■NUMA\n\n雨が降った。\n", "utf-8")
    lines = answer(tripreport, "non-uniform memory")
    assert lines[0] == "terms: NUMA" and any(line.startswith("term numa: ") for line in lines)


def test_entries_of_the_lexicon_patterns_constructions_and_rules_are_named(tripreport: Run, draft: Path) -> None:
    assert any(line.startswith("rule article: ") for line in answer(tripreport, "the"))
    assert any(line.startswith("pattern discussed: {X} {was} discussed.") for line in answer(tripreport, "discussed"))
    draft.write_text("概要\n\n来年度の開催地や開催方法についても議論がなされた。\n", "utf-8")
    lines = answer(tripreport, "discussed")
    assert any(line.startswith("lexicon entry v.discuss: 議論する → discuss (pipeline/data/lexicon/") for line in lines)
    assert any(line.startswith("construction light.passive (pipeline/data/constructions/") for line in lines)


def test_a_term_inside_what_a_rule_made_of_several_words_is_named(tripreport: Run, draft: Path) -> None:
    draft.write_text("概要\n\nRustyとメモリホットプラグのアイデアを相談した。\n", "utf-8")
    assert any(line.startswith("term memory-hotplug: ") for line in answer(tripreport, "memory", "hotplug"))


def test_a_team_s_own_entry_is_found_in_its_table(tripreport: Run, draft: Path, project: Path) -> None:
    folder = project / "glossary" / "lexicon"
    folder.mkdir(exist_ok=True)
    header = "id\tja\ten\tgrammar\tclass\tforms\tprep\tverb\texample_ja\texample_en\tnote"
    (folder / "nouns.tsv").write_text(f"{header}\nn.own\t荷札棚\ttag rack\tcount\tthing\t\t\t\t\t\t\n", "utf-8")
    draft.write_text("概要\n\n荷札棚が壊れた。\n", "utf-8")
    assert "lexicon entry n.own: 荷札棚 → tag rack (glossary/lexicon/nouns.tsv:2)" in answer(tripreport, "tag rack")


def test_what_a_person_approved_says_who_and_when(tripreport: Run, draft: Path) -> None:
    row = "サーバが壊れた。\tOne server burned.\tme\t2025-01-01\t"
    (draft.parent / "approved.tsv").write_text(f"ja\ten\twho\twhen\tnote\n{row}\n", "utf-8")
    lines = answer(tripreport, "burned")
    assert "approved by a person (me, 2025-01-01, reports/small/approved.tsv)" in lines


def test_words_of_an_event_fact_are_metadata(tripreport: Run, draft: Path) -> None:
    (draft.parent / "report.toml").write_text('place = "オタワ"\nevent = "Frob Conference"\n', "utf-8")
    assert any(line.startswith("name ottawa: オタワ → Ottawa") for line in answer(tripreport, "Ottawa"))
    assert any(line.startswith("rule metadata") for line in answer(tripreport, "Frob"))


def test_words_that_the_report_does_not_have_are_an_error(tripreport: Run, draft: Path) -> None:
    for words in ("elephant", "UM", " "):
        result = tripreport("glossary", "why", "small", words)
        assert result.returncode == 2 and b"Traceback" not in result.stderr


def test_it_is_told_when_the_built_report_is_another(tripreport: Run, draft: Path) -> None:
    assert b"not yet" in tripreport("glossary", "why", "small", "NUMA").stderr
    assert tripreport("build", "small").returncode == 0
    assert tripreport("glossary", "why", "small", "NUMA").stderr == b""
