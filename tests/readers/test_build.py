"""Runs, sentences, sections and ids: what all readers share."""

from __future__ import annotations

import hashlib

from pipeline.model.report import Link, Meta, Paragraph, Report, Source, report_sentences
from pipeline.model.text import Anchor, Span
from pipeline.readers.build import Heading, Run, join, make_sections, part, run_of, sentences, unit

TEXT = "概要\n展示会を\n見た。次へ。\n"


def test_a_part_keeps_its_links_and_its_way_back() -> None:
    run = Run("前の資料と後", (Anchor(0, 10), Anchor(3, 20)), (Link(Span(2, 5), "a"),), (Span(0, 4),))
    assert part(run, Span(1, 4)) == Run(
        "の資料", (Anchor(0, 11), Anchor(2, 20)), (Link(Span(1, 3), "a"),), (Span(0, 3),)
    )


def test_a_part_has_no_white_space_around_it() -> None:
    assert part(Run("a  b ", (Anchor(0, 5),)), Span(1, 5)) == Run("b", (Anchor(0, 8),))
    assert part(Run("a  b", (Anchor(0, 5),)), Span(1, 3)).text == ""


def test_lines_are_joined_into_one_sentence() -> None:
    lines = join([run_of(TEXT, Span(3, 7)), run_of(TEXT, Span(8, 14))])
    first, second = sentences(lines)
    assert (first.text, first.span, first.anchors) == ("展示会を見た。", Span(3, 11), (Anchor(0, 3), Anchor(4, 8)))
    assert (second.text, second.span) == ("次へ。", Span(11, 14))


def test_a_unit_is_never_cut() -> None:
    assert [sentence.text for sentence in unit(Run("何か？はい。", (Anchor(0, 0),)), "heading")] == ["何か？はい。"]
    assert unit(Run("", (Anchor(0, 0),)), "heading") == ()


def heading(text: str, level: int) -> Heading:
    return Heading(unit(Run(text, (Anchor(0, 0),)), "heading"), level, Span(0, 2))


def paragraph(text: str) -> Paragraph:
    return Paragraph(sentences(Run(text, (Anchor(0, 0),))), Span(0, len(text)))


def test_paths_run_from_the_outermost_heading_down() -> None:
    sections = make_sections(
        [paragraph("前。"), heading("甲", 1), heading("乙", 2), heading("丙", 3), heading("丁", 2), heading("戊", 1)]
    )
    assert [(section.level, section.path) for section in sections] == [
        (0, ()),
        (1, ("甲",)),
        (2, ("甲", "乙")),
        (3, ("甲", "乙", "丙")),
        (2, ("甲", "丁")),
        (1, ("戊",)),
    ]


def test_an_id_is_a_hash_of_path_and_sentence_and_a_count() -> None:
    sections = make_sections([heading("甲", 1), heading("乙", 2), paragraph("文。文。別。"), paragraph("文。")])
    report = Report(Source("draft.txt", "", "text", "utf-8", ""), Meta(), sections)
    digits = hashlib.sha256("甲\x1f乙\x1e文。".encode()).hexdigest()[:12]
    ids = [sentence.id for sentence in report_sentences(report) if sentence.text == "文。"]
    assert ids == [f"{digits}-1", f"{digits}-2", f"{digits}-3"]


def test_a_sentence_keeps_its_id_when_another_section_changes() -> None:
    before = make_sections([heading("甲", 1), paragraph("文。"), heading("乙", 1), paragraph("別。")])
    after = make_sections([heading("丙", 1), paragraph("新しい。文。"), heading("乙", 1), paragraph("別。")])
    assert before[1] == after[1]


def test_nothing_makes_no_sections() -> None:
    assert make_sections([]) == ()
