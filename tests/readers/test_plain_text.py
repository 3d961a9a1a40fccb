"""What a plain text becomes."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.readers.plain_text import read_plain_text
from pipeline.readers.raw import RawFile
from tests.case_files import Case, read_cases
from tests.readers.outline import outline

CASES = read_cases(Path(__file__).parent / "cases" / "plain_text.txt")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_a_text_becomes_what_the_case_says(case: Case) -> None:
    report = read_plain_text(RawFile("draft.txt", case.given.encode(), ""))
    assert outline(report) == case.expected
    assert not report.unread
