"""Come here when of two clauses before a noun, or before the people of whom there are many, one hangs on the wrong one.

Rules as in ``attachment.py``; ``relative_attachment.py`` says when they are tried.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.tokens import Token
from pipeline.translation.transfer.phrases import Phrase, is_noun, last_role, link_role, noun_class, predicate_above


def beside_description(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """倉庫になっている使われていない建物: of two clauses that stand before a noun both describe it."""
    phrase = phrases[index]
    final = tokens[phrase.closing]
    ends = all(part.entry.kind == "ending" for part in phrase.parts) and final.cform.startswith(("連体", "終止"))
    if phrase.head < 0 or not phrase.verbal or phrase.comma or phrase.core.kind != "verb" or not ends:
        return None
    inner = phrases[phrase.head]
    noun = phrases[inner.head] if inner.head >= 0 else inner
    closes = all(part.entry.kind == "ending" for part in inner.parts)
    plain = inner.core.kind == "verb" and inner.head >= 0 and closes and is_noun(noun)
    return inner.head if plain and inner.verbal and inner.head == inner.index + 1 else None


def what_many_do(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """外に出て、弁当を食べている人が多かった: what people do first, of whom there are many, they do as well."""
    phrase, root = phrases[index], phrases[-1]
    if (
        phrase.head != root.index
        or not phrase.verbal
        or not phrase.comma
        or link_role(phrase, tokens) not in ("te", "")
    ):
        return None
    people = phrases[root.index - 1]
    if tokens[root.core.start].lemma not in ("多い", "少ない", "居る", "有る") or noun_class(people) not in (
        "person",
        "group",
    ):
        return None
    inner = next((one for one in phrases[index + 1 : people.index] if one.verbal and one.head == people.index), None)
    named = any(one.head == index and last_role(one) in ("ga", "topic") and not _is_when(one) for one in phrases)
    moves = any("wo" in one.frame or one.subject == "author" for one in phrase.core.entries)
    return inner.index if inner is not None and moves and not named and last_role(people) in ("ga", "also") else None


def reason_of_many(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """中では禁じられていたため、外に出て食べている人が多かった: why there are many is no part of what they do."""
    phrase, root = phrases[index], phrases[-1]
    closed = phrase.verbal and phrase.comma and last_role(phrase) in ("tame", "cause", "because", "contrast")
    if not closed or phrase.head < 0 or tokens[root.core.start].lemma not in ("多い", "少ない", "居る"):
        return None
    at = phrases[phrase.head]
    while at.verbal and at.index < root.index - 1:
        at = phrases[at.head]
    return root.index if at.index == root.index - 1 and noun_class(at) == "person" else None


def past_what_can_be(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """要望を整理し、できるものから対応する: what was done before is no part of できるもの."""
    phrase = phrases[index]
    if phrase.head < 0 or not phrase.verbal or not phrase.comma or link_role(phrase, tokens) not in ("te", ""):
        return None
    able = phrases[phrase.head]
    lemma = tokens[able.core.start].lemma
    bare = not able.parts and able.head == able.index + 1 and is_noun(phrases[able.head])
    alone = all(one.verbal for one in phrases[: able.index] if one.head == able.index)
    above = predicate_above(phrases, phrases[able.head]) if bare else able
    return above.index if lemma in ("出来る", "可能", "必要") and alone and bare and above.verbal else None


def scene_of_former(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """昨年の発表では実験の段階だった機能が、今年は使われている: of two times the first belongs to what the noun once was."""
    phrase = phrases[index]
    if [part.role for part in phrase.parts] not in (["de", "topic"], ["topic"]) or phrase.head < 0 or phrase.comma:
        return None
    inner = next((one for one in phrases[index + 1 : phrase.head] if one.verbal), None)
    if inner is None or inner.head < 0 or not _is_described(phrases, inner):
        return None
    noun = phrases[inner.head]
    was = any(part.role == "past" for part in inner.parts) and noun.index < noun.head <= phrase.head
    then = any(_is_now(one, tokens) and one.head == noun.head for one in phrases[noun.index + 1 : noun.head])
    return inner.index if was and then else None


def _is_now(phrase: Phrase, tokens: Sequence[Token]) -> bool:
    return last_role(phrase) == "topic" and tokens[phrase.start].lemma in ("今年", "今回", "今", "現在", "今期", "今月")


def when_there_was(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """前回見学したときにはなかった設備が増えていた: when there was or was not something tells which thing it is."""
    phrase, beside = phrases[index], phrases[index + 1]
    if phrase.head <= beside.index or not phrase.verbal or phrase.comma or last_role(phrase) != "when":
        return None
    there = tokens[beside.core.start].lemma in ("有る", "無い", "居る") and beside.verbal and beside.head >= 0
    past = any(part.role == "past" for part in beside.parts)
    alone = not any(one.head == beside.index for one in phrases)
    return beside.index if there and past and alone and _is_described(phrases, beside) else None


def both_describe(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> bool:
    """Whether a clause in て says what a thing does as the next one does: データを分析し、異常を見つける装置が紹介された."""
    phrase = phrases[index]
    inner = phrases[phrase.head]
    noun = phrases[inner.head] if inner.head >= 0 else inner
    if link_role(phrase, tokens) not in ("te", "") or noun.core.entry is None or last_role(noun) not in ("ga", "topic"):
        return False
    if any(one.head in (index, inner.index) and last_role(one) in ("ga", "topic") for one in phrases[: inner.index]):
        return False
    acts = all(any("wo" in entry.frame for entry in one.core.entries) for one in (phrase, inner))
    passive = any(part.role == "passive" for part in phrase.parts)
    return acts and not passive and noun.core.entry.en.split(" ")[-1] in _WORKS


_WORKS = frozenset("system tool device equipment service software application program robot machine technology".split())
"""Things that do what the clauses before them say."""


def _is_described(phrases: Sequence[Phrase], inner: Phrase) -> bool:
    """Whether the predicate stands before a noun with nothing but endings behind it."""
    return all(part.entry.kind == "ending" for part in inner.parts) and is_noun(phrases[inner.head])


def _is_when(phrase: Phrase) -> bool:
    return noun_class(phrase) == "time"
