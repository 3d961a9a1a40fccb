"""Finds the glossary's concepts in a text: the one matcher, for checks and translation alike."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple, get_args

from pipeline.glossary.edges import stands_free
from pipeline.glossary.index import Index, Table
from pipeline.glossary.load import Glossary
from pipeline.glossary.readings import bare_text, same_word
from pipeline.glossary.variants import drop_okurigana, fold, spelling_form, variant_key
from pipeline.model.terms import Concept, Form, Term, TermMatch
from pipeline.model.text import Span
from pipeline.model.tokens import Token

_RANK: dict[Form, int] = {form: rank for rank, form in enumerate(get_args(Form))}

_REACH = 4
"""How many tokens a compound with kana for kanji is tried with, to either side."""

_norm_of = itemgetter(Token._fields.index("norm"))


class _Place(NamedTuple):
    """``key`` is that of the tokens from ``first`` up to ``last``, in their dictionary form if ``inflected``."""

    first: int
    last: int
    key: str
    inflected: bool = False


def find_matches(glossary: Glossary, text: str, tokens: Sequence[Token]) -> tuple[TermMatch, ...]:
    """Return the concepts in ``text``, left to right, without overlaps; ``tokens`` are its tokens, spans its code
    points.

    Of overlapping matches the longest wins, then the earliest, then the one spelled most nearly as agreed. A
    match begins and ends where a token does, and is never part of a longer word (see ``edges``).

    >>> from pipeline.glossary.load import glossary_from
    >>> from pipeline.glossary.rows import TERM_COLUMNS
    >>> from pipeline.text.tokenizer import tokenize
    >>> row = "hot-plug\\tホットプラグ\\thot plug\\t\\tapproved\\t\\t\\tnoun\\t\\t\\t\\t\\t"
    >>> header = "\\t".join(TERM_COLUMNS)
    >>> glossary = glossary_from({"terms.tsv": f"{header}\\n{row}\\n".encode()})
    >>> text = "メモリのホット・プラグ"
    >>> [(match.concept.en, match.span, match.form) for match in find_matches(glossary, text, tokenize(text))]
    [('hot plug', Span(start=4, end=11), 'spacing')]
    """
    index = glossary.index
    keys = list(map(fold, map(_norm_of, tokens)))
    found = [
        match for place in _places(index, keys, tokens) if (match := _match(glossary, text, tokens, place)) is not None
    ]
    return settle(found)


def settle(matches: Sequence[TermMatch]) -> tuple[TermMatch, ...]:
    """Return ``matches`` without overlaps, left to right; the longest wins, then the earliest."""
    if len(matches) < 2:
        return tuple(matches)
    chosen: list[TermMatch] = []
    taken: set[int] = set()
    for match in sorted(matches, key=_preference):
        if taken.isdisjoint(range(match.span.start, match.span.end)):
            taken.update(range(match.span.start, match.span.end))
            chosen.append(match)
    return tuple(sorted(chosen, key=lambda match: match.span))


def find_keys(table: Table, keys: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield where ``keys`` of successive tokens hold a key of ``table``: first, the one behind the last, the key."""
    joined = "".join(keys)
    offsets = list(accumulate(map(len, keys), initial=0))
    lengths, known = table.lengths, table.first
    for first, head in enumerate([joined[at : at + 2] for at in offsets]):
        if head in lengths and first < len(keys) and keys[first]:
            start = offsets[first]
            for length in lengths[head]:
                key = joined[start : start + length]
                if key in known:
                    last = bisect_left(offsets, start + len(key))
                    if offsets[last] == start + length:
                        yield first, last, key


def _preference(match: TermMatch) -> tuple[int, int, int, bool, str]:
    start, end = match.span
    return start - end, start, _RANK[match.form], match.concept.status != "approved", match.concept.id


def _places(index: Index, keys: Sequence[str], tokens: Sequence[Token]) -> Iterator[_Place]:
    """Yield where a concept may stand: by the keys as they are, in dictionary form, and with kanji for kana."""
    for first, last, key in find_keys(index.spellings, keys):
        yield _Place(first, last, key)
    if index.single:
        for at, key in enumerate(keys):
            if key in index.single:
                yield _Place(at, at + 1, key)
    known = index.spellings.first
    for at, token in enumerate(tokens):
        if token.pos1 in _WITH_OKURIGANA and "ぁ" <= token.norm[-1] <= "ゖ":
            if len(token.norm) > 1:
                yield from _bare_places(known, tokens, at)
            if index.inflects and token.ctype and token.norm != token.base:
                yield from _inflected_places(known, keys, tokens, at)


def _bare_places(known: Container[str], tokens: Sequence[Token], at: int) -> Iterator[_Place]:
    """Yield where a compound with the token at ``at`` may be one that the glossary writes with other okurigana."""
    right = [bare_text(token) for token in tokens[at : at + _REACH]]
    key = ""
    for first in range(at, max(at - _REACH, -1), -1):
        piece = bare_text(tokens[first])
        if not piece:
            return
        key = piece + key
        longer = key
        for last, more in enumerate([*right[1:], ""], at + 1):
            if longer in known:
                yield _Place(first, last, longer)
            longer += more


def _inflected_places(known: Container[str], keys: Sequence[str], tokens: Sequence[Token], at: int) -> Iterator[_Place]:
    """Yield where words that end in the inflected token at ``at`` may be in the glossary in dictionary form."""
    key = fold(tokens[at].base)
    for first in range(at, max(at - _REACH, -1), -1):
        key = key if first == at else keys[first] + key
        for one in {key, drop_okurigana(key)}:
            if one in known:
                yield _Place(first, at + 1, one, inflected=True)


def _match(glossary: Glossary, text: str, tokens: Sequence[Token], place: _Place) -> TermMatch | None:
    """Return the concept that stands at ``place``, or None when the key promised too much."""
    first, last, key, inflected = place
    span = Span(tokens[first].start, tokens[last - 1].end)
    spelled, words = span.of(text), tokens[first:last]
    if inflected:
        final = tokens[last - 1]
        spelled = text[span.start : final.start] + final.base
        words = (*words[:-1], final._replace(norm=final.base, cform=""))
    best: TermMatch | None = None
    for number in glossary.index.spellings.concepts(key):
        concept = glossary.concepts[number]
        form = _form(concept, spelled, key, words)
        if form is not None and _fits(concept, tokens, first, last, inflected):
            match = TermMatch(concept, span, form)
            best = match if best is None else min(best, match, key=_preference)
    return best if best and stands_free(glossary.index, text, tokens, first, last) else None


def _form(concept: Concept, spelled: str, key: str, words: Sequence[Token]) -> Form | None:
    """Tell how ``spelled`` spells ``concept``; the agreed spelling comes first, then what the glossary lists."""
    if spelled == concept.ja:
        return "exact"
    if form := spelling_form(spelled, concept.ja):
        return form
    if any(spelling_form(spelled, variant) for variant in concept.variants):
        return "variant"
    if any(spelling_form(spelled, english) for english in _english(concept)):
        return "english"
    bare = drop_okurigana(key)
    for spelling in (concept.ja, *concept.variants):
        if drop_okurigana(variant_key(spelling)) == bare and (form := same_word(words, spelling)):
            return form if spelling == concept.ja else "variant"
    return None


def _english(concept: Concept) -> tuple[str, ...]:
    if not isinstance(concept, Term):
        return (concept.en,)
    plurals = (value.removeprefix("plural=") for value in concept.grammar if value.startswith("plural="))
    return tuple(one for one in (concept.en, concept.expansion, *plurals) if one)


def _fits(concept: Concept, tokens: Sequence[Token], first: int, last: int, inflected: bool) -> bool:
    """Tell whether the words are what the concept is: the noun 割り当て is not in 割り当てた or 資源を割り当て、."""
    if isinstance(concept, Term) and concept.pos in ("verb", "adjective"):
        return True
    if inflected:
        return False
    if tokens[last - 1].pos1 != "動詞":
        return True
    is_object = first > 0 and tokens[first - 1].lemma == "を"
    following = tokens[last] if last < len(tokens) else None
    return not is_object and (following is None or not (following.pos1 == "助動詞" or following.pos2 in _AFTER_VERBS))


_WITH_OKURIGANA = frozenset({"名詞", "動詞", "形容詞", "形状詞"})
_AFTER_VERBS = frozenset({"接続助詞", "非自立可能"})
"""What follows a verb and makes it one: て, ながら; 始める, いる."""
