"""Columns of spellings with their keys, made once for validation and index: whole columns at a time, for speed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from pipeline.glossary.rows import Sheet, split_list
from pipeline.glossary.variants import fold_all


@dataclass(frozen=True, slots=True)
class Spellings:
    """Spelling by spelling: as written, its variant key, and the number of its concept (terms first, then names)."""

    texts: Sequence[str]
    keys: Sequence[str]
    numbers: Sequence[int]

    @classmethod
    def of(cls, texts: Sequence[str], numbers: Sequence[int]) -> Self:
        """Return ``texts`` with their keys."""
        # One pass of the C routines over all of them together is ten times faster than one call each.
        keys = fold_all(unicodedata.normalize("NFKC", "\n".join(texts))).split("\n") if texts else []
        return cls(texts, keys, numbers)

    @classmethod
    def of_columns(cls, terms: Sheet, names: Sheet, columns: Iterable[str], lists: Iterable[str]) -> Self:
        """Return the spellings in ``columns`` (one a cell) and ``lists`` (several a cell) of both sheets."""
        texts: list[str] = []
        numbers: list[int] = []
        for sheet, offset in ((terms, 0), (names, len(terms.lines))):
            for column in columns:
                cells = sheet.cells.get(column, ())
                texts.extend(cells)
                numbers.extend(range(offset, offset + len(cells)))
            for column in lists:
                for number, cell in enumerate(sheet.cells.get(column, ()), offset):
                    if cell:
                        parts = split_list(cell)
                        texts.extend(parts)
                        numbers.extend([number] * len(parts))
        return cls.of(texts, numbers)
