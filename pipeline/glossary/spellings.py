"""Columns of spellings with their keys, made once for validation and index: whole columns at a time, for speed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from pipeline.glossary.rows import Sheet, split_list
from pipeline.glossary.variants import fold_all, long_e_keys


@dataclass(frozen=True, slots=True)
class Spellings:
    """Spelling by spelling: as written, its variant key, and the number of its concept (terms first, then names).

    A spelling may stand under several keys.
    """

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
                for number, cell in enumerate(sheet.cells.get(column, ()), offset):
                    if cell:
                        texts.append(cell)
                        numbers.append(number)
            for column in lists:
                for number, cell in enumerate(sheet.cells.get(column, ()), offset):
                    if cell:
                        parts = split_list(cell)
                        texts.extend(parts)
                        numbers.extend([number] * len(parts))
        return cls.of(texts, numbers)

    def with_long_e(self) -> Self:
        """Return the same with each エー and エイ under the key of the other as well."""
        texts, keys, numbers = list(self.texts), list(self.keys), list(self.numbers)
        for column in long_e_keys(unicodedata.normalize("NFKC", "\n".join(self.texts))):
            for text, key, other, number in zip(self.texts, self.keys, column.split("\n"), self.numbers, strict=False):
                if key != other:
                    texts.append(text)
                    keys.append(other)
                    numbers.append(number)
        return type(self)(texts, keys, numbers)
