"""Come here when a denial reaches the wrong word: not all, almost nobody, not necessarily."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Frame
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.parts import Parts


def not_all(ctx: Context, frame: Frame, parts: Parts) -> None:
    """Say すべての人が賛成したわけではない and 全部は見られなかった as "not all", ほとんど誰も as "almost nobody"."""
    subject, verb = parts.subject, parts.verb
    if (
        subject is not None
        and verb is not None
        and frame.tail.negative
        and _of_all(ctx, frame)
        and _opening(subject) == "all"
    ):
        parts.subject = replace(subject, children=(words("not", "negative"), *subject.children))
        parts.verb = verb.having(negative="")
        return
    almost = next((one for one in parts.pre if one.lemma == "almost"), None)
    if almost is not None and subject is not None and _opening(subject) in _NONE:
        parts.pre.remove(almost)
        parts.subject = replace(subject, lemma="", children=(almost, replace(subject, slot="")))
        return
    hardly = next((one for one in parts.pre if one.lemma == "hardly"), None)
    if hardly is not None and subject is not None and _opening(subject) == "there":
        parts.pre = [replace(one, lemma="hardly any") if one is hardly else one for one in parts.pre]
        return
    denial = next((one for one in parts.pre if one.lemma == "not necessarily"), None)
    if denial is not None:
        _not_necessarily(denial, parts)


def _not_necessarily(denial: EnNode, parts: Parts) -> None:
    """Put the "not" before "all", "everyone" and "anything", else to the verb."""
    subject, verb = parts.subject, parts.verb
    if subject is not None and len(subject.children) == 1 and subject.children[0].lemma in _ANY:
        subject = replace(subject, children=(replace(subject.children[0], lemma=_ANY[subject.children[0].lemma]),))
    if subject is not None and _opening(subject) in _WHOLE:
        parts.pre.remove(denial)
        parts.subject = replace(subject, children=(words("not", denial.rule, denial.tokens), *subject.children))
    elif verb is not None:
        parts.pre = [replace(one, lemma="necessarily") if one is denial else one for one in parts.pre]
        parts.verb = verb.having(negative="yes")


def _of_all(ctx: Context, frame: Frame) -> bool:
    """Whether は stands behind a word for all of them, which a denial then does not reach: 全部は見られなかった."""
    spoken_of = [ctx.phrases[one.phrase].core.entry for one in frame.arguments if "topic" in one.focus]
    return any(entry is not None and entry.noun_class == "quantity" and entry.en == "all" for entry in spoken_of)


_NONE = ("nobody", "nothing", "none", "no")
_WHOLE = ("all", "every", "everyone", "everything")
_ANY = {"anything": "everything", "anyone": "everyone"}
"""何でもできるわけではない denies that everything is possible."""


def _opening(made: EnNode) -> str:
    """Return the first English word of a piece."""
    if made.lemma and not made.children:
        return made.lemma.split(" ")[0]
    return next((word for child in made.children if (word := _opening(child))), made.lemma)
