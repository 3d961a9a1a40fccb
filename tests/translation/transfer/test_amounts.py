"""Numbers, dates, durations and shares in sentences: each where English has it, none read as another."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.translation.transfer.amounts import read_amounts
from tests.translation.transfer.translated import read_together, translated

FORMS = {
    "5月12日〜14日": ("12 to 14 May", "", "from 12 to 14 May"),
    "7月20,21日": ("20 and 21 July", "", "on 20 and 21 July"),
    "8月8日(月)、9日(火)": ("8 and 9 August (Mon and Tue)", "", "on 8 and 9 August (Mon and Tue)"),
    "12日に": ("the 12th", "", "on the 12th"),
    "午後3時〜5時": ("15:00 to 17:00", "", "from 15:00 to 17:00"),
    "4月上旬": ("early April", "", "in early April"),
    "1990年代": ("the 1990s", "", "in the 1990s"),
    "3日間": ("three days", "three-day", "for three days"),
    "2泊3日": ("2 nights and 3 days", "", "for 2 nights and 3 days"),
    "約3年前": ("about three years ago", "", "about three years ago"),
    "半年後": ("half a year later", "", "half a year later"),
    "過去5年": ("the past five years", "", "in the past five years"),
    "10年ぶり": ("for the first time in 10 years", "", "for the first time in 10 years"),
    "週に2回": ("twice a week", "", "twice a week"),
    "1人あたり": ("per person", "", "per person"),
    "数十名": ("dozens of people", "dozens of", ""),
    "十数社": ("more than ten companies", "more than ten", ""),
    "100社以上": ("100 or more companies", "100 or more", ""),
    "30〜40台": ("30 to 40", "30 to 40", ""),
    "3種類": ("three kinds", "three kinds of", ""),
    "第48回": ("the 48th", "48th", ""),
    "2つ目": ("the second", "second", ""),
    "8割": ("80%", "80% of", "by 80%"),
    "前年比20%増": ("an increase of 20% from the previous year", "", ""),
    "2倍": ("twice as much", "twice the", "twice"),
    "徒歩5分": ("5 minutes on foot", "", "5 minutes on foot"),
}


@pytest.mark.parametrize("ja", FORMS)
def test_an_amount_has_its_forms(ja: str) -> None:
    found = read_amounts(ja)
    assert len(found) == 1
    assert (found[0].text, found[0].before, found[0].adverb) == FORMS[ja]


CASES = (Path(__file__).parent / "cases_amounts.tsv").read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def parsed_together() -> None:
    read_together(line.split("\t")[0] for line in CASES)


@pytest.mark.usefixtures("parsed_together")
@pytest.mark.parametrize("line", CASES)
def test_an_amount_stands_where_english_has_it(line: str) -> None:
    ja, en = line.split("\t")
    assert translated(ja).english == en
