"""Come here for the way back of a review document: the English that a person wrote into its table of sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pipeline.errors import InputError
from pipeline.model.review import TIE, ReviewRow
from pipeline.readers.docx.names import Element, W
from pipeline.readers.docx.package import open_package
from pipeline.readers.raw import load_raw

_ID = re.compile(r"[0-9a-f]{12}-\d+|meta:.+")
_TIE = re.compile(rf"{TIE}_\d+_([0-9a-f]{{8}})")
_GONE = frozenset({W + "del", W + "moveFrom"})
"""What stands in these was taken out with changes tracked: the rows are read as if every change were accepted."""


def read_review(path: Path, name: str | None = None) -> tuple[ReviewRow, ...]:
    """Return the rows of the review document at ``path`` that have a sentence id, Japanese and English.

    Raises InputError for what is no Word file or has no such row.
    """
    name = (name or str(path)).replace("\\", "/")
    package = open_package(load_raw(path, name))
    root = package.xml(package.main)
    rows = tuple(_rows(root)) if root is not None else ()
    if not rows:
        raise InputError("review-not-ours", path=name)
    return rows


def _rows(root: Element) -> Iterator[ReviewRow]:
    for row in root.iter(W + "tr"):
        if row.find(f"{W}trPr/{W}del") is not None:
            continue
        cells = list(row.iter(W + "tc"))
        texts = [_text(cell) for cell in cells]
        if len(texts) >= 3 and _ID.fullmatch(texts[0]):
            yield ReviewRow(texts[0], texts[1], texts[2], _digest(row))


def _digest(row: Element) -> str:
    names = (mark.get(W + "name", "") for mark in row.iter(W + "bookmarkStart"))
    return next((tie[1] for tie in map(_TIE.fullmatch, names) if tie), "")


def _text(cell: Element) -> str:
    """Return the words of a cell on one line; a paragraph or a line of its own is set off by a space."""
    return " ".join("".join(_words(cell)).split())


def _words(element: Element) -> Iterator[str]:
    if element.tag in _GONE:
        return
    if element.tag == W + "t":
        yield element.text or ""
    elif element.tag in (W + "p", W + "br", W + "tab", W + "cr"):
        yield " "
    elif element.tag == W + "noBreakHyphen":
        yield "-"
    for child in element:
        yield from _words(child)
