"""both-languages: one thing in English here and in Japanese there (RAS Tools and RASツール, Summit and サミット)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.checks.manuscript import Manuscript, Passage
from pipeline.checks.place import make_group
from pipeline.checks.terms.latin_phrases import Phrase, latin_phrases
from pipeline.model.findings import Finding
from pipeline.model.terms import TermMatch
from pipeline.model.text import Span
from pipeline.model.tokens import Token
from pipeline.text.letters import has_japanese, is_katakana, is_latin

Place = tuple[Passage, Span]

_LATIN_BEFORE, _LATIN_BEHIND = re.compile(r"[A-Za-z0-9!&][ -]?$"), re.compile(r"[ -]?[A-Za-z0-9&]")
_ACRONYM = re.compile(r"[A-Z]{2,5}")
_SHORTEST = 4


def both_languages(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield each concept of the glossary, and each loan word, that the draft has in both languages; at its English."""
    for latin, japanese in (*_concepts(manuscript), *_loan_words(manuscript)):
        (passage, span), (other, at) = latin[0], japanese[0]
        yield make_group(
            "both-languages",
            "info",
            [(one.one, place) for one, place in latin],
            {"found": span.of(passage.text), "better": at.of(other.text)},
            key=f"{span.of(passage.text).lower()} {at.of(other.text)}",
            also=[(one.one, place) for one, place in japanese],
            confidence=0.7,
        )


def _concepts(manuscript: Manuscript) -> Iterator[tuple[Sequence[Place], Sequence[Place]]]:
    latin: dict[str, list[Place]] = {}
    japanese: dict[str, list[Place]] = {}
    for passage in manuscript.passages:
        if passage.is_foreign or passage.text.isascii():
            continue
        for match in passage.one.matches:
            if has_japanese(match.concept.ja) and passage.is_open(match.span):
                found = japanese if has_japanese(match.span.of(passage.text)) else latin
                if found is japanese or _is_plain(passage, match):
                    found.setdefault(match.concept.id, []).append((passage, match.span))
    for concept, places in latin.items():
        if concept in japanese:
            yield places, japanese[concept]


def _is_plain(passage: Passage, match: TermMatch) -> bool:
    """Tell whether the English word stands alone and is no acronym: in Example Cloud Summit it is part of a name."""
    return _ACRONYM.fullmatch(match.span.of(passage.text)) is None and _stands_alone(passage.text, match.span)


def _stands_alone(text: str, span: Span) -> bool:
    """Tell whether no Latin word stands beside ``span``."""
    before = _LATIN_BEFORE.search(text, max(span.start - 2, 0), span.start)
    return not before and not _LATIN_BEHIND.match(text, span.end)


def _loan_words(manuscript: Manuscript) -> Iterator[tuple[Sequence[Place], Sequence[Place]]]:
    """Yield Latin phrases beside the katakana that says the same; UniDic's lemmas hold the English of loan words."""
    latin: dict[str, list[Place]] = {}
    for phrase in latin_phrases(manuscript):
        key = _english(phrase)
        is_alone = _stands_alone(phrase.passage.text, phrase.span)
        if len(key) >= _SHORTEST and is_alone and not _is_covered(phrase.passage, phrase.span):
            latin.setdefault(key, []).append((phrase.passage, phrase.span))
    if not latin:
        return
    japanese: dict[str, list[Place]] = {}
    for passage in manuscript.passages:
        if not passage.is_foreign:
            for key, span in _katakana(passage):
                if key in latin:
                    japanese.setdefault(key, []).append((passage, span))
    for key, places in japanese.items():
        yield latin[key], places


def _is_covered(passage: Passage, span: Span) -> bool:
    return any(match.span.contains(span) for match in passage.matches_at(span))


def _english(phrase: Phrase) -> str:
    return " ".join(_singular(word) for word in phrase.text.lower().split(" "))


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def _katakana(passage: Passage) -> Iterator[tuple[str, Span]]:
    """Yield the English of each run of katakana and Latin words that has katakana, as its lemmas give it."""
    run: list[Token] = []
    for token in (*passage.tokens, None):
        is_part = token is not None and (is_katakana(token.norm, 3) or is_latin(token.norm))
        if run and (token is None or not is_part or token.start != run[-1].end):
            yield from _said_in_english(run)
            run = []
        if token is not None and is_part:
            run.append(token)


def _said_in_english(run: Sequence[Token]) -> Iterator[tuple[str, Span]]:
    if any(is_katakana(token.norm, 3) for token in run):
        words = [token.lemma.partition("-")[2] if is_katakana(token.norm, 3) else token.norm for token in run]
        if all(words):
            yield " ".join(_singular(word.lower()) for word in words), Span(run[0].start, run[-1].end)
