"""Come here when the subject or the voice of a clause is wrong: verb and arguments are put into their places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.frames import Argument, Frame, Mark
from pipeline.translation.transfer.adverbs import TOUGH
from pipeline.translation.transfer.arguments import argument_node, number_of, put_argument
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.fact_subjects import put_fact_behind, stands_behind
from pipeline.translation.transfer.favours import had_do, had_done
from pipeline.translation.transfer.floating_amounts import by_how_much, counts_things, grows_in_number, quantified
from pipeline.translation.transfer.gaps import FOR_WHICH
from pipeline.translation.transfer.impersonal import may_be_impersonal, put_impersonally
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.noun_phrases import owned
from pipeline.translation.transfer.omitted_objects import without_its_object
from pipeline.translation.transfer.open_roles import BY_ITSELF
from pipeline.translation.transfer.own_doings import own_body
from pipeline.translation.transfer.parts import Given, Parts
from pipeline.translation.transfer.place_prepositions import moved
from pipeline.translation.transfer.plurals import pluralised
from pipeline.translation.transfer.slots import slot_of
from pipeline.translation.transfer.subject import (
    Subject,
    author,
    choose_subject,
    it,
    names_people,
    needs_person,
    takes_object,
)
from pipeline.translation.transfer.subject_numbers import (
    are_many,
    is_number,
    next_one,
    none_turned_up,
    up_to,
    without_people,
)
from pipeline.translation.transfer.subject_words import use_of_subject, whose, whose_own, with_owner
from pipeline.translation.transfer.told import is_hoped, told
from pipeline.translation.transfer.verb_phrase import verb_node
from pipeline.translation.transfer.voice import turned
from pipeline.translation.transfer.wishes import voiced


def fill(
    ctx: Context,
    frame: Frame,
    given: Given,
    parts: Parts,
    verb: Entry,
    arguments: Sequence[Argument],
    tokens: tuple[int, ...],
) -> None:
    """Put verb and arguments into their places, the dropped subject included."""
    frame, verb, arguments = turned(ctx, frame, verb, arguments, given.subject is not None or bool(given.form))
    slots: list[tuple[Argument, str]] = [(one, slot_of(ctx, one, verb, frame)) for one in arguments]
    writer = not given.embedded and not any(mark.english == "reportedly" for mark in frame.tail.adverbs)
    writer = writer and not is_hoped(frame)
    if not _TAKES_QUOTE & set(verb.frame.values()) and any(
        one.role == "quote" and not (takes_object(verb) and _is_whether(ctx, one)) for one in arguments
    ):
        ctx.notes.doubt("stray-quote", 0.5)
    form = given.form or ("inf" if may_be_impersonal(frame.tail) else "")
    free = given.subject is None and given.patient is None
    if free and (had := had_done(ctx, frame, verb, arguments, form)):
        frame, verb = had
        slots = [(one, slot_of(ctx, one, verb, frame)) for one in arguments]
    if free and (made := had_do(ctx, frame, verb, arguments, form)):
        frame, verb, arguments = made
        slots = [(one, slot_of(ctx, one, verb, frame)) for one in arguments]
    asked = told(ctx, frame, verb, arguments)
    if asked is not None and (writer or any(slot == "subj" for _, slot in slots)) and not given.form:
        verb = asked
        slots = [(one, slot_of(ctx, one, verb, frame)) for one in arguments]
    patient = given.patient
    if free and (following := next_one(ctx, verb, slots, parts)) is not None:
        patient = following
    if tough := _tough(ctx, parts, frame, verb, slots, given):
        frame, slots = tough
    choice = choose_subject(
        ctx, frame, verb, slots, given.subject, patient, bool(given.form), given.without_object, writer
    )
    if choice.node is not None and choice.node.rule == "subject.inner":
        verb = replace(verb, en=verb.en.replace(f" {verb.inner}", "", 1))
    if tough and any(mark.english in TOUGH.values() for mark in frame.tail.chains):
        nobody = choice.node is not None and choice.node.rule == "subject.author"
        choice = Subject(None, it(), False) if nobody else choice._replace(passive=False)  # hard to judge
    told_of = choice.argument is None or choice.argument.role == "wo"
    if asked is verb and told_of and writer and given.subject is None and given.patient is None:
        choice = Subject(None, author(), True)
    parts.subject = choice.node
    open_ = given.question and not choice.passive
    if open_ and choice.node is not None and choice.node.rule == "subject.it" and needs_person(verb):
        parts.subject = words("one", "subject.one")
    facts = choice.argument is not None and stands_behind(ctx, choice.argument, frame, verb, choice.passive)
    if choice.argument is not None and not facts:
        owner = _owner(ctx, frame, verb, slots, choice)
        use = use_of_subject(ctx, frame, verb, choice.argument)
        if owner is not None:
            slots = [(one, slot) for one, slot in slots if one is not owner]
            parts.subject = owned(ctx, choice.argument.phrase, owner.phrase, "topic")
        else:
            parts.subject = moved(ctx, choice.argument, verb) or argument_node(ctx, choice.argument, use)
        if (limit := up_to(ctx, frame, choice.argument, slots)) is not None:
            parts.subject, taken = limit
            slots = [(one, slot) for one, slot in slots if one is not taken]
        if (none := none_turned_up(ctx, frame, verb, choice.argument, parts.subject)) is not None:
            parts.subject, frame = none
        if is_number(ctx, choice.argument, verb, slots) or (
            grows_in_number(ctx, frame, choice.argument)
            and not any(slot == "obj" for one, slot in slots if one is not choice.argument)
        ):
            parts.subject = number_of(ctx, choice.argument)
        elif are_many(ctx, frame, choice.argument) and parts.subject.feature("number") != "plural":
            parts.subject = pluralised(parts.subject)
        parts.subject = own_body(ctx, frame, choice.argument, parts.subject)
        if not any(slot == "obj" and one is not choice.argument for one, slot in slots):
            counting = [
                (one, slot)
                for one, slot in slots
                if not (by_how_much(ctx, frame, one) or counts_things(ctx, one, choice.argument))
            ]
            parts.subject = quantified(ctx, parts.subject, counting)
    for one, slot in slots:
        if one is choice.argument:
            continue
        put_argument(ctx, one, slot, verb, frame, choice, parts)
        if slot == "obj" and parts.subject is not None and parts.subject.rule == "r.count" and parts.rest:
            parts.rest[-1] = without_people(parts.rest[-1])
    if choice.argument is not None and facts:
        put_fact_behind(ctx, choice.argument, frame, parts)
    if put_impersonally(ctx, frame, choice, verb, given, parts, tokens):
        return
    if choice.passive and parts.subject is not None and parts.subject.lemma == "it" and verb.en.endswith(" about"):
        verb = replace(verb, en="state")
    questions = any(ctx.clauses.is_asked(one.phrase) for one in arguments if one.role in ("ga", "wo", "quote"))
    if questions and verb.en == "decide on":
        verb = replace(verb, en="decide")
    if choice.node is not None and choice.node.rule == "subject.author":
        frame = voiced(frame)
    if not choice.passive and given.patient is None and not given.without_object:
        verb = without_its_object(ctx, frame, verb, slots, parts, choice, given)
    if _is_by_somebody(ctx, choice):
        parts.rest, parts.end, parts.inside = (
            [with_owner(one, whose(ctx, verb, choice)) for one in these]
            for these in (parts.rest, parts.end, parts.inside)
        )
    if "one" in verb.en and not given.form:
        verb = replace(verb, en=whose_own(verb.en, whose(ctx, verb, choice)))
    parts.verb = verb_node(ctx, frame, verb, given, choice.passive, tokens)


def _is_by_somebody(ctx: Context, choice: Subject) -> bool:
    """Whether somebody whom the clause names, or the writer, does it."""
    if choice.passive:
        return False
    if choice.argument is not None:
        return names_people(ctx.phrases[choice.argument.phrase].core.entry)
    return choice.node is not None and choice.node.feature("person") == "1"


def _owner(
    ctx: Context, frame: Frame, verb: Entry, slots: Sequence[tuple[Argument, str]], choice: Subject
) -> Argument | None:
    """Return the topic whose part or property the subject is: この部品は生産が終了した, この装置は画面が小さい."""
    theme = next((one for one, slot in slots if slot == "theme"), None)
    stated = choice.argument
    if theme is None or stated is None or stated.role != "ga" or choice.passive or frame.subordinates:
        return None
    if any(slot in ("obj", "that", "comp") for _, slot in slots) or set(stated.focus) or theme.focus != ("topic",):
        return None
    part, whole = ctx.phrases[stated.phrase].core, ctx.phrases[theme.phrase].core
    if part.entry is None or part.entry.noun_class in ("pronoun", "fact", "time", "place"):
        return None
    somebody = part.entry.noun_class in ("person", "group")
    if whole.entry is None or whole.entry.noun_class in ("person", "pronoun", "fact", "time", "place", "act", "event"):
        return None
    if frame.kind == "adjective":
        needs = somebody or ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma in FOR_WHICH
        return None if needs else theme
    changes = frame.kind == "verb" and "wo" not in verb.frame and verb.report in ("CHANGE", "END", "START")
    known = verb.ja == "分かる" and not somebody
    return theme if changes or known or (verb.ja in BY_ITSELF and not somebody) else None


def _tough(
    ctx: Context, parts: Parts, frame: Frame, verb: Entry, slots: list[tuple[Argument, str]], given: Given
) -> tuple[Frame, list[tuple[Argument, str]]] | None:
    """この画面は見やすい: what is easy to see is the subject of an active verb without object."""
    how = next((mark for mark in frame.tail.manners if mark.english in TOUGH), None)
    if how is None:
        return None
    manners = tuple(mark for mark in frame.tail.manners if mark is not how)
    transitive = "wo" in verb.frame and "obj" in verb.frame.values()
    if given.form or not transitive:
        manner = how.english.removeprefix("not ")
        parts.pre += [words(manner, how.rule, ctx.took(how.tokens))]
        negative = frame.tail.negative is not (how.english != manner)
        return replace(frame, tail=replace(frame.tail, manners=manners, negative=negative)), slots
    chain = Mark(TOUGH[how.english], ctx.took(how.tokens), how.rule)
    tail = replace(frame.tail, manners=manners, chains=(chain, *frame.tail.chains))
    turned = [(replace(one, role="ga"), "subj") if slot == "obj" and one.topic else (one, slot) for one, slot in slots]
    return replace(frame, tail=tail), turned


def _is_whether(ctx: Context, one: Argument) -> bool:
    """Whether it is a question with かどうか, which any verb of asking and examining can have: whether it works was examined."""
    return any(part.role == "whether" for part in ctx.phrases[one.phrase].parts)


_TAKES_QUOTE = frozenset({"that", "inf", "comp", "as"})
