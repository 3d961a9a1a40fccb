"""Come here when a clause comes out wrong in English: its parts, their order, and how its verb is found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Argument, Frame
from pipeline.translation.transfer.adverbs import adverb_words, by_degree, put_adverbs
from pipeline.translation.transfer.asides import asides_of_clause
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.copula import copular
from pipeline.translation.transfer.denials import not_all
from pipeline.translation.transfer.doings import asks_what_becomes, asks_what_to_do, what_to_do
from pipeline.translation.transfer.english.inflect import verb_form
from pipeline.translation.transfer.filling import fill
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.noun_phrases import take_parts
from pipeline.translation.transfer.parts import Given, Parts
from pipeline.translation.transfer.phrases import Phrase
from pipeline.translation.transfer.prepositions import prepositional
from pipeline.translation.transfer.roles import promoted, resolved
from pipeline.translation.transfer.subject import TOLD, is_somebody, takes_object
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
    clause_ = _ordered(parts, given)
    if asides := asides_of_clause(ctx, frame):
        clause_ = replace(clause_, children=(*clause_.children, *asides))
    asks = frame.tail.question and not given.question and frame.tail.link in ("", "or") and not frame.tail.wraps
    alone = not (given.embedded or given.form or given.elided or given.relative)
    return clause_.having(question="yes") if asks and alone else clause_


def _also(ctx: Context, frame: Frame, parts: Parts) -> None:
    """Say も: also, or either where the clause is denied; どのメーカーも and 3回も are said by their nouns."""
    opened = [ctx.phrases[index].core.entry for index in frame.connectors]
    if any(entry is not None and entry.en.startswith(("in addition", "also", "furthermore")) for entry in opened):
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


_EVERY = frozenset({"一人", "何の", "何れ", "誰", "何", "何処", "何時", "何方"})


def _first_token(made: EnNode) -> int:
    """Return the first Japanese token of a piece of English; a large number for a word without any."""
    return min((*made.tokens, *(_first_token(child) for child in made.children)), default=_NOWHERE)


_NOWHERE = 10**6


def _in_order(front: Sequence[EnNode]) -> list[EnNode]:
    """Return what opens a clause, each piece with its comma, in the order of the Japanese."""
    pieces: list[list[EnNode]] = []
    for one in front:
        if one.lemma == "," and pieces:
            pieces[-1].append(one)
        else:
            pieces.append([one])
    if any(_first_token(piece[0]) == _NOWHERE for piece in pieces):
        return list(front)
    pieces.sort(key=lambda piece: _first_token(piece[0]))
    return [one for piece in pieces for one in piece]


def _ordered(parts: Parts, given: Given) -> EnNode:
    parts.front = _in_order(parts.front)
    inner = given.relative or (
        given.embedded and (given.subject is not None or given.patient is not None or bool(given.form))
    )
    if given.relation in _OPENED and not any(one.category == "clause" for one in parts.rest):
        later = [one for one in parts.front if one.feature("when")]
        kept = [
            one for at, one in enumerate(parts.front) if one not in later and parts.front[max(at - 1, 0)] not in later
        ]
        parts.front, parts.end = kept, [*parts.end, *later]
    if (inner or (given.question and parts.wh)) and parts.front:
        parts.end += [one for one in parts.front if one.lemma != ","]
        parts.front = []
    if given.form == "imperative" and parts.subject is not None and not parts.subject.rule.startswith("subject."):
        parts.front += [parts.subject, words(",", "called")]  # 興味のある方は連絡してください says who is asked
    children = [*parts.wh, *(one.as_("adjunct") for one in parts.front)]
    if parts.subject is not None and not given.form and not given.elided:
        children.append(parts.subject.as_("subject"))
        if parts.aside and parts.subject.rule == "r.relative":
            children += [words(",", "aside"), *parts.aside, words(",", "aside")]
            parts.aside = []
    elif parts.subject is not None and given.elided:
        children.append(EnNode("word", "", slot="subject", features=parts.subject.features))
    if parts.verb is not None:
        inside = tuple(one.as_("object") for one in parts.inside)
        children.append(replace(parts.verb, children=(*parts.pre, *inside)).as_("head"))
    else:
        children += parts.pre
    objects = [
        one for one in parts.rest if one.slot in ("object", "complement") or one.category in ("verb", "np", "word")
    ]
    clauses = [one for one in parts.rest if one.category == "clause" and one not in objects]
    others = [one for one in parts.rest if one not in objects and one not in clauses]
    children += [*objects, *parts.after, *others, *parts.end, *parts.aside, *clauses]
    return EnNode("clause", children=tuple(children), rule="clause")


_OPENED = frozenset(
    "if when even even-if after before until while because although since as tara found extent so-that".split()
)
"""Links whose conjunction stands before the clause, where a time would part it from its clause: when I visited it last time."""


def _verbal(ctx: Context, frame: Frame, given: Given, parts: Parts) -> None:
    from pipeline.translation.transfer.constructions import apply_construction

    phrase = ctx.phrases[frame.phrase]
    unit = phrase.core
    verb = choose_verb(ctx, frame)
    if verb is not None and verb.id.startswith("v.make-suru-to") and frame.tail.passive and frame.tail.state:
        verb = replace(verb, id="v.regard-suru", en="regard", frame={**verb.frame, "to": "as", "quote": "as"})
    arguments = list(promoted(frame, verb, resolved(ctx, frame, verb)))
    tokens = ctx.took((*unit.tokens, *phrase.light))
    arguments = _moved_inside(ctx, frame, arguments, parts)
    found = collocation(ctx, frame, arguments)
    has_subject = given.subject is not None or any(one.role == "ga" for one in arguments)
    if apply_construction(ctx, frame, arguments, given, parts, with_clause=found is not None):
        read_act(ctx, frame, given, parts, _CONSTRUCTED, ())
        return
    if found and not has_subject and _told_of_others(frame, found[0]):
        found = None
        if apply_construction(ctx, frame, arguments, given, parts):
            return
    if found and _only_exists(ctx, phrase, found[0], found[1], arguments):
        found = None
        if apply_construction(ctx, frame, arguments, given, parts):
            return
    if not found and ctx.tokens[unit.start].lemma == "無い":
        verb = Entry("e.nai", "verb", "", "exist", frame={"ga": "subj"}, subject="it")
        frame = replace(frame, tail=replace(frame.tail, negative=not frame.tail.negative))
    if found:
        verb, nouns = found
        frame = _without_ending(frame, verb)
        for noun in nouns:
            arguments.remove(noun)
            take_parts(ctx, noun.phrase)
            for unit in ctx.phrases[noun.phrase].units:
                tokens = (*ctx.took(unit.tokens), *tokens)
            for below in ctx.clauses.dependents[noun.phrase]:
                if (
                    ctx.phrases[below].start >= ctx.phrases[nouns[0].phrase].start
                    or ctx.phrases[below].end <= ctx.phrases[noun.phrase].start
                ):
                    below_collocation(ctx, below, verb, arguments, parts)
        if not any(one.role == "ga" for one in arguments):
            arguments = [replace(one, role="ga") if one.role == "theme" else one for one in arguments]
    if not found and ctx.tokens[unit.start].lemma == "為る" and asks_what_to_do(arguments, parts):
        verb = what_to_do(parts)
        named = given.form or given.subject is not None or any(one.role == "ga" for one in arguments)
        if not named and given.patient is None:
            parts.wh = []
            verb = replace(verb, en="be done" if frame.tail.past else "be to be done", frame={"wo": "with"})
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


def _without_ending(frame: Frame, verb: Entry) -> Frame:
    """Return the clause without the passive that its collocation says itself: 雨に降られる."""
    if not verb.ja.endswith(("られる", "される", "われる")):
        return frame
    modals = tuple(mark for mark in frame.tail.modals if mark.rule != "e.dekiru")
    return replace(frame, tail=replace(frame.tail, passive=False, modals=modals))


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


def _told_of_others(frame: Frame, verb: Entry) -> bool:
    """Whether 話をしている of nobody is what the writer saw others do: a talk was being given, not "I was talking"."""
    return verb.subject == "author" and frame.tail.state and verb.report in TOLD and not takes_object(verb)


def _only_exists(
    ctx: Context, phrase: Phrase, verb: Entry, nouns: Sequence[Argument], arguments: Sequence[Argument]
) -> bool:
    """問題がある without anybody who has the problem: there is one."""
    exists = ctx.tokens[phrase.core.start].lemma in ("有る", "無い") and verb.en.startswith("have ")
    return exists and len(nouns) == len([one for one in arguments if one.role not in ("time", "de")])


def below_collocation(ctx: Context, below: int, verb: Entry, arguments: list[Argument], parts: Parts) -> None:
    """What hangs on the noun of a collocation: 会議の議題 is "the agenda of the meeting", 〜についての an argument."""
    role = ctx.clauses.role_of(below)
    if not role and ctx.phrases[below].core.text in verb.ja:
        ctx.took(range(ctx.phrases[below].start, ctx.phrases[below].end))  # 痛い目を見る
        return
    if ctx.clauses.is_adverbial(below):
        parts.end += [one for one, _ in adverb_words(ctx, below)]
    elif role and (role != "no" or "no" in verb.frame):
        arguments.append(Argument(role, below))
    else:
        parts.rest.append(prepositional(ctx, below, prep="of"))


def gerund(entry: Entry) -> str:
    """Return the -ing form of a verb entry."""
    return verb_form(entry.en, "ing")
