"""unreachable: a spelling that the matcher never finds as the concept that lists it, not even standing alone."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.glossary.lint.desk import Desk, remark
from pipeline.glossary.match import find_matches
from pipeline.model.lint import Remark
from pipeline.model.text import Span
from pipeline.text.tokenizer import tokenize


def unreachable(desk: Desk) -> Iterator[Remark]:
    """Yield Japanese and variants that are found as another concept, or not at all; this is the proof that none collide.

    A spelling that is found as its own concept cannot be taken by a variant derived from another.
    """
    for concept in desk.glossary.concepts:
        for column, spelling in (("ja", concept.ja), *(("variants", one) for one in concept.variants)):
            whole = Span(0, len(spelling))
            found = [
                match for match in find_matches(desk.glossary, spelling, tokenize(spelling)) if match.span == whole
            ]
            if not found:
                yield remark("unreachable", concept, column, value=spelling)
            elif found[0].concept.id != concept.id:
                yield remark("spelling-taken", concept, column, value=spelling, other=found[0].concept.id)
