"""HTML inside Markdown: which of it are tags, and which words a reader of the page would see."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.model.text import Span
from pipeline.readers.build import Run, run_of

_TAG = re.compile(
    r"<!--.*?-->|<(?:script|style)\b.*?</(?:script|style)\s*>|</?[a-zA-Z][^<>]*>|<[!?][^<>]*>",
    re.DOTALL | re.IGNORECASE,
)
_LINE = re.compile(r"[^\n\r]+")


class Html(NamedTuple):
    """The tags of a piece of HTML (scripts and comments whole), and the lines of words between them."""

    tags: list[Span]
    lines: list[Run]


def read_html(text: str, span: Span) -> Html:
    """Return tags and visible words of the HTML at ``span``.

    >>> html = read_html("<p>語<br>文</p>", Span(0, 13))
    >>> [run.text for run in html.lines], len(html.tags)
    (['語', '文'], 3)
    """
    tags = [Span(*match.span()) for match in _TAG.finditer(text, span.start, span.end)]
    edges = [span.start, *(edge for tag in tags for edge in tag), span.end]
    runs = [
        run_of(text, Span(*match.span()))
        for start, end in zip(edges[::2], edges[1::2], strict=True)
        for match in _LINE.finditer(text, start, end)
    ]
    return Html(tags, [run for run in runs if run.text])


def is_comment(tag: str) -> bool:
    """Tell whether ``tag`` is a comment, which its writer did not mean to be read."""
    return tag.startswith("<!--")
