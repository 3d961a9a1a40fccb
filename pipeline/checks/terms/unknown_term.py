"""unknown-term: a word looks technical, and neither the terms nor the names have it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from pipeline.checks.manuscript import Manuscript
from pipeline.checks.place import make_finding
from pipeline.checks.terms.ordinary_words import is_ordinary
from pipeline.glossary.edges import latin_words
from pipeline.glossary.forbidden import find_forbidden
from pipeline.glossary.variants import variant_key
from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.findings import Finding
from pipeline.model.text import Span, source_span
from pipeline.model.tokens import Token

_KATAKANA = re.compile("[ァ-ヺー]+")
_KANJI = re.compile("[一-鿿々]+")

_SHORTEST_KATAKANA = 3
_SHORTEST_KANJI = 4
_OFTEN = 2
"""A compound of ordinary words is asked about only when the report keeps using it."""


class _Word(NamedTuple):
    """Something that looks technical, at ``span`` of the sentence; ``confidence`` by its shape alone."""

    one: AnalyzedSentence
    span: Span
    confidence: float
    is_ordinary: bool


def unknown_term(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield each unknown word once, at its first place; the others are related and raise the confidence."""
    words: dict[str, list[_Word]] = {}
    for one in manuscript.sentences:
        ruled_out = find_forbidden(manuscript.glossary, one.sentence.text, one.tokens)  # term-forbidden speaks of these
        known = {offset for match in (*one.matches, *ruled_out) for offset in range(*match.span)}
        for word in (*_latin_words(one, known), *_compounds(one)):
            words.setdefault(variant_key(word.span.of(one.sentence.text)), []).append(word)
    for places in words.values():
        first, *others = places
        if first.is_ordinary and len(places) < _OFTEN:
            continue
        yield make_finding(
            "unknown-term",
            "info",
            first.one,
            first.span,
            {"found": first.span.of(first.one.sentence.text), "count": str(len(places))},
            related=[source_span(word.one.sentence.anchors, word.span) for word in others],
            confidence=round(min(first.confidence + 0.05 * len(others), 0.95), 2),
        )


def _latin_words(one: AnalyzedSentence, known: Set[int]) -> Iterator[_Word]:
    """Yield Latin words; those with one space between them are one phrase (Class-Based Resource Management).

    ``known`` are the offsets that the glossary covers. A phrase is passed over when the glossary has all of its words,
    or when the rest of them are ordinary ones.
    """
    text = one.sentence.text
    phrase: list[Span] = []
    for word in latin_words(text):
        if phrase and text[phrase[-1].end : word.start] != " ":
            yield from _latin_phrase(one, phrase, known)
            phrase = []
        phrase.append(word)
    yield from _latin_phrase(one, phrase, known)


def _latin_phrase(one: AnalyzedSentence, words: Sequence[Span], known: Set[int]) -> Iterator[_Word]:
    text = one.sentence.text
    telling = [word for word in words if not is_ordinary(word.of(text))]
    if any(known.isdisjoint(range(*word)) for word in telling):
        span = Span(telling[0].start, telling[-1].end)
        capitals = sum(char.isupper() for char in span.of(text))
        yield _Word(one, span, 0.8 if capitals > 1 else 0.7 if capitals else 0.5, is_ordinary=False)


def _compounds(one: AnalyzedSentence) -> Iterator[_Word]:
    """Yield nouns in katakana and kanji that stand together, as far as no match covers them."""
    covered = {offset for match in one.matches for offset in range(*match.span)}
    run: list[Token] = []
    for token in one.tokens:
        is_part = token.start not in covered and _is_part(token)
        if run and (not is_part or token.start != run[-1].end):
            yield from _compound(one, run, covered)
            run = []
        if is_part:
            run.append(token)
    if run:
        yield from _compound(one, run, covered)


def _is_part(token: Token) -> bool:
    is_noun = token.pos1 == "名詞" and token.pos2 == "普通名詞" and token.pos3 not in ("副詞可能", "助数詞可能")
    is_affix = token.pos1 == "接頭辞" or (token.pos1 == "接尾辞" and token.pos2 == "名詞的" and token.pos3 == "一般")
    return (is_noun or is_affix) and (_KATAKANA.fullmatch(token.norm) or _KANJI.fullmatch(token.norm)) is not None


def _compound(one: AnalyzedSentence, run: Sequence[Token], covered: set[int]) -> Iterator[_Word]:
    span = Span(run[0].start, run[-1].end)
    word = "".join(token.norm for token in run)
    if (span.start - 1 in covered and span.start) or span.end in covered:
        return  # the rest of a compound that the glossary knows the heart of
    has_unknown = any(token.is_unknown for token in run)
    if _KANJI.fullmatch(word):
        if has_unknown:
            yield _Word(one, span, 0.6, is_ordinary=False)
        elif len(word) >= _SHORTEST_KANJI and len(run) > 1:
            yield _Word(one, span, 0.3, is_ordinary=True)
    elif len(word) >= _SHORTEST_KATAKANA and has_unknown:
        yield _Word(one, span, 0.8, is_ordinary=False)
    elif len(run) > 1:
        yield _Word(one, span, 0.4, is_ordinary=True)
