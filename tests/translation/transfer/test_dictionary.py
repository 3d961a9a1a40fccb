"""A word that no table of the lexicon has is said as a general dictionary says it, and the sentence is flagged."""

from __future__ import annotations

import random

import pytest

from pipeline.model.english import Flag
from pipeline.text.shipped import shipped
from pipeline.text.tokenizer import tokenize
from pipeline.translation.transfer.dictionary import FILE, dictionary_senses, looked_up
from tests.translation.transfer.translated import translated

LINES = shipped(FILE).splitlines()


def test_lines_stand_in_the_order_of_their_bytes_and_have_five_cells() -> None:
    assert sorted(LINES, key=str.encode) == LINES
    assert [line for line in LINES if line.count("\t") != 4] == []


def test_every_word_is_found_by_its_key() -> None:
    lines = [LINES[0], LINES[-1], *random.Random(1).sample(LINES, 2_000)]
    missed = []
    for line in lines:
        key, kind, ja, english, _ = line.split("\t")
        if (kind, ja, english) not in [(one.kind, one.ja, one.en) for one in looked_up(key)]:
            missed.append(line)
    assert missed == []


@pytest.mark.parametrize("key", ["", "\t", "ない言葉だ", "一", "zzz", "𠮷", "\U0010ffff"])
def test_what_is_not_there_is_not_found_and_harms_nothing(key: str) -> None:
    assert all(entry.id.startswith("j.") for entry in looked_up(key))


def test_a_word_of_the_dictionary_alone_is_in_the_english_and_flagged() -> None:
    english = translated("参加者に瑪瑙を見せた。")
    assert "agate" in english.english
    assert Flag.UNKNOWN_WORD in english.flags


def test_an_idiom_of_the_dictionary_is_said_as_one_and_flagged() -> None:
    english = translated("その答えに発表者は兜を脱いだ。")
    assert "accepted" in english.english
    assert Flag.UNKNOWN_WORD in english.flags


def test_a_particle_is_not_taken_for_a_rare_noun_of_one_or_two_kana() -> None:
    assert not [entry for entry in dictionary_senses(tokenize("たか")) if entry.kind == "noun"]


def test_what_the_lexicon_says_of_noun_and_verb_together_wins_over_the_dictionary() -> None:
    assert Flag.UNKNOWN_WORD not in translated("この件は次回の議題に上がった。").flags
