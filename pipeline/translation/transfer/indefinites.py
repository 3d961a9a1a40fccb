"""Come here when a word that asks is put as a question where it means every, any or none: 誰も, どの方式も, どこにも, どちらの会議でも."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pipeline.model.frames import Tail
from pipeline.model.tokens import Token
from pipeline.translation.transfer.phrases import Phrase, noun_class

Reach = Literal["", "every", "no", "any"]


def reach_of(
    phrases: Sequence[Phrase],
    below: Sequence[Sequence[int]],
    tails: Sequence[Tail],
    tokens: Sequence[Token],
    index: int,
) -> Reach:
    """Return how far a word that asks reaches with も behind it or its noun; empty where it asks, or where there is none.

    誰もが来た is everyone; 誰も来ない is nobody, which takes the not of the verb; どこにもない is anywhere, which leaves it.
    """
    phrase = phrases[index]
    also = any(part.entry.kind == "focus" and part.role in ("also", "even") for part in phrase.parts)
    if phrase.head >= 0 and any(part.entry.id in _ALLOWED for part in phrases[phrase.head].parts):
        return "any" if asking_lemma(phrases, below, tokens, index) else ""  # どれを選んでもよい
    if not (also or phrase.core.text in OPEN or phrase.core.text in NOT_ONE) or phrase.verbal:
        return ""
    if asking_lemma(phrases, below, tokens, index) == "":
        return ""
    if phrase.core.text in OPEN or any(part.entry.id == "f.demo" for part in phrase.parts):
        return "any"
    head = phrases[phrase.head] if phrase.head >= 0 else None
    if own_place(phrases, below, tokens, index):
        return "every"
    if head is None or not _denied(tails[head.index], head, tokens):
        return "every" if phrase.core.text not in NOT_ONE else ""
    if tails[head.index].link == "without-ing":
        return "any"
    cases = {part.role for part in phrase.parts if part.entry.kind == "case"} - {"ga", "wo", "nado"}
    return "any" if cases or tokens[head.core.start].lemma == "無い" else "no"


_ALLOWED = frozenset({"e.temoii", "e.temoyoi", "e.temokamawanai"})
"""Endings that leave the choice."""

OPEN = frozenset({"誰でも", "だれでも"})
"""Words of the lexicon that are a word that asks with でも."""


NOT_ONE = frozenset({"何一つ", "何ひとつ", "誰一人", "誰ひとり"})
"""Words of the lexicon that a denied clause says of none at all, with も or without."""


def own_place(phrases: Sequence[Phrase], below: Sequence[Sequence[int]], tokens: Sequence[Token], index: int) -> bool:
    """Whether どこも says everywhere of a clause with a subject of its own: どこも人手が足りない."""
    phrase = phrases[index]
    if tokens[phrase.core.start].lemma != "何処" or phrase.head < 0 or [part.role for part in phrase.parts] != ["also"]:
        return False
    return any([part.role for part in phrases[one].parts] == ["ga"] for one in below[phrase.head])


def _denied(tail: Tail, head: Phrase, tokens: Sequence[Token]) -> bool:
    if any(mark.english == "no longer" for mark in tail.adverbs):
        return True  # 誰にも分からなくなった
    return tail.negative or tail.link == "without-ing" or tokens[head.core.start].lemma == "無い"


def asking_lemma(phrases: Sequence[Phrase], below: Sequence[Sequence[int]], tokens: Sequence[Token], index: int) -> str:
    """Return the lemma of the word that asks in a phrase or right before its noun (どの方式, どちらの会社); empty for none."""
    phrase = phrases[index]
    own = tokens[phrase.core.start].lemma
    if own in PRONOUNS and (len(phrase.units) == 1):
        return own
    for one in below[index]:
        other = phrases[one]
        lemma = tokens[other.core.start].lemma
        if lemma in DETERMINERS and len(other.units) == 1 and not other.verbal and other.index + 1 == index:
            return lemma
    return ""


def floats(
    phrases: Sequence[Phrase],
    below: Sequence[Sequence[int]],
    tails: Sequence[Tail],
    tokens: Sequence[Token],
    index: int,
) -> int:
    """Return the phrase that a どれも, どちらも or いずれも beside it speaks of (課題はいずれも未解決である); -1 for none."""
    phrase = phrases[index]
    alone = tokens[phrase.core.start].lemma in _FLOATING and not below[index]
    if not alone or not reach_of(phrases, below, tails, tokens, index) or _cases(phrase):
        return -1
    siblings = (
        [one for one in below[phrase.head] if one < index and not phrases[one].verbal] if phrase.head >= 0 else []
    )
    said = [one for one in siblings if _is_subject(phrases[one])]
    return said[-1] if said else -1


def _cases(phrase: Phrase) -> list[str]:
    return [part.role for part in phrase.parts if part.entry.kind == "case"]


def _is_subject(phrase: Phrase) -> bool:
    cases = _cases(phrase)
    topic = not cases and any(part.role == "topic" for part in phrase.parts)
    return (topic or cases == ["ga"]) and noun_class(phrase) != "time"


_FLOATING = frozenset({"何れ", "何方", "何処", "一人"})

PRONOUNS: dict[str, dict[str, str]] = {
    "誰": {"every": "everyone", "no": "nobody", "any": "anyone"},
    "何": {"every": "everything", "no": "nothing", "any": "anything"},
    "何処": {"every": "all of them", "no": "none of them", "any": "anywhere"},
    "何れ": {"every": "all of them", "no": "none of them", "any": "any of them"},
    "一人": {"every": "one person", "no": "nobody", "any": "even one person"},
    "何方": {"every": "both of them", "no": "neither of them", "any": "either of them"},
}
"""Lemmas of words that ask, with the pronoun for each reach."""

DETERMINERS: dict[str, dict[str, str]] = {
    "何の": {"every": "every", "no": "no", "any": "any"},
    "何処": {"every": "every", "no": "no", "any": "any"},
    "何れ": {"every": "every", "no": "no", "any": "any"},
    "何方": {"every": "both", "no": "neither", "any": "either"},
    "どんな": {"every": "every", "no": "no", "any": "any"},
    "誰": {"every": "everyone's", "no": "nobody's", "any": "anyone's"},
}
"""The same before a noun, with its determiner for each reach."""

FLOATED: dict[str, str] = {
    "一人/no": "not a single",
    "何れ/every": "all of",
    "何れ/no": "none of",
    "何れ/any": "any of",
    "何方/every": "both of",
    "何方/no": "neither of",
    "何方/any": "either of",
}
"""What is put before the noun that such a word beside it speaks of."""
