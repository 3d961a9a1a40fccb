"""Come here when clauses are joined wrongly: 〜が、〜ので、〜て become but, so, and; a stretch of tokens becomes one tree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Argument, Frame
from pipeline.translation.transfer.ahead import is_reported, names_subject, said_once, who_is_told, writer_ahead
from pipeline.translation.transfer.arguments import argument_node
from pipeline.translation.transfer.arrangements import noted_content
from pipeline.translation.transfer.asides import with_asides_left
from pipeline.translation.transfer.carried import (
    GOES_ON,
    THEN,
    Carried,
    carried_by,
    passed_on,
    stated_subject,
    take_over,
)
from pipeline.translation.transfer.cleft_sentences import explained
from pipeline.translation.transfer.context import Context, Voice, words
from pipeline.translation.transfer.counterfactual import counterfactual
from pipeline.translation.transfer.fragments import (
    asked_about,
    asked_for_meaning,
    asked_for_whom,
    left_at_end,
    left_open,
    loose,
    noted,
    referred,
    state_noted,
)
from pipeline.translation.transfer.gaps import gap_of
from pipeline.translation.transfer.heads import Compound
from pipeline.translation.transfer.links import (
    Plan,
    as_gerund,
    as_left,
    as_list,
    can_be_reduced,
    is_asked_too,
    is_means,
    linked_by,
    plan_link,
)
from pipeline.translation.transfer.notes import gone_to, noted_side_by_side, noun_told
from pipeline.translation.transfer.parts import Given
from pipeline.translation.transfer.phrases import is_quotation
from pipeline.translation.transfer.predicate import EVIDENCE
from pipeline.translation.transfer.predication import simple_clause
from pipeline.translation.transfer.prepositions import place_preposition, prepositional
from pipeline.translation.transfer.speaking import spoken
from pipeline.translation.transfer.thanks import thanks_for
from pipeline.translation.transfer.timing import DECIDED, calls, decided, timed
from pipeline.translation.transfer.to_dos import form_of_note
from pipeline.translation.transfer.told import regretted
from pipeline.translation.transfer.wishes import merged_wish


def stretch(ctx: Context) -> EnNode | None:
    """Return the tree of a whole context: a clause, or a noun phrase for a heading or a noun that stands alone."""
    return with_asides_left(ctx, _stretch(ctx)) if ctx.phrases else None


def _stretch(ctx: Context) -> EnNode:
    root = ctx.phrases[-1].index
    if (
        note := asked_for_meaning(ctx)
        or asked_for_whom(ctx)
        or asked_about(ctx)
        or referred(ctx)
        or state_noted(ctx)
        or gone_to(ctx)
        or noted_side_by_side(ctx)
    ):
        return note
    if ctx.clauses.is_predicate(root):
        frame = ctx.clauses.frame(root)
        if (told := explained(ctx, frame) or left_at_end(ctx, frame)) is not None:
            return told
        given = Given(form=form_of_note(ctx, frame))
        if ctx.voice:
            frame, given = spoken(ctx, frame)
        return left_open(ctx, frame, join_clauses(ctx, frame, given))
    phrase = ctx.phrases[root]
    if phrase.core.kind in ("adverb", "connector", "adnominal"):
        return loose(ctx)
    return noun_told(ctx, root) or noted_content(ctx, root) or noted(ctx, root)


def render_stretch(ctx: Context, start: int, end: int, voice: Voice = "") -> Sequence[EnNode]:
    """Return what stands inside brackets or quotation marks, read for itself; Latin text as it is."""
    if ctx.depth > 3:
        return [
            words(
                ctx.reader.text[ctx.tokens[start].start : ctx.tokens[end - 1].end], "kept", ctx.took(range(start, end))
            )
        ]
    if start >= end:
        return []
    text = ctx.reader.text[ctx.tokens[start].start : ctx.tokens[end - 1].end]
    if text.isascii() and not any(start <= at < end for at in ctx.reader.fixed):
        return [words(text, "kept", ctx.took(range(start, end)))]
    tree = stretch(ctx.within(start, end, voice))
    ctx.took(at for at in range(start, end) if ctx.tokens[at].pos1 == "補助記号")
    return [tree] if tree else []


def join_clauses(ctx: Context, frame: Frame, given: Given) -> EnNode:
    """Return the clause of ``frame`` with its connectors and subordinate clauses, in the order of the Japanese."""
    return _told(ctx, frame, given)[0]


def _told(ctx: Context, frame: Frame, given: Given) -> tuple[EnNode, Carried | None]:
    """Return the English of a clause with all that hangs on it, and whom a clause behind it may speak of without a name."""
    frame = counterfactual(ctx, frame)
    frame, wraps = decided(ctx, regretted(merged_wish(ctx, frame)), given)
    opening = _first(ctx, frame.subordinates[0]) if frame.subordinates else frame.phrase
    lead = [one for index in frame.connectors if index < opening for one in _connector(ctx, index)]
    if frame.tail.past and any(mark.english.startswith("there is no choice") for mark in frame.tail.wraps):
        was = tuple(replace(mark, english=mark.english.replace("is", "was", 1)) for mark in frame.tail.wraps)
        frame = replace(frame, tail=replace(frame.tail, past=False, wraps=was))
    for mark in reversed(frame.tail.wraps):
        wraps.append(words(mark.english.removesuffix(" to"), mark.rule, ctx.took(mark.tokens)))
    known: list[EnNode] = []
    for mark in frame.tail.adverbs:
        quoted = is_quotation(ctx.phrases[frame.phrase])
        if mark.english == "reportedly" and (quoted or any(one.role == "niyoruto" for one in frame.arguments)):
            ctx.took(mark.tokens)
        elif mark.english in EVIDENCE:
            known = [words(mark.english, mark.rule, ctx.took(mark.tokens)), words(",", "adverb"), *known]
    frame = replace(frame, subordinates=tuple(_in_turn(ctx, frame)))
    if any(sub.tail.link == "found" for sub in frame.subordinates):
        wraps = [*known, *wraps]  # 担当者に聞いたところ、直すとのこと: that it was asked is not hearsay
    else:
        lead += known
    nodes, left = _sequence(ctx, frame, given, opening, wraps)
    if given.embedded and (given.subject is not None or given.patient is not None) and lead:
        lead, nodes = [], [*nodes, *map(_said_inside, lead)]
    if len(nodes) == 1 and not lead:
        return nodes[0], left
    return EnNode("sentence", children=(*lead, *as_list(nodes)), rule="join"), left


def _said_inside(word: EnNode) -> EnNode:
    """Return what opens a sentence as it stands at the end of a clause before a noun: 最後に話した人, who spoke last."""
    text = word.lemma.rstrip(",")
    return replace(word, lemma="last" if text == "finally" else text)


def _connector(ctx: Context, index: int) -> list[EnNode]:
    unit = ctx.phrases[index].core
    for part in ctx.phrases[index].parts:
        ctx.took(range(part.start, part.end))
    text = unit.entry.en if unit.entry else unit.text
    if unit.text == "そこで" and index and ctx.phrases[index - 1].core.kind != "connector":
        text = "there,"
    return [words(text, unit.entry.id if unit.entry else "connector", ctx.took(unit.tokens))]


def _sequence(
    ctx: Context, frame: Frame, given: Given, opening: int, wraps: Sequence[EnNode]
) -> tuple[list[EnNode], Carried | None]:
    """Return the clauses in order, each with the subject that it names or may take over from those before it.

    ``wraps`` ("it is hoped that") stand before the main clause and those that only lead up to it (て).
    """
    if frame.subordinates:
        ctx.notes.doubt("clauses", 0.03 * len(frame.subordinates))
    bound = bool(given.form or given.subject is not None or given.patient is not None)
    topic = None if bound or frame.tail.benefactive else _topic_before(ctx, frame, opening)
    if topic is None and not bound and frame.subordinates:
        topic = who_is_told(ctx, frame)
    who = given.carried or (writer_ahead(ctx, frame, given) if frame.subordinates and topic is None else None)
    asks = not bound and calls(frame)
    before: list[EnNode] = []
    after: list[EnNode] = []
    behind = ""
    wrapped = 0
    for one in frame.subordinates:
        sub = said_once(ctx, one) if is_reported(frame) else one
        named = names_subject(ctx, sub)
        plan = plan_link(ctx, sub, _as_decided(frame, wraps, named), named)
        if topic is not None and not named and not plan.form and _suits(ctx, plan, topic):
            who = carried_by(ctx, topic, argument_node(ctx, topic, "topic"), said=False)
            frame = replace(frame, arguments=tuple(one for one in frame.arguments if one.phrase != topic.phrase))
            topic = None
        if plan.before == "so that" and before and before[-1].lemma == "so":
            plan = plan._replace(before="in order that")
        told = is_reported(frame) and plan.link != "found"
        inside = replace(given, behind=behind, embedded=given.embedded or told)
        if asks and not named and is_asked_too(plan):
            inside = replace(inside, form="imperative")
        if frame.tail.passive and _suffers_too(ctx, sub, given):
            inside = replace(inside, subject=None, patient=given.subject)
        nodes, who = _linked(ctx, plan, inside, who, named, frame)
        behind = plan.link
        if one.phrase == frame.subordinates[-1].phrase and (thanks := thanks_for(ctx, frame, given)) is not None:
            return [*before, *wraps, thanks, *nodes[: -1 if nodes[-1].lemma == "," else None]], None
        if (plan.follows and bound) or plan.link in ("than", "extent"):
            after = [*nodes[: -1 if nodes[-1].lemma == "," else None], *after]
        else:
            before += nodes
            led = plan.link in _WRAPPED and not named and (asks or one.tail.link_rule != "l.done")
            wrapped = wrapped if led else len(before)
    if _goes_on_relative(frame, given) and len(before) > 1 and before[-2].lemma == ",":
        given = replace(given, elided=True)
        del before[-2]
    main, who = _main(ctx, frame, given, who if who is None or not wraps else replace(who, near=False))
    late = [one for index in frame.connectors if index >= opening for one in _connector(ctx, index)]
    if late and before and late[0].lemma == before[-1].lemma:
        late = []
    outside = _begins_outside(frame, opening)
    early = [child for child in main.children if child.slot == "adjunct"] if outside or wraps else []
    main = replace(main, children=tuple(child for child in main.children if child not in early))
    leading, inner = before[:wrapped], before[wrapped:]
    opened = [*early, *leading] if outside else [*leading, *early]
    return [*opened, *wraps, *inner, *late, main, *after], who


def _goes_on_relative(frame: Frame, given: Given) -> bool:
    """Whether the last of the clauses before is told of the noun too: a device designed in Tokyo and assembled in Osaka."""
    gap = given.subject or given.patient
    last = frame.subordinates[-1] if frame.subordinates else None
    if (
        gap is None
        or not gap.rule.startswith("r.relative")
        or last is None
        or last.tail.link not in ("te", "and", "contrast")
    ):
        return False
    plain = "nominal" not in (last.kind, frame.kind) and not last.subordinates
    return plain and not any(one.role == "ga" or one.topic for one in (*last.arguments, *frame.arguments))


def _suffers_too(ctx: Context, sub: Frame, given: Given) -> bool:
    """Whether the noun is also what a clause before is done to: 導入したが使われていない装置 was introduced but is not used."""
    gap = given.subject
    if gap is None or gap.rule != "r.relative" or gap.lemma == "who" or sub.kind != "verb" or sub.tail.passive:
        return False
    return not any(one.role == "ga" for one in sub.arguments) and gap_of(ctx, sub, Compound()).kind == "object"


def _as_decided(frame: Frame, wraps: Sequence[EnNode], named: bool) -> Frame:
    """Return the main clause as what stands before it counts time: 予算が削られ、見直すことになった, it was cut and was decided."""
    outside = named and any(one.lemma == DECIDED for one in wraps)
    return replace(frame, tail=replace(frame.tail, past=True)) if outside else frame


_WRAPPED = frozenset({"te", "and", "tari", "while-ing", "by-ing", "purpose", "without-ing", "in-ing"})
"""Links of clauses that share what is said about the main clause: 読んで、送ってほしい, it is hoped that it is read and sent."""


def _in_turn(ctx: Context, frame: Frame) -> list[Frame]:
    """Return the subordinate clauses; what stands before one that English opens with a conjunction is told before it.

    費用が増えるので、移行した後に確認した: "the cost increases, so after ...", not "after the cost increases, so ...".
    """
    told: list[Frame] = []
    for sub in frame.subordinates:
        plan = plan_link(ctx, sub, frame, names_subject(ctx, sub))
        opens = bool(plan.before) or (calls(frame) and is_asked_too(plan))
        inner = list(sub.subordinates)
        while inner and inner[0].tail.link not in GOES_ON and (opens or inner[0].tail.link == "found"):
            told += _in_turn(ctx, replace(sub, subordinates=(inner.pop(0),)))
        told.append(replace(sub, subordinates=tuple(inner)))
    return told


def _begins_outside(frame: Frame, opening: int) -> bool:
    """Whether a topic or time of the main clause stands before the subordinate clauses."""
    outer = [one.phrase for one in frame.arguments if one.topic or one.role in ("toshite", "niyoruto", "time", "")]
    return bool(outer) and min(outer) < opening


def _main(ctx: Context, frame: Frame, given: Given, who: Carried | None) -> tuple[EnNode, Carried | None]:
    """Return the clause itself, without what hangs on it, and whom the next may speak of."""
    given = timed(ctx, frame, given)
    link = frame.subordinates[-1].tail.link if frame.subordinates else given.relation
    if given.relation and given.relation not in GOES_ON:
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
    made = simple_clause(ctx, frame, taken or given)
    new = passed_on(ctx, frame, made)
    if new is not None and (who is None or who.reach == "next" or new.reach == "sentence"):
        return made, new
    if taken is not None and who is not None:
        return made, replace(who, said=True, near=True)
    return made, replace(who, near=False) if who is not None and who.reach == "sentence" else None


def _topic_before(ctx: Context, frame: Frame, opening: int) -> Argument | None:
    """Return the main clause's subject if it stands before the subordinate clauses."""
    stated = stated_subject(ctx, frame)
    return stated if stated is not None and stated.phrase < opening else None


def _suits(ctx: Context, plan: Plan, topic: Argument) -> bool:
    """Whether the subordinate clause can speak of the main clause's topic."""
    somebody = carried_by(ctx, topic, EnNode("np", "it"), said=False)
    return take_over(ctx, _innermost(plan.frame), Given(), somebody, plan.link) is not None


def _innermost(frame: Frame) -> Frame:
    """Return the clause that is spoken first."""
    while frame.subordinates:
        frame = frame.subordinates[0]
    return frame


def _linked(
    ctx: Context, plan: Plan, given: Given, who: Carried | None, named: bool, main: Frame
) -> tuple[list[EnNode], Carried | None]:
    """Return a subordinate clause with its conjunction, and whom the next clause may speak of."""
    sub, rule = plan.frame, plan.frame.tail.link_rule
    asks = given.question or plan.before == "no matter"
    inside = Given(embedded=given.embedded, question=asks, relation=plan.link, behind=given.behind)
    if given.form and plan.link == "te" and not named:
        return [join_clauses(ctx, sub, replace(inside, form=given.form)), words("and", rule)], who
    if given.form and plan.link == "and" and not named:
        return linked_by(plan, join_clauses(ctx, sub, replace(inside, form=given.form)), rule), who
    if given.form and plan.link in ("after", "before") and not named and sub.kind == "verb" and not sub.tail.passive:
        sub = replace(sub, tail=replace(sub.tail, past=False))
        return linked_by(plan, join_clauses(ctx, sub, replace(inside, form="ing")), rule), who
    if plan.form:
        return linked_by(plan, join_clauses(ctx, sub, replace(inside, form=plan.form)), rule), who
    if (setting := _setting(ctx, sub, plan)) is not None and not named:
        return [setting, words(",", rule)], who
    if given.subject is not None and not named:
        subject = given.subject if plan.link in GOES_ON else _spoken_again(given.subject)
        if given.subject.rule == "r.whose":
            subject = EnNode("np", "that", slot="subject", rule="r.relative")
        return linked_by(plan, join_clauses(ctx, sub, replace(inside, subject=subject)), rule), who
    has_object = any(one.role == "wo" for one in sub.arguments)
    gap = given.patient is not None and given.patient.rule == "r.relative" and not has_object
    if gap and not named and plan.link in GOES_ON:
        return linked_by(plan, join_clauses(ctx, sub, replace(inside, patient=given.patient)), rule), who
    taken = take_over(ctx, sub, inside, who, plan.link) if who is not None and not named else None
    means = plan.link == "te" and taken is None and not given.question and is_means(ctx, sub, main)
    if means and not named and not ctx.phrases[sub.phrase].comma:
        made = join_clauses(ctx, sub, replace(inside, form="ing"))
        return linked_by(plan._replace(before="by", behind=","), made, "l.means"), who
    about_thing = taken is None or (who is not None and not who.is_person and sub.tail.passive)
    if not named and about_thing and not asks and can_be_reduced(ctx, sub, plan.link, inside):
        return linked_by(plan, join_clauses(ctx, sub, replace(inside, form="participle")), rule), who
    if plan.behind == ";":
        ctx.notes.doubt("loose-clause", 0.3)
    made, left = _told(ctx, sub, replace(inside, carried=who))
    made = as_gerund(plan, made)
    if plan.link == "left":
        plan, made = as_left(plan, made)
    goes_on = plan.link in GOES_ON or rule == THEN
    kept = left if left is not None and (left.reach == "sentence" or goes_on) else None
    return linked_by(plan, made, rule), kept or (who if who is not None and who.reach == "sentence" else None)


def _setting(ctx: Context, sub: Frame, plan: Plan) -> EnNode | None:
    """Return 共有の環境だと as "in a shared environment": a place or surroundings that nothing else is said of."""
    entry = ctx.phrases[sub.phrase].core.entry
    plain = not (sub.arguments or sub.adverbs or sub.subordinates or sub.tail.past or sub.tail.negative)
    if sub.kind != "nominal" or not plain or plan.link not in ("when", "if", "tara") or entry is None:
        return None
    if entry.noun_class != "place" and entry.en not in (
        "environment",
        "situation",
        "configuration",
        "scale",
        "setting",
    ):
        return None
    ctx.took(sub.tail.tokens)
    return prepositional(ctx, sub.phrase, prep=place_preposition(entry, "de"))


def _spoken_again(subject: EnNode) -> EnNode:
    """Return the pronoun for a "that" or "who" inside its own clause: a feature that warns when it fails."""
    if not subject.rule.startswith(("r.relative", "r.whose")):
        return subject
    many = subject.feature("number") == "plural" or subject.lemma == "who"
    return EnNode("np", "they" if many else "it", rule="subject.pronoun").having(number="plural" if many else "")


def _first(ctx: Context, frame: Frame) -> int:
    """Return the index of the first phrase of a clause."""
    found = frame.phrase
    for index in range(frame.phrase):
        at = index
        while 0 <= at < frame.phrase:
            at = ctx.phrases[at].head
        if at == frame.phrase:
            return index
    return found
