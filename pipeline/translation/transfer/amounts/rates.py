"""Come here when an amount by the hour, month or piece comes out wrong: 196ドル/年, 毎秒100MB, 月500円, 時速60km."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.model.text import Span
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
    if one.kind not in ("measure", "count"):
        return one
    if behind := _BEHIND.match(text, one.span.end):
        return _per(
            one, f"per {_NAMES.get(behind[1]) or counter_noun(behind[1], plural=False)}", one.span.start, behind.end()
        )
    if latin := _LATIN.match(text, one.span.end):
        said = f"{one.text}/{latin[1]}"
        return replace(one, kind="measure", text=said, before="", adverb="", span=Span(one.span.start, latin.end()))
    before = _BEFORE.search(text[: one.span.start]) if one.kind == "measure" else None
    if before and (before[1] not in _MONEY_ONLY or one.text.startswith(_MONEY)):
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
