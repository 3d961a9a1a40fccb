"""CSV as Excel and LibreOffice open and save it; nothing in it can start a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from pipeline.errors import InputError
from pipeline.glossary.diff import cell
from pipeline.glossary.interchange.losses import (
    ALL_COLUMNS,
    LONGEST_CELL,
    Loss,
    decoded,
    refuse_too_large,
    rows_of_table,
)
from pipeline.model.changes import Row

_DANGEROUS = re.compile(r"'*[=+\-@＝＋－＠\t\r|%]")
"""How a cell begins that a spreadsheet may take for a formula (OWASP, CSV Injection); quotes before it are ours or kept."""

_QUOTED = re.compile(r"'+[=+\-@＝＋－＠\t\r|%]")


def write_csv(rows: Sequence[Row]) -> bytes:
    """Return both files as one table, with a column ``file``; UTF-8 with a byte order mark, CRLF, every column.

    >>> row = Row("names", ("x", "小樽", "=1+1", "place", "", "approved", "", ""))
    >>> write_csv([row]).decode("utf-8-sig").splitlines()[1]
    "names,x,小樽,'=1+1,,approved,,,,,,,,place,,"
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(("file", *ALL_COLUMNS))
    writer.writerows([row.sheet, *(neutral(cell(row, column)) for column in ALL_COLUMNS)] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def read_csv(name: str, data: bytes) -> tuple[tuple[Row, ...], tuple[Loss, ...]]:
    """Return the rows of a table, and what is lost; separators may be commas, semicolons or tabs.

    Raises InputError for what is no such table.
    """
    refuse_too_large(name, data)
    text = decoded(name, data)
    first = text.partition("\n")[0]
    csv.field_size_limit(LONGEST_CELL * 4)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count), strict=True)
    try:
        header = next(reader, [])
        lines = ((reader.line_num, [plain(one) for one in cells]) for cells in reader)
        rows, losses = rows_of_table(name, header, lines)
    except csv.Error as error:
        raise InputError("interchange-csv", path=name, line=reader.line_num, reason=str(error)) from None
    return tuple(rows), tuple(losses)


def neutral(value: str) -> str:
    """Return ``value`` so that no spreadsheet takes it for a formula; ``plain`` gives it back.

    >>> neutral("-1"), neutral("'-1"), neutral("a-1")
    ("'-1", "''-1", 'a-1')
    """
    return f"'{value}" if _DANGEROUS.match(value) else value


def plain(value: str) -> str:
    """Return what ``neutral`` made ``value`` of.

    >>> plain("'-1"), plain("it's")
    ('-1', "it's")
    """
    return value[1:] if _QUOTED.match(value) else value
