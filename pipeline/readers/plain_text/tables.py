"""Tables typed in plain text: cells between | or tabs, or set in columns with spaces."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from pipeline.model.report import Cell, Table
from pipeline.model.text import Span
from pipeline.readers import shapes
from pipeline.readers.build import part, sentences
from pipeline.readers.plain_text.lines import Line

_BAR = re.compile("[|｜│┃]")
_RULE = re.compile(r"[-=+|:｜│┃─━┼┌┐└┘├┤┬┴╋┏┓┗┛┣┫┳┻＋－\s]+$")
_BORDER = re.compile("[+┼┌├┏┣＋|]")
_GAP = re.compile(r"[ 　]{2,}|\t+")


def table_length(lines: Sequence[Line], at: int) -> int:
    """Return how many lines from ``at`` on make a table; 0 if they do not."""
    for cells, least in ((_by_bars, 2), (_by_tabs, 2), (_by_columns, 3)):
        if length := _run(lines, at, cells, least):
            return length
    return 0


def table_of(lines: Sequence[Line]) -> Table:
    """Return the table that ``lines`` make; rules drawn between the rows are no rows."""
    split = next(cells for cells in (_by_bars, _by_tabs, _by_columns) if _run(lines, 0, cells, 1) == len(lines))
    rows: list[tuple[Cell, ...]] = []
    rule_at = 0
    for line in lines:
        if _is_rule(line.text):
            rule_at = rule_at or len(rows)
        else:
            rows.append(tuple(_cell(line, span) for span in split(line)))
    widest = max(map(len, rows))
    rows = [row + (Cell((), Span(row[-1].span.end, row[-1].span.end)),) * (widest - len(row)) for row in rows]
    header = 1 if rule_at == 1 or _is_header([_texts(row) for row in rows]) else 0
    return Table(tuple(rows), header, Span(lines[0].span.start, lines[-1].span.end))


def _cell(line: Line, span: Span) -> Cell:
    run = part(line.run, span)
    return Cell(sentences(run, "cell"), run.span)


def _texts(row: tuple[Cell, ...]) -> list[str]:
    return ["".join(sentence.text for sentence in cell.sentences) for cell in row]


def _is_header(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether the first row names the columns: it has words for them, or no number over nothing but numbers."""
    if len(rows) < 2 or not all(rows[0]):
        return False
    if sum(1 for text in rows[0] if shapes.is_column_word(text)) * 2 >= len(rows[0]):
        return True
    for heading, *below in zip(*rows, strict=True):
        values = [text for text in below if text]
        if values and all(re.search(r"\d", text) for text in values) and not re.search(r"\d", heading):
            return True
    return False


def _run(lines: Sequence[Line], at: int, cells: Callable[[Line], list[Span]], least: int) -> int:
    """Return how many lines from ``at`` on ``cells`` can split, rules between them included; 0 for fewer than ``least``."""
    end = at
    rows = 0
    places: set[tuple[int, int]] = set()
    while end < len(lines) and lines[end].text:
        if _is_rule(lines[end].text) and (rows or (end == at and _BORDER.search(lines[end].text))):
            end += 1
            continue
        spans = cells(lines[end])
        if len(spans) < 2:
            break
        if cells is _by_columns:
            places.add((len(spans), lines[end].indent + shapes.columns(lines[end].text[: spans[1].start])))
            if len(places) > 1:
                break
        rows += 1
        end += 1
    return end - at if rows >= least else 0


def _is_rule(text: str) -> bool:
    return len(text) >= 3 and _RULE.match(text) is not None


def _by_bars(line: Line) -> list[Span]:
    if not _BAR.search(line.text) or _is_rule(line.text):
        return []
    edges = [match.start() for match in _BAR.finditer(line.text)]
    starts = [0, *(edge + 1 for edge in edges)]
    ends = [*edges, len(line.text)]
    spans = [Span(start, end) for start, end in zip(starts, ends, strict=True)]
    if edges[0] == 0:
        spans = spans[1:]
    if edges[-1] == len(line.text) - 1 and edges[0] == 0:
        spans = spans[:-1]
    return spans


def _by_tabs(line: Line) -> list[Span]:
    """Split at every tab, so that an empty cell of a pasted worksheet stays one."""
    if "\t" not in line.text or shapes.list_marker(line.text) or shapes.field_of(line.text):
        return []
    return _between(line.text, re.finditer("\t", line.text))


def _by_columns(line: Line) -> list[Span]:
    if shapes.list_marker(line.text):
        return []
    return _between(line.text, _GAP.finditer(line.text))


def _between(text: str, gaps: Iterable[re.Match[str]]) -> list[Span]:
    spans, start = [], 0
    for gap in gaps:
        spans.append(Span(start, gap.start()))
        start = gap.end()
    return [*spans, Span(start, len(text))]
