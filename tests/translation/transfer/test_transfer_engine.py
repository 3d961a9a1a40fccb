"""What the engine promises for any input: English for each sentence, provenance, the same every time, no exception."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.english import Flag
from pipeline.translation.transfer.engine import TransferEngine
from tests.translation.transfer.translated import analyzed, translated

ODD = (
    "",
    "。",
    "、、、",
    "（",
    "「」",
    "「「「",
    "🎉🎉",
    "https://example.com/a?b=c",
    "This is English.",
    "のがをにへと",
    "ないないないない",
    "123,456",
    "ＡＢＣ",
    "食べられさせられたくなかったのではないかと思われる。",
    "(((株)))",
    "\u3000\u3000",
    "ということということということ",
)


@pytest.mark.parametrize("text", ODD)
def test_odd_input_gives_a_translation(text: str) -> None:
    assert "".join(piece.text for piece in translated(text).pieces) == translated(text).english


@given(st.text(alphabet="日本の会議はがをにで行われたない、。「」（）ABC12…てとこともの", max_size=60))
@settings(max_examples=150, deadline=None)
def test_broken_text_raises_nothing_and_pieces_rebuild_the_english(text: str) -> None:
    found = translated(text)
    assert "".join(piece.text for piece in found.pieces) == found.english
    assert 0 <= found.confidence <= 1


@pytest.mark.timeout(60)
def test_a_very_long_sentence_takes_bounded_time() -> None:
    found = translated("サーバーとストレージを購入して、" * 700)
    assert Flag.NOT_TRANSLATED in found.flags


def test_every_content_word_has_a_source() -> None:
    found = translated("Aliceはメモリ管理の改善を提案した。")
    sourced = [piece.text.strip() for piece in found.pieces if piece.span is not None]
    assert {"Alice", "proposed"} <= set(sourced)


def test_unknown_words_are_shown_as_they_are_read_and_flagged() -> None:
    found = translated("担当者はズバババを提案した。")
    assert "[zubababa]" in found.english
    assert Flag.UNKNOWN_WORD in found.flags


def test_a_verb_of_two_verbs_that_no_table_has_is_put_together_and_flagged() -> None:
    found = translated("Aliceは候補を選び直した。")
    assert found.english == "Alice chose the candidate again."
    assert Flag.UNKNOWN_WORD in found.flags


def test_the_engine_translates_in_order() -> None:
    engine = TransferEngine()
    sentences = [analyzed("会場は満席だった。"), analyzed("問題がある。")]
    assert [one.english for one in engine.translate(sentences)] == ["The venue was full.", "There is a problem."]
    assert len(engine.lexicon_hash) == 12
