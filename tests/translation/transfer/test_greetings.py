"""The examples of the set phrases of courtesy come out as their table has them."""

from __future__ import annotations

import pytest

from pipeline.text.shipped import table
from tests.translation.transfer.translated import read_together, translated

ROWS = table("english/greetings")


@pytest.fixture(scope="module", autouse=True)
def parsed_together() -> None:
    read_together(row["example_ja"] for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["example_ja"])
def test_a_greeting_comes_out_as_its_example(row: dict[str, str]) -> None:
    assert translated(row["example_ja"]).english == row["example_en"]
