"""Rules that are tables: wordings to look for, what to write instead, and examples that tests run. Come here to add one.

A table of ``pipeline/data/checks`` has a row for each wording: ``pattern`` (a regular expression over the text in NFKC),
``better`` (what to write, with ``\\1`` for groups; empty: only the writer knows), ``yes`` and ``no`` (examples that must
and must not be found, `` | `` between). What is found begins and ends where tokens do, unless the pattern begins with ``~``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from typing import NamedTuple

from pipeline.checks.manuscript import Passage
from pipeline.checks.place import make_group
from pipeline.model.findings import Finding, Severity
from pipeline.model.text import Span
from pipeline.text.shipped import Row, cells, table


class Wording(NamedTuple):
    """A row of a table; ``needle`` is a part of the text without which the pattern cannot be there."""

    pattern: str
    better: str
    yes: tuple[str, ...]
    no: tuple[str, ...]
    is_loose: bool
    needle: str


class Hit(NamedTuple):
    """A wording found at ``span`` of a passage; ``better`` is what to write there."""

    wording: Wording
    passage: Passage
    span: Span
    better: str


@cache
def load_wordings(name: str) -> tuple[Wording, ...]:
    """Return the rows of ``pipeline/data/checks/<name>.tsv``."""
    return tuple(map(_wording, table(f"checks/{name}")))


def _wording(row: Row) -> Wording:
    plain = row["pattern"].removeprefix("~")
    is_loose = plain != row["pattern"]
    return Wording(plain, row["better"], cells(row, "yes"), cells(row, "no"), is_loose, needle_of(plain))


_GROUP = re.compile(r"\((?:[^()\[\]]|\[[^\]]*\])*\)[?*]?|\[[^\]]*\][?*+]?(?:\{[^}]*\})?|[^|()\[\]][?*]")
_NO_LETTER = re.compile(r"[^\w]|_", re.UNICODE)


def needle_of(pattern: str) -> str:
    """Return the longest stretch of letters that every match of ``pattern`` has; empty when there is none to be sure of.

    >>> needle_of("(?<=[いきち])ずらい"), needle_of("シュミレ(ー?)ション"), needle_of("ヤバい|やばい")
    ('ずらい', 'シュミレ', '')
    """
    left = pattern
    while (shorter := _GROUP.sub("\0", left)) != left:
        left = shorter
    if "|" in left or "\\" in left:
        return ""
    return max(_NO_LETTER.split(left), key=len)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def find_wordings(passages: Iterable[Passage], name: str) -> Iterator[Hit]:
    """Yield the wordings of table ``name`` in the writer's own words of ``passages``, row by row, in the order of the text.

    A pattern is compiled only when its needle is somewhere in the text: most never are.
    """
    searched = tuple(passages)
    texts = [passage.text for passage in searched]
    everything = "\n".join(texts)
    for wording in load_wordings(name):
        if wording.needle not in everything:
            continue
        pattern = _compiled(wording.pattern)
        for passage, text in zip(searched, texts, strict=True):
            if wording.needle in text:
                for match in pattern.finditer(text):
                    span = Span(*match.span())
                    if (wording.is_loose or passage.is_whole(span)) and passage.is_open(span):
                        yield Hit(wording, passage, span, match.expand(wording.better))


def report_wordings(
    passages: Iterable[Passage],
    rule: str,
    severity: Severity,
    name: str,
    *,
    is_safe: bool = False,
    confidence: float = 0.9,
) -> Iterator[Finding]:
    """Yield one finding of ``rule`` for each wording of table ``name`` in ``passages``, with all its places."""
    for pattern, group in groupby(find_wordings(passages, name), key=lambda hit: hit.wording.pattern):
        hits = list(group)
        has_better = all(hit.better for hit in hits)
        yield make_group(
            rule,
            severity,
            [(hit.passage.one, hit.span) for hit in hits],
            {"found": hits[0].span.of(hits[0].passage.text), "better": hits[0].better},
            key=pattern,
            message=rule if has_better else f"{rule}-open",
            replacements=[hit.better for hit in hits] if has_better else (),
            is_safe=is_safe,
            confidence=confidence,
        )
