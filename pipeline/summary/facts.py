"""The title and the event facts: what the metadata says, in English by the glossary or, marked where unsure, by the engine."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from types import MappingProxyType

from pipeline.model.approval import on_one_line
from pipeline.model.english import Flag, Translation
from pipeline.model.report import Report, report_sentences
from pipeline.model.summary import Fact, ReviewItem
from pipeline.model.terms import Name, TermMatch
from pipeline.summary.dates import english_dates
from pipeline.text.latin_names import is_part_of_a_name
from pipeline.text.scripts import contains_japanese

FindTerms = Callable[[str], Sequence[TermMatch]]
"""Finds the terms and names of a short text, left to right, without overlaps."""

Values = Mapping[str, Translation]
"""What the engine makes of values that the glossary alone does not carry, by the value."""

_KINDS = {"conference": "Conference report", "visit": "Visit report", "meeting": "Meeting report"}

_FREE_LABELS = {
    "目的": "purpose",
    "出張目的": "purpose",
    "参加目的": "purpose",
    "訪問目的": "purpose",
    "主催": "organizer",
    "主催者": "organizer",
    "会場": "venue",
    "場所": "place",
    "所属": "affiliation",
    "部署": "department",
    "作成者": "author",
    "報告者": "author",
    "作成日": "written-on",
    "報告日": "written-on",
    "面談者": "met-with",
    "先方": "met-with",
    "参加者": "participants",
    "出席者": "participants",
}
"""Names that writers give to further fields, with the code of the English label."""

CODES = frozenset({"event", "place", "dates", "travellers", "classification", *_FREE_LABELS.values()})
"""Labels that are ours; any other is the writer's own."""

_CLASSIFICATIONS = {
    "社外秘": "Internal use only",
    "部外秘": "Department use only",
    "関係者外秘": "For those concerned only",
    "秘": "Confidential",
    "マル秘": "Confidential",
    "機密": "Confidential",
    "極秘": "Strictly confidential",
    "取扱注意": "Handle with care",
    "公開": "Public",
    "公開可": "Public",
}
"""Words for who may read a report, as Japanese companies use them."""

_HONORIFIC = re.compile(r"^\s*(?:さん|さま|様|氏)$")
"""What stands behind a person's name and is not said in English."""

_SEPARATORS = str.maketrans(
    {"、": ", ", "，": ", ", "・": ", ", "／": " / ", "（": " (", "）": ") ", "～": "–", "〜": "–"}
)
"""Marks that may stand between the parts of a value, with their English."""


def title_of(
    report: Report, translations: Mapping[str, Translation], find: FindTerms
) -> tuple[str, tuple[ReviewItem, ...]]:
    """Return the English title, and what a person should look at when the writer's own title could not be used.

    In this order: the English title the writer gave; the translation of a heading that says the same as the title; the
    title or the event through the glossary; at last the report's kind and slug. It never holds Japanese.
    """
    meta = report.meta
    kind = _KINDS.get(meta.kind, "Trip report")
    own = meta.title_en or _of_same_sentence(report, translations, meta.title) or _sure(meta.title, find)
    if own and not contains_japanese(own):
        return own, ()
    title = _sure(meta.event, find) or f"{kind}: {_slug(report)}"
    if contains_japanese(title):
        title = kind
    japanese = meta.title or meta.title_en
    return title, (ReviewItem("meta:title", "", japanese, title, (Flag.NOT_TRANSLATED,)),) if japanese else ()


def _of_same_sentence(report: Report, translations: Mapping[str, Translation], text: str) -> str:
    """Return the English of the sentence that is ``text``, unless somebody still has to look at it."""
    for sentence in report_sentences(report):
        if text and sentence.text.strip() == text.strip():
            translation = translations[sentence.id]
            sure = not translation.needs_review and not contains_japanese(translation.english)
            return translation.english.rstrip(".") if sure else ""
    return ""


def _sure(text: str, find: FindTerms) -> str:
    english, flags = render(text, find)
    return "" if any(flag.asks_for_review for flag in flags) else english


def _slug(report: Report) -> str:
    """Return the name of the folder of a ``draft.*``, otherwise the stem of the file."""
    path = PurePosixPath(report.source.name)
    return path.parent.name if path.stem == "draft" and path.parent.name else path.stem


def facts_of(report: Report, find: FindTerms, values: Values = MappingProxyType({})) -> tuple[Fact, ...]:
    """Return the event facts that the metadata gives, in the order people look for them; ``values`` help out."""
    meta = report.meta
    facts = (
        _fact("event", (meta.event,), find, values),
        _fact("place", (meta.place,), find, values),
        _dates(english_dates(meta.start, meta.end)),
        _fact("travellers", meta.travellers, find, values),
        _classification(meta.classification, find, values),
        *(_free_fact(key, value, find, values) for key, value in meta.other),
    )
    return tuple(fact for fact in facts if fact.value)


def open_values(report: Report, find: FindTerms) -> tuple[str, ...]:
    """Return the values and labels of event facts that terms and names do not cover: what the engine may help with."""
    meta = report.meta
    labels = (key for key, _ in meta.other if key not in _FREE_LABELS)
    values = (meta.event, meta.place, *meta.travellers, *labels, *(value for _, value in meta.other))
    doubtful = (value for value in values if Flag.NOT_TRANSLATED in render(value, find)[1])
    return tuple(dict.fromkeys(on_one_line(value) for value in doubtful))


def _classification(value: str, find: FindTerms, values: Values) -> Fact:
    known = _CLASSIFICATIONS.get(value.strip("【】（）() "))
    return Fact("classification", known) if known else _fact("classification", (value,), find, values)


def _dates(value: str) -> Fact:
    return Fact("dates", value, (Flag.NOT_TRANSLATED,) if contains_japanese(value) else ())


def _fact(label: str, texts: Sequence[str], find: FindTerms, values: Values) -> Fact:
    """Put the values of a fact into English; several are joined, and their flags with them."""
    said = [_said(one, find, values) for one in texts]
    english, japanese = (", ".join(filter(None, side)) for side in ([one for one, _ in said], texts))
    flags = tuple(dict.fromkeys(flag for _, flags in said for flag in flags))
    return Fact(label, english, flags, japanese if english != japanese and contains_japanese(japanese) else "")


def _free_fact(key: str, value: str, find: FindTerms, values: Values) -> Fact:
    fact = _fact(_FREE_LABELS.get(key, key), (value,), find, values)
    if fact.label != key or not contains_japanese(key):
        return fact
    label, flags = _said(key, find, values)
    japanese = f"{key}: {value}" if label != key else fact.japanese
    return Fact(label, fact.value, tuple(dict.fromkeys(fact.flags + flags)), japanese)


def _said(value: str, find: FindTerms, values: Values) -> tuple[str, tuple[Flag, ...]]:
    """Return the English of a value by terms and names or, where these do not cover it, as the engine translates it."""
    english, flags = render(value, find)
    translation = values.get(on_one_line(value)) if Flag.NOT_TRANSLATED in flags else None
    if translation is None or contains_japanese(translation.english) or not translation.english:
        return english, flags
    return translation.english.removesuffix("."), translation.flags


def facts_review(facts: Sequence[Fact]) -> Iterator[ReviewItem]:
    """Yield what a person should look at among ``facts``, with the writer's words."""
    for fact in facts:
        flags = tuple(flag for flag in fact.flags if flag.asks_for_review)
        if flags:
            words = review_words(fact)
            english = words if not fact.japanese else fact.value
            yield ReviewItem(f"meta:{fact.label}", "", words, english, flags)


def review_words(fact: Fact) -> str:
    """Return the Japanese of ``fact`` that a person is shown: its value, and the writer's own label where that is Japanese."""
    if fact.japanese:
        return fact.japanese
    return f"{fact.label}: {fact.value}" if contains_japanese(fact.label) else fact.value


def render(value: str, find: FindTerms) -> tuple[str, tuple[Flag, ...]]:
    """Return the English of a metadata value and what is to be said about it.

    A value without Japanese is its own English, unless the glossary has the whole of it (OTTAWA is Ottawa). One with
    Japanese becomes English only if names and terms cover all of it but the marks between them; two that touch are not
    enough (東京 and 大学 do not make "Tokyo university"). A name in Latin letters stays as written, whatever terms are in
    it (Example Cloud Summit 2024). Otherwise it stays as it is and asks for review.

    >>> from pipeline.model.terms import Name, Span
    >>> def find(text): return [TermMatch(Name("ottawa", "オタワ", "Ottawa", "place"), Span(0, 3), "exact")]
    >>> render("オタワ（2004）", find)
    ('Ottawa (2004)', ())
    >>> render("オタワ市", find)
    ('オタワ市', (<Flag.NOT_TRANSLATED: 'review:not-translated'>,))
    """
    value = value.strip()
    if not contains_japanese(value):
        whole = next((match for match in find(value) if len(match.span.of(value)) == len(value)), None)
        return (whole.concept.en if whole else value), ()
    parts: list[str] = []
    flags: dict[Flag, None] = {}
    at = 0
    touching = after_person = False
    for match in find(value):
        if is_part_of_a_name(value, match.span):
            continue
        touching = touching or (bool(parts) and match.span.start == at)
        parts += [_gap(value[at : match.span.start]), match.concept.en]
        at = match.span.end
        after_person = isinstance(match.concept, Name) and match.concept.kind == "person"
        if match.concept.status != "approved":
            flags[Flag.PROPOSED_TERM if match.concept.status == "proposed" else Flag.DEPRECATED_TERM] = None
    rest = value[at:]
    parts.append(_gap(_HONORIFIC.sub("", rest) if after_person else rest))
    english = re.sub(r"\s+([,)])", r"\1", " ".join(unicodedata.normalize("NFKC", "".join(parts)).split()))
    if touching or contains_japanese(english):
        return value, (Flag.NOT_TRANSLATED,)
    return english, tuple(flags)


def _gap(between: str) -> str:
    """Return what stands between two names: marks in their English form, words and numbers with room around them."""
    english = between.translate(_SEPARATORS)
    before = " " if english[:1].isalnum() else ""
    after = " " if english[-1:].isalnum() else ""
    return before + english + after
