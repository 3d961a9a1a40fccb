"""Come here when a clause before what is done or felt has the wrong doer: that I visited, that was proposed, what one has trouble with."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Frame
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.heads import Around
from pipeline.translation.transfer.predication import clause
from pipeline.translation.transfer.subject import author, is_wish
from pipeline.translation.transfer.valency import choose_verb


def object_clause(ctx: Context, frame: Frame, around: Around, that: str, number: str = "") -> None:
    """The noun is what the clause does something to: that I visited, that Alice proposed, that was proposed."""
    writer = writer_of(ctx, frame)
    verb = choose_verb(ctx, frame) if frame.kind == "verb" else None
    takes = verb is not None and verb.frame.get("ga") == "obj"  # 移行にかかる費用
    stated = any(one.role == "ga" or (takes and one.role == "ni") for one in frame.arguments)
    if stated or writer is not None:
        around.after.append(words(that, "r.relative"))
        around.after.append(clause(ctx, frame, subject=None if stated else writer, without_object=True))
        return
    gap = EnNode("np", "who" if that == "whom" else that, slot="subject", rule="r.relative").having(number=number)
    around.after.append(clause(ctx, frame, patient=gap))


def writer_of(ctx: Context, frame: Frame) -> EnNode | None:
    """Return "I" where the clause says what only the writer can have done, or wants, and nobody else reports it."""
    verb = choose_verb(ctx, frame) if frame.kind == "verb" else None
    if verb is None or frame.tail.passive or frame.tail.benefactive:
        return None
    if not is_wish(frame) and (verb.subject != "author" or not frame.tail.past):
        return None
    if any(one.role == "ga" or one.topic for one in frame.arguments) or _is_reported(ctx, frame):
        return None
    ctx.notes.doubt("subject-author", 0.05)
    return author()


def _is_reported(ctx: Context, frame: Frame) -> bool:
    """Whether the clause stands inside what somebody said."""
    at = ctx.phrases[frame.phrase].head
    while at >= 0:
        tail = ctx.clauses.tails[at]
        if tail.link in ("quote", "content") or any(mark.english == "reportedly" for mark in tail.adverbs):
            return True
        at = ctx.phrases[at].head
    return False


def concern(ctx: Context, frame: Frame, around: Around, that: str, left: str) -> None:
    """Put a clause of trouble or feeling behind the noun: the problem that I had trouble with, points to pay attention to."""
    stated = any(one.role == "ga" for one in frame.arguments)
    duty = next((mark for mark in frame.tail.modals if mark.english == "should"), None)
    if duty is not None and not stated:
        ctx.took(duty.tokens)
        plain = replace(frame, tail=replace(frame.tail, modals=()))
        around.after.append(left_behind(clause(ctx, plain, form="inf"), left))
        return
    inside = tuple(replace(one, role="nioite") if one.role == "de" else one for one in frame.arguments)
    frame = replace(frame, arguments=inside)
    somebody = author() if frame.tail.past and not _is_reported(ctx, frame) else words("one", "subject.one")
    if not stated:
        ctx.notes.doubt("subject-author", 0.05)
    told = clause(ctx, frame, subject=None if stated else somebody)
    around.after += [words(that, "r.relative"), left_behind(told, left)]


def left_behind(told: EnNode, preposition: str) -> EnNode:
    """Put the preposition right behind the verb: what I talked about at lunch."""
    at = next((at for at, child in enumerate(told.children) if child.slot == "head"), len(told.children) - 1)
    behind = words(preposition, "r.relative")
    return replace(told, children=(*told.children[: at + 1], behind, *told.children[at + 1 :]))
