"""Come here when a noun is taken for a member of a list and is none, or the other way round: Aと, Aや, A、 before what ends the list."""

from __future__ import annotations

from pipeline.translation.transfer.context import Context
from pipeline.translation.transfer.phrases import Phrase


def is_list_member(ctx: Context, index: int) -> bool:
    """Whether the phrase is an earlier member of the list that its head ends: Aと, Aや, A、."""
    phrase = ctx.phrases[index]
    if ctx.clauses.is_asked(index):
        return phrase.comma and not ctx.clauses.role_of(index) and not ctx.phrases[phrase.head].verbal
    if phrase.verbal or phrase.core.kind in ("adverb", "connector", "adnominal") or phrase.core.text == "何か":
        return False
    head = ctx.phrases[phrase.head]
    if phrase.core.kind == head.core.kind == "adjective":
        return False
    if phrase.parts and phrase.parts[-1].role == "to" and is_same(head):
        return False
    if ctx.clauses.is_predicate(index) or (head.verbal and ctx.clauses.kind_of(head) != "nominal"):
        return False
    roles = [part.role for part in phrase.parts if part.role != "nado"]
    if not roles and phrase.parts and phrase.comma and _counts_many(ctx, index + 1, phrase.head):
        return False
    if not roles:
        return (
            phrase.comma and (phrase.core.entry is None or phrase.core.entry.noun_class != "time")
        ) or phrase.link == "coordinate"
    return roles[-1] in ("to", "and", "or") or (roles[-1] in ("ga", "wo") and counted_beside(phrase, head))


def counted_beside(phrase: Phrase, other: Phrase) -> bool:
    """Whether two nouns, each with its number behind it, are told of together: 質問が2件、意見が5件あった."""
    counted = all(len(one.units) > 1 and one.units[0].amount is not None for one in (phrase, other))
    roles = [[part.role for part in one.parts] for one in (phrase, other)]
    return counted and phrase.comma and not (phrase.verbal or other.verbal) and roles[0] == roles[1]


def _counts_many(ctx: Context, index: int, head: int) -> bool:
    """Whether phrase ``index`` says that there are many of ``head``: what stands before it with など are examples then."""
    phrase = ctx.phrases[index]
    return phrase.head == head and phrase.core.entry is not None and phrase.core.entry.is_plural


def is_same(phrase: Phrase) -> bool:
    """Whether the phrase says that something is like another, which と names: 前回と同じ, 従来と同様."""
    return phrase.core.text in ("同じ", "同様", "同一", "同等", "別", "同程度")


def everyone_in(ctx: Context, index: int) -> set[int]:
    """Return the phrases that are members of the list that ``index`` ends, itself too."""
    earlier = [one for one in ctx.clauses.dependents[index] if is_list_member(ctx, one)]
    return {index}.union(*(everyone_in(ctx, one) for one in earlier))


def is_listed(ctx: Context, index: int) -> bool:
    """Whether the phrase is one of the members of a list, the last one too."""
    return is_list_member(ctx, index) or any(is_list_member(ctx, one) for one in ctx.clauses.dependents[index])


def first_member(ctx: Context, index: int) -> int:
    """Return the first member of the list that ``index`` is a member of."""
    earlier = [one for one in ctx.clauses.dependents[index] if is_list_member(ctx, one)]
    return first_member(ctx, earlier[0]) if earlier else index


def has_role(phrase: Phrase, *roles: str) -> bool:
    """Whether one of the phrase's function words has one of the roles."""
    return any(part.role in roles for part in phrase.parts)
