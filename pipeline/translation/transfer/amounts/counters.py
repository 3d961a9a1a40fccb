"""Come here when a counter has the wrong English noun, or a bound behind a number (以上, 程度) the wrong words."""

from __future__ import annotations

import re
from functools import cache

from pipeline.text.shipped import cells, table


def bounded(text: str, end: int, number: str) -> tuple[str, int]:
    """Return ``number`` with the bound that stands behind it (以上, 程度), and where that ends."""
    if upward := _UPWARD.match(text, end):
        return f"from {number}", upward.end()
    over, stop = passed(text, end, number)
    if stop > end:
        return over, stop
    if loosely := _LOOSELY.match(text, end):
        return f"about {number}", loosely.end()
    match = _BOUND.match(text, end)
    return (BOUNDS[match[0]].format(number), match.end()) if match else (number, end)


def passed(text: str, end: int, number: str) -> tuple[str, int]:
    """Return ``number`` with what stands between it and the noun that it counts, and where that ends.

    >>> passed("100人を超える参加者", 4, "100"), passed("100人を超えるだろう", 4, "100")
    (('more than 100', 8), ('100', 4))
    """
    over = _PASSED.match(text, end)
    return (PASSED[over[0]].format(number), over.end()) if over else (number, end)


BOUNDS = {
    "以上": "{} or more",
    "以下": "{} or less",
    "未満": "less than {}",
    "超え": "more than {}",
    "超": "more than {}",
    "強": "a little over {}",
    "弱": "a little under {}",
    "程度": "about {}",
    "前後": "around {}",
    "近く": "nearly {}",
    "あまり": "over {}",
    "余り": "over {}",
}
"""What stands behind a number and bounds it, with its English around the number."""

PASSED = {
    "近い": "nearly {}",
    "を超える": "more than {}",
    "を越える": "more than {}",
    "を上回る": "more than {}",
    "を下回る": "less than {}",
    "に満たない": "less than {}",
    "を切る": "less than {}",
}
"""What stands between a number and the noun that it counts: 100人を超える参加者, 40近い議題."""

_PASSED = re.compile(f"(?:{'|'.join(PASSED)})(?=[一-龥ァ-ヶA-Za-z])(?!見|予|可能性|恐|場合|状|程|時|勢|計|人気)")

_BOUND = re.compile("|".join(sorted(BOUNDS, key=len, reverse=True)).replace("超", "超(?!え[るたてなま])"))


_LOOSELY = re.compile("(?:ほど|くらい|ぐらい)(?=[のだでと、，。．）)]|$)")
"""What bounds a number before の or a copula; before a particle it is one itself (200人ほどが)."""

_UPWARD = re.compile(r"[〜～](?=\s*(?:$|[、。,.）)]))|から(?=です|だ|である|とな|で、)")
"""¥3,000〜, 980円から: the price begins there."""


def counter_after(text: str, at: int) -> tuple[str, int] | None:
    """Return the counter at ``at`` and where it ends."""
    match = _counters().match(text, at)
    return (match[1], match.end()) if match else None


def counter_noun(counter: str, *, plural: bool) -> str:
    """Return the English noun of a counter, empty where the sentence has the noun (3台のサーバ)."""
    row = counter_rows().get(counter)
    return row["many" if plural else "one"] if row else ""


@cache
def counter_rows() -> dict[str, dict[str, str]]:
    """Return the rows of ``data/quantities/counters.tsv`` by Japanese word."""
    return {word: dict(row) for row in table("quantities/counters") for word in cells(row, "ja")}


@cache
def _counters() -> re.Pattern[str]:
    return re.compile(
        "\\s?(" + "|".join(re.escape(word) for word in sorted(counter_rows(), key=len, reverse=True)) + ")"
    )


SPELLED = dict(zip("123456789", "one two three four five six seven eight nine".split(), strict=True))
NTH = dict(enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1))


FEW_UNITS = {
    "%": "percent",
    "％": "percent",
    "パーセント": "percent",
    "ミリ秒": "milliseconds",
    "マイクロ秒": "microseconds",
    "メートル": "metres",
    "キロ": "kilos",
    "ミリ": "millimetres",
    "センチ": "centimetres",
    "kB": "KB",
    "KB": "KB",
    "MB": "MB",
    "GB": "GB",
    "TB": "TB",
}
"""Units that a vague number can stand before, with their English: 数%, 数十ミリ秒."""

UNITS_OF_FEW = re.compile("|".join(FEW_UNITS))
