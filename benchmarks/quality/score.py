"""Prints the figures of a rated sheet, and notes them as a round.

Run: python -m benchmarks.quality.score SHEET.tsv RATINGS.tsv [RATINGS.tsv] [--round NAME --texts WHAT]
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.quality.ratings import GOOD, Rated, read_ratings

ROUNDS = Path(__file__).parent / "rounds.tsv"
COLUMNS = "round texts sentences raters adequate bad unflagged adequate_unflagged fluent_unflagged agreement".split()


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures; with ``--round`` also append them to ``rounds.tsv``."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("sheet", type=Path)
    options.add_argument("ratings", nargs="+", type=Path)
    options.add_argument("--round", default="")
    options.add_argument("--texts", default="")
    given = options.parse_args(arguments)
    rated = read_ratings(given.sheet, given.ratings)
    figures = figures_of(rated)
    for name, value in zip(COLUMNS[2:], figures, strict=True):
        print(f"{name:20} {value}")
    if given.round:
        with ROUNDS.open("a", encoding="utf-8", newline="\n") as file:
            file.write("\t".join([given.round, given.texts, *figures]) + "\n")


def figures_of(rated: Sequence[Rated]) -> tuple[str, ...]:
    """Return the figures from ``sentences`` on, shares in per cent; of two raters the mean counts."""
    passed = [one for one in rated if one.unflagged]
    raters = len(rated[0].marks)
    same = [len({adequacy >= GOOD for adequacy, _ in one.marks}) == 1 for one in rated]
    return (
        str(len(rated)),
        str(raters),
        share(one.adequacy >= GOOD for one in rated),
        share(one.adequacy <= 1 for one in rated),
        share(one.unflagged for one in rated),
        share(one.adequacy >= GOOD for one in passed),
        share(one.fluency >= GOOD for one in passed),
        share(same) if raters > 1 else "",
    )


def share(of: Iterable[bool]) -> str:
    """Return how many per cent are true.

    >>> share([True, False])
    '50.0'
    """
    every = list(of)
    return f"{100 * sum(every) / len(every):.1f}" if every else "-"


if __name__ == "__main__":
    main()
