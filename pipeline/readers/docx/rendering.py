"""The plain rendering of a Word document: every paragraph read becomes a line of the source text, at a known place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from pipeline.model.report import Link, Locator, Unread
from pipeline.model.text import Anchor, Span
from pipeline.readers import build
from pipeline.readers.docx.body import BodyBlock, CellBlock, LossBlock, ParagraphBlock, TableBlock
from pipeline.readers.docx.drawings import Picture
from pipeline.readers.docx.inline import Event, NoteMark, Stretch
from pipeline.readers.docx.losses import Loss, joined, named, place
from pipeline.readers.docx.numbering import ListPlace
from pipeline.readers.docx.styles import Look, Style

_RAISED_NUMBER: Final = frozenset("0123456789+-−–０１２３４５６７８９")
_RAISED_FIGURES: Final = str.maketrans("0123456789+-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻")
_UNIT: Final = re.compile(r"(?:^|[^A-Za-z])[A-Za-zμ]{1,2}$")


@dataclass(frozen=True, slots=True)
class LaidPicture:
    """An image and its alternative text, which is a line of the rendering; without one, the span is empty."""

    target: str
    alt: build.Run
    span: Span


@dataclass(frozen=True, slots=True)
class LaidParagraph:
    """A paragraph in the rendering. ``bold``: all of it is; ``size``: of the largest letters, in half points."""

    run: build.Run
    span: Span
    style: Style
    list_place: ListPlace | None
    bold: bool
    size: int
    pictures: tuple[LaidPicture, ...]


@dataclass(frozen=True, slots=True)
class LaidCell:
    """What a table cell holds, in reading order; a filler for merged cells holds nothing."""

    blocks: tuple[LaidBlock, ...]
    span: Span
    shaded: bool = False


@dataclass(frozen=True, slots=True)
class LaidTable:
    """A table with a cell for every column of every row, as far as the file says."""

    rows: tuple[tuple[LaidCell, ...], ...]
    marked_header_rows: int
    bold_first_row: bool
    span: Span


LaidBlock = LaidParagraph | LaidTable


@dataclass(frozen=True, slots=True)
class Rendering:
    """The source text, its blocks, the way back to the file, and what is not read, in document order."""

    text: str
    blocks: tuple[LaidBlock, ...]
    locators: tuple[Locator, ...]
    unread: tuple[Unread, ...]
    notes_used: frozenset[tuple[str, str]]


def render(blocks: Iterable[BodyBlock], part: str, notes: Mapping[tuple[str, str], str]) -> Rendering:
    """Return the rendering of the blocks of ``part``; ``notes`` are the words of notes by kind and id.

    A paragraph is a line; a line break inside it is a line end as well. The cells of a table row are parted by tabs,
    which stand for the last line end of a cell. An alternative text is a line behind its paragraph.
    """
    page = _Page(part, notes)
    laid = tuple(page.lay(block) for block in blocks)
    return Rendering(
        "".join(page.pieces),
        tuple(block for block in laid if block is not None),
        tuple(page.locators),
        tuple(page.unread),
        frozenset(page.notes_used),
    )


@dataclass(slots=True)
class _Page:
    """The rendering while it grows; ``at`` is its length so far, in code points."""

    part: str
    notes: Mapping[tuple[str, str], str]
    pieces: list[str] = field(default_factory=list)
    at: int = 0
    locators: list[Locator] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    notes_used: set[tuple[str, str]] = field(default_factory=set)
    last_place: str = "beginning"

    def lay(self, block: BodyBlock) -> LaidBlock | None:
        """Add ``block`` to the rendering."""
        match block:
            case ParagraphBlock():
                return self._paragraph(block)
            case TableBlock():
                return self._table(block)
            case LossBlock():
                self.unread += named([block.loss], f"after {self.last_place}" if self.locators else "beginning")
                return None

    def _write(self, text: str) -> None:
        self.pieces.append(text)
        self.at += len(text)

    def _paragraph(self, block: ParagraphBlock) -> LaidParagraph:
        start = self.at
        line = _Line()
        for number, events in block.contents:
            line_start = line.length
            for event in events:
                self._event(event, line)
            self.locators.append(Locator(Span(start + line_start, start + line.length), self.part, number))
        text = "".join(line.pieces)
        self._write(text)
        span = Span(start, self.at)
        self._write("\n")
        pictures = tuple(self._picture(one, block.number) for one in line.pictures)
        self.last_place = place(block.number, text)
        self.unread += named(joined(line.losses), self.last_place)
        bold, emphasis = _emphasis(line.stretches, block.style.look)
        size = max((look.size or 0 for at, look in line.stretches if at.of(text).strip()), default=0)
        run = build.Run(text, (Anchor(0, start),), tuple(line.links), emphasis)
        return LaidParagraph(run, span, block.style, block.place, bold, size, pictures)

    def _event(self, event: Event, line: _Line) -> None:
        match event:
            case Stretch():
                line.add(event)
            case Loss():
                line.losses.append(event)
            case NoteMark(kind, note_id):
                self.notes_used.add((kind, note_id))
                line.losses.append(Loss(kind, self.notes.get((kind, note_id), "")))
            case Picture():
                line.pictures.append(event)

    def _picture(self, picture: Picture, number: int) -> LaidPicture:
        start = self.at
        if picture.alt:
            self._write(picture.alt)
            self.locators.append(Locator(Span(start, self.at), self.part, number))
            span = Span(start, self.at)
            self._write("\n")
        else:
            span = Span(start, start)
        return LaidPicture(picture.target, build.Run(picture.alt, (Anchor(0, start),)), span)

    def _table(self, table: TableBlock) -> LaidTable | None:
        start = self.at
        rows: list[tuple[LaidCell, ...]] = []
        for row, (before, after) in zip(table.rows, table.gaps, strict=True):
            if row and all(_is_deleted(cell) for cell in row):
                for cell in row:
                    self._blocks(cell)
                continue
            cells: list[LaidCell] = [self._filler()] * before
            for at, cell in enumerate(row):
                cells.append(self._cell(cell, last=at == len(row) - 1))
                cells += [self._filler()] * (cell.columns - 1)
            cells += [self._filler()] * after
            rows.append(tuple(cells))
        if not rows:
            return None
        return LaidTable(tuple(rows), table.marked_header_rows, table.bold_first_row, Span(start, self.at))

    def _cell(self, cell: CellBlock, last: bool) -> LaidCell:
        start = self.at
        blocks = self._blocks(cell)
        end = max(self.at - 1, start)
        if self.at > start:
            self.pieces.pop()
            self.at -= 1
        self._write("\n" if last else "\t")
        return LaidCell(blocks, Span(start, end), cell.shaded)

    def _blocks(self, cell: CellBlock) -> tuple[LaidBlock, ...]:
        return tuple(laid for laid in (self.lay(block) for block in cell.blocks) if laid is not None)

    def _filler(self) -> LaidCell:
        return LaidCell((), Span(self.at, self.at))


@dataclass(slots=True)
class _Line:
    """One paragraph while its events are gone through; spans count in its own text."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    stretches: list[tuple[Span, Look]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    losses: list[Loss | None] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)

    def add(self, stretch: Stretch) -> None:
        """Add ``stretch`` at the end of the line."""
        text = stretch.text
        if stretch.look.raised and text[0] in _RAISED_NUMBER and self.pieces and not self._ends_raised():
            text = raised("".join(self.pieces[-3:]), text)
            if text.startswith("^"):
                self.losses.append(Loss("superscript", stretch.text))
        self.losses.append(Loss("insertion", stretch.text) if stretch.inserted else None)
        span = Span(self.length, self.length + len(text))
        if stretch.link:
            if self.links and self.links[-1].target == stretch.link and self.links[-1].span.end == span.start:
                self.links[-1] = Link(Span(self.links[-1].span.start, span.end), stretch.link)
            else:
                self.links.append(Link(span, stretch.link))
        self.stretches.append((span, stretch.look))
        self.pieces.append(text)
        self.length = span.end

    def _ends_raised(self) -> bool:
        return bool(self.stretches[-1][1].raised)


def raised(before: str, text: str) -> str:
    """Return the raised number ``text`` as plain text, so that 10 to the 6th does not read as 106.

    Behind what may be a unit it is written with raised figures, behind anything else with a ``^``.

    >>> raised("体積は 3 m", "3"), raised("10", "-6"), raised("方式", "1")
    ('³', '^-6', '^1')
    """
    if before[-1:].isspace():
        return text
    return text.translate(_RAISED_FIGURES) if _UNIT.search(before) else "^" + text


def _emphasis(stretches: list[tuple[Span, Look]], ground: Look) -> tuple[bool, tuple[Span, ...]]:
    """Return whether all of a paragraph is bold, else the parts that stand out from its style as bold or italic."""
    spans: list[Span] = []
    whole = bool(stretches)
    for span, look in stretches:
        whole = whole and bool(look.bold)
        if (look.bold and not ground.bold) or (look.italic and not ground.italic):
            if spans and spans[-1].end == span.start:
                spans[-1] = Span(spans[-1].start, span.end)
            else:
                spans.append(span)
    return whole, () if whole else tuple(spans)


def _is_deleted(cell: CellBlock) -> bool:
    return bool(cell.blocks) and all(isinstance(block, LossBlock) for block in cell.blocks)
