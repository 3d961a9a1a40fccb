"""Come here when てくれる, てもらう or いただく is wrong: who does somebody a favour, and who has it done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.frames import Argument, Frame
from pipeline.translation.transfer.context import Context
from pipeline.translation.transfer.english.inflect import verb_form
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.subject import names_people, takes_object


def had_done(
    ctx: Context, frame: Frame, verb: Entry, arguments: Sequence[Argument], form: str
) -> tuple[Frame, Entry] | None:
    """Return てもらう of nobody named as what one has done; None where a passive says it: 資料を送ってもらった.

    送ってもらうことにした: decided to have it sent, where the infinitive ``form`` has no passive. 来てもらった: had someone come.
    """
    tail = frame.tail
    if not tail.benefactive or tail.causative or any(one.role == "ga" for one in arguments):
        return None
    if any(one.role in ("ni", "kara") and _is_somebody(ctx, one) for one in arguments):
        return None
    plain = replace(frame, tail=replace(tail, benefactive=False))
    said = verb.en.replace(" {obj}", "")
    if not takes_object(verb):
        if tail.question and ctx.phrases[frame.phrase].head < 0:
            return None  # どのくらいで来てもらえますか asks those who come
        if verb.kind != "verb" or verb.en.startswith("be ") or "wo" in verb.frame:
            return None
        return plain, replace(verb, en=f"have someone {said}", subject="author")
    if form in ("inf", "ing") and any(one.role == "wo" for one in arguments):
        had = f"have {{obj}} {verb_form(said, 'participle')}"
        return plain, replace(verb, en=had, frame={**verb.frame, "wo": "obj"})
    return None


def _is_somebody(ctx: Context, one: Argument) -> bool:
    core = ctx.phrases[one.phrase].core
    return core.kind == "latin" or names_people(core.entry)
