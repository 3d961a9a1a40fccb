"""The summary loses nothing, invents nothing, and marks every line that a person has to look at."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.glossary.load import glossary_from
from pipeline.glossary.rows import TERM_COLUMNS
from pipeline.model.english import Flag
from pipeline.model.report import Code, ItemList, ListItem, Meta, Paragraph, Section, report_sentences
from pipeline.model.text import Span
from pipeline.summary import summarize
from pipeline.text.scripts import contains_japanese
from tests.writers.sample import HOTPLUG, Draft, analyzed, build, sample, translations

HERE = Span(0, 0)


def test_every_sentence_is_in_exactly_one_entry() -> None:
    whole = sample()
    used = [
        name
        for section in whole.summary.sections
        for entry in ((section.heading,) if section.heading else ()) + section.entries
        for name in entry.sentences
    ]
    assert used == [sentence.id for sentence in report_sentences(whole.analyzed.report)]


def test_every_section_is_there_in_order_even_without_text() -> None:
    whole = sample()
    assert [(s.heading.english if s.heading else None, s.level, bool(s.entries)) for s in whole.summary.sections] == [
        (None, 0, True),
        ("Day 1", 1, True),
        ("Afternoon", 2, False),
        ("Day 2", 1, True),
    ]


def test_each_kind_of_block_becomes_entries_of_its_kind() -> None:
    entries = sample().summary.sections[3].entries
    assert [(entry.kind, entry.english) for entry in entries] == [
        ("caption", "Table 1: State of the features"),
        ("row", "Feature | State"),
        ("row", "NUMA | under discussion"),
        ("row", "AIO | "),
        ("image", "Picture 1: the session as a whole"),
        ("image", "Picture 2 (no description in the draft)"),
        ("field", "Date: 20 July"),
        ("agenda", "11:30 – Lunch"),
        ("turn", "Q: When will it start?"),
        ("turn", "A: It is not decided."),
        ("quote", "I want to start after 2.6 is finished."),
        ("code", "if (a < b) {\n\treturn mem_map[`i`];\n}"),
    ]
    assert [entry.header for entry in entries[1:4]] == [True, False, False]
    assert entries[3].parts == ("AIO", "")


def test_paragraphs_give_a_bullet_a_sentence_and_items_keep_their_level_and_number() -> None:
    entries = sample().summary.sections[1].entries
    assert [(entry.block, entry.level, entry.number) for entry in entries] == [
        (0, 0, ""), (0, 0, ""), (1, 0, ""), (1, 0, ""),
        (2, 0, ""), (2, 1, ""), (2, 2, ""), (2, 0, ""),
        (3, 0, "1."), (3, 0, "(2)"),
    ]  # fmt: skip


def test_an_ordered_list_without_readable_numbers_is_counted_at_each_level() -> None:
    draft = Draft()
    levels = (0, 1, 1, 0, 1)
    items = tuple(ListItem((draft.say(f"項{n}", f"item {n}"),), level, "", HERE) for n, level in enumerate(levels))
    section = Section((), 0, (), (ItemList(items, True, HERE),), HERE)
    entries = build(draft, draft.report((section,))).summary.sections[0].entries
    assert [entry.number for entry in entries] == ["1.", "1.", "2.", "2.", "1."]


def test_no_line_has_japanese_without_asking_for_review() -> None:
    for section in sample().summary.sections:
        for entry in section.entries:
            assert not contains_japanese(entry.english) or entry.needs_review


def one_sentence(english: str, *flags: Flag) -> tuple[Draft, Section]:
    draft = Draft()
    said = draft.say("認めなかった。", english, *flags, sure=0.7)
    return draft, Section((), 0, (), (Paragraph((said,), HERE),), HERE)


def test_japanese_left_in_the_english_is_marked_even_if_the_engine_did_not_see_it() -> None:
    draft, section = one_sentence("It was 認めなかった.", Flag.PROPOSED_TERM)
    summary = build(draft, draft.report((section,), Meta())).summary
    flags = (Flag.PROPOSED_TERM, Flag.JAPANESE_LEFT)
    assert summary.sections[0].entries[0].flags == flags
    assert [(item.japanese, item.flags) for item in summary.review] == [("認めなかった。", flags)]


def test_an_empty_translation_shows_the_japanese_instead() -> None:
    draft, section = one_sentence("  ")
    summary = build(draft, draft.report((section,), Meta())).summary
    (entry,) = summary.sections[0].entries
    assert entry.english == "認めなかった。"
    assert entry.flags == (Flag.NOT_TRANSLATED, Flag.JAPANESE_LEFT)


def test_japanese_in_code_is_marked() -> None:
    draft = Draft()
    section = Section((), 0, (), (Code("x = 1  # 数", HERE),), HERE)
    (entry,) = build(draft, draft.report((section,), Meta())).summary.sections[0].entries
    assert (entry.english, entry.flags) == ("x = 1  # 数", (Flag.JAPANESE_LEFT,))


def test_an_entry_is_as_sure_as_its_least_sure_sentence() -> None:
    draft = Draft()
    pair = (draft.say("一。", "One.", sure=0.9), draft.say("二。", "Two.", Flag.NUMBER, sure=0.4))
    section = Section((), 0, (), (ItemList((ListItem(pair, 0, "•", HERE),), False, HERE),), HERE)
    (entry,) = build(draft, draft.report((section,))).summary.sections[0].entries
    assert (entry.english, entry.confidence, entry.flags) == ("One. Two.", 0.4, (Flag.NUMBER,))


def test_terms_used_are_counted_and_sorted_by_their_english() -> None:
    terms = sample().summary.terms
    assert [(term.english, term.japanese, term.count, term.status) for term in terms] == [
        ("memory hotplug", "メモリホットプラグ", 1, "approved"),
        ("memory migration", "メモリ移動", 1, "proposed"),
        ("NUMA", "NUMA", 2, "approved"),
        ("Ottawa", "オタワ", 1, "approved"),
    ]
    assert terms[2].expansion == "non-uniform memory access"
    assert HOTPLUG.id in {term.id for term in terms}


def test_sentences_and_translations_have_to_be_as_many() -> None:
    draft, section = one_sentence("It was not admitted.")
    report = draft.report((section,))
    with pytest.raises(ValueError, match="shorter"):
        summarize(analyzed(report), translations(draft)[:0])


def test_metadata_is_put_into_english_through_the_glossary() -> None:
    names = "id\tja\ten\tkind\treading\tstatus\tvariants\tnote\nottawa\tオタワ\tOttawa\tplace\t\tapproved\t\t\n"
    terms = "\t".join(TERM_COLUMNS) + "\n"
    glossary = glossary_from({"terms.tsv": terms.encode(), "names.tsv": names.encode()})
    draft, section = one_sentence("It was not admitted.")
    report = draft.report((section,), replace(Meta(), place="オタワ"))
    summary = summarize(analyzed(report), translations(draft), glossary)
    assert [(fact.value, fact.flags) for fact in summary.facts] == [("Ottawa", ())]
