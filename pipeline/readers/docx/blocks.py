"""From the rendering to the parts of the report: headings, and blocks with their sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, groupby
from typing import Final

from pipeline.model.report import (
    Agenda,
    Block,
    Cell,
    Code,
    Dialogue,
    Fields,
    Image,
    Inline,
    ItemList,
    ListItem,
    Quote,
    Role,
    Table,
)
from pipeline.model.text import Span
from pipeline.readers import shapes
from pipeline.readers.build import Heading, Run, join, sentences, unit
from pipeline.readers.docx.rendering import LaidBlock, LaidCell, LaidParagraph, LaidPicture, LaidTable
from pipeline.readers.docx.shaped import Kind, Shaped, lines, shape
from pipeline.readers.prose import blocks_of_lines, caption, prose, timetable

_DEEPEST_HEADING: Final = 9

Part = Heading | Block


def make_parts(blocks: Iterable[LaidBlock]) -> tuple[list[Part], str]:
    """Return the headings and blocks of a report in order, ready for ``make_sections``, and its title if it shows one.

    The title is the text in the style Title, else the heading that the document begins with if no other is as high.
    """
    shaped = shape(blocks)
    parts: list[Part] = []
    styled = 0
    for kind, group in groupby(shaped, key=lambda one: one.kind):
        if kind != "heading":
            parts += _BLOCKS[kind](list(group))
            continue
        for one in group:
            styled = one.level or styled
            level = one.level or min(styled + one.below, _DEEPEST_HEADING)
            parts.append(Heading(unit(one.runs[0], "heading"), level, one.span))
    return parts, _title(shaped, parts)


def _title(shaped: Sequence[Shaped], parts: Sequence[Part]) -> str:
    for one in shaped:
        if one.is_title:
            return one.runs[0].text
    headings = [part for part in parts if isinstance(part, Heading)]
    if headings and parts[0] is headings[0] and all(one.level > headings[0].level for one in headings[1:]):
        return "".join(sentence.text for sentence in headings[0].sentences)
    return ""


def _inline(runs: Sequence[Run], role: Role) -> Inline:
    return tuple(replace(sentence, role=role) for sentence in prose(runs))


def _span(group: Sequence[Shaped]) -> Span:
    return Span(group[0].span.start, group[-1].span.end)


def _paragraphs(group: list[Shaped]) -> Iterator[Block]:
    """Yield the blocks of plain paragraphs; fields, turns and times go on from one paragraph to the next."""
    blocks = (block for one in group for block in blocks_of_lines(one.runs))
    before = next(blocks)
    for block in blocks:
        if (whole := _joined(before, block)) is None:
            yield before
        before = whole or block
    yield before


def _joined(first: Block, second: Block) -> Block | None:
    """Return two blocks of one kind as one, None for those that stay two."""
    span = Span(first.span.start, second.span.end)
    match first, second:
        case Fields(), Fields():
            return Fields(first.fields + second.fields, span)
        case Dialogue(), Dialogue():
            return Dialogue(first.turns + second.turns, span)
        case Agenda(), Agenda():
            return Agenda(first.entries + second.entries, span)
        case _:
            return None


def _captions(group: list[Shaped]) -> Iterator[Block]:
    yield from (caption(join(one.runs)) for one in group)


def _quotes(group: list[Shaped]) -> Iterator[Block]:
    yield from (Quote(prose(one.runs), one.span) for one in group)


def _code(group: list[Shaped]) -> Iterator[Block]:
    yield Code("\n".join(one.runs[0].text for one in group), _span(group))


def _lists(group: list[Shaped]) -> Iterator[Block]:
    """Yield the lists of Word's own making; an outermost item of another list, or another kind, begins one."""
    first = 0
    for at, one in enumerate(group):
        if at > first and one.level == 0 and (one.list_id, one.ordered) != (group[first].list_id, group[first].ordered):
            yield _list(group[first:at], [item.level for item in group[first:at]])
            first = at
    yield _list(group[first:], [item.level for item in group[first:]])


def _typed_lists(group: list[Shaped]) -> Iterator[Block]:
    """Yield a list whose marks were typed; a mark of a new kind goes a level down, a known one back to its level."""
    open_kinds: list[str] = []
    levels: list[int] = []
    for one in group:
        if one.list_id in open_kinds:
            del open_kinds[open_kinds.index(one.list_id) + 1 :]
        else:
            open_kinds.append(one.list_id)
        levels.append(len(open_kinds) - 1)
    yield _list(group, levels)


def _list(group: list[Shaped], levels: list[int]) -> ItemList | Agenda:
    items = tuple(
        ListItem(_inline(one.runs, "item"), level, one.marker, one.span)
        for one, level in zip(group, levels, strict=True)
    )
    made = ItemList(items, group[0].ordered, _span(group))
    return timetable(made) or made


def _pictures(group: list[Shaped]) -> Iterator[Block]:
    for one in group:
        if isinstance(one.laid, LaidPicture):
            yield _image(one.laid)


def _image(picture: LaidPicture) -> Image:
    return Image(picture.target, sentences(picture.alt, "alt"), picture.span)


def _tables(group: list[Shaped]) -> Iterator[Block]:
    for one in group:
        if isinstance(one.laid, LaidTable):
            yield _table(one.laid)
            for row in one.laid.rows:
                for cell in row:
                    yield from (_image(picture) for said in _paragraphs_of(cell) for picture in said.pictures)


def _table(table: LaidTable) -> Table:
    headers = _header_rows(table)
    rows = tuple(
        tuple(
            Cell(
                tuple(chain.from_iterable(_inline(lines(said.run), "cell") for said in _paragraphs_of(cell))), cell.span
            )
            for cell in row
        )
        for row in table.rows
    )
    return Table(rows, headers, table.span)


def _paragraphs_of(cell: LaidCell) -> Iterator[LaidParagraph]:
    """Yield the paragraphs of a cell, those of a table inside it too, in reading order."""
    for block in cell.blocks:
        if isinstance(block, LaidParagraph):
            yield block
        else:
            for row in block.rows:
                for inner in row:
                    yield from _paragraphs_of(inner)


def _header_rows(table: LaidTable) -> int:
    """Return how many rows are headings: those marked so, else the first if it, and not the second, stands out."""
    if table.marked_header_rows or len(table.rows) < 2:
        return min(table.marked_header_rows, len(table.rows))
    first, second = ([cell for cell in row if cell.blocks] for row in table.rows[:2])
    if len(first) < 2:
        return 0
    texts = [said.run.text for cell in first for said in _paragraphs_of(cell)]
    return int(
        table.bold_first_row
        or (all(map(_is_bold, first)) and not all(map(_is_bold, second)))
        or (all(cell.shaded for cell in first) and not all(cell.shaded for cell in second))
        or all(shapes.is_column_word(text) for text in texts)
    )


def _is_bold(cell: LaidCell) -> bool:
    return all(said.bold for said in _paragraphs_of(cell) if said.run.text.strip())


_BLOCKS: Final[Mapping[Kind, Callable[[list[Shaped]], Iterable[Block]]]] = {
    "text": _paragraphs,
    "caption": _captions,
    "quote": _quotes,
    "code": _code,
    "item": _lists,
    "typed item": _typed_lists,
    "picture": _pictures,
    "table": _tables,
}
