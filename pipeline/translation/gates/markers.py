"""Modality, hearsay, conditions, bounds: for a かもしれない or 以上 of the Japanese, English carries some word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.english import Flag, Translation
from pipeline.model.text import Span
from pipeline.text.normalize import normalize
from pipeline.text.shipped import cells, table
from pipeline.translation.gates.doubt import Doubt


class Marker(NamedTuple):
    """A row of the markers table: found by ``text``, or by ``tokens`` (lemma with conjugated form or empty)."""

    id: str
    flag: Flag
    text: re.Pattern[str] | None
    tokens: frozenset[tuple[str, str]]
    english: re.Pattern[str]


def marker_gate(analyzed: AnalyzedSentence, translation: Translation) -> Iterator[Doubt]:
    """Yield a doubt for each marker of the Japanese for which English has no word at all."""
    for marker in markers():
        span = find_marker(marker, analyzed)
        if span is not None and not marker.english.search(translation.english):
            fields = (("ja", span.of(analyzed.sentence.text)), ("marker", marker.id))
            yield Doubt(marker.flag, "gate-marker-lost", fields, span)


def find_marker(marker: Marker, analyzed: AnalyzedSentence) -> Span | None:
    """Return the first place of ``marker`` in the Japanese."""
    return next(marked_places(marker, analyzed), None)


def marked_places(marker: Marker, analyzed: AnalyzedSentence) -> Iterator[Span]:
    """Yield the places of ``marker`` in the Japanese: those of its text, then those of its tokens."""
    text = analyzed.sentence.text
    if marker.text:
        normalized = normalize(text)
        for match in marker.text.finditer(normalized.text):
            yield normalized.source_span(match.start(), match.end())
    for token in analyzed.tokens if marker.tokens else ():
        if (
            token.pos1 in ("助動詞", "形状詞", "接尾辞")
            and {(token.lemma, ""), (token.lemma, token.cform)} & marker.tokens
        ):
            yield token.span


@cache
def markers() -> tuple[Marker, ...]:
    """Return the markers in the order of their table."""
    return tuple(
        Marker(
            row["id"],
            Flag(row["flag"]),
            re.compile(row["text"]) if row["text"] else None,
            frozenset((lemma, form) for lemma, _, form in (cell.partition("@") for cell in cells(row, "tokens"))),
            re.compile(row["en"], re.IGNORECASE),
        )
        for row in table("gates/markers")
    )
