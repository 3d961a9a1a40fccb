"""Come here when てくれる, てもらう or いただく is wrong: who does somebody a favour, and who has it done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.frames import Argument, Frame
from pipeline.translation.transfer.context import Context
from pipeline.translation.transfer.english.inflect import verb_form
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.subject import is_somebody, takes_object


def had_done(
    ctx: Context, frame: Frame, verb: Entry, arguments: Sequence[Argument], form: str
) -> tuple[Frame, Entry] | None:
    """Return てもらう of nobody named as what one has done; None where a passive says it: 資料を送ってもらった.

    送ってもらうことにした: decided to have it sent, where the infinitive ``form`` has no passive. 来てもらった: had someone come.
    """
    tail = frame.tail
    if not tail.benefactive or tail.causative:
        return None
    if any(one.role == "ga" for one in arguments):
        return None
    if any(one.role in ("ni", "kara") and is_somebody(ctx, one.phrase) for one in arguments):
        return None
    plain = replace(frame, tail=replace(tail, benefactive=False))
    said = verb.en.replace(" {obj}", "")
    if not takes_object(verb):
        if tail.question and ctx.phrases[frame.phrase].head < 0:
            return None  # どのくらいで来てもらえますか asks those who come
        if verb.kind != "verb" or verb.en.startswith("be ") or "wo" in verb.frame:
            return None
        return plain, replace(verb, en=f"have someone {said}", subject="author")
    if form in ("inf", "ing") and "obj" in verb.frame.values() and "{obj}" not in verb.en:
        kept = {role: slot for role, slot in verb.frame.items() if slot != "obj"}
        if not any(verb.frame.get(one.role) in ("obj", "that") for one in arguments):
            return plain, replace(verb, en=f"have it {verb_form(said, 'participle')}", frame=kept)
    if form in ("inf", "ing") and any(one.role == "wo" for one in arguments):
        had = f"have {{obj}} {verb_form(said, 'participle')}"
        return plain, replace(verb, en=had, frame={**verb.frame, "wo": "obj"})
    return None


def had_do(
    ctx: Context, frame: Frame, verb: Entry, arguments: Sequence[Argument], form: str
) -> tuple[Frame, Entry, list[Argument]] | None:
    """Return てもらう of somebody who is still to do it as having them do it: 若手に発表してもらうことにした.

    None for any other clause: of what was done the one who did it is the subject, 開発者に説明してもらった.
    """
    tail = frame.tail
    doer = next((one for one in arguments if one.role == "ga" and ctx.clauses.role_of(one.phrase) in _DOING), None)
    if doer is None or not tail.benefactive or tail.causative or doer.topic:
        return None
    first = tail.chains[0].english if tail.chains else ""
    plain = not (tail.past or tail.state or tail.modals or tail.chains or tail.question or tail.adverbs)
    if not (form or first in STILL_TO_DO or (plain and not tail.link)):
        return None
    said = verb.en.replace(" {obj}", "")
    made = replace(verb, en=f"have {{obj}} {said}", frame={**verb.frame, "causee": "causee", "wo": "second"})
    made = replace(made, inner="", subject="it" if first in ("decide to", "decide not to", "need to") else "author")
    others = [replace(one, role="causee") if one is doer else one for one in arguments]
    return replace(frame, tail=replace(tail, benefactive=False)), made, others


_DOING = frozenset({"ni", "kara", "yori"})
STILL_TO_DO = frozenset({"decide to", "decide not to", "want to", "intend to", "need to"})
"""What says that the favour is not done yet."""
