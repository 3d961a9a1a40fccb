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

_WEAK = frozenset({"", "ATTEND", "MEET", "LEARN", "PRESENT"})
"""What a verb says less of than the noun beside it: opinions were seen, a proposal was heard, concern was shown."""

_SAID = frozenset({"REPORT", "THINK"})
"""Acts that frame another: "it was said that X is considered" reports what is said."""


def acts_of(tree: EnNode | None, lexicon: Lexicon) -> tuple[Act, ...]:
    """Return the acts that the main clauses of ``tree`` report, in its order.

    What frames a clause comes first (*it was decided that*, *is planned to*: ``data/acts/framing.tsv``). Otherwise the class of a clause is
    that of its verb's entry (``report`` in verbs.tsv and collocations.tsv), unless the entry names no bullet (``silent.tsv``); where the
    verb says nothing by itself (a proposal *was made*: ``light_verbs.tsv``), that of its subject or object (``nouns.tsv``). What is said
    or thought counts for what it says, with the view noted. Clauses inside noun phrases report nothing of their own.
    """
    if tree is None:
        return ()
    heard = any(one.rule in _HEARSAY for one in _top(tree))
    framed = next(
        (_framing()[one.lemma] for one in _top(tree) if one.category == "word" and one.lemma in _framing()), ""
    )
    acts = [Act(framed, past=True)] if framed else [act for one in _clauses(tree) for act in _acts(one, lexicon)]
    return tuple(act._replace(view=act.view or ("reported" if heard else "")) for act in acts)


def _top(tree: EnNode) -> Iterator[EnNode]:
    yield tree
    for child in tree.children if tree.category == "sentence" else ():
        yield from _top(child)


def _clauses(tree: EnNode) -> Iterator[EnNode]:
    """Yield the clauses that stand side by side, not those inside others, nor what only says when, if or why."""
    if tree.category == "clause":
        yield tree
    elif tree.category == "sentence":
        for before, child in zip((None, *tree.children), tree.children, strict=False):
            if before is None or not before.rule.startswith("l.") or before.lemma in _SIDE_BY_SIDE:
                yield from _clauses(child)


_SIDE_BY_SIDE = frozenset({",", ";", "and", "but", "or", "so", "then", "however", "and then"})


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
        yield Act(
            "" if kind in _SAID and _silent(verb) else kind,
            view,
            verb.feature("negative") == "yes" or _is_of_nothing(clause),
            modal and not _framed(verb),
            bool(verb.feature("tense") == "past" or verb.feature("aspect")),
        )


def _is_of_nothing(clause: EnNode) -> bool:
    """Whether the subject denies the clause: nothing has been decided, no proposals were made."""
    subject = clause.child("subject")
    first = subject
    while first is not None and not first.lemma and first.children:
        first = first.children[0]
    return first is not None and first.lemma in ("nothing", "nobody", "none", "no", "no one", "not a single")


def _framed(verb: EnNode) -> str:
    return _framing().get(verb.feature("chain"), "") or _framing().get(verb.lemma, "")


def _silent(verb: EnNode) -> bool:
    return not _framed(verb) and any(rule in _silent_entries() for rule in verb.rule.split("+"))


def _class_of(verb: EnNode, clause: EnNode, lexicon: Lexicon) -> str:
    """Return the class of ``clause``; a noun lends its own only to a verb that says nothing (the talk *was given*, not *impressed*)."""
    own = _framed(verb) or next(
        (lexicon.reports[rule] for rule in reversed(verb.rule.split("+")) if rule in lexicon.reports), ""
    )
    if own not in _SAID and _silent(verb):
        own = ""
    if own not in _WEAK or not (own or verb.lemma in _light_verbs()):
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
def _framing() -> Mapping[str, str]:
    return {row["english"]: row["act"] for row in table("acts/framing")}


@cache
def _silent_entries() -> frozenset[str]:
    return frozenset(row["entry"] for row in table("acts/silent"))


@cache
def _light_verbs() -> frozenset[str]:
    return frozenset(row["verb"] for row in table("acts/light_verbs"))


@cache
def _noun_classes() -> Mapping[str, str]:
    return {row["noun"]: row["act"] for row in table("acts/nouns")}
