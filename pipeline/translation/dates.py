"""Dates and times of day in Japanese: 2005年5月12日(木), 令和6年, 5月, 7/20(水), 午後3時半, 13:30."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from pipeline.text.numerals import read_numeral
from pipeline.translation.quantities import Date, Slash, Time, Version

WEEKDAYS = "月火水木金土日"
ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
"""The year before the first of each era (元年)."""

AFTERNOON = ("午後", "PM", "pm", "夜", "夕方", "晩")
FORENOON = ("午前", "AM", "am", "朝", "早朝", "深夜", "未明", "明け方")

_N = r"(?:[0-9]+|[〇一二三四五六七八九十百千]+)"
_WEEKDAY = rf"(?:\s*\(([{WEEKDAYS}])(?:曜日?)?(?:[・,、]?祝日?)?\))?"
_FOUR_DIGITS = r"(?:[12][0-9]{3}|[一二][〇一二三四五六七八九]{3})"
_YEAR = rf"(?:({'|'.join(ERAS)})(元|{_N})|({_FOUR_DIGITS}))\s?年(?!間|代|前|後(?!半)|ぶり)(度)?"
_MONTH = rf"({_N})\s?月(?!間|号分)"
_IN_DAYS = "目|間|後|前|ぶり|程"
_DAY = rf"({_N})\s?(?:日(?!{_IN_DAYS})|(?=\s?[〜~–-]\s?{_N}\s?日(?!{_IN_DAYS})))"
"""A day of the month; the first of 5月12〜14日 has its 日 behind the second."""

_FULL = re.compile(rf"{_YEAR}(?:の?\s?{_MONTH}(?:\s*{_DAY}{_WEEKDAY})?)?")
_MONTH_DAY = re.compile(rf"{_MONTH}(?:\s*{_DAY}{_WEEKDAY})?")
_DAY_OF_WEEK = re.compile(rf"{_DAY}\s*\(([{WEEKDAYS}])(?:曜日?)?(?:[・,、]?祝日?)?\)")
_DAY_WITH_WEEKDAY = re.compile(rf"([0-9]{{1,2}})\s?\(([{WEEKDAYS}])(?:曜日?)?(?:[・,、]?祝日?)?\)")
"""The end of 12/1(水)〜2(木), whose month is that of the beginning."""

_SEPARATED = re.compile(rf"((?:19|20)[0-9]{{2}})([-/.])([0-9]{{1,2}})\2([0-9]{{1,2}})(?![0-9./]){_WEEKDAY}")
_SLASH = re.compile(rf"([0-9]{{1,4}})/([0-9]{{1,4}})(?![0-9/]|\.[0-9]|[A-Za-z]){_WEEKDAY}")
_WEEKDAY_ALONE = re.compile(rf"([{WEEKDAYS}])曜日?")
_VERSION = re.compile(r"[0-9]+(?:\.[0-9]+){2,}")
_HALF_DAY = rf"({'|'.join(FORENOON + AFTERNOON)})?(?:の)?\s*"
_CLOCK = re.compile(rf"{_HALF_DAY}([0-9]{{1,2}}):([0-5][0-9])(?::[0-5][0-9])?(?![0-9:])(?:\s*(AM|PM|am|pm))?")
_HOUR = re.compile(rf"{_HALF_DAY}({_N})\s?時(?!間|代|点|期|刻|系|差)(?:\s?({_N})\s?分(?!間)|(半))?")
_NOON = re.compile("正午")


class Dated(NamedTuple):
    """What stands in ``text[start:end]``."""

    quantity: Date | Time | Slash | Version
    start: int
    end: int


def read_date(text: str, at: int = 0) -> Dated | None:
    """Return the date, time or version that begins at offset ``at`` of ``text`` (in NFKC), or None.

    A year is one with four digits or an era; 去年 stays last year; 3年 is an amount, and so is a lone 12日.

    >>> read_date("令和6年7月20日(土)").quantity
    Date(year=2024, month=7, day=20, weekday=6, fiscal=False)
    >>> read_date("午後3時半").quantity
    Time(hour=15, minute=30)
    """
    for pattern, read in _READERS:
        if (match := pattern.match(text, at)) and (quantity := read(match)) is not None:
            return Dated(quantity, at, match.end())
    return None


def _number(written: str | None) -> int:
    numeral = read_numeral(written) if written else None
    return int(numeral.value) if numeral else 0


def _weekday(written: str | None) -> int:
    return WEEKDAYS.index(written) + 1 if written else 0


def _date(year: int, month: int, day: int, weekday: str | None = None, fiscal: bool = False) -> Date | None:
    return Date(year, month, day, _weekday(weekday), fiscal) if 0 <= month <= 12 and 0 <= day <= 31 else None


def _full(match: re.Match[str]) -> Date | None:
    era, era_year, year, fiscal, month, day, weekday = match.groups()
    counted = ERAS[era] + (1 if era_year == "元" else _number(era_year)) if era else _number(year)
    if month is not None and not 1 <= _number(month) <= 12:
        return None
    return _date(counted, _number(month), _number(day), weekday, fiscal is not None)


def _month_day(match: re.Match[str]) -> Date | None:
    month, day, weekday = match.groups()
    return _date(0, _number(month), _number(day), weekday) if _number(month) else None


def _day_of_week(match: re.Match[str]) -> Date | None:
    return _date(0, 0, _number(match[1]), match[2])


def _separated(match: re.Match[str]) -> Date | None:
    return _date(int(match[1]), int(match[3]), int(match[4]), match[5]) if int(match[3]) and int(match[4]) else None


def _slash(match: re.Match[str]) -> Date | Slash | None:
    first, second = int(match[1]), int(match[2])
    return _date(0, first, second, match[3]) if match[3] else Slash(first, second)


def _clock(match: re.Match[str]) -> Time | None:
    return _time(match[1] or match[4], int(match[2]), int(match[3]))


def _hour(match: re.Match[str]) -> Time | None:
    return _time(match[1], _number(match[2]), 30 if match[4] else _number(match[3]))


def _time(half_day: str | None, hour: int, minute: int) -> Time | None:
    late = half_day == "深夜" and hour > 9  # 深夜11時, not 深夜1時
    if (half_day in AFTERNOON or late) and hour < 12:
        hour += 12
    return Time(hour, minute) if hour <= 30 and minute < 60 else None


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Date | Time | Slash | Version | None]], ...] = (
    (_SEPARATED, _separated),
    (_FULL, _full),
    (_MONTH_DAY, _month_day),
    (_DAY_OF_WEEK, _day_of_week),
    (_CLOCK, _clock),
    (_HOUR, _hour),
    (_NOON, lambda match: Time(12)),
    (_VERSION, lambda match: Version(match[0])),
    (_SLASH, _slash),
    (_DAY_WITH_WEEKDAY, _day_of_week),
    (_WEEKDAY_ALONE, lambda match: Date(weekday=_weekday(match[1]))),
)
