"""Numbers and dates in English, in a style that no reader can take for another: 12 May 2005, 15:30, JPY 48,000."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from pipeline.text.shipped import Row, cells, table
from pipeline.translation.english_numbers import MONTHS, WEEKDAYS
from pipeline.translation.quantities import Amount, Date, Quantity, Several, Slash, Time, Version

SIZES = {
    10: "dozens",
    100: "hundreds",
    1_000: "thousands",
    10_000: "tens of thousands",
    100_000: "hundreds of thousands",
}


def render(quantity: Quantity) -> str | None:
    """Return ``quantity`` in English, or None where the English needs a word that is not there (2台: two of what?).

    >>> from decimal import Decimal
    >>> render(Date(2005, 5, 12, weekday=4)), render(Amount(Decimal(2), "日目", ordinal=True))
    ('12 May 2005 (Thu)', 'Day 2')
    >>> render(Amount(Decimal(400), "人")), render(Amount(Decimal(48000), unit="JPY")), render(Time(15, 30))
    ('400 people', 'JPY 48,000', '15:30')
    """
    match quantity:
        case Date():
            return _date(quantity)
        case Time():
            return f"{quantity.hour}:{quantity.minute:02}"
        case Version():
            return quantity.text
        case Slash():
            return f"{quantity.first}/{quantity.second}"
        case Several():
            return SIZES.get(quantity.scale)
        case Amount():
            return _amount(quantity)


def render_range(first: Date, last: Date) -> str:
    """Return the English of a period, each date said in full once: 12 to 14 May 2005.

    >>> render_range(Date(2005, 5, 12), Date(day=14)), render_range(Date(2005, 5, 30), Date(0, 6, 2))
    ('12 to 14 May 2005', '30 May to 2 June 2005')
    >>> render_range(Date(2005, 5, 12, weekday=4), Date(day=14, weekday=6))
    '12 to 14 May 2005 (Thu to Sat)'
    """
    year, month = last.year or first.year, last.month or first.month
    if first.year and last.year and first.year != last.year:
        begin = first
    elif month != first.month or not first.day:
        begin = Date(0, first.month, first.day, first.weekday)
    else:
        return render_days(first, "to", Date(year, month, last.day, last.weekday, last.fiscal))
    return f"{_date(begin)} to {_date(Date(year, month, last.day, last.weekday, last.fiscal))}"


def render_days(first: Date, joint: str, last: Date) -> str:
    """Return two days of one month, joined by "to" or "and", the days of the week of both together behind them.

    >>> render_days(Date(day=3, weekday=1), "and", Date(0, 7, 4, 2))
    '3 and 4 July (Mon and Tue)'
    """
    if not (first.weekday and last.weekday):
        return f"{_date(Date(day=first.day, weekday=first.weekday))} {joint} {_date(last)}"
    begin, end = (WEEKDAYS[one.weekday - 1][:3] for one in (first, last))
    return f"{first.day} {joint} {_date(replace(last, weekday=0))} ({begin} {joint} {end})"


def ordinal(number: int) -> str:
    """Return ``number`` with its ordinal ending.

    >>> [ordinal(number) for number in (1, 2, 3, 11, 21, 112)]
    ['1st', '2nd', '3rd', '11th', '21st', '112th']
    """
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _date(date: Date) -> str:
    year = f"fiscal {date.year}" if date.fiscal else str(date.year)
    parts = (str(date.day) if date.day else "", MONTHS[date.month - 1] if date.month else "", year if date.year else "")
    written = " ".join(part for part in parts if part)
    if not date.weekday:
        return written
    return f"{written} ({WEEKDAYS[date.weekday - 1][:3]})" if written else WEEKDAYS[date.weekday - 1]


def _amount(amount: Amount) -> str | None:
    number = f"{amount.value:,f}"
    counter = _counters().get(amount.counter)
    if amount.ordinal or (counter and counter["ordinal"]):
        return _place(amount, counter)
    column = "one" if amount.value == 1 else "many"
    if amount.unit:
        return _units()[amount.unit][column].format(n=number) if amount.unit in _units() else None
    if not amount.counter:
        return number
    noun = counter[column] if counter else ""
    return f"{number} {noun}" if noun else None


def _place(amount: Amount, row: Row | None) -> str | None:
    """A place in an order: Day 2, the 3rd, Chapter 4."""
    if amount.value != int(amount.value) or amount.value < 0:
        return None
    whole = int(amount.value)
    if row and row["ordinal"]:
        return row["ordinal"].format(n=whole, nth=ordinal(whole))
    if not row:
        return f"No. {whole}"
    if amount.counter == "回":
        return f"the {ordinal(whole)}"
    return f"the {ordinal(whole)} {row['one']}" if row["one"] else None


@cache
def _counters() -> dict[str, Row]:
    return {word: row for row in table("quantities/counters") for word in cells(row, "ja")}


@cache
def _units() -> dict[str, Row]:
    return {row["unit"]: row for row in table("quantities/units")}
