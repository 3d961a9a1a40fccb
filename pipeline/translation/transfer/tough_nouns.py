"""Come here when an act that is hard or easy for something is put as a noun: Rustは習得が難しい, Rust is difficult to learn."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Argument, Frame
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.phrases import noun_class
from pipeline.translation.transfer.senses import best_row, verbs_of
from pipeline.translation.transfer.verb_phrase import with_object_inside


def hard_to_do(ctx: Context, frame: Frame, arguments: list[Argument]) -> tuple[list[Argument], EnNode] | None:
    """Return the arguments with the thing as their subject, and what it is hard or easy to do with it; None for anything else.

    The thing is the topic (この部品は入手が難しい) or what the act is of (部品の入手が難しい).
    """
    adjective = ctx.phrases[frame.phrase].core.entry
    act = next((one for one in arguments if one.role == "ga" and not set(one.focus) - {"topic"}), None)
    if frame.kind != "adjective" or adjective is None or adjective.en not in _EFFORT or act is None:
        return None
    done, below = ctx.phrases[act.phrase], ctx.clauses.dependents[act.phrase]
    if len(done.units) > 1 or done.asides or done.verbal:
        return None
    thing = next((one for one in arguments if one.role == "theme" and one.focus == ("topic",)), None)
    if thing is not None and below:
        return None
    if thing is None and len(below) == 1 and [part.role for part in ctx.phrases[below[0]].parts] == ["no"]:
        thing = Argument("ga", below[0], act.topic, act.focus)
    if thing is None or noun_class(ctx.phrases[thing.phrase]) in _NOT_DONE_TO:
        return None
    verbs = [one for one in verbs_of(ctx, act.phrase) if one.frame.get("wo") == "obj"]
    verb = best_row(ctx, verbs, [Argument("wo", thing.phrase)])
    if verb is None or verb.en.startswith("be "):
        return None
    ctx.took_parts(act.phrase)
    to_do = with_object_inside(verb).replace(" {obj}", "")
    said = words(f"to {to_do}", verb.id, ctx.took((*done.core.tokens, *done.light)))
    rest = [one for one in arguments if one.role not in ("theme", "ga")]
    return [replace(thing, role="ga"), *rest], said.as_("complement")


_EFFORT = frozenset("difficult easy simple troublesome hard tedious cumbersome".split())
"""Adjectives of what takes somebody more or less effort."""

_NOT_DONE_TO = frozenset({"person", "pronoun", "time", "place", "fact", "act", "event", "relation"})
"""Classes of what an act is by, at or about rather than done to."""
