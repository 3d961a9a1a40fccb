"""Come here when a number, a date, a duration or a share comes out wrong: what belongs together becomes one amount with its English forms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache
from typing import Literal

from pipeline.model.text import Span
from pipeline.translation.english_numbers import MONTHS
from pipeline.translation.numbers import Reading, read_numbers
from pipeline.translation.quantities import Amount, Date, Several, Slash, Time
from pipeline.translation.render import SIZES, ordinal, render, render_range
from pipeline.translation.tables import cells, table

Kind = Literal[
    "bare", "count", "repeat", "ordinal", "moment", "duration", "measure", "share", "times", "rate", "age", "other"
]


@dataclass(frozen=True, slots=True)
class Expression:
    """An amount at ``span`` in English: ``text`` as a noun phrase, ``before`` as it stands before a noun, ``adverb`` as an adverbial.

    ``before`` and ``adverb`` are empty where the amount has no such form; ``plural`` tells what a noun that it counts is.
    """

    kind: Kind
    text: str
    span: Span
    before: str = ""
    adverb: str = ""
    plural: bool = False


@lru_cache(maxsize=512)
def read_amounts(text: str) -> tuple[Expression, ...]:
    """Return the amounts of the Japanese ``text`` from left to right, each with what bounds it, dates joined to periods.

    >>> [one.text for one in read_amounts("5月12日〜14日に技術者30名以上が3日間議論した")]
    ['12 to 14 May', '30 or more people', 'three days']
    >>> [one.adverb for one in read_amounts("5年前に始まり週に2回、11月9日と10日に行う")]
    ['five years ago', 'twice a week', 'on 9 and 10 November']
    """
    found = sorted((*_plain_words(text), *_numbered(text)), key=lambda one: (one.span.start, -one.span.end))
    found = sorted((_about(text, one) for one in found), key=lambda one: (one.span.start, -one.span.end))
    kept: list[Expression] = []
    for one in found:
        if not kept or one.span.start >= kept[-1].span.end:
            kept.append(one)
    return tuple(kept)


def _about(text: str, one: Expression) -> Expression:
    """Return the amount with the 約 or ほぼ that stands before it."""
    match = _ABOUT.search(text[: one.span.start])
    if not match or one.kind in ("bare", "ordinal", "other") or "about" in one.text:
        return one
    return replace(approximately(one, _ABOUTS[match[1]]), span=Span(match.start(), one.span.end))


def approximately(one: Expression, word: str = "about") -> Expression:
    """Return the amount with ``word`` before its number in every form."""
    lead, _, rest = one.adverb.partition(" ")
    adverb = f"{lead} {word} {rest}" if lead in _LEADS else f"{word} {one.adverb}"
    before = f"{word} {one.before}" if one.before and "-" not in one.before else ""
    return replace(one, text=f"{word} {one.text}", before=before, adverb=adverb if one.adverb else "")


_ABOUTS = {
    "約": "about",
    "およそ": "about",
    "おおよそ": "about",
    "ほぼ": "nearly",
    "わずか": "only",
    "最大": "up to",
    "全": "all",
    "計": "a total of",
    "合計": "a total of",
    "延べ": "a total of",
    "のべ": "a total of",
    "最低": "at least",
    "少なくとも": "at least",
}
_ABOUT = re.compile(f"({'|'.join(_ABOUTS)})\\s?$")
_LEADS = frozenset({"for", "by", "in", "at", "on", "from", "within"})


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
    if second is not None:
        between = text[first.span.end : second.span.start]
        both = _two(text, first, second, between.strip())
        if both is not None:
            return both, 2
    made = _single(text, first)
    return made, 1


_TO = re.compile(r"[〜～~–―-]|から")
_AND = re.compile(r"[,，、・]|と|および|及び")


def _two(text: str, first: Reading, second: Reading, between: str) -> Expression | None:
    """Two dates, times or numbers that are one period, one list of days or one range."""
    one, other, end = first.quantity, second.quantity, second.span.end
    if isinstance(one, (Date, Time)) and (between == "から" or (between == "より" and text.startswith("まで", end))):
        if not text.startswith("まで", end):
            return None
        end += 2
    if isinstance(one, Date) and (day := _as_day(other)) is not None and one.day:
        span = Span(first.span.start, end)
        if _TO.fullmatch(between) or between in ("から", "より"):
            period = render_range(one, day)
            return Expression("moment", period, span, adverb=f"from {period}")
        if _AND.fullmatch(between) and not day.month and not day.year:
            days = f"{render(Date(day=one.day, weekday=one.weekday))} and {render(replace(one, day=day.day, weekday=day.weekday))}"
            return Expression("moment", days, span, adverb=f"on {days}")
    if isinstance(one, Date) and isinstance(other, Time) and between in ("", "の") and one.day:
        moment = f"{render(other)} on {render(one)}"
        return Expression("moment", moment, Span(first.span.start, end), adverb=f"at {moment}")
    if isinstance(one, Time) and isinstance(other, Time) and (_TO.fullmatch(between) or between == "から"):
        period = f"{render(one)} to {render(other)}"
        return Expression("moment", period, Span(first.span.start, end), adverb=f"from {period}")
    if isinstance(one, Amount) and isinstance(other, Amount) and re.fullmatch(r"[〜～~–―]", between):
        same = not (one.counter or one.unit) or (one.counter, one.unit) == (other.counter, other.unit)
        if same and not one.ordinal and one.value < other.value:
            made = _single(text, second)
            low = f"{one.value:,f} to "
            return (
                None
                if made is None
                else _prefixed(made, f"{other.value:,f}", low, Span(first.span.start, made.span.end))
            )
    return None


def _prefixed(made: Expression, number: str, low: str, span: Span) -> Expression:
    """Return the expression of the higher end with the lower end of a range before its number."""
    spelled = _SPELLED.get(number, number)

    def with_low(words: str) -> str:
        for written in (number, spelled):
            if written in words:
                return words.replace(written, low + number, 1)
        return words

    return replace(
        made,
        text=with_low(made.text),
        before=with_low(made.before),
        adverb=with_low(made.adverb),
        span=span,
        plural=True,
    )


def _as_day(quantity: object) -> Date | None:
    if isinstance(quantity, Date) and quantity.day:
        return quantity
    if isinstance(quantity, Amount) and quantity.counter == "日" and not quantity.ordinal:
        return Date(day=int(quantity.value)) if quantity.value in range(1, 32) else None
    return None


def _single(text: str, reading: Reading) -> Expression | None:
    quantity, span = reading.quantity, reading.span
    match quantity:
        case Date() | Time():
            return _moment(text, quantity, span)
        case Slash():
            share = render(quantity) or ""
            if "分の" in span.of(text):
                return Expression("share", share, span, before=f"{share} of", adverb=f"by {share}", plural=True)
            return Expression("other", share, span)
        case Several():
            return _dozens(text, SIZES.get(quantity.scale, ""), span)
        case Amount():
            return _amount(text, quantity, span, reading.required)
    return Expression("bare", render(quantity) or span.of(text), span)


def _moment(text: str, quantity: Date | Time, span: Span) -> Expression:
    shown = render(quantity) or span.of(text)
    if isinstance(quantity, Time):
        return Expression("moment", shown, span, adverb=f"at {shown}")
    if quantity.day and not quantity.month:
        weekday = shown.partition(" ")[2]
        shown = f"the {ordinal(quantity.day)}{' ' + weekday if weekday else ''}"
    on = quantity.day or quantity.weekday
    if quantity.month and not quantity.day and (part := _PART_OF_MONTH.match(text, span.end)):
        shown = f"{_PARTS[part[0]]} {shown}".replace("- ", "-")
        return Expression(
            "moment", shown, Span(span.start, part.end()), adverb=f"{'at' if shown.startswith('the') else 'in'} {shown}"
        )
    return Expression("moment", shown, span, adverb=f"{'on' if on else 'in'} {shown}")


_PARTS = {"上旬": "early", "初め": "early", "初旬": "early", "中旬": "mid-", "下旬": "late", "末": "the end of"}
_PART_OF_MONTH = re.compile("|".join(_PARTS))


def _dozens(text: str, size: str, span: Span) -> Expression | None:
    """数十名: dozens of people."""
    counter = _counter_after(text, span.end)
    if not size:
        return None
    noun = _noun(counter[0], plural=True) if counter else ""
    end = counter[1] if counter else span.end
    return Expression(
        "count", f"{size} of {noun}" if noun else size, Span(span.start, end), before=f"{size} of", plural=True
    )


def _amount(text: str, amount: Amount, span: Span, required: bool) -> Expression | None:
    written = span.of(text)
    if written.endswith(("数", "余")) or "数" in written[1:]:
        return _more_than(text, amount, span)
    if (
        amount.counter == "日"
        and _DAY_OF_MONTH.match(text, span.end)
        and amount.value in range(1, 32)
        and not amount.ordinal
    ):
        return _moment(text, Date(day=int(amount.value)), span)
    if amount.counter in _DURATIONS or amount.unit in _TIME_UNITS:
        return _duration(text, amount, span)
    if amount.ordinal or _is_ordinal(amount.counter):
        return _ordinal(text, amount, span)
    number = f"{amount.value:,f}"
    if amount.unit:
        return _measure(text, amount, number, span)
    if not amount.counter:
        plain = written.translate(_ASCII)
        if not required and written[0] in "1１一" and (one := _ONE.match(written)):
            return _counted(text, replace(amount, counter=one[1]), number, span)
        if not (required or (plain.isascii() and plain[-1].isdigit())):
            return None
        return Expression("bare", plain if plain.isascii() else number, span, plural=amount.value != 1)
    return _counted(text, amount, number, span)


_ASCII = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_DAY_OF_MONTH = re.compile(r"[にはの、夜朝午]|から|まで|より")


def _more_than(text: str, amount: Amount, span: Span) -> Expression | None:
    """十数社: more than ten companies."""
    counter = _counter_after(text, span.end)
    number = f"more than {_TENS.get(int(amount.value), f'{amount.value:,f}')}"
    noun = _noun(counter[0], plural=True) if counter else ""
    end = counter[1] if counter else span.end
    return Expression("count", f"{number} {noun}".strip(), Span(span.start, end), before=number, plural=True)


_TENS = {10: "ten", 20: "twenty", 30: "thirty", 40: "forty", 50: "fifty"}

_DURATIONS = {
    "年": "year",
    "日": "day",
    "か月": "month",
    "ヶ月": "month",
    "カ月": "month",
    "ヵ月": "month",
    "泊": "night",
    "日間": "day",
}
_TIME_UNITS = {
    "s": "second",
    "min": "minute",
    "h": "hour",
    "day": "day",
    "week": "week",
    "month": "month",
    "year": "year",
}


def _duration(text: str, amount: Amount, span: Span) -> Expression:
    noun = _DURATIONS.get(amount.counter) or _TIME_UNITS[amount.unit]
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
    number = _SPELLED.get(digits, digits) if noun not in ("second", "minute") else digits
    return _lasting(text, number, noun, span, plural=amount.value != 1)


def _lasting(text: str, number: str, noun: str, span: Span, *, plural: bool) -> Expression:
    """Return a duration with what stands behind it: 前 is ago, 後 later, 以内 within, ごと every."""
    bound, end = _bound(text, span.end, number)
    long = f"{bound} {noun}{'s' if plural else ''}"
    if _ON_FOOT.search(text[: span.start]):
        on_foot = f"{long} on foot"
        return Expression("rate", on_foot, Span(span.start - 2, end), adverb=on_foot)
    if recent := _RECENT.search(text[: span.start]):
        said = f"the {'last' if recent[1] == 'ここ' else 'past'} {long}"
        return Expression("moment", said, Span(recent.start(), end), adverb=f"in {said}")
    span = Span(span.start, end)
    tail = next((word for word in _RELATIVE_TIMES if text.startswith(word, end)), "")
    if tail:
        said = _RELATIVE_TIMES[tail].format(long if "every" not in _RELATIVE_TIMES[tail] or plural else noun)
        kind: Kind = "rate" if tail in ("ごと", "毎", "おき", "あたり", "当たり", "につき") else "moment"
        if kind == "rate" and "every" not in said:
            said = f"per {noun}" if number in ("one", "1") else f"per {long}"
        return Expression(kind, said, Span(span.start, end + len(tail)), adverb=said)
    before = f"{number}-{noun}" if bound == number else ""
    return Expression("duration", long, span, before=before, adverb=f"for {long}", plural=plural)


_ON_FOOT = re.compile("徒歩$")
_RECENT = re.compile(r"(ここ|過去|直近)の?$")
_RELATIVE_TIMES = {
    "ぶり": "for the first time in {}",
    "あたり": "per {}",
    "当たり": "per {}",
    "につき": "per {}",
    "以内": "within {}",
    "ごと": "every {}",
    "毎": "every {}",
    "おき": "every {}",
    "前": "{} ago",
    "後": "{} later",
}


_ONE = re.compile(r"[1１一](つ|人|回|名|社|台|個|件|枚|冊|度|項目)$")


def _is_ordinal(counter: str) -> bool:
    row = _rows().get(counter)
    return bool(row and row["ordinal"])


def _ordinal(text: str, amount: Amount, span: Span) -> Expression | None:
    shown = render(amount)
    if shown is None or amount.value != int(amount.value):
        return Expression("other", shown or span.of(text), span)
    number = int(amount.value)
    nth = _NTH.get(number, ordinal(number))
    if shown.startswith("Day "):
        return Expression("moment", shown, span, adverb=f"on {shown}")
    row = _rows().get(amount.counter)
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
    bound, end = _bound(text, span.end, shown)
    share = amount.unit in ("%",)
    if share and (change := _CHANGE.match(text, end)):
        more = _CHANGES[change[0]].format(bound)
        before = text[: span.start]
        since = next((english for word, english in _COMPARED.items() if before.endswith(word)), "")
        start = span.start - (len(next(word for word in _COMPARED if before.endswith(word))) if since else 0)
        return Expression("other", f"{more}{since}", Span(start, change.end()))
    if share:
        return Expression(
            "share", bound, Span(span.start, end), before=f"{bound} of", adverb=f"by {bound}", plural=True
        )
    if amount.unit in ("bit", "pt"):
        before = f"{number}-{'bit' if amount.unit == 'bit' else 'point'}"
        return Expression("measure", bound, Span(span.start, end), before=before)
    return Expression("measure", bound, Span(span.start, end))


_CHANGES = {
    "増加": "an increase of {}",
    "減少": "a decrease of {}",
    "増": "an increase of {}",
    "減": "a decrease of {}",
}
_CHANGE = re.compile("(?:増加|減少)(?![しす])|[増減](?![やえらっしす加少])")
_COMPARED = {
    "前年同期比": " from the same period of the previous year",
    "前年比": " from the previous year",
    "従来比": " from before",
}


def _counted(text: str, amount: Amount, number: str, span: Span) -> Expression:
    counter = amount.counter
    plural = amount.value != 1
    if counter == "倍":
        return _times(text, amount, number, span)
    if counter == "代":
        return Expression("age", f"their {number}s", span, adverb=f"in their {number}s")
    if counter == "年代":
        era = f"the {amount.value:f}s"
        return Expression("moment", era, span, adverb=f"in {era}")
    if counter == "年度":
        return Expression("moment", f"fiscal {amount.value:f}", span, adverb=f"in fiscal {amount.value:f}")
    spelled = _SPELLED.get(number, number)
    if counter in ("回", "度"):
        return _repeated(text, amount, spelled, span)
    bound, end = _bound(text, span.end, spelled)
    span = Span(span.start, end)
    if per := _PER.match(text, end):
        noun = _noun(counter, plural=False) or "unit"
        return Expression("rate", f"per {noun}", Span(span.start, per.end()), adverb=f"per {noun}")
    noun = _noun(counter, plural=plural)
    if not noun:
        return Expression("count", bound, span, before=bound, plural=plural)
    kind_of = counter in ("種", "種類", "組")
    before = f"{bound} {noun} of" if kind_of else bound if counter in _BEINGS else f"{bound} {noun}"
    return Expression("count", f"{bound} {noun}", span, before=before, plural=plural)


_PER = re.compile("あたり|当たり|につき")
_BEINGS = frozenset({"人", "名", "社", "団体", "校", "店舗", "製品", "セッション", "項目", "問"})
"""Counters that only say what kind of thing the noun is, so that the number alone stands before it: 3名の技術者, three engineers."""


def _times(text: str, amount: Amount, number: str, span: Span) -> Expression:
    word = "twice" if amount.value == 2 else f"{_SPELLED.get(number, number)} times"
    bound, end = _bound(text, span.end, word)
    return Expression(
        "times", f"{bound} as much", Span(span.start, end), before=f"{bound} the", adverb=f"{bound}", plural=False
    )


def _repeated(text: str, amount: Amount, number: str, span: Span) -> Expression:
    """How often: 3回 is three times; 月に2回 twice a month."""
    often = {"one": "once", "two": "twice"}.get(number, f"{number} times")
    lead = _EVERY.search(text[: span.start])
    if lead:
        rate = f"{often} {_EACH[lead[1]]}"
        return Expression("rate", rate, Span(lead.start(), span.end), adverb=rate)
    bound, end = _bound(text, span.end, number)
    said = often if bound == number else f"{bound} times"
    return Expression("repeat", said, Span(span.start, end), before=bound, adverb=said, plural=amount.value != 1)


_EACH = {
    "週": "a week",
    "月": "a month",
    "年": "a year",
    "1日": "a day",
    "一日": "a day",
    "毎週": "every week",
    "毎月": "every month",
    "毎年": "every year",
    "1週間": "a week",
    "1年": "a year",
}
_EVERY = re.compile(r"(?<![0-9０-９一二三四五六七八九十今来先毎])(週|月|年|1日|一日|毎週|毎月|毎年|1週間|1年)に?\s?$")


def _bound(text: str, end: int, number: str) -> tuple[str, int]:
    """Return ``number`` with the bound that stands behind it (以上, 程度), and where that ends."""
    match = _BOUND.match(text, end)
    return (_BOUNDS[match[0]].format(number), match.end()) if match else (number, end)


_BOUNDS = {
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
_BOUND = re.compile("|".join(sorted(_BOUNDS, key=len, reverse=True)))


def _plain_words(text: str) -> Iterator[Expression]:
    """Yield amounts without a numeral: 数日, 半年."""
    for match in _FEW.finditer(text):
        span = Span(match.start(), match.end())
        counter = match[1]
        if counter in _FEW_TIMES:
            yield _lasting(text, "several", _FEW_TIMES[counter], span, plural=True)
            continue
        noun = _noun(counter, plural=True)
        if counter == "回":
            yield Expression("repeat", "several times", span, before="several", adverb="several times", plural=True)
        else:
            before = "several kinds of" if counter == "種類" else "several"
            yield Expression("count", f"several {noun}".strip(), span, before=before, plural=True)
    for match in _TWICE.finditer(text):
        yield _times(text, Amount(Decimal(2), "倍"), "2", Span(match.start(), match.end()))
    for match in _ONE_OF.finditer(text):
        noun = _DURATIONS.get(match[1]) or _FEW_TIMES.get(match[1]) or _noun(match[1], plural=False) or "unit"
        yield Expression("rate", f"per {noun}", Span(match.start(), match.end()), adverb=f"per {noun}")
    for match in _DAYS.finditer(text):
        shown = f"{int(match[2])} and {int(match[3])} {MONTHS[int(match[1]) - 1]}"
        if 1 <= int(match[1]) <= 12:
            yield Expression("moment", shown, Span(match.start(), match.end()), adverb=f"on {shown}")
    for match in _HALF.finditer(text):
        noun = {"年": "a year", "日": "a day"}[match[1]]
        tail = next((word for word in ("前", "後") if text.startswith(word, match.end())), "")
        long = f"half {noun}"
        end = match.end() + len(tail)
        if tail:
            said = _RELATIVE_TIMES[tail].format(long)
            yield Expression("moment", said, Span(match.start(), end), adverb=said)
        elif not text.startswith(("分", "期"), end):
            yield Expression(
                "duration", long, Span(match.start(), end), before=f"half-{noun[2:]}", adverb=f"for {long}"
            )


_FEW_TIMES = {
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
_TWICE = re.compile("(?<![0-9０-９.．十])[2２二]倍")
_ONE_OF = re.compile(
    "(?<![0-9０-９十])[1１一](日|人|名|台|件|個|回|社|年|週間|時間|分間|分|か月|ヶ月|カ月)(?:あたり|当たり|につき)"
)
_DAYS = re.compile("(?<![0-9０-９])([0-9０-９]{1,2})月([0-9０-９]{1,2})[,，、・]\\s?([0-9０-９]{1,2})日")
_FEW = re.compile(
    "(?<![0-9０-９十百千複少多件人社個回総手])[数幾](日間|日|週間|[かヶカヵ]月|年間|年|時間|分間|分|秒|名|人|社|台|件|個|回|種類|か所|カ所|箇所|点|本|枚)(?![目値])"
)
_HALF = re.compile("(?<![前後上下大])半(年|日)(?!間)")


def _counter_after(text: str, at: int) -> tuple[str, int] | None:
    match = _counters().match(text, at)
    return (match[1], match.end()) if match else None


def _noun(counter: str, *, plural: bool) -> str:
    row = _rows().get(counter)
    return row["many" if plural else "one"] if row else ""


@cache
def _rows() -> dict[str, dict[str, str]]:
    return {word: dict(row) for row in table("quantities/counters") for word in cells(row, "ja")}


@cache
def _counters() -> re.Pattern[str]:
    return re.compile("\\s?(" + "|".join(re.escape(word) for word in sorted(_rows(), key=len, reverse=True)) + ")")


_SPELLED = dict(zip("123456789", "one two three four five six seven eight nine".split(), strict=True))
_NTH = dict(enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1))
