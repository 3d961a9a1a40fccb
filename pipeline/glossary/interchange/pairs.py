"""Glossaries that are pairs of words and no more: OmegaT's tab files and DeepL's TSV."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator, Sequence

from pipeline.errors import InputError
from pipeline.glossary.diff import COLUMNS, cell, row_id
from pipeline.glossary.interchange.losses import MOST_ROWS, Loss, decoded, refuse_too_large, row_from
from pipeline.glossary.rows import split_list
from pipeline.model.changes import Row

_Pairs = tuple[tuple[Row, ...], tuple[Loss, ...]]


def write_omegat(rows: Sequence[Row]) -> tuple[bytes, tuple[Loss, ...]]:
    """Return ``source<TAB>target<TAB>comment``, a line for each spelling, and what is lost (OmegaT manual, Glossaries).

    The comment is the definition and the note. Deprecated concepts stay out: OmegaT would propose them.
    """
    lines = [
        "\t".join(
            (spelling, cell(row, "en"), "; ".join(one for one in (cell(row, "definition"), cell(row, "note")) if one))
        )
        for row in rows
        if cell(row, "status") != "deprecated"
        for spelling in _spellings(row)
    ]
    carried = ("id", "ja", "en", "variants", "definition", "note")
    return "".join(f"{line}\n" for line in lines).encode(), tuple(_losses(rows, carried))


def read_omegat(name: str, data: bytes) -> _Pairs:
    """Return the pairs of a tab glossary; lines that begin with ``#`` are comments. Raises InputError for a broken line."""
    rows, losses = [], []
    for number, line in _lines(name, data):
        if line.startswith("#"):
            losses.append(Loss(f"{name}:{number}", "", line, "loss-comment"))
            continue
        japanese, *others = line.split("\t")
        if not others or not others[0].strip():
            raise InputError("interchange-pair", path=name, line=number)
        rows.append(_proposed(japanese, others[0], " ".join(others[1:])))
    return tuple(rows), tuple(losses)


def write_deepl(rows: Sequence[Row]) -> tuple[bytes, tuple[Loss, ...]]:
    """Return ``source<TAB>target`` lines, and what is lost (DeepL API, Glossary formats: no empty and no repeated source).

    Deprecated concepts stay out: DeepL would use them.
    """
    pairs: dict[str, str] = {}
    losses = list(_losses(rows, ("id", "ja", "en", "variants")))
    for row in rows:
        for spelling in _spellings(row) if cell(row, "status") != "deprecated" else ():
            if spelling in pairs:
                losses.append(Loss(row_id(row), "ja", spelling, "loss-repeated"))
            pairs.setdefault(spelling, cell(row, "en"))
    return "".join(f"{source}\t{target}\n" for source, target in pairs.items()).encode(), tuple(losses)


def read_deepl(name: str, data: bytes) -> _Pairs:
    """Return the pairs of a DeepL glossary, tabs or commas between. Raises InputError for a broken line."""
    rows = []
    for number, line in _lines(name, data):
        cells = line.split("\t") if "\t" in line else next(csv.reader(io.StringIO(line)), [])
        if len(cells) < 2 or not cells[0].strip() or not cells[1].strip():
            raise InputError("interchange-pair", path=name, line=number)
        rows.append(_proposed(cells[0], cells[1], ""))
    return tuple(rows), ()


def _lines(name: str, data: bytes) -> Iterator[tuple[int, str]]:
    refuse_too_large(name, data)
    for number, line in enumerate(decoded(name, data).replace("\r\n", "\n").split("\n"), 1):
        if number > MOST_ROWS:
            raise InputError("interchange-too-many-rows", path=name, limit=MOST_ROWS)
        if line.strip():
            yield number, line


def _proposed(japanese: str, english: str, note: str) -> Row:
    values = {"ja": japanese, "en": english, "status": "proposed", "note": note}
    return row_from("terms", {column: unicodedata.normalize("NFC", value) for column, value in values.items()})


def _spellings(row: Row) -> tuple[str, ...]:
    return cell(row, "ja"), *split_list(cell(row, "variants"))


def _losses(rows: Sequence[Row], carried: Sequence[str]) -> Iterator[Loss]:
    for row in rows:
        if cell(row, "status") == "deprecated":
            yield Loss(row_id(row), "", cell(row, "ja"), "loss-deprecated")
            continue
        for column in COLUMNS[row.sheet]:
            value = cell(row, column)
            if value and column not in carried and (column, value) not in (("pos", "noun"), ("status", "approved")):
                yield Loss(row_id(row), column, value, "loss-cell")
