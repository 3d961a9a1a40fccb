"""Excel workbooks, as Excel and LibreOffice edit them: a sheet for terms, one for names, every cell text."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from pipeline.errors import InputError
from pipeline.glossary.diff import COLUMNS
from pipeline.glossary.interchange.csv_table import neutral, plain
from pipeline.glossary.interchange.losses import (
    LONGEST_CELL,
    MOST_ROWS,
    Loss,
    refuse_too_large,
    rows_of_table,
)
from pipeline.model.changes import Row, SheetName

_MOST_MEMBERS = 500
_MOST_BYTES = 256 * 1024 * 1024
_HIGHEST_RATIO = 200
_RATIO_COUNTS_FROM = 4 * 1024 * 1024
_BLOCK = 1 << 20
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_LONG_AGO = datetime(2000, 1, 1)
_WIDTHS = {"id": 24, "ja": 28, "en": 32, "expansion": 28, "variants": 32, "forbidden": 32, "definition": 48, "note": 32}
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError, KeyError)


def write_xlsx(rows: Sequence[Row]) -> bytes:
    """Return a workbook of two sheets; the same rows always give the same bytes.

    Cells are text and neutral besides: saved as CSV by somebody later, they start no formula either.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    del book[book.sheetnames[0]]
    for sheet, columns in COLUMNS.items():
        page = book.create_sheet(sheet)
        _fill(page, [columns, *(row.cells for row in rows if row.sheet == sheet)])
        for at, column in enumerate(columns, 1):
            page.cell(1, at).font = Font(bold=True)
            page.column_dimensions[page.cell(1, at).column_letter].width = _WIDTHS.get(column, 14)
        page.freeze_panes = "D2"
    book.properties.creator = "tripreport"
    book.properties.created = _LONG_AGO
    buffer = io.BytesIO()
    book.save(buffer)
    return _undated(buffer.getvalue())


def _fill(page: Any, lines: Sequence[Sequence[str]]) -> None:
    for number, line in enumerate(lines, 1):
        for at, value in enumerate(line, 1):
            if value:
                cell = page.cell(number, at)
                cell.value = neutral(value)
                cell.data_type = "s"
                cell.number_format = "@"  # text, so that 1-2 does not become a date when it is edited


def _undated(data: bytes) -> bytes:
    """Return the workbook without the moment at which it was saved."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0
            content = source.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2000-01-01T00:00:00Z", content)
            target.writestr(member, content)
    return buffer.getvalue()


def read_xlsx(name: str, data: bytes) -> tuple[tuple[Row, ...], tuple[Loss, ...]]:
    """Return the rows of the sheets ``terms`` and ``names``, and what is lost: other sheets, other columns, formulas.

    Raises InputError for what is no workbook, and before anything is unpacked for one that is too large, packed too
    tightly, encrypted, or declares a document type.
    """
    refuse_too_large(name, data)
    _refuse_unsafe(name, data)
    from openpyxl import load_workbook

    rows: list[Row] = []
    losses: list[Loss] = []
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
        for page in book.worksheets:
            title = page.title.strip().lower()
            if title not in COLUMNS:
                losses.append(Loss(name, "", page.title, "loss-sheet"))
                continue
            sheet: SheetName = "terms" if title == "terms" else "names"
            page.reset_dimensions()  # a sheet may lie about its size
            lines = _lines(f"{name}:{title}", page, losses)
            header = next(lines, (1, []))[1]
            found, lost = rows_of_table(f"{name}:{title}", header, lines, sheet)
            rows += found
            losses += lost
    except InputError:
        raise
    except Exception as error:  # openpyxl raises whatever broken XML leads it to
        raise InputError("interchange-workbook", path=name, reason=type(error).__name__) from None
    if len([loss for loss in losses if loss.code == "loss-sheet"]) == len(book.worksheets):
        raise InputError("interchange-no-sheet", path=name)
    return tuple(rows), tuple(losses)


def _lines(place: str, page: Any, losses: list[Loss]) -> Iterator[tuple[int, list[str]]]:
    for number, cells in enumerate(page.iter_rows(max_col=40), 1):
        if number > MOST_ROWS:
            raise InputError("interchange-too-many-rows", path=place, limit=MOST_ROWS)
        yield number, [_text(f"{place}:{number}", cell, losses) for cell in cells]


def _text(place: str, cell: Any, losses: list[Loss]) -> str:
    """Return what a cell says; numbers and dates as text, of a formula nothing."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        losses.append(Loss(place, "", str(value)[:80], "loss-formula"))
        return ""
    if cell.data_type == "e":
        losses.append(Loss(place, "", str(value)[:80], "loss-error"))
        return ""
    if not isinstance(value, str):
        losses.append(Loss(place, "", str(value), "loss-not-text"))
        return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    if len(value) > LONGEST_CELL:
        raise InputError("interchange-cell-too-long", path=place, limit=LONGEST_CELL)
    return plain(value)


def _refuse_unsafe(name: str, data: bytes) -> None:
    """Look at every member before openpyxl does, a block at a time."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > _MOST_MEMBERS or sum(one.file_size for one in members) > _MOST_BYTES:
                raise InputError("interchange-zip-too-large", path=name, limit=_MOST_BYTES // 1024 // 1024)
            for one in members:
                if one.flag_bits & 1:
                    raise InputError("interchange-encrypted", path=name)
                if one.file_size > max(_RATIO_COUNTS_FROM, one.compress_size * _HIGHEST_RATIO):
                    raise InputError("interchange-zip-too-large", path=name, limit=_MOST_BYTES // 1024 // 1024)
                _refuse_doctype(name, archive, one)
    except _DAMAGE:
        raise InputError("interchange-workbook", path=name, reason="zip") from None


def _refuse_doctype(name: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    rest, rows = b"", 0
    with archive.open(member) as content:
        while block := content.read(_BLOCK):
            window = rest + block
            if any(mark in window for mark in _DOCTYPES):
                raise InputError("interchange-entities", path=name, part=member.filename)
            rows += block.count(b"<row")
            if rows > MOST_ROWS:
                raise InputError("interchange-too-many-rows", path=name, limit=MOST_ROWS)
            rest = block[-20:]
