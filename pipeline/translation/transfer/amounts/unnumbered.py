"""Come here when an amount without a numeral comes out wrong: 数日, 半年, 1人あたり, 5月3,4日."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.model.text import Span
from pipeline.translation.english_numbers import MONTHS
from pipeline.translation.quantities import Amount
from pipeline.translation.transfer.amounts.counted import times
from pipeline.translation.transfer.amounts.counters import FEW_UNITS, SPELLED, counter_noun
from pipeline.translation.transfer.amounts.durations import (
    DURATIONS,
    FEW_TIMES,
    RELATIVE_TIMES,
    WORTH,
    ahead_by,
    lasting,
)
from pipeline.translation.transfer.amounts.expression import Expression, loosely, vague


def unnumbered(text: str) -> Iterator[Expression]:
    """Yield amounts without a numeral: 数日, 半年."""
    for match in _FEW.finditer(text):
        span = Span(match.start(), match.end())
        counter = match[1]
        if counter in FEW_TIMES:
            yield loosely(text, lasting(text, "several", FEW_TIMES[counter], span, plural=True))
            continue
        noun = counter_noun(counter, plural=True)
        if counter == "回":
            several = Expression("repeat", "several times", span, before="several", adverb="several times", plural=True)
            yield loosely(text, several)
        else:
            before = "several kinds of" if counter == "種類" else "several"
            yield loosely(text, Expression("count", f"several {noun}".strip(), span, before=before, plural=True))
    for match in _HALF_YEAR.finditer(text):
        yield lasting(text, "six", "month", Span(match.start(), match.end()), plural=True)
    for match in _FEW_UNITS.finditer(text):
        unit = FEW_UNITS[match[1]]
        size = "a few" if unit == "percent" else "several"
        yield loosely(text, vague(f"{size} {unit}", Span(match.start(), match.end())))
    for match in _GROUPS.finditer(text):
        size = SPELLED.get(match[1].translate(_ASCII), match[1].translate(_ASCII))
        yield Expression("other", f"groups of {size}", Span(match.start(), match.end()))
    for match in _ONCE_IN.finditer(text):
        noun, long = FEW_TIMES.get(match[2]) or DURATIONS[match[2]], match[1].translate(_ASCII)
        often = match[3].translate(_ASCII)
        times_ = {"1": "once", "一": "once", "2": "twice", "二": "twice"}.get(
            often, f"{SPELLED.get(often, often)} times"
        )
        every = f"every {noun}" if long in ("1", "一") else f"every {SPELLED.get(long, long)} {noun}s"
        rate = f"{times_} {every}"
        yield Expression("rate", rate, Span(match.start(), match.end()), adverb=rate)
    for match in _TIMES_IN.finditer(text):
        one, whole = (SPELLED.get(found.translate(_ASCII), found.translate(_ASCII)) for found in match.group(3, 1))
        said = f"{one} time{'' if one in ('one', '一') else 's'} in {whole}"
        yield Expression("rate", said, Span(match.start(), match.end()), adverb=said)
    for match in _ONE_IN.finditer(text):
        one, *sizes = (
            SPELLED.get(found.translate(_ASCII), found.translate(_ASCII))
            for found in (match[3], *re.split("[、,〜～~-]", match[1]))
        )
        whole = (" or " if "、" in match[1] or "," in match[1] else " to ").join(sizes)
        said = f"{one} in {whole} {counter_noun(match[2], plural=True)}".rstrip()
        yield Expression("count", said, Span(match.start(), match.end()), plural=one != "one")
    for match in _TWICE.finditer(text):
        yield times(text, Amount(Decimal(2), "倍"), "2", Span(match.start(), match.end()))
    for match in _ONE_OF.finditer(text):
        one = match[match.lastindex or 0]
        noun = _PERIODS.get(one) or DURATIONS.get(one) or FEW_TIMES.get(one) or counter_noun(one, plural=False)
        noun = noun or "unit"
        yield Expression("rate", f"per {noun}", Span(match.start(), match.end()), adverb=f"per {noun}")
    for match in _DAYS.finditer(text):
        shown = f"{int(match[2])} and {int(match[3])} {MONTHS[int(match[1]) - 1]}"
        if 1 <= int(match[1]) <= 12:
            yield Expression("moment", shown, Span(match.start(), match.end()), adverb=f"on {shown}")
    for match in _BARE_DAYS.finditer(text):
        begins, ends = (int(day) for day in match.groups())
        if ends == begins + 1 <= 31:
            said = f"the {_nth(begins)} and {_nth(ends)}"
            yield Expression("moment", said, Span(match.start(), match.end()), adverb=f"on {said}")
    for match in _WEEKS.finditer(text):
        if 1 <= int(match[1]) <= 12:
            week = {"1": "first", "2": "second", "3": "third", "4": "fourth", "5": "fifth"}[match[2].translate(_ASCII)]
            said = f"the {week} week of {MONTHS[int(match[1]) - 1]}"
            yield Expression("moment", said, Span(match.start(), match.end()), adverb=f"in {said}")
    for match in _SLASHED.finditer(text):
        if 1 <= int(match[1]) <= 12 and int(match[3] or match[1]) <= 12 and int(match[4]) <= 31:
            first = f"{match[1]}/{match[2]}"
            whole = f"{first} to {match[3]}/{match[4]}" if match[3] else f"{first}–{match[4]}"
            adverb = f"from {whole}" if match[3] else f"on {whole}"
            yield Expression("moment", whole, Span(match.start(), match.end()), adverb=adverb)
    for match in _HALF.finditer(text):
        noun = {"年": "a year", "日": "a day"}[match[1]]
        tail = next((word for word in ("前", "後") if text.startswith(word, match.end())), "")
        long = f"half {noun}"
        end = match.end() + len(tail)
        if tail:
            said = RELATIVE_TIMES[tail].format(long)
            yield Expression("moment", said, Span(match.start(), end), adverb=said)
        elif ahead := ahead_by(text, long, match.start(), end):
            yield ahead
        elif worth := WORTH.match(text, end):
            said = f"half {noun}'s worth"
            yield Expression("count", said, Span(match.start(), worth.end()), before=f"{said} of")
        elif not text.startswith(("分", "期"), end):
            yield Expression(
                "duration", long, Span(match.start(), end), before=f"half-{noun[2:]}", adverb=f"for {long}"
            )


def _nth(day: int) -> str:
    ending = "th" if 10 < day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


_PERIODS = {"週": "week", "月": "month"}
_TWICE = re.compile("(?<![0-9０-９.．十])[2２二]倍")
_COUNTED = "約?[数0-9０-９一二三四五六七八九十][0-9０-９,.万千百十]*[台個枚本件社名人点基足冊箱]"
_LASTING = "約?[0-9０-９一二三四五六七八九十][0-9０-９,.万千百十]*(?:日|時間|分|秒|週間|[かヶカ]月)(?!目)"
_ONE_OF = re.compile(
    "(?<![0-9０-９十])[1１一](日|人|名|台|件|個|回|社|年|週間|時間|分間|分|か月|ヶ月|カ月|泊|本|枚|部|冊|杯|皿|袋|箱)"
    "(?:あたり|当たり|につき|(?=\\s?約?[0-9０-９][0-9０-９,.万千百]*(?:円|ドル|ユーロ)))"
    f"|(?<![0-9０-９十月])[1１一](日|年|週間|時間|分|秒|か月|ヶ月|カ月)に(?={_COUNTED})"
    f"|(?<![0-9０-９一二三四五六七八九十今来先毎翌数半前昨])([週月年])に(?={_COUNTED})"
    f"|(?<![0-9０-９十])[1１一](台|件|個|回|本|枚)に(?={_LASTING})"
)
_COPIES = {"部": "copy", "冊": "copy", "箱": "box", "袋": "bag"}
_EACH = frozenset({"台", "個", "本", "枚", "杯", "皿"})
"""Counters that English has no word for: 1枚300円, JPY 300 each."""
_ONCE_IN = re.compile(
    "([0-9０-９]{1,2}|一)(日|日間|週間|[かヶカ]月|年|時間|分|秒)に([0-9０-９]{1,2}|一|二)(?:回|度)(?!目)"
)
_ONE_IN = re.compile("([0-9０-９]{1,4}(?:[、,〜～~-][0-9０-９]{1,4})?)(人|社|台|件|個|校)に([0-9０-９]{1,3})\\2")
_TIMES_IN = re.compile("(?<![0-9０-９])([0-9０-９]{1,4})(回|度)に([0-9０-９]{1,3})\\2(?!目)")
_DAYS = re.compile("(?<![0-9０-９])([0-9０-９]{1,2})月([0-9０-９]{1,2})[,，、・]\\s?([0-9０-９]{1,2})日")
_BARE_DAYS = re.compile("(?<![0-9０-９年月.．,])([12][0-9])[,，、・]\\s?([1-3][0-9])日(?![間目後前])")
"""26, 27日, where the month is known; 2、3日 is how long."""
_WEEKS = re.compile("(?<![0-9０-９])([0-9０-９]{1,2})月の?第([1-5１-５])週(?!間)")
_SLASHED = re.compile(
    r"(?<![0-9/.])([01]?[0-9])/([0-3]?[0-9])\s?(?:[〜～~–―-]|から)\s?(?:([01]?[0-9])/)?([0-3]?[0-9])(?:まで)?(?=[にでの、。（(\s]|$)(?!に(?:短|減|縮|な|低|抑))"
)
"""Two days with slashes: 9/3〜9/6に, 4/1～3の."""
_FEW = re.compile(
    "(?<![0-9０-９十百千複少多件人社個回総手])[数幾](日間|日|週間|[かヶカヵ]月|年間|年|時間|分間|分|秒|名|人|社|台|件|個|回|種類|か所|カ所|箇所|点|本|枚)(?![目値])"
)
_HALF_YEAR = re.compile("半年(?=以上|以内|未満|弱|近く)")
"""半年 with a bound behind it; by itself it is half a year."""

_FEW_UNITS = re.compile(f"(?<![0-9０-９十百千複少多件人])[数幾]({'|'.join(FEW_UNITS)})")
_GROUPS = re.compile("(?<![0-9０-９])([0-9０-９]{1,2})[人名台社個枚][1１一]組")
_ASCII = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)}
_HALF = re.compile("(?<![前後上下大])半(年|日)間?")
