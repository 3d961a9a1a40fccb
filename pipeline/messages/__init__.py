"""Words for people, Japanese and English: one TOML file an area, each message with both languages side by side."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path
from typing import Literal

Language = Literal["en", "ja"]
LANGUAGES: tuple[Language, ...] = ("en", "ja")

_TABLE = re.compile(r"^\[\"?(?P<code>[^\]\"\n]+)\"?\]$(?:\n(?!\[).*)*", re.MULTILINE)
"""A table of TOML: its head, and what stands under it up to the next head."""


def message(code: str, fields: Mapping[str, str], lang: Language) -> str:
    """Return the words of ``code`` in ``lang`` with ``fields`` filled in.

    Raises KeyError for a code that no file has: a fault of ours, which a test finds.

    >>> message("input-missing", {"path": "draft.txt"}, "ja")
    'draft.txt: ファイルがありません。パスを確かめてください。'
    """
    return words(code)[lang].format_map(fields)


@cache
def words(code: str) -> Mapping[Language, str]:
    """Return the message ``code`` in every language; raises KeyError for a code that no file has.

    >>> sorted(words("input-missing"))
    ['en', 'ja']
    """
    table: Mapping[Language, str] = tomllib.loads(_tables()[code])[code]
    return table


def codes() -> Collection[str]:
    """Return the code of every message of every area."""
    return _tables().keys()


@cache
def _tables() -> Mapping[str, str]:
    """Return each message as its table of TOML, not parsed yet: of hundreds, a command says a few."""
    tables: dict[str, str] = {}
    for file in sorted(Path(__file__).parent.glob("*.toml")):
        for match in _TABLE.finditer(file.read_text(encoding="utf-8")):
            if match["code"] in tables:
                raise KeyError(f"{file.name}: the message '{match['code']}' is in another file as well")
            tables[match["code"]] = match[0]
    return tables
