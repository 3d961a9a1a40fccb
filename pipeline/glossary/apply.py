"""Carries changes over to a glossary: what ``diff`` found between two, done to the first, gives the second."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pipeline.glossary.diff import COLUMNS, FILES
from pipeline.glossary.rows import canonical_cell, read_sheet, sheet_bytes
from pipeline.model.changes import Change, Row

_GONE = frozenset({"removed", "merged"})
_COME = frozenset({"added", "split"})


def apply_changes(files: Mapping[str, bytes], changes: Iterable[Change]) -> dict[str, bytes]:
    r"""Return the glossary ``files`` with ``changes`` made, in canonical form.

    Rows are known by their ids, which must be there and differ from each other.

    >>> header = "\t".join(COLUMNS["names"])
    >>> files = {"names.tsv": f"{header}\notaru\t小樽\tOtaruu\tplace\t\tapproved\t\t\n".encode()}
    >>> apply_changes(files, [Change("otaru", "retargeted", "Otaruu", "Otaru", "en")])["names.tsv"].split(b"\t")[9]
    b'Otaru'
    """
    rows = {row.cells[0]: row for row in _rows(files)}
    changes = tuple(changes)
    others = [change for change in changes if change.kind not in _GONE | _COME]
    for change in changes:
        if change.kind in _GONE:
            rows.pop(change.id, None)
    old_ids = {change.id: change.old or "" for change in others if change.kind == "id"}
    moved = {id_: rows.pop(old) for id_, old in old_ids.items()}  # all are taken out first: two may have exchanged ids
    rows.update({id_: _with(row, "id", id_) for id_, row in moved.items()})
    for change in others:
        if change.kind == "moved" and change.after:
            rows[change.id] = change.after
        elif change.kind != "id":
            rows[change.id] = _with(rows[change.id], change.column, change.new or "")
    rows.update({change.id: change.after for change in changes if change.kind in _COME and change.after})
    return {
        FILES[sheet]: sheet_bytes(columns, (row.cells for row in rows.values() if row.sheet == sheet))
        for sheet, columns in COLUMNS.items()
    }


def _rows(files: Mapping[str, bytes]) -> Iterable[Row]:
    for sheet, columns in COLUMNS.items():
        if FILES[sheet] in files:
            read, _ = read_sheet(FILES[sheet], files[FILES[sheet]], columns)
            for cells in zip(*read.columns.values(), strict=True):
                yield Row(sheet, tuple(map(canonical_cell, columns, cells)))


def _with(row: Row, column: str, value: str) -> Row:
    at = COLUMNS[row.sheet].index(column)
    return Row(row.sheet, (*row.cells[:at], value, *row.cells[at + 1 :]))
