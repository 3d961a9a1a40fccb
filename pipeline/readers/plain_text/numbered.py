"""Numbers in front of lines: whether 1. 2. 3. count the items of a list, the fields of a form or the sections of a report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.readers import shapes
from pipeline.readers.plain_text.chunks import Chunk, chunks_of
from pipeline.readers.plain_text.lines import Line

_LONGEST_HEADING = 84
"""In columns."""


def numbered_sections(chunk: Chunk) -> list[Chunk]:
    """Return a numbered list as the fields and sections that it is; the list itself if it is one.

    １．出張先：大阪 is a field. ４．所見 is a heading when lines stand under it. One item that is neither makes all of
    them items of a list.
    """
    items = _outermost_items(chunk.lines)
    kinds = [_kind(item) for item in items]
    if "heading" not in kinds or "item" in kinds:
        return [chunk]
    chunks: list[Chunk] = []
    for kind, group in groupby(zip(kinds, items, strict=True), key=lambda pair: pair[0]):
        some = [item for _, item in group]
        if kind == "field":
            chunks.append(replace(chunk, kind="fields", lines=tuple(item[0] for item in some), isolated=True))
            continue
        for first, *rest in some:
            marker = shapes.list_marker(first.text)
            style = marker.style if marker else "1."
            chunks.append(replace(chunk, kind="heading", style=style, lines=(first,), isolated=True))
            chunks.extend(piece for below in chunks_of(rest) for piece in _inner(below))
    return chunks


def numbered_heading(chunks: Sequence[Chunk], at: int) -> Chunk:
    """Return a list of a single numbered line (1. 概要) as a heading if a paragraph or a list follows it."""
    chunk = chunks[at]
    text = chunk.lines[0].text
    marker = shapes.list_marker(text)
    if chunk.kind != "list" or len(chunk.lines) != 1 or marker is None or not marker.ordered or not chunk.isolated:
        return chunk
    body = at + 1 < len(chunks) and chunks[at + 1].kind not in ("ruler", "code")
    if not body or shapes.is_stopped(text) or shapes.columns(text) > _LONGEST_HEADING or shapes.field_of(text):
        return chunk
    return replace(chunk, kind="heading", style=marker.style)


def _inner(chunk: Chunk) -> list[Chunk]:
    return numbered_sections(chunk) if chunk.kind == "list" else [chunk]


def _outermost_items(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the items with the first line's mark and indentation, each with the lines below it."""
    opening = shapes.list_marker(lines[0].text)
    items: list[list[Line]] = []
    for line in lines:
        marker = shapes.list_marker(line.text)
        outermost = marker and opening and marker.style == opening.style and line.indent <= lines[0].indent
        if outermost or not items:
            items.append([line])
        else:
            items[-1].append(line)
    return items


def _kind(item: Sequence[Line]) -> str:
    """Return what an outermost item is: ``heading``, ``field`` or ``item``."""
    marker = shapes.list_marker(item[0].text)
    if marker is None or not marker.ordered:
        return "item"
    text, below = item[0].text[marker.body :], [line for line in item[1:] if line.text]
    if below and shapes.list_marker(below[0].text) is None and shapes.stands_over(text, [line.text for line in below]):
        return "heading"
    if shapes.is_heading_word(text):
        return "heading"
    colon = shapes.field_of(text)
    return "field" if colon and colon.end < len(text) and not below else "item"
