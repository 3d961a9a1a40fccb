"""Every rule by its own examples, every table by its rows; the cards that explain them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.checks import CHECKS, DEEP_CHECKS, check
from pipeline.checks.cards import cards
from pipeline.checks.manuscript import Passage
from pipeline.checks.phrases import find_wordings, load_wordings
from pipeline.cli.console import Console
from pipeline.cli.explain import card_lines
from pipeline.glossary import Glossary, load_glossary
from pipeline.messages import LANGUAGES, message
from pipeline.model.findings import Finding
from pipeline.model.policy import Policy
from pipeline.model.text import Span
from pipeline.tasks.drafts import Draft
from pipeline.tasks.reading import analyze, analyze_lines
from pipeline.tasks.stumbles import flags_of

TABLES = ("wrong_conversion", "redundant", "units", "colloquial", "kana_preferred", "hedges")
ROWS = [(table, row) for table in TABLES for row in load_wordings(table)]
FAILS = [(rule, text) for rule, card in cards().items() for text in card.fails]
PASSES = [(rule, text) for rule, card in cards().items() for text in card.passes]


@pytest.fixture(scope="module")
def glossary(root: Path) -> Glossary:
    return load_glossary(root / "glossary")


def findings_in(rule: str, text: str, folder: Path, glossary: Glossary) -> tuple[Finding, ...]:
    path = folder / "draft.md"
    path.write_text(text, encoding="utf-8")
    analyzed = analyze(Draft("draft", path, "draft.md"), glossary, "cached" if rule in DEEP_CHECKS else "none")
    flags = flags_of(analyzed.sentences, glossary) if rule == "engine-stumbles" else ()
    return check(analyzed, glossary, [rule], Policy(**cards()[rule].settings), flags)  # type: ignore[arg-type]


def test_every_rule_has_a_card_and_every_card_a_rule() -> None:
    assert list(cards()) == list(CHECKS), "in the same order"
    assert {rule for rule, card in cards().items() if card.deep} == set(DEEP_CHECKS)
    for card in cards().values():
        assert set(card.why) == set(LANGUAGES) and card.source


@pytest.mark.parametrize(("rule", "text"), FAILS)
def test_what_a_rule_is_for_is_reported(rule: str, text: str, tmp_path: Path, glossary: Glossary) -> None:
    findings = findings_in(rule, text, tmp_path, glossary)
    assert findings
    for finding in findings:
        for lang in LANGUAGES:
            assert message(finding.message, dict(finding.fields), lang)


@pytest.mark.parametrize(("rule", "text"), PASSES)
def test_what_is_fine_is_left_alone(rule: str, text: str, tmp_path: Path, glossary: Glossary) -> None:
    assert findings_in(rule, text, tmp_path, glossary) == ()


@pytest.mark.parametrize(("table", "row"), ROWS, ids=[row.pattern for _, row in ROWS])
def test_a_wording_finds_its_examples_and_no_others(table: str, row: object, glossary: Glossary) -> None:
    wording = next(one for one in load_wordings(table) if one == row)
    assert wording.yes, "an example that is found"
    for text in wording.yes:
        assert wording in {hit.wording for hit in find_wordings([_passage(text, glossary)], table)}, text
    for text in wording.no:
        assert wording not in {hit.wording for hit in find_wordings([_passage(text, glossary)], table)}, text


def _passage(text: str, glossary: Glossary) -> Passage:
    (one,) = analyze_lines(text.encode(), glossary)
    return Passage(one, 0, is_foreign=False)


def test_quotations_titles_and_addresses_are_left_alone(glossary: Glossary) -> None:
    text = "「塔載」と『塔載』は別だが塔載は違う。"
    passage = _passage(text, glossary)
    assert [hit.span for hit in find_wordings([passage], "wrong_conversion")] == [Span(13, 15)]


def test_a_switched_off_rule_is_silent_and_a_raised_one_is_graver(tmp_path: Path, glossary: Glossary) -> None:
    path = tmp_path / "draft.md"
    path.write_text("殆ど使い切った。", encoding="utf-8")
    analyzed = analyze(Draft("draft", path, "draft.md"), glossary)
    (finding,) = check(analyzed, glossary, ["kana-preferred"], Policy(levels={"kana-preferred": "error"}))
    assert finding.severity == "error"
    assert check(analyzed, glossary, ["kana-preferred"], Policy(levels={"kana-preferred": "off"})) == ()


def test_of_two_rules_on_one_word_the_first_has_the_say(tmp_path: Path, glossary: Glossary) -> None:
    path = tmp_path / "draft.md"
    path.write_text("性能評価用に塔載する。", encoding="utf-8")
    analyzed = analyze(Draft("draft", path, "draft.md"), glossary)
    assert [one.rule for one in check(analyzed, glossary, ["wrong-conversion", "unknown-kanji"])] == [
        "wrong-conversion"
    ]


def test_the_documentation_says_of_every_rule_what_its_card_says(root: Path, request: pytest.FixtureRequest) -> None:
    lines = [line for card in cards().values() for line in card_lines(card, Console("en"), "markdown")]
    path = root / "docs" / "checks.md"
    head, mark, _ = path.read_text(encoding="utf-8").partition("## Rules\n")
    expected = head + mark + "\n" + "\n".join(lines).rstrip("\n") + "\n"
    if request.config.getoption("--accept"):
        path.write_text(expected, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == expected, "run `make accept`"
