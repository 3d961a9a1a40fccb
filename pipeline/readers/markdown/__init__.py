"""Come here for drafts in Markdown: CommonMark with tables, footnotes and task lists, as blocks of sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pipeline.errors import InputError
from pipeline.model.report import (
    Block,
    Caption,
    Cell,
    Code,
    Image,
    Inline,
    ItemList,
    ListItem,
    Meta,
    Paragraph,
    Quote,
    Report,
    Source,
    Table,
    Unread,
)
from pipeline.model.text import Anchor, Span
from pipeline.readers import shapes
from pipeline.readers.build import Heading, Run, join, make_sections, part, run_of, sentences, unit
from pipeline.readers.coverage import with_losses
from pipeline.readers.encoding import decode
from pipeline.readers.facts import with_facts
from pipeline.readers.front_matter import read_front_matter
from pipeline.readers.markdown.inline import InlineText, read_inline
from pipeline.readers.prose import blocks_of_lines, caption, prose, timetable
from pipeline.readers.raw import RawFile

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

_DEEPEST = 40
"""Levels of nesting that are followed; what lies deeper is named as unread."""

_LINE_END = re.compile(r"\r\n|\r|\n")
_TASK = re.compile(r"\[[ xX]\]\s+")
_TAG = re.compile(r"<!--.*?-->|<(?:script|style)\b.*?</(?:script|style)\s*>|</?[a-zA-Z][^<>]*>|<[!?][^>]*>", re.DOTALL | re.IGNORECASE)


def read_markdown(raw: RawFile) -> Report:
    """Return the Markdown draft ``raw`` as a report.

    Raises InputError for bytes that are no text, for a draft without a word, and for broken front matter.
    """
    text, encoding, notes = decode(raw)
    front = read_front_matter(text, raw.name)
    reading = _Reading(text, front.end if front else 0)
    parts = list(reading.parts())
    if not parts:
        raise InputError("input-empty", path=raw.name)
    headings = [part for part in parts if isinstance(part, Heading)]
    outermost = min((heading.level for heading in headings), default=1)
    parts = [replace(one, level=one.level - outermost + 1) if isinstance(one, Heading) else one for one in parts]
    source = Source(raw.name, text, "markdown", encoding, raw.sha256)
    unread = tuple(reading.unread)
    report = Report(source, front.meta if front else Meta(), make_sections(parts), unread, notes)
    return with_facts(with_losses(report, reading.accounted), _title(headings))


def _title(headings: list[Heading]) -> str:
    """Return the words of the heading over all others: the first, if no other is as high."""
    if not headings or any(heading.level <= headings[0].level for heading in headings[1:]):
        return ""
    return "".join(sentence.text for sentence in headings[0].sentences)
