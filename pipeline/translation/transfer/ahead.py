"""Come here when a clause speaks of the wrong one before the main clause has named anybody: whom the clauses ahead may speak of."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Argument, Frame
from pipeline.translation.transfer.carried import Carried, stated_subject
from pipeline.translation.transfer.context import Context
from pipeline.translation.transfer.own_doings import is_own_doing
from pipeline.translation.transfer.parts import Given
from pipeline.translation.transfer.predicate import EVIDENCE
from pipeline.translation.transfer.roles import resolved
from pipeline.translation.transfer.subject import author, gives_favour, is_offered, is_somebody
from pipeline.translation.transfer.time_phrases import is_time
from pipeline.translation.transfer.told import told
from pipeline.translation.transfer.valency import choose_verb


def writer_ahead(ctx: Context, frame: Frame, given: Given) -> Carried | None:
    """Return the writer, whom the clauses before may speak of where the main clause does: 着くと、すぐに受付に行った."""
    if any(mark.english == "please" for mark in frame.tail.wraps) and not given.embedded:
        you = EnNode("np", "you", rule="subject.you").having(number="plural")
        return Carried(you, "person", "next", said=False)
    verb = choose_verb(ctx, frame) if frame.kind == "verb" else None
    bound = given.form or given.subject is not None or given.patient is not None or given.embedded
    if verb is None or bound or names_subject(ctx, frame) or is_reported(frame):
        return None
    if verb.subject != "author" and not is_own_doing(ctx, frame):
        return None
    tail = frame.tail
    other = (
        is_offered(frame)
        or tail.passive
        or tail.benefactive
        or tail.question
        or tail.state
        or tail.wraps
        or gives_favour(ctx, frame)
    )
    return None if other else Carried(author(), "person", "next", said=False)


def who_is_told(ctx: Context, frame: Frame) -> Argument | None:
    """Return whom 聞かれて、発表者は答えた and 疲れていて、彼は休んだ speak of from the beginning: the presenter was asked, and answered."""
    first, stated = frame.subordinates[0], stated_subject(ctx, frame)
    plain = not names_subject(ctx, first) and not first.subordinates and len(frame.subordinates) == 1
    if not plain or stated is None or "topic" not in stated.focus:
        return None
    verb = choose_verb(ctx, first) if first.kind == "verb" else None
    if first.tail.link in _GIVES_CAUSE and verb is not None and not (first.tail.passive or first.tail.benefactive):
        guessed = first.tail.state or first.tail.link_rule in ("e.noka", "l.karaka", "l.karananoka", "l.seika")
        felt = verb.subject == "author" and guessed and not frame.tail.benefactive and is_somebody(ctx, stated.phrase)
        return stated if felt else None  # 疲れていたので、発表者は休んだ; not 電話したので、担当者は送った
    if first.tail.link not in ("te", "when", "tara") or verb is None:
        return None
    asked = told(ctx, first, verb, resolved(ctx, first, verb)) is not None
    return stated if asked and is_somebody(ctx, stated.phrase) else None


_GIVES_CAUSE = frozenset({"cause", "because", "tame"})
"""Links of what is so of him whom the main clause names."""


def names_subject(ctx: Context, frame: Frame) -> bool:
    """Whether the clause says itself who or what it speaks of."""
    return any(
        one.role == "ga"
        or (one.topic and not one.role and not is_time(ctx, one.phrase) and not _says_how_often(ctx, one))
        for one in frame.arguments
        if one.focus != ("also",) or ctx.phrases[one.phrase].core.text != "何"
    )


def _says_how_often(ctx: Context, one: Argument) -> bool:
    """Whether the topic is no more than how often or how long: 月に1回は集まる."""
    amount = ctx.phrases[one.phrase].core.amount
    return amount is not None and amount.kind in ("rate", "repeat", "duration")


def is_reported(frame: Frame) -> bool:
    """Whether the clause tells what others say, so that nothing in it is the writer's own doing."""
    return any(mark.english == "reportedly" for mark in frame.tail.adverbs)


def said_once(ctx: Context, sub: Frame, main: Frame) -> Frame:
    """Return a clause without the "reportedly" or "apparently" that opens the sentence anyway: 活発だそうで、増えているとのこと.

    A guess within what is reported stands at its verb: 難しいようだが、続けるとのこと, reportedly, it is seemingly difficult.
    """
    evidence = {mark.english for mark in main.tail.adverbs} & EVIDENCE
    goes_on = sub.tail.link in ("te", "and")
    kept = []
    for mark in sub.tail.adverbs:
        if mark.english in evidence and (mark.english == "reportedly" or goes_on):
            ctx.took(mark.tokens)
        else:
            inside = mark.english == "apparently" and "reportedly" in evidence
            kept.append(replace(mark, english="seemingly") if inside else mark)
    return replace(sub, tail=replace(sub.tail, adverbs=tuple(kept)))
