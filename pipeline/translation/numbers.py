"""Come here when a number or date of a Japanese sentence is read wrong for what stands beside it: 午後3時〜5時, 3〜4万円, 5月12日〜14日."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from pipeline.text.normalize import normalize
from pipeline.translation.dates import AFTERNOON
from pipeline.translation.english_numbers import read_english
from pipeline.translation.number_readers import readings
from pipeline.translation.quantities import Amount, Date, Mention, Reading, Time, keys, unit_of


@lru_cache(maxsize=512)
def read_numbers(text: str) -> tuple[Reading, ...]:
    """Return every number, date, time and version of the Japanese ``text``, from left to right.

    Digits inside a Latin word (IPv6) are optional readings: the word itself is what has to be kept.

    >>> [reading.quantity.value for reading in read_numbers("約４００人が三つの一般的な課題を議論")]
    [Decimal('400'), Decimal('3')]
    >>> read_numbers("5月12日〜14日")[1].quantity
    Date(year=0, month=0, day=14, weekday=0, fiscal=False)
    """
    normalized = normalize(text)
    return tuple(
        Reading(found.quantity, normalized.source_span(found.span.start, found.span.end), found.required)
        for found in _with_last_days(normalized.text)
    )


def read_mentions(text: str) -> tuple[Mention, ...]:
    """Return the numbers of the Japanese ``text`` by key, with those that its Latin stretches spell out ("Two").

    >>> [mention.key for mention in read_mentions("5月12日のDay Two")]
    ['month:5', '12', '2']
    """
    normalized = normalize(text)
    mentions: list[Mention] = []
    first: Reading | None = None
    for reading in read_numbers(text):
        said = _said_by(first, reading, text)
        mentions.extend(
            Mention(key, reading.span, reading.required and key not in said, unit_of(reading.quantity))
            for key in keys(reading.quantity)
        )
        first = reading
    for stretch in _LATIN_STRETCH.finditer(normalized.text):
        for found in read_english(stretch[0]):
            start, end = (stretch.start() + offset for offset in found.span)
            mentions.append(Mention(found.key, normalized.source_span(start, end), required=False))
    return tuple(sorted(mentions, key=lambda mention: mention.span))


_LATIN_STRETCH = re.compile(r"[A-Za-z]{2}[A-Za-z .'-]*")


def _said_by(first: Reading | None, last: Reading, text: str) -> tuple[str, ...]:
    """Return the year and month that both ends of a period have: 5月12日〜5月14日 is 12 to 14 May."""
    if first is None or not isinstance(first.quantity, Date) or not isinstance(last.quantity, Date):
        return ()
    if not _TO.fullmatch(text, first.span.end, last.span.start):
        return ()
    one, other = first.quantity, last.quantity
    year = one.year if one.year == other.year else 0
    month = one.month if one.month == other.month and other.year in (0, one.year) else 0
    return keys(Date(year, month))


_TO = re.compile(r"\s?(?:[〜～~–-]|から)\s?")
"""What stands between the ends of a period."""


def _with_last_days(text: str) -> Iterator[Reading]:
    """Yield the readings of a normalised text; the 14日 of 5月12日〜14日 is a day of the month, not an amount."""
    first: Reading | None = None
    for reading in _scaled(text, list(readings(text))):
        last = _last_day(first, reading, text) or _last_hour(first, reading, text)
        first = reading._replace(quantity=last) if last else reading
        yield first


def _scaled(text: str, readings: Sequence[Reading]) -> Iterator[Reading]:
    """Yield the readings; the 3 of 3〜4万円 and of 3、4割 has the scale of the number behind it."""
    for reading, after in zip(readings, [*readings, None][1:], strict=True):
        scale = _scale_of(text, reading, after) if after is not None else 1
        quantity = reading.quantity
        yield (
            reading._replace(quantity=replace(quantity, value=_whole(quantity.value * scale)))
            if scale > 1 and isinstance(quantity, Amount)
            else reading
        )


def _whole(value: Decimal) -> Decimal:
    return value.to_integral_value() if value == value.to_integral_value() else value


def _scale_of(text: str, first: Reading, last: Reading) -> Decimal:
    """Return what the second of two numbers that belong together is written in (万, 割), where the first leaves it out; 1 for others."""
    one, other = first.quantity, last.quantity
    written = _WITH_SCALE.match(text, last.span.start)
    between = text[first.span.end : last.span.start].strip()
    if written is None or not isinstance(one, Amount) or not isinstance(other, Amount) or one.counter or one.unit:
        return Decimal(1)
    number = Decimal(written[1])
    ranges = _RANGE.fullmatch(between) and one.value < number
    neighbours = between in ("、", ",", "・") and one.value + 1 == number < 10
    return other.value / number if ranges or neighbours else Decimal(1)


_WITH_SCALE = re.compile("([0-9]+(?:[.][0-9]+)?)[割十百千万億兆]")
_RANGE = re.compile("[〜～~–―-]")


def _last_hour(first: Reading | None, last: Reading, text: str) -> Time | None:
    """午後3時〜5時 ends at 17:00: the 午後 holds for both."""
    if first is None or not isinstance(first.quantity, Time) or not isinstance(last.quantity, Time):
        return None
    if not text.startswith(AFTERNOON, first.span.start) or not _TO.fullmatch(text, first.span.end, last.span.start):
        return None
    one, other = first.quantity, last.quantity
    return Time(other.hour + 12, other.minute) if other.hour < 12 <= one.hour and other.hour + 12 > one.hour else None


def _last_day(first: Reading | None, last: Reading, text: str) -> Date | None:
    if first is None or not isinstance(first.quantity, Date) or not first.quantity.day:
        return None
    day, mark = last.quantity, _TO.fullmatch(text, first.span.end, last.span.start)
    if not isinstance(day, Amount) or day.counter != "日" or day.value not in range(1, 32) or mark is None:
        return None
    if "から" in mark[0] and not text.startswith("まで", last.span.end):
        return None  # 12日から14日かけて is for 14 days
    return Date(day=int(day.value))
