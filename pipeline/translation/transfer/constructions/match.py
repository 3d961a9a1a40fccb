"""Come here when a construction does not fire, or fires where it should not: clauses are matched.

What fires is put into English by ``templates.py`` and ``verbalize.py``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from pipeline.model.frames import Argument, Frame
from pipeline.translation.transfer.constructions.schema import Construction, RoleTest, load_constructions
from pipeline.translation.transfer.constructions.templates import emit
from pipeline.translation.transfer.constructions.under_nouns import content_clause, theme_of
from pipeline.translation.transfer.constructions.verbalize import verbalize
from pipeline.translation.transfer.context import Context
from pipeline.translation.transfer.embedded import asks_of
from pipeline.translation.transfer.phrases import is_quotation
from pipeline.translation.transfer.senses import core_lemmas
from pipeline.translation.transfer.subject import is_wish

if TYPE_CHECKING:
    from pipeline.translation.transfer.parts import Given, Parts


def apply_construction(
    ctx: Context, frame: Frame, arguments: list[Argument], given: Given, parts: Parts, with_clause: bool = False
) -> bool:
    """Put the clause into ``parts`` by the first construction that fits; tell whether one did.

    ``with_clause``: only those with a place for the clause under a noun, which a collocation has not.
    """
    lemma = "".join(core_lemmas(ctx, ctx.phrases[frame.phrase]))
    if lemma == "無い" and any("only-negative" in one.focus for one in arguments):
        lemma = "有る"
    for construction in load_constructions().get(lemma, ()):
        if with_clause and not any(test.clause for test in construction.roles.values()):
            continue
        found = _match(ctx, construction, frame, arguments)
        if found is None:
            continue
        if construction.verbalize:
            if verbalize(ctx, frame, arguments, found[construction.verbalize], construction, given, parts):
                return True
            continue
        if given.patient is not None or given.subject is not None or given.form:
            continue
        for template in construction.emit:
            if is_wish(frame) and template.startswith("it *be "):
                continue  # 試すことを提案したい: what is wished is somebody's doing
            if _slots_there(ctx, template, found):
                emit(ctx, frame, arguments, found, template, construction, given, parts)
                return True
    return False


def _match(
    ctx: Context, construction: Construction, frame: Frame, arguments: list[Argument]
) -> dict[str, Argument] | None:
    """Return the arguments by role if all tests hold."""
    if construction.passive is not None and construction.passive != frame.tail.passive:
        return None
    if construction.negative is not None and construction.negative != frame.tail.negative:
        return None
    if construction.negative and not construction.affirmed and any(asks_of(ctx, one.phrase) for one in arguments):
        return None  # 部品が何個足りないか
    by_role = {one.role: one for one in arguments}
    if any(role in by_role for role in construction.lacks) or (construction.verbalize and _is_set(ctx, frame, by_role)):
        return None
    if frame.tail.link_rule == "l.bahodo" and "yori" in construction.roles:
        by_role.setdefault("yori", Argument("yori", frame.phrase))
    for role, test in construction.roles.items():
        if role not in by_role or not _holds(ctx, test, by_role[role]):
            return None
    return by_role


def _is_set(ctx: Context, frame: Frame, by_role: Mapping[str, Argument]) -> bool:
    """Whether する sets its noun to so much (発表は15分とする), and does not do it."""
    much = by_role.get("to")
    made = ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma == "為る"
    return made and much is not None and ctx.phrases[much.phrase].core.amount is not None


def _holds(ctx: Context, test: RoleTest, one: Argument) -> bool:
    phrase = ctx.phrases[one.phrase]
    entry = phrase.core.entry
    if test.nouns and not any(phrase.core.text == noun for noun in test.nouns):
        return False
    if test.classes and not (
        (entry is not None and entry.noun_class in test.classes)
        or (
            "name" in test.classes
            and (phrase.core.kind == "latin" or (entry is not None and "proper" in entry.grammar))
        )
    ):
        return False
    if test.counted is not None and test.counted != any(unit.amount is not None for unit in phrase.units):
        return False
    if test.amounts and (phrase.core.amount is None or phrase.core.amount.kind not in test.amounts):
        return False
    if test.topic is not None and test.topic != one.topic:
        return False
    if test.says and ((at := content_clause(ctx, one.phrase)) is None or not _says(ctx, at, test.says)):
        return False
    return test.clause is None or test.clause == (content_clause(ctx, one.phrase, bool(test.nouns)) is not None)


def _says(ctx: Context, at: int, lemmas: tuple[str, ...]) -> bool:
    """Whether the clause has one of ``lemmas`` for its predicate, and names what it speaks of."""
    if is_quotation(ctx.phrases[at]):
        return False
    return ctx.tokens[ctx.phrases[at].core.start].lemma in lemmas and theme_of(ctx, at) is not None


def _slots_there(ctx: Context, template: str, found: dict[str, Argument]) -> bool:
    for slot in re.findall(r"\{([^}]+)\}", template):
        role, _, part = slot.partition(".")
        at = content_clause(ctx, found[role].phrase) if role in found and part else None
        if role not in found or (part and at is None):
            return False
        if at is not None and part != "content" and is_quotation(ctx.phrases[at]):
            return False
    return True
