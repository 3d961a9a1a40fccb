"""Answers of one verb: every row of the table says what its example says, and what only the question tells is doubted."""

from __future__ import annotations

import pytest

from pipeline.text.shipped import Row, table
from pipeline.translation.confidence import DOUBTFUL_BELOW
from tests.translation.transfer.translated import read_together, translated

ROWS = table("english/short_answers")
read_together([*(row["example_ja"] for row in ROWS), "A. しない。"])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["lemma"])
def test_an_answer_says_the_auxiliary_and_not_the_verb_again(row: Row) -> None:
    assert translated(row["example_ja"]).english == row["example_en"]


def test_an_answer_whose_subject_only_the_question_names_is_doubted() -> None:
    assert translated("A. しない。").confidence < DOUBTFUL_BELOW
