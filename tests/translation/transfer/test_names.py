"""Names that no table has: romanised in English order, flagged, never shown in Japanese."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.english import Flag
from pipeline.text.romanize import romanize
from pipeline.text.tokenizer import tokenize
from pipeline.translation.transfer.names import loan_word
from tests.translation.transfer.translated import translated

SENTENCES = {
    "中島さんと河野教授が発表した。": "Nakajima and Professor Kono gave a presentation.",
    "会場で上川 健二に会った。": "I met Kenji Kamikawa at the venue.",
    "株式会社ACMEの小室氏が説明した。": "Komuro of ACME explained it.",
    "㈱北海工業の担当者に会った。": "I met the person in charge at Hokkai Kogyo.",
    "東洋メディカルシステム㈱を訪問した。": "I visited Toyo Medical System.",
    "東西大学の研究者に会った。": "I met the researchers from Tozai University.",
    "港さんと光さんが発表した。": "Minato and Hikari gave a presentation.",
    "早瀬製作所と富士精機の担当者に会った。": "I met the people in charge at Hayase Seisakusho and Fuji Seiki.",
}


@pytest.mark.parametrize(("ja", "en"), SENTENCES.items())
def test_an_unknown_name_is_romanised_and_asks_for_a_person(ja: str, en: str) -> None:
    found = translated(ja)
    assert found.english == en
    assert Flag.UNKNOWN_NAME in found.flags


KNOWN = {
    "田村さんと大谷教授が発表した。": "Tamura and Professor Otani gave a presentation.",
    "会場で島田 健二に会った。": "I met Kenji Shimada at the venue.",
    "原さんと泉さんが長野先生に会った。": "Hara and Izumi met Professor Nagano.",
    "ナウルの市場について話した。": "The market in Nauru was talked about.",
    "日本生命の担当者に会った。": "I met the person in charge at Nippon Life.",
    "福岡さんと福岡で会った。": "I met Fukuoka in Fukuoka.",
    "ジョン・スミスさんは大森駅で待っていた。": "John Smith was waiting at Omori Station.",
    "参加者は林、森、田中の3名だった。": "The attendees were three people (Hayashi, Mori, and Tanaka).",
    "岡本課長と堀口監督に会った。": "I met Section Manager Okamoto and Director Horiguchi.",
    "阪急宝塚線の駅から横浜市役所まで歩いた。": "I walked from the Hankyu Takarazuka Line station to the Yokohama City Hall.",
    "スターバックス渋谷店で待った。": "I waited at the Starbucks Shibuya store.",
    "(株)日立製作所の工場を見学した。": "I toured the factory of Hitachi.",
    "三宮駅前のホテルに泊まった。": "I stayed at the hotel in front of Sannomiya Station.",
}


@pytest.mark.parametrize(("ja", "en"), KNOWN.items())
def test_a_name_that_everybody_spells_one_way_is_no_guess(ja: str, en: str) -> None:
    found = translated(ja)
    assert found.english == en
    assert Flag.UNKNOWN_NAME not in found.flags
    assert Flag.NAME not in found.flags


def test_a_name_of_the_glossary_is_not_flagged() -> None:
    assert Flag.UNKNOWN_NAME not in translated("Linus Torvaldsが説明した。").flags


@pytest.mark.parametrize(("word", "english"), [("ミラージュ", "mirage"), ("シーク", None), ("資料", None)])
def test_only_a_long_loan_word_has_the_spelling_of_its_source(word: str, english: str | None) -> None:
    found = loan_word(tokenize(word)[0])
    assert (found and found.en) == english


@given(st.text(alphabet="アイウエオカキクケコサシスセソタチツテトナニヌネノンッャュョー・", max_size=12))
def test_any_reading_becomes_latin_letters(reading: str) -> None:
    assert romanize(reading).isascii()
