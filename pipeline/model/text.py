"""Places in a text: spans in code points, and the map from a cleaned-up text back to what the writer typed."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range ``[start, end)`` in code points of a text.

    >>> Span(2, 5).of("0123456")
    '234'
    >>> Span(0, 3).overlaps(Span(3, 4))
    False
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the part of ``text`` that this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether ``other`` lies inside this span."""
        return self.start <= other.start and other.end <= self.end


class Anchor(NamedTuple):
    """From ``text`` on (an offset in a derived text), code points follow one another as from ``source`` on."""

    text: int
    source: int


def source_offset(anchors: tuple[Anchor, ...], offset: int) -> int:
    """Return the source offset of the code point at ``offset`` of the derived text.

    A derived text (a sentence joined from two lines, Markdown without its marks) keeps one anchor for each run
    that was copied; the first anchor is at text offset 0.

    >>> source_offset((Anchor(0, 10), Anchor(4, 15)), 5)
    16
    """
    at = bisect_right(anchors, offset, key=lambda anchor: anchor.text) - 1
    anchor = anchors[max(at, 0)]
    return anchor.source + offset - anchor.text


def source_span(anchors: tuple[Anchor, ...], span: Span) -> Span:
    """Return the source span of ``span`` of the derived text, from its first to its last code point.

    >>> source_span((Anchor(0, 10), Anchor(4, 15)), Span(2, 6))
    Span(start=12, end=17)
    """
    start = source_offset(anchors, span.start)
    if span.end <= span.start:
        return Span(start, start)
    return Span(start, source_offset(anchors, span.end - 1) + 1)


class Place(NamedTuple):
    """A place for people: line and column count from 1, the column in code points."""

    line: int
    column: int


_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class LineIndex:
    r"""Where the lines of a text start, found once for many places; lines end at LF, CRLF or a lone CR.

    >>> lines = LineIndex.of("一\r\n二三\n")
    >>> lines.place(4), lines.line(4)
    (Place(line=2, column=2), Span(start=3, end=6))
    """

    starts: tuple[int, ...]
    length: int

    @classmethod
    def of(cls, text: str) -> LineIndex:
        """Return the lines of ``text``."""
        return cls((0, *(match.end() for match in _LINE_END.finditer(text))), len(text))

    def place(self, offset: int) -> Place:
        """Return line and column of ``offset``."""
        line = bisect_right(self.starts, offset)
        return Place(line, offset - self.starts[line - 1] + 1)

    def line(self, offset: int) -> Span:
        """Return the whole line that ``offset`` stands in, its line end included."""
        line = bisect_right(self.starts, offset)
        return Span(self.starts[line - 1], self.starts[line] if line < len(self.starts) else self.length)


def place_of(text: str, offset: int) -> Place:
    r"""Return line and column of one ``offset`` in ``text``; for many of the same text take a ``LineIndex``.

    >>> place_of("一\r\n二三", 4)
    Place(line=2, column=2)
    """
    return LineIndex.of(text).place(offset)
