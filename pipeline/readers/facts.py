"""Come here for what a draft says of itself in its own words: the fields and the table at its top, and its title."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from pipeline.errors import InputError
from pipeline.model.report import Block, Fields, Inline, Meta, Note, Report, Table
from pipeline.model.text import LineIndex, Span
from pipeline.readers.metadata import knows_key, lay_over, meta_from_pairs
from pipeline.readers.shapes import is_stopped

_OPENING_SECTIONS = 3
"""The facts of a report stand at its top; a 場所：… further down belongs to a session, not to the report."""


def with_facts(report: Report, title: str = "") -> Report:
    """Return ``report`` with the facts that its first sections state put under what its metadata says already.

    They stay in the sections as well, named in ``stated`` where the metadata says all of them.
    ``title`` is the draft's own heading over everything. Dates that contradict
    themselves are left in the text alone; a note says what is wrong with them.
    """
    opening = (block for section in report.sections[:_OPENING_SECTIONS] for block in section.blocks)
    pairs = [pair for pair in _pairs(opening) if knows_key(_text(pair.label))]
    stated = [(_text(pair.label), _text(pair.value)) for pair in pairs]
    # Each key once: a line is counted from the beginning.
    places = {key: pair.span.start for (key, _), pair in zip(stated, pairs, strict=True)}
    index = LineIndex.of(report.source.text)
    lines = {key: index.place(start).line for key, start in places.items()}
    notes = report.notes
    try:
        meta = meta_from_pairs(stated, report.source.name, lines)
    except InputError as error:
        meta = Meta()
        dates = error.fields.get("date") or f"{error.fields.get('start')} – {error.fields.get('end')}"
        place = (("path", error.fields["path"]), ("line", error.fields["line"]))
        notes = (*notes, Note("facts-not-used", (*place, ("dates", dates))))
    below = replace(report, meta=replace(meta, title=meta.title or title, other=()), notes=notes)
    whole = lay_over(below, report.meta)
    said = (pair for pair, (key, value) in zip(pairs, stated, strict=True) if _is_said(key, value, whole.meta))
    ids = frozenset(sentence.id for pair in said for sentence in (*pair.label, *pair.value))
    return replace(whole, stated=ids)


class _Pair(NamedTuple):
    label: Inline
    value: Inline
    span: Span


def _is_said(key: str, value: str, meta: Meta) -> bool:
    """Tell whether ``meta`` says all that the pair does, in a fact that readers of the summary are shown."""
    try:
        alone = meta_from_pairs([(key, value)])
    except InputError:
        return False
    if alone.other or alone in (Meta(), Meta(to=alone.to, cc=alone.cc)):
        return False
    known = set(meta.travellers)
    alike = replace(meta, travellers=alone.travellers) if known.issuperset(alone.travellers) else meta
    return all(getattr(alone, name) in ((), "", getattr(alike, name)) for name in _SHOWN)


_SHOWN = ("kind", "title", "title_en", "event", "place", "start", "end", "travellers", "classification")


def _pairs(blocks: Iterable[Block]) -> Iterator[_Pair]:
    for block in blocks:
        if isinstance(block, Fields):
            yield from (_Pair(field.label, field.value, field.span) for field in block.fields)
        elif isinstance(block, Table):
            # 出張者|…, and two such pairs in a row as Word forms have them: 出張者|…|訪問先|…
            for row in block.rows:
                if len(row) in (2, 4):
                    for key, value in zip(row[::2], row[1::2], strict=True):
                        yield _Pair(key.sentences, value.sentences, key.span)


def _text(inline: Inline) -> str:
    """Return the words of a label or a value; lines that end no sentence are parted, as the names of several people are."""
    texts = [sentence.text for sentence in inline]
    return "".join(text if is_stopped(text) else f"{text}、" for text in texts[:-1]) + "".join(texts[-1:])
