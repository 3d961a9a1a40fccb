"""Where the lines that the Markdown parser counts stand in the source, and its texts without quote marks and indentation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.model.text import Anchor, Span
from pipeline.readers.build import run_of

if TYPE_CHECKING:
    from markdown_it.token import Token

_LINE_END = re.compile(r"\r\n|\r|\n")


class Places:
    """The lines of a source from the offset ``start`` on, as the parser counts them: from 0."""

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.first_line = len(_LINE_END.findall(text, 0, start)) + 1
        self.starts = [start, *(match.end() for match in _LINE_END.finditer(text, start)), len(text)]

    def lines(self, first: int, end: int) -> Span:
        """Return the source of the lines ``[first, end)`` without the white space around them."""
        start, stop = self.starts[first], self.starts[min(end, len(self.starts) - 1)]
        return run_of(self.text, Span(start, stop)).span if self.text[start:stop].strip() else Span(start, start)

    def line(self, token: Token) -> int:
        """Return the line of ``token`` in the file, from 1."""
        return self.first_line + (token.map or [0])[0]

    def start(self, token: Token) -> int:
        """Return the offset at which the first line of ``token`` begins."""
        return self.starts[(token.map or [0])[0]]

    def end(self, token: Token, behind: int = 0) -> int:
        """Return the offset behind the last character of the content of an inline token."""
        last = self.anchors(token, behind)[-1]
        return last.source + len(token.content) - last.text

    def anchors(self, token: Token, behind: int = 0) -> tuple[Anchor, ...]:
        """Lead from the content of an inline token, its lines without quote marks and indentation, to the source."""
        first = (token.map or [0])[0]
        while first + 2 < len(self.starts) and not self.text[self.starts[first] : self.starts[first + 1]].strip():
            first += 1  # a line of nothing but 　 is no blank line to CommonMark
        anchors: list[Anchor] = []
        at = 0
        for number, line in enumerate(token.content.split("\n")):
            start = max(self.starts[min(first + number, len(self.starts) - 1)], behind)
            stop = self.starts[min(first + number + 1, len(self.starts) - 1)]
            found = self.text.find(line.strip(), start, stop)
            if found >= 0:
                anchors.append(Anchor(at, found - (len(line) - len(line.lstrip()))))
            else:
                anchors.extend(_aligned(line, at, self.text, start, stop))
            at += len(line) + 1
        return tuple(anchors)


def _aligned(line: str, at: int, text: str, start: int, stop: int) -> Iterator[Anchor]:
    """Align ``line`` (at offset ``at`` of the content) with a stretch of the source that has more characters: | as \\|."""
    run = None
    for offset, char in enumerate(line):
        found = text.find(char, start, stop)
        if found < 0:
            continue
        if run is None or found - offset != run:
            run = found - offset
            yield Anchor(at + offset, found)
        start = found + 1
    if run is None:
        yield Anchor(at, start)
