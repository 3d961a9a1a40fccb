"""Latin names and words of the Japanese, verbatim and as often; no name that the Japanese does not have."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache

from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.english import Flag, Translation
from pipeline.model.text import Span
from pipeline.text.normalize import normalize
from pipeline.text.shipped import table
from pipeline.translation.gates.agreed import find_agreed
from pipeline.translation.gates.doubt import Doubt
from pipeline.translation.latin import ADDRESS
from pipeline.translation.numbers import read_numbers

_WORD = re.compile(rf"{ADDRESS}|[0-9]*(?:\.[0-9]+)?[A-Za-z][A-Za-z0-9]*(?:[._'#-][A-Za-z0-9]+)*(?:\+\+|#)?", re.ASCII)
_NAME_LIKE = re.compile(r"(?<![A-Za-z0-9§])(?=[A-Za-z0-9]*[A-Z])[A-Za-z]+[A-Z0-9][A-Za-z0-9]*(?![A-Za-z0-9$])")
_LAUGH = re.compile(r"[^\x00-\x7f]w+(?:[)）。！!]|\Z)")
"""A laugh behind a remark, which is no name: 楽しかったｗ."""
_ROMAN = re.compile(r"[IVX]+s?")


def name_gate(analyzed: AnalyzedSentence, translation: Translation) -> Iterator[Doubt]:
    """Yield a doubt for each Latin word outside the terms that English has less often, and for each new name."""
    rest = unicodedata.normalize("NFKC", find_agreed(analyzed, translation.english)[1])
    places = list(_latin_words(analyzed))
    needed = Counter(word for word, _ in places)
    for word, count in sorted(needed.items()):
        found = len(_kept(word).findall(rest))
        if found < count:
            span = next(span for other, span in places if other == word)
            fields = (("name", word), ("needed", str(count)), ("found", str(found)))
            yield Doubt(Flag.NAME, "gate-name-missing", fields, span)
    known = " ".join(piece.text for piece in translation.pieces if piece.origin == "name.known")
    for name in _new_names(analyzed, rest):
        if name in known.split():
            continue
        yield Doubt(Flag.NAME, "gate-name-added", (("name", name),))


def _latin_words(analyzed: AnalyzedSentence) -> Iterator[tuple[str, Span]]:
    """Yield the Latin words that are neither in a glossary match nor the unit of a number (10GB, 11:30 PM)."""
    text = analyzed.sentence.text
    normalized = normalize(text)
    taken = [match.span for match in analyzed.matches]
    taken += [reading.span for reading in read_numbers(text) if reading.required]
    for match in _WORD.finditer(normalized.text):
        span = normalized.source_span(match.start(), match.end())
        if _LAUGH.match(normalized.text, max(match.start() - 1, 0)):
            continue
        if not any(span.overlaps(other) for other in taken):
            yield match[0], span


@cache
def _kept(word: str) -> re.Pattern[str]:
    """Return the pattern of ``word`` kept: with a capital, a plural or a possessive, ACPI3.0 also as ACPI 3.0."""
    first = f"[{word[0]}{word[0].upper()}]" if word[0].isalpha() else re.escape(word[0])
    rest = re.sub(r"(?<=[A-Za-z])(?=[0-9])", " ", word)[1:]
    return re.compile(
        rf"(?<![A-Za-z0-9]){first}{re.escape(rest).replace(re.escape(' '), '[ -]?')}(?:'?s|es)?(?![A-Za-z0-9])"
    )


def _new_names(analyzed: AnalyzedSentence, rest: str) -> Iterator[str]:
    """Yield words of ``rest`` that look like names (IBM, ext3) and that nothing in the Japanese accounts for."""
    source = normalize(analyzed.sentence.text).text
    folded = re.sub(r"[\s-]", "", source).lower()
    for name in sorted({match[0] for match in _NAME_LIKE.finditer(rest)}):
        stem = name.removesuffix("s")
        if stem.lower() in folded or _ROMAN.fullmatch(name):
            continue
        if not any(pattern.search(source) for pattern in _acronyms().get(stem, ())):
            yield name


@cache
def _acronyms() -> dict[str, list[re.Pattern[str]]]:
    """Return for an English acronym the Japanese that it may render."""
    patterns: dict[str, list[re.Pattern[str]]] = {}
    for row in table("gates/acronyms"):
        patterns.setdefault(row["en"], []).append(re.compile(row["ja"]))
    return patterns
