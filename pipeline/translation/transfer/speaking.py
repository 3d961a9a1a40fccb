"""Come here when a quoted clause is not put as its speaker says it: please, do you use it, a motto that tells one what to do."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Frame, Mark
from pipeline.translation.transfer.context import Context
from pipeline.translation.transfer.parts import Given
from pipeline.translation.transfer.subject import gives_favour
from pipeline.translation.transfer.valency import choose_verb


def spoken(ctx: Context, frame: Frame) -> tuple[Frame, Given]:
    """Return the last clause of a quotation as the one who speaks says it, and what that gives it.

    してほしい is "please", 使っていますか "do you use it", 失敗から学ぶ as a motto "learn from failures",
    RustでOSを書く as a title "writing OS in Rust".
    """
    tail = frame.tail
    stated = any(one.role == "ga" or (one.topic and not one.role) for one in frame.arguments)
    hoped = [mark for mark in tail.wraps if mark.english == "it is hoped that"]
    if hoped and not stated and not tail.past:
        please = replace(hoped[0], english="please")
        return replace(frame, tail=replace(tail, wraps=(please,))), Given()
    if tail.form.startswith("意志推量") and not stated and not (tail.wraps or tail.adverbs or tail.question):
        together = Mark("let us", (), "e.volition")
        return replace(frame, tail=replace(tail, modals=(), chains=(), wraps=(together,))), Given()
    verb = choose_verb(ctx, frame) if frame.kind == "verb" else None
    if stated or verb is None:
        return frame, Given()
    somebody = verb.subject in ("author", "passive") and not tail.passive and not gives_favour(ctx, frame)
    polite = any(ctx.tokens[at].lemma in ("ます", "です") for at in tail.tokens)
    if somebody and polite and tail.question and not tail.benefactive:
        return frame, Given(subject=EnNode("np", "you", rule="subject.you").having(number="plural"))
    often = any(_is_often(ctx, index) for index in frame.adverbs)
    if somebody and polite and not (tail.past or tail.state or tail.negative or tail.modals or tail.chains or often):
        return frame, Given(tense="" if tail.wraps or tail.benefactive or tail.question else "future")
    to_do = not (tail.past or tail.state or tail.passive or tail.question or tail.modals or tail.chains or tail.wraps)
    named = ctx.voice in ("motto", "title") and not (polite or tail.adverbs or tail.experience or tail.link)
    if somebody and to_do and named:
        return frame, Given(form="imperative" if ctx.voice == "motto" else "ing")
    return frame, Given()


def _is_often(ctx: Context, index: int) -> bool:
    """Whether the adverb says how often something is done, and so not that it will be."""
    entry = ctx.phrases[index].core.entry
    return entry is not None and entry.en.startswith(("always", "usually", "often", "sometimes", "every", "normally"))
