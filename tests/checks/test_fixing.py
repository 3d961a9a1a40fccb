"""Fixes: what is applied, what is refused, and that nothing else changes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.findings import Finding, Fix
from pipeline.model.text import Span
from pipeline.tasks.fixing import difference, fix_text, is_harmless
from pipeline.text.tokenizer import tokenize

HARMLESS = [
    ("新しいメーカが来た。", "メーカ", "メーカー"),
    ("説明だった.どのメーカーも", ".", "。"),
    ("開発者が多い中、 彼は", "、 ", "、"),
    ("資源を割当てる。", "割当てる", "割り当てる"),
    ("性能（速度)の改善。", "（速度)", "（速度）"),
]
HARMFUL = [
    ("サーバーを足す。", "サーバ", "サーバー"),
    ("スチュワードが来た。", "ワード", "Word"),
    ("様々な話。", "様", "よう"),
    ("ユーザビリティの話。", "ユーザ", "ユーザー"),
    ("行なってから", "行なっ", "行っ"),
    ("性能（速度）の改善。", "（", ""),
    ("組み込みLinuxの話。", "組み込みL", "組込み"),
]


@pytest.mark.parametrize(("line", "found", "better"), HARMLESS)
def test_what_changes_no_other_word_is_applied(line: str, found: str, better: str) -> None:
    at = line.index(found)
    assert is_harmless(line, Span(at, at + len(found)), better)


@pytest.mark.parametrize(("line", "found", "better"), HARMFUL)
def test_what_would_damage_a_word_is_refused(line: str, found: str, better: str) -> None:
    at = line.index(found)
    assert not is_harmless(line, Span(at, at + len(found)), better)


def finding(*fixes: Fix) -> Finding:
    return Finding("term-variant", "warning", fixes[0].span, "term-variant", fixes=fixes)


def test_every_place_of_a_group_is_mended_and_the_rest_stays_byte_for_byte() -> None:
    text = "メーカが来た。\r\n別のメーカも来た。𠮷野家と😀。\r\n"
    second = text.rindex("メーカ")
    group = finding(Fix(Span(0, 3), "メーカー", True), Fix(Span(second, second + 3), "メーカー", True))
    assert fix_text(text, [group]).text == text.replace("メーカ", "メーカー")


def test_of_overlapping_fixes_the_first_is_taken() -> None:
    text = "クラスタファイルシステムの話。"
    longer, shorter = Fix(Span(0, 12), "クラスターファイルシステム", True), Fix(Span(0, 4), "クラスター", True)
    fixed = fix_text(text, [finding(longer), finding(shorter)])
    assert (fixed.text, fixed.applied) == ("クラスターファイルシステムの話。", 1)


def test_unsafe_fixes_wait_until_they_are_asked_for() -> None:
    unsafe = finding(Fix(Span(0, 2), "ほとんど", False))
    assert fix_text("殆ど終わった。", [unsafe]).applied == 0
    assert fix_text("殆ど終わった。", [unsafe], unsafe=True).text == "ほとんど終わった。"


def test_a_difference_names_the_draft() -> None:
    assert list(difference("draft.txt", "一\n二\n", "一\n三\n"))[:2] == ["--- a/draft.txt", "+++ b/draft.txt"]


@settings(deadline=None, max_examples=60)
@given(
    st.text(st.sampled_from("サーバメーカ行なった試験をのは、。 Linux（）"), max_size=24),
    st.integers(0, 24),
    st.integers(0, 4),
    st.sampled_from(["サーバー", "行っ", "", "、", "メーカー"]),
)
def test_a_harmless_fix_leaves_the_tokens_around_it_alone(line: str, start: int, length: int, better: str) -> None:
    span = Span(min(start, len(line)), min(start + length, len(line)))
    if is_harmless(line, span, better):
        after = line[: span.start] + better + line[span.end :]
        before_words = [token.surface for token in tokenize(line) if token.end <= span.start]
        assert [token.surface for token in tokenize(after)][: len(before_words)] == before_words
