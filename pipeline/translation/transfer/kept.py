"""Come here for what the engine keeps between runs: tables read and compiled once, found again by their content."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar, cast

Plain = TypeVar("Plain", list[object], dict[str, object])
"""What JSON can hold as it is."""

_MOST_FILES = 4
"""So many of a name are kept: those of a few projects, and of the version before."""


def kept(
    name: str,
    made_from: Sequence[str | bytes],
    make: Callable[[], Plain],
    fits: Callable[[Any], bool] = lambda found: isinstance(found, (list, dict)),
) -> Plain:
    """Return what ``make`` gives: plain lists, dictionaries and strings, from the last run if that kept them.

    ``made_from`` is all that the value depends on: tables, dictionary, the code that reads them. The file is named by it, so it is
    never stale; one that cannot be read or written, or whose value does not fit, costs time, nothing else.

    >>> kept("example", ["0"], lambda: [["有る"]])
    [['有る']]
    """
    digest = hashlib.sha256()
    for one in made_from:
        digest.update((one.encode("utf-8", "surrogatepass") if isinstance(one, str) else one) + b"\0")
    path = _folder() / f"{name}-{digest.hexdigest()[:16]}.json"
    with contextlib.suppress(OSError, ValueError, TypeError):
        found = json.loads(path.read_bytes())
        if fits(found):
            return cast(Plain, found)
    made = make()
    with contextlib.suppress(OSError, ValueError):
        _write(name, path, json.dumps(made, ensure_ascii=False).encode())
    return made


def code_of(*folders: Path) -> tuple[bytes, ...]:
    """Return the source of the modules in ``folders``: other code may make something else."""
    return tuple(path.read_bytes() for folder in folders for path in sorted(folder.glob("*.py")))


def _folder() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("tripreport", appauthor=False)


def _write(name: str, path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f"{name}-", suffix=".part")
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    Path(temporary).replace(path)
    others = sorted(path.parent.glob(f"{name}-*.json"), key=lambda one: one.stat().st_mtime, reverse=True)
    for old in others[_MOST_FILES:]:
        old.unlink(missing_ok=True)
