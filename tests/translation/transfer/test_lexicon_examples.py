"""The examples of the lexicon are translated: none fails, nothing is lost in silence, and most come out word for word."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pipeline.model.english import Flag, Translation
from pipeline.translation.transfer.lexicon.load import read_shipped
from tests.translation.transfer.translated import translated

WORD_FOR_WORD = {"verbs": 0.5, "collocations": 0.4, "modifiers": 0.4}
"""The share of examples that come out exactly as their author wrote them; only articles and the like differ in most others."""


def _examples(table: str) -> Iterator[tuple[str, str]]:
    for row in read_shipped(table):
        if row.cells["example_ja"] and row.cells["example_en"]:
            yield row.cells["example_ja"], row.cells["example_en"]


@pytest.mark.parametrize("table", sorted(WORD_FOR_WORD))
def test_most_examples_come_out_word_for_word(table: str) -> None:
    pairs = list(_examples(table))
    exact = sum(translated(ja).english.rstrip(".") == en.rstrip(".") for ja, en in pairs)
    assert exact / len(pairs) >= WORD_FOR_WORD[table]


@pytest.mark.parametrize("table", sorted(WORD_FOR_WORD))
def test_no_example_loses_a_word_in_silence(table: str) -> None:
    lost: list[Translation] = [one for ja, _ in _examples(table) if Flag.WORD_LOST in (one := translated(ja)).flags]
    assert len(lost) <= 0.02 * len(list(_examples(table)))
