"""Title, dates and event facts: English as far as the glossary carries it, Japanese only where it is marked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.approval import Approval, Approvals
from pipeline.model.english import Flag, Translation
from pipeline.model.report import Meta, Source
from pipeline.summary.dates import english_dates
from pipeline.summary.facts import facts_of, facts_review, open_values, render, title_of
from pipeline.summary.settled import settled_facts
from pipeline.text.scripts import contains_japanese, script_runs
from tests.writers.sample import META, Draft, find, section

MARKED = (Flag.NOT_TRANSLATED,)


@pytest.mark.parametrize(
    ("start", "end", "english"),
    [
        ("", "", ""),
        ("2004", "", "2004"),
        ("2024-05", "", "May 2024"),
        ("2024-05-12", "", "12 May 2024"),
        ("2024-05-12", "2024-05-12", "12 May 2024"),
        ("2024-05-12", "2024-05-14", "12–14 May 2024"),
        ("2024-05-30", "2024-06-02", "30 May – 2 June 2024"),
        ("2024-12-30", "2025-01-02", "30 December 2024 – 2 January 2025"),
        ("2024-05", "2024-06", "May–June 2024"),
        ("2024-12", "2025-01", "December 2024 – January 2025"),
        ("2003", "2004", "2003–2004"),
        ("2024", "2024-05-03", "2024 – 3 May 2024"),
        ("", "2024-05-14", "until 14 May 2024"),
        ("2024-13-01", "", "2024-13-01"),
        ("5月", "", "5月"),
        ("5月", "2024-05-14", "5月 – 14 May 2024"),
    ],
)
def test_dates_are_said_as_english_says_them(start: str, end: str, english: str) -> None:
    assert english_dates(start, end) == english


@pytest.mark.parametrize(
    ("value", "english", "flags"),
    [
        ("Ottawa, Canada", "Ottawa, Canada", ()),
        ("オタワ", "Ottawa", ()),
        ("OTTAWA", "Ottawa", ()),
        ("OTTAWA, 2004", "OTTAWA, 2004", ()),
        ("カナダ、オタワ", "Canada, Ottawa", ()),
        ("カナダ（オタワ）", "Canada (Ottawa)", ()),
        ("カーネルサミット２００４", "Kernel Summit 2004", ()),
        ("カーネルサミット 2004", "Kernel Summit 2004", ()),
        ("岩本氏", "Iwamoto", ()),
        ("岩本 様", "Iwamoto", ()),
        ("Example Ottawa Kernel Summit 2024、カナダ", "Example Ottawa Kernel Summit 2024, Canada", ()),
        ("オタワ様", "オタワ様", MARKED),
        ("カナダオタワ", "カナダオタワ", MARKED),
        ("オタワ市", "オタワ市", MARKED),
        ("西木 花子", "西木 花子", MARKED),
        ("メモリ移動", "memory migration", (Flag.PROPOSED_TERM,)),
        ("", "", ()),
    ],
)
def test_a_value_is_english_only_if_all_of_it_is_known(value: str, english: str, flags: tuple[Flag, ...]) -> None:
    assert render(value, find) == (english, flags)


@given(st.text(st.sampled_from("オタワカナダNUMA、・（） 市123"), max_size=20))
def test_a_value_never_holds_japanese_unmarked(value: str) -> None:
    english, flags = render(value, find)
    assert not contains_japanese(english) or Flag.NOT_TRANSLATED in flags


def test_facts_come_in_the_order_people_look_for_them() -> None:
    facts = facts_of(Draft().report((), META), find)
    assert [(fact.label, fact.value, fact.flags) for fact in facts] == [
        ("event", "Kernel Summit", ()),
        ("place", "Canada, Ottawa", ()),
        ("dates", "19–20 July 2004", ()),
        ("travellers", "T. Imawoto, 西木 花子", MARKED),
        ("classification", "Internal use only", ()),
        ("purpose", "NUMA", ()),
        ("宿泊先", "Meditheo", MARKED),
    ]
    assert [item.sentence_id for item in facts_review(facts)] == ["meta:travellers", "meta:宿泊先"]


def test_what_terms_and_names_do_not_cover_is_said_as_the_engine_says_it_and_stays_marked() -> None:
    unsure = (Flag.UNKNOWN_NAME,)
    values = {
        "西木 花子": Translation("v", "Hanako Nishiki", 0.5, unsure),
        "宿泊先": Translation("v", "place to stay.", 0.95, ()),
    }
    report = Draft().report((), META)
    assert open_values(report, find) == ("西木 花子", "宿泊先")
    *_, travellers, _, _, lodging = facts_of(report, find, values)
    assert (travellers.value, travellers.flags) == ("T. Imawoto, Hanako Nishiki", unsure)
    assert (lodging.label, lodging.value, lodging.flags) == ("place to stay", "Meditheo", ())
    (item,) = facts_review([travellers, lodging])
    assert (item.english, item.japanese) == (travellers.value, travellers.japanese)
    approvals = Approvals({item.japanese: Approval(item.japanese, "Taro Imawoto and Hanako Saiki")}, {})
    assert [fact.value for fact in settled_facts([travellers], approvals)] == ["Taro Imawoto and Hanako Saiki"]


def test_japanese_from_the_engine_is_no_english() -> None:
    values = {"西木 花子": Translation("v", "[西木] Hanako", 0.5, (Flag.NOT_TRANSLATED,))}
    facts = {fact.label: fact for fact in facts_of(Draft().report((), META), find, values)}
    assert (facts["travellers"].value, facts["travellers"].flags) == ("T. Imawoto, 西木 花子", MARKED)


def test_what_the_writer_did_not_say_is_left_out() -> None:
    assert facts_of(Draft().report((), Meta()), find) == ()


def title(meta: Meta, name: str = "reports/ottawa-2004/draft.txt") -> tuple[str, list[str]]:
    draft = Draft()
    report = draft.report((section(draft, "参加報告", "Participation report", 1),), meta)
    report = replace(report, source=Source(name, draft.text, "text", "utf-8", ""))
    from tests.writers.sample import translations

    words, review = title_of(report, {one.sentence_id: one for one in translations(draft)}, find)
    return words, [item.japanese for item in review]


@pytest.mark.parametrize(
    ("meta", "expected"),
    [
        (Meta(title="報告", title_en="A visit"), ("A visit", [])),
        (Meta(title="参加報告"), ("Participation report", [])),
        (Meta(title="カーネルサミット 2004"), ("Kernel Summit 2004", [])),
        (Meta(title="何かの報告", event="カーネルサミット"), ("Kernel Summit", ["何かの報告"])),
        (Meta(title="何かの報告", title_en="何か"), ("Trip report: ottawa-2004", ["何かの報告"])),
        (Meta(kind="visit"), ("Visit report: ottawa-2004", [])),
        (Meta(title="何かの報告", kind="meeting"), ("Meeting report: ottawa-2004", ["何かの報告"])),
    ],
)
def test_the_title_is_the_writers_own_or_an_honest_one(meta: Meta, expected: tuple[str, list[str]]) -> None:
    assert title(meta) == expected


def test_a_japanese_file_name_makes_no_title() -> None:
    assert title(Meta(), "出張/報告.md") == ("Trip report", [])


def test_a_title_whose_translation_needs_review_is_not_used() -> None:
    draft = Draft()
    heading = draft.say("参加報告", "Participation", Flag.LOW_CONFIDENCE, role="heading")
    from pipeline.model.report import Section
    from tests.writers.sample import translations

    report = draft.report((Section((heading,), 1, ("参加報告",), (), heading.span),), Meta(title="参加報告"))
    words, review = title_of(report, {one.sentence_id: one for one in translations(draft)}, find)
    assert words == "Trip report: kernel-summit"
    assert [item.flags for item in review] == [MARKED]


@given(st.text(max_size=40))
def test_runs_of_scripts_rebuild_the_text_and_agree_with_the_predicate(text: str) -> None:
    runs = list(script_runs(text))
    assert "".join(run for run, _ in runs) == text
    assert all(contains_japanese(run) == japanese for run, japanese in runs)
