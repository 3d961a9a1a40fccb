"""Come here when text of a draft does not come out: the proof that a reader lost none of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.model.report import Block, Code, Image, ItemList, Report, Unread, block_sentences
from pipeline.model.text import LineIndex, Span

_WORD = re.compile(r"[^\W_]+|[\U0001f000-\U0001faff]+")
_SHOWN = 80
"""Code points of a lost passage that are quoted."""


def with_losses(report: Report, accounted: Iterable[Span] = ()) -> Report:
    """Return ``report`` with everything that ``uncovered`` finds added to what is known not to be read.

    This should never add anything; if a reader has a mistake, the writer sees it instead of missing a sentence.
    """
    lost = uncovered(report, accounted)
    if not lost:
        return report
    text = report.source.text
    lines = LineIndex.of(text)
    named = tuple(Unread("text", f"line {lines.place(span.start).line}", 1, span.of(text)[:_SHOWN]) for span in lost)
    return replace(report, unread=(*report.unread, *named))


def uncovered(report: Report, accounted: Iterable[Span] = ()) -> tuple[Span, ...]:
    """Return the words of the source that are in no sentence, list mark, code, picture or link.

    ``accounted`` are spans of the source that the reader took in another way (front matter, link targets). Signs that are
    no words (a bullet, the colon behind a label, the bars of a table, a ruler) belong to the block around them.
    """
    text = report.source.text
    covered = bytearray(len(text))
    for span in (*_covered(report), *accounted):
        covered[span.start : span.end] = b"\x01" * (span.end - span.start)
    lost: list[Span] = []
    for match in _WORD.finditer(text):
        if 0 not in covered[match.start() : match.end()]:
            continue
        if lost and not text[lost[-1].end : match.start()].strip("\t 、。，．・"):
            lost[-1] = Span(lost[-1].start, match.end())
        else:
            lost.append(Span(*match.span()))
    return tuple(lost)


def _covered(report: Report) -> Iterator[Span]:
    for section in report.sections:
        yield from (sentence.span for sentence in section.heading)
        for block in section.blocks:
            yield from _covered_by(block)


def _covered_by(block: Block) -> Iterator[Span]:
    yield from (sentence.span for sentence in block_sentences(block))
    match block:
        case Code() | Image():
            yield block.span
        case ItemList():
            yield from (Span(item.span.start, item.span.start + len(item.marker)) for item in block.items)
        case _:
            return
