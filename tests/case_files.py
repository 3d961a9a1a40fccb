"""Case files that anyone can edit: a title, ``.``, what goes in, ``.``, what comes out, ``.``"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class Case(NamedTuple):
    """One case of a file; ``given`` and ``expected`` are its lines as they stand."""

    title: str
    given: str
    expected: str


def read_cases(path: Path) -> list[Case]:
    """Return the cases in ``path``; lines that begin with ``#`` between cases are remarks."""
    parts: list[list[str]] = [[]]
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line == ".":
            parts.append([])
        elif len(parts) % 3 != 1 or (line and not line.startswith("#")):
            parts[-1].append(line)
    groups = zip(parts[0::3], parts[1::3], parts[2::3], strict=False)
    return [Case(" ".join(title), "\n".join(given), "\n".join(expected)) for title, given, expected in groups]
