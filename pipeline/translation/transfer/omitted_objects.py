"""Come here when an object that the Japanese leaves out is wrong in English: waited, demanded it, guided me."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.frames import Argument, Frame
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.parts import Given, Parts
from pipeline.translation.transfer.senses import TOWARD_WRITER
from pipeline.translation.transfer.subject import (
    Subject,
    gives_favour,
    is_somebody,
)
from pipeline.translation.transfer.told import is_done_to_people


def without_its_object(
    ctx: Context,
    frame: Frame,
    verb: Entry,
    slots: Sequence[tuple[Argument, str]],
    parts: Parts,
    choice: Subject,
    given: Given,
) -> Entry:
    """Return the verb as English has it where the Japanese leaves out its object: wait rather than wait for, or with "it".

    Who does the writer a favour does it to him: 現地の人が案内してくれた, local people guided me.
    """
    if verb.ja in _LET_ME and given.form == "imperative" and not any(slot in _FILLED for _, slot in slots):
        return replace(verb, en=_LET_ME[verb.ja])
    said = any(one.slot == "object" for one in (*parts.rest, *parts.inside))  # Docker使ってみた
    favoured = _does_writer_favour(ctx, frame) and _acts(ctx, choice)
    if favoured and said and not given.embedded and _is_one(ctx, choice):
        verb = _given_to_writer(verb, slots, parts)
    if "obj" not in verb.frame.values() or any(slot in _FILLED for _, slot in slots) or parts.wh or said:
        return verb
    if "{obj}" in verb.en:
        if favoured and is_done_to_people(verb):
            parts.inside.append(words("me", "object.me").as_("object"))  # 笑顔で迎えてくれた
        elif _acts(ctx, choice) and not (given.relative or given.form or given.relation == "as"):
            parts.inside.append(words("it", "object.it").as_("object"))
            ctx.notes.doubt("object-it", 0.05)
        return verb
    if favoured and is_done_to_people(verb):
        parts.rest.insert(0, words("me", "object.me").as_("object"))
        return replace(verb, en=verb.en.removesuffix(" with"))  # 手伝ってくれた
    if verb.en.split(" ")[-1] in _STRANDED:
        return replace(verb, en=verb.en.rpartition(" ")[0])
    others = (
        one
        for one, slot in slots
        if slot not in ("subj", "time", "bare") and one.role not in ("de", "toshite", "madeni")
    )
    told = given.relative or given.relation == "as"
    somebody = _acts(ctx, choice) or given.form == "imperative"
    if somebody and not told and verb.en not in _OF_ITSELF and next(others, None) is None:
        it = words("it", "object.it").as_("object")
        head, _, particle = verb.en.partition(" ")
        if particle in _PARTICLES:
            verb = replace(verb, en=f"{head} {{obj}} {particle}")  # point it out
            parts.inside.append(it)
        else:
            parts.rest.insert(0, it)
        ctx.notes.doubt("object-it", 0.05)
    return verb


def _does_writer_favour(ctx: Context, frame: Frame) -> bool:
    """Whether somebody does it for or to the writer: てくれる, ていただく; 話しかけてきた."""
    if frame.tail.benefactive or gives_favour(ctx, frame):
        return True
    return frame.tail.past and any(part.entry.id in TOWARD_WRITER["tekuru"] for part in ctx.phrases[frame.phrase].parts)


def _is_one(ctx: Context, choice: Subject) -> bool:
    """Whether a person does it, and no company, which does it for more than the writer."""
    entry = ctx.phrases[choice.argument.phrase].core.entry if choice.argument is not None else None
    return entry is not None and entry.noun_class == "person"


def _given_to_writer(verb: Entry, slots: Sequence[tuple[Argument, str]], parts: Parts) -> Entry:
    """Put "me" before what somebody shows, lends or tells the writer: 友人が充電器を貸してくれた."""
    if any(one.role in ("ni", "he") or slot in ("iobj", "to") for one, slot in slots):
        return verb
    if verb.en in _GIVEN:
        parts.rest.insert(0, words("me", "object.me").as_("object"))
    return replace(verb, en="help me with") if verb.en == "help with" else verb


_GIVEN = frozenset("show teach tell lend give send ask".split())
"""Verbs whose English has whom it is done to before what is given."""


def _acts(ctx: Context, choice: Subject) -> bool:
    """Whether somebody does it: a person or a group that the clause names, or the writer."""
    if choice.argument is not None:
        return is_somebody(ctx, choice.argument.phrase)
    return choice.node is not None and (choice.node.feature("person") == "1" or choice.node.rule == "subject.you")


_LET_ME = {"教える": "let me know", "聞かせる": "let me hear", "知らせる": "let me know"}
"""What somebody is asked to do where nothing is named that he tells: 間違いがあれば教えてください."""

_PARTICLES = frozenset("out up off away down back".split())
"""Words behind a verb that a pronoun stands before."""

_OF_ITSELF = frozenset(
    "enter join meet leave ask answer drive eat drink read write study teach vote continue begin start".split()
) | {
    "ask again",
    "get off",
    "get out",
}
"""Verbs that English uses without an object too."""

_FILLED = frozenset({"obj", "iobj", "that", "inf", "ing", "comp", "second", "causee"})

_STRANDED = frozenset("for to at about of with from into on".split())
"""Prepositions that a verb leaves behind with its object."""
