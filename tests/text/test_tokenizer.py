"""Tokens rebuild the text, whatever the text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.text.tokenizer import tokenize

MIXED = st.text(
    alphabet=st.one_of(
        st.sampled_from("今日は会場に移動した。ｶﾞﾎﾟ㍿①が\u3099 　\t\r\nLinux2.7,;-%（笑）😊👨‍👩‍👧é\u0301"),
        st.characters(codec="utf-8"),
    ),
    max_size=60,
)


def rebuilt(text: str) -> str:
    """Put the tokens of ``text`` back at their places, with the source's white space and controls between them."""
    parts, at = [], 0
    for token in tokenize(text):
        parts += [text[at : token.start], token.surface]
        assert not text[at : token.start].strip(" \t\r\n" + "".join(map(chr, range(32)))).strip("\x7f").strip()
        at = token.end
    return "".join(parts) + text[at:]


@given(MIXED)
@settings(max_examples=200, deadline=None)
def test_tokens_and_white_space_rebuild_any_text(text: str) -> None:
    assert rebuilt(text) == text


@given(MIXED)
@settings(max_examples=50, deadline=None)
def test_tokens_are_in_order_and_do_not_overlap(text: str) -> None:
    tokens = tokenize(text)
    assert all(left.end <= right.start for left, right in pairwise(tokens))
    assert all(token.surface for token in tokens)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "　\r\n\t",
        "\x00\x01あ\x7f",
        "ﾎｯﾄﾌﾟﾗｸﾞ",
        "㍿東陽の①番",
        "か\u3099き\u3099",
        "👨‍👩‍👧と🇯🇵",
        "e\u0301lan",
        "1,234.5 %",
        "“Imawoto”って",
    ],
)
def test_texts_that_have_gone_wrong_elsewhere(text: str) -> None:
    assert rebuilt(text) == text


def test_a_character_that_stands_for_several_words_is_one_token() -> None:
    assert [token.surface for token in tokenize("㍿の株")] == ["㍿", "の", "株"]


def test_a_long_text_is_cut_only_between_words() -> None:
    sentence = "会場に移動した。"
    tokens = tokenize(sentence * 3000)
    assert [token.surface for token in tokens] == [token.surface for token in tokenize(sentence)] * 3000


def test_the_same_text_gives_the_same_tokens() -> None:
    text = "ヨーロッパやオーストラリアでの開催はどうだろう?といった話もあった。"
    assert tokenize(text) == tokenize(text)


def test_a_word_the_dictionary_does_not_have_is_marked() -> None:
    token = next(token for token in tokenize("Meditheoという店") if token.surface == "Meditheo")
    assert token.is_unknown
    assert token.lemma == token.base == token.norm == "Meditheo"
    assert token.reading == ""
