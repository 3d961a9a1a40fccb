"""Come here when the clauses of a sentence stand in the wrong order, or one is drawn into another."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.frames import Frame
from pipeline.translation.transfer.ahead import names_subject
from pipeline.translation.transfer.carried import GOES_ON
from pipeline.translation.transfer.context import Context
from pipeline.translation.transfer.links import Plan, is_asked_too, plan_link
from pipeline.translation.transfer.timing import calls


def in_turn(ctx: Context, frame: Frame) -> list[Frame]:
    """Return the subordinate clauses; what stands before one that English opens with a conjunction is told before it.

    費用が増えるので、移行した後に確認した: "the cost increases, so after ...", not "after the cost increases, so ...".
    """
    told: list[Frame] = []
    for sub in frame.subordinates:
        plan = plan_link(ctx, sub, frame, names_subject(ctx, sub))
        opens = bool(plan.before) or (calls(frame) and is_asked_too(plan))
        inner = list(sub.subordinates)
        while inner and inner[0].tail.link not in _KEPT and (opens or inner[0].tail.link == "found"):
            told += in_turn(ctx, replace(sub, subordinates=(inner.pop(0),)))
        told.append(replace(sub, subordinates=tuple(inner)))
    return told


_KEPT = frozenset({*GOES_ON, "without-ing"})
"""Links of clauses that stay in the clause that they are part of: when it is removed without turning off the power."""


def stands_behind(ctx: Context, plan: Plan, frame: Frame) -> bool:
    """Whether a clause that says how, right before a verb that governs no other clause, is told after it: changed without restarting."""
    if plan.link != "without-ing" or frame.kind != "verb" or frame.subordinates[-1].phrase != plan.frame.phrase:
        return False
    inside = (one.phrase for one in frame.arguments)
    below = (at for one in inside for at in (one, *ctx.clauses.dependents[one]))
    return not plan.frame.subordinates and not any(ctx.clauses.is_predicate(at) for at in below)


def begins_outside(frame: Frame, opening: int) -> bool:
    """Whether a topic or time of the main clause stands before the subordinate clauses."""
    outer = [one.phrase for one in frame.arguments if one.topic or one.role in ("toshite", "niyoruto", "time", "")]
    return bool(outer) and min(outer) < opening


def first_phrase(ctx: Context, frame: Frame) -> int:
    """Return the index of the first phrase of a clause."""
    found = frame.phrase
    for index in range(frame.phrase):
        at = index
        while 0 <= at < frame.phrase:
            at = ctx.phrases[at].head
        if at == frame.phrase:
            return index
    return found
