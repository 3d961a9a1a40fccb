"""What each paragraph of the rendering is: by its style if that says so, else by its look and its words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, Literal, NamedTuple

from pipeline.model.text import Span
from pipeline.readers import shapes
from pipeline.readers.build import Run, join, part
from pipeline.readers.docx.rendering import LaidBlock, LaidParagraph, LaidPicture, LaidTable
from pipeline.readers.plain_text.chunks import chunks_of
from pipeline.readers.plain_text.headings import levels_of, with_headings
from pipeline.readers.plain_text.lines import Line

Kind = Literal["heading", "caption", "quote", "code", "item", "typed item", "text", "picture", "table"]

_LONGEST_BARE_HEADING: Final = 40
"""In code points: a bold line beyond this is an emphasised sentence."""
_KANA: Final = re.compile(r"[\w「『（(].*[ぁ-ゖ]")
"""A line with Japanese grammar in it; a comment in source code begins with its mark."""
_BRACKETS: Final = ("【】", "《》", "〔〕", "＜＞", "<>", "［］")


class Shaped(NamedTuple):
    """A paragraph, or lines of one, and what it is; of an item, ``runs`` are what stands behind its mark.

    ``level`` counts headings from 1 and items from 0. A heading by its look or its words alone stands ``below`` the
    styled one before it, that many levels deeper. ``list_id`` tells one list from the next.
    """

    kind: Kind
    runs: tuple[Run, ...]
    span: Span
    level: int = 0
    below: int = 0
    ordered: bool = False
    marker: str = ""
    list_id: str = ""
    is_title: bool = False
    laid: LaidTable | LaidPicture | None = None


def shape(blocks: Iterable[LaidBlock]) -> list[Shaped]:
    """Return what the blocks are, in order; empty paragraphs are left out, a frame of one cell is looked into."""
    unframed = _with_prose_freed(list(_unframed(blocks)))
    headings = _headings_without_style([block for block in unframed if isinstance(block, LaidParagraph)])
    return [one for block in unframed for one in _shaped(block, headings)]


def lines(run: Run) -> tuple[Run, ...]:
    """Return the lines that a paragraph's line breaks part, without the empty ones."""
    pieces: list[Run] = []
    at = 0
    for text in run.text.split("\n"):
        pieces.append(part(run, Span(at, at + len(text))))
        at += len(text) + 1
    return tuple(piece for piece in pieces if piece.text)


def _unframed(blocks: Iterable[LaidBlock]) -> Iterator[LaidBlock]:
    for block in blocks:
        if isinstance(block, LaidTable) and len(block.rows) == 1 and len(block.rows[0]) == 1:
            yield from _unframed(block.rows[0][0].blocks)
        else:
            yield block


def _with_prose_freed(blocks: Sequence[LaidBlock]) -> list[LaidBlock]:
    """Take the style for literal text from Japanese sentences, and from all that has it when most of that is Japanese.

    LibreOffice opens plain text files in that style, and pages copied from the web bring it along.
    """
    literal = [block for block in blocks if isinstance(block, LaidParagraph) and block.style.role == "code"]
    text = "".join(one.run.text for one in literal)
    most = 2 * sum(not char.isascii() for char in text) > len(text)
    return [
        replace(block, style=replace(block.style, role=""))
        if isinstance(block, LaidParagraph) and block.style.role == "code" and (most or _is_prose(block))
        else block
        for block in blocks
    ]


def _is_prose(paragraph: LaidParagraph) -> bool:
    text = paragraph.run.text.strip()
    return shapes.is_stopped(text) and _KANA.match(text) is not None


def _headings_without_style(paragraphs: Sequence[LaidParagraph]) -> Mapping[int, Shaped]:
    """Return the headings that only their look or their words show, by where they start.

    A short line that is bold, or larger than the body, is one; so is a line with a mark for it (■概要, 第2章). Only in
    a document with no styled heading and no such look do the rules of plain text tell bare lines that are headings.
    """
    plain = [one for one in paragraphs if not one.style.role and not one.list_place and one.run.text.strip()]
    by_look = _by_look(plain)
    others = bool(by_look) or any(one.style.role == "heading" for one in paragraphs)
    by_words = _by_words([one for one in plain if one.span.start not in by_look], bare=not others)
    deepest = max((one.below for one in by_look.values()), default=0)
    lowered = {start: one._replace(below=one.below + deepest) for start, one in by_words.items()}
    return {**lowered, **by_look}


def _by_look(plain: Sequence[LaidParagraph]) -> dict[int, Shaped]:
    amounts: Counter[tuple[int, bool]] = Counter()
    for one in plain:
        amounts[one.size, one.bold] += len(one.run.text)
    size, bold = max(amounts, key=lambda look: (amounts[look], look), default=(0, False))
    found = [one for one in plain if (one.size > size or (one.bold and not bold)) and _reads_like_heading(one)]
    looks = sorted({(one.size, one.bold) for one in found}, reverse=True)
    return {one.span.start: _heading(one, looks.index((one.size, one.bold)) + 1) for one in found}


def _reads_like_heading(paragraph: LaidParagraph) -> bool:
    """Tell whether a line that stands out is not a sentence, a caption, a field or an agenda entry all the same."""
    text = paragraph.run.text.strip()
    if len(text) > _LONGEST_BARE_HEADING or "\n" in text or text.endswith(("、", "，", ",")):
        return False
    colon = shapes.field_of(text)
    if colon is not None and colon.end < len(text) and shapes.is_known_label(text[: colon.start]):
        return False
    tests = (shapes.is_stopped, shapes.is_predicate, shapes.is_caption, shapes.time_of, shapes.turn_of)
    return not any(test(text) for test in tests)


def _by_words(plain: Sequence[LaidParagraph], bare: bool) -> dict[int, Shaped]:
    """Return what the rules of plain text find, each paragraph taken as a line between blank ones."""
    by_start = {part(one.run, Span(0, len(one.run.text))).span.start: one for one in plain}
    typed: list[Line] = []
    for one in plain:
        typed += [Line(run.text, run.span, 0) for run in lines(one.run)]
        typed.append(Line("", Span(one.span.end, one.span.end), 0))
    chunks = [chunk for chunk in with_headings(chunks_of(typed)) if chunk.kind == "heading"]
    if not bare:
        chunks = [chunk for chunk in chunks if chunk.style not in ("bare", "title")]
    found: dict[int, Shaped] = {}
    for chunk, level in zip(chunks, levels_of(chunks), strict=True):
        paragraph = by_start.get(chunk.lines[0].span.start)
        if paragraph is not None and len(lines(paragraph.run)) == 1:
            found[paragraph.span.start] = _heading(paragraph, level)._replace(is_title=chunk.style == "title")
    return found


def _heading(paragraph: LaidParagraph, below: int) -> Shaped:
    """Return a heading without the mark that shows it to be one; a number stays."""
    run = part(paragraph.run, Span(0, len(paragraph.run.text)))
    marker = shapes.list_marker(run.text)
    if marker and not marker.ordered:
        run = part(run, Span(marker.body, len(run.text)))
    if any(run.text[0] == pair[0] and run.text.find(pair[1]) == len(run.text) - 1 > 1 for pair in _BRACKETS):
        run = part(run, Span(1, len(run.text) - 1))
    return Shaped("heading", (run,), paragraph.span, below=below)


def _shaped(block: LaidBlock, headings: Mapping[int, Shaped]) -> Iterator[Shaped]:
    if isinstance(block, LaidTable):
        yield Shaped("table", (), block.span, laid=block)
        return
    if block.run.text.strip():
        if block.span.start in headings:
            yield headings[block.span.start]
        else:
            yield from _shaped_paragraph(block)
    for picture in block.pictures:
        yield Shaped("picture", (picture.alt,), picture.span, laid=picture)


def _shaped_paragraph(paragraph: LaidParagraph) -> Iterator[Shaped]:
    runs, span, role = lines(paragraph.run), paragraph.span, paragraph.style.role
    if role in ("heading", "title"):
        is_title = role == "title"
        yield Shaped("heading", (join(runs),), span, level=paragraph.style.level or 1, is_title=is_title)
    elif role == "code":
        yield Shaped("code", (paragraph.run,), span)
    elif role in ("caption", "quote"):
        yield Shaped(role, runs, span)
    elif place := paragraph.list_place:
        yield Shaped("item", runs, span, level=place.level, ordered=place.ordered, list_id=place.list_id)
    else:
        yield from _typed_items(runs)


def _typed_items(runs: Sequence[Run]) -> Iterator[Shaped]:
    """Yield the items in a paragraph whose marks were typed, and what stands before them as text."""
    starts = [at for at, run in enumerate(runs) if _item_mark(run.text)]
    for begin, end in zip([0, *starts], [*starts, len(runs)], strict=True):
        if begin == end:
            continue
        some = tuple(runs[begin:end])
        span = Span(some[0].span.start, some[-1].span.end)
        marker = _item_mark(some[0].text)
        if marker is None:
            yield Shaped("text", some, span)
            continue
        behind = (part(some[0], Span(marker.body, len(some[0].text))), *some[1:])
        yield Shaped("typed item", behind, span, ordered=marker.ordered, marker=marker.text, list_id=marker.style)


def _item_mark(text: str) -> shapes.Marker | None:
    return None if shapes.is_caption(text) else shapes.list_marker(text)
