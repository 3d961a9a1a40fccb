"""Reading what the parser is scored against: CoNLL-U with bunsetsu labels, and bunsetsu with heads a line."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

Range = tuple[int, int]
"""From and behind, in code points of a sentence without its white space: neutral to how it was cut into words."""


class Words(NamedTuple):
    """A sentence word by word: places, heads (the root its own), relations, parts of speech, where a bunsetsu starts."""

    ranges: tuple[Range, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    upos: tuple[str, ...]
    starts: tuple[bool, ...]


class GoldWords(NamedTuple):
    """A sentence of a treebank."""

    text: str
    words: Words


class GoldBunsetsu(NamedTuple):
    """A sentence of a bunsetsu corpus: the places of its bunsetsu and their heads, -1 for the root."""

    text: str
    ranges: tuple[Range, ...]
    heads: tuple[int, ...]


def read_conllu(path: Path) -> list[GoldWords]:
    """Return the sentences of an xz-compressed CoNLL-U file that has BunsetuBILabel in its last column."""
    with lzma.open(path, "rt", encoding="utf-8") as file:
        return [_gold_words(lines) for lines in _paragraphs(file)]


def _paragraphs(lines: Iterator[str]) -> Iterator[list[str]]:
    block: list[str] = []
    for line in lines:
        if line.strip():
            block.append(line.rstrip("\n"))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _gold_words(lines: list[str]) -> GoldWords:
    text = next(line.removeprefix("# text = ") for line in lines if line.startswith("# text = "))
    rows = [line.split("\t") for line in lines if line[0] != "#"]
    rows = [row for row in rows if row[0].isdigit()]
    heads = [int(row[6]) - 1 for row in rows]
    return GoldWords(
        text.strip(),
        Words(
            ranges=one_after_the_other([row[1] for row in rows]),
            heads=tuple(at if head < 0 else head for at, head in enumerate(heads)),
            relations=tuple("ROOT" if row[7] == "root" else row[7] for row in rows),
            upos=tuple(row[3] for row in rows),
            starts=tuple("BunsetuBILabel=B" in row[9].split("|") for row in rows),
        ),
    )


def read_bunsetsu(path: Path) -> list[GoldBunsetsu]:
    """Return the sentences of a file of JSON lines with ``bunsetsu`` and ``heads``."""
    sentences = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = "".join(row["bunsetsu"])
        sentences.append(GoldBunsetsu(text, one_after_the_other(row["bunsetsu"]), tuple(row["heads"])))
    return sentences


def one_after_the_other(parts: list[str]) -> tuple[Range, ...]:
    """Return the ranges of ``parts``, white space not counted.

    >>> one_after_the_other(["RAS", "ツール"])
    ((0, 3), (3, 6))
    """
    ranges, at = [], 0
    for part in parts:
        length = len("".join(part.split()))
        ranges.append((at, at + length))
        at += length
    return tuple(ranges)
