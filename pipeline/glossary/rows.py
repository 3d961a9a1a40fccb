"""The glossary's files as written: columns, cells and where each stands. Come here for the file format."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.errors import GlossaryError

TERMS_FILE = "terms.tsv"
NAMES_FILE = "names.tsv"

TERM_COLUMNS = (
    "id",
    "ja",
    "en",
    "expansion",
    "status",
    "variants",
    "forbidden",
    "pos",
    "grammar",
    "domain",
    "successor",
    "definition",
    "note",
)
NAME_COLUMNS = ("id", "ja", "en", "kind", "reading", "status", "variants", "note")
LIST_COLUMNS = frozenset({"variants", "forbidden", "grammar"})
"""Columns whose cells hold several values, ``LIST_MARK`` between them."""

LIST_MARK = " | "

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
"""Control characters and the invisible ones that direct the text: two values that look the same must be the same."""

_LIST_MARKS = re.compile(r"[|,;]")


class TermRow(NamedTuple):
    """One line of a glossary file as written: ``line`` counts from 1, ``values`` stand in the order of the columns."""

    path: str
    line: int
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A glossary file cut into cells, column by column; ``numbers`` holds the line number of each row."""

    path: str
    columns: tuple[str, ...]
    lines: Sequence[str]
    numbers: Sequence[int]
    cells: Mapping[str, Sequence[str]]

    def row(self, at: int) -> TermRow:
        """Return the row at position ``at``, counting from 0."""
        return TermRow(self.path, self.numbers[at], tuple(self.lines[at].split("\t")))

    def rows(self) -> Iterator[TermRow]:
        """Yield every row in the order of the file."""
        return (self.row(at) for at in range(len(self.lines)))


def read_sheet(path: str, data: bytes, columns: tuple[str, ...]) -> tuple[Sheet, tuple[GlossaryError, ...]]:
    """Cut ``data``, the bytes of the file shown as ``path``, into cells; return them and what is wrong with the form.

    A byte order mark and CRLF are tolerated: Excel writes both. A line with the wrong number of cells is reported
    and left out, so that the others can still be looked at.

    >>> sheet, problems = read_sheet("n.tsv", b"id\\tja\\nnuma\\tNUMA\\n", ("id", "ja"))
    >>> sheet.row(0), problems
    (TermRow(path='n.tsv', line=2, values=('numa', 'NUMA')), ())
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return _empty(path, columns), (GlossaryError("glossary-encoding", path=path, line=line),)
    lines = text.replace("\r\n", "\n").removesuffix("\n").split("\n")
    header = lines.pop(0)
    if tuple(header.split("\t")) != columns:
        problem = GlossaryError(
            "glossary-header", path=path, line=1, value=header.replace("\t", " "), allowed=" ".join(columns)
        )
        return _empty(path, columns), (problem,)
    problems = list(_control_characters(path, text, lines))
    numbers: Sequence[int] = range(2, len(lines) + 2)
    tabs = len(columns) - 1
    counts = [line.count("\t") for line in lines]
    if counts.count(tabs) != len(lines):
        problems.extend(
            GlossaryError("glossary-cells", path=path, line=number, value=count + 1, allowed=len(columns))
            for number, count in zip(numbers, counts, strict=True)
            if count != tabs
        )
        numbers = [number for number, count in zip(numbers, counts, strict=True) if count == tabs]
        lines = [line for line, count in zip(lines, counts, strict=True) if count == tabs]
    # One split over the whole file is several times faster than one a line.
    cells = "\t".join(lines).split("\t") if lines else []
    by_column = {name: cells[at :: len(columns)] for at, name in enumerate(columns)}
    return Sheet(path, columns, lines, numbers, by_column), tuple(problems)


def split_list(cell: str) -> tuple[str, ...]:
    """Return the values of a cell that holds several.

    >>> split_list("搭載メモリ | 実装メモリ")
    ('搭載メモリ', '実装メモリ')
    """
    return tuple(part.strip() for part in cell.split("|")) if cell else ()


def split_grammar(cell: str) -> tuple[str, ...]:
    """Return the values of a grammar cell; comma and semicolon are understood as well, no value has one.

    >>> split_grammar("mass; the")
    ('mass', 'the')
    """
    return tuple(part.strip() for part in _LIST_MARKS.split(cell)) if cell else ()


def _empty(path: str, columns: tuple[str, ...]) -> Sheet:
    return Sheet(path, columns, (), (), dict.fromkeys(columns, ()))


def _control_characters(path: str, text: str, lines: Sequence[str]) -> Iterator[GlossaryError]:
    if "".join(text.split("\t")).replace("\n", "").isprintable():  # a look at everything in C; nearly always enough
        return
    for number, line in enumerate(lines, 2):
        if found := _CONTROL.search(line):
            yield GlossaryError("glossary-control", path=path, line=number, value=f"U+{ord(found[0]):04X}")
