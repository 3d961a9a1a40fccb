"""Come here when clauses are joined wrongly: 〜が、〜ので、〜て become but, so, and."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Frame
from pipeline.translation.transfer.able_lists import could_do_each
from pipeline.translation.transfer.ahead import is_reported, names_subject, said_once, who_is_told, writer_ahead
from pipeline.translation.transfer.arguments import argument_node
from pipeline.translation.transfer.carried import GOES_ON, THEN, Carried, carried_by, take_over
from pipeline.translation.transfer.clause_assembly import NOWHERE, first_token
from pipeline.translation.transfer.clause_order import begins_outside, first_phrase, in_turn, stands_behind
from pipeline.translation.transfer.cleft_sentences import told_when
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.counterfactual import counterfactual
from pipeline.translation.transfer.link_forms import as_gerund, as_left, as_list, can_be_reduced, is_means, linked_by
from pipeline.translation.transfer.links import Plan, finds_out, is_asked_too, plan_link
from pipeline.translation.transfer.main_clauses import main_clause, suits, topic_before
from pipeline.translation.transfer.marked_roles import tells
from pipeline.translation.transfer.parts import Given
from pipeline.translation.transfer.phrases import is_quotation
from pipeline.translation.transfer.place_prepositions import place_preposition
from pipeline.translation.transfer.predicate import EVIDENCE
from pipeline.translation.transfer.prepositions import prepositional
from pipeline.translation.transfer.shared_nouns import goes_on_relative, spoken_again, suffers_too
from pipeline.translation.transfer.thanks import thanks_for
from pipeline.translation.transfer.timing import as_decided, before_decision, calls, decided, timed
from pipeline.translation.transfer.told import regretted
from pipeline.translation.transfer.wishes import good_if, merged_wish


def join_clauses(ctx: Context, frame: Frame, given: Given) -> EnNode:
    """Return the clause of ``frame`` with its connectors and subordinate clauses, in the order of the Japanese."""
    from pipeline.translation.transfer.asked_conditions import what_it_takes

    if frame.subordinates and (taken := what_it_takes(ctx, frame, given)) is not None:
        return taken
    return _told(ctx, frame, given)[0]


def _told(ctx: Context, frame: Frame, given: Given) -> tuple[EnNode, Carried | None]:
    """Return the English of a clause with all that hangs on it, and whom a clause behind it may speak of without a name."""
    frame = counterfactual(ctx, could_do_each(ctx, frame))
    frame, wraps = decided(ctx, regretted(good_if(ctx, merged_wish(ctx, frame))), given)
    opening = first_phrase(ctx, frame.subordinates[0]) if frame.subordinates else frame.phrase
    lead = [one for index in frame.connectors if index < opening for one in _connector(ctx, index)]
    if frame.tail.past and any(mark.english.startswith("there is no choice") for mark in frame.tail.wraps):
        was = tuple(replace(mark, english=mark.english.replace("is", "was", 1)) for mark in frame.tail.wraps)
        frame = replace(frame, tail=replace(frame.tail, past=False, wraps=was))
    frame = _perhaps_no_choice(frame)
    for mark in reversed(frame.tail.wraps):
        wraps.append(words(mark.english.removesuffix(" to"), mark.rule, ctx.took(mark.tokens)))
    known: list[EnNode] = []
    guessed: list[EnNode] = []
    parted = any(sub.tail.link in _PARTED for sub in frame.subordinates)
    for mark in frame.tail.adverbs:
        quoted = is_quotation(ctx.phrases[frame.phrase])
        teller = any(
            one.role == "niyoruto" or (one.role == "yori" and tells(ctx, frame, one.phrase)) for one in frame.arguments
        )
        if mark.english == "reportedly" and (quoted or teller):
            ctx.took(mark.tokens)
        elif mark.english in EVIDENCE and mark.english != "reportedly" and parted:
            guessed.append(words(mark.english, mark.rule, ctx.took(mark.tokens)))
        elif mark.english in EVIDENCE:
            known = [words(mark.english, mark.rule, ctx.took(mark.tokens)), words(",", "adverb"), *known]
    frame = replace(frame, subordinates=tuple(in_turn(ctx, frame)))
    if any(finds_out(ctx, sub) for sub in frame.subordinates):
        wraps = [*known, *wraps]  # 担当者に聞いたところ、直すとのこと: that it was asked is not hearsay
    else:
        lead += known
    wraps = [*guessed, *wraps]
    nodes, left = _sequence(ctx, frame, given, opening, wraps)
    if given.embedded and (given.subject is not None or given.patient is not None) and lead:
        lead, nodes = [], [*nodes, *map(_said_inside, lead)]
    if len(known) == 2 and lead[-2:] == known:
        lead, nodes = _beside_verb(ctx, lead, nodes)
    if len(nodes) == 1 and not lead:
        return nodes[0], left
    return EnNode("sentence", children=(*lead, *as_list(nodes)), rule="join"), left


def _beside_verb(ctx: Context, lead: list[EnNode], nodes: list[EnNode]) -> tuple[list[EnNode], list[EnNode]]:
    """Say "in addition, it will reportedly be held" where something opens the clause already, not "in addition, reportedly, ..."."""
    *front, told = nodes
    first = told.children[0] if told.children else told
    verb = told.child("head")
    opened = len(lead) > 2 or first.slot == "adjunct" or bool(front or ctx.notes.opening)
    stated = told.category == "clause" and told.child("subject") is not None
    plain = opened and stated and all(one.slot == "adjunct" for one in front)
    if not plain or verb is None or verb.category != "verb":
        return lead, nodes
    said = replace(verb, children=(lead[-2], *verb.children))
    clause = replace(told, children=tuple(said if one is verb else one for one in told.children))
    return lead[:-2], [*front, clause]


def _perhaps_no_choice(frame: Frame) -> Frame:
    """Return 待つしかないかもしれない with the guess before the wrap: there might be no choice but to wait."""
    guess = next((mark for mark in frame.tail.modals if mark.english in ("might", "may")), None)
    bound = any(mark.english.startswith("there is no choice") for mark in frame.tail.wraps)
    if guess is None or not bound:
        return frame
    wraps = tuple(
        replace(mark, english=mark.english.replace("is", f"{guess.english} be", 1)) for mark in frame.tail.wraps
    )
    modals = tuple(mark for mark in frame.tail.modals if mark is not guess)
    tail = replace(frame.tail, wraps=wraps, modals=modals, tokens=(*frame.tail.tokens, *guess.tokens))
    return replace(frame, tail=tail)


def _said_inside(word: EnNode) -> EnNode:
    """Return what opens a sentence as it stands at the end of a clause before a noun: 最後に話した人, who spoke last."""
    text = word.lemma.rstrip(",")
    return replace(word, lemma="last" if text == "finally" else text)


def _connector(ctx: Context, index: int) -> list[EnNode]:
    unit = ctx.phrases[index].core
    ctx.took_parts(index)
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
        loose = sum(sub.tail.link_rule in _LOOSE for sub in frame.subordinates)
        ctx.notes.doubt("clauses", 0.03 * loose)
    bound = bool(given.form or given.subject is not None or given.patient is not None)
    topic = None if bound or frame.tail.benefactive else topic_before(ctx, frame, opening)
    if topic is None and not bound and frame.subordinates:
        topic = who_is_told(ctx, frame)
    who = given.carried or (writer_ahead(ctx, frame, given) if frame.subordinates and topic is None else None)
    asks = not bound and calls(frame)
    promised = bool(frame.subordinates) and who is not None and timed(ctx, frame, given).tense == "future"
    before: list[EnNode] = []
    after: list[EnNode] = []
    behind = ""
    wrapped = 0
    ahead = who
    for one in frame.subordinates:
        who = who or ahead
        sub = said_once(ctx, one, frame)
        named = names_subject(ctx, sub)
        plan = plan_link(ctx, sub, as_decided(ctx, frame, one, given, wraps, named), named)
        if topic is not None and not named and not plan.form and suits(ctx, plan, topic):
            who = carried_by(ctx, topic, argument_node(ctx, topic, "topic"), said=False)
            frame = replace(frame, arguments=tuple(one for one in frame.arguments if one.phrase != topic.phrase))
            topic = None
        if plan.before == "because" and _opened(before):
            plan = plan._replace(before="", behind=", so")  # when it is exploited, any command can be run, so ...
        if plan.before == "so that" and before and before[-1].lemma == "so":
            plan = plan._replace(before="in order that")
        told = is_reported(frame) and plan.link != "found"
        inside = replace(given, behind=behind, embedded=given.embedded or told)
        if plan.link == "te" and not named and not (who is not None and who.said) and promised:
            inside = replace(inside, tense="future")  # 荷物を置いて、観光に行きます
        if asks and not named and is_asked_too(plan):
            inside = replace(inside, form="imperative")
        if frame.tail.passive and suffers_too(ctx, sub, given):
            inside = replace(inside, subject=None, patient=given.subject)
        nodes, who = _linked(ctx, plan, inside, who, named, frame)
        behind = plan.link
        if one.phrase == frame.subordinates[-1].phrase and (thanks := thanks_for(ctx, frame, given)) is not None:
            return [*before, *wraps, thanks, *nodes[: -1 if nodes[-1].lemma == "," else None]], None
        if (plan.follows and bound) or plan.link in ("than", "extent") or stands_behind(ctx, plan, frame):
            after = [*nodes[: -1 if nodes[-1].lemma == "," else None], *after]
        else:
            before += nodes
            outer = ctx.phrases[one.phrase].head > frame.phrase  # 聞いて、見直そうと思った: what led to the thought
            outer = outer or (plan.link in ("te", "and") and before_decision(ctx, frame, one, wraps))
            led = not outer and plan.link in _WRAPPED and not named and (asks or one.tail.link_rule != "l.done")
            wrapped = wrapped if led else len(before)
    if goes_on_relative(frame, given) and len(before) > 1 and before[-2].lemma == ",":
        given = replace(given, elided=True)
        del before[-2]
    main, who = main_clause(ctx, frame, given, who if who is None or not wraps else replace(who, near=False))
    late = [one for index in frame.connectors if index >= opening for one in _connector(ctx, index)]
    if late and before and late[0].lemma == before[-1].lemma:
        late = []
    outside = begins_outside(frame, opening)
    early = [child for child in main.children if child.slot == "adjunct"] if outside or wraps else []
    early = _spoken_first(ctx, early, opening) if outside else early
    main = replace(main, children=tuple(child for child in main.children if child not in early))
    leading, inner = before[:wrapped], before[wrapped:]
    opened = [*early, *leading] if outside else [*leading, *early]
    return [*opened, *wraps, *inner, *late, main, *after], who


def _spoken_first(ctx: Context, early: Sequence[EnNode], opening: int) -> list[EnNode]:
    """Return what opens the main clause as far as it stands before the subordinate clauses, each piece with its comma.

    会議では、費用が増えるため、小型機には向かないとのことだ: "in the meeting", and not "for small devices", stands before the reason.
    """
    kept: list[EnNode] = []
    start, taken = ctx.phrases[opening].start, False
    for one in early:
        taken = taken if one.lemma == "," else not start <= first_token(one) < NOWHERE
        kept += [one] if taken else []
    return kept


def _opened(before: Sequence[EnNode]) -> bool:
    """Whether the clause told last has a conjunction before it, behind which none but "so" tells what follows from what."""
    told = len(before) >= 3 and before[-1].lemma == "," and before[-3].category == "word"
    return (
        told and before[-3].rule.startswith("l.") and before[-3].lemma not in ("and", "but", "so", ",", "by", "while")
    )


_PARTED = frozenset({"contrast", "cause", "because", "tame", "although"})
"""Links of clauses of which a guess at the end of the sentence does not speak: 人が少ないので、対応は難しいようだ."""

_LOOSE = frozenset({"", "l.tate", "l.renyou", "l.done", "l.copula"})
"""Rows of links that do not say how one clause stands to the next."""

_WRAPPED = frozenset({"te", "and", "tari", "while-ing", "by-ing", "purpose", "without-ing", "in-ing"})
"""Links of clauses that share what is said about the main clause: 読んで、送ってほしい, it is hoped that it is read and sent."""


def _linked(
    ctx: Context, plan: Plan, given: Given, who: Carried | None, named: bool, main: Frame
) -> tuple[list[EnNode], Carried | None]:
    """Return a subordinate clause with its conjunction, and whom the next clause may speak of."""
    sub, rule = plan.frame, plan.frame.tail.link_rule
    if not given.form and (told := told_when(ctx, sub)) is not None:
        return [told, words(",", rule), words("and", rule)], None
    asks = given.question or plan.before == "no matter"
    inside = Given(embedded=given.embedded, question=asks, relation=plan.link, behind=given.behind)
    inside = replace(inside, tense=given.tense) if plan.link == "te" else inside
    if given.form and plan.link == "te" and not named:
        return [join_clauses(ctx, sub, replace(inside, form=given.form)), words("and", rule)], who
    if given.form and plan.link in ("and", "tari") and not named:
        return linked_by(plan, join_clauses(ctx, sub, replace(inside, form=given.form)), rule), who
    if given.form and plan.link in ("after", "before") and not named and sub.kind == "verb" and not sub.tail.passive:
        sub = replace(sub, tail=replace(sub.tail, past=False))
        return linked_by(plan, join_clauses(ctx, sub, replace(inside, form="ing")), rule), who
    if plan.form:
        return linked_by(plan, join_clauses(ctx, sub, replace(inside, form=plan.form)), rule), who
    if (setting := _setting(ctx, sub, plan)) is not None and not named:
        return [setting, words(",", rule)], who
    if given.subject is not None and not named:
        subject = given.subject if plan.link in GOES_ON else spoken_again(given.subject)
        if given.subject.rule == "r.whose":
            subject = EnNode("np", "that", slot="subject", rule="r.relative")
        return linked_by(plan, join_clauses(ctx, sub, replace(inside, subject=subject)), rule), who
    has_object = any(one.role == "wo" for one in sub.arguments)
    gap = given.patient is not None and given.patient.rule == "r.relative" and not has_object
    if gap and not named and plan.link in GOES_ON:
        return linked_by(plan, join_clauses(ctx, sub, replace(inside, patient=given.patient)), rule), who
    taken = take_over(ctx, sub, inside, who, plan.link) if who is not None and not named else None
    means = (
        plan.link == "te" and taken is None and not sub.subordinates and not given.question and is_means(ctx, sub, main)
    )
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
    """Return 共有の環境だと as "in a shared environment", 半年経っても as "even after half a year": surroundings or time without more."""
    if (passed := _time_passed(ctx, sub, plan)) is not None:
        return passed
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


def _time_passed(ctx: Context, sub: Frame, plan: Plan) -> EnNode | None:
    """Return 3か月経っても as "even after three months"; None where more is said than how long it has been."""
    if ctx.tokens[ctx.phrases[sub.phrase].core.start].lemma not in ("経つ", "経過") or plan.link not in _PASSED:
        return None
    if len(sub.arguments) != 1 or sub.adverbs or sub.subordinates or sub.tail.negative:
        return None
    amount = ctx.phrases[sub.arguments[0].phrase].core.amount
    if amount is None or amount.kind != "duration":
        return None
    ctx.took((*sub.tail.tokens, *ctx.phrases[sub.phrase].core.tokens))
    lasted = argument_node(ctx, sub.arguments[0], "object")
    return EnNode("pp", children=(words(_PASSED[plan.link], sub.tail.link_rule), lasted), rule="l.passed")


_PASSED = {"even": "even after", "when": "after", "tara": "after", "te": "after"}
"""What the links of a clause that only says how long it has been are before that time."""
