"""Come here for drafts in plain text: lines become chunks, chunks become headings and blocks, nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.errors import InputError
from pipeline.model.report import Block, Code, Fields, Meta, Note, Quote, Report, Source
from pipeline.model.text import Span
from pipeline.readers import shapes
from pipeline.readers.build import Heading, make_sections, unit
from pipeline.readers.encoding import decode
from pipeline.readers.front_matter import read_front_matter
from pipeline.readers.metadata import lay_over
from pipeline.readers.plain_text.chunks import Chunk, chunks_of
from pipeline.readers.plain_text.headings import levels_of, with_headings
from pipeline.readers.plain_text.lines import lines_of
from pipeline.readers.plain_text.lists import list_blocks
from pipeline.readers.plain_text.tables import table_of
from pipeline.readers.prose import blocks_of_lines, caption, prose
from pipeline.readers.raw import RawFile
from pipeline.readers.said import meta_said


def read_plain_text(raw: RawFile) -> Report:
    """Return the plain text draft ``raw`` as a report.

    Raises InputError for bytes that are no text, for a text without a word, and for broken front matter.
    """
    text, encoding, notes = decode(raw)
    front = read_front_matter(text, raw.name)
    chunks = with_headings(chunks_of(lines_of(text, front.end if front else 0)))
    if not chunks:
        raise InputError("input-empty", path=raw.name)
    sections = make_sections(_parts(text, chunks))
    source = Source(raw.name, text, "text", encoding, raw.sha256)
    title = next((chunk for chunk in chunks[:1] if chunk.style == "title"), None)
    ...
