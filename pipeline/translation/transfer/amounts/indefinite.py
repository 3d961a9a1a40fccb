"""Come here when a number that nobody names comes out wrong: 何人か, 何社も, 数倍, 倍, 1つずつ, 来月上旬."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from pipeline.model.text import Span
from pipeline.translation.quantities import Amount, Date
from pipeline.translation.render import render
from pipeline.translation.transfer.amounts.counted import times
from pipeline.translation.transfer.amounts.counters import NTH, bounded, counter_noun, counter_rows
from pipeline.translation.transfer.amounts.durations import FEW_TIMES, lasting
from pipeline.translation.transfer.amounts.expression import Expression


def indefinite(text: str) -> Iterator[Expression]:
    """Yield the amounts of ``text`` that have no numeral and no 数 or 半 of a counter, also those that are asked for.

    >>> [one.text for one in indefinite("何人かの開発者が試し、来月上旬に倍になる")]
    ['several people', 'twice as much', 'early next month']
    >>> [one.text for one in indefinite("何人か分からない")]
    ['how many people']
    """
    for match in _SOME.finditer(text):
        yield _some(text, match)
    for match in _HOW_LONG.finditer(text):
        said = f"how many {_SPANS[match[1]]}"
        yield Expression("duration", said, Span(match.start(), match.end()), adverb=f"for {said}", plural=True)
    for match in _HOW_LATE.finditer(text):
        said = f"how many {_SPANS.get(match[1] + '間') or _SPANS[match[1]]} from now"
        yield Expression("moment", said, Span(match.start(), match.end()), adverb=said)
    for match in _HOW_MANY.finditer(text):
        noun = counter_noun(match[1], plural=True)
        said = f"how many {noun}".strip()
        yield Expression("count", said, Span(match.start(), match.end()), before="how many", plural=True)
    for match in _DOUBLE.finditer(text):
        yield times(text, Amount(Decimal(2), "倍"), "2", Span(match.start(), match.end()))
    for match in _TIMES_TO.finditer(text):
        said = f"{match[1]} to {match[2]}"
        yield times(text, Amount(Decimal(match[2]) + 1, "倍"), said, Span(match.start(), match.end()))
    for match in _INTERVAL.finditer(text):
        said = (
            f"at {match[1]}-{_SPANS.get(match[2] + '間', _SPANS.get(match[2], 'second')).removesuffix('s')} intervals"
        )
        yield Expression("rate", said, Span(match.start(), match.end()), adverb=said)
    for match in _OUT_OF_POINTS.finditer(text):
        said = f"{match[2]} out of {match[1]}"
        yield Expression("other", said, Span(match.start(), match.end()), adverb=said)
    for match in _IN_MONTH.finditer(text):
        month = render(Date(month=int(match[1]))) or ""
        yield Expression("moment", month, Span(match.start(), match.end()), adverb=f"during {month}")
    for match in _FRACTIONS.finditer(text):
        said = _between(match)
        if said:
            span = Span(match.start(), match.end())
            yield Expression("share", said, span, before=f"{said} of", adverb=f"by {said}", plural=True)
    for match in _TENTHS.finditer(text):
        said, span = f"{_DIGITS.index(match[1]) % 9 + 1}/10", Span(match.start(), match.end())
        yield Expression("share", said, span, before=f"{said} of", adverb=f"by {said}", plural=True)
    for match in _HALF.finditer(text):
        said, end = bounded(text, match.end(), "half")
        span = Span(match.start(), end)
        yield Expression("share", said, span, before=f"{said} of", adverb=f"by {said}", plural=True)
    for match in _NTH_ROUND.finditer(text):
        nth = NTH[_DIGITS.index(match[1]) % 9 + 1]
        yield Expression("ordinal", f"the {nth}", Span(match.start(), match.end()), before=nth)
    for match in _MULTIPLE.finditer(text):
        said, end = bounded(text, match.end(), "many times" if match[0] == "何倍も" else "several times")
        span = Span(match.start(), end)
        yield Expression("times", f"{said} as much", span, before=f"{said} the", adverb=said)
    for match in _ONE_AT_A_TIME.finditer(text):
        if not match[1] and _SHARED_OUT.search(text[: match.start()]):
            continue  # 各社が1台ずつ展示した: one each
        said = "little by little" if match[1] == "少し" else "one at a time"
        yield Expression("rate", said, Span(match.start(), match.end()), adverb=said)
    for match in _PART_OF_TIME.finditer(text):
        said = _PARTS[match[2]].format(_TIMES[match[1]])
        adverb = f"{'at' if said.startswith('the end') else 'in'} {said}" if said.startswith("the ") else said
        yield Expression("moment", said, Span(match.start(), match.end()), adverb=adverb)


def _between(match: re.Match[str]) -> str:
    """Return 1/3〜1/2 as "one third to half"; empty where it is no range of fractions, as the days 9/3〜9/6 are none."""
    said = []
    for part in match.group(1, 2):
        if part.startswith("半"):
            said.append("half")
            continue
        lower, upper = part.split("分の") if "分の" in part else reversed(re.split("[/／]", part))
        whole, some = (unicodedata.normalize("NFKC", one) for one in (lower, upper))
        if int(some) >= int(whole):
            return ""
        said.append(_NAMED_FRACTIONS.get(f"{some}/{whole}", f"{some}/{whole}"))
    return f"{'about ' if match[3] else ''}{said[0]} to {said[1]}"


def _some(text: str, match: re.Match[str]) -> Expression:
    """何人か is "several people", 何人も "many people"; an interval keeps its noun (何年も: for many years)."""
    counter, many = match[1], match[2] == "も"
    size, span = "many" if many else "several", Span(match.start(), match.end())
    if counter in FEW_TIMES:
        return lasting(text, size, FEW_TIMES[counter], span, plural=True)
    noun = counter_noun(counter, plural=True)
    return Expression("count", f"{size} {noun}".strip(), span, before=size, plural=True)


_COUNTERS = "|".join(
    sorted(
        (
            word
            for word in (
                *"人名社台件個枚冊本点校日年秒分",
                "種類",
                "か所",
                "カ所",
                "箇所",
                "団体",
                "か国",
                "カ国",
                "ヶ国",
                "か月",
                "カ月",
                "ヶ月",
                "時間",
                "日間",
                "週間",
                "年間",
                "分間",
                "項目",
            )
            if word in counter_rows() or word in FEW_TIMES
        ),
        key=len,
        reverse=True,
    )
)
_SOME = re.compile(rf"[何幾]({_COUNTERS})(も|か(?!分か|わか|不明|知|聞|尋|調|確認|は|も|[。？?]|$|を[確聞尋調問決]))")
"""何人か that says how many, and does not ask it."""

_SPANS = {
    "年間": "years",
    "日間": "days",
    "週間": "weeks",
    "か月間": "months",
    "時間": "hours",
    "分間": "minutes",
    "か月": "months",
}
_HOW_LONG = re.compile("何(年間|日間|週間|か月間|か月|時間|分間)(?!も|か(?:の|が))")
"""何年間 that asks how long."""

_HOW_LATE = re.compile("何(年|日|か月|週間|時間)後(?=[？?か]|$)")
"""何年後？"""

_HOW_MANY = re.compile(
    "[何幾](人|名|社|台|件|個|枚|冊|本|校|行|ページ|文字|部|票|基|コア|ノード|種類|か所|カ所|箇所|団体|項目|か国|カ国|ヶ国)(?!も|でも|か(?![。？?]?$|分か|わか|不明|知|聞|尋|調|確認|は|を[確聞尋調問決]))"
)
"""何人 that asks how many."""

_DOUBLE = re.compile("(?<![0-9０-９.．一二三四五六七八九十百千万億数何幾半人])倍(?![率数増加音速])")
"""倍 alone is twice."""

_INTERVAL = re.compile("([0-9]+)(秒|分|時間|日|週間|か月|年)間隔で")
"""1分間隔で."""

_OUT_OF_POINTS = re.compile("([0-9]+)点満点(?:で|中|の)([0-9]+(?:[.][0-9]+)?)点?")
"""5点満点で4.3."""

_IN_MONTH = re.compile("(?<![0-9/])(1[0-2]|[1-9])月中(?![旬頃ご])")
"""9月中, which the dictionary reads as 月中, the middle of the month."""

_TIMES_TO = re.compile("([0-9.]+)[〜～~-]([0-9]+(?:[.][0-9]+)?)倍(?![率数])")
"""1.5〜2倍, 従来比2〜3倍."""

_FRACTION = (
    r"(?<![0-9０-９/／])[1-9１-９][/／](?:[2-9２-９]|1[0-9]|１[０-９])|[2-9２-９]分の[1-9１-９]|10分の[1-9]|半[分数]"
)
_FRACTIONS = re.compile(
    rf"({_FRACTION})\s?(?:[〜～~–―-]|から)\s?({_FRACTION})(くらい|ぐらい|程度|ほど|前後)?"
    "(?=[がはをのもく]|$|、|。|に(?:[なまと減増縮短下低抑]))"
)
"""1/2〜2/3が, 3分の1から半分くらいが: a range of fractions; behind に only beside verbs of change, as 9/3〜9/6に are days."""

_NAMED_FRACTIONS = {"1/2": "half", "1/3": "one third", "2/3": "two thirds"}

_TENTHS = re.compile("十分の([一二三四五六七八九])(?=[がはをのもに]|$|、|。)")
"""十分の一, in which the dictionary reads "enough"."""

_HALF = re.compile("半数|半分(?=以上|以下|近く|ほど|程度|未満|弱|強|くらい|ぐらい)|(?<=[約そぼ])半分")
_DIGITS = "123456789１２３４５６７８９一二三四五六七八九"
_NTH_ROUND = re.compile(
    f"(?<![0-9０-９第十])([{_DIGITS}])次(?=試作|審査|選考|評価|調査|募集|提案|案|開発|交渉|試験|協議|供給|回答)"
)
"""3次試作 is the third prototyping."""

_MULTIPLE = re.compile("[数何]倍も?")

_ONE_AT_A_TIME = re.compile("(?:[1１一](?:[つ個本台件枚人名回社]|項目|か所)|(少し))ずつ(?!の)")
"""1つずつ says how it is done; 3個ずつ how many each gets."""

_SHARED_OUT = re.compile("各|それぞれ|ごと|両|全員|皆|みんな")

_TIMES = {
    "今月": "this month",
    "来月": "next month",
    "先月": "last month",
    "翌月": "the following month",
    "今年": "this year",
    "来年": "next year",
    "昨年": "last year",
    "去年": "last year",
    "翌年": "the following year",
    "今年度": "this fiscal year",
    "来年度": "next fiscal year",
    "昨年度": "last fiscal year",
    "今週": "this week",
    "来週": "next week",
    "先週": "last week",
}
_PARTS = {
    "上旬": "early {}",
    "初旬": "early {}",
    "初め": "early {}",
    "前半": "the first half of {}",
    "中旬": "the middle of {}",
    "半ば": "the middle of {}",
    "中頃": "the middle of {}",
    "中ごろ": "the middle of {}",
    "下旬": "late {}",
    "後半": "the second half of {}",
    "末": "the end of {}",
}
_PART_OF_TIME = re.compile(f"({'|'.join(sorted(_TIMES, key=len, reverse=True))})の?({'|'.join(_PARTS)})")
