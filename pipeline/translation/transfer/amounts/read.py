"""Come here when two numbers that belong together are read apart, or what bounds one (約) is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from pipeline.model.text import Span
from pipeline.translation.numbers import read_numbers
from pipeline.translation.quantities import Amount, Date, Reading, Time
from pipeline.translation.render import ordinal, render, render_days, render_range
from pipeline.translation.transfer.amounts.counters import SPELLED
from pipeline.translation.transfer.amounts.durations import duration
from pipeline.translation.transfer.amounts.expression import Expression, approximately
from pipeline.translation.transfer.amounts.indefinite import indefinite
from pipeline.translation.transfer.amounts.one_number import single
from pipeline.translation.transfer.amounts.rates import every, per_one
from pipeline.translation.transfer.amounts.sums import sums
from pipeline.translation.transfer.amounts.unnumbered import unnumbered


@lru_cache(maxsize=512)
def read_amounts(text: str) -> tuple[Expression, ...]:
    """Return the amounts of the Japanese ``text`` from left to right, each with what bounds it, dates joined to periods.

    >>> [one.text for one in read_amounts("5月12日〜14日に技術者30名以上が3日間議論した")]
    ['12 to 14 May', '30 or more people', 'three days']
    >>> [one.adverb for one in read_amounts("5年前に始まり週に2回、11月9日と10日に行う")]
    ['five years ago', 'twice a week', 'on 9 and 10 November']
    """
    found = sorted(
        (*indefinite(text), *unnumbered(text), *_numbered(text), *sums(text, read_amounts)),
        key=lambda one: (one.span.start, -one.span.end),
    )
    found = sorted((_about(text, one) for one in found), key=lambda one: (one.span.start, -one.span.end))
    kept: list[Expression] = []
    for one in found:
        if not kept or one.span.start >= kept[-1].span.end:
            kept.append(one)
    return tuple(kept)


def _about(text: str, one: Expression) -> Expression:
    """Return the amount with the 約 or ほぼ that stands before it."""
    match = _ABOUT.search(text[: one.span.start])
    if text[: one.span.start].endswith("±") and one.kind in ("measure", "share", "bare", "count"):
        digit = re.search("[0-9]", one.text)
        at = digit.start() if digit else 0
        said = f"{one.text[:at]}±{one.text[at:]}"
        return replace(
            one, text=said, before=said if one.before else "", adverb="", span=Span(one.span.start - 1, one.span.end)
        )
    if not match or one.kind in ("bare", "ordinal", "other") or "about" in one.text:
        return one
    if match[1] in _WITHIN:
        return (
            _with_word(one, match.start(), _WITHIN[match[1]]) if match[1] == "あと" or one.kind == "duration" else one
        )
    about = replace(approximately(one, _ABOUTS[match[1]]), span=Span(match.start(), one.span.end))
    every = _PER.search(text[: match.start()]) if match[1] == "平均" else None
    if every is None or one.kind not in ("duration", "measure", "count"):
        return about
    said = f"{about.text} a {_PERIODS[every[1]]}"
    return replace(
        about,
        text=said,
        before="",
        adverb=f"for {said}" if about.adverb else "",
        span=Span(every.start(), one.span.end),
    )


_WITHIN = {"あと": "more", "丸": "full", "まる": "full"}
"""What is said between a number and its unit: あと2年, two more years; 丸1日, one full day."""


def _with_word(one: Expression, start: int, word: str) -> Expression:
    said = [
        re.sub(r"^((?:for |by |in |about )*)(\S+)", rf"\1\2 {word}", text) if text else ""
        for text in (one.text, one.adverb)
    ]
    before = f"{one.before} {word}" if one.before and "-" not in one.before else ""
    return replace(one, text=said[0], before=before, adverb=said[1], span=Span(start, one.span.end))


_PERIODS = {"月": "month", "年": "year", "週": "week", "日": "day"}
_PER = re.compile("([月年週日])$")

_ABOUTS = {
    "平均": "an average of",
    "約": "about",
    "およそ": "about",
    "おおよそ": "about",
    "ほぼ": "nearly",
    "わずか": "only",
    "最大": "up to",
    "最高": "up to",
    "最長": "up to",
    "最短": "as little as",
    "全": "all",
    "計": "a total of",
    "合計": "a total of",
    "延べ": "a total of",
    "のべ": "a total of",
    "最低": "at least",
    "少なくとも": "at least",
}
_ABOUT = re.compile(f"({'|'.join(_ABOUTS)}|(?<![たの])あと|丸|(?<![ぁ-ん])まる)(?:(?<=[大高長短低])で)?\\s?$")


def _numbered(text: str) -> Iterator[Expression]:
    readings = read_numbers(text)
    at = 0
    while at < len(readings):
        one, used = _joined(text, readings, at)
        at += used
        if one is not None:
            yield one


def _joined(text: str, readings: Sequence[Reading], at: int) -> tuple[Expression | None, int]:
    """Return the expression that begins with reading ``at``, and how many readings it takes."""
    first = readings[at]
    second = readings[at + 1] if at + 1 < len(readings) else None
    if (hours := _hours_of_day(text, readings[at : at + 3])) is not None:
        return hours, 3
    if second is not None:
        between = text[first.span.end : second.span.start]
        both = _two(text, first, second, between.strip())
        if both is not None:
            return both, 2
    made = single(text, first)
    return made, 1


def _hours_of_day(text: str, readings: Sequence[Reading]) -> Expression | None:
    """11月15日10:00〜18:00 is one moment: a day with the hours of it."""
    if len(readings) < 3:
        return None
    (day, begin, end), spans = [one.quantity for one in readings], [one.span for one in readings]
    between = [text[spans[at].end : spans[at + 1].start].strip() for at in (0, 1)]
    hours = isinstance(begin, Time) and isinstance(end, Time) and _TO.fullmatch(between[1])
    if not isinstance(day, Date) or not day.day or not hours or between[0] not in ("", "の"):
        return None
    said, span = f"{render(begin)} to {render(end)}", Span(spans[0].start, spans[2].end)
    return Expression("moment", f"{render(day)}, {said}", span, adverb=f"from {said} on {render(day)}")


_TO = re.compile(r"[〜～~–―-]|から")
_UNTIL = re.compile("まで|にかけて?")

_CLOSES = re.compile(r"\s*(?:$|[、。,)）]|に開|に行|にわた|の(?:日程|予定|期間|会期|[0-9０-９一二三四五六七]+日間))")
"""What tells behind 3月1日から5日 that the second is the last day, and not for how many days."""

_NO_CHANGE = re.compile(
    r"\s*(?:$|[、。,)）]|[速高多大長強安早]い?く?|[増減変]|程度|くらい|ぐらい|ほど|規模|の(?!間|範囲))"
)
"""What tells behind 5人から10人 that it is a range, and not from how many to how many something went."""

_RANGE = re.compile(r"[〜～~–―]")
_AND = re.compile(r"[,，、・]|と|および|及び")


def _two(text: str, first: Reading, second: Reading, between: str) -> Expression | None:
    """Two dates, times or numbers that are one period, one list of days or one range."""
    one, other, end = first.quantity, second.quantity, second.span.end
    if isinstance(one, (Date, Time)) and (between == "から" or (between == "より" and text.startswith("まで", end))):
        if closing := _UNTIL.match(text, end):
            end = closing.end()
        elif not _CLOSES.match(text, end) or not isinstance(one, Date):
            return None
    slashed = "/" in first.span.of(text)
    if isinstance(one, Date) and (day := _as_day(other, bare=slashed)) is not None and one.day:
        span = Span(first.span.start, end)
        if _TO.fullmatch(between) or between == "より":
            period = render_range(one, day)
            return Expression("moment", period, span, adverb=f"from {period}")
        if _AND.fullmatch(between) and not day.month and not day.year:
            days = render_days(one, "and", replace(one, day=day.day, weekday=day.weekday))
            return Expression("moment", days, span, adverb=f"on {days}")
    if isinstance(one, Date) and isinstance(other, Time) and between in ("", "の") and one.day:
        moment = f"{render(other)} on {render(one)}"
        return Expression("moment", moment, Span(first.span.start, end), adverb=f"at {moment}")
    if isinstance(one, Time) and isinstance(other, Time) and _TO.fullmatch(between):
        period = f"{render(one)} to {render(other)}"
        return Expression("moment", period, Span(first.span.start, end), adverb=f"from {period}")
    if between == "中" and isinstance(one, Amount) and isinstance(other, Amount) and one.counter:
        return _out_of(text, first, second)
    if between in ("/", "／") and isinstance(one, Amount) and isinstance(other, Amount):
        plain = not (one.counter or one.unit or one.ordinal or other.ordinal)
        last = single(text, second)
        said = f"{one.value:,f}/{last.text if last is not None else other.value}"
        return Expression("other", said, Span(first.span.start, end)) if plain and last is not None else None
    if between == "" and (each := every(text, first, second)) is not None:
        return each
    if (filled := per_one(text, first, second, between)) is not None:
        return filled
    if isinstance(one, Amount) and isinstance(other, Amount):
        return _two_days(text, first, second, between) or _range(text, first, second, between)
    return None


def _two_days(text: str, first: Reading, second: Reading, between: str) -> Expression | None:
    """12日・13日 and 1日から3日 are days of the month; a 2日、3日 that says how long is written 2、3日."""
    one, other = first.quantity, second.quantity
    days = isinstance(one, Amount) and isinstance(other, Amount) and one.counter == other.counter == "日"
    to = between == "から" and _CLOSES.match(text, second.span.end)
    if not days or not (to or _AND.fullmatch(between)):
        return None
    begin, end = _as_day(one), _as_day(other)
    if begin is None or end is None or begin.day >= end.day:
        return None
    said = f"the {ordinal(begin.day)} {'to the' if to else 'and'} {ordinal(end.day)}"
    return Expression("moment", said, Span(first.span.start, second.span.end), adverb=f"on {said}")


def _range(text: str, first: Reading, second: Reading, between: str) -> Expression | None:
    """3〜5社 is three to five companies, 5、6社 five or six, 20度から25度の間 between 20 and 25 degrees."""
    one, other = first.quantity, second.quantity
    if not isinstance(one, Amount) or not isinstance(other, Amount) or one.ordinal or one.value >= other.value:
        return None
    bare = not (one.counter or one.unit)
    same = bare or (one.counter, one.unit) == (other.counter, other.unit) or _is_fold(text, first, second)
    made = single(text, second) if same else None
    if made is None:
        return None
    if made.kind == "age" and _RANGE.fullmatch(between):
        ages = f"their {one.value:,f}s to {other.value:,f}s"
        return replace(made, text=ages, adverb=f"in {ages}", span=Span(first.span.start, made.span.end))
    low, high, span = f"{one.value:,f}", f"{other.value:,f}", Span(first.span.start, made.span.end)
    if (
        _RANGE.fullmatch(between)
        or (between == "から" and (_is_fold(text, first, second) or _NO_CHANGE.match(text, second.span.end)))
        or (between == "-" and _counts_both(text, first, second))
    ):
        return _prefixed(made, high, f"{low} to ", span)
    spelled = f"{SPELLED.get(low, low)} or {SPELLED.get(high, high)}"
    if (
        bare
        and between in ("、", ",", "，", "・")
        and _are_next(one.value, other.value)
        and (other.counter or other.unit)
    ):
        made = duration(text, other, second.span) if made.kind == "moment" else made
        return _prefixed(made, high, "", Span(first.span.start, made.span.end), spelled)
    if between == "から" and (inside := re.compile("の(?:間|範囲)").match(text, made.span.end)):
        said = _prefixed(made, high, f"{low} and ", Span(span.start, inside.end()))
        return replace(said, kind="other", text=f"between {said.text}", before="", adverb=f"between {said.text}")
    return None


def _is_fold(text: str, first: Reading, second: Reading) -> bool:
    """Whether both numbers are of times as much, of which から makes a range: 2倍から3倍になる."""
    return text[first.span.end - 1] == text[second.span.end - 1] == "倍"


def _are_next(one: Decimal, other: Decimal) -> bool:
    """Whether two numbers are neighbours below ten, or so many tens, thousands: 5、6社; 3、4割."""
    step = other - one
    return step in (1, 10, 100, 1_000, 10_000) and other < 10 * step


def _counts_both(text: str, first: Reading, second: Reading) -> bool:
    """Tell whether a plain hyphen makes a range: 2-3台, not 第2-1節, 3-12 or 2024-05-12."""
    one, other = first.quantity, second.quantity
    before = text[max(first.span.start - 1, 0) : first.span.start]
    counted = isinstance(other, Amount) and bool(other.counter or other.unit)
    bare = isinstance(one, Amount) and not (one.counter or one.unit)
    return counted and bare and not (before.isascii() and before.isalnum()) and before not in ("第", "-", "図", "表")


def _out_of(text: str, first: Reading, second: Reading) -> Expression | None:
    """24組中15位 is "15th out of 24", 10社中3社 "three out of ten companies"."""
    whole, part = single(text, first), single(text, second)
    if whole is None or part is None or not isinstance(first.quantity, Amount):
        return None
    span = Span(first.span.start, part.span.end)
    if part.kind == "ordinal":
        said = f"{part.text} out of {first.quantity.value:,f}"
        return Expression("other", said, span, adverb=f"in {said}")
    if part.kind == "repeat":
        often = f"{part.text.removesuffix(' times')} out of {whole.text}"  # 3回中2回
        return Expression("repeat", often, span, adverb=often, plural=True)
    among = f"{part.before.split(' ')[0] or part.text} of the {first.quantity.value:,f}"
    return Expression("count", f"{part.before or part.text} out of {whole.text}", span, before=among, plural=True)


def _prefixed(made: Expression, number: str, low: str, span: Span, both: str = "") -> Expression:
    """Return the expression of the higher end with the lower end of a range before its number, or ``both`` for its number."""
    spelled = SPELLED.get(number, number)

    def with_low(words: str) -> str:
        if both and "-" in words:
            return ""
        for written in (number, spelled):
            if written in words:
                return words.replace(written, both or low + number, 1)
        return words

    return replace(
        made,
        text=with_low(made.text),
        before=with_low(made.before),
        adverb=with_low(made.adverb),
        span=span,
        plural=True,
    )


def _as_day(quantity: object, *, bare: bool = False) -> Date | None:
    """Return a date or a 10日 as a day; with ``bare`` a number alone too, as behind 2018/5/8."""
    if isinstance(quantity, Date) and quantity.day:
        return quantity
    plain = isinstance(quantity, Amount) and bare and not (quantity.counter or quantity.unit)
    if isinstance(quantity, Amount) and (quantity.counter == "日" or plain) and not quantity.ordinal:
        return Date(day=int(quantity.value)) if quantity.value in range(1, 32) else None
    return None
