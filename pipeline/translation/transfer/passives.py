"""Come here when れる or られる is taken for a passive and is respect or ability, or the other way round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.frames import Argument, Mark, Tail
from pipeline.model.tokens import Token
from pipeline.translation.transfer.phrases import Phrase, noun_class


def read_passive(
    phrases: Sequence[Phrase], phrase: Phrase, arguments: Sequence[Argument], tail: Tail, tokens: Sequence[Token]
) -> Tail:
    """Return the ``tail`` of a predicate with れる or られる as its ``arguments`` have it: done to it, respect, or "can"."""
    if _is_respectful(phrases, phrase, arguments, tokens):
        return replace(tail, passive=False)
    if not tail.finished and _is_ability(phrases, phrase, arguments, tokens):
        return replace(tail, passive=False, modals=(Mark("can", (), "e.dekiru"), *tail.modals))
    return tail


def _is_respectful(
    phrases: Sequence[Phrase], phrase: Phrase, arguments: Sequence[Argument], tokens: Sequence[Token]
) -> bool:
    """Whether れる speaks with respect of somebody's own doing: 山田先生は新しい手法を説明された."""
    who = next((one for one in arguments if one.role == "ga" or (one.topic and not one.role)), None)
    core = phrases[who.phrase].core if who is not None else None
    if core is None or core.entry is None or core.entry.noun_class != "person" or not phrase.core.entries:
        return False
    if any(one.role in ("ni", "niyotte", "kara") and _is_somebody(phrases[one.phrase]) for one in arguments):
        return False
    reports = {entry.report for entry in phrase.core.entries}
    if any(one.role == "wo" for one in arguments):
        respected = "proper" in core.entry.grammar or tokens[core.end - 1].surface in _TITLES
        return bool(reports & _SPOKEN) or respected
    said = any(one.role in ("nitsuite", "nikanshite", "quote", "to", "made", "madeni") for one in arguments)
    told = not reports <= _SPOKEN or tokens[phrase.core.start].lemma in ("紹介", "案内")
    return said and not told


def _is_somebody(phrase: Phrase) -> bool:
    return phrase.core.kind == "latin" or noun_class(phrase) in ("person", "group")


def _is_ability(
    phrases: Sequence[Phrase], phrase: Phrase, arguments: Sequence[Argument], tokens: Sequence[Token]
) -> bool:
    """Whether られる says what can be done: 重い部品を持ち上げられる keeps its object, and nobody does it to somebody."""
    if not any(one.role == "wo" for one in arguments):
        return False
    if any(one.role in ("ni", "kara") and noun_class(phrases[one.phrase]) in ("person", "group") for one in arguments):
        return False
    return any(tokens[part.start].lemma == "られる" for part in phrase.parts if part.role == "passive")


_SPOKEN = frozenset({"REPORT", "ANSWER", "PRESENT", "EXPLAIN", "ANNOUNCE", "MEET", "PROPOSE"})
"""What people say, and nobody is the object of."""

_TITLES = frozenset(
    "先生 教授 博士 社長 部長 課長 会長 所長 議長 理事 理事長 委員長 様 氏 さん 方 名誉教授 准教授".split()
)
