"""acronym-unexplained: an acronym that the draft uses and nowhere says in full."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.checks.manuscript import Manuscript, Passage
from pipeline.checks.place import make_group
from pipeline.checks.slips.near_miss import is_near
from pipeline.model.findings import Finding
from pipeline.model.terms import Name
from pipeline.model.text import Span
from pipeline.text.shipped import shipped

_ACRONYM = re.compile(r"(?<![A-Za-z0-9_./@&'-])[A-Z]{2,6}(?:(?=\d+\.\d)|(?![A-Za-z0-9_/@&'-]|\.[A-Za-z0-9]))")
_WORD = re.compile("[A-Za-z][a-z]+")
_BESIDE_LATIN = re.compile(r"[A-Za-z0-9] $|[A-Za-z0-9]$"), re.compile(r" [A-Za-z]")
_EXPLAINED_BEHIND = re.compile(r"\s?(?:[(（]|とは|（=|、?すなわち|、?つまり|という)")


def acronym_unexplained(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield one finding with the first place of each unexplained acronym; names and what everybody knows are left out.

    A word that also stands in small letters (EXPO, Expo) is only written loud.
    """
    first: dict[str, tuple[Passage, Span]] = {}
    explained: set[str] = set()
    for passage in manuscript.passages:
        for match in _ACRONYM.finditer(passage.text):
            word, span = match[0], Span(*match.span())
            if _is_explained(passage.text, span):
                explained.add(word)
            elif word not in first and _is_candidate(passage, span, word):
                first[word] = (passage, span)
    spoken = {word for passage in manuscript.passages for word in _WORD.findall(passage.text)}
    names = _names(manuscript)
    words = [
        word
        for word in first
        if word not in explained
        and not {word.title(), word.lower()} & spoken
        and not any(is_near(word, name) for name in names)
    ]
    if words:
        yield make_group(
            "acronym-unexplained",
            "info",
            [(first[word][0].one, first[word][1]) for word in words],
            {"found": ", ".join(words), "count": str(len(words))},
            key=" ".join(sorted(words)),
            confidence=0.7,
        )


def _names(manuscript: Manuscript) -> frozenset[str]:
    """Return the Latin names of the glossary in the draft: OTTWA is no acronym beside OTTAWA."""
    return frozenset(
        match.span.of(passage.text)
        for passage in manuscript.passages
        for match in passage.one.matches
        if isinstance(match.concept, Name)
    )


def _is_explained(text: str, span: Span) -> bool:
    """Tell whether words in brackets stand behind the acronym, or the acronym itself in brackets behind words."""
    is_in_brackets = (
        text[span.start - 1 : span.start] in "(（" and text[span.end : span.end + 1] in ")）" and span.start > 0
    )
    return is_in_brackets or _EXPLAINED_BEHIND.match(text, span.end) is not None


def _is_candidate(passage: Passage, span: Span, word: str) -> bool:
    if passage.role not in ("sentence", "item") or word in known_acronyms() or not passage.is_open(span):
        return False
    if _BESIDE_LATIN[0].search(passage.text, 0, span.start) or _BESIDE_LATIN[1].match(passage.text, span.end):
        return False
    return not any(isinstance(match.concept, Name) for match in passage.matches_at(span))


@cache
def known_acronyms() -> frozenset[str]:
    """Return the acronyms that every reader of a trip report knows."""
    lines = shipped("checks/known_acronyms.txt").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
