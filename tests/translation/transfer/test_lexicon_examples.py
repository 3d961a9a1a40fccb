"""The examples of the lexicon are translated: none fails, nothing is lost in silence, and most come out word for word."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pipeline.model.english import Flag, Translation
from pipeline.translation.transfer.engine import transfer
from pipeline.translation.transfer.lexicon.load import read_shipped
from tests.translation.transfer.translated import analyzed, lexicon, read_together, translated

WORD_FOR_WORD = {"verbs": 0.5, "collocations": 0.4, "modifiers": 0.4}
"""The share of examples that come out exactly as their author wrote them; only articles and the like differ in most others."""


def _examples(table: str) -> Iterator[tuple[str, str]]:
    for row in read_shipped(table):
        if row.cells["example_ja"] and row.cells["example_en"]:
            yield row.cells["example_ja"], row.cells["example_en"]


@pytest.fixture(scope="module", autouse=True)
def parsed_together() -> None:
    read_together(ja for table in (*WORD_FOR_WORD, "function") for ja, _ in _examples(table))


@pytest.mark.parametrize("table", sorted(WORD_FOR_WORD))
def test_most_examples_come_out_word_for_word(table: str) -> None:
    pairs = list(_examples(table))
    exact = sum(translated(ja).english.rstrip(".") == en.rstrip(".") for ja, en in pairs)
    assert exact / len(pairs) >= WORD_FOR_WORD[table]


@pytest.mark.parametrize("table", sorted(WORD_FOR_WORD))
def test_no_example_loses_a_word_in_silence(table: str) -> None:
    lost: list[Translation] = [one for ja, _ in _examples(table) if Flag.WORD_LOST in (one := translated(ja)).flags]
    assert len(lost) <= 0.02 * len(list(_examples(table)))


FUNCTION_ROWS = [row.cells for row in read_shipped("function") if row.cells["example_ja"]]


@pytest.mark.parametrize("cells", FUNCTION_ROWS, ids=lambda cells: cells["id"])
def test_each_function_word_is_read_where_its_example_has_it(cells: dict[str, str]) -> None:
    _, ctx = transfer(analyzed(cells["example_ja"]), lexicon())
    read = {part.entry.id for phrase in ctx.phrases for part in phrase.parts}
    read |= {unit.entry.id for phrase in ctx.phrases for unit in phrase.units if unit.entry}
    assert cells["id"] in read


def test_nearly_all_function_words_come_out_word_for_word() -> None:
    exact = sum(translated(cells["example_ja"]).english == cells["example_en"] for cells in FUNCTION_ROWS)
    assert exact / len(FUNCTION_ROWS) >= 0.85
