"""The checks: cases in files, one file a rule; places, fixes and fingerprints."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.analysis.terms import analyze_terms
from pipeline.checks import check
from pipeline.glossary import Glossary, load_glossary
from pipeline.messages import LANGUAGES, message
from pipeline.model.findings import Finding
from pipeline.model.report import Paragraph, Report, Sentence
from pipeline.model.text import Anchor, Span, place_of
from tests.checks.reports import report_of, report_with
from tests.glossary.case_files import Case, read_cases

HERE = Path(__file__).parent
SMALL = load_glossary(HERE.parent / "glossary" / "small")
CASES = read_cases(HERE / "cases")
RULES = ("term-variant", "term-deprecated", "term-forbidden", "term-proposed", "unknown-term")
"""Rules of the glossary, which have case files; the others have their examples in their cards."""


def findings_in(report: Report, glossary: Glossary = SMALL) -> tuple[Finding, ...]:
    return check(analyze_terms(report, glossary), glossary, RULES)


def shown(text: str, finding: Finding) -> str:
    line, column = place_of(text, finding.span.start)
    fix = f" -> {finding.fixes[0].text}" if finding.fixes else ""
    more = f" (+{len(finding.related)})" if finding.related else ""
    return f"{line}:{column} {finding.severity} {finding.rule} {finding.span.of(text)}{fix}{more}"


@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
def test_a_case_is_checked_as_expected(case: Case) -> None:
    assert "\n".join(shown(case.given, one) for one in findings_in(report_of(case.given))) == case.expected


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_is_documented_and_has_cases_that_pass_and_fail(rule: str, root: Path) -> None:
    cases = [case for name, case in CASES.items() if name.startswith(f"{rule}: ")]
    assert any(f" {rule} " in case.expected for case in cases), "a case with a finding"
    assert any(f" {rule} " not in case.expected for case in cases), "a case without"
    docs = (root / "docs" / "checks.md").read_text(encoding="utf-8")
    assert f"### {rule}\n" in docs


@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
def test_a_finding_has_words_in_both_languages(case: Case) -> None:
    for finding in findings_in(report_of(case.given)):
        for lang in LANGUAGES:
            assert finding.span.of(case.given) in message(finding.message, dict(finding.fields), lang)


@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
def test_applying_a_fix_silences_its_finding(case: Case) -> None:
    for finding in findings_in(report_of(case.given)):
        fixed = case.given
        for fix in sorted(finding.fixes, key=lambda one: one.span, reverse=True):
            fixed = fixed[: fix.span.start] + fix.text + fixed[fix.span.end :]
        left = [one for one in findings_in(report_of(fixed)) if one.rule == finding.rule]
        before = [one for one in findings_in(report_of(case.given)) if one.rule == finding.rule]
        assert len(left) == len(before) - bool(finding.fixes)


def test_a_finding_keeps_its_fingerprint_when_text_moves() -> None:
    (one,) = findings_in(report_of("サーバを足す。"))
    (moved,) = findings_in(report_of("カーネルの話。\n\nサーバを 足す。"))
    assert one.fingerprint == moved.fingerprint
    assert len(one.fingerprint) == 16


def test_equal_findings_are_numbered() -> None:
    prints = [
        one.fingerprint for one in findings_in(report_of("ホットアドを足す。\nホットアドを足す。\nホットアドを引く。"))
    ]
    assert len(set(prints)) == 3
    assert prints[1] == f"{prints[0]}-2"


def test_what_somebody_else_said_is_left_as_it_is() -> None:
    (quoted,) = findings_in(report_of("サーバを足す。", quoted=True))
    assert (quoted.severity, quoted.fixes[0].safe) == ("info", False)


def test_places_are_those_of_the_source() -> None:
    text = "新しいサー\nバを足す。"
    sentence = Sentence("s", "新しいサーバを足す。", Span(0, 11), (Anchor(0, 0), Anchor(5, 6)))
    (finding,) = findings_in(report_with(text, Paragraph((sentence,), Span(0, 11))))
    assert finding.span.of(text) == "サー\nバ"
    assert finding.fixes == (), "a fix would swallow the line break"


def test_rules_can_be_chosen() -> None:
    analyzed = analyze_terms(report_of("サーバとMeditheo。"), SMALL)
    assert {one.rule for one in check(analyzed, SMALL)} >= {"term-variant", "unknown-term"}
    assert {one.rule for one in check(analyzed, SMALL, ["term-variant"])} == {"term-variant"}


def test_a_word_that_is_used_more_often_is_surer() -> None:
    (once,) = findings_in(report_of("Meditheoの店。"))
    (often,) = findings_in(report_of("Meditheoの店。" * 4))
    assert once.confidence < often.confidence <= 1


@given(st.text(st.sampled_from("サーバカーネル割当てホットアド先読みcolonelNUMAIPV6 。、\nの『』話"), max_size=40))
def test_findings_are_in_order_within_the_text_and_all_different(text: str) -> None:
    found = findings_in(report_of(text))
    assert [one.span for one in found] == sorted(one.span for one in found)
    assert all(0 <= one.span.start < one.span.end <= len(text) for one in found)
    assert len({one.fingerprint for one in found}) == len(found)
    assert found == findings_in(report_of(text))
