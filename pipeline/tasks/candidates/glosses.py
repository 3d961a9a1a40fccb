"""English that a draft itself gives for a word: ホットプラグ(hotplug), NUMA（Non-Uniform Memory Access）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.model.candidates import Phrase
from pipeline.model.text import Span
from pipeline.tasks.candidates.phrases import initials
from pipeline.text.letters import has_japanese

_BRACKETS = re.compile(r"[ \u3000]?[(（]([^()（）]{2,100})[)）]")
_BETWEEN = re.compile(r"\s*[、，,;；:：/／＝=]\s*|\s*(?:または|もしくは)\s*")
_ENGLISH = re.compile(r"[A-Za-z][A-Za-z0-9'’&+#./-]*(?: [A-Za-z0-9&][A-Za-z0-9'’&+#./-]*){0,7}")
_ACRONYM = re.compile(r"[A-Z][A-Za-z0-9&-]{1,9}")
_FOLLOWS = re.compile(r"\s*[:：=＝、,]?\s*")


class Gloss(NamedTuple):
    """English for what stands at ``span`` of the sentence, taken from ``place``; an acronym has it as ``expansion``."""

    span: Span
    place: Span
    english: str
    expansion: str = ""


def glosses(text: str, found: Sequence[Phrase]) -> Iterator[Gloss]:
    """Yield the English that ``text`` gives for the phrases ``found`` in it.

    An expansion has to spell its acronym (``expands``); of other English a person has to say whether it fits.

    >>> from pipeline.tasks.candidates.phrases import phrases
    >>> from pipeline.text.tokenizer import tokenize
    >>> text = "仮想デスクトップ基盤（VDI: Virtual Desktop Infrastructure）、LKCD(Linux Kernel Crash Dump)、hotplug(ホットプラグ)"
    >>> [(gloss.span.of(text), *gloss[2:]) for gloss in glosses(text, tuple(phrases(text, tokenize(text))))]
    [('仮想デスクトップ基盤', 'VDI', 'Virtual Desktop Infrastructure'), ('LKCD', 'LKCD', 'Linux Kernel Crash Dump'), ('ホットプラグ', 'hotplug', '')]
    """
    in_brackets = tuple(_in_brackets(text, found))
    yield from in_brackets
    taken = [gloss.place for gloss in in_brackets]
    by_start = {phrase.span.start: phrase.span for phrase in found}
    for phrase in found:
        full = by_start.get(_behind(text, phrase.span.end))
        if phrase.kind == "acronym" and full and not any(place.contains(phrase.span) for place in taken):
            short = phrase.span.of(text)
            if _ENGLISH.fullmatch(full.of(text)) and initials(full.of(text)) == short:
                yield Gloss(phrase.span, full, short, full.of(text))


def _behind(text: str, end: int) -> int:
    """Return where the next word may begin: VDI Virtual Desktop Infrastructure, VDI: Virtual Desktop Infrastructure."""
    between = _FOLLOWS.match(text, end)
    return between.end() if between and between.end() > end else -1


def _in_brackets(text: str, found: Sequence[Phrase]) -> Iterator[Gloss]:
    by_end = {phrase.span.end: phrase.span for phrase in found}
    spans = {phrase.span for phrase in found}
    for bracket in _BRACKETS.finditer(text):
        before, inside = by_end.get(bracket.start()), Span(*bracket.span(1))
        if before is None:
            continue
        if has_japanese(before.of(text)):
            yield from _of_japanese(before, inside, inside.of(text))
        elif inside in spans and has_japanese(inside.of(text)):
            yield Gloss(inside, before, before.of(text))
        else:
            yield from _of_acronym(text, before, inside)


def _of_japanese(span: Span, place: Span, inside: str) -> Iterator[Gloss]:
    """Yield the English in brackets behind Japanese: words, an acronym, or both."""
    parts = [part.strip(' 　"“”') for part in _BETWEEN.split(inside)]
    if not parts or not all(_ENGLISH.fullmatch(part) for part in parts):
        return
    full = next((part for part in parts if not _ACRONYM.fullmatch(part) or part.islower()), "")
    short = next((part for part in parts if part != full and _ACRONYM.fullmatch(part)), "")
    if short and full:
        if expands(full, short):
            yield Gloss(span, place, short, full)
    elif len(parts) == 1:
        yield Gloss(span, place, full or short)


def _of_acronym(text: str, before: Span, inside: Span) -> Iterator[Gloss]:
    """Yield an acronym with its expansion, whichever of the two stands in brackets."""
    for short, full in ((before, inside), (inside, before)):
        if _ACRONYM.fullmatch(short.of(text)) and _ENGLISH.fullmatch(full.of(text)):
            if " " in full.of(text) and expands(full.of(text), short.of(text)):
                yield Gloss(short, full, short.of(text), full.of(text))
            return


def expands(full: str, short: str) -> bool:
    """Tell whether ``full`` can be what the letters of ``short`` stand for.

    They are found in it in their order, and the first one begins it (Schwartz and Hearst, "A simple algorithm for identifying
    abbreviation definitions in biomedical text", Pacific Symposium on Biocomputing 2003).

    >>> expands("Non-Uniform Memory Access", "NUMA"), expands("Xen project", "XP2"), expands("a big VM", "VM")
    (True, False, False)
    """
    letters = [char for char in short.lower() if char.isalnum()]
    rest = iter(full.lower())
    return full[:1].lower() == letters[0] and all(letter in rest for letter in letters)
