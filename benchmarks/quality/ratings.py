"""Ratings of a sheet: what each rater said of each sentence, settled into one figure."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

GOOD = 3
"""From this adequacy or fluency on a sentence counts as right or as readable."""


@dataclass(frozen=True, slots=True)
class Rated:
    """A sentence with its key and the (adequacy, fluency) that each rater gave, 0 to 4."""

    key: dict[str, Any]
    marks: tuple[tuple[int, int], ...]

    @property
    def unflagged(self) -> bool:
        """Whether the engine let it pass without asking for a person."""
        return not self.key["review"]

    @property
    def adequacy(self) -> float:
        """The mean of the raters."""
        return sum(adequacy for adequacy, _ in self.marks) / len(self.marks)

    @property
    def fluency(self) -> float:
        """The mean of the raters."""
        return sum(fluency for _, fluency in self.marks) / len(self.marks)

    @property
    def is_right(self) -> bool:
        """Whether the meaning gets across: the raters' mean, so that two who disagree by one do not make it right."""
        return self.adequacy >= GOOD


def read_ratings(sheet: Path, raters: Sequence[Path]) -> tuple[Rated, ...]:
    """Return the sentences of ``sheet`` with the ratings in ``raters`` (``n adequacy fluency note``).

    Raises ValueError when a rater left out a sentence.
    """
    keys = json.loads(sheet.with_suffix(".key.json").read_text(encoding="utf-8"))
    given = [_marks(rater) for rater in raters]
    for rater, marks in zip(raters, given, strict=True):
        if set(marks) != set(range(len(keys))):
            raise ValueError(f"{rater}: not one rating for each of {len(keys)} sentences")
    return tuple(Rated(key, tuple(marks[n] for marks in given)) for n, key in enumerate(keys))


def _marks(rater: Path) -> dict[int, tuple[int, int]]:
    lines = [line.split("\t") for line in rater.read_text(encoding="utf-8").splitlines()]
    return {int(line[0]): (int(line[1]), int(line[2])) for line in lines if line[0].strip().isdigit()}
