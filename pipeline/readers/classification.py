"""Come here for 社外秘 and the like at the top of a draft: which words are such marks, and taking them off the title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from pipeline.model.report import Block, Paragraph, Report
from pipeline.model.text import Span
from pipeline.readers.build import Heading, Run, part, sentences, unit
from pipeline.readers.metadata import knows_key
from pipeline.text.shipped import one_of, shipped_toml

TOP = 3
"""Lines of a draft, blank ones not counted, among which a mark is looked for."""

_LONGEST = 80
"""In code points: a longer line is no title with a mark beside it."""

_AROUND = r"[\s（）()【】「」『』〔〕［］\[\]〈〉<>＜＞《》／/|｜・、,※*＊■□◆◇●○―—–-]"
_OPEN, _CLOSE = "[（(【〔［<＜《\\[]", "[）)】〕］>＞》\\]]"


class Marked(NamedTuple):
    """A line with a mark: where its marks stand, brackets included, and where the rest of it, which may be empty."""

    mark: Span
    rest: Span


def marked(text: str) -> Marked | None:
    """Return where the marks of classification stand on a line: all of it, at its beginning, or at its end.

    >>> marked("【社外秘】訪問報告")
    Marked(mark=Span(start=0, end=5), rest=Span(start=5, end=9))
    >>> marked("訪問報告　　社外秘")
    Marked(mark=Span(start=6, end=9), rest=Span(start=0, end=4))
    >>> marked("社外秘の資料を見た。") is None
    True
    """
    if len(text) > _LONGEST or not any(mark in text.lower() for mark in _folded_marks()):
        return None
    whole, before, behind = _patterns()
    if whole.fullmatch(text):
        return Marked(Span(0, len(text)), Span(len(text), len(text)))
    if match := before.match(text):
        return Marked(Span(*match.span(match.lastgroup or 0)), Span(match.end(), len(text)))
    match = behind.search(text)
    if match is None or knows_key(text[: match.start()].rstrip("：: 　")):
        return None
    return Marked(Span(*match.span(match.lastgroup or 0)), Span(0, match.start()))


def classification_in(text: str) -> str:
    """Return the strictest mark that stands in ``text`` as a word of its own, as it is written; empty if there is none.

    >>> classification_in("取扱注意（社外秘）"), classification_in("CONFIDENTIAL - Example Corp."), classification_in("機密性")
    ('社外秘', 'CONFIDENTIAL', '')
    """
    words = re.findall(rf"(?:^|{_AROUND})({_any_mark()})(?=$|{_AROUND})", text, re.IGNORECASE)
    order = [one.lower() for one in _marks()]
    return min(words, key=lambda word: order.index(word.lower()), default="")


def classified(report: Report, shown: Iterable[str]) -> Report:
    """Return ``report`` with the strictest mark in the texts ``shown``, unless its metadata states a classification."""
    mark = classification_in(" ".join(shown))
    if not mark or report.meta.classification:
        return report
    return replace(report, meta=replace(report.meta, classification=mark))


def mark_block(run: Run) -> Paragraph:
    """Return the block in which a mark taken off a line stays in the text."""
    return Paragraph(sentences(run), run.span)


def apart(parts: Sequence[Heading | Block]) -> tuple[list[Heading | Block], tuple[str, ...]]:
    """Return ``parts`` with the marks in the first of them as blocks of their own, in the order of the source, and the marks."""
    result: list[Heading | Block] = []
    marks: list[str] = []
    for at, one in enumerate(parts[:TOP]):
        found = marked(one.sentences[0].text) if isinstance(one, Heading | Paragraph) and one.sentences else None
        if not isinstance(one, Heading | Paragraph) or found is None:
            below = one.sentences[1:TOP] if isinstance(one, Paragraph) else ()
            marks += [line.text for line in below if (own := marked(line.text)) and not own.rest.of(line.text)]
            result.append(one)
            continue
        first, *others = one.sentences
        run = Run(first.text, first.anchors, first.links, first.emphasis)
        mark, rest = part(run, found.mark), part(run, found.rest)
        if at and isinstance(one, Heading) and not rest.text:  # further down, 機密 is what a section is about
            result.append(one)
            continue
        marks.append(mark.text)
        left = (*unit(rest, first.role), *others)
        shown = [replace(one, sentences=left)] if left else []
        result += [*shown, mark_block(mark)] if rest.span.start < mark.span.start else [mark_block(mark), *shown]
    return [*result, *parts[TOP:]], tuple(marks)


@cache
def _marks() -> tuple[str, ...]:
    return tuple(shipped_toml("readers/metadata.toml")["classifications"]["marks"])


@cache
def _folded_marks() -> tuple[str, ...]:
    return tuple(mark.lower() for mark in _marks())


@cache
def _any_mark() -> str:
    return one_of(_marks())


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what a line of nothing but marks looks like, one that begins with a mark, and one that ends with one."""
    mark = _any_mark()
    several = rf"{mark}(?:{_AROUND}+{mark})*"
    bracketed = rf"{_OPEN}\s*{several}\s*{_CLOSE}"
    gap = r"(?:\t|　|\s\s|\s?[／/|｜]|\s[―—–-]\s)\s*"
    near = r"\s(?=[^\x00-\x7f])"
    return (
        re.compile(rf"{_AROUND}*{several}{_AROUND}*", re.IGNORECASE),
        re.compile(rf"[#＃■□◆◇●○]*\s*(?:(?P<mark>{bracketed})\s*(?=\S)|(?P<bare>{several}){gap}(?=\S))", re.IGNORECASE),
        re.compile(rf"\s*(?P<mark>{bracketed})$|(?:{gap}|{near})(?P<bare>{several})$", re.IGNORECASE),
    )
