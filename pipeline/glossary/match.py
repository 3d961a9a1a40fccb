"""Finds the glossary's concepts in a text: the one matcher, for checks and translation alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import get_args

from pipeline.glossary.edges import stands_free
from pipeline.glossary.index import INFLECTING
from pipeline.glossary.katakana import are_words, katakana_parts
from pipeline.glossary.load import Glossary
from pipeline.glossary.readings import same_word
from pipeline.glossary.scan import Place, find_places
from pipeline.glossary.variants import drop_okurigana, spelling_form, variant_key
from pipeline.model.terms import Concept, Form, Term, TermMatch
from pipeline.model.text import Span
from pipeline.model.tokens import Token

_RANK: dict[Form, int] = {form: rank for rank, form in enumerate(get_args(Form))}

_AFTER_VERBS = frozenset({"接続助詞", "非自立可能"})
"""What follows a verb and makes it one: て, ながら; 始める, いる."""


def find_matches(glossary: Glossary, text: str, tokens: Sequence[Token]) -> tuple[TermMatch, ...]:
    """Return the concepts in ``text``, left to right, without overlaps; spans count its code points.

    Of overlapping matches the longest wins, then the earliest, then the one spelled most nearly as agreed. A match
    begins and ends where one of ``tokens`` does and is never part of a longer word (see ``edges``); only within
    katakana that fugashi could not cut does it end where another term or word begins (see ``katakana``).

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
    return settle(find_all(glossary, text, tokens))


def find_all(glossary: Glossary, text: str, tokens: Sequence[Token]) -> list[TermMatch]:
    """Return every place where a concept stands in ``text``, those inside longer ones too, in no order."""
    found = [
        match
        for place in find_places(glossary.index, tokens)
        if (match := _match(glossary, text, tokens, place)) is not None
    ]
    found.extend(_inside_katakana(glossary, text, tokens))
    return found


def settle(matches: Sequence[TermMatch]) -> tuple[TermMatch, ...]:
    """Return ``matches`` without overlaps, left to right; the longest wins, then the earliest."""
    if len(matches) < 2:
        return tuple(matches)
    in_order = sorted(matches, key=_place)
    if all(one.span.end <= other.span.start for one, other in pairwise(in_order)):
        return tuple(in_order)
    chosen: list[TermMatch] = []
    taken: set[int] = set()
    for match in sorted(matches, key=_preference):
        if taken.isdisjoint(range(match.span.start, match.span.end)):
            taken.update(range(match.span.start, match.span.end))
            chosen.append(match)
    return tuple(sorted(chosen, key=_place))


def _place(match: TermMatch) -> Span:
    return match.span


def _preference(match: TermMatch) -> tuple[int, int, int, bool, bool, str]:
    start, end = match.span
    concept = match.concept
    # At one place the noun comes before the verb: where only the verb can be meant, the noun has not matched.
    is_verb = isinstance(concept, Term) and concept.pos in INFLECTING
    return start - end, start, _RANK[match.form], is_verb, concept.status != "approved", concept.id


def _match(glossary: Glossary, text: str, tokens: Sequence[Token], place: Place) -> TermMatch | None:
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


def _inside_katakana(glossary: Glossary, text: str, tokens: Sequence[Token]) -> Iterator[TermMatch]:
    """Yield the concepts in katakana that fugashi could not cut, where they and known words leave nothing over."""
    for token, candidates in katakana_parts(glossary.index, tokens):
        found = []
        for span, key in candidates:
            for number in glossary.index.spellings.concepts(key):
                concept = glossary.concepts[number]
                if form := _form(concept, span.of(text), key, ()):
                    found.append(TermMatch(concept, span, form))
        parts = settle(found)
        edges = [token.start, *(edge for part in parts for edge in part.span), token.end]
        if parts and all(are_words(text[start:end]) for start, end in zip(edges[::2], edges[1::2], strict=True)):
            yield from parts


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
    if any(one.end != other.start for one, other in pairwise(words)):
        return None
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
    if isinstance(concept, Term) and concept.pos in INFLECTING:
        return True
    if inflected:
        return False
    if tokens[last - 1].pos1 != "動詞":
        return True
    is_object = first > 0 and tokens[first - 1].lemma == "を"
    following = tokens[last] if last < len(tokens) else None
    return not is_object and (following is None or not (following.pos1 == "助動詞" or following.pos2 in _AFTER_VERBS))
