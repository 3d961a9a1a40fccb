"""Come here when the pieces of one clause are right and stand in the wrong order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.model.english_tree import EnNode
from pipeline.translation.transfer.context import words
from pipeline.translation.transfer.parts import Given, Parts


def clause_of(parts: Parts, given: Given) -> EnNode:
    """Return the clause of ``parts`` in English order: what is asked, what opens it, subject, verb, objects, the rest."""
    if parts.verb is not None and parts.verb.feature("tense") == "future":
        for pieces in (parts.front, parts.rest, parts.end):
            pieces[:] = [_from_now(one) for one in pieces]
    parts.front = _in_order(parts.front)
    parts.pre.sort(key=lambda one: one.lemma != "also")  # is also gradually changing
    inner = given.relative or (
        given.embedded and (given.subject is not None or given.patient is not None or bool(given.form))
    )
    if given.relation in _OPENED and not any(one.category == "clause" for one in parts.rest):
        later = [one for one in parts.front if one.feature("when")]
        kept = [
            one for at, one in enumerate(parts.front) if one not in later and parts.front[max(at - 1, 0)] not in later
        ]
        parts.front, parts.end = kept, [*parts.end, *later]
    if (inner or (given.question and parts.wh)) and parts.front:
        parts.end += [one for one in parts.front if one.lemma != ","]
        parts.front = []
    if given.form == "imperative" and parts.subject is not None and not parts.subject.rule.startswith("subject."):
        parts.front += [parts.subject, words(",", "called")]  # 興味のある方は連絡してください says who is asked
    children = [*parts.wh, *(one.as_("adjunct") for one in parts.front)]
    if parts.subject is not None and not given.form and not given.elided:
        children.append(parts.subject.as_("subject"))
        if parts.aside and parts.subject.rule == "r.relative":
            children += [words(",", "aside"), *parts.aside, words(",", "aside")]
            parts.aside = []
    elif parts.subject is not None and given.elided:
        gap = "r.relative" if parts.subject.rule == "r.relative" else ""
        children.append(EnNode("word", "", slot="subject", features=parts.subject.features, rule=gap))
    if parts.verb is not None:
        inside = tuple(one.as_("object") for one in parts.inside)
        children.append(replace(parts.verb, children=(*parts.pre, *inside)).as_("head"))
    else:
        children += parts.pre
    thats = [
        one
        for one, told in pairwise(parts.rest)
        if one.category == "word" and one.lemma.endswith("that") and told.category == "clause"
    ]  # it turned out later that
    objects = [
        one
        for one in parts.rest
        if one not in thats and (one.slot in ("object", "complement") or one.category in ("verb", "np", "word"))
    ]
    clauses = [one for one in parts.rest if one in thats or (one.category == "clause" and one not in objects)]
    others = [one for one in parts.rest if one not in objects and one not in clauses]
    late = [one for one in parts.after if one.lemma.startswith("for the first time") or one.lemma in _LATE]
    early = [one for one in parts.after if one not in late]
    if objects and objects[0].category == "word" and objects[0].lemma.partition(" ")[0] in _LEADS_ON:
        objects, early = [*early, *objects], []  # differs greatly depending on the model
    children += [*objects, *early, *others, *late, *_places_first(parts.end), *parts.aside, *clauses]
    return EnNode("clause", children=tuple(children), rule="clause")


def _places_first(end: Sequence[EnNode]) -> list[EnNode]:
    """Return what closes a clause with when it is behind where it is: in a new factory in March."""
    kept = list(end)
    for at in range(len(kept) - 1):
        when, where = kept[at], kept[at + 1]
        if when.feature("timed") and where.category == "pp" and where.lemma in _WHERE:
            kept[at : at + 2] = [where, when]
    return kept


_WHERE = frozenset({"in", "at", "on"})

_LATE = frozenset({"later", "at a later date", "afterwards", "soon", "the other day", "these days"})
"""Adverbs of time that stand behind what says where: put it on the wiki later."""

_LEADS_ON = frozenset({"depending", "from", "between", "among", "according"})
"""Words with which a construction goes on behind its verb, before which an adverb stands."""

_OPENED = frozenset(
    "if when even even-if after before until while because although since as tara found extent so-that".split()
)
"""Links whose conjunction stands before the clause, where a time would part it from its clause: when I visited it last time."""


def _from_now(node: EnNode) -> EnNode:
    """Return "three months later" as "in three months", as English counts from now on."""
    later = node.rule == "number" and node.lemma.endswith(" later") and not node.children
    return replace(node, lemma=f"in {node.lemma.removesuffix(' later')}") if later else node


def _in_order(front: Sequence[EnNode]) -> list[EnNode]:
    """Return what opens a clause, each piece with its comma, in the order of the Japanese."""
    pieces: list[list[EnNode]] = []
    for one in front:
        if one.lemma == "," and pieces:
            pieces[-1].append(one)
        else:
            pieces.append([one])
    if any(first_token(piece[0]) == NOWHERE for piece in pieces):
        return list(front)
    pieces.sort(key=lambda piece: first_token(piece[0]))
    return [one for piece in pieces for one in piece]


def first_token(made: EnNode) -> int:
    """Return the first Japanese token of a piece of English; a large number for a word without any."""
    return min((*made.tokens, *(first_token(child) for child in made.children)), default=NOWHERE)


NOWHERE = 10**6
