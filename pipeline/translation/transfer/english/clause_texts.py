"""What each clause of an English tree says by itself, for the gates: come here when negation or modality is judged in the wrong clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.model.english import ClauseEnglish
from pipeline.model.english_tree import EnNode
from pipeline.translation.transfer.english.linearize import linearize


def clause_texts(tree: EnNode | None) -> tuple[ClauseEnglish, ...]:
    """Return the clauses of ``tree`` in its order, each without the clauses inside it.

    Words that stand before a clause and outside of it are told apart. A conjunction ("unless") speaks of the next clause alone; what
    renders Japanese by itself ("it is hoped that") may speak of all that follow.
    """
    return tuple(_clauses(tree, "", frozenset())) if tree is not None else ()


def _clauses(node: EnNode, ahead: str, wrapped: frozenset[int]) -> Iterator[ClauseEnglish]:
    """Yield the clauses of ``node``; ``ahead`` is what stands before it, which has the Japanese tokens ``wrapped``."""
    if not _is_clause(node):
        yield from _side_by_side(node.children, ahead, wrapped)
        return
    own, inner = _cut(node)
    yield ClauseEnglish(_text(own), ahead, _tokens(own) | wrapped)
    for one, before in inner:
        yield from _clauses(one, before, frozenset())


def _side_by_side(children: Sequence[EnNode], ahead: str, wrapped: frozenset[int]) -> Iterator[ClauseEnglish]:
    joint = ""
    for child in children:
        if _holds_clause(child):
            yield from _clauses(child, f"{ahead} {joint}".strip(), wrapped)
            joint = ""
        elif said := _tokens(child):
            ahead, wrapped = f"{ahead} {_text(child)}".strip(), wrapped | said
        else:
            joint = f"{joint} {_text(child)}".strip()


def _is_clause(node: EnNode) -> bool:
    """Whether the node has a predicate of its own, or is a phrase that no clause is side by side with."""
    if node.category == "clause":
        return any(child.slot == "head" for child in node.children) or not any(map(_holds_clause, node.children))
    return node.category != "sentence"


def _holds_clause(node: EnNode) -> bool:
    return node.category == "clause" or any(map(_holds_clause, node.children))


def _cut(node: EnNode) -> tuple[EnNode, list[tuple[EnNode, str]]]:
    """Return ``node`` without the clauses inside it, and those with the words that stand right before them."""
    kept: list[EnNode] = []
    inner: list[tuple[EnNode, str]] = []
    for child in node.children:
        if child.category in ("clause", "sentence") and _holds_clause(child):
            before = kept[-1] if kept and kept[-1].category == "word" else None
            inner.append((child, _text(before) if before else ""))
        elif _holds_clause(child):
            outer, found = _cut(child)
            kept.append(outer)
            inner += found
        else:
            kept.append(child)
    return replace(node, children=tuple(kept)), inner


def _text(node: EnNode) -> str:
    return " ".join(word.text for word in linearize(node) if word.text)


def _tokens(node: EnNode) -> frozenset[int]:
    return frozenset(node.tokens).union(*map(_tokens, node.children))
