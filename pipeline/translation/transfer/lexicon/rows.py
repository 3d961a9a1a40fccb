"""Come here when a lexicon file is refused: the columns of each kind of file, and rows as they are written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.errors import GlossaryError

COLUMNS: dict[str, tuple[str, ...]] = {
    "nouns": (
        "id",
        "ja",
        "en",
        "grammar",
        "class",
        "forms",
        "prep",
        "verb",
        "example_ja",
        "example_en",
        "note",
        "when",
    ),
    "verbs": ("id", "ja", "en", "when", "frame", "subject", "report", "example_ja", "example_en", "note"),
    "modifiers": ("id", "ja", "en", "kind", "position", "forms", "frame", "example_ja", "example_en", "note", "when"),
    "collocations": ("id", "ja", "en", "when", "frame", "subject", "report", "example_ja", "example_en", "note"),
    "function": ("id", "ja", "kind", "en", "role", "example_ja", "example_en", "note"),
    "affixes": ("id", "ja", "kind", "en", "example_ja", "example_en", "note"),
}
"""The files of a lexicon and the columns of each, in order; ``docs/lexicon.md`` explains them."""


class LexiconRow(NamedTuple):
    """One line as written: the ``file`` (``verbs``), its ``line``, and its cells by column."""

    file: str
    line: int
    cells: dict[str, str]


def read_rows(file: str, text: str, path: str) -> Iterator[LexiconRow]:
    """Yield the rows of ``text``, a file of kind ``file``; ``path`` is what messages call it.

    Raises GlossaryError when the header or the number of cells is wrong.

    >>> [row.cells["en"] for row in read_rows("affixes", "\\t".join(COLUMNS["affixes"]) + "\\na.ka\\t化\\tsuffix\\t-ization\\t\\t\\t\\n", "x")]
    ['-ization']
    """
    columns = COLUMNS[file]
    lines = text.split("\n")
    if tuple(lines[0].rstrip("\r").split("\t")) not in (
        columns,
        columns[:-1],
    ):  # a team's file may lack the newest column
        raise GlossaryError("lexicon-header", path=path, expected=" ".join(columns))
    for number, line in enumerate(lines[1:], 2):
        if line.strip():
            yield row_of(file, number, line, path)


def row_of(file: str, number: int, line: str, path: str) -> LexiconRow:
    """Return the row in line ``number`` of a file of kind ``file``, which messages call ``path``.

    Raises GlossaryError when it has too many cells.
    """
    columns = COLUMNS[file]
    cells = line.rstrip("\r").split("\t")
    if len(cells) > len(columns):
        raise GlossaryError("lexicon-cells", path=path, line=number, found=len(cells), expected=len(columns))
    cells += [""] * (len(columns) - len(cells))
    return LexiconRow(file, number, {column: cell.strip() for column, cell in zip(columns, cells, strict=True)})


def several(cell: str) -> tuple[str, ...]:
    """Return the values of a cell that may hold several.

    >>> several("adverb=this year | adnominal=this year's")
    ('adverb=this year', "adnominal=this year's")
    """
    return tuple(part.strip() for part in cell.split(" | ") if part.strip())
