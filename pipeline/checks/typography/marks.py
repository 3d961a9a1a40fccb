"""sentence-mark, mixed-marks and mark-width: 。 and ．, 、 and ，, ？ and ? mixed within one draft; だった.どの."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.checks.manuscript import Manuscript, Passage
from pipeline.checks.place import make_group
from pipeline.model.findings import Finding, Severity
from pipeline.model.text import Span
from pipeline.text.letters import has_japanese, is_japanese

_STOPS = {"．": "。", "｡": "。"}
_COMMAS = {"，": "、", "､": "、", ",": "、"}
_NUMBERS = frozenset("一二三四五六七八九十第図表写真 　")
_QUESTIONS = re.compile("[?？!！]+")
_BRACKETS = re.compile(r"[(（][^()（）\n]*[)）]")

_MINORITY = 0.34
"""Where more than a third of the marks are of the other kind, the draft has no kind of its own."""


def sentence_mark(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield the half-width periods that end Japanese sentences, once for the draft."""
    places = [
        (passage, span)
        for passage in manuscript.written
        for span in _marks(passage, ".")
        if _is_stop(passage, span) and passage.is_open(span)
    ]
    if places:
        yield _group("sentence-mark", "warning", places, ".", ["。"] * len(places))


def _marks(passage: Passage, marks: str) -> Iterator[Span]:
    """Yield each of ``marks`` that stands right behind Japanese or a closing bracket."""
    text = passage.text
    for mark in marks:
        at = text.find(mark)
        while at >= 0:
            if at and (is_japanese(text[at - 1]) or text[at - 1] in "」』）】"):
                yield Span(at, at + 1)
            at = text.find(mark, at + 1)


def _is_stop(passage: Passage, span: Span) -> bool:
    """Tell whether the period ends a sentence: Japanese follows or nothing does, and it is not that of 一. or 第二."""
    behind = passage.text[span.end : span.end + 1]
    if not behind:
        return passage.is_prose
    is_numbering = _NUMBERS.issuperset(passage.text[: span.start])
    return (is_japanese(behind) or behind in "「『（") and not is_numbering


def mixed_marks(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield the sentence ends and the commas of the kind that the draft uses less, once each."""
    for usual, others in (("。", _STOPS), ("、", _COMMAS)):
        by_mark: dict[str, list[tuple[Passage, Span]]] = defaultdict(list)
        for passage in manuscript.written:
            for span in _marks(passage, usual + "".join(others)):
                if _is_comma(passage, span) and passage.is_open(span):
                    has_space = passage.text[span.start : span.end + 1] == ", "
                    wider = Span(span.start, span.end + has_space)
                    by_mark[span.of(passage.text)].append((passage, wider))
        yield from _minorities(by_mark, others)


def _is_comma(passage: Passage, span: Span) -> bool:
    """Tell whether a half-width comma stands between Japanese; other marks need no such proof."""
    behind = passage.text[span.end :].lstrip()[:1]
    return span.of(passage.text) != "," or is_japanese(behind) or behind in "「『"


def _minorities(by_mark: Mapping[str, Sequence[tuple[Passage, Span]]], plain: Mapping[str, str]) -> Iterator[Finding]:
    """Yield one finding for each mark that the draft uses less; it becomes what the draft uses most."""
    usual = max(by_mark, key=lambda mark: (len(by_mark[mark]), mark not in plain), default="")
    for mark, places in sorted(by_mark.items()):
        if mark != usual:
            yield _group("mixed-marks", "warning", places, mark, [usual] * len(places), better=usual)


def mark_width(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield ? and ! in half width behind Japanese, unless the draft does so by habit; and brackets likewise."""
    half: list[tuple[Passage, Span]] = []
    full = 0
    for passage in manuscript.written:
        for match in _QUESTIONS.finditer(passage.text):
            span = Span(*match.span())
            if is_japanese(passage.text[span.start - 1 : span.start]) and passage.is_open(span):
                full += not match[0].isascii()
                if match[0].isascii():
                    half.append((passage, span))
    if half and (len(half) == 1 or full) and len(half) <= max(1, _MINORITY * (len(half) + full)):
        wide = [span.of(passage.text).translate({33: "！", 63: "？"}) for passage, span in half]
        yield _group("mark-width", "info", half, half[0][1].of(half[0][0].text), wide)
    yield from _bracket_widths(manuscript)


def _bracket_widths(manuscript: Manuscript) -> Iterator[Finding]:
    pairs: dict[str, list[tuple[Passage, Span]]] = {"()": [], "（）": []}
    for passage in manuscript.written:
        for match in _BRACKETS.finditer(passage.text):
            shape = match[0][0] + match[0][-1]
            if shape in pairs and has_japanese(match[0]):
                pairs[shape].append((passage, Span(*match.span())))
    few, many = sorted(pairs, key=lambda shape: len(pairs[shape]))
    if pairs[few] and len(pairs[few]) <= _MINORITY * (len(pairs[few]) + len(pairs[many])):
        places = pairs[few]
        texts = [many[0] + span.of(passage.text)[1:-1] + many[1] for passage, span in places]
        yield _group("mark-width", "info", places, few, texts, better=many)


def _group(
    rule: str,
    severity: Severity,
    places: Sequence[tuple[Passage, Span]],
    found: str,
    texts: Sequence[str],
    better: str = "",
) -> Finding:
    return make_group(
        rule,
        severity,
        [(passage.one, span) for passage, span in places],
        {"found": found, "better": better or texts[0], "count": str(len(places))},
        key=found,
        replacements=texts,
        is_safe=True,
    )
