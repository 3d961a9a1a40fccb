"""Come here when a clause comes out wrong in English: how its verb is found, and what else is said in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Argument, Frame
from pipeline.translation.transfer.adverbs import put_adverbs
from pipeline.translation.transfer.asides import asides_of_clause
from pipeline.translation.transfer.clause_assembly import clause_of
from pipeline.translation.transfer.collocated import (
    as_said,
    below_collocation,
    beside,
    is_about,
    is_told_of_others,
    only_exists,
)
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.copula import copular
from pipeline.translation.transfer.degrees import by_degree
from pipeline.translation.transfer.denials import not_all
from pipeline.translation.transfer.doings import COST, asks_what_becomes, asks_what_to_do, price_of, what_to_do
from pipeline.translation.transfer.filling import fill
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.parts import Given, Parts
from pipeline.translation.transfer.roles import promoted, resolved
from pipeline.translation.transfer.subject import is_somebody
from pipeline.translation.transfer.valency import choose_verb, collocation
from pipeline.translation.transfer.verbal_nouns import read_act


def clause(
    ctx: Context,
    frame: Frame,
    *,
    form: str = "",
    subject: EnNode | None = None,
    patient: EnNode | None = None,
    without_object: bool = False,
    relative: bool = False,
) -> EnNode:
    """Return the clause of ``frame`` with the clauses that hang on it."""
    from pipeline.translation.transfer.sentence import join_clauses

    return join_clauses(ctx, frame, Given(form, subject, patient, without_object, embedded=True, relative=relative))


def simple_clause(ctx: Context, frame: Frame, given: Given, front: Sequence[EnNode] = ()) -> EnNode:
    """Return the clause of ``frame`` without its subordinate clauses; ``front`` goes before it."""
    phrase = ctx.phrases[frame.phrase]
    ctx.took(frame.tail.tokens)
    for part in phrase.parts:
        if part.entry.kind != "ending":
            ctx.took(range(part.start, part.end))
    for mark in (*frame.tail.modals, *frame.tail.chains, *frame.tail.gerunds):
        ctx.took(mark.tokens)
    parts = Parts(front=list(front))
    frame = put_adverbs(ctx, frame, parts)
    if frame.kind == "verb":
        _verbal(ctx, frame, given, parts)
    else:
        copular(ctx, frame, given, parts)
    _also(ctx, frame, parts)
    not_all(ctx, frame, parts)
    by_degree(parts)
    clause_ = clause_of(parts, given)
    if asides := asides_of_clause(ctx, frame):
        clause_ = replace(clause_, children=(*clause_.children, *asides))
    asks = frame.tail.question and not given.question and frame.tail.link in ("", "or") and not frame.tail.wraps
    alone = not (given.embedded or given.form or given.elided or given.relative)
    return clause_.having(question="yes") if asks and alone else clause_


def _also(ctx: Context, frame: Frame, parts: Parts) -> None:
    """Say も: also, or either where the clause is denied; どのメーカーも and 3回も are said by their nouns."""
    entries = (ctx.phrases[index].core.entry for index in frame.connectors)
    opened = [ctx.notes.opening, *(entry.en for entry in entries if entry is not None)]
    if any(said.startswith(("in addition", "also", "furthermore")) for said in opened):
        return
    for one in frame.arguments:
        core = ctx.phrases[one.phrase].core
        asks = any(ctx.tokens[unit.start].lemma in _EVERY for unit in ctx.phrases[one.phrase].units)
        below = ctx.clauses.dependents[one.phrase]
        asks = asks or any(ctx.tokens[ctx.phrases[index].start].lemma in _EVERY for index in below)
        listed = any(
            "also" in ctx.clauses.argument(index).focus or ctx.clauses.role_of(index) == "dakedenaku" for index in below
        )
        share = core.text in ("半分", "半数")
        if "also" in one.focus and not share and core.kind not in ("number", "adverb") and not asks and not listed:
            word = words("either" if frame.tail.negative else "also", "f.mo")
            (parts.end if frame.tail.negative else parts.pre).append(word)
            return


_EVERY = frozenset({"一人", "何の", "どんな", "何れ", "誰", "何", "何処", "何時", "何方"})


def _verbal(ctx: Context, frame: Frame, given: Given, parts: Parts) -> None:
    from pipeline.translation.transfer.constructions import apply_construction

    phrase = ctx.phrases[frame.phrase]
    unit = phrase.core
    verb = choose_verb(ctx, frame)
    if verb is not None and verb.id.startswith("v.make-suru-to") and frame.tail.passive and frame.tail.state:
        verb = replace(verb, id="v.regard-suru", en="regard", frame={**verb.frame, "to": "as", "quote": "as"})
    arguments = list(promoted(frame, verb, resolved(ctx, frame, verb)))
    if ctx.tokens[unit.start].lemma == "為る" and (price := price_of(ctx, arguments)) is not None:
        verb, arguments = COST, [replace(one, role="wo") if one is price else one for one in arguments]
    tokens = ctx.took((*unit.tokens, *phrase.light))
    arguments = _moved_inside(ctx, frame, arguments, parts)
    found = collocation(ctx, frame, arguments)
    has_subject = given.subject is not None or any(one.role == "ga" for one in arguments)
    if apply_construction(ctx, frame, arguments, given, parts, with_clause=found is not None):
        read_act(ctx, frame, given, parts, _CONSTRUCTED, ())
        return
    if found and not has_subject and is_told_of_others(frame, found[0]):
        found = None
        if apply_construction(ctx, frame, arguments, given, parts):
            return
    if found and only_exists(ctx, phrase, found[0], found[1], arguments):
        found = None
        if apply_construction(ctx, frame, arguments, given, parts):
            return
    if not found and ctx.tokens[unit.start].lemma == "無い":
        verb = Entry("e.nai", "verb", "", "exist", frame={"ga": "subj"}, subject="it")
        frame = replace(frame, tail=replace(frame.tail, negative=not frame.tail.negative))
    if found:
        verb, nouns = found
        frame, verb = as_said(frame, verb)
        if any("even" in noun.focus for noun in nouns):
            parts.pre.append(words("even", "f.even"))  # 電源さえ入らない
        for noun in nouns:
            arguments.remove(noun)
            ctx.took_parts(noun.phrase)
            for unit in ctx.phrases[noun.phrase].units:
                tokens = (*ctx.took(unit.tokens), *tokens)
            for below in ctx.clauses.dependents[noun.phrase]:
                if (
                    ctx.phrases[below].start >= ctx.phrases[nouns[0].phrase].start
                    or ctx.phrases[below].end <= ctx.phrases[noun.phrase].start
                ):
                    below_collocation(ctx, below, verb, arguments, parts)
        arguments = [beside(ctx, one, verb) for one in arguments]
        if not any(one.role == "ga" for one in arguments):
            arguments = [replace(one, role="ga") if is_about(one, verb) else one for one in arguments]
    if not found and ctx.tokens[unit.start].lemma == "為る" and asks_what_to_do(arguments, parts):
        verb = what_to_do(parts)
        if any(not one.role for one in arguments):
            ctx.notes.doubt("done-with-what", 0.3)  # 更新、どうしてますか
        named = given.form or given.subject is not None or any(one.role == "ga" for one in arguments)
        if not named and given.patient is None:
            parts.wh = []
            verb = replace(
                verb, en="be done" if frame.tail.past or frame.tail.modals else "be to be done", frame={"wo": "with"}
            )
            given = replace(given, subject=EnNode("np", "what", rule="subject.what"))
    if not found and ctx.tokens[unit.start].lemma == "成る" and asks_what_becomes(arguments, parts):
        verb, parts.wh = Entry("v.happen-naru", "verb", "", "happen", frame={"ga": "to"}, subject="it"), []
        given = replace(given, subject=EnNode("np", "what", rule="subject.what"))
        arguments = [replace(one, topic=False, focus=()) if one.role == "ga" else one for one in arguments]
    if verb is not None and not found and phrase.start in ctx.notes.unfit:
        ctx.notes.doubt("sense", 0.35)
    act = read_act(ctx, frame, given, parts, verb, arguments)
    fill(ctx, act.frame, act.given, parts, act.verb, act.arguments, tokens)


_CONSTRUCTED = Entry("construction", "verb", "", "be")
"""The verb of a clause that a construction has put into English: what stands before it in its phrase is no object."""


def _moved_inside(ctx: Context, frame: Frame, arguments: list[Argument], parts: Parts) -> list[Argument]:
    """この方式は良いと考えられる: the topic of a passive verb of thinking is the subject of what is thought."""
    quote = next((one for one in arguments if one.role == "quote" and ctx.clauses.is_predicate(one.phrase)), None)
    if quote is not None and not frame.tail.passive and (thing := _undergoing(ctx, arguments, quote)) is not None:
        parts.moved = (replace(thing, role=""),)
        return [one for one in arguments if one is not thing]
    stated = next((one for one in arguments if one.role == "ga" and one.topic), None)
    if quote is None or stated is None or not frame.tail.passive or stated.phrase > quote.phrase:
        return arguments
    if any(one.role == "ga" for one in ctx.clauses.frame(quote.phrase).arguments):
        return [replace(one, role="theme") if one is stated else one for one in arguments]
    parts.moved = (stated,)
    return [one for one in arguments if one is not stated]


def _undergoing(ctx: Context, arguments: Sequence[Argument], quote: Argument) -> Argument | None:
    """Return the topic of 部品はメーカーが送ると約束した, which is what is sent and not what is promised or who promises."""
    topics = [one for one in arguments if one.topic and one.role in ("ga", "wo", "theme") and one.phrase < quote.phrase]
    inner = ctx.clauses.frame(quote.phrase)
    if len(topics) != 1 or is_somebody(ctx, topics[0].phrase) or topics[0].focus != ("topic",) or inner.kind != "verb":
        return None
    verb = choose_verb(ctx, inner)
    lacks = verb is not None and verb.frame.get("wo") == "obj" and not inner.tail.passive
    whole = any(one.role == "ga" for one in inner.arguments) and not any(one.role == "wo" for one in inner.arguments)
    return topics[0] if lacks and whole else None
