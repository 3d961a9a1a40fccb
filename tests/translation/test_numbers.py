"""Numbers and dates of both languages: what is read, what is written, and that one reads the other."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.numerals import kanji_numeral, read_numeral
from pipeline.text.shipped import cells, table
from pipeline.translation.dates import read_date
from pipeline.translation.english_numbers import read_english
from pipeline.translation.numbers import read_mentions, read_numbers
from pipeline.translation.quantities import Amount, Date, Quantity, Time, keys, unit_of
from pipeline.translation.render import render, render_range

CASES = Path(__file__).parent / "cases"


def rows(name: str) -> list[tuple[str, str]]:
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    pairs = [line.partition("\t") for line in lines if line and not line.startswith("#")][1:]
    return [(text, expected) for text, _, expected in pairs]


@pytest.mark.parametrize(("japanese", "expected"), rows("japanese_numbers.tsv"))
def test_japanese_numbers_are_read(japanese: str, expected: str) -> None:
    found = " ".join(mention.key + "?" * (not mention.required) for mention in read_mentions(japanese))
    assert found == expected


@pytest.mark.parametrize(("english", "expected"), rows("english_numbers.tsv"))
def test_english_numbers_are_read(english: str, expected: str) -> None:
    found = " ".join(mention.key + "?" * (not mention.required) for mention in read_english(english))
    assert found == expected


def test_spans_point_into_the_text_as_typed() -> None:
    text = "約４００人、㈱の10㎝"
    assert [reading.span.of(text) for reading in read_numbers(text)] == ["４００人", "10㎝"]


@pytest.mark.parametrize("row", table("quantities/not_numbers"), ids=lambda row: row["ja"])
def test_a_word_that_is_no_number_obliges_to_nothing(row: dict[str, str]) -> None:
    readings = read_numbers(row["example"])
    assert not [reading for reading in readings if reading.required]
    optional = {key for reading in readings for key in keys(reading.quantity)}
    assert optional == set(cells(row, "optional"))


@pytest.mark.parametrize("name", ["quantities/units", "quantities/counters", "gates/acronyms"])
def test_the_examples_of_a_table_agree_in_number_and_unit(name: str) -> None:
    for row in table(name):
        japanese, _, english = row["example"].partition(" => ")
        ours = {mention.key for mention in read_mentions(japanese) if mention.required}
        theirs = {mention.key for mention in read_english(english)}
        assert ours <= theirs or not ours, row["example"]
        if "unit" in row:
            assert row["unit"] in {mention.unit for mention in read_mentions(japanese)}, row["example"]
            assert row["unit"] in {mention.unit for mention in read_english(english)}, row["example"]


@pytest.mark.parametrize("row", table("quantities/counters"), ids=lambda row: row["ja"])
def test_every_counter_is_read_behind_a_kanji_numeral(row: dict[str, str]) -> None:
    for counter in cells(row, "ja"):
        readings = [reading for reading in read_numbers(f"三{counter}") if reading.required]
        assert readings and readings[0].span.start == 0, counter


@given(st.integers(0, 10**15))
def test_a_kanji_numeral_reads_back(number: int) -> None:
    written = kanji_numeral(number)
    numeral = read_numeral(written)
    assert numeral is not None
    assert (int(numeral.value), numeral.end) == (number, len(written))


amounts = st.builds(
    Amount,
    st.integers(0, 10**12).map(Decimal),
    st.sampled_from(["", "人", "社", "日目", "回目", "番目", "章", "ページ", "世紀"]),
)
measures = st.builds(
    lambda value, unit: Amount(value, unit=unit),
    st.decimals(0, 10**6, places=1),
    st.sampled_from([row["unit"] for row in table("quantities/units")]),
)
dates = st.builds(Date, st.integers(1900, 2099), st.integers(1, 12), st.integers(1, 28))
times = st.builds(Time, st.integers(0, 23), st.integers(0, 59))


@given(amounts | measures | dates | times)
def test_what_is_rendered_reads_back_as_the_same(quantity: Quantity) -> None:
    english = render(quantity)
    assert english is not None
    mentions = read_english(f"It is {english}.")
    assert sorted(mention.key for mention in mentions) == sorted(keys(quantity))
    assert not unit_of(quantity) or mentions[-1].unit == unit_of(quantity)


@given(dates, st.booleans())
def test_a_japanese_date_is_read_as_it_was_written(date: Date, full_width: bool) -> None:
    written = f"{date.year}年{date.month}月{date.day}日"
    if full_width:
        written = written.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    assert [reading.quantity for reading in read_numbers(f"会議は{written}に開く")] == [date]


@pytest.mark.parametrize("digits", [20, 28, 29, 40, 41, 5_000])
def test_a_number_of_any_length_is_no_failure(digits: int) -> None:
    for text in (
        "9" * digits + "万.5割半",
        f"{'9' * digits} million",
        f"{'9' * digits}/{'9' * digits}月",
        f"a{'9' * digits}",
    ):
        assert isinstance(read_numbers(text), tuple)
        assert isinstance(read_english(text), tuple)


def test_what_has_no_certain_english_is_not_rendered() -> None:
    assert render(Amount(Decimal(3), "台")) is None
    assert render(Amount(Decimal(5), "日")) is None


def test_a_period_says_each_part_once() -> None:
    assert render_range(Date(2004, 12, 30), Date(2005, 1, 2)) == "30 December 2004 to 2 January 2005"
    assert render_range(Date(0, 5, 12, 4), Date(0, 0, 14, 6)) == "12 to 14 May (Thu to Sat)"


@pytest.mark.parametrize("text", ["13月1日", "99/99(月)", "25時99分", "0月"])
def test_what_no_calendar_has_is_no_date(text: str) -> None:
    assert read_date(text) is None or read_date(text).start == 0  # type: ignore[union-attr]
    assert "month" not in "".join(key for reading in read_numbers(text) for key in keys(reading.quantity))


@pytest.mark.parametrize(
    "piece", ["1", "一", "1一", "1,", "1.", "5月", "a1", "第", "数", "12:", "1/", "two ", "May ", "-1", "@", "www."]
)
def test_ten_thousand_characters_take_bounded_time(piece: str) -> None:
    text = (piece * 10_000)[:10_000]
    assert len(read_mentions(text)) + len(read_english(text)) <= 4 * len(text)
