"""The words that close a note: every row of the table says what its example says."""

from __future__ import annotations

import pytest

from pipeline.text.shipped import Row, table
from tests.translation.transfer.translated import read_together, translated

ROWS = table("english/closing_states")
read_together([row["example_ja"] for row in ROWS])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['ja']} {row['of']}")
def test_a_note_that_closes_so_is_said_as_its_example(row: Row) -> None:
    assert translated(row["example_ja"]).english == row["example_en"]
