"""What can be seen without understanding: no English, English that repeats itself, far too little, far too much."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.english import Flag, Translation
from pipeline.text.normalize import normalize
from pipeline.text.scripts import script_runs
from pipeline.translation.gates.doubt import Doubt

SHORTEST, LONGEST = 0.6, 7.5
"""English characters for each Japanese one; correct human translations stay within, nearly always."""

_JUDGED_FROM = 12
"""Shorter sentences (headings, 以上) have no meaningful ratio; in Japanese characters."""

_DOUBLED = re.compile(r"\b([A-Za-z]{2,})(?:[\s,]+\1\b)+", re.IGNORECASE)
_MAY_DOUBLE = frozenset({"that", "had"})


def shape_gate(analyzed: AnalyzedSentence, translation: Translation) -> Iterator[Doubt]:
    """Yield doubts about emptiness, repetition and length."""
    source, english = analyzed.sentence.text, translation.english
    if not english.strip():
        if source.strip():
            yield Doubt(Flag.NOT_TRANSLATED, "gate-empty")
        return
    if Flag.NOT_TRANSLATED in translation.flags:
        return
    if repeated := _repetition(source, english):
        yield Doubt(Flag.LOW_CONFIDENCE, "gate-repetition", (("text", repeated),))
    yield from _length(source, english)


def _repetition(source: str, english: str) -> str:
    """Return words that English repeats and the Japanese does not, or an empty string."""
    for match in _DOUBLED.finditer(english):
        if match[1].lower() not in _MAY_DOUBLE and match[0] not in source:
            return match[0][:40]
    words = english.lower().split()
    phrases = Counter(zip(words, words[1:], words[2:], words[3:], strict=False))
    phrase, count = max(phrases.items(), key=lambda item: item[1], default=((), 0))
    return " ".join(phrase) if count >= 3 and count > _most_often(source) else ""


def _most_often(source: str) -> int:
    """Return how often the Japanese itself says the same four characters (a list of like items)."""
    counts = Counter(source[at : at + 4] for at in range(len(source) - 3))
    return max(counts.values(), default=0)


def _length(source: str, english: str) -> Iterator[Doubt]:
    text = normalize(source).text
    japanese = sum(len(run) for run, is_japanese in script_runs(text) if is_japanese)
    if len(text) < _JUDGED_FROM or japanese < len(text) / 2:
        return
    ratio = len(english) / len(text)
    fields = (("ratio", f"{ratio:.1f}"),)
    if ratio < SHORTEST:
        yield Doubt(Flag.WORD_LOST, "gate-too-short", fields)
    elif ratio > LONGEST:
        yield Doubt(Flag.LOW_CONFIDENCE, "gate-too-long", fields)
