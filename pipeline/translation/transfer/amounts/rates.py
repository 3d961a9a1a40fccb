"""Come here when an amount by the hour, month or piece comes out wrong: 196ドル/年, 毎秒100MB, 月500円, 時速60km."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.model.text import Span
from pipeline.translation.quantities import Amount, Reading
from pipeline.translation.transfer.amounts.counters import counter_noun
from pipeline.translation.transfer.amounts.durations import DURATIONS, FEW_TIMES
from pipeline.translation.transfer.amounts.expression import Expression


def with_rate(text: str, one: Expression) -> Expression:
    """Return a measure with what it is counted by, before or behind it, as "per".

    >>> price = Expression("measure", "USD 196", Span(0, 5))
    >>> with_rate("196ドル/年", price).text
    'USD 196 per year'
    >>> with_rate("毎秒100MB", Expression("measure", "100 MB", Span(2, 7))).text
    '100 MB per second'
    """
    if one.kind == "duration" and (each := _EACH.search(text[: one.span.start])):
        said = f"{one.text} {_EACHES[each[1]]}"
        return replace(one, kind="rate", text=said, before="", adverb=said, span=Span(each.start(), one.span.end))
    if one.kind not in ("measure", "count"):
        return one
    if behind := _BEHIND.match(text, one.span.end):
        return _per(
            one, f"per {_NAMES.get(behind[1]) or counter_noun(behind[1], plural=False)}", one.span.start, behind.end()
        )
    if latin := _LATIN.match(text, one.span.end):
        said = f"{one.text}/{latin[1]}"
        return replace(one, kind="measure", text=said, before="", adverb="", span=Span(one.span.start, latin.end()))
    before = _BEFORE.search(text[: one.span.start])
    if before and (one.kind == "count" or before[1] not in _MONEY_ONLY or one.text.startswith(_MONEY)):
        return _per(one, f"per {_BY[before[1]]}", before.start(), one.span.end)
    return one


def _per(one: Expression, per: str, start: int, end: int) -> Expression:
    said = f"{one.text} {per}"
    return replace(one, kind="measure", text=said, before="", adverb="", span=Span(start, end))


_NAMES = {
    **FEW_TIMES,
    **DURATIONS,
    "月": "month",
    "週": "week",
    "時": "hour",
    "台": "unit",
    "件": "case",
    "本": "piece",
    "個": "piece",
    "枚": "piece",
}
_BEHIND = re.compile(
    rf"\s?[/／]\s?({'|'.join(sorted((*_NAMES, '人', '名', '社', '回'), key=len, reverse=True))})(?![0-9０-９〜目度])"
)
_LATIN = re.compile(r"[/／]([A-Za-z]+)(?![A-Za-z0-9_.])")

_BY = {
    "毎秒": "second",
    "秒間": "second",
    "毎分": "minute",
    "毎時": "hour",
    "時速": "hour",
    "秒速": "second",
    "分速": "minute",
    "年": "year",
    "年間": "year",
    "月": "month",
    "月間": "month",
    "週": "week",
}
_MONEY_ONLY = frozenset({"年", "年間", "月", "月間", "週"})
_MONEY = ("JPY", "USD", "EUR")
_BEFORE = re.compile(
    rf"(?<![0-9０-９一二三四五六七八九十今来先毎翌数半])({'|'.join(sorted(_BY, key=len, reverse=True))})\s?(?:約)?$"
)

_EACHES = {"週": "a week", "月": "a month", "年": "a year"}
_EACH = re.compile(r"(?<![0-9０-９一二三四五六七八九十今来先毎翌数半前昨])([週月年])に?\s?(?:約)?$")
"""What stands before a duration that comes back: 週3日."""


def per_one(text: str, first: Reading, second: Reading, between: str) -> Expression | None:
    """Return 1バッチ100枚 as "100 per one batch"; None where no loan word for what is filled stands between the numbers.

    >>> from pipeline.translation.numbers import read_numbers
    >>> text = "1バッチ100枚"
    >>> per_one(text, *read_numbers(text), "バッチ").text
    '100 per one batch'
    """
    one, other = first.quantity, second.quantity
    whole = _WHOLES.get(between, "")
    if not whole or not isinstance(one, Amount) or not isinstance(other, Amount) or one.value != 1 or one.ordinal:
        return None
    from pipeline.translation.transfer.amounts.one_number import single

    made = single(text, second)
    if made is None or made.kind not in ("duration", "count", "measure"):
        return None
    said = f"{made.text.removesuffix(' units').removesuffix(' sheets')} per one {whole}"
    return Expression("measure", said, Span(first.span.start, made.span.end))


_WHOLES = {
    "バッチ": "batch",
    "ラック": "rack",
    "ロット": "lot",
    "ノード": "node",
    "チーム": "team",
    "テーブル": "table",
    "セット": "set",
    "ブース": "booth",
    "ライン": "line",
    "コア": "core",
    "サーバ": "server",
    "サーバー": "server",
    "クラスタ": "cluster",
    "フロア": "floor",
    "シフト": "shift",
    "セッション": "session",
    "トラック": "track",
    "パレット": "pallet",
    "ケース": "case",
}


def every(text: str, first: Reading, second: Reading) -> Expression | None:
    """Return 1日10時間 as "10 hours a day" and 1人1問 as "one question per person"; None for two amounts of which neither counts the other.

    >>> from pipeline.translation.numbers import read_numbers
    >>> text = "1日10時間"
    >>> every(text, *read_numbers(text)).text
    '10 hours a day'
    """
    one, other = first.quantity, second.quantity
    if not isinstance(one, Amount) or not isinstance(other, Amount) or one.value != 1 or one.ordinal:
        return None
    units = {"week": "a week", "month": "a month", "year": "a year"}
    per = _PER_ONE.get(one.counter or first.span.of(text)[1:]) or units.get(one.unit or "", "")
    if not per or other.ordinal or not (other.counter or other.unit) or other.counter in ("日", "目", "組", "回"):
        return None
    from pipeline.translation.transfer.amounts.one_number import single

    made = single(text, second)
    if made is None or made.kind not in ("duration", "count", "measure"):
        return None
    said = f"{made.text} {per}"
    return Expression("rate", said, Span(first.span.start, made.span.end), adverb=said)


_PER_ONE = {
    "日": "a day",
    "人": "per person",
    "名": "per person",
    "社": "per company",
    "台": "per unit",
    "枚": "each",
    "個": "each",
    "本": "each",
    "杯": "each",
    "皿": "each",
    "部": "per copy",
    "冊": "per copy",
    "組": "per group",
    "回": "each time",
    "箱": "per box",
    "袋": "per bag",
    "列": "per row",
    "校": "per school",
    "室": "per room",
    "基": "per unit",
}
