"""Come here when a clause before the noun that closes a note is read as part of that noun: 回線が混み合って応答まで10秒."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Frame
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.parts import Given


def led_by_clause(ctx: Context, root: int) -> EnNode | None:
    """Return the clause and then the noun, each for itself: the line is crowded; 10 seconds until the response.

    て, ので and が never make a clause part of the noun behind it. None where no such clause hangs on the noun that closes the note.
    """
    from pipeline.translation.transfer.sentence import join_clauses
    from pipeline.translation.transfer.stretches import stretch

    last = next((one for one in reversed(ctx.clauses.dependents[root]) if _leads(ctx, one)), -1)
    if last < 0 or ctx.depth > 2 or any(_describes(ctx, one) for one in ctx.clauses.dependents[root] if one > last):
        return None
    before = ctx.within(ctx.phrases[0].start, ctx.phrases[last].end)
    behind = ctx.within(ctx.phrases[last].end, ctx.phrases[-1].end)
    if not before.phrases or not behind.phrases or not before.clauses.is_predicate(before.phrases[-1].index):
        return None
    frame = before.clauses.frame(before.phrases[-1].index)
    rest = stretch(behind)
    if rest is None:
        return None
    if frame.tail.link not in _UNTIL:
        return EnNode("sentence", children=(*_told(before, frame), rest), rule="led-note")
    amount = behind.phrases[-1].core.amount
    if amount is None or amount.kind != "duration" or len(behind.phrases) > 1:
        return None
    earlier = [one for one in frame.subordinates if one.tail.link in _JOINTS]
    lead = [node for one in earlier for node in _told(before, one)]
    later = replace(frame, subordinates=tuple(one for one in frame.subordinates if one not in earlier))
    until = (words("until", frame.tail.link_rule), join_clauses(before, _closed(before, later), Given()))
    return EnNode("sentence", children=(*lead, rest, *until), rule="led-note")


def _told(ctx: Context, frame: Frame) -> tuple[EnNode, ...]:
    """Return the clause of ``frame`` with what parts it from the note."""
    from pipeline.translation.transfer.sentence import join_clauses

    said, joint = join_clauses(ctx, _closed(ctx, frame), Given()), _JOINTS[frame.tail.link]
    return (said, words(",", "mark"), words(joint, frame.tail.link_rule)) if joint else (said, words(";", "mark"))


def _closed(ctx: Context, frame: Frame) -> Frame:
    ctx.took(frame.tail.tokens)
    return replace(frame, tail=replace(frame.tail, link="", template="", link_rule=""))


_UNTIL = frozenset({"until", "by-time"})
"""Links of a clause that says how long it takes until something: 入るまでに20分."""

_JOINTS = {"te": "", "and": "", "cause": "so", "contrast": "but"}
"""What parts the clause from the note behind it, by its link; empty: a semicolon."""


def _leads(ctx: Context, index: int) -> bool:
    if not ctx.clauses.is_predicate(index):
        return False
    tail = ctx.clauses.tails[index]
    return (tail.link in _JOINTS or tail.link in _UNTIL) and not tail.wraps and not tail.adverbs


def _describes(ctx: Context, index: int) -> bool:
    """Whether a clause right before the noun describes it; what goes before that clause belongs to it: 並んで手に入れた限定品."""
    return ctx.clauses.is_predicate(index) and not ctx.clauses.tails[index].link
