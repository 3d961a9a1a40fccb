"""Come here when "the" of the first, the last, the largest or the only one of its kind is wrong, or is missing."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.translation.transfer.context import words
from pipeline.translation.transfer.heads import Around, Compound


def ordinal_or_only(around: Around, made: Compound) -> bool:
    """Whether the noun is the first, the last, the only one, or the most of its kind."""
    return any(
        node.lemma in ORDINALS or node.rule == "ordinal" or _names_one(node.lemma)
        for node in (*around.before, *made.before)
    )


ORDINALS = frozenset(
    {"first", "last", "next", "following", "same", "only", "second", "third", "final", "previous", "former", "latter"}
)


def _names_one(lemma: str) -> bool:
    """Whether the words say that there is one such thing: largest ever, industry's first, most important."""
    opening, _, rest = lemma.partition(" ")
    return (
        opening in _SUPERLATIVES
        or (opening == "most" and rest != "")
        or (lemma.endswith("'s first") and lemma[:1].islower())
    )


_SUPERLATIVES = frozenset(
    "largest biggest smallest highest lowest best worst oldest newest latest longest shortest fastest greatest strongest".split()
)
"""Superlatives that the lexicon's own English begins with."""


def the_only(node: EnNode, number: str) -> EnNode:
    """Return a noun phrase as "the only ...", in the ``number`` of what is the only one."""
    kept = [
        child.having(number=number) if child.slot == "head" and child.category == "noun" else child
        for child in node.children
        if child.rule != "article"
    ]
    lead = words("the only", "r.only")
    return replace(node, children=(lead, *kept)).having(number=number)
