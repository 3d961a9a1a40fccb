"""Come here when a question stands inside a condition: どこを直すと速くなる?, what should be fixed for it to become faster?"""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Argument, Frame, Mark
from pipeline.translation.transfer.arguments import argument_node
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.embedded import asks_of, asks_which
from pipeline.translation.transfer.parts import Given
from pipeline.translation.transfer.predication import clause


def what_it_takes(ctx: Context, frame: Frame, given: Given) -> EnNode | None:
    """Return what has to be done for the main clause to be true; None where no condition asks what is to be done.

    A condition that asks anything else (誰に聞けば, いつ申し込めば) has no such English, and is noted as a doubt.
    """
    sub = frame.subordinates[0] if len(frame.subordinates) == 1 else None
    if sub is None or sub.tail.link not in ("when", "if", "tara") or not asks_which(ctx, sub.phrase):
        return None
    asked = next((one for one in sub.arguments if one.role == "wo" and asks_of(ctx, one.phrase)), None)
    stated = any(one.role == "ga" or one.topic for one in sub.arguments)
    plain = frame.kind == "verb" and not (frame.tail.past or frame.tail.wraps or frame.adverbs or frame.connectors)
    bound = given.form or given.subject is not None or given.patient is not None
    if asked is None or stated or not plain or bound or sub.kind != "verb" or sub.subordinates or sub.tail.negative:
        ctx.notes.doubt("asked-in-condition", 0.4)
        return None
    duty = Mark("should", (), "r.what-it-takes")
    rest = tuple(one for one in sub.arguments if one is not asked)
    ctx.took(sub.tail.tokens)
    todo = replace(sub, arguments=rest, tail=replace(sub.tail, link="", template="", link_rule="", modals=(duty,)))
    first = clause(ctx, todo, patient=_what(ctx, asked))
    return EnNode("sentence", children=(first, *_for_it_to(ctx, frame)), rule="r.what-it-takes")


def _what(ctx: Context, asked: Argument) -> EnNode:
    """Return what is asked for as the subject: どこを is "what part", どのオプションを "which option"."""
    phrase = ctx.phrases[asked.phrase]
    if ctx.tokens[phrase.core.start].lemma not in _WHAT or len(phrase.units) > 1:
        return argument_node(ctx, asked, "title")
    ctx.took_parts(asked.phrase)
    said = _WHAT[ctx.tokens[phrase.core.start].lemma]
    return words(said, "wh", ctx.took(phrase.core.tokens))


_WHAT = {"何": "what", "何処": "what part"}


def _for_it_to(ctx: Context, frame: Frame) -> list[EnNode]:
    """Return the main clause as "to take it over", or "for it to run" where what runs is its subject."""
    modals = tuple(mark for mark in frame.tail.modals if mark.english != "can")
    able = len(modals) < len(frame.tail.modals)
    ctx.took(token for mark in frame.tail.modals for token in mark.tokens)
    tail = replace(frame.tail, modals=modals, question=False)
    own = next((one for one in frame.arguments if one.role == "ga" or (one.topic and not one.role)), None)
    rest = tuple(one for one in frame.arguments if one is not own)
    done = clause(ctx, replace(frame, arguments=rest, subordinates=(), tail=tail), form="inf")
    if own is None and (able or any(one.role == "wo" for one in rest)):
        return [done]
    who = argument_node(ctx, own, "subject") if own is not None else words("it", "subject.it")
    return [words("for", "r.what-it-takes"), who, done]
