"""No reader loses a word, whatever the draft looks like."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.report import Meta, Report, Source, report_sentences
from pipeline.model.text import Span, source_span
from pipeline.readers.build import Heading, make_sections, run_of, unit
from pipeline.readers.coverage import uncovered, with_losses
from pipeline.readers.markdown import read_markdown
from pipeline.readers.plain_text import read_plain_text
from pipeline.readers.raw import RawFile

LINES = st.sampled_from(
    [
        "",
        "",
        "　",
        "概要",
        "会場の規模",
        "2日目",
        "展示会を見た。次の日も見た。",
        "部品の搬送は、",
        "自動で行われる。",
        "■ 所見",
        "【まとめ】",
        "第2章 結果",
        "1.2 速度",
        "# 見出し",
        "====",
        "----",
        "---",
        "・一つ目",
        "  - 二つ目",
        "　　※ 三つ目",
        "1. 手順",
        "(2) 手順",
        "→ 続き",
        "- [x] 済み",
        "日時：5月12日",
        ":会場: 東",
        "担当: 山田",
        "11:30 – 見学",
        "5月12日(日) 移動",
        "図1：全景",
        "【写真: 会場】",
        "会場全景",
        "| 項目 | 値 |",
        "|---|---|",
        "| 速度 | 10 |",
        "甲\t10\t二",
        "甲機    10    二",
        "> 引用である。",
        "＞ 引用",
        "```",
        "$ run",
        "    code(1);",
        "Q1: 納期は？",
        "A1 三か月",
        "森：「守れます。」",
        "https://example.com/a?b=1",
        "![図](a.png '題') と [資料](b)",
        "**太い** &amp; \\*印\\* `c`",
        "<b>語</b><br>次",
        "<!-- 注 -->",
        "注[^1]",
        "[^1]: 脚注である。",
        "[a]: https://example.com/ '題'",
        "~~消す~~",
        "😊",
        "ｶﾞｷﾞ か\u3099",
        "Linux kernel",
        "・・・",
        "。",
    ]
)
ENDS = st.sampled_from(["\n", "\n", "\r\n", "\r"])
READERS = pytest.mark.parametrize("reader", [read_plain_text, read_markdown])
Reader = Callable[[RawFile], Report]


@st.composite
def drafts(draw: st.DrawFn) -> str:
    """A draft of any lines in any order, with a word in it."""
    lines = draw(st.lists(LINES, max_size=14))
    while lines and lines[0] == "---":  # front matter is read elsewhere
        lines = lines[1:]
    return draw(ENDS).join([*lines, "最後の語"])


def read(reader: Reader, text: str) -> Report:
    return reader(RawFile("draft", text.encode(), ""))


@READERS
@given(text=drafts())
@settings(max_examples=100, deadline=None)
def test_no_word_is_lost(reader: Reader, text: str) -> None:
    lost = [unread for unread in read(reader, text).unread if unread.kind == "text"]
    assert not lost


@READERS
@given(text=st.text(alphabet="あ漢a1。、 　\n\r\t-*_#>[](){}!`|:：・•「」<>&;=~\\Q.", max_size=60))
@settings(max_examples=100, deadline=None)
def test_no_word_is_lost_among_signs(reader: Reader, text: str) -> None:
    lost = [unread for unread in read(reader, text + "\n\n終").unread if unread.kind == "text"]
    assert not lost


@READERS
@given(text=drafts())
@settings(max_examples=40, deadline=None)
def test_sentences_know_their_places(reader: Reader, text: str) -> None:
    report = read(reader, text)
    for sentence in report_sentences(report):
        assert sentence.text == sentence.text.strip() != ""
        assert sentence.anchors[0].text == 0
        assert sentence.span == source_span(sentence.anchors, Span(0, len(sentence.text)))
        assert 0 <= sentence.span.start < sentence.span.end <= len(report.source.text)
        assert all(0 <= link.span.start < link.span.end <= len(sentence.text) for link in sentence.links)


@READERS
@given(text=drafts())
@settings(max_examples=40, deadline=None)
def test_ids_are_unique_and_the_same_every_time(reader: Reader, text: str) -> None:
    ids = [sentence.id for sentence in report_sentences(read(reader, text))]
    assert len(ids) == len(set(ids))
    assert ids == [sentence.id for sentence in report_sentences(read(reader, text))]


@given(text=drafts())
@settings(max_examples=100, deadline=None)
def test_sentences_of_a_plain_text_stand_in_order(text: str) -> None:
    spans = [sentence.span for sentence in report_sentences(read(read_plain_text, text))]
    assert all(left.end <= right.start for left, right in pairwise(spans))


def test_a_loss_would_be_named() -> None:
    text = "概要\n読まれない文がある。"
    sections = make_sections([Heading(unit(run_of(text, Span(0, 2)), "heading"), 1, Span(0, 2))])
    report = Report(Source("draft.txt", text, "text", "utf-8", ""), Meta(), sections)
    assert [span.of(text) for span in uncovered(report)] == ["読まれない文がある"]
    [unread] = with_losses(report).unread
    assert (unread.kind, unread.where, unread.text) == ("text", "line 2", "読まれない文がある")


@READERS
@pytest.mark.parametrize(
    "text",
    [
        "今日は会場に移動した。" * 30_000,
        "今日は会場に移動した。\n" * 8_000,
        "今日は会場に移動した。\n\n" * 5_000,
        "・今日は会場に移動した。\n" * 5_000,
        "あ" * 100_000 + "\n" + "い" * 100_000,
        "「あ。" * 10_000,
        "a:" * 100_000,
        "a" + " " * 200_000 + "b",
        "見出し\n\n" * 5_000,
        "```\n語\n" * 4_001,
    ],
    ids=lambda text: text[:8],
)
def test_long_drafts_are_read_in_bounded_time(reader: Reader, text: str) -> None:
    report = read(reader, text)
    assert not report.unread


@READERS
def test_one_word_is_a_report(reader: Reader) -> None:
    report = read(reader, "工場")
    assert [sentence.text for sentence in report_sentences(report)] == ["工場"]
