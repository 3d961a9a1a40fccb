"""The engine ``terms``: whole or not at all, and nothing invented."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.english import Flag, Translation
from pipeline.model.report import Role
from pipeline.model.terms import Concept, Name, Term
from pipeline.model.text import Span
from pipeline.text.scripts import contains_japanese
from pipeline.text.shipped import table
from pipeline.translation import translate
from pipeline.translation.patterns import match_patterns, patterns
from pipeline.translation.terms_engine import TermsEngine
from tests.translation.pairs import analyzed

ENGINE = TermsEngine(None)  # type: ignore[arg-type]  # the terms reach it with the sentences
CPU = Term("cpu", "CPU", "CPU", grammar=("count",))
MEMORY = Term("memory", "メモリ", "memory", grammar=("mass",))
HOTPLUG = Term("hotplug", "ホットプラグ", "hotplug", grammar=("mass",))
OTTAWA = Name("ottawa", "オタワ", "Ottawa", "place")
SERVER = Term("server", "サーバ", "server", grammar=("count",))


def english(text: str, *known: Concept, role: Role = "sentence") -> Translation:
    sentence = analyzed(text, *known)
    sentence = replace(sentence, sentence=replace(sentence.sentence, role=role))
    (result,) = translate([sentence], ENGINE)
    return result


@pytest.mark.parametrize(
    ("japanese", "expected"),
    [
        ("概要", "Overview"),
        ("■概要", "■Overview"),
        ("1. はじめに", "1. Introduction"),
        ("【日程】", "[Schedule]"),
        ("まとめ：", "Summary:"),
        ("以上。", "End of report."),
        ("2日目", "Day 2"),
        ("０日目", "Day 0"),
        ("日程と参加者", "Schedule and participants"),
        ("2日目のまとめ", "Summary of Day 2"),
        ("2005年5月12日（木）", "12 May 2005 (Thu)"),
        ("2005年5月12日〜14日", "12 to 14 May 2005"),
        ("5月12日(木)から6月2日(木)まで", "12 May (Thu) to 2 June (Thu)"),
        ("午後3時半", "15:30"),
        ("約400人", "about 400 people"),
        ("第3回", "the 3rd"),
        ("メモリ", "Memory"),
        ("メモリとホットプラグ", "memory and hotplug"),
        ("メモリ、ホットプラグ、Lustre", "memory, hotplug, Lustre"),
        ("ホットプラグの概要", "Overview of hotplug"),
        ("オタワ", "Ottawa"),
        ("Hot Plug Memory and CPU", "Hot Plug Memory and CPU"),
        ("「Ｈｏｔ　Ｐｌｕｇ」", "“Hot Plug”"),
        ("https://example.org/a", "https://example.org/a"),
        ("Example Memory Server 2024の概要", "Overview of Example Memory Server 2024"),
        ("オタワで開催", "(not translated; terms: Ottawa)"),
        ("メモリのホットプラグ", "(not translated; terms: memory, hotplug)"),
        ("メモリとホットプラグの概要", "(not translated; terms: memory, hotplug)"),
        ("メモリは増えた。メモリは速い。", "(not translated; terms: memory)"),
        ("3台", "(not translated)"),
        ("今日は暑かった。", "(not translated)"),
        ("ホットプラグについて議論がなされた。", "Hotplug was discussed."),
        ("Network Summitがオタワで開催された。", "Network Summit was held in Ottawa."),
        ("サーバについて議論がなされた。", "(not translated; terms: server)"),
    ],
)
def test_what_it_says(japanese: str, expected: str) -> None:
    result = english(japanese, MEMORY, HOTPLUG, OTTAWA, SERVER)
    said = result.english
    assert said in (expected, expected[0].upper() + expected[1:])
    assert said.startswith("(not translated") is (Flag.NOT_TRANSLATED in result.flags)


def test_what_the_glossary_agrees_on_goes_before_the_heading_words() -> None:
    result = english("質疑応答", Term("q-and-a", "質疑応答", "Q&A session"))
    assert (result.english, result.flags) == ("Q&A session", ())


def test_a_heading_begins_with_a_capital() -> None:
    assert english("メモリ", MEMORY, role="heading").english == "Memory"


def test_what_is_no_japanese_is_kept_for_certain() -> None:
    result = english("Session chair: Imawoto Toshiro")
    assert (result.flags, result.confidence) == ((Flag.KEPT,), 1.0)


def test_what_is_not_translated_is_not_believed() -> None:
    result = english("今日は暑かった。")
    assert result.flags == (Flag.NOT_TRANSLATED,)
    assert result.confidence <= 0.1


def test_every_word_knows_where_it_comes_from() -> None:
    sentence = analyzed("ホットプラグについて議論がなされた。", HOTPLUG)
    (result,) = translate([sentence], ENGINE)
    assert [(piece.text, piece.origin) for piece in result.pieces] == [
        ("Hotplug", "term:hotplug"),
        (" ", "pattern:discussed"),
        ("was", "pattern:discussed"),
        (" discussed.", "pattern:discussed"),
    ]
    assert result.pieces[0].span == Span(0, 6)


@pytest.mark.parametrize("row", table("terms_engine/patterns"), ids=lambda row: row["id"])
def test_a_pattern_renders_its_example_and_leaves_its_counterexample(row: dict[str, str]) -> None:
    assert english(row["example_ja"]).english == row["example_en"]
    origins = {piece.origin for piece in match_patterns(analyzed(row["example_ja"]))}
    assert f"pattern:{row['id']}" in origins
    assert match_patterns(analyzed(row["counterexample"])) == ()


def test_pattern_ids_are_unique() -> None:
    assert len({pattern.id for pattern in patterns()}) == len(patterns())


@pytest.mark.parametrize("row", table("terms_engine/headings"), ids=lambda row: row["ja"])
def test_a_heading_word_is_rendered_and_passes_the_gates(row: dict[str, str]) -> None:
    result = english(row["ja"], role="heading")
    assert (result.english, result.flags) == (row["en"], ())


@given(st.lists(st.text(max_size=40), max_size=3))
def test_there_is_one_translation_for_each_sentence(texts: list[str]) -> None:
    sentences = [analyzed(text, MEMORY, CPU) for text in texts]
    results = translate(sentences, ENGINE)
    assert len(results) == len(sentences)
    for result in results:
        assert "".join(piece.text for piece in result.pieces) == result.english
        assert not contains_japanese(result.english)


words = st.lists(st.sampled_from(list("概要とのメモリ、〜(2日目)月第3回 CPUがで:。")), max_size=12).map("".join)


@given(words)
def test_no_japanese_is_left_and_no_number_invented_in_unflagged_english(text: str) -> None:
    result = english(text, MEMORY, CPU)
    assert not contains_japanese(result.english)
    assert result == english(text, MEMORY, CPU)


@pytest.mark.parametrize("piece", ["メモリとCPU、", "概要と", "AがBで", "2日目", "■", "あ"])
def test_ten_thousand_characters_take_bounded_time(piece: str) -> None:
    assert english((piece * 10_000)[:10_000], MEMORY, CPU).english
