"""The files under ``pipeline/data``: come here to read a table of words, or another file that ships with the program."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parents[1] / "data"
"""Where the files lie. Not asked of ``importlib.resources``, whose import alone costs a command a fiftieth of a second."""

Row = Mapping[str, str]


def shipped(path: str) -> str:
    """Return the text of ``pipeline/data/<path>``.

    >>> shipped("schemas/findings.schema.json")[:1]
    '{'
    """
    return DATA.joinpath(*path.split("/")).read_text(encoding="utf-8")


@cache
def shipped_toml(path: str) -> Mapping[str, Any]:
    """Return what ``pipeline/data/<path>``, a TOML file, says; it is read once.

    >>> "marks" in shipped_toml("readers/metadata.toml")["classifications"]
    True
    """
    return tomllib.loads(shipped(path))


@cache
def table(name: str) -> tuple[Row, ...]:
    """Return the rows of ``pipeline/data/<name>.tsv`` by column, in the order of the file.

    The first line that is not a comment (``#``) names the columns; cells missing at the end of a line are empty.

    >>> table("quantities/units")[0]["unit"]
    '%'
    """
    lines = [line for line in shipped(f"{name}.tsv").splitlines() if line.strip() and not line.startswith("#")]
    columns = lines[0].split("\t")
    rows = []
    for line in lines[1:]:
        cells = line.split("\t")
        if len(cells) > len(columns):
            raise ValueError(f"{name}.tsv: more cells than columns: {line!r}")
        rows.append(dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=True)))
    return tuple(rows)


def cells(row: Row, column: str) -> tuple[str, ...]:
    """Return the values of a cell that holds several with `` | `` between.

    >>> cells({"ja": "か月 | ヶ月"}, "ja")
    ('か月', 'ヶ月')
    """
    return tuple(part for part in row[column].split(" | ") if part)


def one_of(words: Iterable[str]) -> str:
    """Return the regular expression that matches the longest of ``words``, which stand for themselves.

    >>> one_of(("日", "日間"))
    '(?:日間|日)'
    """
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))})"


def content_hash(*names: str) -> str:
    """Return the first 12 hexadecimal digits of a SHA-256 over the named tables."""
    import hashlib

    digest = hashlib.sha256()
    for name in names:
        digest.update(name.encode() + b"\0" + shipped(f"{name}.tsv").encode() + b"\0")
    return digest.hexdigest()[:12]
