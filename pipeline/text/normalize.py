"""Width and composed forms: NFKC with the way back to what was typed."""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.model.text import Span


@dataclass(frozen=True, slots=True)
class Normalized:
    """A normalised text and, for each of its code points, the source code points it came from.

    ``starts[i]`` and ``ends[i]`` delimit the source of code point ``i``: ㍿ gives four code points that all come from one,
    ｶﾞ one that comes from two.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def source_span(self, start: int, end: int) -> Span:
        """Return what ``[start, end)`` of the normalised text covers in the source.

        >>> normalize("㍿の℃").source_span(4, 5)
        Span(start=1, end=2)
        """
        if end <= start:
            at = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return Span(at, at)
        return Span(self.starts[start], self.ends[end - 1])


@lru_cache(maxsize=256)
def normalize(text: str) -> Normalized:
    """Return ``text`` in NFKC with an offset map (Unicode Standard Annex 15); the last texts are remembered.

    >>> normalize("ﾎｯﾄﾌﾟﾗｸﾞ").text
    'ホットプラグ'
    """
    target = unicodedata.normalize("NFKC", text)
    if target == text:
        return Normalized(text, range(len(text)), range(1, len(text) + 1))
    if len(target) == len(text) and not any(map(_joins_left, set(text))):
        # Nothing shrinks alone: where nothing joins either, an equal length means one code point for each.
        return Normalized(target, range(len(text)), range(1, len(text) + 1))
    starts, ends = array("l"), array("l")
    parts: list[str] = []
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and _joins_left(text[end]):
            end += 1
        part = unicodedata.normalize("NFKC", text[at:end])
        if len(part) == end - at:
            starts.extend(range(at, end))
            ends.extend(range(at + 1, end + 1))
        else:
            starts.extend([at] * len(part))
            ends.extend([end] * len(part))
        parts.append(part)
        at = end
    return Normalized("".join(parts), starts, ends)


@lru_cache(maxsize=1 << 14)
def _joins_left(char: str) -> bool:
    """Tell whether ``char`` may compose with, or be reordered behind, the character before it."""
    if char < "\u0300":
        return False
    first = unicodedata.normalize("NFKC", char)[0]
    return unicodedata.combining(first) != 0 or "\u1160" <= first <= "\u11ff" or first in _COMPOSING_STARTERS


_COMPOSING_STARTERS = frozenset(
    "\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u0dcf\u0ddf\u0fb5\u0fb7\u102e"
    "\u1b35\U00011127\U0001133e\U00011357\U000114b0\U000114ba\U000114bd\U000115af\U00011930"
)
"""Characters of combining class 0 that nevertheless compose with the one before them (Composition_Exclusions and
DerivedNormalizationProps of the Unicode Character Database: NFC_QC=Maybe); Hangul vowels and finals are told by their block."""
