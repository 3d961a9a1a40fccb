"""What a sentence reports: proposed, decided, opposed. Come here when a bullet of the summary has the wrong label."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from pipeline.model.english import Act
from pipeline.model.english_tree import EnNode
from pipeline.text.shipped import table
from pipeline.translation.transfer.lexicon import Lexicon

_HEARSAY = ("e.tonokoto", "e.rashii", "e.souda", "e.youda")
"""Entries for endings that pass on what others said, or what seems so."""

_WEAK = frozenset({"", "ATTEND", "MEET", "LEARN"})
"""What a verb says less of than the noun beside it: opinions were seen, a proposal was heard."""

_SAID = frozenset({"REPORT", "THINK"})
"""Acts that frame another: "it was said that X is considered" reports what is said."""


def acts_of(tree: EnNode | None, lexicon: Lexicon) -> tuple[Act, ...]:
    """Return the acts that the main clauses of ``tree`` report, in its order.

    The class of a clause is that of its verb's entry (``report`` in verbs.tsv and collocations.tsv); where the verb says nothing by
    itself (a proposal *was made*), that of its subject or object (``data/acts/nouns.tsv``). What is said or thought counts for what
    it says, with the view noted. Clauses inside noun phrases report nothing of their own.
    """
    if tree is None:
        return ()
    heard = any(one.rule in _HEARSAY for one in _top(tree))
    return tuple(
        act._replace(view=act.view or ("reported" if heard else ""))
        for one in _clauses(tree)
        for act in _acts(one, lexicon)
    )


def _top(tree: EnNode) -> Iterator[EnNode]:
    yield tree
    for child in tree.children if tree.category == "sentence" else ():
        yield from _top(child)


def _clauses(tree: EnNode) -> Iterator[EnNode]:
    """Yield the clauses that stand side by side, not those inside others."""
    for one in _top(tree):
        if one.category == "clause":
            yield one


def _acts(clause: EnNode, lexicon: Lexicon) -> Iterator[Act]:
    head = clause.child("head")
    verb = head if head is not None and head.category == "verb" else None
    if verb is None:
        # A quoted clause is wrapped once more: "that", then the clause itself.
        for child in clause.children:
            if child.category in ("clause", "sentence"):
                yield from (act for one in _clauses(child) for act in _acts(one, lexicon))
        return
    kind = _class_of(verb, clause, lexicon)
    writer = any(child.slot == "subject" and child.rule == "subject.author" for child in clause.children)
    view = "writer" if writer and kind in ("THINK", "FEEL", "EXPECT", "LEARN") else ""
    modal = bool(verb.feature("modal") or verb.feature("chain"))
    inner = [
        act
        for child in clause.children
        if child.category == "clause" and child.rule == "quote"
        for act in _acts(child, lexicon)
    ]
    said = [act for act in inner if act.kind]
    if kind in (*_SAID, "") and said:
        seen = view or ("reported" if kind == "REPORT" else "")
        yield from (act._replace(view=act.view or seen) for act in said)
    else:
        yield Act(kind, view, verb.feature("negative") == "yes", modal, verb.feature("tense") == "past")


def _class_of(verb: EnNode, clause: EnNode, lexicon: Lexicon) -> str:
    own = next((lexicon.reports[rule] for rule in reversed(verb.rule.split("+")) if rule in lexicon.reports), "")
    if own not in _WEAK:
        return own
    for child in clause.children:
        if child.category == "np" and not (verb.lemma == "be" and child.slot == "complement"):
            noun = next(
                (one.lemma for one in (child, *child.children) if one.category == "noun" and one.slot != "modifier"), ""
            )
            if noun in _noun_classes():
                return _noun_classes()[noun]
    return own


@cache
def _noun_classes() -> Mapping[str, str]:
    return {row["noun"]: row["act"] for row in table("acts/nouns")}
