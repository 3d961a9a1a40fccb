"""Numbers and dates, compared as multisets: each of the Japanese has its own in English, and none is added."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.english import Flag, Translation
from pipeline.text.shipped import table
from pipeline.translation.english_numbers import read_english
from pipeline.translation.gates.agreed import find_agreed
from pipeline.translation.gates.doubt import Doubt
from pipeline.translation.numbers import read_mentions
from pipeline.translation.quantities import Mention


def number_gate(analyzed: AnalyzedSentence, translation: Translation) -> Iterator[Doubt]:
    """Yield a doubt for each number that is missing or added, and for each unit that is lost or another one.

    Numbers inside a glossary term belong to the term: both sides leave them out.
    """
    japanese = [
        mention
        for mention in read_mentions(analyzed.sentence.text)
        if not any(match.span.overlaps(mention.span) for match in analyzed.matches)
    ]
    english = read_english(find_agreed(analyzed, translation.english)[1])
    missing, added = compare(japanese, english)
    for key, count in sorted(missing.items()):
        span = next(mention.span for mention in japanese if mention.key == key)
        yield Doubt(Flag.NUMBER, "gate-number-missing", (("number", show(key)), ("count", str(count))), span)
    for key, count in sorted(added.items()):
        yield Doubt(Flag.NUMBER, "gate-number-added", (("number", show(key)), ("count", str(count))))
    for mention, other in _changed_units(japanese, english):
        fields = (("number", show(mention.key)), ("unit", mention.unit), ("other", other))
        yield Doubt(Flag.NUMBER, "gate-unit", fields, mention.span)


def compare(japanese: Sequence[Mention], english: Sequence[Mention]) -> tuple[Counter[str], Counter[str]]:
    """Return the keys that English misses and those that it adds, each with how often.

    A required mention needs a partner, required or not; what is not required needs none. What is left over is tried
    once more in other ways to write the same: 7/20 and 20 July, 12:00 and 1200.
    """
    ja_must, ja_may = _counts(japanese)
    en_must, en_may = _counts(english)
    missing, added = ja_must - en_must, en_must - ja_must
    en_spare, ja_spare = en_may - missing, ja_may - added
    missing, added = missing - en_may, added - ja_may
    _match_otherwise(missing, added, en_spare)
    _match_otherwise(added, missing, ja_spare)
    return +missing, +added


def _counts(mentions: Sequence[Mention]) -> tuple[Counter[str], Counter[str]]:
    """Return how often each key is required, and how often it is not."""
    required = Counter(mention.key for mention in mentions if mention.required)
    return required, Counter(mention.key for mention in mentions if not mention.required)


def _match_otherwise(left: Counter[str], right: Counter[str], spare: Counter[str]) -> None:
    """Take from ``left`` what ``right`` and ``spare`` say in another way, and from those what was used for it."""
    for key in sorted(left.elements()):
        for other in _other_ways(key):
            needed = Counter(other)
            if not needed - (right + spare):
                left[key] -= 1
                spare.subtract(needed - right)
                right.subtract(needed & right)
                break


def _other_ways(key: str) -> Iterator[tuple[str, ...]]:
    """Yield other keys that say the same as ``key`` together."""
    if match := re.fullmatch(r"slash:(\d+)/(\d+)", key):
        first, second = int(match[1]), int(match[2])
        yield f"month:{first}", str(second)
        yield str(first), str(second)
        if (first, second) == (1, 2):
            yield ("0.5",)
    elif match := re.fullmatch(r"time:(\d\d):(\d\d)", key):
        yield (f"{int(match[1] + match[2])}",)
    elif re.fullmatch(r"20[12]\d", key):
        yield (str(int(key) - 2018),)


def _changed_units(japanese: Sequence[Mention], english: Sequence[Mention]) -> Iterator[tuple[Mention, str]]:
    """Yield each Japanese mention whose unit English lacks with that number, and the unit it has instead."""
    for key in sorted({mention.key for mention in japanese if mention.unit}):
        ours = [mention for mention in japanese if mention.key == key and mention.required]
        theirs = [mention.unit for mention in english if mention.key == key]
        left = Counter(theirs) - Counter(mention.unit for mention in ours)
        for mention in ours:
            if mention.unit and theirs and mention.unit not in theirs:
                other = next((unit for unit in sorted(left) if unit), "")
                if other or mention.unit in _strict_units():
                    yield mention, other or "-"


@cache
def _strict_units() -> frozenset[str]:
    return frozenset(row["unit"] for row in table("quantities/units") if row["strict"])


def show(key: str) -> str:
    """Return ``key`` as people read it.

    >>> show("month:5"), show("time:13:30"), show("400")
    ('month 5', '13:30', '400')
    """
    kind, _, value = key.partition(":")
    if not value:
        return key
    return value if kind in ("time", "slash") else f"{kind} {value}"
