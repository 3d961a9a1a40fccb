"""Come here when a Markdown sentence has the wrong words or points at the wrong place: text without its marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from pipeline.model.report import Link, Unread
from pipeline.model.text import Anchor, Span, source_offset
from pipeline.readers.build import Run, anchors_within, join, part

if TYPE_CHECKING:
    from markdown_it.token import Token

_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Picture:
    """An image inside a text: its target, its alternative text, and its place in the source."""

    target: str
    alt: Run
    span: Span


@dataclass(frozen=True, slots=True)
class InlineText:
    """What a block's text holds: its lines, its pictures, and the marks and things that are no text of it."""

    lines: tuple[Run, ...]
    pictures: tuple[Picture, ...]
    unread: tuple[Unread, ...]
    accounted: tuple[Span, ...]


@dataclass(slots=True)
class _Writer:
    """Gathers a line: text with anchors, links and emphasis; what is open goes on in the next line."""

    lines: list[Run] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    emphasis: list[Span] = field(default_factory=list)
    at: int = 0
    targets: list[tuple[str, int]] = field(default_factory=list)
    strong: list[int] = field(default_factory=list)

    def add(self, text: str, sources: Sequence[Anchor]) -> None:
        self.anchors.extend(Anchor(anchor.text + self.at, anchor.source) for anchor in sources)
        self.texts.append(text)
        self.at += len(text)

    def close_link(self) -> None:
        target, start = self.targets.pop()
        if start < self.at:
            self.links.append(Link(Span(start, self.at), target))

    def close_emphasis(self) -> None:
        start = self.strong.pop()
        if start < self.at:
            self.emphasis.append(Span(start, self.at))

    def end_line(self) -> None:
        targets = [target for target, _ in self.targets]
        strong = len(self.strong)
        while self.targets:
            self.close_link()
        while self.strong:
            self.close_emphasis()
        if text := "".join(self.texts):
            run = Run(text, tuple(self.anchors), tuple(self.links), tuple(sorted(self.emphasis)))
            self.lines.append(part(run, Span(0, len(text))))
        self.texts, self.anchors, self.links, self.emphasis, self.at = [], [], [], [], 0
        self.targets = [(target, 0) for target in targets]
        self.strong = [0] * strong


def read_inline(content: str, children: Sequence[Token], anchors: tuple[Anchor, ...], line: int) -> InlineText:
    """Return the text of an inline token: ``content`` is its Markdown, ``anchors`` lead from it to the source.

    The tokens are followed through ``content`` one after another, so that every character is found where it stands, escapes
    and entities included. ``line`` is for messages. Text struck out is named, not read.
    """
    reading = _Reading(content, anchors, line)
    reading.follow(children)
    reading.writer.end_line()
    return InlineText(
        tuple(run for run in reading.writer.lines if run.text),
        tuple(reading.pictures),
        tuple(reading.unread),
        tuple(reading.accounted),
    )


class _Reading:
    """The state of following tokens through a Markdown text: ``at`` is how far they have come."""

    def __init__(self, content: str, anchors: tuple[Anchor, ...], line: int) -> None:
        self.content = content
        self.anchors = anchors
        self.line = line
        self.at = 0
        self.writer = _Writer()
        self.pictures: list[Picture] = []
        self.unread: list[Unread] = []
        self.accounted: list[Span] = []
        self.struck: list[int] = []

    def follow(self, children: Sequence[Token]) -> None:
        """Go through ``children``; what each kind of token means."""
        for token in children:
            match token.type:
                case "text":
                    self.copy(token.content, self.find(token.content))
                case "text_special":
                    self.replace(token.content, self.find(token.markup), len(token.markup))
                case "code_inline":
                    self.code(token)
                case "softbreak" | "hardbreak":
                    self.at = self.find("\n") + 1
                    self.writer.end_line()
                case "link_open":
                    self.at = self.find("<" if token.info == "auto" else "[") + 1
                    self.writer.targets.append((str(token.attrs.get("href", "")), self.writer.at))
                case "link_close":
                    self.writer.close_link()
                    if token.info == "auto":
                        self.skip(">")
                    else:
                        self.pass_destination()
                case "em_open" | "strong_open":
                    self.skip(token.markup)
                    self.writer.strong.append(self.writer.at)
                case "em_close" | "strong_close":
                    self.writer.close_emphasis()
                    self.skip(token.markup)
                case "s_open":
                    self.struck.append(self.at)
                    self.skip(token.markup)
                case "s_close":
                    self.skip(token.markup)
                    self.name("strikethrough", self.struck.pop(), self.at)
                case "image":
                    self.picture(token)
                case "footnote_ref":
                    start = self.find("[^")
                    self.at = self.content.index("]", start) + 1
                    self.account(start, self.at)
                case "html_inline":
                    self.html(token.content)
                case _:
                    self.copy(token.content, self.find(token.content))

    def find(self, text: str) -> int:
        """Return where ``text`` begins from here on; here, should it not be found."""
        at = self.content.find(text, self.at)
        return at if at >= 0 else self.at

    def skip(self, mark: str) -> None:
        self.at = self.find(mark) + len(mark)

    def copy(self, text: str, start: int) -> None:
        """Take ``text`` over as it stands at ``start`` of the content."""
        if not self.struck:
            self.writer.add(text, anchors_within(self.anchors, start, start + len(text)))
        self.at = start + len(text)

    def replace(self, text: str, start: int, length: int) -> None:
        """Take ``text`` over, which stands for ``length`` code points of the content: an escape or an entity."""
        if not self.struck:
            # Each code point leads to the last one of the entity: a span that ends with it ends behind it.
            last = self.source(start + length - 1)
            self.writer.add(text, [Anchor(offset, last) for offset in range(len(text))])
            self.account(start, start + length)
        self.at = start + length

    def code(self, token: Token) -> None:
        start = self.find(token.markup) + len(token.markup)
        raw = self.content[start : start + len(token.content)].replace("\n", " ")
        if raw != token.content:
            start += 1
        self.copy(token.content, start)
        self.skip(token.markup)

    def picture(self, token: Token) -> None:
        start = self.find("![")
        inner = _Reading(self.content, self.anchors, self.line)
        inner.at = start + 2
        inner.follow(token.children or [])
        inner.writer.end_line()
        self.at = max(inner.at, start + 2)
        self.pass_destination()
        span = Span(self.source(start), self.source(self.at - 1) + 1)
        alt = join([run for run in inner.writer.lines if run.text])
        target = typed_path(str(token.attrs.get("src", "")))
        self.pictures += [*inner.pictures, Picture(target, alt, span)]
        self.unread.append(Unread("image-path", f"line {self.line_of(start)}", 1, target))
        self.unread += inner.unread
        self.accounted += inner.accounted

    def pass_destination(self) -> None:
        """Go behind ``](target "title")``, ``][label]`` or ``]``; a title is named, for it is not read."""
        from markdown_it.helpers import parseLinkDestination, parseLinkTitle

        start = self.at
        self.at = self.find("]") + 1
        follower = self.content[self.at : self.at + 1]
        if follower == "[":
            self.at = self.content.find("]", self.at) + 1 or self.at
        elif follower == "(":
            at = self.blank(self.at + 1)
            target: Any = parseLinkDestination(self.content, at, len(self.content))
            if target.ok:
                at = self.blank(target.pos)
                title: Any = parseLinkTitle(self.content, at, len(self.content))
                if title.ok and title.pos > at and self.content[at] in "\"'(":
                    self.name("link-title", at, title.pos)
                    at = self.blank(title.pos)
                if self.content[at : at + 1] == ")":
                    self.at = at + 1
        self.account(start, self.at)

    def blank(self, at: int) -> int:
        while at < len(self.content) and self.content[at] in " \t\n":
            at += 1
        return at

    def html(self, tag: str) -> None:
        start = self.find(tag)
        self.at = start + len(tag)
        self.account(start, self.at)
        if _LINE_BREAK.fullmatch(tag):
            self.writer.end_line()
        else:
            self.name("comment" if tag.startswith("<!--") else "html", start, self.at)

    def name(self, kind: str, start: int, end: int) -> None:
        """Add a stretch of the content to what is named as unread."""
        self.unread.append(Unread(kind, f"line {self.line_of(start)}", 1, self.content[start:end][:80]))
        self.account(start, end)

    def line_of(self, at: int) -> int:
        """Return the line of the file that the offset ``at`` of the content stands in, from 1."""
        return self.line + self.content.count("\n", 0, at)

    def account(self, start: int, end: int) -> None:
        if start < end:
            self.accounted.append(Span(self.source(start), self.source(end - 1) + 1))

    def source(self, at: int) -> int:
        return source_offset(self.anchors, min(at, max(len(self.content) - 1, 0)))


def typed_path(target: str) -> str:
    """Return a target as it was typed: a path in the file system is no address and keeps its 図.

    >>> typed_path("%E5%9B%B3.png"), typed_path("https://example.com/%E5%9B%B3.png")
    ('図.png', 'https://example.com/%E5%9B%B3.png')
    """
    return target if "://" in target else unquote(target)
