"""The glossary in the formats of other programs, each way, with a list of what is lost. One format a module."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from pipeline.glossary.interchange.losses import Loss
from pipeline.model.changes import Row


class Exported(NamedTuple):
    """A file's bytes, and what of the glossary is not in it."""

    data: bytes
    losses: tuple[Loss, ...] = ()


class Imported(NamedTuple):
    """The rows that a file holds, in canonical form, and what of the file is not in them.

    Of a format that knows no ids (``has_ids`` false) the rows have Japanese, English and a comment at most.
    """

    rows: tuple[Row, ...]
    losses: tuple[Loss, ...] = ()
    has_ids: bool = True


class Format(NamedTuple):
    """How a format is written and read; ``suffixes`` are those that files of it have."""

    suffixes: tuple[str, ...]
    write: Callable[[Sequence[Row]], Exported]
    read: Callable[[str, bytes], Imported]


def _csv() -> Format:
    from pipeline.glossary.interchange.csv_table import read_csv, write_csv

    return Format((".csv",), lambda rows: Exported(write_csv(rows)), lambda name, data: Imported(*read_csv(name, data)))


def _xlsx() -> Format:
    from pipeline.glossary.interchange.xlsx import read_xlsx, write_xlsx

    return Format(
        (".xlsx",), lambda rows: Exported(write_xlsx(rows)), lambda name, data: Imported(*read_xlsx(name, data))
    )


def _tbx() -> Format:
    from pipeline.glossary.interchange.tbx_read import read_tbx
    from pipeline.glossary.interchange.tbx_write import write_tbx

    return Format(
        (".tbx", ".xml"), lambda rows: Exported(write_tbx(rows)), lambda name, data: Imported(*read_tbx(name, data))
    )


def _omegat() -> Format:
    from pipeline.glossary.interchange.pairs import read_omegat, write_omegat

    return Format(
        (".utf8", ".tab"),
        lambda rows: Exported(*write_omegat(rows)),
        lambda name, data: Imported(*read_omegat(name, data), has_ids=False),
    )


def _deepl() -> Format:
    from pipeline.glossary.interchange.pairs import read_deepl, write_deepl

    return Format(
        (".tsv",),
        lambda rows: Exported(*write_deepl(rows)),
        lambda name, data: Imported(*read_deepl(name, data), has_ids=False),
    )


FORMATS: Mapping[str, Callable[[], Format]] = {
    "csv": _csv,
    "xlsx": _xlsx,
    "tbx": _tbx,
    "omegat": _omegat,
    "deepl": _deepl,
}
"""Every format by name; each is loaded when it is asked for."""

SUFFIXES = {
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".tbx": "tbx",
    ".utf8": "omegat",
    ".tab": "omegat",
    ".tsv": "deepl",
}
"""Formats by the suffix of a file."""
