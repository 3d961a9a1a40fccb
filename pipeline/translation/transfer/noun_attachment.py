"""Come here when a member of a list, a の phrase or a clause before a noun hangs on the wrong noun.

The rules are tried in the order of ``NOUN_RULES``, behind those of ``attachment.py``.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.tokens import Token
from pipeline.translation.transfer.phrases import Phrase, Rule, is_noun, last_role, noun_class


def _list_partner(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """Aの省略、Bの並列化: a noun before a comma goes with the noun that is most like it, not with the next の phrase."""
    phrase = phrases[index]
    if phrase.verbal or not phrase.comma or last_role(phrase) not in ("", "and", "to", "nado", "or") or phrase.head < 0:
        return None
    if phrase.core.kind not in ("noun", "latin", "raw", "number", "verb"):
        return None
    path = [phrase.head]
    while (
        last_role(phrases[path[-1]]) in ("no", "nado") and not phrases[path[-1]].verbal and phrases[path[-1]].head > 0
    ):
        if phrases[path[-1]].comma or (
            phrases[path[-1]].parts[-1].role == "nado" and phrases[path[-1]].parts[-1].entry.role != "nado"
        ):
            break
        path.append(phrases[path[-1]].head)
    if len(path) == 1:
        return None
    best = max(path, key=lambda at: (_alike(phrase, phrases[at], tokens), at == path[-1]))
    return best if not phrases[best].verbal else None


def _alike(one: Phrase, other: Phrase, tokens: Sequence[Token]) -> int:
    """How much two nouns look like members of one list."""
    same_class = bool(noun_class(one)) and noun_class(one) == noun_class(other)
    last, final = tokens[one.core.end - 1], tokens[other.core.end - 1]
    same_ending = last.norm[-1:] == final.norm[-1:]
    return 2 * same_class + (last.pos3 == final.pos3) + 2 * same_ending + 3 * (one.core.text == other.core.text)


def _list_before_predicate(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """Xの話と、Yの議論が行われた: と with a comma joins the next noun of its kind that hangs on the same predicate."""
    phrase = phrases[index]
    if phrase.head < 0 or not phrases[phrase.head].verbal:
        return None
    if not phrase.comma:
        beside = phrases[index + 1]
        takes_partner = any("to" in entry.frame for entry in phrases[phrase.head].core.entries)
        joins = (
            [part.role for part in phrase.parts] == ["to"]
            and beside.head == phrase.head
            and is_noun(phrase)
            and is_noun(beside)
        )
        return index + 1 if joins and not takes_partner and last_role(beside) in ("ga", "wo", "topic", "also") else None
    if [part.role for part in phrase.parts] not in (["to"], []) or phrase.core.kind not in ("noun", "latin", "verb"):
        return None
    if not phrase.parts and (
        noun_class(phrase) in ("time", "quantity", "relation", "fact") or phrase.core.kind == "verb"
    ):
        return None
    if phrase.light:
        return None
    for other in phrases[index + 1 : phrase.head]:
        if (
            other.head == phrase.head
            and not other.verbal
            and any(part.role in ("ga", "wo", "topic", "also", "nado") for part in other.parts)
        ):
            said = ("content", "act")
            alike = noun_class(other) == noun_class(phrase) or not phrase.parts
            alike = alike or (noun_class(other) in said and noun_class(phrase) in said)
            return other.index if alike and noun_class(other) != "time" else None
    return None


def _content_noun(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """始めたいとのLinusの意向: a という-clause belongs to the noun that can have one."""
    phrase = phrases[index]
    if not any(part.role == "content" for part in phrase.parts):
        return None
    head = phrase.head
    while (
        head >= 0 and last_role(phrases[head]) == "no" and noun_class(phrases[head]) not in ("content", "fact", "act")
    ):
        above = phrases[head].head
        if above < 0 or phrases[above].verbal:
            return None
        head = above
        if noun_class(phrases[head]) in ("content", "fact", "act", "abstract"):
            return head
    return None


def _name_takes_no_clause(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """続くNUMAのセッション: a name is not described by a clause; the noun behind it is."""
    phrase = phrases[index]
    if phrase.head < 0 or not (phrase.verbal or phrase.core.text == "続く") or phrase.comma:
        return None
    head = phrases[phrase.head]
    entry = head.core.entry
    last = phrase.parts[-1] if phrase.parts else None
    adnominal = last is None or last.entry.kind == "ending"
    named = head.core.kind == "latin" or bool(
        entry and "proper" in entry.grammar and entry.noun_class not in ("person", "pronoun", "time")
    )
    described = any(other.head == index for other in phrases[:index]) or phrase.parts
    return head.head if adnominal and not described and named and last_role(head) == "no" and head.head > 0 else None


NOUN_RULES: tuple[Rule, ...] = (
    _list_partner,
    _list_before_predicate,
    _content_noun,
    _name_takes_no_clause,
)
