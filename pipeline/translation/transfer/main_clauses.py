"""Come here when the main clause speaks of the wrong one, or names again who is clear from the clauses before it."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Argument, Frame
from pipeline.translation.transfer.ahead import names_subject
from pipeline.translation.transfer.carried import (
    GOES_ON,
    THEN,
    Carried,
    carried_by,
    passed_on,
    stated_subject,
    take_over,
)
from pipeline.translation.transfer.cleft_sentences import caused, explained
from pipeline.translation.transfer.context import Context
from pipeline.translation.transfer.links import Plan
from pipeline.translation.transfer.parts import Given
from pipeline.translation.transfer.predication import simple_clause
from pipeline.translation.transfer.timing import timed


def main_clause(ctx: Context, frame: Frame, given: Given, who: Carried | None) -> tuple[EnNode, Carried | None]:
    """Return the clause itself, without what hangs on it, and whom the next may speak of."""
    given = timed(ctx, frame, given)
    link = frame.subordinates[-1].tail.link if frame.subordinates else given.relation
    if given.relation and given.relation not in GOES_ON and link not in GOES_ON:
        link = given.relation
    if frame.subordinates and frame.subordinates[-1].tail.link_rule == THEN and who is not None and who.is_person:
        link = "then"
    named = names_subject(ctx, frame)
    taken = None if named or who is None else take_over(ctx, frame, given, who, link)
    if taken is not None and taken.subject is not None and who is not None:
        goes_on = link in ("te", "and", "contrast") and bool(frame.subordinates)
        itself = taken.subject.rule != "subject.author"
        opened = given.relation in ("although", "while-ing", "tara-but")
        taken = replace(
            taken, elided=who.said and who.near and itself and not opened and (goes_on or given.behind in ("te", "and"))
        )
    plain = not (given.form or given.embedded or given.relation or given.subject or given.patient)
    if plain and frame.subordinates and (told := explained(ctx, replace(frame, subordinates=()))) is not None:
        return told, None
    if not (given.form or given.subject or given.patient) and (told := caused(ctx, frame)) is not None:
        return told, None
    made = simple_clause(ctx, frame, taken or given)
    new = passed_on(ctx, frame, made)
    if new is not None and (who is None or who.reach == "next" or new.reach == "sentence"):
        return made, new
    if taken is not None and who is not None:
        return made, replace(who, said=True, near=True)
    return made, replace(who, near=False) if who is not None and who.reach == "sentence" else None


def topic_before(ctx: Context, frame: Frame, opening: int) -> Argument | None:
    """Return the main clause's subject if it stands before the subordinate clauses."""
    stated = stated_subject(ctx, frame)
    return stated if stated is not None and stated.phrase < opening else None


def suits(ctx: Context, plan: Plan, topic: Argument) -> bool:
    """Whether the subordinate clause can speak of the main clause's topic; not 原因は分解しないと分からない."""
    known = ctx.tokens[ctx.phrases[ctx.phrases[topic.phrase].head].core.start].lemma in _KNOWN
    if plan.before == "unless" and known and topic.focus == ("topic",):
        return False
    somebody = carried_by(ctx, topic, EnNode("np", "it"), said=False)
    return take_over(ctx, _innermost(ctx, plan.frame), Given(), somebody, plan.link) is not None


_KNOWN = frozenset("分かる 判断 言える 決まる 決める 読む".split())
"""What cannot be done with something unless something else is tried first."""


def _innermost(ctx: Context, frame: Frame) -> Frame:
    """Return the clause that is spoken first, but for one that names whom it speaks of: 予算が認められれば."""
    while frame.subordinates and not names_subject(ctx, frame.subordinates[0]):
        frame = frame.subordinates[0]
    return frame
