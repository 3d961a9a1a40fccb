"""Come here for drafts in Markdown: CommonMark with tables, footnotes and task lists, as blocks of sentences."""

from __future__ import annotations

from dataclasses import replace

from pipeline.errors import InputError
from pipeline.model.report import Meta, Report, Source
from pipeline.readers import shapes
from pipeline.readers.build import Heading, make_sections
from pipeline.readers.classification import apart, classified
from pipeline.readers.coverage import with_losses
from pipeline.readers.encoding import decode, is_blank
from pipeline.readers.facts import with_facts
from pipeline.readers.front_matter import read_front_matter
from pipeline.readers.markdown.blocks import is_marked_up, read_blocks
from pipeline.readers.plain_text import read_plain_text
from pipeline.readers.raw import RawFile


def read_markdown(raw: RawFile) -> Report:
    """Return the Markdown draft ``raw`` as a report; one without any mark-up is read as the plain text that it is.

    Raises InputError for bytes that are no text, for a draft without a word, and for broken front matter.
    """
    text, encoding, notes = decode(raw)
    front = read_front_matter(text, raw.name)
    if not is_marked_up(text, front.end if front else 0):
        return read_plain_text(raw)
    parts, unread, accounted = read_blocks(text, front.end if front else 0)
    if is_blank(text) or (not parts and not any(char.isalnum() for char in text)):
        raise InputError("input-empty", path=raw.name)
    parts, marks = apart(parts)
    headings = [one for one in parts if isinstance(one, Heading)]
    outermost = min((heading.level for heading in headings), default=1)
    parts = [replace(one, level=one.level - outermost + 1) if isinstance(one, Heading) else one for one in parts]
    source = Source(raw.name, text, "markdown", encoding, raw.sha256)
    report = Report(source, front.meta if front else Meta(), make_sections(parts), unread, notes)
    return classified(with_facts(with_losses(report, accounted), _title(headings)), marks)


def _title(headings: list[Heading]) -> str:
    """Return the words of the heading over all others: the first, if no other is as high."""
    if not headings or any(heading.level <= headings[0].level for heading in headings[1:]):
        return ""
    title = "".join(sentence.text for sentence in headings[0].sentences)
    return "" if shapes.is_section_name(title) else title
