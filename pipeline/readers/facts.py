"""Come here for what a draft says of itself in its own words: the fields and the table at its top, and its title."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.errors import InputError
from pipeline.model.report import Block, Fields, Inline, Meta, Note, Report, Table
from pipeline.model.text import LineIndex, Span
from pipeline.readers.metadata import knows_key, lay_over, meta_from_pairs
from pipeline.readers.shapes import is_stopped

_OPENING_SECTIONS = 3
"""The facts of a report stand at its top; a 場所：… further down belongs to a session, not to the report."""


def with_facts(report: Report, title: str = "") -> Report:
    """Return ``report`` with the facts that its first sections state put under what its metadata says already.

    They stay in the sections as well. ``title`` is the draft's own heading over everything. Dates that contradict
    themselves are left in the text alone; a note says what is wrong with them.
    """
    opening = (block for section in report.sections[:_OPENING_SECTIONS] for block in section.blocks)
    stated = [(key, value, span) for key, value, span in _pairs(opening) if knows_key(key)]
    places = {key: span.start for key, _, span in stated}  # each key once: a line is counted from the beginning
    index = LineIndex.of(report.source.text)
    lines = {key: index.place(start).line for key, start in places.items()}
    notes = report.notes
    try:
        meta = meta_from_pairs([(key, value) for key, value, _ in stated], report.source.name, lines)
    except InputError as error:
        meta = Meta()
        dates = error.fields.get("date") or f"{error.fields.get('start')} – {error.fields.get('end')}"
        place = (("path", error.fields["path"]), ("line", error.fields["line"]))
        notes = (*notes, Note("facts-not-used", (*place, ("dates", dates))))
    below = replace(report, meta=replace(meta, title=meta.title or title, other=()), notes=notes)
    return lay_over(below, report.meta)


def _pairs(blocks: Iterable[Block]) -> Iterator[tuple[str, str, Span]]:
    for block in blocks:
        if isinstance(block, Fields):
            yield from ((_text(field.label), _text(field.value), field.span) for field in block.fields)
        elif isinstance(block, Table):
            # 出張者|…, and two such pairs in a row as Word forms have them: 出張者|…|訪問先|…
            for row in block.rows:
                if len(row) in (2, 4):
                    for key, value in zip(row[::2], row[1::2], strict=True):
                        yield _text(key.sentences), _text(value.sentences), key.span


def _text(inline: Inline) -> str:
    """Return the words of a label or a value; lines that end no sentence are parted, as the names of several people are."""
    texts = [sentence.text for sentence in inline]
    return "".join(text if is_stopped(text) else f"{text}、" for text in texts[:-1]) + "".join(texts[-1:])
