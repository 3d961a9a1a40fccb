"""What writers type in their own way is read as what most people type, and every place is found again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.report import Sentence
from pipeline.model.text import Anchor, Span
from pipeline.text.plain_marks import plain_marks
from pipeline.text.plainly_typed import moved, plainly_typed
from pipeline.text.respelled import respelled
from pipeline.text.shipped import Row, table
from pipeline.text.tokenizer import tokenize


@pytest.mark.parametrize("row", table("tokens/respellings"), ids=lambda row: row["example"])
def test_a_rare_spelling_becomes_the_usual_one(row: Row) -> None:
    typed, usual = row["example"].split(" => ")
    assert respelled(typed, tokenize(typed))[0] == usual


@pytest.mark.parametrize(
    "text",
    [
        "出来事を話した",  # no 出来る
        "一等賞をとった",
        "事業の方針",
        "1位と2位の差",
        "みつかった",  # no つかう
        "中位の成績",
        "各位に連絡",
        "何事もない",
        "場所を決めた",
        "田中様に送る",
        "程度の差",
    ],
)
def test_what_only_looks_like_one_is_left(text: str) -> None:
    assert respelled(text, tokenize(text))[0] in (text, "見つかった")


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("3 日に 1 回、10 万円を A 社に払う。", "3日に1回、10万円を A社に払う。"),
        ("旧 API と新 API を比べた．", "旧API と新API を比べた。"),
        ("西 3 ・ 4 ホール、5 〜 6 人", "西3・4ホール、5〜6人"),
        ("新宿 19:00 集合", "新宿 19:00 集合"),
        ("RubyKaigi 2019 参加報告", "RubyKaigi 2019 参加報告"),
        ("会場 3階ホール", "会場 3階ホール"),
        ("動いた https://example.com/1", "動いた https://example.com/1"),
        ("１．概要", "1．概要"),
        ("性能は１．５倍，価格は１，０００円", "性能は1.5倍、価格は1,000円"),
    ],
)
def test_marks_widths_and_spaces_are_the_usual_ones(typed: str, plain: str) -> None:
    assert plainly_typed(_analyzed(typed)).sentence.text == plain


@given(
    st.lists(
        st.sampled_from(["3 日", "１０ 万円", "移行する事", "，", "．", " ", "A 社", "です", "会場", "つかって", "〜"]),
        max_size=9,
    )
)
def test_every_token_is_found_again_at_its_place(parts: list[str]) -> None:
    typed = _analyzed("".join(parts))
    plain = plainly_typed(typed)
    assert len(plain.tokens) == len(typed.tokens)
    assert all(plain.sentence.text.startswith(one.surface, one.start) for one in plain.tokens)
    for one, other in zip(plain.tokens, typed.tokens, strict=True):
        assert moved(one.span, plain.tokens, typed.tokens) == other.span


@given(st.text(alphabet="０１9aＡ，．,.､｡、。のあ ", max_size=20))
def test_marks_change_one_for_one_and_once(text: str) -> None:
    plain = plain_marks(text)
    assert len(plain) == len(text)
    assert len(plain_marks(plain)) == len(plain)


def _analyzed(text: str) -> AnalyzedSentence:
    return AnalyzedSentence(Sentence("s", text, Span(0, len(text)), (Anchor(0, 0),)), tokenize(text), ())
