"""What a plain text becomes."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model.report import report_sentences
from pipeline.model.text import source_offset
from pipeline.readers.plain_text import read_plain_text
from pipeline.readers.raw import RawFile
from tests.case_files import Case, read_cases
from tests.readers.outline import outline

CASES = read_cases(Path(__file__).parent / "cases" / "plain_text.txt")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_a_text_becomes_what_the_case_says(case: Case) -> None:
    report = read_plain_text(RawFile("draft.txt", case.given.encode(), ""))
    assert outline(report) == case.expected
    assert not report.unread


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("資料（https://example.com/a.html）を見た。", "https://example.com/a.html"),
        ("See <http://example.com/a?b=1>.", "http://example.com/a?b=1"),
        ("資料(https://example.com/a)と図", "https://example.com/a"),
        ("資料は https://example.com/a_(b) にある", "https://example.com/a_(b)"),
        ("・資料は https://example.com/a.", "https://example.com/a"),
    ],
)
def test_addresses_are_links(text: str, address: str) -> None:
    report = read_plain_text(RawFile("draft.txt", text.encode(), ""))
    [sentence] = report_sentences(report)
    assert [(link.span.of(sentence.text), link.target) for link in sentence.links] == [(address, address)]


def test_what_a_saved_page_writes_as_an_entity_is_read_as_a_browser_shows_it_and_keeps_its_place() -> None:
    text = "R&amp;D部門とQ&amp;Aの時間に &lt;b&gt; を見た。&alpha;は残る。"
    first, second = report_sentences(read_plain_text(RawFile("draft.txt", text.encode(), "")))
    assert (first.text, second.text) == ("R&D部門とQ&Aの時間に <b> を見た。", "&alpha;は残る。")
    for word in ("R", "部門", "Q", "A", "時間", "見た"):
        at = first.text.index(word)
        assert text[source_offset(first.anchors, at) :].startswith(word)
