"""Come here when a noun phrase that is made already has to be plural (one of the methods), or what describes it to agree with it."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.translation.transfer.context import words


def pluralised(node: EnNode) -> EnNode:
    """Return a noun phrase in the plural, for "one of the ..."."""
    head = node.child("head")
    if head is None or head.category != "noun" or node.rule == "list" or head.rule.startswith("name:"):
        return node
    if head.lemma[:1].isupper() and head.lemma[1:].islower():
        return node  # Yokohama Port
    children = [child.having(number="plural") if child is head else agreeing(child) for child in node.children]
    this = next(
        (
            at
            for at, child in enumerate(children)
            if child.lemma in ("this", "that") and not (child.slot or child.rule == "r.relative")
        ),
        -1,
    )
    if this >= 0:
        timed = children[this].rule.startswith("n.this-time")  # 今回の目玉の一つ
        children[this] = replace(children[this], lemma="the" if timed else PLURALS[children[this].lemma])
        children += [words("this time", children[this].rule)] if timed else []
        return replace(node, children=tuple(children)).having(number="plural")
    children = [child for child in children if child.lemma != "a" or child.rule != "article"]
    if not any(child.rule in ("article", "determiner") or child.lemma.endswith("'s") for child in children):
        children.insert(0, words("the", "article"))
    return replace(node, children=tuple(children)).having(number="plural")


PLURALS = {"this": "these", "that": "those", "each": "all the", "every": "all"}
"""Determiners of one, and what they are of several."""


def agreeing(node: EnNode, number: str = "plural") -> EnNode:
    """Return a relative clause whose "that" or "who" stands for a noun in the plural, or in the singular (empty)."""
    if node.rule == "r.relative" and node.slot == "subject":
        return node.having(number=number)
    if node.category not in _CLAUSAL:
        return node
    return replace(node, children=tuple(agreeing(child, number) for child in node.children))


_CLAUSAL = frozenset({"clause", "sentence"})
