"""The report as every reader gives it: source, metadata, and sections of blocks whose every sentence has a span."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from pipeline.model.text import Anchor, Span

Format = Literal["text", "markdown", "docx"]

Role = Literal["sentence", "heading", "item", "caption", "cell", "label", "value", "time", "speaker", "alt"]
"""What a sentence is in the report: running text, a heading, a list item, a caption, a table cell, the label or value of
a field, the time of an agenda entry, the speaker of a dialogue turn, the alternative text of an image."""


@dataclass(frozen=True, slots=True)
class Locator:
    """Where a stretch of the plain rendering stands in the file itself, as ``word/document.xml paragraph 12``.

    ``part`` is the zip member, ``paragraph`` counts ``w:p`` elements of that part from 0 in document order.
    """

    span: Span
    part: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Source:
    """The draft as read: ``text`` is what every span counts in (without BOM, line ends as they were).

    ``name`` is the path as the user gave it, with forward slashes. For a DOCX ``text`` is the plain rendering that
    ``docs/readers.md`` defines and ``locators`` lead back to its paragraphs.
    """

    name: str
    text: str
    format: Format
    encoding: str
    sha256: str
    locators: tuple[Locator, ...] = ()


@dataclass(frozen=True, slots=True)
class Meta:
    """Event facts. All are optional; what the writer did not say is empty, never made up.

    ``start`` and ``end`` are ISO dates, shortened to ``YYYY`` or ``YYYY-MM`` when no more is known. ``other`` keeps every
    further field as (key, value), in the order written.
    """

    kind: str = ""
    title: str = ""
    title_en: str = ""
    event: str = ""
    place: str = ""
    start: str = ""
    end: str = ""
    travellers: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    classification: str = ""
    lang: str = ""
    other: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink: ``span`` is its text, in code points of the sentence that holds it."""

    span: Span
    target: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, or one heading, caption, cell: the unit that is analysed, translated and reviewed.

    ``text`` is clean Japanese: hard-wrapped lines joined, Markdown marks removed. ``span`` is its place in the source and
    ``anchors`` map offsets in ``text`` to the source. ``id`` is a hash of section path and text, plus an occurrence.
    """

    id: str
    text: str
    span: Span
    anchors: tuple[Anchor, ...]
    role: Role = "sentence"
    links: tuple[Link, ...] = ()
    emphasis: tuple[Span, ...] = ()


Inline = tuple[Sentence, ...]
"""The sentences of one run of text, in order."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    sentences: Inline
    span: Span


@dataclass(frozen=True, slots=True)
class Quote:
    """Text set off as somebody else's words."""

    sentences: Inline
    span: Span


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item: ``level`` counts from 0, ``marker`` is what the writer typed (``•``, ``1.``; empty in a DOCX)."""

    sentences: Inline
    level: int
    marker: str
    span: Span


@dataclass(frozen=True, slots=True)
class ItemList:
    """A bulleted or numbered list; nested items follow their parent with a higher level."""

    items: tuple[ListItem, ...]
    ordered: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell."""

    sentences: Inline
    span: Span


@dataclass(frozen=True, slots=True)
class Table:
    """A table, row by row; ``header_rows`` rows at the top are headings."""

    rows: tuple[tuple[Cell, ...], ...]
    header_rows: int
    span: Span


@dataclass(frozen=True, slots=True)
class Caption:
    """The caption of a figure, photograph or table."""

    sentences: Inline
    span: Span


@dataclass(frozen=True, slots=True)
class Image:
    """A picture: ``target`` is its path or zip member; ``alt`` its alternative text as sentences."""

    target: str
    alt: Inline
    span: Span


@dataclass(frozen=True, slots=True)
class Field:
    """One line of a field list, 日時：5月12日."""

    label: Inline
    value: Inline
    span: Span


@dataclass(frozen=True, slots=True)
class Fields:
    """A field list."""

    fields: tuple[Field, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """One line of an agenda: a time and what happens then."""

    time: Inline
    sentences: Inline
    span: Span


@dataclass(frozen=True, slots=True)
class Agenda:
    """A timetable."""

    entries: tuple[AgendaEntry, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a dialogue or of a Q&A: who speaks (may be ``Q`` or ``A``) and what is said."""

    speaker: Inline
    sentences: Inline
    span: Span


@dataclass(frozen=True, slots=True)
class Dialogue:
    """Questions and answers, or a conversation."""

    turns: tuple[Turn, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Code:
    """Literal text (source code, command output): kept as it is, not translated."""

    text: str
    span: Span


Block = Paragraph | Quote | ItemList | Table | Caption | Image | Fields | Agenda | Dialogue | Code


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it up to the next heading.

    Sections are flat and in document order; ``level`` is 1 for the outermost headings, 0 for text before any heading
    (which has an empty ``heading``). ``path`` holds the headings' texts from the outermost down to this one.
    """

    heading: Inline
    level: int
    path: tuple[str, ...]
    blocks: tuple[Block, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Unread:
    """Something in the file that is not read, named so that nothing is lost in silence.

    ``kind`` is a code (``ruby``, ``deletion``, ``insertion``, ``text-box``, ``footnote``, ``comment``, ``html``, ...), ``where`` a
    place for people, ``amount`` how many of it there, ``text`` what it says if that is known (shortened).
    """

    kind: str
    where: str
    amount: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """Something a reader wants people to know, as a message code with its fields (a guessed encoding)."""

    code: str
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A draft, read. ``stated`` are the ids of sentences, labels and values, that ``meta`` says all of."""

    source: Source
    meta: Meta
    sections: tuple[Section, ...]
    unread: tuple[Unread, ...] = ()
    notes: tuple[Note, ...] = field(default=())
    stated: frozenset[str] = frozenset()


def block_sentences(block: Block) -> Iterator[Sentence]:
    """Yield the sentences of ``block`` in reading order."""
    match block:
        case Paragraph() | Quote() | Caption():
            yield from block.sentences
        case ItemList():
            for item in block.items:
                yield from item.sentences
        case Table():
            for row in block.rows:
                for cell in row:
                    yield from cell.sentences
        case Image():
            yield from block.alt
        case Fields():
            for one in block.fields:
                yield from one.label
                yield from one.value
        case Agenda():
            for entry in block.entries:
                yield from entry.time
                yield from entry.sentences
        case Dialogue():
            for turn in block.turns:
                yield from turn.speaker
                yield from turn.sentences
        case Code():
            return


def section_sentences(section: Section) -> Iterator[Sentence]:
    """Yield the heading's sentences, then those of every block."""
    yield from section.heading
    for block in section.blocks:
        yield from block_sentences(block)


def report_sentences(report: Report) -> Iterator[Sentence]:
    """Yield every sentence of ``report`` in document order."""
    for section in report.sections:
        yield from section_sentences(section)
