"""Lays the rows of an imported file over a glossary: what is known is changed, what is new is added, nothing is dropped."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Container, Iterable, Mapping, Sequence

from pipeline.glossary.diff import COLUMNS, FILES, cell, row_id
from pipeline.glossary.interchange.losses import Loss, row_from
from pipeline.glossary.rows import canonical_cell, read_sheet, sheet_bytes, split_list
from pipeline.glossary.variants import variant_key
from pipeline.model.changes import Row

_NOT_IN_SLUGS = re.compile(r"[^a-z0-9]+")


def rows_of(files: Mapping[str, bytes]) -> tuple[Row, ...]:
    """Return the rows of a glossary's files, in canonical form, terms first."""
    rows: list[Row] = []
    for sheet, columns in COLUMNS.items():
        if FILES[sheet] in files:
            read, _ = read_sheet(FILES[sheet], files[FILES[sheet]], columns)
            cells = zip(*read.columns.values(), strict=True)
            rows += [Row(sheet, tuple(map(canonical_cell, columns, one))) for one in cells]
    return tuple(rows)


def files_of(rows: Iterable[Row]) -> dict[str, bytes]:
    """Return the files that hold ``rows``, in canonical form."""
    rows = tuple(rows)
    return {
        FILES[sheet]: sheet_bytes(columns, (row.cells for row in rows if row.sheet == sheet))
        for sheet, columns in COLUMNS.items()
    }


def merged(rows: Sequence[Row], imported: Iterable[Row], *, has_ids: bool) -> tuple[tuple[Row, ...], tuple[Loss, ...]]:
    """Return ``rows`` with the ``imported`` ones laid over them, and which of these were not taken.

    With ids a row replaces that of its id. Without, Japanese that the glossary has is left as it is (an English that
    differs is a loss to be decided by a person), and the rest becomes proposed terms with ids made of their English.
    """
    by_id = {row_id(row): row for row in rows}
    losses: list[Loss] = []
    owners = {variant_key(text): row for row in rows for text in (cell(row, "ja"), *split_list(cell(row, "variants")))}
    for row in imported:
        key = variant_key(cell(row, "ja"))
        if has_ids and row_id(row):
            by_id[row_id(row)] = row
        elif key in owners:
            owner = owners[key]
            if variant_key(cell(owner, "en")) != variant_key(cell(row, "en")):
                losses.append(Loss(row_id(owner), "en", cell(row, "en"), "loss-differs"))
        else:
            values = dict(zip(COLUMNS[row.sheet], row.cells, strict=True))
            values["id"] = slug(values["en"], by_id)
            by_id[values["id"]] = owners[key] = row_from(row.sheet, values)
    return tuple(by_id.values()), tuple(losses)


def slug(english: str, taken: Container[str] = ()) -> str:
    """Return an id made of ``english`` that is not ``taken`` yet.

    >>> slug("Hot-Plug (memory)"), slug("NUMA", {"numa"})
    ('hot-plug-memory', 'numa-2')
    """
    plain = unicodedata.normalize("NFKD", english).encode("ascii", "ignore").decode().lower()
    name = _NOT_IN_SLUGS.sub("-", plain).strip("-") or f"x{hashlib.sha256(english.encode()).hexdigest()[:8]}"
    found, number = name, 1
    while found in taken:
        number += 1
        found = f"{name}-{number}"
    return found
