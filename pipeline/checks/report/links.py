"""broken-link: an address that leads nowhere by its form alone (htp://, two schemes, Japanese at its end)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.manuscript import Manuscript
from pipeline.checks.place import make_finding
from pipeline.model.findings import Finding
from pipeline.model.text import Span

_WRONG = re.compile(
    r"(?:(?<![a-z])(?:htp|htttps?|htps|hhttps?|https?;//|https?:/(?!/)|https?//|https?:://|https?:///)[^\s、。）)」]*"
    r"|https?://https?[:/][^\s、。）)」]*|https?：／／\S*|(?:ｈｔｔｐ)\S*)"
)
_TARGET = re.compile(r"[、。）」『「\s　]")


def broken_link(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield addresses with a broken scheme, and links whose target holds what no address can."""
    for passage in manuscript.passages:
        for match in _WRONG.finditer(passage.text):
            yield make_finding("broken-link", "warning", passage.one, Span(*match.span()), {"found": match[0]})
        for link in passage.one.sentence.links:
            if _TARGET.search(link.target.strip()) or not link.target.strip():
                yield make_finding("broken-link", "warning", passage.one, link.span, {"found": link.target})
