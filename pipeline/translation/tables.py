"""The tables of words that translation and its gates share: tab-separated files under ``pipeline/data``, read once."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from functools import cache
from importlib import resources

Row = Mapping[str, str]


@cache
def table(name: str) -> tuple[Row, ...]:
    """Return the rows of ``pipeline/data/<name>.tsv`` by column, in the order of the file.

    The first line that is not a comment (``#``) names the columns; cells missing at the end of a line are empty.

    >>> table("quantities/units")[0]["unit"]
    '%'
    """
    lines = [line for line in _text(name).splitlines() if line.strip() and not line.startswith("#")]
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


def one_of(words: tuple[str, ...]) -> str:
    """Return the regular expression that matches the longest of ``words``, which stand for themselves.

    >>> one_of(("日", "日間"))
    '(?:日間|日)'
    """
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))})"


def content_hash(*names: str) -> str:
    """Return the first 12 hexadecimal digits of a SHA-256 over the named tables."""
    digest = hashlib.sha256()
    for name in names:
        digest.update(name.encode() + b"\0" + _text(name).encode() + b"\0")
    return digest.hexdigest()[:12]


def _text(name: str) -> str:
    return resources.files("pipeline").joinpath("data", *f"{name}.tsv".split("/")).read_text(encoding="utf-8")
