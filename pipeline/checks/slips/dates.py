"""no-such-date, weekday-mismatch and date-outside: days that no calendar has, or that the report's own dates contradict."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from pipeline.checks.manuscript import Manuscript, Passage
from pipeline.checks.place import make_finding
from pipeline.model.findings import Finding
from pipeline.model.text import Span

_WEEKDAYS = "月火水木金土日"
_DATE = re.compile(
    r"(?<![0-9０-９/.-])(?:(?P<year>(?:19|20)\d\d)\s?(?P<sep>[年/.-]))?"
    r"(?P<month>\d{1,2})\s?(?:月|(?(sep)(?:/|-|\.)|/))\s?(?P<day>\d{1,2})(?![0-9])(?P<unit>\s?日)?"
    r"(?:\s?[(（](?P<weekday>[月火水木金土日])(?:曜日?)?(?:[・,、]?[祝休]日?)?[)）])?"
)
_TIME = re.compile(r"(?<![0-9:])(?P<hour>\d{1,2}):(?P<minute>\d{2})(?![0-9:])")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class _Written(NamedTuple):
    """A date in the draft; ``year`` is 0 where the writer leaves it out."""

    passage: Passage
    span: Span
    year: int
    month: int
    day: int
    weekday: str


def no_such_date(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield days that no calendar has (2月30日) and minutes that no clock has (13:75)."""
    for one in _dates(manuscript):
        if not _exists(one):
            yield _finding("no-such-date", one)
    for passage in manuscript.passages:
        for match in _TIME.finditer(passage.text):
            span = Span(*match.span())
            if int(match["minute"]) > 59 and 0 < int(match["hour"]) <= 24 and passage.is_open(span):
                yield make_finding("no-such-date", "warning", passage.one, span, {"found": match[0]}, confidence=0.6)


def weekday_mismatch(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield dates with a weekday that they did not have; without a year, the year of the report's period is taken."""
    start = manuscript.report.meta.start
    usual = int(start[:4]) if start[:4].isdigit() else 0
    for one in _dates(manuscript):
        year = one.year or usual
        if one.weekday and year and _exists(one._replace(year=year)):
            right = _WEEKDAYS[date(year, one.month, one.day).weekday()]
            if right != one.weekday:
                span = one.span.of(one.passage.text)
                yield make_finding(
                    "weekday-mismatch",
                    "error" if one.year else "warning",
                    one.passage.one,
                    one.span,
                    {"found": span, "weekday": right, "year": str(year)},
                    confidence=0.97 if one.year else 0.8,
                )


def date_outside(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield days of 1日目 (5月12日) and the like that lie outside the report's period."""
    meta = manuscript.report.meta
    if len(meta.start) != 10 or len(meta.end) != 10:
        return
    for one in _dates(manuscript):
        if one.passage.role == "heading" and re.search("[0-9０-９一二三四五]日目", one.passage.text):
            year = one.year or int(meta.start[:4])
            day = f"{year:04}-{one.month:02}-{one.day:02}"
            if not meta.start <= day <= meta.end:
                yield _finding("date-outside", one, period=f"{meta.start}/{meta.end}")


def _finding(rule: str, one: _Written, **more: str) -> Finding:
    found = one.span.of(one.passage.text)
    return make_finding(rule, "error", one.passage.one, one.span, {"found": found, **more}, confidence=0.97)


def _dates(manuscript: Manuscript) -> Iterator[_Written]:
    """Yield what is surely a date: with 月 and 日, with a year, or with a weekday behind it (3/4 is a fraction)."""
    for passage in manuscript.passages:
        for match in _DATE.finditer(passage.text):
            is_japanese = "月" in match[0] and match["unit"]
            is_sure = (
                is_japanese or match["weekday"] or (match["year"] and match["sep"] in "/-" and match["unit"] is None)
            )
            span = Span(*match.span())
            if is_sure and passage.is_open(span):
                year = int(match["year"] or 0)
                yield _Written(passage, span, year, int(match["month"]), int(match["day"]), match["weekday"] or "")


def _exists(one: _Written) -> bool:
    if not 1 <= one.month <= 12 or not 1 <= one.day <= _DAYS[one.month - 1]:
        return False
    is_leap = one.year % 4 == 0 and (one.year % 100 != 0 or one.year % 400 == 0)
    return not (one.year and (one.month, one.day) == (2, 29) and not is_leap)
