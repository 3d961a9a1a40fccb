"""Keeps between runs what the dictionary says of every entry: reading fifteen thousand words takes longer than translating a report."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pipeline import text
from pipeline.text.tokenizer import DICTIONARY

_MOST_FILES = 4
"""So many lexicons are kept: those of a few projects, and of the version before."""


def kept(content_hash: str, make: Callable[[], list[Any]]) -> list[Any]:
    """Return what ``make`` gives for the lexicon with ``content_hash``: plain lists and strings, from the last run if that kept them.

    The file is named by lexicon, dictionary and the code that reads both, so it is never stale; one that cannot be read or written
    costs time, nothing else.

    >>> kept("0" * 12, lambda: [["有る"]])
    [['有る']]
    """
    path = _folder() / f"lexicon-{_name(content_hash)}.json"
    with contextlib.suppress(OSError, ValueError):
        found = json.loads(path.read_bytes())
        if isinstance(found, list):
            return found
    made = make()
    with contextlib.suppress(OSError):
        _write(path, json.dumps(made, ensure_ascii=False).encode())
    return made


def _folder() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("tripreport", appauthor=False)


def _name(content_hash: str) -> str:
    digest = hashlib.sha256(f"{content_hash} {DICTIONARY}".encode())
    for path in (*sorted(Path(str(text.__file__)).parent.glob("*.py")), *sorted(Path(__file__).parent.glob("*.py"))):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix="lexicon-", suffix=".part")
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    Path(name).replace(path)
    others = sorted(path.parent.glob("lexicon-*.json"), key=lambda one: one.stat().st_mtime, reverse=True)
    for old in others[_MOST_FILES:]:
        old.unlink(missing_ok=True)
