"""Come here for drafts in plain text: lines become chunks, chunks become headings and blocks, nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.errors import InputError
from pipeline.model.report import Block, Code, Meta, Quote, Report, Source
from pipeline.model.text import Span
from pipeline.readers import shapes
from pipeline.readers.build import Heading, Run, make_sections, part, unit
from pipeline.readers.classification import TOP, classified, mark_block, marked
from pipeline.readers.coverage import with_losses
from pipeline.readers.encoding import decode, is_blank
from pipeline.readers.facts import with_facts
from pipeline.readers.front_matter import read_front_matter
from pipeline.readers.plain_text.chunks import Chunk, chunks_of
from pipeline.readers.plain_text.headings import levels_of, with_headings
from pipeline.readers.plain_text.lines import Line, lines_of
from pipeline.readers.plain_text.lists import list_blocks
from pipeline.readers.plain_text.tables import table_of
from pipeline.readers.prose import blocks_of_lines, caption, fields, prose
from pipeline.readers.raw import RawFile

_BRACKETS = re.compile(r"[■□◆◇●○]?\s*[【《〔［<＜]")
_HEADING_MARK = re.compile(r"#{1,6}[ 　]+|[■□◆◇●○◎★☆▼▽▲△▶►❖§]+\s*(?=\S)")


def read_plain_text(raw: RawFile) -> Report:
    """Return the plain text draft ``raw`` as a report.

    Raises InputError for bytes that are no text, for a text without a word, and for broken front matter.
    """
    text, encoding, notes = decode(raw)
    front = read_front_matter(text, raw.name)
    lines, marks = _marks_apart(lines_of(text, front.end if front else 0))
    chunks = with_headings(chunks_of(lines))
    if is_blank(text[front.end if front else 0 :]):
        raise InputError("input-empty", path=raw.name)
    parts = _with_marks(_parts(text, chunks), marks)
    source = Source(raw.name, text, "text", encoding, raw.sha256)
    report = Report(source, front.meta if front else Meta(), make_sections(parts), notes=notes)
    accounted = [Span(0, front.end if front else 0), *_list_marks(chunks)]
    title = chunks[0].lines[0].text if chunks and chunks[0].style == "title" else ""
    return classified(with_facts(with_losses(report, accounted), title), [mark.text for mark in marks])


def _marks_apart(lines: Sequence[Line]) -> tuple[list[Line], list[Run]]:
    """Return ``lines`` without the marks of classification (社外秘) on the first of them, and those marks."""
    left, marks, seen = list(lines), [], 0
    for at, line in enumerate(lines):
        if seen == TOP:
            break
        seen += bool(line.text)
        if found := marked(line.text):
            marks.append(part(line.run, found.mark))
            rest = part(line.run, found.rest)
            left[at] = Line(rest.text, rest.span, line.indent)
    return left, marks


def _with_marks(parts: Iterable[Heading | Block], marks: Sequence[Run]) -> Iterator[Heading | Block]:
    """Yield ``parts``, and among them, in the order of the source, a block for each mark."""
    waiting = list(marks)
    for one in parts:
        while waiting and waiting[0].span.start < one.span.start:
            yield mark_block(waiting.pop(0))
        yield one
    yield from map(mark_block, waiting)


def _parts(text: str, chunks: Sequence[Chunk]) -> Iterator[Heading | Block]:
    levels = iter(levels_of(chunks))
    for chunk in chunks:
        if chunk.kind == "heading":
            yield _heading(chunk, next(levels))
        else:
            yield from _blocks(text, chunk)


def _list_marks(chunks: Sequence[Chunk]) -> Iterator[Span]:
    """Yield the marks of list items, which a timetable or a field list made of them no longer shows."""
    for chunk in chunks:
        for line in chunk.lines if chunk.kind in ("list", "fields") else ():
            if marker := shapes.list_marker(line.text):
                yield Span(line.span.start, line.span.start + len(marker.text))


def _heading(chunk: Chunk, level: int) -> Heading:
    """Return the heading without its mark; a number (1.1, 第2章) is part of what it says."""
    line = chunk.lines[0]
    span = Span(line.span.start, chunk.lines[-1].span.end)
    bracketed = _BRACKETS.match(line.text) if chunk.bracketed else None
    mark = bracketed or _HEADING_MARK.match(line.text)
    start = mark.end() if mark else 0
    end = (
        len(line.text) - 1 if bracketed else len(line.text.rstrip("#")) if line.text.startswith("#") else len(line.text)
    )
    return Heading(unit(part(line.run, Span(start, end)), "heading"), level, span)


def _blocks(text: str, chunk: Chunk) -> list[Block]:
    lines, span = chunk.lines, Span(chunk.lines[0].span.start, chunk.lines[-1].span.end)
    match chunk.kind:
        case "ruler":
            return []
        case "table":
            return [table_of(lines)]
        case "list":
            return list_blocks(lines)
        case "fields":
            markers = [shapes.list_marker(line.text) for line in lines]
            return [fields([line.after(mark.body if mark else 0) for line, mark in zip(lines, markers, strict=True)])]
        case "code":
            return [Code(_literal(text, lines, chunk.style), span)]
        case "quote":
            inner = [line.after(len(line.text) - len(line.text.lstrip(">＞"))) for line in lines]
            return [Quote(prose([run for run in inner if run.text]), span)]
        case _:
            if _are_captions(lines):
                return [caption(line.run) for line in lines]
            return blocks_of_lines([line.run for line in lines])


def _literal(text: str, lines: Sequence[Line], style: str) -> str:
    """Return code as it was typed, without its fences and without the indentation that all of it shares."""
    inner = lines[1:-1] if style == "fence" else lines
    if not inner:
        return ""
    margin = min((line.indent for line in inner if line.text), default=0)
    return "\n".join(" " * (line.indent - margin) + line.text if line.text else "" for line in inner)


def _are_captions(lines: Sequence[Line]) -> bool:
    """Tell whether short lines without a full stop are what is left of pictures: one of them says so."""
    texts = [line.text for line in lines]
    return any(map(shapes.looks_like_caption, texts)) and all(
        len(text) <= 40 and not shapes.is_stopped(text) for text in texts
    )
