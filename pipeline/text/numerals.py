"""Japanese numerals: 2004, 1,200, 二〇〇四, 三百二十, 4万8千, 1.5億; come here when a numeral is misread."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

KANJI_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")}
SMALL_SCALES = {"十": 10, "百": 100, "千": 1_000}
BIG_SCALES = {"万": 10_000, "億": 100_000_000, "兆": 1_000_000_000_000}

_DIGITS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")
_POSITIONAL = re.compile(f"[{''.join(KANJI_DIGITS)}]+")
_LONGEST = 40
"""No writer means a number with more digits; what is longer is some other thing (a hash, a ruler)."""


class Numeral(NamedTuple):
    """A numeral of ``text[start:end]``; ``has_digits`` and ``has_kanji`` say what it is written with (4万 has both).

    ``value`` keeps the decimals as written, 2.10 is not 2.1: it may be a version.
    """

    value: Decimal
    start: int
    end: int
    has_digits: bool
    has_kanji: bool


def read_numeral(text: str, at: int = 0) -> Numeral | None:
    """Return the longest numeral that begins at offset ``at`` of ``text`` (in NFKC), or None.

    Whether 一 is a number at all (一般 is not) is for the reader of sentences to say.

    >>> read_numeral("4万8千人").value
    Decimal('48000')
    >>> read_numeral("二〇〇四年").value, read_numeral("三百二十").value, read_numeral("1.5億").value
    (Decimal('2004'), Decimal('320'), Decimal('150000000'))
    """
    total, section = Decimal(0), Decimal(0)
    current: Decimal | None = None
    small, big = 10_000, 10**16
    has_digits = has_kanji = False
    end = at
    while end < len(text):
        char = text[end]
        if char in SMALL_SCALES and SMALL_SCALES[char] < small:
            small = SMALL_SCALES[char]
            section += (1 if current is None else current) * small
            current = None
        elif char in BIG_SCALES and BIG_SCALES[char] < big and (current is not None or section):
            big = BIG_SCALES[char]
            total += (section + (current or 0)) * big
            section, current, small = Decimal(0), None, 10_000
        elif current is None and (digits := _DIGITS.match(text, end)) and len(digits[0]) <= _LONGEST:
            current = Decimal(digits[0].replace(",", ""))
            has_digits = True
            end = digits.end()
            continue
        elif current is None and (run := _POSITIONAL.match(text, end)) and len(run[0]) <= _LONGEST:
            current = Decimal("".join(str(KANJI_DIGITS[one]) for one in run[0]))
            has_kanji = True
            end = run.end()
            continue
        else:
            break
        has_kanji = True
        end += 1
    if end == at:
        return None
    value = current if current is not None and not total and not section else plain(total + section + (current or 0))
    return Numeral(value, at, end, has_digits, has_kanji)


def plain(value: Decimal) -> Decimal:
    """Return ``value`` without the zeros that only a calculation left behind: 150000000.0 is 150000000.

    >>> plain(Decimal("1.50") * 100)
    Decimal('150')
    """
    is_whole = value == value.to_integral_value() and abs(value) < 10**27  # what a Decimal holds to the last digit
    return value.quantize(Decimal(1)) if is_whole else value.normalize()


def kanji_numeral(number: int) -> str:
    """Return ``number`` (0 to below 10**16) as it is written with scales.

    >>> kanji_numeral(48_320)
    '四万八千三百二十'
    """
    if number == 0:
        return "〇"
    parts = []
    for name, scale in (*sorted(BIG_SCALES.items(), key=lambda item: -item[1]), ("", 1)):
        section, number = divmod(number, scale)
        if section:
            parts.append(_below_ten_thousand(section) + name)
    return "".join(parts)


def _below_ten_thousand(number: int) -> str:
    """Write 1 to 9999; a 1 is not written before 十, 百, 千."""
    digits = "".join(KANJI_DIGITS)
    written = ""
    for name, scale in (("千", 1_000), ("百", 100), ("十", 10)):
        count, number = divmod(number, scale)
        if count:
            written += ("" if count == 1 else digits[count]) + name
    return written + (digits[number] if number else "")
