"""Where a text is cut into sentences."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.sentences import split_sentences
from tests.case_files import Case, read_cases

CASES = read_cases(Path(__file__).parent / "cases" / "sentences.txt")

SIGNS = '。．｡！？!?.、「」『』（）()[]“”" \n\t　…・あ漢カｶa1Z😊笑汗と。のwｗ/:@'


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_sentences_end_where_the_case_says(case: Case) -> None:
    found = [span.of(case.given).replace("\n", "⏎") for span in split_sentences(case.given)]
    assert found == case.expected.split("\n")


@given(st.text(alphabet=SIGNS, max_size=80))
def test_the_spans_cover_every_character_that_is_not_white_space(text: str) -> None:
    spans = split_sentences(text)
    covered = {at for span in spans for at in range(span.start, span.end)}
    assert all(char.isspace() or at in covered for at, char in enumerate(text))


@given(st.text(alphabet=SIGNS, max_size=80))
def test_the_spans_are_in_order_and_have_no_white_space_around_them(text: str) -> None:
    spans = split_sentences(text)
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))


def test_empty_and_blank_texts_have_no_sentences() -> None:
    assert split_sentences("") == ()
    assert split_sentences(" 　\r\n\t") == ()


@pytest.mark.parametrize(
    "text",
    [
        "「" * 200_000,
        "あ。" * 100_000,
        "。 " * 200_000,
        "1." * 200_000,
        "a" * 300_000,
        "え！" * 100_000,
        "「あ。」" * 60_000,
    ],
)
@pytest.mark.timeout(60)
def test_odd_texts_are_cut_in_bounded_time(text: str) -> None:
    spans = split_sentences(text)
    assert sum(len(span.of(text)) for span in spans) >= len("".join(text.split()))
