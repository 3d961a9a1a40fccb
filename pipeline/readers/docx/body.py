"""The blocks of a part in document order: paragraphs, tables, text boxes; nothing is interpreted yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from pipeline.readers.docx.drawings import TextBox
from pipeline.readers.docx.inline import Event, Inlines, chosen_branch, content_control_skip
from pipeline.readers.docx.losses import Loss, plain_text
from pipeline.readers.docx.names import ALTERNATIVES, Element, M, R, W, child_value, switch
from pipeline.readers.docx.numbering import ListPlace, Lists
from pipeline.readers.docx.signs import equation_line
from pipeline.readers.docx.styles import Style, Styles

_PROPERTIES: Final = frozenset(
    W + name for name in ("tcPr", "trPr", "tblPr", "tblGrid", "tblPrEx", "sectPr", "sdtPr", "sdtEndPr")
)

_DELETED: Final = frozenset({W + "del", W + "moveFrom"})
_EQUATIONS: Final = frozenset({M + "oMath", M + "oMathPara"})
_BLOCKS: Final = frozenset({W + "p", W + "tbl", W + "altChunk"}) | _DELETED | _EQUATIONS
_MOST_COLUMNS: Final = 63
"""Word's own limit for the columns of a table."""


@dataclass(frozen=True, slots=True)
class ParagraphBlock:
    """One paragraph: ``contents`` are the events of the ``w:p`` numbered so; several, when changes join them."""

    contents: tuple[tuple[int, tuple[Event, ...]], ...]
    style: Style
    place: ListPlace | None

    @property
    def number(self) -> int:
        """The number of the ``w:p`` that gives the paragraph its style."""
        return self.contents[-1][0]


@dataclass(frozen=True, slots=True)
class CellBlock:
    """A table cell that covers ``columns`` grid columns; ``continued`` when it goes on from the cell above."""

    blocks: tuple[BodyBlock, ...]
    columns: int
    continued: bool
    shaded: bool


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table: per row, its cells and how many grid columns it leaves free before and after them."""

    rows: tuple[tuple[CellBlock, ...], ...]
    gaps: tuple[tuple[int, int], ...]
    marked_header_rows: int
    bold_first_row: bool


@dataclass(frozen=True, slots=True)
class LossBlock:
    """Something between paragraphs that is not read."""

    loss: Loss


BodyBlock = ParagraphBlock | TableBlock | LossBlock


@dataclass(frozen=True, slots=True)
class Body:
    """Reads the blocks of one part. ``numbers`` counts its ``w:p`` elements."""

    inlines: Inlines
    styles: Styles
    lists: Lists
    numbers: Mapping[Element, int]

    def read(self, container: Element) -> tuple[BodyBlock, ...]:
        """Return the blocks in ``container``, text boxes after the paragraph they hang on."""
        return tuple(self._blocks(container, ""))

    def _blocks(self, container: Element, skip: str) -> Iterator[BodyBlock]:
        """Yield the blocks in ``container``; a paragraph whose mark is deleted goes over into the next one."""
        pending: tuple[tuple[int, tuple[Event, ...]], ...] = ()
        waiting: ParagraphBlock | None = None
        for element, element_skip in _block_elements(container, skip):
            if element.tag == W + "p":
                block = self._paragraph(element, element_skip)
                block = replace(block, contents=pending + block.contents)
                if _mark_is_deleted(element):
                    pending, waiting = block.contents, block
                    continue
                pending, waiting = (), None
                yield block
                yield from self._boxes(block)
                continue
            if waiting is not None:
                yield waiting
                yield from self._boxes(waiting)
                pending, waiting = (), None
            if element.tag == W + "tbl":
                yield self._table(element, element_skip)
            else:
                yield LossBlock(self._not_a_paragraph(element))
        if waiting is not None:
            yield waiting
            yield from self._boxes(waiting)

    def _paragraph(self, element: Element, skip: str) -> ParagraphBlock:
        properties = element.find(W + "pPr")
        style = self.styles.of_paragraph(properties)
        if style.role == "contents":
            skip = skip or "contents"
        events = self.inlines.read(element, style.look, skip)
        return ParagraphBlock(((self.numbers[element], events),), style, self.lists.place(style))

    def _boxes(self, block: ParagraphBlock) -> Iterator[BodyBlock]:
        for _, events in block.contents:
            for event in events:
                if isinstance(event, TextBox):
                    yield from self._blocks(event.content, "")

    def _not_a_paragraph(self, element: Element) -> Loss:
        if element.tag in _DELETED:
            return Loss("deletion", plain_text(element))
        if element.tag in _EQUATIONS:
            return Loss("equation", equation_line(element))
        relationship = self.inlines.relationships.get(element.get(R + "id", ""))
        return Loss("alt-chunk", relationship.target if relationship else "")

    def _table(self, table: Element, skip: str) -> TableBlock:
        properties = table.find(W + "tblPr")
        rows: list[tuple[CellBlock, ...]] = []
        gaps: list[tuple[int, int]] = []
        headers = 0
        for row in _through(table, W + "tr"):
            row_properties = row.find(W + "trPr")
            deleted = row_properties is not None and row_properties.find(W + "del") is not None
            cells = tuple(self._cell(cell, skip, deleted) for cell in _through(row, W + "tc"))
            rows.append(cells)
            gaps.append((_number(row_properties, "gridBefore"), _number(row_properties, "gridAfter")))
            if headers == len(rows) - 1 and switch(row_properties, W + "tblHeader"):
                headers += 1
        first_row = _looks_at_first_row(properties) and self.styles.of_table(properties).bold_first_row
        return TableBlock(tuple(rows), tuple(gaps), headers, first_row)

    def _cell(self, cell: Element, skip: str, row_deleted: bool) -> CellBlock:
        properties = cell.find(W + "tcPr")
        merge = None if properties is None else properties.find(W + "vMerge")
        shading = None if properties is None else properties.find(W + "shd")
        deleted = row_deleted or (properties is not None and properties.find(W + "cellDel") is not None)
        if deleted:
            text = plain_text(cell)
            blocks: tuple[BodyBlock, ...] = (LossBlock(Loss("deletion", text)),) if text else ()
        else:
            blocks = tuple(self._blocks(cell, skip))
        return CellBlock(
            blocks,
            columns=max(_number(properties, "gridSpan"), 1),
            continued=merge is not None and merge.get(W + "val", "continue") == "continue",
            shaded=shading is not None and shading.get(W + "fill", "auto").lower() not in ("auto", "ffffff"),
        )


def _block_elements(container: Element, skip: str) -> Iterator[tuple[Element, str]]:
    """Yield paragraphs, tables and the like with why they are not read, through whatever wraps them."""
    for child in container:
        if child.tag in _BLOCKS:
            yield child, skip
        elif child.tag == W + "sdt":
            inner = content_control_skip(child) or skip
            for content in child.iterchildren(W + "sdtContent"):
                yield from _block_elements(content, inner)
        elif child.tag == ALTERNATIVES:
            branch = chosen_branch(child)
            if branch is not None:
                yield from _block_elements(branch, skip)
        elif child.tag not in _PROPERTIES:
            yield from _block_elements(child, skip)


def _through(container: Element, tag: str) -> Iterator[Element]:
    """Yield the rows of a table, or cells of a row, through content controls and tracked changes around them."""
    for child in container:
        if child.tag == tag:
            yield child
        elif child.tag not in _PROPERTIES:
            yield from _through(child, tag)


def _looks_at_first_row(properties: Element | None) -> bool:
    """Tell whether a table shows its style's first row: an attribute of its own, or bit 5 of the older ``w:val``."""
    look = None if properties is None else properties.find(W + "tblLook")
    if look is None:
        return False
    if (own := look.get(W + "firstRow")) is not None:
        return own in ("1", "true", "on")
    bits = look.get(W + "val", "")
    return bits.isalnum() and bits.isascii() and len(bits) == 4 and bits[2] in "2367ABEFabef"


def _mark_is_deleted(paragraph: Element) -> bool:
    marks = paragraph.find(f"{W}pPr/{W}rPr")
    return marks is not None and (marks.find(W + "del") is not None or marks.find(W + "moveFrom") is not None)


def _number(properties: Element | None, name: str) -> int:
    """Return a small whole number from ``properties``, 0 when it has none."""
    value = child_value(properties, W + name)
    return min(int(value), _MOST_COLUMNS) if value.isdecimal() else 0
