"""Lists typed in plain text: which level an item has, by its indentation and its mark."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.model.report import Block, Dialogue, Fields, ItemList, ListItem
from pipeline.model.text import Span
from pipeline.readers import shapes
from pipeline.readers.build import Run
from pipeline.readers.plain_text.lines import Line
from pipeline.readers.prose import blocks_of_lines, field_list, prose, timetable


class _Item(NamedTuple):
    marker: shapes.Marker
    indent: int
    lines: list[Run]
    start: int


def list_blocks(lines: Sequence[Line]) -> list[Block]:
    """Return what the list in ``lines`` is: a list, or the timetable, field list or Q&A that is written as one."""
    items = _items(lines)
    runs = [run for item in items for run in item.lines]
    if shapes.turn_of(runs[0].text):
        blocks = blocks_of_lines(runs)
        if len(blocks) == 1 and isinstance(blocks[0], Dialogue | Fields):
            return blocks
    levels = _levels(items)
    made = ItemList(
        tuple(
            ListItem(prose(item.lines), level, item.marker.text, Span(item.start, item.lines[-1].span.end))
            for item, level in zip(items, levels, strict=True)
        ),
        items[0].marker.ordered,
        Span(lines[0].span.start, lines[-1].span.end),
    )
    return [field_list(made) or timetable(made) or made]


def _items(lines: Sequence[Line]) -> list[_Item]:
    items: list[_Item] = []
    for line in lines:
        if not line.text:
            continue
        marker = shapes.list_marker(line.text)
        if marker:
            items.append(_Item(marker, line.indent, [line.after(marker.body)], line.span.start))
        else:
            items[-1].lines.append(line.run)
    return items


def _levels(items: Sequence[_Item]) -> list[int]:
    """Return the level of each item: deeper when indented more, or when another mark begins at the same indentation."""
    open_items: list[tuple[int, str]] = []
    levels = []
    for item in items:
        while open_items and open_items[-1][0] > item.indent:
            open_items.pop()
        here = (item.indent, item.marker.style)
        if here in open_items:
            del open_items[open_items.index(here) + 1 :]
        else:
            open_items.append(here)
        levels.append(len(open_items) - 1)
    return levels
