"""What the entries of a section are: every block is cut into bullets, rows and turns before any English is put in."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.model.report import (
    Agenda,
    Block,
    Caption,
    Code,
    Dialogue,
    Fields,
    Image,
    Inline,
    ItemList,
    Paragraph,
    Quote,
    Section,
    Sentence,
    Table,
)
from pipeline.model.summary import EntryKind


class Planned(NamedTuple):
    """An entry to be: ``parts`` are the runs of sentences it is made of (the cells of a row, label and value, ...).

    ``literal`` is text that is not translated: the lines of a code block. ``target`` is that of a picture.
    """

    kind: EntryKind
    block: int
    parts: tuple[Inline, ...]
    level: int = 0
    number: str = ""
    header: bool = False
    literal: str = ""
    target: str = ""

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of all parts, in reading order."""
        return tuple(sentence for part in self.parts for sentence in part)


def plan(section: Section) -> tuple[Planned, ...]:
    """Return the entries of ``section``, in order; each of its blocks' sentences is in exactly one of them."""
    return tuple(
        entry
        for at, block in enumerate(section.blocks)
        for entry in _entries(block, at)
        if entry.sentences or entry.literal or entry.kind == "image"
    )


def _entries(block: Block, at: int) -> Iterator[Planned]:
    match block:
        case Paragraph():
            for sentence in block.sentences:
                yield Planned("text", at, ((sentence,),))
        case Quote():
            yield Planned("quote", at, (block.sentences,))
        case Caption():
            yield Planned("caption", at, (block.sentences,))
        case Image():
            yield Planned("image", at, (block.alt,), target=block.target)
        case ItemList():
            yield from _items(block, at)
        case Table():
            for row_at, row in enumerate(block.rows):
                header = row_at < block.header_rows
                yield Planned("row", at, tuple(cell.sentences for cell in row), header=header)
        case Fields():
            for field in block.fields:
                yield Planned("field", at, (field.label, field.value))
        case Agenda():
            for slot in block.entries:
                yield Planned("agenda", at, (slot.time, slot.sentences))
        case Dialogue():
            for turn in block.turns:
                yield Planned("turn", at, (turn.speaker, turn.sentences))
        case Code():
            yield Planned("code", at, (), literal=block.text)


def _items(block: ItemList, at: int) -> Iterator[Planned]:
    """Number an ordered list as the writer did; where the draft has no readable number, count at each level."""
    counts: dict[int, int] = {}
    for item in block.items:
        counts = {level: count for level, count in counts.items() if level <= item.level}
        counts[item.level] = counts.get(item.level, 0) + 1
        number = (_typed_number(item.marker) or f"{counts[item.level]}.") if block.ordered else ""
        yield Planned("item", at, (item.sentences,), level=item.level, number=number)


def _typed_number(marker: str) -> str:
    """Return ``marker`` in plain characters when it holds a number or a Latin letter, otherwise nothing.

    >>> _typed_number("（３）"), _typed_number("イ）"), _typed_number("②")
    ('(3)', '', '2')
    """
    plain = unicodedata.normalize("NFKC", marker).strip()
    return plain if plain.isascii() and any(char.isalnum() for char in plain) else ""
