"""From the rendering to the parts of the report: headings and blocks with their sentences, and the facts they state."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, groupby
from typing import Final

from pipeline.errors import InputError
from pipeline.model.report import (
    Agenda,
    AgendaEntry,
    Block,
    Caption,
    Cell,
    Code,
    Dialogue,
    Field,
    Fields,
    Image,
    Inline,
    ItemList,
    ListItem,
    Meta,
    Paragraph,
    Quote,
    Role,
    Table,
    Turn,
)
from pipeline.model.text import Span
from pipeline.readers import shapes
from pipeline.readers.build import Heading, Run, join, sentences, unit
from pipeline.readers.docx.rendering import LaidBlock, LaidCell, LaidParagraph, LaidPicture, LaidTable
from pipeline.readers.docx.shaped import Kind, Shaped, lines, shape
from pipeline.readers.metadata import knows_key, meta_from_pairs

_DEEPEST_HEADING: Final = 9

Part = Heading | Block


def make_parts(blocks: Iterable[LaidBlock]) -> tuple[list[Part], str]:
    """Return the headings and blocks of a report in order, ready for ``make_sections``, and its title if it shows one.

    The title is the text in the style Title, else the heading that the document begins with if no other is as high.
    """
    shaped = shape(blocks)
    parts: list[Part] = []
    depth = 0
    for kind, group in groupby(shaped, key=lambda one: one.kind):
        if kind != "heading":
            parts += _BLOCKS[kind](list(group))
            continue
        for one in group:
            depth = one.level or depth
            level = one.level or min(depth + one.rank + 1, _DEEPEST_HEADING)
            parts.append(Heading(unit(join(list(lines(one.run))), "heading"), level, one.span))
    return parts, _title(shaped, parts)


def read_meta(parts: Sequence[Part], title: str, other: Sequence[tuple[str, str]]) -> Meta:
    """Return the facts that the fields and label tables at the top state; ``title`` and ``other`` are laid under them.

    A statement that cannot be true (an end before the start) stays in ``other`` as it was written: the words are in the
    report all the same.
    """
    pairs = [pair for part in _top(parts) for pair in _pairs(part)]
    if title and not any(key == "title" for key, _ in pairs):
        pairs.append(("title", title))
    kept: list[tuple[str, str]] = []
    left: list[tuple[str, str]] = []
    for pair in pairs:
        try:
            meta_from_pairs([*kept, pair])
            kept.append(pair)
        except InputError:
            left.append(pair)
    meta = meta_from_pairs(kept)
    return replace(meta, other=(*meta.other, *left, *other))


def _title(shaped: Sequence[Shaped], parts: Sequence[Part]) -> str:
    titles = [join(list(lines(one.run))).text for one in shaped if one.is_title]
    if titles:
        return titles[0]
    headings = [part for part in parts if isinstance(part, Heading)]
    if headings and parts[0] is headings[0] and all(one.level > headings[0].level for one in headings[1:]):
        return "".join(sentence.text for sentence in headings[0].sentences)
    return ""


def _top(parts: Sequence[Part]) -> Iterator[Part]:
    """Yield what stands above the second heading behind the title: the head of the report, and its first section."""
    headings = 0
    for at, part in enumerate(parts):
        if isinstance(part, Heading) and at > 0:
            headings += 1
        if headings > 1:
            return
        yield part


def _pairs(part: Part) -> Iterator[tuple[str, str]]:
    """Yield label and value of the fields, or of the rows of a table of labels, if any label names a known fact."""
    found: list[tuple[str, str]] = []
    if isinstance(part, Fields):
        found = [(_said(field.label), _said(field.value)) for field in part.fields]
    elif isinstance(part, Table) and not part.header_rows:
        for row in part.rows:
            cells = [text for cell in row if (text := _said(cell.sentences, "、"))]
            found += [(label, value) for label, value in zip(cells[::2], cells[1::2], strict=False)]
    if any(knows_key(label) for label, _ in found):
        yield from found


def _said(inline: Inline, between: str = "") -> str:
    return between.join(sentence.text for sentence in inline)


def _inline(run: Run, role: Role) -> Inline:
    """Return the sentences of a paragraph; a line break by hand ends one, unless the words go on."""
    return tuple(chain.from_iterable(sentences(line, role) for line in lines(run)))


def _span(group: Sequence[Shaped]) -> Span:
    return Span(group[0].span.start, group[-1].span.end)


def _paragraphs(group: list[Shaped]) -> Iterator[Block]:
    for one in group:
        yield Paragraph(sentences(one.run), one.span)


def _captions(group: list[Shaped]) -> Iterator[Block]:
    for one in group:
        yield Caption(_inline(one.run, "caption"), one.span)


def _quotes(group: list[Shaped]) -> Iterator[Block]:
    for one in group:
        yield Quote(_inline(one.run, "sentence"), one.span)


def _code(group: list[Shaped]) -> Iterator[Block]:
    yield Code("\n".join(one.run.text for one in group), _span(group))


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


def _list(group: list[Shaped], levels: list[int]) -> ItemList:
    items = tuple(
        ListItem(_inline(one.body or one.run, "item"), level, one.marker, one.span)
        for one, level in zip(group, levels, strict=True)
    )
    return ItemList(items, group[0].ordered, _span(group))


def _dialogue(group: list[Shaped]) -> Iterator[Block]:
    turns = (Turn(unit(one.lead, "speaker"), sentences(one.body), one.span) for one in group if one.lead and one.body)
    yield Dialogue(tuple(turns), _span(group))


def _agenda(group: list[Shaped]) -> Iterator[Block]:
    entries = (
        AgendaEntry(unit(one.lead, "time"), sentences(one.body), one.span) for one in group if one.lead and one.body
    )
    yield Agenda(tuple(entries), _span(group))


def _fields(group: list[Shaped]) -> Iterator[Block]:
    fields = (
        Field(unit(one.lead, "label"), sentences(one.body, "value"), one.span) for one in group if one.lead and one.body
    )
    yield Fields(tuple(fields), _span(group))


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
            Cell(tuple(chain.from_iterable(_inline(said.run, "cell") for said in _paragraphs_of(cell))), cell.span)
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
    "turn": _dialogue,
    "agenda": _agenda,
    "field": _fields,
    "picture": _pictures,
    "table": _tables,
}
