"""Come here when English says as a verb what Japanese names as an act: 起動時間の短縮に向けて, toward shortening startup time; データの削除方法."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.model.english_tree import EnNode
from pipeline.translation.transfer.context import Context
from pipeline.translation.transfer.english.determiners import Use
from pipeline.translation.transfer.english.inflect import verb_form
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.phrases import noun_class
from pipeline.translation.transfer.subject import takes_object
from pipeline.translation.transfer.units import Unit


class NamedAct(NamedTuple):
    """The verb of an act that a noun names, the English of what it is done to and of what else belongs to it."""

    verb: Entry
    parts: tuple[EnNode, ...]


def named_act(ctx: Context, owner: int, units: Sequence[Unit], use: Use) -> NamedAct | None:
    """Return the act that ``units`` of phrase ``owner`` name, with what hangs on it; None where no verb says it, or of nothing.

    What it is done to stands before it with の or in one word with it (データの削除, パッチ投稿), where it goes with へ.
    """
    from pipeline.translation.transfer.noun_phrases import noun_phrase, phrase_of
    from pipeline.translation.transfer.prepositions import prepositional

    rows = ctx.lexicon.senses(ctx.tokens[units[-1].start : units[-1].end])
    verb = next((one for one in rows if one.kind == "verb" and not one.when and "{" not in one.en), None)
    act = units[-1].entry
    if verb is None or act is None or act.noun_class != "act" or units[-1].concept is not None:
        return None
    goes_to = {role: slot for role, slot in verb.frame.items() if role in ("ni", "he", "to", "kara")}
    objects: list[EnNode] = []
    behind: list[EnNode] = []
    owners: list[int] = []
    inside = units[:-1]
    if any(one.entry is not None and one.entry.noun_class in ("modifier", "time") for one in inside):
        return None  # 次期更改
    for one in ctx.clauses.dependents[owner]:
        below = ctx.phrases[one]
        role = ctx.clauses.role_of(one)
        slot = goes_to.get(role) or goes_to.get("ni" if role == "he" else role, "")
        known = below.core.entry
        dated = known is not None and known.noun_class == "time" and "adverb" in known.forms
        timed = below.core.amount is not None or noun_class(below) == "modifier" or dated
        if ctx.clauses.is_predicate(one) or below.core.kind not in ("noun", "latin", "raw") or timed:
            return None
        if role == "no" and inside:
            owners.append(one)
        elif slot == "obj" or (role == "no" and not objects and "obj" in verb.frame.values()):
            objects.append(noun_phrase(ctx, one, "object" if noun_class(below) == "place" else use))
        elif role == "no":
            return None
        else:
            behind.append(prepositional(ctx, one, prep=slot if slot not in _SLOTS else ""))
    if inside:
        objects.insert(0, phrase_of(ctx, owner, inside, owners, use))
    if len(objects) > 1 or (takes_object(verb) and not objects) or any(one.feature("prep") for one in objects):
        return None
    for one in ctx.clauses.dependents[owner]:
        ctx.took_parts(one)
    return NamedAct(verb, (*objects, *behind))


_SLOTS = frozenset({"subj", "obj", "iobj", "comp", "that", "inf", "ing", ""})
"""Slots that are no prepositions."""


def aimed_at(ctx: Context, index: int, governor: Entry | None) -> EnNode | None:
    """Return 起動時間の短縮に向けて as "toward shortening startup time", コスト削減の取り組み as "to reduce costs"; None for any other noun."""
    phrase = ctx.phrases[index]
    if not phrase.parts:
        return None
    case = phrase.parts[0]
    tries = governor is not None and governor.en in _TRIES
    aimed = case.role == "nimukete" or (
        tries and governor is not None and governor.en == "effort" and case.role in ("he", "no")
    )
    if (
        not aimed
        or phrase.asides
        or [part.role for part in phrase.parts[1:]] not in ([], ["no"])
        or (len(phrase.units) == 1 and not ctx.clauses.dependents[index])
    ):
        return None
    act = named_act(ctx, index, phrase.units, "bare" if ctx.is_title else "object")
    if act is None:
        return None
    ctx.took_parts(index)
    said = f"to {act.verb.en}" if tries else f"toward {verb_form(act.verb.en, 'ing')}"
    return EnNode("pp", said, children=act.parts, tokens=ctx.took(phrase.core.tokens), rule=case.entry.id)


_TRIES = frozenset({"effort", "initiative", "attempt", "plan", "measure", "step", "move", "project"})
"""What is made to do something: efforts to reduce costs."""
