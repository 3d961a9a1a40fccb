"""Come here when a duration comes out wrong: 3日間, 5年前, 2か月ごと, 数時間."""

from __future__ import annotations

import re

from pipeline.model.text import Span
from pipeline.translation.quantities import Amount
from pipeline.translation.transfer.amounts.counters import SPELLED, bounded
from pipeline.translation.transfer.amounts.expression import Expression, Kind


def duration(text: str, amount: Amount, span: Span) -> Expression:
    """Return days, months, hours and the like; 2泊3日 is one stay."""
    noun = DURATIONS.get(amount.counter) or TIME_UNITS[amount.unit]
    if amount.counter == "泊" and (days := re.compile(r"\s?([0-9０-９]+)日").match(text, span.end)):
        trip = f"{amount.value:f} night{'s' if amount.value != 1 else ''} and {int(days[1])} days"
        return Expression(
            "duration",
            trip,
            Span(span.start, days.end()),
            adverb=f"for {trip}",
            plural=True,
        )
    digits = f"{amount.value:,f}"
    number = SPELLED.get(digits, digits) if noun not in ("second", "minute") else digits
    return lasting(text, number, noun, span, plural=amount.value != 1)


def lasting(text: str, number: str, noun: str, span: Span, *, plural: bool) -> Expression:
    """Return a duration with what stands behind it: 前 is ago, 後 later, 以内 within, ごと every."""
    bound, end = bounded(text, span.end, number)
    long = f"{bound} {noun}{'s' if plural else ''}"
    if not plural and bound != number:
        long = bound.replace(number, f"{number} {noun}", 1)  # 1時間以上: one hour or more
    if ahead := ahead_by(text, long, span.start, end):
        return ahead
    if (away := _AWAY.match(text, end)) and (means := _MEANS.search(text[: span.start])):
        said = f"{'about ' if means[2] and 'about' not in long else ''}{long} {_BY[means[1]]}"
        return Expression("other", said, Span(means.start(), away.end()), adverb=said)
    if _ON_FOOT.search(text[: span.start]):
        on_foot = f"{long} on foot"
        return Expression("rate", on_foot, Span(span.start - 2, end), adverb=on_foot)
    if recent := _RECENT.search(text[: span.start]):
        said = f"the {'last' if recent[1] == 'ここ' else 'past'} {long}"
        return Expression("moment", said, Span(recent.start(), end), adverb=f"in {said}")
    span = Span(span.start, end)
    if text.startswith("台", end):
        said = f"the {number}-{noun} range"
        return Expression("other", said, Span(span.start, end + 1), adverb=f"in {said}")
    tail = next((word for word in RELATIVE_TIMES if text.startswith(word, end)), "")
    if tail:
        said = RELATIVE_TIMES[tail].format(long if "every" not in RELATIVE_TIMES[tail] or plural else noun)
        kind: Kind = "rate" if tail in ("ごと", "毎", "おき", "あたり", "当たり", "につき") else "moment"
        if kind == "rate" and "every" not in said:
            said = f"per {noun}" if number in ("one", "1") else f"per {long}"
        return Expression(kind, said, Span(span.start, end + len(tail)), adverb=said)
    if worth := WORTH.match(text, end):
        said = f"{long}' worth" if plural else f"{long}'s worth"
        return Expression("count", said, Span(span.start, worth.end()), before=f"{said} of")
    before = f"{number}-{noun}" if bound == number else ""
    return Expression("duration", long, span, before=before, adverb=f"for {long}", plural=plural)


def ahead_by(text: str, long: str, start: int, end: int) -> Expression | None:
    """Return a duration that ends at ``end`` as how far ahead something is (納期は半年先だ); None where nothing says so behind it."""
    found, said = _AHEAD.match(text, end), f"{long} away"
    return Expression("moment", said, Span(start, found.end()), adverb=said) if found else None


_AHEAD = re.compile("先(?=[のだとでは、。]|です|まで|に(?:なる|なり|なっ|延))")
"""What stands behind how far ahead something is: 納期は半年先だ."""
WORTH = re.compile("分(?=[のをがは、])")
_ON_FOOT = re.compile("徒歩$")

_BY = {
    "徒歩": "on foot",
    "徒歩で": "on foot",
    "歩いて": "on foot",
    "車で": "by car",
    "バスで": "by bus",
    "電車で": "by train",
    "タクシーで": "by taxi",
    "自転車で": "by bicycle",
    "新幹線で": "by Shinkansen",
}
_MEANS = re.compile(f"({'|'.join(sorted(_BY, key=len, reverse=True))})(約)?$")
_AWAY = re.compile("の(?:ところ|所|場所|距離|位置)に|に(?=あ[るりっ]|位置)")
"""What stands behind how long it takes to get there: 駅から徒歩5分のところに."""
_RECENT = re.compile(r"(ここ|過去|直近)の?$")
RELATIVE_TIMES = {
    "ぶり": "for the first time in {}",
    "あたり": "per {}",
    "当たり": "per {}",
    "につき": "per {}",
    "以内": "within {}",
    "ごと": "every {}",
    "毎": "every {}",
    "おき": "every {}",
    "越し": "over {}",
    "がかり": "over {}",
    "前": "{} ago",
    "後": "{} later",
}


DURATIONS = {
    "年": "year",
    "日": "day",
    "か月": "month",
    "ヶ月": "month",
    "カ月": "month",
    "ヵ月": "month",
    "泊": "night",
    "日間": "day",
}
TIME_UNITS = {
    "s": "second",
    "min": "minute",
    "h": "hour",
    "day": "day",
    "week": "week",
    "month": "month",
    "year": "year",
}


FEW_TIMES = {
    "日間": "day",
    "日": "day",
    "週間": "week",
    "か月": "month",
    "ヶ月": "month",
    "カ月": "month",
    "ヵ月": "month",
    "年間": "year",
    "年": "year",
    "時間": "hour",
    "分間": "minute",
    "分": "minute",
    "秒": "second",
}
