"""Dates for people: ISO dates, whole or shortened, become ``12–14 May 2024``."""

from __future__ import annotations

import re

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_ISO = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def english_dates(start: str, end: str) -> str:
    """Return the English of the ISO dates ``start`` to ``end``, each ``YYYY``, ``YYYY-MM``, ``YYYY-MM-DD`` or empty.

    What is no ISO date stays as it is: it is not for this function to guess.

    >>> english_dates("2024-05-12", "2024-05-14"), english_dates("2024-12-30", "2025-01-02")
    ('12–14 May 2024', '30 December 2024 – 2 January 2025')
    >>> english_dates("2024-05", ""), english_dates("2024-05-30", "2024-06-02"), english_dates("2003", "2004")
    ('May 2024', '30 May – 2 June 2024', '2003–2004')
    """
    if not end or start == end:
        return " ".join(_words(start))
    if not start:
        return f"until {' '.join(_words(end))}"
    first, last = _words(start), _words(end)
    said_later = _common_tail(first, last) if len(first) == len(last) else 0
    head = first[: len(first) - said_later]
    dash = "–" if len(head) == len(last) - said_later == 1 else " – "
    return f"{' '.join(head)}{dash}{' '.join(last)}"


def _common_tail(first: list[str], last: list[str]) -> int:
    """Count the words at the end (the year, then the month) that need saying only once; the first word always stays."""
    count = 0
    while count < len(first) - 1 and first[-1 - count] == last[-1 - count]:
        count += 1
    return count


def _words(iso: str) -> list[str]:
    """Return day, month and year as far as known; ``iso`` itself if it is no date."""
    found = _ISO.fullmatch(iso)
    year, month, day = found.groups() if found else ("", None, None)
    if not year or (month and not 1 <= int(month) <= 12):
        return [iso]
    known = (day and str(int(day)), month and _MONTHS[int(month) - 1], year)
    return [word for word in known if word]
