"""Spelling variants: what is the same word and what is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.glossary.readings import same_word
from pipeline.glossary.variants import exchange_long_e, fold, spelling_form, variant_key
from pipeline.text.tokenizer import tokenize

SAME = [
    ("サーバ", "サーバー"),
    ("コンピュータ", "コンピューター"),
    ("インタフェイス", "インターフェース"),
    ("ディスプレー", "ディスプレイ"),
    ("ウィルス", "ウイルス"),
    ("ヴァイオリン", "バイオリン"),
    ("キヤノン", "キャノン"),
    ("サーバーサイド", "サーバサイド"),
    ("ﾎｯﾄ･ﾌﾟﾗｸﾞ", "ホットプラグ"),
    ("hot plug", "Hot-Plug"),
]
DIFFERENT = [
    ("ビル", "ビール"),
    ("エラ", "エラー"),
    ("データ", "デート"),
    ("キ", "キー"),
    ("シリング", "シーリング"),
    ("レイン", "レーン"),
    ("フレイム", "フレーム"),
    ("A I O", "AIO"),
    ("it", "IT"),
    ("情報　処理", "情報処理"),
    ("情報 処理", "情報処理"),
]
SAME_READING = [
    ("割当", "割り当て"),
    ("わりあて", "割り当て"),
    ("取組み", "取り組み"),
    ("締めくくり", "締め括り"),
]
OTHER_READING = [
    ("速さ", "速い"),
    ("表す", "現す"),
    ("創る", "作る"),
    ("測る", "計る"),
    ("思える", "思う"),
    ("割り当てる", "割り当て"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_variants_are_one_word(one: str, other: str) -> None:
    assert spelling_form(one, other) is not None
    assert spelling_form(other, one) is not None


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_words_that_look_alike_stay_apart(one: str, other: str) -> None:
    assert spelling_form(one, other) is None


@pytest.mark.parametrize(("found", "agreed"), SAME_READING)
def test_okurigana_and_kana_are_one_word(found: str, agreed: str) -> None:
    assert same_word(tokenize(found), agreed) in ("okurigana", "kana")


@pytest.mark.parametrize(("found", "agreed"), OTHER_READING)
def test_other_readings_and_other_kanji_stay_apart(found: str, agreed: str) -> None:
    assert same_word(tokenize(found), agreed) is None


kana = st.text(st.sampled_from("サーバビールホットプラグヴァィイエケフェス・- aIＡｱﾊﾞ割り当て"), max_size=12)


@given(kana, kana)
def test_folding_is_done_piece_by_piece(one: str, other: str) -> None:
    if not (one.endswith("ヴ") and other[:1] in tuple("ァィェォ")):
        assert fold(one) + fold(other) == fold(one + other)


@given(kana, kana)
def test_what_is_one_word_shares_a_key(one: str, other: str) -> None:
    if spelling_form(one, other) is not None:
        exchanged = {fold(text) for text in exchange_long_e(other)}
        assert variant_key(one) in {variant_key(other), *exchanged} or "イ" in one + other


@given(kana)
def test_every_spelling_is_itself(text: str) -> None:
    assert spelling_form(text, text) == "exact"
