"""english-variant: English in which another concept's English is spelled as that concept does not spell it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.glossary.lint.desk import Desk, remark
from pipeline.glossary.variants import spelling_form, variant_key
from pipeline.model.lint import Remark
from pipeline.model.terms import Term

_LONGEST = 4
_OTHER_SPELLING = frozenset({"spacing", "long-vowel"})


def english_variant(desk: Desk) -> Iterator[Remark]:
    """Yield "hotplug memory" beside "hot plug", and English that holds what another concept forbids."""
    agreed: dict[str, Term] = {}
    forbidden: dict[str, Term] = {}
    for term in desk.glossary.terms:
        if term.status != "deprecated":
            agreed.setdefault(variant_key(term.en), term)
        for english in term.forbidden:
            forbidden.setdefault(variant_key(english), term)
    for term in desk.glossary.terms:
        for part, is_last in _parts(term.en):
            key = variant_key(part)
            other = agreed.get(key)
            is_hyphened = not is_last and other is not None and part == other.en.replace(" ", "-")
            if other and other.id != term.id and not is_hyphened and spelling_form(part, other.en) in _OTHER_SPELLING:
                yield remark("english-variant", term, "en", value=part, other=other.id, agreed=other.en)
            other = forbidden.get(key)
            if other and any(spelling_form(part, english) for english in other.forbidden):
                yield remark("english-forbidden", term, "en", value=part, other=other.id, agreed=other.en)


def _parts(english: str) -> Iterator[tuple[str, bool]]:
    """Yield words that stand together, with whether they end the phrase: before a noun compounds have hyphens (end-effector frame)."""
    words = english.split(" ")
    for first in range(len(words)):
        for last in range(first + 1, min(first + _LONGEST, len(words)) + 1):
            yield " ".join(words[first:last]), last == len(words)
