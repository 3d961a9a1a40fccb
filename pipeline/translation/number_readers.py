"""Come here when a number of a Japanese sentence is not found, found where there is none, or read as another: its numeral, counter and unit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from pipeline.model.text import Span
from pipeline.text.numerals import KANJI_DIGITS, Numeral, plain, read_numeral
from pipeline.text.shipped import cells, one_of, table
from pipeline.translation.dates import AFTERNOON, ERAS, FORENOON, WEEKDAYS, read_date
from pipeline.translation.latin import ADDRESS
from pipeline.translation.quantities import Amount, Quantity, Reading, Several, Slash


def readings(text: str) -> Iterator[Reading]:
    """Yield the readings of a normalised text; at every place the first reader that finds something has it."""
    at = 0
    while candidate := _candidates().search(text, at):
        at = candidate.start()
        found = next((found for read in _READERS if (found := read(text, at)) is not None), _Found(at + 1))
        yield from found.readings
        at = max(found.end, at + 1)


class _Found(NamedTuple):
    """What a reader made of the text up to ``end``; no readings: nothing there counts as a number."""

    end: int
    readings: tuple[Reading, ...] = ()


def _one(quantity: Quantity, start: int, end: int, required: bool = True) -> _Found:
    return _Found(end, (Reading(quantity, Span(start, end), required),))


def _skipped(text: str, at: int) -> _Found | None:
    """An address, or a run of numerals that no person counts with: passed over at once."""
    match = _SKIPPED.match(text, at)
    return match and _Found(match.end())


_SKIPPED = re.compile(
    rf"{ADDRESS}|[0-9]{{41,}}|(?:[0-9]{{1,3}},){{14,}}[0-9]*|[〇一二三四五六七八九十百千万億兆]{{41,}}"
)


def _latin_word(text: str, at: int) -> _Found | None:
    """A Latin word with digits, and the date or time that AM or PM may begin."""
    if not (text[at].isascii() and text[at].isalpha()):
        return None
    if text[at : at + 2] in ("AM", "PM") and (dated := read_date(text, at)):
        return _one(dated.quantity, at, dated.end)
    if currency := _currency(text, at):
        return currency
    match = _LATIN_WORD.match(text, at)
    return match and _digits_inside(match)


_LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z]*(?:[.+-]?[0-9]+(?:\.[0-9]+)*[A-Za-z]*)*")


def _digit_word(text: str, at: int) -> _Found | None:
    """Digits with letters that are no unit: 3D, 802.11ac."""
    match = _DIGIT_WORD.match(text, at)
    if not match or read_date(text, at) or _unit_after(text, _DIGITS.match(text, at).end()):  # type: ignore[union-attr]
        return None
    return _digits_inside(match)


_DIGIT_WORD = re.compile(r"[0-9]+(?:\.[0-9]+)*[A-Za-z][A-Za-z0-9]*")
_DIGITS = re.compile(r"[0-9]+(?:\.[0-9]+)*")


def _digits_inside(match: re.Match[str]) -> _Found:
    parts = _DIGITS.finditer(match[0])
    inside = ((Amount(Decimal(part[0])), part) for part in parts if part[0].count(".") < 2 and len(part[0]) < 40)
    start = match.start()
    return _Found(
        match.end(),
        tuple(Reading(amount, Span(start + part.start(), start + part.end()), False) for amount, part in inside),
    )


def _not_a_number(text: str, at: int) -> _Found | None:
    for pattern, optional in _not_numbers().get(text[at], ()):
        if match := pattern.match(text, at):
            span = Span(at, match.end())
            return _Found(match.end(), tuple(Reading(Amount(value), span, False) for value in optional))
    return None


def _dated(text: str, at: int) -> _Found | None:
    dated = read_date(text, at)
    return dated and _one(dated.quantity, at, dated.end)


def _fraction(text: str, at: int) -> _Found | None:
    """三分の二, two thirds."""
    match = _PARTS.match(text, at)
    if not match:
        return None
    below, above = read_numeral(match[1]), read_numeral(match[2])
    if below is None or above is None:
        return None
    return _one(Slash(int(above.value), int(below.value)), at, match.end())


_PARTS = re.compile(r"([0-9]+|[一二三四五六七八九十]+)分の([0-9]+|[一二三四五六七八九十]+)")


def _several(text: str, at: int) -> _Found | None:
    """数百, 何千, 数十万; 十数 is several tens in size, and English may say ten."""
    match = _SEVERAL.match(text, at)
    if not match:
        return None
    if match[2]:
        base = read_numeral(match[2])
        if base is None or base.value < 10:
            return None
        scale = int(base.value) * _SCALES.get(match[3], 1)
        return _Found(match.end(), (Reading(Amount(Decimal(scale)), Span(at, match.end()), False),))
    scale = 1
    for char in match[1]:
        scale *= _SCALES[char]
    return _one(Several(scale), at, match.end()) if scale > 1 else None


_SEVERAL = re.compile(r"(?:[数何幾]([十百千]?[万億]?)|([十百千0-9]+)[数余]([万億]?))(?=[^間])")
_SCALES = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "億": 100_000_000}


def _four_or_five(text: str, at: int) -> _Found | None:
    """四五人, four or five people: two digits that follow one another and no place value."""
    counter = _counters().match(text, at + 2)
    low, high = KANJI_DIGITS.get(text[at], 0), KANJI_DIGITS.get(text[at + 1 : at + 2], 0)
    if not counter or not low or high != low + 1:
        return None
    first = Reading(Amount(Decimal(low), counter[1]), Span(at, at + 1))
    return _Found(counter.end(), (first, Reading(Amount(Decimal(high), counter[1]), Span(at + 1, counter.end()))))


def _currency(text: str, at: int) -> _Found | None:
    """A currency sign in front: ¥48,000, US$30."""
    match = _signs().match(text, at)
    numeral = match and read_numeral(text, match.end())
    if not match or not numeral or not numeral.has_digits:
        return None
    return _one(Amount(numeral.value, unit=_sign_units()[match[0].strip()]), at, numeral.end)


_NO_MINUTES = ("分野", "分類")
"""Counters that begin as the unit of minutes does."""


def _amount(text: str, at: int) -> _Found | None:
    """A numeral with what stands before and behind it; a kanji numeral needs 第 or a counter."""
    ordinal = text[at] == "第"
    minus = _MINUS.match(text, at) if not (at and (text[at - 1].isalnum() or text[at - 1] in "-)")) else None
    numeral = read_numeral(text, minus.end() if minus else at + ordinal)
    if numeral is None or not (ordinal or numeral.has_digits or _counts(text, numeral)):
        return None
    value = -numeral.value if minus else numeral.value
    end = numeral.end
    unit = _unit_after(text, end)
    counter = _counters().match(text, end)
    if counter and counter.end() > (unit[1] if unit else 0):
        kept = unit[0] if unit and not counter[1].startswith(_NO_MINUTES) else ""
        amount = Amount(value, counter[1], kept, ordinal or counter[1].endswith("目"))
        end = counter.end()
        if _IN_ORDER.match(text, end):
            amount, end = Amount(value, counter[1], ordinal=True), end + 1
    elif unit:
        amount, end = Amount(value, unit=unit[0], ordinal=ordinal), unit[1]
    else:
        amount = Amount(value, ordinal=ordinal)
    if amount.counter == "割":
        amount = Amount(plain(value * 10), unit="%")
    elif text.startswith("半", end) and not text.startswith(("半年", "半分", "半数", "半日", "半期", "半導"), end):
        amount = Amount(value + Decimal("0.5"), amount.counter, amount.unit, amount.ordinal)
        end += 1
    lone_one = value == 1 and not numeral.has_digits and not amount.ordinal
    return _one(amount, at, end, not lone_one)


_MINUS = re.compile(r"(?:マイナス|[-−△▲])(?=[0-9])")
_IN_ORDER = re.compile("目(?![標的指線次])")
"""What makes any counter a place in an order: 3行目, the third line."""


def _counts(text: str, numeral: Numeral) -> bool:
    """Whether a kanji numeral counts something: a counter or a unit follows, or it can be nothing else."""
    written = text[numeral.start : numeral.end]
    return bool(_counters().match(text, numeral.end) or _unit_after(text, numeral.end)) or (
        len(written) >= 3 and any(char not in KANJI_DIGITS for char in written)
    )


_READERS: tuple[Callable[[str, int], _Found | None], ...] = (
    _skipped,
    _latin_word,
    _not_a_number,
    _fraction,
    _several,
    _four_or_five,
    _currency,
    _digit_word,
    _dated,
    _amount,
)


@cache
def _candidates() -> re.Pattern[str]:
    """Return the pattern of the characters that anything of interest begins with."""
    begins = "".join(sorted(_not_numbers())) + WEEKDAYS + "".join(KANJI_DIGITS) + "十百千数何幾第正マ"
    named = "".join(word[0] for word in (*ERAS, *FORENOON, *AFTERNOON, *_sign_units()))
    return re.compile(f"[0-9A-Za-z△▲−{re.escape(begins + named)}-]")


@cache
def _not_numbers() -> dict[str, list[tuple[re.Pattern[str], tuple[Decimal, ...]]]]:
    """Return the words that are no numbers by their first character, longer ones first."""
    words: dict[str, list[tuple[re.Pattern[str], tuple[Decimal, ...]]]] = {}
    for row in sorted(table("quantities/not_numbers"), key=lambda row: (-len(row["ja"]), row["ja"])):
        optional = tuple(Decimal(value) for value in cells(row, "optional"))
        words.setdefault(row["ja"][0], []).append((re.compile(row["ja"]), optional))
    return words


@cache
def _counters() -> re.Pattern[str]:
    words = tuple(word for row in table("quantities/counters") for word in cells(row, "ja"))
    return re.compile(rf"\s?({one_of(words)})")


@cache
def _units() -> tuple[re.Pattern[str], dict[str, str]]:
    names = {word: row["unit"] for row in table("quantities/units") for word in cells(row, "ja")}
    return re.compile(rf"\s?({one_of(tuple(names))})"), names


def _unit_after(text: str, at: int) -> tuple[str, int] | None:
    """Return the unit at ``at`` and its end; a unit of letters is not the beginning of a longer word."""
    pattern, names = _units()
    match = pattern.match(text, at)
    if not match:
        return None
    follows = text[match.end() : match.end() + 1]
    if match[1][-1].isascii() and match[1][-1].isalpha() and follows.isascii() and follows.isalnum():
        return None
    return names[match[1]], match.end()


@cache
def _sign_units() -> dict[str, str]:
    return {word: row["unit"] for row in table("quantities/units") for word in cells(row, "before")}


@cache
def _signs() -> re.Pattern[str]:
    return re.compile(rf"{one_of(tuple(_sign_units()))}\s?(?=[0-9])")
