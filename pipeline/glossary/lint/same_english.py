"""same-english: one English for two concepts, which a reader of the report cannot tell apart."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.glossary.lint.desk import Desk, remark
from pipeline.glossary.variants import variant_key
from pipeline.model.lint import Remark
from pipeline.model.terms import Term


def same_english(desk: Desk) -> Iterator[Remark]:
    """Yield terms, deprecated ones left out, whose English another term of the same part of speech has as well."""
    first: dict[tuple[str, str], Term] = {}
    for term in desk.glossary.terms:
        if term.status != "deprecated":
            other = first.setdefault((variant_key(term.en), term.pos), term)
            if other.id != term.id:
                yield remark("same-english", term, "en", value=term.en, other=other.id, japanese=other.ja)
