"""The lines of a plain text: their words, their indentation, and what a line alone can show of its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import unescape
from typing import NamedTuple

from pipeline.model.report import Link
from pipeline.model.text import Anchor, Span, source_offset
from pipeline.readers import shapes
from pipeline.readers.build import Run, run_of

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+|\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_TAB = 4

_RULER = re.compile(r"([-=─━—–―＝*＊~～〜_＿+＋#＃・…‥◇◆□■○●☆★※\s])\1*$|[-=─━*~_+|\s]+$")
_ADDRESS = re.compile(r"https?://[!-;=?-~]+")
_FENCE = re.compile(r"(?:```|~~~)[\w .+-]*$")
_PROMPT = re.compile(r"\$ \S|>>> |C:\\[^>]*>")
_CODE_SIGNS = re.compile(r"[{}();=<>$\\]|^(?:import|from|def|class|include|sudo|apt|git|pip|make)\b")


class Line(NamedTuple):
    """A line of the source: ``text`` and ``span`` without surrounding white space, ``indent`` in columns."""

    text: str
    span: Span
    indent: int

    @property
    def run(self) -> Run:
        """The line as a run."""
        return self.after(0)

    def after(self, body: int) -> Run:
        """Return the run behind the line's first ``body`` code points; web addresses in it are links."""
        run = without_entities(run_of(self.text, Span(body, len(self.text)), self.span.start))
        return replace(run, links=tuple(_links(run.text))) if "://" in run.text else run


def without_entities(run: Run) -> Run:
    """Return ``run``, which has no links yet, with what a browser would have shown for ``&amp;`` and its like, as saved pages have them.

    >>> without_entities(run_of("B&amp;B東京", Span(0, 9)))
    Run(text='B&B東京', anchors=(Anchor(text=0, source=0), Anchor(text=2, source=6)), links=(), emphasis=())
    """
    if "&" not in run.text or not (found := list(_ENTITY.finditer(run.text))):
        return run
    texts, anchors, at = [run.text[: found[0].start()]], list(run.anchors), found[0].start()
    for match, after in zip(found, [*(one.start() for one in found[1:]), len(run.text)], strict=True):
        shown = unescape(match[0])
        at += len(shown)
        anchors.append(Anchor(at, source_offset(run.anchors, match.end())))
        texts += [shown, run.text[match.end() : after]]
        at += after - match.end()
    kept = [anchor for anchor in anchors if anchor.text < at]
    return replace(run, text="".join(texts), anchors=tuple(kept))


_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|#39|#34|#38);")
"""The marks that HTML itself has to write so; anything else, such as the name of a letter, is kept as typed."""


def lines_of(source: str, start: int) -> list[Line]:
    r"""Return the lines of ``source`` from the offset ``start`` on; LF, CRLF, CR and the rarer line ends all count.

    >>> [(line.text, line.indent) for line in lines_of("一\r\n　・二", 0)]
    [('一', 0), ('・二', 2)]
    """
    lines = []
    empty = True
    for match in _LINE.finditer(source, start):
        if match[0][0] in "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029":
            if empty:
                lines.append(Line("", Span(match.start(), match.start()), 0))
            empty = True
            continue
        empty = False
        text = match[0].strip()
        lead = len(match[0]) - len(match[0].lstrip())
        at = match.start() + (lead if text else 0)
        lines.append(Line(text, Span(at, at + len(text)), _indent(match[0][:lead])))
    return lines


def _links(text: str) -> Iterator[Link]:
    """Yield the addresses in ``text`` without the marks and brackets that follow them."""
    for match in _ADDRESS.finditer(text):
        address = match[0].rstrip(".,;:!?'\"*")
        if "(" not in address:
            address = address.rstrip(").,;:")
        yield Link(Span(match.start(), match.start() + len(address)), address)


def _indent(space: str) -> int:
    columns = 0
    for char in space:
        columns += _TAB - columns % _TAB if char == "\t" else shapes.columns(char)
    return columns


def is_ruler(text: str) -> bool:
    """Tell whether ``text`` is a line drawn across the page, or under a heading."""
    return text == "--" or (len(text) >= 3 and _RULER.match(text) is not None)


def is_fence(text: str) -> bool:
    """Tell whether ``text`` opens or closes literal text, as three backticks do."""
    return _FENCE.match(text) is not None


def is_prompt(text: str) -> bool:
    """Tell whether ``text`` is a command typed at a prompt."""
    return _PROMPT.match(text) is not None


def is_indented_code(lines: Sequence[Line]) -> bool:
    """Tell whether ``lines``, a paragraph, are source code: indented, no Japanese, and with the signs of code."""
    return all(line.indent >= 4 and line.text.isascii() and not shapes.is_address(line.text) for line in lines) and any(
        _CODE_SIGNS.search(line.text) for line in lines
    )
