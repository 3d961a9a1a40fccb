"""Come here when what しか leaves, or a bare amount, has the wrong role: 英語しか話せない, 一部しか見ていない, 両方試した."""

from __future__ import annotations

from pipeline.model.frames import Argument, Frame
from pipeline.translation.transfer.context import Context
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.phrases import noun_class
from pipeline.translation.transfer.subject import names_people


def only_one(ctx: Context, frame: Frame) -> Argument | None:
    """Return what しか marks where something else is spoken of: この装置は1枚しか処理できない, the device processes only one."""
    if frame.kind != "verb" or frame.tail.passive or any(one.role in ("wo", "ga") for one in frame.arguments):
        return None
    spoken_of = [one for one in frame.arguments if not one.role and one.focus == ("topic",)]
    only = [one for one in frame.arguments if not one.role and "only-negative" in one.focus]
    only = [one for one in only if not is_part(ctx, frame, one)]
    entry = ctx.phrases[only[0].phrase].core.entry if len(only) == 1 else None
    amount = ctx.phrases[only[0].phrase].core.amount if len(only) == 1 else None
    thing = (entry is not None and entry.noun_class not in ("time", "place")) or (
        amount is not None and amount.kind == "count"
    )
    named = len(spoken_of) == 1 and noun_class(ctx.phrases[spoken_of[0].phrase]) != "time"
    able = any(mark.rule == "e.dekiru" for mark in frame.tail.modals)
    if named and not able and not names_people(ctx.phrases[spoken_of[0].phrase].core.entry):
        return None
    return only[0] if thing and named and spoken_of[0].phrase < only[0].phrase else None


def is_part(ctx: Context, frame: Frame, one: Argument) -> bool:
    """Whether 一部しか or 半分しか says how much of what the clause speaks of: 会場は一部しか見ていない, only part of the venue."""
    if ctx.phrases[one.phrase].core.text not in ("一部", "半分") or "only-negative" not in one.focus or one.role:
        return False
    whole = [other for other in frame.arguments if other.topic or other.role == "ga"]
    return any(other is not one and not names_people(ctx.phrases[other.phrase].core.entry) for other in whole)


def is_some_of_them(ctx: Context, one: Argument, verb: Entry | None, taken: set[str], frame: Frame) -> bool:
    """Whether a bare amount, or a noun with だけでも, is what is done something to: 両方試した, 名前だけでも覚える."""
    if verb is None or verb.frame.get("wo") != "obj" or "wo" in taken or frame.tail.passive or one.role or one.topic:
        return False
    core = ctx.phrases[one.phrase].core
    bare = not one.focus and core.text in ("両方", "双方", "いくつか", "全部", "半分", "一部", "ほとんど")
    return bare or "at-least" in one.focus
