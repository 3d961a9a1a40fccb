"""Cases in files that anyone can edit: a title line, ``.``, the input, ``.``, what is expected, ``.``."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class Case(NamedTuple):
    """One case of a case file."""

    title: str
    given: str
    expected: str


def read_cases(folder: Path) -> dict[str, Case]:
    """Return the cases of every file in ``folder`` by ``file: title``."""
    cases: dict[str, Case] = {}
    for path in sorted(folder.glob("*.txt")):
        parts = [""]
        for line in path.read_text(encoding="utf-8").splitlines(keepends=True):
            if line == ".\n":
                parts.append("")
            else:
                parts[-1] += line
        assert parts.pop() == "" and len(parts) % 3 == 0, f"{path.name}: every case has three parts"
        for title, given, expected in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
            name = f"{path.stem}: {title.strip()}"
            assert name not in cases, f"{name}: twice"
            cases[name] = Case(title.strip(), given.removesuffix("\n"), expected.removesuffix("\n"))
    return cases
