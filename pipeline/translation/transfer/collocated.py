"""Come here when a collocation (痛い目を見る, 雨に降られる) keeps words it should not, or what hangs on its noun is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from pipeline.model.frames import Argument, Frame, Mark
from pipeline.text.tokenizer import tokenize
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
    text = ctx.phrases[below].core.text
    if (not role and text in verb.ja) or (role == "no" and f"{text}の" in verb.ja):
        ctx.took(range(ctx.phrases[below].start, ctx.phrases[below].end))  # 痛い目を見る, 乾杯の音頭を取る
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


def as_said(frame: Frame, verb: Entry) -> tuple[Frame, Entry]:
    """Return clause and collocation without the passive, causative or negation that the collocation says itself: 雨に降られる, 目が離せない.

    One whose English begins with "cannot" or "not" keeps the negation: 頭が働かなかった, could not think straight.
    """
    own, tail = ending_of(verb.ja), frame.tail
    said = {"passive": tail.passive, "causative": tail.causative, "negative": tail.negative}
    if not said.get(own):
        return frame, verb
    modals = tuple(mark for mark in tail.modals if mark.rule != "e.dekiru")
    if own == "negative" and verb.en.startswith("cannot "):
        able = (*modals, Mark("can", (), "e.dekiru"))
        return replace(frame, tail=replace(tail, modals=able)), replace(verb, en=verb.en.removeprefix("cannot "))
    if own == "negative" and verb.en.startswith("not "):
        return replace(frame, tail=replace(tail, modals=modals)), replace(verb, en=verb.en.removeprefix("not "))
    said[own] = False
    tail = replace(tail, passive=said["passive"], causative=said["causative"], negative=said["negative"])
    return replace(frame, tail=replace(tail, modals=modals)), verb


ENDINGS = {"passive": ("れる", "られる"), "causative": ("せる", "させる"), "negative": ("ない",)}
"""Lemmas of the endings that a collocation may have in itself, by what they are called."""


@cache
def ending_of(ja: str) -> str:
    """Return what the ending of a collocation is called, an empty string where it ends in a verb or an adjective.

    >>> ending_of("雨に降られる"), ending_of("目が離せない"), ending_of("意味がない")
    ('passive', 'negative', '')
    """
    last = tokenize(ja)[-1]
    return next((name for name, lemmas in ENDINGS.items() if last.pos1 == "助動詞" and last.lemma in lemmas), "")


def is_about(one: Argument, verb: Entry) -> bool:
    """Whether the collocation is said of a topic that its verb alone would have for its object: この障害は手に負えない."""
    return one.role == "theme" or (one.role == "wo" and one.topic and "wo" not in verb.frame)


def beside(ctx: Context, one: Argument, verb: Entry) -> Argument:
    """Return what stands with とは beside a collocation that asks for a と as that and not as what is said: 他社とは一線を画す."""
    said = one.role == "quote" and "to" in verb.frame and "quote" not in verb.frame
    return replace(one, role="to") if said and not ctx.clauses.is_predicate(one.phrase) else one


def is_told_of_others(frame: Frame, verb: Entry) -> bool:
    """Whether 話をしている of nobody is what the writer saw others do: a talk was being given, not "I was talking"."""
    return verb.subject == "author" and frame.tail.state and verb.report in TOLD and not takes_object(verb)


def only_exists(
    ctx: Context, phrase: Phrase, verb: Entry, nouns: Sequence[Argument], arguments: Sequence[Argument]
) -> bool:
    """問題がある without anybody who has the problem: there is one."""
    exists = ctx.tokens[phrase.core.start].lemma in ("有る", "無い") and verb.en.startswith("have ")
    return exists and len(nouns) == len([one for one in arguments if one.role not in ("time", "de")])
