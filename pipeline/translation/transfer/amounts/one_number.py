"""Come here when one number with its counter or unit comes out wrong: dates, ordinals, measures, dozens."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.model.text import Span
from pipeline.translation.quantities import Amount, Date, Reading, Several, Slash, Time
from pipeline.translation.render import SIZES, ordinal, render
from pipeline.translation.transfer.amounts.counted import counted
from pipeline.translation.transfer.amounts.counters import (
    FEW_UNITS,
    NTH,
    UNITS_OF_FEW,
    bounded,
    counter_after,
    counter_noun,
    counter_rows,
)
from pipeline.translation.transfer.amounts.durations import DURATIONS, TIME_UNITS, duration
from pipeline.translation.transfer.amounts.expression import Expression, loosely, vague
from pipeline.translation.transfer.amounts.moments import is_day_of_month, moment
from pipeline.translation.transfer.amounts.rates import with_rate


def single(text: str, reading: Reading) -> Expression | None:
    """Return the amount of one number of ``text`` with its counter or unit, None where it is no number after all."""
    quantity, span = reading.quantity, reading.span
    match quantity:
        case Date() | Time():
            return moment(text, quantity, span)
        case Slash():
            share = render(quantity) or ""
            part = text[: span.start].endswith(("の", "約", "ほぼ", "全体")) and bool(_spelled(quantity))  # 参加者の1/3
            if "分の" in span.of(text) or part:
                bound, end = bounded(text, span.end, _spelled(quantity) or share)
                span = Span(span.start, end)
                return Expression("share", bound, span, before=f"{bound} of", adverb=f"by {bound}", plural=True)
            return Expression("other", share, span)
        case Several():
            made = _dozens(text, SIZES.get(quantity.scale, ""), span)
            return made and loosely(text, made)
        case Amount():
            made = _amount(text, quantity, span, reading.required)
            return made and with_rate(text, made)
    return Expression("bare", render(quantity) or span.of(text), span)


def _spelled(share: Slash) -> str:
    """Return a simple fraction in words: one third, three quarters; empty for others (1/16, 5/12)."""
    part = _PARTS.get(share.second, "")
    if not part or not 0 < share.first < share.second:
        return ""
    return f"{_OVER[share.first]} {part}{'' if share.first == 1 else 's'}"


_OVER = {1: "one", 2: "two", 3: "three", 4: "four"}
_PARTS = {3: "third", 4: "quarter", 5: "fifth"}


def _dozens(text: str, size: str, span: Span) -> Expression | None:
    """数十名: dozens of people; 数十%: tens of percent."""
    counter = counter_after(text, span.end)
    if not size:
        return None
    if unit := UNITS_OF_FEW.match(text, span.end):
        said = f"{'tens' if size == 'dozens' else size} of {FEW_UNITS[unit[0]]}"
        return vague(said, Span(span.start, unit.end()))
    noun = counter_noun(counter[0], plural=True) if counter else ""
    end = counter[1] if counter else span.end
    return Expression(
        "count", f"{size} of {noun}" if noun else size, Span(span.start, end), before=f"{size} of", plural=True
    )


def _amount(text: str, amount: Amount, span: Span, required: bool) -> Expression | None:
    written = span.of(text)
    if (written.endswith(("数", "余")) or "数" in written[1:]) and not written.startswith("半"):
        more = _more_than(text, amount, span)
        return more and loosely(text, more)
    if (
        amount.counter == "日"
        and is_day_of_month(text, span.end)
        and not (text[: span.start].endswith("に") and text[span.end : span.end + 1] in ("、", "。"))  # 調査に3日、
        and amount.value in range(1, 32)
        and not amount.ordinal
    ):
        return moment(text, Date(day=int(amount.value)), span)
    if amount.counter in DURATIONS or amount.unit in TIME_UNITS:
        return with_rate(text, duration(text, amount, span))
    if amount.ordinal or (_is_ordinal(amount.counter) and not _counts_copies(text, amount, span)):
        return _ordinal(text, amount, span)
    number = f"{amount.value:,f}"
    if amount.unit:
        return _measure(text, amount, number, span)
    if not amount.counter:
        plain = written.translate(_ASCII)
        if not required and written[0] in "1１一" and (one := _ONE.match(written)):
            return counted(text, replace(amount, counter=one[1]), number, span)
        if not (required or (plain.isascii() and plain[-1].isdigit())):
            return None
        near, end = bounded(text, span.end, plain if plain.isascii() else number)
        if end > span.end:
            return Expression("count", near, Span(span.start, end), before=near, plural=True)
        return Expression("bare", plain if plain.isascii() else number, span, plural=amount.value != 1)
    return counted(text, amount, number, span)


_ASCII = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def _more_than(text: str, amount: Amount, span: Span) -> Expression | None:
    """十数社: more than ten companies."""
    counter = counter_after(text, span.end)
    number = f"more than {_TENS.get(int(amount.value), f'{amount.value:,f}')}"
    noun = counter_noun(counter[0], plural=True) if counter else ""
    end = counter[1] if counter else span.end
    return Expression("count", f"{number} {noun}".strip(), Span(span.start, end), before=number, plural=True)


_TENS = {10: "ten", 20: "twenty", 30: "thirty", 40: "forty", 50: "fifty"}


_ONE = re.compile(r"[1１一](つ|人|回|名|社|台|個|件|枚|冊|度|項目)$")


def _counts_copies(text: str, amount: Amount, span: Span) -> bool:
    """Whether 3部 counts copies and is not Part 3 (第3部, 2部は), nor of three parts (3部構成)."""
    ordinal = text[: span.start].endswith("第") or _OF_PARTS.match(text, span.end)
    return amount.counter == "部" and not ordinal


_OF_PARTS = re.compile("構成|作|門|会|制|リーグ|[はで「]|の(?:発表|講演|司会|内容|冒頭|最後|最初)")


def _is_ordinal(counter: str) -> bool:
    row = counter_rows().get(counter)
    return bool(row and row["ordinal"])


def _ordinal(text: str, amount: Amount, span: Span) -> Expression | None:
    shown = render(amount)
    if shown is None or amount.value != int(amount.value):
        return Expression("other", shown or span.of(text), span)
    number = int(amount.value)
    nth = NTH.get(number, ordinal(number))
    if shown.startswith("Day "):
        return Expression("moment", shown, span, adverb=f"on {shown}")
    row = counter_rows().get(amount.counter)
    named = row["ordinal"] if row else ""
    if named and "{nth}" not in named:
        return Expression(
            "other", shown, span, adverb=f"in {shown}" if shown.startswith(("Chapter", "Section", "Week")) else ""
        )
    if amount.counter in ("", "回", "回目", "番目", "つ目") or shown == f"the {ordinal(number)}":
        return Expression("ordinal", f"the {nth}", span, before=nth)
    return Expression(
        "ordinal",
        shown.replace(ordinal(number), nth),
        span,
        before=shown.removeprefix("the ").replace(ordinal(number), nth),
    )


def _measure(text: str, amount: Amount, number: str, span: Span) -> Expression:
    shown = render(amount) or f"{number} {amount.unit}"
    bound, end = bounded(text, span.end, shown)
    if inside := _WITHIN.match(text, end):
        return Expression("measure", f"within {bound}", Span(span.start, inside.end()))
    if text.startswith("台", end):
        said = f"the {bound} range"
        return Expression("other", said, Span(span.start, end + 1), adverb=f"in {said}")
    share = amount.unit in ("%",)
    if share and (change := _CHANGE.match(text, end)):
        more = _CHANGES[change[0]].format(bound)
        before = text[: span.start]
        since = next((english for word, english in _COMPARED.items() if before.endswith(word)), "")
        start = span.start - (len(next(word for word in _COMPARED if before.endswith(word))) if since else 0)
        return Expression("other", f"{more}{since}", Span(start, change.end()))
    if share:
        if base := _SINCE.search(text[: span.start]):
            said = f"{bound}{_COMPARED[base[1]]}"
            return Expression("share", said, Span(base.start(), end), adverb=f"by {said}", plural=True)
        return Expression(
            "share", bound, Span(span.start, end), before=f"{bound} of", adverb=f"by {bound}", plural=True
        )
    if amount.unit in ("bit", "pt"):
        before = f"{number}-{'bit' if amount.unit == 'bit' else 'point'}"
        if amount.unit == "pt":
            return Expression("share", bound, Span(span.start, end), before=before, adverb=f"by {bound}", plural=True)
        return Expression("measure", bound, Span(span.start, end), before=before)
    if amount.unit == "in":
        return Expression("measure", bound, Span(span.start, end), before=f"{number}-inch" if bound == shown else "")
    return Expression("measure", bound, Span(span.start, end))


_WITHIN = re.compile(r"\s?以内")

_CHANGES = {
    "増加": "an increase of {}",
    "減少": "a decrease of {}",
    "増": "an increase of {}",
    "減": "a decrease of {}",
    "引き": "a discount of {}",
    "割引": "a discount of {}",
    "オフ": "a discount of {}",
}
_CHANGE = re.compile("(?:増加|減少)(?![しす])|引き(?![上下継続])|割引|オフ|[増減](?![やえらっしす加少])")
_COMPARED = {
    "前年同期比": " from the same period of the previous year",
    "前年比": " from the previous year",
    "従来比": " from before",
    "昨年比": " from last year",
    "前月比": " from the previous month",
    "前期比": " from the previous term",
    "前回比": " from the previous time",
}
_SINCE = re.compile(f"({'|'.join(_COMPARED)})で?$")
