"""Which words of a sentence stand together as nouns. Come here when a candidate begins or ends where no term would."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from pipeline.checks.terms.ordinary_words import is_ordinary
from pipeline.glossary.edges import latin_words
from pipeline.glossary.variants import variant_key
from pipeline.model.candidates import CandidateKind, Phrase
from pipeline.model.text import Span
from pipeline.model.tokens import Token
from pipeline.text.letters import has_japanese, is_katakana, kanji_of
from pipeline.text.shipped import table

LONGEST, LONGEST_TEXT = 6, 80
"""Words and characters of a phrase: what is longer is a title, a sentence, or no language at all."""

_ACRONYM = re.compile(r"[A-Z][A-Z0-9]+(?:[-/][A-Z0-9]+)*")
_SMALL_WORDS = frozenset({"of", "the", "and", "for", "in", "on", "to", "a", "as", "by", "with", "at"})
_NOUNS = frozenset({"一般", "サ変可能", "形状詞可能", "サ変形状詞可能", "助数詞可能"})
_NAMES = frozenset({"一般", "組織"})


class _Word(NamedTuple):
    """A token, or a run of Latin letters that is one word; ``lemma`` is what the table of edges knows it by."""

    span: Span
    text: str
    lemma: str
    is_part: bool
    is_latin: bool = False
    is_unknown: bool = True
    may_begin: bool = True
    may_end: bool = True


def phrases(text: str, tokens: Sequence[Token]) -> Iterator[Phrase]:
    """Yield the nouns that stand together in ``text``, as long as they go on, without what only leads in or out.

    Names of persons, what is counted and ordinary Latin words are left out.

    >>> from pipeline.text.tokenizer import tokenize
    >>> text = "各メモリホットプラグ用NFSv4サーバとLive Migrationを、リン氏が"
    >>> [one.span.of(text) for one in phrases(text, tokenize(text))]
    ['メモリホットプラグ用NFSv4サーバ', 'Live Migration']
    """
    for run in _runs(text, _words(text, tokens)):
        for part in () if _is_counted(text, run[0]) else _parted(_trimmed(run)):
            span = Span(part[0].span.start, part[-1].span.end)
            keys = tuple(key for word in part if (key := variant_key(word.text)))
            is_short = len(part) <= LONGEST and span.end - span.start <= LONGEST_TEXT
            if is_short and keys and _is_wordlike(span.of(text)):
                yield Phrase(span, keys, _kind(part), any(word.is_unknown for word in part))


def initials(english: str) -> str:
    """Return the first letters of the words of ``english``, small words left out.

    >>> initials("Internet of Things"), initials("Non-Uniform Memory Access")
    ('IT', 'NUMA')
    """
    words = [word for word in re.split(r"[ -]", english) if word and word not in _SMALL_WORDS]
    return "".join(word[0].upper() for word in words)


def names_of_persons(text: str, tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the keys of the words that the text calls a person (Lin氏): they are no term anywhere else either."""
    for run in _runs(text, _words(text, tokens)):
        if _edge(run[-1]) == "person":
            yield from (variant_key(word.text) for word in run[:-1])


def _words(text: str, tokens: Sequence[Token]) -> Iterator[_Word]:
    latin = {span.start: span for span in latin_words(text)}
    end = 0
    for token in tokens:
        if token.start < end:
            continue
        span = next((latin[at] for at in range(token.start, token.end) if at in latin), None)
        if span is not None and token.start == span.start:
            end = span.end
            yield _Word(span, span.of(text), "", is_part=True, is_latin=True)
        else:
            is_suffix = token.pos1 == "接尾辞" or token.pos3 == "助数詞可能"
            leads = token.pos1 in ("接頭辞", "形状詞")
            yield _Word(
                token.span,
                token.norm,
                token.lemma,
                _is_part(token),
                is_unknown=token.is_unknown,
                may_begin=not is_suffix,
                may_end=not leads,
            )


def _is_part(token: Token) -> bool:
    if token.pos1 == "名詞":
        is_noun = token.pos2 == "普通名詞" and token.pos3 in _NOUNS
        return (is_noun or (token.pos2 == "固有名詞" and token.pos3 in _NAMES)) and has_japanese(token.norm)
    is_suffix = token.pos1 == "接尾辞" and token.pos2 == "名詞的" and token.pos3 != "副詞可能"
    return is_suffix or token.pos1 == "接頭辞" or (token.pos1 == "形状詞" and token.pos2 == "一般")


def _runs(text: str, words: Iterator[_Word]) -> Iterator[list[_Word]]:
    """Yield the parts of compounds that follow one another, Latin words also with a space between them."""
    run: list[_Word] = []
    for word in words:
        is_part = word.is_part and _edge(word) != "break"
        if run and not (is_part and _joins(text, run[-1], word)):
            yield run
            run = []
        if is_part:
            run.append(word)
    if run:
        yield run


def _joins(text: str, one: _Word, other: _Word) -> bool:
    between = text[one.span.end : other.span.start]
    return not between or (between == " " and one.is_latin and other.is_latin)


def _trimmed(run: Sequence[_Word]) -> Sequence[_Word]:
    if _edge(run[-1]) == "person":
        return ()
    first, last = 0, len(run)
    while first < last and not _may_begin(run[first]):
        first += 1
    while last > first and not _may_end(run[last - 1], run[last - 2] if last - 2 >= first else None):
        last -= 1
    return run[first:last]


def _parted(run: Sequence[_Word]) -> Iterator[Sequence[_Word]]:
    """Yield the run, or an acronym and the words behind it that spell it out: VDI Virtual Desktop Infrastructure."""
    is_latin = len(run) > 2 and all(word.is_latin for word in run)
    if is_latin and initials(" ".join(word.text for word in run[1:])) == run[0].text:
        yield run[:1]
        run = run[1:]
    if run:
        yield run


def _may_begin(word: _Word) -> bool:
    return word.may_begin and _edge(word) != "begin" and not _is_everyday(word)


def _may_end(word: _Word, before: _Word | None) -> bool:
    edge = _edge(word)
    is_behind_loan = before is not None and (before.is_latin or is_katakana(before.text))
    return word.may_end and edge != "end" and not (edge == "loan-end" and is_behind_loan) and not _is_everyday(word)


def _is_counted(text: str, first: _Word) -> bool:
    """Tell whether a number stands before the word: 2曲目, 3ノード構成 count something."""
    before = text[first.span.start - 1 : first.span.start] if first.span.start else ""
    return not first.is_latin and (before.isnumeric() or before in tuple("第数何"))


def _edge(word: _Word) -> str:
    return _edges().get(word.lemma.partition("-")[0], "") if word.lemma else ""


def _is_everyday(word: _Word) -> bool:
    return word.is_latin and is_ordinary(word.text)


@cache
def _edges() -> Mapping[str, str]:
    return {row["ja"]: row["place"] for row in table("candidates/edges")}


def _is_wordlike(text: str) -> bool:
    """Tell whether ``text`` is more than a letter, a suffix or kana of which anything could be made."""
    return len(text) > 1 and (
        not has_japanese(text) or bool(kanji_of(text)) or any("ァ" <= char <= "ヺ" for char in text)
    )


def _kind(words: Sequence[_Word]) -> CandidateKind:
    if all(word.is_latin for word in words):
        return "acronym" if len(words) == 1 and _ACRONYM.fullmatch(words[0].text) else "latin"
    if len(words) > 1:
        return "compound"
    return "katakana" if is_katakana(words[0].text) else "kanji"
