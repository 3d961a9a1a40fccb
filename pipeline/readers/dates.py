"""Come here when a period such as 2024年5月12日〜14日 is not understood, or is understood wrongly."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from pipeline.errors import InputError


class Period(NamedTuple):
    """ISO dates, ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, and the words that follow them (a time, a remark)."""

    start: str
    end: str
    rest: str = ""


class _Day(NamedTuple):
    year: int
    month: int = 0
    day: int = 0

    def iso(self) -> str:
        return "-".join(f"{part:0{width}}" for part, width in zip(self, (4, 2, 2), strict=True) if part)


_YEAR = r"(?:(?P<era>{eras})\s*)?(?P<year>\d{1,4}|元)\s*年(?!度)"
_ERA_WITH_MARKS = r"(?P<era>{eras})\s*(?P<year>\d{1,2})[./-](?P<month>\d{1,2})[./-](?P<day>\d{1,2})(?!\d)"
_WITH_UNITS = r"(?:\s*(?P<month>\d{1,2})\s*月(?:\s*(?P<day>\d{1,2})\s*日)?)?"
_WITH_MARKS = r"(?P<year>\d{4})(?P<mark>[/.-])(?P<month>\d{1,2})(?:(?P=mark)(?P<day>\d{1,2}))?(?!\d)"
_DATES = (_YEAR + _WITH_UNITS, _ERA_WITH_MARKS, _WITH_MARKS, r"(?P<year>\d{4})(?![\d年])")
_WITHOUT_YEAR = (
    r"(?P<month>\d{1,2})\s*月(?:\s*(?P<day>\d{1,2})\s*日)?",
    r"(?P<month>\d{1,2})[/.-](?P<day>\d{1,2})(?![\d:])",
    r"(?P<day>\d{1,2})\s*日?(?![\d:時])",
)
_SEPARATOR = re.compile(r"\s*(?:[~〜‐–—―−ー→-]|から|至|to\b|until\b)\s*")
_WEEKDAY = re.compile(
    r"\s*[(\[](?:[月火水木金土日](?:曜日?)?|(?i:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?)(?:[・,、/]?[祝休]日?)?[)\]]"
)
_REMARK = re.compile(r"\s*(?:まで|開催|[(\[,、;:]|\d{1,2}\s*(?:[:時])|(?:午前|午後|AM|PM)|$)", re.IGNORECASE)


def parse_period(text: str, eras: Mapping[str, int]) -> Period | None:
    """Return the dates that ``text`` begins with, or None if they cannot be told: a date without a year stays as it is.

    ``eras`` gives for each era the year before its first. Raises InputError ``date-impossible`` for a day that no calendar
    has and ``period-reversed`` when the end lies before the start.

    >>> parse_period("2024年5月12日（日）〜14日", {})
    Period(start='2024-05-12', end='2024-05-14', rest='')
    >>> parse_period("令和6年5月30日～6月2日（4日間）", {"令和": 2018})
    Period(start='2024-05-30', end='2024-06-02', rest='(4日間)')
    >>> parse_period("5月12日〜14日", {}) is None
    True
    """
    text = unicodedata.normalize("NFKC", text).strip()
    first = _date(text, 0, eras)
    if first is None:
        return None
    start, at = first
    end, at = _later(text, at, start, eras)
    if not _REMARK.match(text, at):
        return None
    if _before(end, start):
        raise InputError("period-reversed", start=start.iso(), end=end.iso())
    return Period(start.iso(), end.iso(), text[at:].strip())


def _date(text: str, at: int, eras: Mapping[str, int]) -> tuple[_Day, int] | None:
    """Return the date with a year at ``at`` and where it ends, with its day of the week."""
    era_names = "|".join(re.escape(name) for name in eras) or "(?!)"
    for pattern in _DATES:
        if match := re.compile(pattern.replace("{eras}", era_names)).match(text, at):
            parts = match.groupdict()
            year = 1 if parts["year"] == "元" else int(parts["year"])
            if parts.get("era"):
                year += eras[parts["era"]]
            elif len(parts["year"]) != 4:
                return None
            day = _Day(year, int(parts.get("month") or 0), int(parts.get("day") or 0))
            return _known(day, match), _ended(text, match)
    return None


def _later(text: str, at: int, start: _Day, eras: Mapping[str, int]) -> tuple[_Day, int]:
    """Return the end of the period and where it stands to; the start itself if there is no other."""
    separator = _SEPARATOR.match(text, at)
    if separator is None:
        return start, at
    if full := _date(text, separator.end(), eras):
        return full
    for pattern in _WITHOUT_YEAR:
        if match := re.compile(pattern).match(text, separator.end()):
            parts = match.groupdict()
            month, day = int(parts.get("month") or start.month), int(parts.get("day") or 0)
            if not start.month or bool(day) != bool(start.day):
                break
            return _known(_Day(start.year, month, day), match), _ended(text, match)
    return start, at


def _ended(text: str, match: re.Match[str]) -> int:
    weekday = _WEEKDAY.match(text, match.end())
    return weekday.end() if weekday else match.end()


def _known(day: _Day, match: re.Match[str]) -> _Day:
    parts = match.groupdict()
    month = 1 if parts.get("month") is None else day.month
    try:
        date(day.year, month, 1 if parts.get("day") is None else day.day)
    except ValueError:
        raise InputError("date-impossible", date=match[0].strip()) from None
    return day


def _before(end: _Day, start: _Day) -> bool:
    """Tell whether ``end`` lies before ``start``, as far as both are known."""
    known = min(sum(1 for part in end if part), sum(1 for part in start if part))
    return end[:known] < start[:known]
