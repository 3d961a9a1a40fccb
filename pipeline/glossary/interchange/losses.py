"""What a format could not carry, and the limits that keep a hostile file from doing harm."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pipeline.errors import InputError
from pipeline.glossary.diff import COLUMNS
from pipeline.glossary.rows import canonical_cell
from pipeline.model.changes import Row, SheetName

LARGEST = 64 * 1024 * 1024
"""In bytes, as the file lies there: a glossary of fifty thousand concepts has a tenth of it."""

MOST_ROWS = 200_000

LONGEST_CELL = 32_767
"""Characters that Excel takes in a cell."""

ALL_COLUMNS = (*COLUMNS["terms"][:12], "kind", "reading", "note")
"""The columns of both files, each once."""


class Loss(NamedTuple):
    """Something that did not come over: the concept or the place, the column, the value, and why as a message code."""

    where: str
    column: str
    value: str
    code: str


def refuse_too_large(name: str, data: bytes) -> None:
    """Raise InputError for a file beyond any glossary."""
    if len(data) > LARGEST:
        raise InputError("interchange-too-large", path=name, limit=LARGEST // 1024 // 1024)


def rows_of_table(
    name: str, header: Sequence[str], lines: Iterable[tuple[int, Sequence[str]]], sheet: SheetName | None = None
) -> tuple[list[Row], list[Loss]]:
    """Return the rows of a table with a header, its columns in any order; ``lines`` are numbered as people count them.

    ``sheet`` is the file that the rows belong to; without it a column ``file`` says so. Columns that no glossary has are
    losses, empty lines are passed over, line ends and tabs in a cell become spaces. Raises InputError when a column is
    missing or there is too much.
    """
    names = [title.strip().lower() for title in header]
    for needed in ("ja", "en", *(() if sheet else ("file",))):
        if needed not in names:
            raise InputError("interchange-column", path=name, column=needed, header=" ".join(header)[:200])
    losses = [Loss(name, title, "", "loss-column") for title in names if title and title not in (*ALL_COLUMNS, "file")]
    rows: list[Row] = []
    for number, cells in lines:
        values = dict(zip(names, cells, strict=False))
        if not any(values.values()):
            continue
        if len(rows) >= MOST_ROWS:
            raise InputError("interchange-too-many-rows", path=name, limit=MOST_ROWS)
        rows.append(_row(name, number, values, sheet, losses))
    return rows, losses


def _row(name: str, number: int, values: Mapping[str, str], sheet: SheetName | None, losses: list[Loss]) -> Row:
    which = sheet or values["file"].strip().lower()
    if which not in ("terms", "names"):
        raise InputError("interchange-file-cell", path=name, line=number, value=which[:80])
    target: SheetName = "terms" if which == "terms" else "names"
    for column in ALL_COLUMNS:
        if values.get(column) and column not in COLUMNS[target]:
            losses.append(Loss(f"{name}:{number}", column, values[column], "loss-cell"))
    return row_from(target, values)


def row_from(sheet: SheetName, values: Mapping[str, str]) -> Row:
    """Return the row of ``sheet`` with ``values`` by column, in canonical form."""
    cells = (" ".join(values.get(column, "").split("\n")) for column in COLUMNS[sheet])
    tidy = (cell.replace("\r", " ").replace("\t", " ") for cell in cells)
    return Row(sheet, tuple(map(canonical_cell, COLUMNS[sheet], tidy)))


def decoded(name: str, data: bytes) -> str:
    """Return the text of a table: UTF-8, UTF-16 with its mark, or what a Japanese Excel writes (CP932).

    Raises InputError for anything else; a byte is never replaced.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "cp932")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise InputError("interchange-encoding", path=name)
