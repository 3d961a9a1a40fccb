"""What lint has to say of a glossary that can be used: each rule with what it tells and what it leaves alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from pipeline.analysis.terms import analyze_terms
from pipeline.glossary import Glossary, load_glossary
from pipeline.glossary.lint import RULES, Desk, remarks
from pipeline.glossary.load import glossary_from
from pipeline.glossary.rows import TERMS_FILE
from pipeline.glossary.save import terms_bytes
from pipeline.messages import codes
from pipeline.model.terms import Term
from pipeline.readers import read
from pipeline.tasks.linting import accepted_words, usage_of
from pipeline.text.english_words import is_english
from tests.checks.reports import report_of
from tests.cli.conftest import Run, edit, project, tripreport

__all__ = ["project", "tripreport"]

Told = tuple[str, str, str]


def glossary_of(*terms: Term) -> Glossary:
    return glossary_from({TERMS_FILE: terms_bytes(terms)})


def told(glossary: Glossary, *drafts: str, words: Sequence[str] = ()) -> list[Told]:
    """Return rule, id and value of every remark; of drafts without any the reports are not asked."""
    usage = usage_of([analyze_terms(report_of(text), glossary) for text in drafts], glossary) if drafts else None
    found = remarks(Desk(glossary, usage, frozenset(words)))
    return [(one.rule, one.id, dict(one.fields)["value"]) for one in found]


CLEAN = Term("server", "サーバー", "server")


@pytest.mark.parametrize(
    ("variants", "expected"),
    [
        (("サーバ",), [("derived-variant", "server", "サーバ")]),
        (("ｻｰﾊﾞｰ",), [("derived-variant", "server", "ｻｰﾊﾞｰ")]),
        (("計算機",), []),
    ],
)
def test_a_variant_in_other_characters_is_derived_anyway(variants: tuple[str, ...], expected: list[Told]) -> None:
    assert told(glossary_of(Term("server", "サーバー", "server", variants=variants))) == expected


@pytest.mark.parametrize(
    ("variant", "is_derived"), [("割当て", True), ("割当", True), ("わりあて", True), ("配分", False)]
)
def test_a_variant_with_other_okurigana_or_in_kana_is_derived_anyway(variant: str, is_derived: bool) -> None:
    found = told(glossary_of(Term("allocation", "割り当て", "allocation", variants=(variant,))))
    assert found == ([("derived-variant", "allocation", variant)] if is_derived else [])


def test_two_concepts_that_differ_in_okurigana_alone_are_told() -> None:
    one, other = Term("a", "割り当て", "allocation"), Term("b", "割当", "quota")
    assert ("okurigana", "b", "割当") in told(glossary_of(one, other))


def test_a_noun_beside_its_verb_is_left_alone() -> None:
    noun, verb = Term("allocation", "割り当て", "allocation"), Term("allocate", "割り当てる", "allocate", pos="verb")
    assert told(glossary_of(verb, noun)) == []


def test_a_spelling_that_is_never_found_is_told() -> None:
    assert told(glossary_of(Term("odd", "・", "dot"))) == [("unreachable", "odd", "・")]


def test_one_english_for_two_concepts_is_told_unless_one_is_given_up() -> None:
    other = Term("visitor-a", "来訪者", "visitor")
    assert told(glossary_of(other, Term("visitor-b", "来客", "visitor"))) == [("same-english", "visitor-b", "visitor")]
    gone = Term("visitor-b", "来客", "visitor", status="deprecated", successor="visitor-a")
    assert told(glossary_of(other, gone)) == []


def test_english_spelled_as_another_concept_does_not_spell_it_is_told() -> None:
    agreed = Term("file-system", "ファイルシステム", "file system")
    assert told(glossary_of(agreed, Term("shared", "共有用保管庫", "shared file-system"))) == [
        ("english-variant", "shared", "file-system")
    ]
    assert told(glossary_of(agreed, Term("check", "整合性検査", "file-system check"))) == []  # before a noun
    assert told(glossary_of(agreed, Term("check", "整合性検査", "Check of the File System"))) == []  # capitals
    strict = Term("file-system", "ファイルシステム", "file system", forbidden=("filing system",))
    assert told(glossary_of(strict, Term("shared", "共有用保管庫", "shared filing system"))) == [
        ("english-forbidden", "shared", "filing system")
    ]


def test_a_word_that_is_not_english_is_told_once_and_the_team_may_accept_it() -> None:
    terms = glossary_of(Term("a", "受信", "recieve"), Term("b", "受信側", "recieve side"))
    assert told(terms) == [("spelling", "a", "recieve")]
    assert told(terms, words=["recieve"]) == []
    assert told(glossary_of(Term("colour", "色", "colour"))) == [("spelling", "colour", "colour")]


@pytest.mark.parametrize(
    "term",
    [
        Term("k", "kexec", "kexec"),
        Term("n", "日本会", "Nihonkai", grammar=("proper",)),
        Term("e", "拡張", "NFSv4 eBPF CPUs"),
        Term("m", "多重化", "multithread microservice"),
    ],
)
def test_names_acronyms_and_what_is_kept_are_not_spelled(term: Term) -> None:
    assert told(glossary_of(term)) == []


def test_what_no_report_uses_and_what_stands_only_inside_longer_terms_is_told() -> None:
    glossary = glossary_of(CLEAN, Term("room", "サーバー室", "server room"), Term("rack", "荷札棚", "tag rack"))
    assert told(glossary, "サーバー室を見た。") == [
        ("always-inside", "server", "サーバー"),
        ("unused", "rack", "荷札棚"),
    ]
    assert told(glossary, "サーバー室を見た。", "サーバと荷札棚を見た。") == []


def test_a_derived_spelling_that_is_another_word_of_the_reports_is_told() -> None:
    glossary = glossary_of(Term("rust", "Rust", "Rust", grammar=("proper",)), CLEAN)
    assert told(glossary, "rust の話とサーバを聞いた。") == [("ordinary-word", "rust", "rust")]
    assert told(glossary, "Rust の話とサーバを聞いた。") == []


def test_the_glossary_of_the_project_collides_with_nothing(root: Path) -> None:
    """No spelling is taken by a variant derived from another, here or in the project's reports; no English is misspelled."""
    glossary = load_glossary(root / "glossary")
    drafts = sorted((root / "reports").glob("*/draft.*"))
    usage = usage_of([analyze_terms(read(path, path.name), glossary) for path in drafts], glossary)
    rules = [rule for rule in RULES if rule not in ("unused", "always-inside", "same-english")]
    assert list(remarks(Desk(glossary, usage, accepted_words(root / "glossary")), rules)) == []


def test_the_accepted_words_are_sorted_and_needed(root: Path) -> None:
    lines = (root / "glossary" / "words.txt").read_text("utf-8").splitlines()[1:]
    assert lines == sorted(set(lines))
    assert [word for word in lines if is_english(word)] == []


def test_every_rule_has_its_words() -> None:
    assert {f"lint-{rule}" for rule in (*RULES, "spelling-taken", "english-forbidden")} <= set(codes())


def test_remarks_have_their_place_and_are_no_errors(tripreport: Run, project: Path) -> None:
    edit(project, "\tNUMA\tNUMA\t", "\tNUMA\trecieve\t")
    result = tripreport("glossary", "lint")
    assert result.returncode == 0, result.stderr.decode()
    assert "en: 'recieve' is not in the English dictionary; meant: receive" in result.stdout.decode()
    assert "[unused]" not in result.stdout.decode() and b"concepts that no report uses: " in result.stderr
    only = tripreport("glossary", "lint", "--rule", "unused", "--rule", "okurigana").stdout.decode()
    assert "[unused]" in only and "[spelling]" not in only
    assert b"[unused]" not in tripreport("glossary", "lint", "--rule", "unused", "--no-reports").stdout
    assert tripreport("glossary", "lint", "--rule", "nonsense").returncode == 2
