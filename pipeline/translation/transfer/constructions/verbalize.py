"""議論がなされた is "was discussed": the noun of a light verb becomes the verb, and what hangs on the noun its arguments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.model.frames import Argument, Frame, Mark
from pipeline.translation.transfer.affixes import closes_with_state
from pipeline.translation.transfer.constructions.schema import Construction
from pipeline.translation.transfer.context import Context
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.list_members import is_list_member
from pipeline.translation.transfer.predicate import has_part
from pipeline.translation.transfer.senses import best_row, verbs_of

if TYPE_CHECKING:
    from pipeline.translation.transfer.parts import Given, Parts


def verbalize(
    ctx: Context,
    frame: Frame,
    arguments: list[Argument],
    noun: Argument,
    construction: Construction,
    given: Given,
    parts: Parts,
) -> bool:
    """Build the clause around the noun's own verb, or around its English light verb; tell whether it could be done."""
    from pipeline.translation.transfer.filling import fill

    if any(one.role == "comp" for one in arguments):
        return False  # 管理を容易にする
    phrase = ctx.phrases[noun.phrase]
    entry = phrase.core.entry
    others = [one for one in arguments if one is not noun]
    if construction.patient:
        others = [_undergoing(one, construction.patient) for one in others]
    forced = bool(construction.under) and any(one.role == "ga" for one in arguments if one is not noun)
    passive = (frame.tail.passive and not forced) or noun.role == "ga" or bool(construction.patient)
    chains = (*frame.tail.chains, *((Mark(construction.under, (), construction.id),) if construction.under else ()))
    framed = replace(frame, tail=replace(frame.tail, passive=False, chains=chains))
    tokens = ctx.took((*phrase.core.tokens, *ctx.phrases[frame.phrase].core.tokens))
    inner = _inner_arguments(ctx, noun.phrase)
    verbs = verbs_of(ctx, noun.phrase)
    if any(is_list_member(ctx, one) for one in ctx.clauses.dependents[noun.phrase]):
        inner = None
    if inner is not None and verbs and len(phrase.units) == 1:
        merged = [*others, *(one for one in inner if one.role not in {other.role for other in others})]
        if len(merged) == len(others) + len(inner):
            verb = best_row(ctx, verbs, merged)
            if verb is not None and _has_object(verb, merged, passive or bool(construction.under)):
                ctx.took_parts(noun.phrase)
                verb = replace(verb, id=f"{construction.id}+{verb.id}", subject="passive" if passive else verb.subject)
                if passive:
                    merged = [replace(one, role="agent") if one.role == "ga" else one for one in merged]
                fill(ctx, framed, given, parts, verb, merged, tokens)
                return True
    if entry is None or not entry.light or construction.under:
        return False
    light = Entry(
        f"{construction.id}+{entry.id}",
        "verb",
        "",
        entry.light,
        frame={"ga": "subj", "wo": "obj"},
        subject="passive",
        report="REPORT",
    )
    merged = [*others, replace(noun, role="wo", topic=False)]
    merged = [replace(one, role="agent") if one.role == "ga" and passive else one for one in merged]
    fill(ctx, framed, given, parts, light, merged, ctx.phrases[frame.phrase].core.tokens)
    return True


def _has_object(verb: Entry, arguments: Sequence[Argument], needed: bool) -> bool:
    """Whether there is something that the act is done to, or nothing ``needed``."""
    stated = any(verb.frame.get(one.role) in ("obj", "that") for one in arguments)
    return stated or not needed


def _undergoing(one: Argument, patient: str) -> Argument:
    """Return an argument as the act has it that is done to ``patient``: 会社は顧客から批判を受けた, who criticised whom."""
    return replace(one, role={patient: "wo", "kara": "agent"}.get(one.role, one.role))


def _inner_arguments(ctx: Context, index: int) -> list[Argument] | None:
    """Return what hangs on the noun as arguments of its verb; None when something is there that a verb cannot take."""
    found: list[Argument] = []
    for one in ctx.clauses.dependents[index]:
        phrase = ctx.phrases[one]
        if ctx.clauses.is_predicate(one):
            if not has_part(phrase, "link", "content"):
                return None
            found.append(Argument("quote", one))
            continue
        role = ctx.clauses.role_of(one)
        if role == "no" and (phrase.core.kind == "number" or closes_with_state(ctx, phrase.units)):
            return None
        if role == "no":
            entry = phrase.core.entry
            if entry and entry.noun_class in ("time", "modifier", "quantity", "pronoun", "person"):
                return None
            found.append(Argument("wo", one))
        elif role in ("nitsuite", "nikanshite", "nitaishite"):
            found.append(Argument(role, one))
        else:
            return None
    return found
