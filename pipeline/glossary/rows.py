"""The glossary's files as written: columns, cells and where each stands. Come here for the file format."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
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

BLANKS = " \u3000\xa0"
"""Spaces of any width, which no cell begins or ends with."""

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
"""Control characters and the invisible ones that direct the text: two values that look the same must be the same."""

_HARMLESS = bytes(byte for byte in range(256) if byte in b"\t\n" or (byte >= 0x20 and byte not in b"\x7f\xc2\xe2\xef"))
"""Bytes of UTF-8 that none of those characters has: a file of these alone need not be looked at character by character."""

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
    columns: Mapping[str, Sequence[str]]
    numbers: Sequence[int]
    _lists: dict[str, Sequence[tuple[int, tuple[str, ...]]]] = field(default_factory=dict, repr=False, compare=False)

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.numbers)

    def lists(self, column: str) -> Sequence[tuple[int, tuple[str, ...]]]:
        """Return the positions of the cells of ``column`` that hold something, each with its values."""
        if column not in self._lists:
            cells = enumerate(self.columns.get(column, ()))
            self._lists[column] = [(at, split_list(cell)) for at, cell in cells if cell]
        return self._lists[column]

    def row(self, at: int) -> TermRow:
        """Return the row at position ``at``, counting from 0."""
        return TermRow(self.path, self.numbers[at], tuple(cells[at] for cells in self.columns.values()))


def read_sheet(path: str, data: bytes, columns: tuple[str, ...]) -> tuple[Sheet, tuple[GlossaryError, ...]]:
    """Cut ``data``, the bytes of the file shown as ``path``, into cells; return them and what is wrong with the form.

    A byte order mark and CRLF are tolerated: Excel writes both. A line with the wrong number of cells is reported and
    left out, so that the others can still be looked at.

    >>> sheet, problems = read_sheet("n.tsv", b"id\\tja\\nnuma\\tNUMA\\n", ("id", "ja"))
    >>> sheet.row(0), problems
    (TermRow(path='n.tsv', line=2, values=('numa', 'NUMA')), ())
    """
    data = data.removeprefix(BOM_UTF8)
    data = data.replace(b"\r\n", b"\n") if b"\r" in data else data
    # One split over the whole file is several times faster than one a line; line ends are cells of their own, and where
    # all of them fall into one column every line has the right number of cells.
    spread = data.replace(b"\n", b"\t\n\t")
    try:
        cells = spread.decode("utf-8").split("\t")
    except UnicodeDecodeError as error:
        line = spread.count(b"\n", 0, error.start) + 1
        return _sheet(path, columns, [], ()), (GlossaryError("glossary-encoding", path=path, line=line),)
    if data.endswith(b"\n"):
        del cells[-2:]
    width = len(columns) + 1
    if tuple(cells[: width - 1]) != columns or cells[width - 1 : width] not in ([], ["\n"]):
        written, allowed = data.partition(b"\n")[0].decode().replace("\t", " "), " ".join(columns)
        return _sheet(path, columns, [], ()), (
            GlossaryError("glossary-header", path=path, line=1, value=written, allowed=allowed),
        )
    del cells[:width]
    rows = data.count(b"\n") - data.endswith(b"\n")
    if not rows:
        return _sheet(path, columns, [], ()), ()
    numbers: Sequence[int] = range(2, rows + 2)
    problems: list[GlossaryError] = []
    if len(cells) != rows * width - 1 or cells[width - 1 :: width].count("\n") != rows - 1:
        lines = list(enumerate(data.removesuffix(b"\n").decode().split("\n")[1:], 2))
        good = [(number, line) for number, line in lines if line.count("\t") == len(columns) - 1]
        problems.extend(
            GlossaryError("glossary-cells", path=path, line=number, value=line.count("\t") + 1, allowed=len(columns))
            for number, line in lines
            if line.count("\t") != len(columns) - 1
        )
        numbers = [number for number, _ in good]
        cells = "\t\n\t".join(line for _, line in good).split("\t") if good else []
    sheet = _sheet(path, columns, cells, numbers)
    if data.translate(None, _HARMLESS) and not "".join(cells).replace("\n", "").isprintable():
        problems.extend(_control_characters(sheet))
    return sheet, tuple(problems)


def split_list(cell: str) -> tuple[str, ...]:
    """Return the values of a cell that holds several.

    >>> split_list("搭載メモリ | 実装メモリ")
    ('搭載メモリ', '実装メモリ')
    """
    if "|" not in cell:
        return (cell.strip(),) if cell else ()
    return tuple(part.strip() for part in cell.split("|"))


def split_grammar(cell: str) -> tuple[str, ...]:
    """Return the values of a grammar cell; comma and semicolon are understood as well, no value has one.

    >>> split_grammar("mass; the")
    ('mass', 'the')
    """
    return tuple(part.strip() for part in _LIST_MARKS.split(cell)) if cell else ()


def canonical_cell(column: str, cell: str) -> str:
    """Return ``cell`` as it is written in canonical form: no spaces at its edges, one mark between values.

    >>> canonical_cell("variants", "x|y "), canonical_cell("grammar", "mass;the"), canonical_cell("pos", "")
    ('x | y', 'mass | the', 'noun')
    """
    if column == "pos":
        return cell.strip(BLANKS) or "noun"
    if column not in LIST_COLUMNS:
        return cell.strip(BLANKS)
    parts = split_grammar(cell) if column == "grammar" else split_list(cell)
    return LIST_MARK.join(part for part in parts if part)


def sheet_bytes(columns: Iterable[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a file of ``rows`` under the header ``columns``, sorted by id."""
    in_order = sorted(rows, key=lambda row: (row[0], row))
    return "".join("\t".join(row) + "\n" for row in [list(columns), *in_order]).encode()


def _sheet(path: str, columns: tuple[str, ...], cells: Sequence[str], numbers: Sequence[int]) -> Sheet:
    return Sheet(path, {name: cells[at :: len(columns) + 1] for at, name in enumerate(columns)}, numbers)


def _control_characters(sheet: Sheet) -> Iterator[GlossaryError]:
    for column, values in sheet.columns.items():
        for number, value in zip(sheet.numbers, values, strict=True):
            if found := _CONTROL.search(value):
                shown = f"U+{ord(found[0]):04X}"
                yield GlossaryError("glossary-control", path=sheet.path, line=number, column=column, value=shown)
