"""The blocks of a Markdown draft: what each kind of CommonMark block becomes, and where it stands in the source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
from pipeline.model.text import Span
from pipeline.readers import shapes
from pipeline.readers.build import Heading, Run, join, part, sentences, unit
from pipeline.readers.markdown.html import is_comment, read_html
from pipeline.readers.markdown.inline import InlineText, read_inline, typed_path
from pipeline.readers.markdown.places import Places
from pipeline.readers.prose import blocks_of_lines, caption, field_list, prose, timetable

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_DEEPEST = 40
"""Levels of nesting that are followed; what lies deeper is named as unread."""

_SHOWN = 80
"""Code points of what is not read that are quoted."""

_TASK = re.compile(r"\[[ xX]\]\s+")


_OF_ANY_TEXT = frozenset(
    {f"{kind}_{end}" for kind in ("paragraph", "bullet_list", "ordered_list", "list_item") for end in ("open", "close")}
    | {"inline", "text", "softbreak", "hardbreak", "hr"}
)
"""Tokens of Markdown that text without any mark-up has as well."""


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
    definitions = [reading.places.lines(*entry["map"]) for entry in targets]
    reading.unread.extend(_of_definitions(targets, reading.targets, reading.places))
    return Parts(parts, tuple(reading.unread), (Span(0, start), *definitions, *reading.accounted))


def is_marked_up(text: str, start: int) -> bool:
    """Tell whether ``text`` from ``start`` on has anything that is Markdown's alone; paragraphs and lists any text may have.

    >>> is_marked_up("■ 経緯\\n\\n・先方の話\\n- 次回", 0), is_marked_up("**太字**", 0), is_marked_up("# 経緯", 0)
    (False, True, True)
    """
    blocks = _parser().parse(text[start:])
    return any(token.type not in _OF_ANY_TEXT for block in blocks for token in (block, *(block.children or ())))


def _of_definitions(definitions: Iterable[Mapping[str, Any]], used: set[str], places: Places) -> Iterator[Unread]:
    """Name what is not read of link definitions ([a]: http://example.com "title"): titles, and targets never referred to."""
    for entry in definitions:
        where = f"line {places.first_line + entry['map'][0]}"
        if entry["title"]:
            yield Unread("link-title", where, 1, entry["title"][:_SHOWN])
        if entry["href"] not in used:
            yield Unread("link-target", where, 1, typed_path(entry["href"])[:_SHOWN])


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
        self.targets: set[str] = set()

    def span(self, node: _Node) -> Span:
        """Return the source of ``node``."""
        first, end = node.token.map or (0, 0)
        return self.places.lines(first, end)

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

    def inline(self, token: Token, behind: int = 0) -> InlineText:
        """Return the text of an inline token, and keep what it does not read; cells stand ``behind`` one another."""
        anchors = self.places.anchors(token, behind)
        read = read_inline(token.content, token.children or [], anchors, self.places.line(token))
        self.unread.extend(read.unread)
        self.accounted.extend(read.accounted)
        self.targets.update(str(child.attrs.get("href") or child.attrs.get("src")) for child in token.children or ())
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
                cells, behind = [], self.places.start(row.token)
                for token in (inline for cell in row.children for inline in cell.inlines()):
                    read = self.inline(token, behind)
                    pictures.extend(_images(read))
                    behind = max(behind, self.places.end(token, behind))
                    inner = tuple(sentence for line in read.lines for sentence in sentences(line, "cell"))
                    cells.append(Cell(inner, _over(inner) if inner else Span(behind, behind)))
                rows.append(tuple(cells))
        yield Table(tuple(rows), header, self.span(node))
        yield from pictures

    def html(self, node: _Node) -> Iterator[Block]:
        """Yield the visible words of a piece of HTML; its tags are named as unread."""
        tags, lines = read_html(self.places.text, self.span(node))
        for kind in ("comment", "html"):
            some = [tag for tag in tags if is_comment(tag.of(self.places.text)) == (kind == "comment")]
            if some:
                where = f"line {self.places.line(node.token)}"
                self.unread.append(Unread(kind, where, len(some), some[0].of(self.places.text)[:80]))
        self.accounted.extend(tags)
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
        start = self.places.text.find(label, self.places.start(node.token))
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
        bullets = all(item.marker in ("-", "*", "+") for item in items)
        yield (field_list(made) if bullets else None) or timetable(made) or made


def _over(inline: Sequence[Sentence]) -> Span:
    return Span(inline[0].span.start, inline[-1].span.end)
