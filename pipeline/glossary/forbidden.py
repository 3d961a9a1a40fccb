"""Finds English that the glossary forbids, in a draft or in a translation."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.glossary.edges import stands_free
from pipeline.glossary.load import Glossary
from pipeline.glossary.match import settle
from pipeline.glossary.scan import find_keys, keys_of
from pipeline.glossary.variants import spelling_form
from pipeline.model.terms import Term, TermMatch
from pipeline.model.text import Span
from pipeline.model.tokens import Token


def find_forbidden(glossary: Glossary, text: str, tokens: Sequence[Token]) -> tuple[TermMatch, ...]:
    """Return where ``text`` holds English that a term forbids, with that term; without overlaps, left to right."""
    table = glossary.index.forbidden
    if not table.first:
        return ()
    found = []
    for first, last, key in find_keys(table, keys_of(token.norm for token in tokens)):
        span = Span(tokens[first].start, tokens[last - 1].end)
        for number in table.concepts(key):
            term = glossary.concepts[number]
            assert isinstance(term, Term)
            is_spelled = any(spelling_form(span.of(text), english) for english in term.forbidden)
            if is_spelled and stands_free(glossary.index, text, tokens, first, last):
                found.append(TermMatch(term, span, "english"))
    return settle(found)
