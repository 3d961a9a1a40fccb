"""Come here when a date or a time of day comes out wrong: 12日以降, 5月上旬, 10時頃, 2030年以前."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.model.text import Span
from pipeline.translation.quantities import Date, Time
from pipeline.translation.render import ordinal, render
from pipeline.translation.transfer.amounts.expression import Expression


def moment(text: str, quantity: Date | Time, span: Span) -> Expression:
    """Return the date or time ``quantity`` that stands at ``span`` of ``text``, with the part or bound behind it.

    >>> moment("12日以降", Date(day=12), Span(0, 3)).adverb
    'from the 12th onward'
    >>> moment("10時頃", Time(10), Span(0, 3)).adverb
    'around 10:00'
    """
    return _bounded(text, _plain(text, quantity, span))


def is_day_of_month(text: str, end: int) -> bool:
    """Whether what stands at ``end``, behind a bare 12日, tells that it is a day of the month and not twelve days."""
    return _BEHIND_DAY.match(text, end) is not None and not _SO_LONG.match(text, end)


_SO_LONG = re.compile(
    r"(?:から約?[0-9０-９一二三四五六七八九十]+(?:日|週間|時間|分|[かヶカ]月|年)間?)?(?:に|へ|まで|程度に)(?:延長|短|伸び|伸ば|縮|圧縮|増や|増え|減|半減)"
    r"|から約?[0-9０-９一二三四五六七八九十]+(?:週間|時間|分|日間)|から約?[0-9０-９]+日[にへ](?:延び|延ば|な[るっり]|改|変え|変更)"
)
"""What tells that it is how long something was that got longer or shorter: 30日から90日に延ばす; 5日に延期した is a date."""

_BEHIND_DAY = re.compile(r"[にはの、夜朝午夕深頃付発着]|だけは|から|まで|より|以降|以来|以前|ごろ|時点|現在")


def _plain(text: str, quantity: Date | Time, span: Span) -> Expression:
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


def _bounded(text: str, one: Expression) -> Expression:
    """Return the moment with what stands behind it: from it onward, before, around, as of it."""
    match = _BOUND.match(text, one.span.end)
    if ":" in one.text and (beside := _BESIDE.match(text, one.span.end)):
        said = _BESIDES[beside[0]].format(one.text)
        return replace(one, text=said, adverb=said, span=Span(one.span.start, beside.end()))
    if not match:
        return one
    said = _BOUNDS[match[0]].format(one.text)
    shown = one.text if match[0] in _POINTS else said
    return replace(one, text=shown, adverb=said, span=Span(one.span.start, match.end()))


_BOUNDS = {
    "以降": "from {} onward",
    "以後": "from {} onward",
    "以前": "before {}",
    "以来": "since {}",
    "現在": "as of {}",
    "時点": "as of {}",
    "付け": "dated {}",
    "付": "dated {}",
    "頃": "around {}",
    "ごろ": "around {}",
    "ころ": "around {}",
}
_BESIDES = {"過ぎ": "shortly after {}", "すぎ": "shortly after {}", "前": "shortly before {}"}
_BESIDE = re.compile("|".join(_BESIDES))
"""What stands behind a time of day: 3時過ぎ."""

_POINTS = frozenset({"現在", "時点"})
"""What only says that the moment is one in time, and is nothing in a noun phrase: 5月時点の価格."""

_BOUND = re.compile("|".join(sorted(_BOUNDS, key=len, reverse=True)))
