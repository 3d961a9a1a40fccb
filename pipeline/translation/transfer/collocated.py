"""Come here when a collocation (痛い目を見る, 雨に降られる) keeps words it should not, or what hangs on its noun is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.frames import Argument, Frame
from pipeline.translation.transfer.adverbs import adverb_words
from pipeline.translation.transfer.context import Context
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.parts import Parts
from pipeline.translation.transfer.phrases import Phrase, is_by_name
from pipeline.translation.transfer.prepositions import prepositional
from pipeline.translation.transfer.subject import TOLD, takes_object


def below_collocation(ctx: Context, below: int, verb: Entry, arguments: list[Argument], parts: Parts) -> None:
    """What hangs on the noun of a collocation: 会議の議題 is "the agenda of the meeting", 〜についての an argument."""
    role = ctx.clauses.role_of(below)
    if not role and ctx.phrases[below].core.text in verb.ja:
        ctx.took(range(ctx.phrases[below].start, ctx.phrases[below].end))  # 痛い目を見る
        return
    if ctx.clauses.is_adverbial(below):
        parts.end += [one for one, _ in adverb_words(ctx, below)]
    elif role and (role != "no" or "no" in verb.frame):
        arguments.append(Argument(role, below))
    else:
        noun, owner = ctx.phrases[ctx.phrases[below].head].core.entry, ctx.phrases[below].core.entry
        somebody = owner is not None and owner.noun_class in ("person", "group", "pronoun")  # 参加者の話を聞く
        somebody = somebody or is_by_name(ctx.phrases[below], ctx.tokens)
        prep = noun.prep if noun is not None and not somebody else ""
        parts.rest.append(prepositional(ctx, below, prep=prep or "of"))


def without_ending(frame: Frame, verb: Entry) -> Frame:
    """Return the clause without the passive that its collocation says itself: 雨に降られる."""
    if not verb.ja.endswith(("られる", "される", "われる")):
        return frame
    modals = tuple(mark for mark in frame.tail.modals if mark.rule != "e.dekiru")
    return replace(frame, tail=replace(frame.tail, passive=False, modals=modals))


def is_told_of_others(frame: Frame, verb: Entry) -> bool:
    """Whether 話をしている of nobody is what the writer saw others do: a talk was being given, not "I was talking"."""
    return verb.subject == "author" and frame.tail.state and verb.report in TOLD and not takes_object(verb)


def only_exists(
    ctx: Context, phrase: Phrase, verb: Entry, nouns: Sequence[Argument], arguments: Sequence[Argument]
) -> bool:
    """問題がある without anybody who has the problem: there is one."""
    exists = ctx.tokens[phrase.core.start].lemma in ("有る", "無い") and verb.en.startswith("have ")
    return exists and len(nouns) == len([one for one in arguments if one.role not in ("time", "de")])
