"""NFKC and the way back."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.text import Span
from pipeline.text.normalize import normalize

CHARACTERS = st.text(
    alphabet=st.one_of(
        st.sampled_from("㍿①㈱ｶﾞﾎﾟが\u3099か\u309aÅ℃…ﬁ\u0301e\u200d👨가\u1100\u1161\u11a8"), st.characters(codec="utf-8")
    ),
    max_size=40,
)


@given(CHARACTERS)
def test_the_text_is_nfkc(text: str) -> None:
    assert normalize(text).text == unicodedata.normalize("NFKC", text)


@given(CHARACTERS)
def test_every_character_leads_back_to_a_place_in_the_source(text: str) -> None:
    normalized = normalize(text)
    assert len(normalized.starts) == len(normalized.ends) == len(normalized.text)
    assert all(0 <= start < end <= len(text) for start, end in zip(normalized.starts, normalized.ends, strict=True))


@given(CHARACTERS)
def test_the_way_back_never_turns_round_and_leaves_nothing_out(text: str) -> None:
    normalized = normalize(text)
    assert list(normalized.starts) == sorted(normalized.starts)
    assert list(normalized.ends) == sorted(normalized.ends)
    if normalized.text:
        assert normalized.source_span(0, len(normalized.text)) == Span(0, len(text))


@given(CHARACTERS)
def test_what_a_character_stands_for_normalizes_to_what_surrounds_it(text: str) -> None:
    normalized = normalize(text)
    for at in range(len(normalized.text)):
        source = normalized.source_span(at, at + 1).of(text)
        assert normalized.text[at] in unicodedata.normalize("NFKC", source)


def test_one_character_that_becomes_four() -> None:
    assert normalize("㍿の").text == "株式会社の"
    assert normalize("㍿の").source_span(0, 4) == Span(0, 1)
    assert normalize("㍿の").source_span(4, 5) == Span(1, 2)


def test_two_characters_that_become_one() -> None:
    assert normalize("ｶﾞｽ").text == "ガス"
    assert normalize("ｶﾞｽ").source_span(0, 1) == Span(0, 2)
    assert normalize("か\u3099").source_span(0, 1) == Span(0, 2)


def test_an_empty_span_has_a_place() -> None:
    assert normalize("㍿の").source_span(4, 4) == Span(1, 1)
    assert normalize("㍿").source_span(4, 4) == Span(1, 1)
    assert normalize("").source_span(0, 0) == Span(0, 0)
