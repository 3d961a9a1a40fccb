"""Words for people, Japanese and English: one TOML file an area, each message with both languages side by side."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Literal

Language = Literal["en", "ja"]
LANGUAGES: tuple[Language, ...] = ("en", "ja")


def message(code: str, fields: Mapping[str, str], lang: Language) -> str:
    """Return the words of ``code`` in ``lang`` with ``fields`` filled in.

    Raises KeyError for a code that no file has: a fault of ours, which a test finds.

    >>> message("input-missing", {"path": "draft.txt"}, "ja")
    'draft.txt: ファイルがありません。パスを確かめてください。'
    """
    return catalogue()[code][lang].format_map(fields)


@cache
def catalogue() -> Mapping[str, Mapping[Language, str]]:
    """Return every message of every area by its code."""
    merged: dict[str, Mapping[Language, str]] = {}
    for file in sorted(resources.files(__name__).iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".toml"):
            for code, words in tomllib.loads(file.read_text(encoding="utf-8")).items():
                if code in merged:
                    raise KeyError(f"{file.name}: the message '{code}' is in another file as well")
                merged[code] = words
    return merged
