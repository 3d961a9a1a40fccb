"""Come here for what the lines of a paragraph become: fields, questions and answers, timetables, captions, prose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.model.report import (
    Agenda,
    AgendaEntry,
    Block,
    Caption,
    Dialogue,
    Field,
    Fields,
    Inline,
    ItemList,
    ListItem,
    Paragraph,
    Turn,
)
from pipeline.model.text import Span
from pipeline.readers import shapes
from pipeline.readers.build import Run, join, part, sentences, unit

_WRAPPED = 64
"""In columns of a fixed-width font. So wide a line that ends in mid-sentence was broken by an editor, not by the writer."""

_RAGGED = 6
"""Columns by which the full lines of a wrapped paragraph differ at most: a long word or a mark kept from the margin."""


_BULLETS = "・• 　"
"""What may stand before the label of a field: no list to Markdown, and no part of the label."""


def blocks_of_lines(lines: Sequence[Run]) -> list[Block]:
    """Return the blocks that the consecutive ``lines`` of one paragraph make, in order; no line is lost.

    >>> from pipeline.readers.build import run_of
    >>> text = "日時：5月12日\\n場所：工場"
    >>> [type(block).__name__ for block in blocks_of_lines([run_of(text, Span(0, 8)), run_of(text, Span(9, 14))])]
    ['Fields']
    """
    kinds = _kinds([line.text for line in lines])
    blocks: list[Block] = []
    at = 0
    for kind, group in groupby(kinds):
        some = lines[at : at + len(list(group))]
        at += len(some)
        match kind:
            case "field":
                blocks.append(fields(some))
            case "turn":
                blocks.append(_dialogue(some))
            case "time":
                blocks.append(_agenda(some))
            case "caption":
                blocks.extend(caption(line) for line in some)
            case _:
                blocks.append(Paragraph(prose(some), _over(some)))
    return blocks


def prose(lines: Sequence[Run]) -> Inline:
    """Return the sentences of running text; lines that an editor broke are joined, those that the writer broke are not.

    A line that does not end a sentence goes on in the next when its last word, or the first one of the next, says so
    (〜は / 随時), when it is as wide as a page, or when it is as wide as the other lines of the paragraph.
    """
    wide = [shapes.columns(line.text) for line in lines]
    margin = max(wide[:-1], default=0)
    even = len(lines) >= 3 and margin >= 24 and all(margin - width <= _RAGGED for width in wide[:-1])
    runs: list[list[Run]] = []
    for at, line in enumerate(lines):
        before = lines[at - 1].text if at else ""
        wrapped = bool(before) and (
            (even and not shapes.is_stopped(before))
            or (not shapes.is_stopped(before) and (wide[at - 1] >= _WRAPPED or shapes.goes_on(before, line.text)))
        )
        if wrapped and not shapes.is_address(before):
            runs[-1].append(line)
        else:
            runs.append([line])
    return tuple(sentence for run in runs for sentence in sentences(join(run)))


def caption(line: Run) -> Caption:
    """Return ``line`` as a caption without the brackets around it: 【写真: 全景】 is 写真: 全景."""
    inner = line
    if line.text[0] in "【[［〔" and line.text[-1] in "】]］〕":
        inner = part(line, Span(1, len(line.text) - 1))
    return Caption(sentences(inner, "caption"), line.span)


def timetable(items: ItemList) -> Agenda | None:
    """Return ``items`` as an agenda if at least half of them begin with a time or a date; None for other lists.

    Days of the week count beside a time of day: Monday, 11:30 – Hot Plug.
    """
    runs = [Run(item.sentences[0].text, item.sentences[0].anchors) for item in items.items if item.sentences]
    times = [shapes.time_of(run.text, days=True) for run in runs]
    clocks = sum(1 for run in runs if shapes.time_of(run.text))
    dates = sum(1 for run in runs if shapes.starts_with_date(run.text))
    if (not clocks and dates < 2) or 2 * sum(1 for time in times if time) < len(times):
        return None
    return Agenda(tuple(_item_entry(item) for item in items.items), items.span)


def field_list(items: ItemList) -> Fields | None:
    """Return items that are fields with usual labels (- 日時：… - 場所：…) as a field list; None for other lists.

    Items with labels of their own making go along with at least as many usual ones.
    """
    if any(item.level or not item.sentences for item in items.items):
        return None
    if not shapes.are_fields([item.sentences[0].text for item in items.items]):
        return None
    return Fields(tuple(_item_field(item) for item in items.items), items.span)


def _item_field(item: ListItem) -> Field:
    first = item.sentences[0]
    field = _field(Run(first.text, first.anchors, first.links, first.emphasis))
    further = tuple(replace(one, role="value") for one in item.sentences[1:])
    return Field(field.label, (*field.value, *further), item.span)


def _item_entry(item: ListItem) -> AgendaEntry:
    if not item.sentences:
        return AgendaEntry((), (), item.span)
    first = item.sentences[0]
    run = Run(first.text, first.anchors, first.links, first.emphasis)
    entry = _entry(run, days=True)
    return AgendaEntry(entry.time, (*entry.sentences, *item.sentences[1:]), item.span)


def _kinds(texts: Sequence[str]) -> list[str]:
    """Return for each line what it is; a line that only looks like a field needs a neighbour that does so too."""
    kinds = [_kind(text) for text in texts]
    settled: list[str] = []
    for at, kind in enumerate(kinds):
        neighbours = kinds[at + 1 : at + 2] + settled[-1:]
        if kind == "date":
            kind = "time" if {"date", "time"} & set(neighbours) else "prose"
        elif kind == "maybe-field":
            kind = "field" if {"field", "maybe-field"} & set(neighbours) else "prose"
        elif kind == "prose" and settled[-1:] == ["turn"]:
            kind = "turn"
        settled.append(kind)
    if not any(shapes.is_surely_turn(text) for text in texts):
        settled = ["prose" if kind == "turn" else kind for kind in settled]
    return settled


def _kind(text: str) -> str:
    if shapes.is_caption(text):
        return "caption"
    if shapes.turn_of(text):
        return "turn"
    if shapes.time_of(text):
        return "time"
    if shapes.rst_field_of(text):
        return "field"
    if colon := shapes.field_of(text):
        label, value = text[: colon.start], text[colon.end :]
        if shapes.is_known_label(label) or (value and shapes.is_nominal_label(label)):
            return "field"
        return "maybe-field" if value and len(label) <= 20 else "prose"
    return "date" if shapes.time_of(text, days=True) else "prose"


def fields(lines: Sequence[Run]) -> Fields:
    """Return ``lines`` as a field list; a line without a colon is a label without a value."""
    return Fields(tuple(_field(line) for line in lines), _over(lines))


def _field(line: Run) -> Field:
    if rst := shapes.rst_field_of(line.text):
        label, value = rst
    else:
        colon = shapes.field_of(line.text) or Span(len(line.text), len(line.text))
        label, value = Span(len(line.text) - len(line.text.lstrip(_BULLETS)), colon.start), colon.end
    rest = part(line, Span(value, len(line.text)))
    return Field(unit(part(line, label), "label"), sentences(rest, "value"), line.span)


def _dialogue(lines: Sequence[Run]) -> Dialogue:
    """Return the turns that ``lines`` make; a line without a speaker goes on with the turn before it."""
    turns: list[list[Run]] = []
    for line in lines:
        if shapes.turn_of(line.text):
            turns.append([line])
        else:
            turns[-1].append(line)
    return Dialogue(tuple(_turn(turn) for turn in turns), _over(lines))


def _turn(lines: Sequence[Run]) -> Turn:
    first = lines[0]
    speaker = shapes.turn_of(first.text) or Span(0, 0)
    said = part(first, Span(speaker.end, len(first.text)))
    rest = [said, *lines[1:]] if said.text else lines[1:]
    return Turn(unit(part(first, Span(0, speaker.start)), "speaker"), prose(rest) if rest else (), _over(lines))


def _agenda(lines: Sequence[Run]) -> Agenda:
    return Agenda(tuple(_entry(line, days=True) for line in lines), _over(lines))


def _entry(line: Run, days: bool) -> AgendaEntry:
    time = shapes.time_of(line.text, days) or Span(0, 0)
    what = part(line, Span(time.end, len(line.text)))
    return AgendaEntry(unit(part(line, Span(0, time.start)), "time"), sentences(what, "item"), line.span)


def _over(lines: Sequence[Run]) -> Span:
    return Span(lines[0].span.start, lines[-1].span.end)
