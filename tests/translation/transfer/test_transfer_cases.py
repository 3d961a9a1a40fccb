"""Own sentences with their English; what does not work yet waits under ``pending`` and fails when it begins to."""

from __future__ import annotations

import pytest

from tests.translation.transfer.translated import Case, cases, read_together, translated


@pytest.fixture(scope="module", autouse=True)
def parsed_together() -> None:
    read_together(case.ja for folder in ("cases", "pending") for case in cases(folder))


@pytest.mark.parametrize("case", list(cases("cases")), ids=lambda case: case.title)
def test_sentence_is_translated_as_written(case: Case) -> None:
    assert translated(case.ja).english in case.en.splitlines()


@pytest.mark.parametrize(
    "case",
    [pytest.param(case, marks=pytest.mark.xfail(strict=True)) for case in cases("pending")],
    ids=lambda case: case.title,
)
def test_sentence_cannot_be_translated_yet(case: Case) -> None:
    assert translated(case.ja).english in case.en.splitlines()
