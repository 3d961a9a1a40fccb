"""What bullets are called, from the Japanese on: a label that the text does not give is a false statement."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from pipeline.summary.labels import label_of
from pipeline.text.shipped import table
from pipeline.translation.transfer.lexicon import load_lexicon
from tests.translation.transfer.translated import read_together, translated

CASES = [
    line.split("\t")
    for line in (Path(__file__).parent / "cases" / "labels.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith(("#", "label\t"))
]


@cache
def _read() -> None:
    read_together(japanese for *_, japanese in CASES)


@pytest.mark.parametrize(
    ("label", "heading", "japanese"),
    [
        pytest.param(
            label,
            heading,
            japanese,
            marks=pytest.mark.xfail(strict=True, reason="not told yet") if pending else (),
            id=f"{japanese} ({heading})" if heading else japanese,
        )
        for label, pending, heading, japanese in CASES
    ],
)
def test_bullet_is_called_what_a_careful_reader_calls_it(label: str, heading: str, japanese: str) -> None:
    _read()
    assert (label_of([translated(japanese)], (heading,) if heading else (), japanese) or "-") == label


def test_entries_that_name_no_bullet_are_in_the_lexicon_with_their_class() -> None:
    reports = load_lexicon().reports
    assert {row["entry"]: row["act"] for row in table("acts/silent")} == {
        row["entry"]: reports.get(row["entry"], "") for row in table("acts/silent")
    }
