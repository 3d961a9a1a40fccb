"""Come here when a count comes out wrong: 3名, 三回, 2倍, 一人あたり."""

from __future__ import annotations

import re

from pipeline.model.text import Span
from pipeline.translation.quantities import Amount
from pipeline.translation.transfer.amounts.counters import SPELLED, bounded, counter_noun
from pipeline.translation.transfer.amounts.expression import Expression


def counted(text: str, amount: Amount, number: str, span: Span) -> Expression:
    """Return a count with its counter as the noun it counts, a rate or a number of times; ``number`` is its value in digits."""
    counter = amount.counter
    plural = amount.value != 1
    if counter == "倍":
        return times(text, amount, number, span)
    if counter == "代":
        above = _AGED.match(text, span.end)
        said = f"their {number}s{_AGES[above[0]] if above else ''}"
        span = Span(span.start, above.end()) if above else span
        return Expression("age", said, span, adverb=f"in {said}")
    if counter == "年代":
        part = _PART_OF_ERA.match(text, span.end)
        era = f"the {_PARTS_OF_ERAS[part[0]] if part else ''}{amount.value:f}s"
        span = Span(span.start, part.end()) if part else span
        return Expression("moment", era, span, adverb=f"in {era}")
    if counter == "年度":
        return Expression("moment", f"fiscal {amount.value:f}", span, adverb=f"in fiscal {amount.value:f}")
    spelled = SPELLED.get(number, number)
    if counter == "度" and _is_degree(text, amount, span):
        bound, end = bounded(text, span.end, f"{number} degree{'s' if plural else ''}")
        return Expression("measure", bound, Span(span.start, end), before=f"{number}-degree")
    if counter in ("回", "度"):
        return _repeated(text, amount, spelled, span)
    bound, end = bounded(text, span.end, spelled)
    span = Span(span.start, end)
    if each := _EACH_OF.match(text, end):
        said = "one by one" if not plural else f"every {bound} {counter_noun(counter, plural=True) or 'units'}"
        return Expression("rate", said, Span(span.start, each.end()), adverb=said)
    if per := _PER.match(text, end):
        noun = counter_noun(counter, plural=False) or "unit"
        return Expression("rate", f"per {noun}", Span(span.start, per.end()), adverb=f"per {noun}")
    noun = counter_noun(counter, plural=plural)
    if counter in _SERVED and (worth := _FOR_THEM.match(text, end)):
        said = f"for {bound} {noun or ('units' if plural else 'unit')}"
        return Expression("rate", f"enough {said}", Span(span.start, worth.end()), adverb=said, plural=plural)
    if not noun:
        return Expression("count", bound, span, before=bound, plural=plural)
    kind_of = counter in ("種", "種類", "組")
    before = f"{bound} {noun} of" if kind_of else bound if counter in _BEINGS else f"{bound} {noun}"
    return Expression("count", f"{bound} {noun}", span, before=before, plural=plural)


def _is_degree(text: str, amount: Amount, span: Span) -> bool:
    """Whether 度 is a degree: 80度, 2度の傾き; 2度 alone is twice."""
    if text.startswith("目", span.end):
        return False
    return amount.value > 12 or amount.value != int(amount.value) or amount.value <= 0 or bool(_WARM.search(text))


_WARM = re.compile("[温熱冷暖寒凍暑]|摂氏|角度|傾|回転|気候|精度|誤差|範囲")
_AGES = {"以上": " or older", "以下": " or younger", "前半": " (early)", "後半": " (late)"}
_AGED = re.compile("|".join(_AGES))
_EACH_OF = re.compile("ごと|毎")
_PER = re.compile("あたり|当たり|につき")
_SERVED = frozenset({"人", "名", "台", "社", "世帯", "校", "店舗", "チーム", "ライン", "拠点"})
"""Counters of those that something is enough for: 20人分の席, seats for 20 people."""
_FOR_THEM = re.compile("分(?![野析散割類担岐解布離業])")
_BEINGS = frozenset(
    {"人", "名", "社", "団体", "校", "店舗", "製品", "セッション", "項目", "問", "か所", "カ所", "ヶ所", "箇所"}
)
"""Counters that only say what kind of thing the noun is, so that the number alone stands before it: 3名の技術者, three engineers."""


def times(text: str, amount: Amount, number: str, span: Span) -> Expression:
    """Return a multiple: 2倍, three times or more."""
    word = "twice" if amount.value == 2 else f"{SPELLED.get(number, number)} times"
    bound, end = (word, span.end) if text.startswith("を", span.end) else bounded(text, span.end, word)
    if since := _COMPARED.search(text[: span.start]):
        return Expression("other", f"{bound} {_LEVELS[since[1]]}", Span(since.start(), end))
    return Expression(
        "times", f"{bound} as much", Span(span.start, end), before=f"{bound} the", adverb=f"{bound}", plural=False
    )


def _repeated(text: str, amount: Amount, number: str, span: Span) -> Expression:
    """How often: 3回 is three times; 月に2回 twice a month."""
    often = {"one": "once", "two": "twice"}.get(number, f"{number} times")
    lead = _EVERY.search(text[: span.start])
    if lead:
        loosely, end = bounded(text, span.end, often)
        rate = f"{loosely if loosely.startswith('about ') else often} {_EACH[lead[1]]}"
        end = end if loosely.startswith("about ") else span.end
        return Expression("rate", rate, Span(lead.start(), end), adverb=rate)
    bound, end = bounded(text, span.end, number)
    said = often if bound == number else f"{bound} times"
    return Expression("repeat", said, Span(span.start, end), before=bound, adverb=said, plural=amount.value != 1)


_LEVELS = {
    "従来比": "the conventional level",
    "前年比": "the previous year's level",
    "昨年比": "last year's level",
    "前年同期比": "the level of the same period of the previous year",
    "当社比": "our previous level",
}
_COMPARED = re.compile(f"({'|'.join(_LEVELS)})で?$")

_PARTS_OF_ERAS = {"初頭": "early ", "初め": "early ", "前半": "early ", "半ば": "mid-", "後半": "late ", "末": "late "}
_PART_OF_ERA = re.compile("|".join(_PARTS_OF_ERAS))

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
