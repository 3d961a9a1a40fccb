"""Come here for what a draft says of itself in its own words: the fields and the table at its top, and its title."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.errors import InputError
from pipeline.model.report import Block, Fields, Inline, Meta, Note, Report, Table
from pipeline.readers.metadata import knows_key, lay_over, meta_from_pairs

_OPENING_SECTIONS = 3
"""The facts of a report stand at its top; a 場所：… further down belongs to a session, not to the report."""


def with_facts(report: Report, title: str = "") -> Report:
    """Return ``report`` with the facts that its first sections state put under what its metadata says already.

    They stay in the sections as well. ``title`` is the draft's own heading over everything. Facts that contradict
    themselves (an end before the start) are left in the text alone, and a note says so.
    """
    opening = (block for section in report.sections[:_OPENING_SECTIONS] for block in section.blocks)
    pairs = [(key, value) for key, value in _pairs(opening) if knows_key(key)]
    notes = report.notes
    try:
        stated = replace(meta_from_pairs(pairs, report.source.name), other=())
    except InputError as error:
        stated = Meta()
        notes = (*notes, Note("facts-not-used", (("reason", error.code), *sorted(error.fields.items()))))
    below = replace(report, meta=replace(stated, title=stated.title or title), notes=notes)
    return lay_over(below, report.meta)


def _pairs(blocks: Iterable[Block]) -> Iterator[tuple[str, str]]:
    for block in blocks:
        if isinstance(block, Fields):
            yield from ((_text(field.label), _text(field.value)) for field in block.fields)
        elif isinstance(block, Table):
            yield from ((_text(row[0].sentences), _text(row[1].sentences)) for row in block.rows if len(row) == 2)


def _text(inline: Inline) -> str:
    return "".join(sentence.text for sentence in inline)
