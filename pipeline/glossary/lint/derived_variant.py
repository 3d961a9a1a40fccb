"""derived-variant: a listed variant that is derived anyway."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from pipeline.glossary.lint.desk import Desk, remark
from pipeline.glossary.load import glossary_from
from pipeline.glossary.match import find_matches
from pipeline.glossary.rows import NAMES_FILE, TERMS_FILE
from pipeline.glossary.save import names_bytes, terms_bytes
from pipeline.glossary.variants import spelling_form
from pipeline.model.lint import Remark
from pipeline.model.terms import Concept, Term
from pipeline.model.text import Span
from pipeline.text.tokenizer import tokenize


def derived_variant(desk: Desk) -> Iterator[Remark]:
    """Yield each variant without which its concept is found all the same, in the form that is told."""
    for concept in desk.glossary.concepts:
        for variant in concept.variants:
            if form := _form_without(concept, variant):
                yield remark("derived-variant", concept, "variants", value=variant, form=form)


def _form_without(concept: Concept, variant: str) -> str:
    """Return the form by which ``variant`` is found when it is not listed; empty when it is not."""
    others = tuple(one for one in concept.variants if one != variant)
    for spelling in (concept.ja, *others):
        if form := spelling_form(variant, spelling):
            return form
    if all(char.isascii() or "ァ" <= char <= "ー" for char in variant):
        return ""  # characters alone have told
    alone = glossary_from(_files(concept, others))
    whole = Span(0, len(variant))
    found = find_matches(alone, variant, tokenize(variant))
    return next((match.form for match in found if match.span == whole), "")


def _files(concept: Concept, variants: tuple[str, ...]) -> Mapping[str, bytes]:
    """Return a glossary of ``concept`` alone, with these ``variants``."""
    if isinstance(concept, Term):
        term = replace(concept, variants=variants, status="approved", successor="", forbidden=())
        return {TERMS_FILE: terms_bytes([term])}
    return {TERMS_FILE: terms_bytes([]), NAMES_FILE: names_bytes([replace(concept, variants=variants)])}
