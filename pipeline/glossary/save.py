"""Writes the glossary's files in their canonical form: sorted by id, one way to write everything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.errors import GlossaryError
from pipeline.glossary.load import glossary_from, read_files
from pipeline.glossary.rows import (
    LIST_MARK,
    NAME_COLUMNS,
    NAMES_FILE,
    TERM_COLUMNS,
    TERMS_FILE,
    canonical_cell,
    read_sheet,
    sheet_bytes,
)
from pipeline.model.terms import Name, Term


def formatted(folder: Path) -> Iterator[tuple[Path, bytes]]:
    """Yield path and canonical bytes of each glossary file in ``folder``.

    Raises GlossaryError for a missing file and for one that cannot be cut into rows; and, when all files are yielded,
    for what form cannot mend: nobody should take a sorted table for a good one.
    """
    canonical = {name: format_file(name, data, folder.name) for name, data in read_files(folder, folder.name).items()}
    yield from ((folder / name, data) for name, data in canonical.items())
    glossary_from(canonical, folder.name)


def format_file(name: str, data: bytes, place: str = "glossary") -> bytes:
    r"""Return the canonical bytes of the glossary file ``name`` (``terms.tsv`` or ``names.tsv``) that holds ``data``.

    Rows are sorted by id, cells have no spaces at their edges, lists `` | `` between their values, lines end in LF.

    >>> row = "b\tB\tB\tproduct\t\tapproved\tx|y\t \r\n"
    >>> format_file("names.tsv", ("\t".join(NAME_COLUMNS) + "\r\n" + row).encode()).splitlines()[1]
    b'b\tB\tB\tproduct\t\tapproved\tx | y\t'
    """
    columns = {TERMS_FILE: TERM_COLUMNS, NAMES_FILE: NAME_COLUMNS}[name]
    sheet, problems = read_sheet(f"{place}/{name}", data, columns)
    if problems:
        raise GlossaryError("glossary-broken", problems, path=place, count=len(problems))
    rows = (tuple(map(canonical_cell, columns, cells)) for cells in zip(*sheet.columns.values(), strict=True))
    return sheet_bytes(columns, rows)


def terms_bytes(terms: Iterable[Term]) -> bytes:
    """Return ``terms.tsv`` for ``terms``, in canonical form."""
    return sheet_bytes(TERM_COLUMNS, ([_cell(getattr(term, column)) for column in TERM_COLUMNS] for term in terms))


def names_bytes(names: Iterable[Name]) -> bytes:
    """Return ``names.tsv`` for ``names``, in canonical form."""
    return sheet_bytes(NAME_COLUMNS, ([_cell(getattr(name, column)) for column in NAME_COLUMNS] for name in names))


def _cell(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else LIST_MARK.join(part for part in value if part)
