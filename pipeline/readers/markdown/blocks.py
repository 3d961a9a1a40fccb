"""The blocks of a Markdown draft: what each kind of CommonMark block becomes, and where it stands in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from pipeline.model.report import (
    Block,
    Cell,
    Code,
    Image,
    ItemList,
    ListItem,
    Paragraph,
    Quote,
    Sentence,
    Table,
    Unread,
)
from pipeline.model.text import Anchor, Span
from pipeline.readers import shapes
from pipeline.readers.build import Heading, Run, join, part, run_of, sentences, unit
from pipeline.readers.markdown.inline import InlineText, read_inline
from pipeline.readers.prose import blocks_of_lines, caption, prose, timetable

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_DEEPEST = 40
"""Levels of nesting that are followed; what lies deeper is named as unread."""

_LINE_END = re.compile(r"\r\n|\r|\n")
_TASK = re.compile(r"\[[ xX]\]\s+")
_TAG = re.compile(
    r"<!--.*?-->|<(?:script|style)\b.*?</(?:script|style)\s*>|</?[a-zA-Z][^<>]*>|<[!?][^<>]*>",
    re.DOTALL | re.IGNORECASE,
)


class Parts(NamedTuple):
    """Headings and blocks in order, what was not read, and the spans of the source that hold no words."""

    parts: list[Heading | Block]
    unread: tuple[Unread, ...]
    accounted: tuple[Span, ...]


def read_blocks(text: str, start: int) -> Parts:
    """Return what stands in the Markdown ``text`` from the offset ``start`` (the start of a line) on."""
    reading = _Reading(text, start)
    environment: dict[str, Any] = {}
    tokens = _parser().parse(text[start:], environment)
    parts = [one for node in _tree(tokens) for one in reading.read(node)]
    targets = (*environment.get("references", {}).values(), *environment.get("duplicate_refs", ()))
    definitions = [reading.lines(*entry["map"]) for entry in targets]
    return Parts(parts, tuple(reading.unread), (Span(0, start), *definitions, *reading.accounted))


def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin, inline=False, move_to_end=False)
    # Escapes and entities stay tokens of their own, so that each is found at its place.
    parser.core.ruler.disable("text_join")
    return parser


@dataclass(frozen=True, slots=True)
class _Node:
    """A block token with what it holds: the opening token, and everything up to the closing one."""

    token: Token
    children: list[_Node] = field(default_factory=list)

    def inlines(self) -> Iterator[Token]:
        """Yield the inline tokens right below."""
        return (child.token for child in self.children if child.token.type == "inline")


def _tree(tokens: Sequence[Token]) -> list[_Node]:
    roots: list[_Node] = []
    path: list[_Node] = []
    for token in tokens:
        if token.nesting < 0:
            path.pop()
            continue
        node = _Node(token)
        (path[-1].children if path else roots).append(node)
        if token.nesting > 0:
            path.append(node)
    return roots


class _Reading:
    """Turns block tokens into blocks; gathers on the way what is not read."""

    def __init__(self, text: str, start: int) -> None:
        self.places = Places(text, start)
        self.unread: list[Unread] = []
        self.accounted: list[Span] = []

    def span(self, node: _Node) -> Span:
        """Return the source of ``node``."""
        first, end = node.token.map or (0, 0)
        return self.lines(first, end)

    def read(self, node: _Node) -> Iterator[Heading | Block]:
        """Yield what ``node`` is."""
        match node.token.type:
            case "heading_open":
                yield from self.heading(node)
            case "paragraph_open":
                for inline in node.inlines():
                    yield from self.paragraph(self.inline(inline), self.span(node))
            case "bullet_list_open" | "ordered_list_open":
                yield from self.list(node)
            case "blockquote_open":
                yield from self.quote(node)
            case "table_open":
                yield from self.table(node)
            case "fence" | "code_block":
                yield Code(node.token.content.rstrip("\n"), self.span(node))
            case "html_block":
                yield from self.html(node)
            case "footnote_reference_open":
                yield from self.footnote(node)
            case _:
                for child in node.children:
                    yield from self.read(child)

    def inline(self, token: Token) -> InlineText:
        """Return the text of an inline token, and keep what it does not read."""
        first = (token.map or [0, 0])[0]
        read = read_inline(token.content, token.children or [], self.anchors(token), self.first_line + first)
        self.unread.extend(read.unread)
        self.accounted.extend(read.accounted)
        return read

    def heading(self, node: _Node) -> Iterator[Heading | Block]:
        read = [self.inline(token) for token in node.inlines()]
        text = join([line for one in read for line in one.lines])
        if text.text:
            yield Heading(unit(text, "heading"), int(node.token.tag[1]), self.span(node))
        for one in read:
            yield from _images(one)

    def paragraph(self, read: InlineText, span: Span) -> Iterator[Block]:
        """Yield pictures and what the lines make; a short line right under a picture is its caption."""
        if read.pictures and read.lines and all(_is_label(line, read) for line in read.lines):
            yield from _images(read)
            for line in read.lines:
                yield caption(line)
            return
        blocks = blocks_of_lines(read.lines) if read.lines else []
        if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
            blocks = [Paragraph(blocks[0].sentences, span)]
        yield from blocks
        yield from _images(read)

    def quote(self, node: _Node) -> Iterator[Heading | Block]:
        """Yield the words of a quotation; tables, code and headings in it stand for themselves."""
        gathered: list[Sentence] = []
        for child in node.children:
            if child.token.type == "paragraph_open":
                for inline in child.inlines():
                    read = self.inline(inline)
                    gathered.extend(prose(read.lines) if read.lines else ())
                    yield from _images(read)
                continue
            if gathered:
                yield Quote(tuple(gathered), _over(gathered))
                gathered = []
            yield from self.read(child)
        if gathered:
            yield Quote(tuple(gathered), _over(gathered))

    def list(self, node: _Node) -> Iterator[Heading | Block]:
        """Yield the list, nested lists flattened; a table or code inside an item stands behind the items before it."""
        items: list[ListItem] = []
        ordered = node.token.type == "ordered_list_open"
        for one in self.items(node, 0):
            if isinstance(one, ListItem):
                items.append(one)
                continue
            yield from _listed(items, ordered)
            items = []
            yield one
        yield from _listed(items, ordered)

    def items(self, node: _Node, level: int) -> Iterator[ListItem | Heading | Block]:
        for item in node.children:
            marker = f"{item.token.info}{item.token.markup}"
            said: list[Sentence] = []
            for child in item.children:
                if child.token.type == "paragraph_open":
                    for inline in child.inlines():
                        read = self.inline(inline)
                        lines = list(read.lines)
                        if not said and lines and (task := _TASK.match(lines[0].text)):
                            marker = f"{marker} {task[0].strip()}"
                            lines[0] = part(lines[0], Span(task.end(), len(lines[0].text)))
                        said.extend(prose([line for line in lines if line.text]))
                        if read.pictures:
                            yield from self.item(item, level, marker, said)
                            said, marker = [], ""
                            yield from _images(read)
                    continue
                yield from self.item(item, level, marker, said)
                said, marker = [], ""
                if child.token.type in ("bullet_list_open", "ordered_list_open"):
                    yield from self.items(child, level + 1)
                else:
                    yield from self.read(child)
            yield from self.item(item, level, marker, said)

    def item(self, node: _Node, level: int, marker: str, said: Sequence[Sentence]) -> Iterator[ListItem]:
        """Yield an item if anything is said in it; its span runs from its mark to its last word."""
        if said:
            start = self.span(node).start if marker else said[0].span.start
            yield ListItem(tuple(said), level, marker, Span(start, said[-1].span.end))
        elif marker:
            start = self.span(node).start
            self.accounted.append(Span(start, start + len(marker)))

    def table(self, node: _Node) -> Iterator[Block]:
        rows: list[tuple[Cell, ...]] = []
        pictures: list[Block] = []
        header = 0
        for group in node.children:
            for row in group.children:
                header += group.token.type == "thead_open"
                cells, behind = [], self.starts[(row.token.map or [0])[0]]
                for inline in (token for cell in row.children for token in cell.inlines()):
                    anchors = self.anchors(inline, behind)
                    read = read_inline(inline.content, inline.children or [], anchors, self.line(inline))
                    self.unread.extend(read.unread)
                    self.accounted.extend(read.accounted)
                    pictures.extend(_images(read))
                    inner = tuple(sentence for line in read.lines for sentence in sentences(line, "cell"))
                    start = anchors[0].source
                    behind = max(behind, anchors[-1].source + len(inline.content) - anchors[-1].text)
                    cells.append(Cell(inner, _over(inner) if inner else Span(start, start)))
                rows.append(tuple(cells))
        yield Table(tuple(rows), header, self.span(node))
        yield from pictures

    def html(self, node: _Node) -> Iterator[Block]:
        """Yield the visible words of a piece of HTML; its tags are named as unread."""
        span = self.span(node)
        tags = list(_TAG.finditer(self.text, span.start, span.end))
        for kind in ("comment", "html"):
            some = [tag for tag in tags if tag[0].startswith("<!--") == (kind == "comment")]
            if some:
                self.unread.append(Unread(kind, f"line {self.line(node.token)}", len(some), some[0][0][:80]))
        self.accounted.extend(Span(*tag.span()) for tag in tags)
        visible = re.compile(r"[^\n\r]+")
        edges = [span.start, *(edge for tag in tags for edge in tag.span()), span.end]
        runs = [
            run_of(self.text, Span(*match.span()))
            for start, end in zip(edges[::2], edges[1::2], strict=True)
            for match in visible.finditer(self.text, start, end)
        ]
        lines = [run for run in runs if run.text]
        if lines:
            yield from blocks_of_lines(lines)

    def footnote(self, node: _Node) -> Iterator[Heading | Block]:
        """Yield a footnote, where it stands, as a list of one item."""
        label = f"[^{node.token.meta['label']}]"
        said: list[Sentence] = []
        others: list[Heading | Block] = []
        for child in node.children:
            if child.token.type == "paragraph_open":
                for inline in child.inlines():
                    read = self.inline(inline)
                    said.extend(prose(read.lines) if read.lines else ())
                    others.extend(_images(read))
            else:
                others.extend(self.read(child))
        start = self.text.find(label, self.starts[(node.token.map or [0])[0]])
        if said:
            item = ListItem(tuple(said), 0, label, Span(start, said[-1].span.end))
            yield ItemList((item,), False, item.span)
        yield from others


def _images(read: InlineText) -> Iterator[Image]:
    for picture in read.pictures:
        alt = sentences(picture.alt, "alt") if picture.alt.text else ()
        yield Image(picture.target, alt, picture.span)


def _is_label(line: Run, read: InlineText) -> bool:
    """Tell whether ``line`` can be the caption of the picture before it."""
    below = line.span.start > read.pictures[0].span.start
    return shapes.is_caption(line.text) or (below and len(line.text) <= 60 and not shapes.is_stopped(line.text))


def _listed(items: Sequence[ListItem], ordered: bool) -> Iterator[Block]:
    if items:
        made = ItemList(tuple(items), ordered, Span(items[0].span.start, items[-1].span.end))
        yield timetable(made) or made


def _over(inline: Sequence[Sentence]) -> Span:
    return Span(inline[0].span.start, inline[-1].span.end)
