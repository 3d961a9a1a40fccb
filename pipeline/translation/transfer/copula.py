"""Come here when "X is Y" comes out wrong: which verb, what is said of what; adjectives, nouns and numbers have modules of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Argument, Frame
from pipeline.translation.transfer.adjectives import MORE, is_quality, say_adjective, with_qualities
from pipeline.translation.transfer.arguments import number_of
from pipeline.translation.transfer.arrangements import said_through
from pipeline.translation.transfer.clefts import at_its_time
from pipeline.translation.transfer.collocated import below_collocation
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.filling import fill
from pipeline.translation.transfer.had_qualities import quality_had, with_quality
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.measured import counted_subject
from pipeline.translation.transfer.noun_phrases import noun_phrase
from pipeline.translation.transfer.parts import Given, Parts
from pipeline.translation.transfer.phrases import is_quotation, noun_class
from pipeline.translation.transfer.plurals import agreeing, pluralised
from pipeline.translation.transfer.prepositions import prepositional
from pipeline.translation.transfer.quotations import with_that
from pipeline.translation.transfer.roles import resolved
from pipeline.translation.transfer.said_nouns import is_the_only_one, say_noun
from pipeline.translation.transfer.said_numbers import count_said, so_many_do
from pipeline.translation.transfer.subject import is_somebody
from pipeline.translation.transfer.tough_nouns import hard_to_do
from pipeline.translation.transfer.unique_nouns import the_only
from pipeline.translation.transfer.valency import collocation
from pipeline.translation.transfer.verb_phrase import verb_node


def copular(ctx: Context, frame: Frame, given: Given, parts: Parts) -> None:
    """X is Y, X is good; existence and amounts are constructions."""

    from pipeline.translation.transfer.constructions import apply_construction

    frame = at_its_time(ctx, frame)
    phrase = ctx.phrases[frame.phrase]
    if is_quotation(phrase) and any(mark.english == "reportedly" for mark in frame.tail.adverbs):
        _reported_words(ctx, frame, parts)
        return
    arguments = list(resolved(ctx, frame, None))
    if frame.kind == "adjective" and (found := collocation(ctx, frame, arguments)):
        row, nouns = found
        tokens = ctx.took(phrase.core.tokens)
        for noun in nouns:
            arguments.remove(noun)
            ctx.took_parts(noun.phrase)
            tokens = (*tokens, *ctx.took(token for unit in ctx.phrases[noun.phrase].units for token in unit.tokens))
            for below in ctx.clauses.dependents[noun.phrase]:
                below_collocation(ctx, below, found[0], arguments, parts)
        arguments = [replace(one, role="ga") if one.role == "theme" else one for one in arguments]
        fill(ctx, frame, given, parts, row, arguments, tokens)
        return
    if frame.kind == "adjective" and ctx.tokens[phrase.core.start].lemma == "欲しい":
        _wanted(ctx, frame, given, parts, arguments)
        return
    if frame.kind == "adjective" and apply_construction(ctx, frame, arguments, given, parts):
        ctx.took((*phrase.core.tokens, *phrase.light))
        return
    if frame.kind == "adjective" and (counted := counted_subject(ctx, frame, arguments)) is not None:
        given = replace(given, subject=counted) if given.subject is None and not given.form else given
    qualities = [one for one in arguments if is_quality(ctx, one)]
    arguments = [one for one in arguments if one not in qualities]
    entry = phrase.core.entry if frame.kind == "adjective" else None
    subject = entry.forms.get("subject", "it") if entry else "it"
    verb = Entry("e.copula", "verb", "", "be", frame={"ga": "subj", **(entry.frame if entry else {})}, subject=subject)
    more = None
    if frame.kind == "adjective":
        if entry is not None and entry.en in ("necessary", "desirable"):
            more = _taken_out(parts)
        free = given.subject is None and not given.form
        hard = hard_to_do(ctx, frame, arguments) if free else None
        had = quality_had(ctx, frame, arguments) if free and hard is None else None
        arguments = say_adjective(ctx, frame, had[0] if had else hard[0] if hard else arguments, parts)
        parts.rest += [] if hard is None else [hard[1]]
        if had is not None:
            verb, parts.rest = replace(verb, en="have"), with_quality(ctx, had[1], parts.rest)
    elif (said := said_through(ctx, frame)) is not None:
        ctx.took(frame.tail.tokens)
        parts.rest.append(said.complement.as_("complement"))
        given = replace(given, subject=said.subject) if said.subject is not None else given
        fill(ctx, frame, given, parts, replace(verb, en=said.verb), arguments, ())
        return
    else:
        verb = say_noun(ctx, frame, given, arguments, verb, parts)
    if (many := so_many_do(ctx, frame, arguments)) is not None and given.subject is None and not given.form:
        verb, who, frame = many
        parts.rest = [one for one in parts.rest if one.slot != "complement"]
        fill(ctx, frame, replace(given, subject=who), parts, verb, frame.arguments, ())
        return
    if _is_anybody(ctx, frame, arguments) and given.subject is None and not given.form:
        given = replace(given, subject=words("one", "subject.one"))
    fill(ctx, replace(frame, arguments=tuple(arguments)), given, parts, verb, arguments, ())
    parts.rest = with_qualities(ctx, qualities, parts.rest)
    if more is not None and parts.subject is not None:
        parts.subject = _so_much(ctx, arguments, parts.subject, more)
    if frame.kind == "nominal" and parts.subject is not None and _are_people(ctx, frame, arguments):
        parts.subject = parts.subject.having(number="plural")
    if frame.kind == "nominal" and parts.subject is not None and is_the_only_one(ctx, frame, arguments):
        number = next((one.feature("number") for one in parts.rest if one.slot == "complement"), "")
        parts.subject = the_only(parts.subject, number)
        parts.rest = [_as_object(_the(one)) for one in parts.rest]
    if any(one.role == "theme" for one in arguments):
        ctx.notes.doubt("double-subject", 0.2)
    if (
        frame.kind == "adjective"
        and ctx.phrases[frame.phrase].core.text.endswith("最多")
        and parts.subject is not None
        and not _is_number(ctx, arguments)
    ):
        parts.subject = next((number_of(ctx, one) for one in arguments if one.role == "ga"), parts.subject)
    if frame.kind == "nominal" and verb.en != "have":
        count_said(ctx, frame, arguments, parts)
    if parts.subject is not None and _are_several(ctx, arguments, parts):
        parts.subject = pluralised(parts.subject)
    if parts.subject is not None and parts.subject.feature("number") == "plural":
        parts.rest = [_agreeing(one) for one in parts.rest]
    elif parts.subject is not None and any(one.role == "ga" and is_somebody(ctx, one.phrase) for one in arguments):
        parts.rest = [_as_one(one) for one in parts.rest]


def _is_number(ctx: Context, arguments: Sequence[Argument]) -> bool:
    """Whether the subject names a number already: 投稿数は過去最多."""
    return any(one.role == "ga" and ctx.phrases[one.phrase].core.text.endswith("数") for one in arguments)


def _is_anybody(ctx: Context, frame: Frame, arguments: Sequence[Argument]) -> bool:
    """Whether a condition says of nobody named what he is: 会員でなくても, even if one is not a member."""
    supposed = (
        frame.kind == "nominal" and frame.tail.link in ("if", "when", "even", "even-if", "tara") and not frame.tail.past
    )
    stated = any(one.role == "ga" or one.topic for one in arguments)
    return supposed and not stated and noun_class(ctx.phrases[frame.phrase]) == "person"


def _are_several(ctx: Context, arguments: Sequence[Argument], parts: Parts) -> bool:
    """Whether the subject is said to be several things: 対象はiOS、Android、Web, the targets are."""
    one = next((one for one in arguments if one.role == "ga"), None)
    entry = ctx.phrases[one.phrase].core.entry if one is not None else None
    said = next((child for child in parts.rest if child.slot == "complement"), None)
    joined = said is not None and any(child.rule == "list" and child.lemma == "and" for child in said.children)
    told = entry is not None and "count" in entry.grammar and entry.noun_class not in ("quantity", "time", "degree")
    return joined and told


def _wanted(ctx: Context, frame: Frame, given: Given, parts: Parts, arguments: Sequence[Argument]) -> None:
    """Say 時間が欲しい as a wish, of the writer where nobody is named: I want time; 時間が欲しいという声 is that it is wanted."""
    who = next((one for one in arguments if one.topic and is_somebody(ctx, one.phrase) and one.role != "wo"), None)
    roles = [
        replace(one, role="ga" if one is who else "wo" if one.role in ("ga", "") else one.role) for one in arguments
    ]
    tokens = ctx.took(ctx.phrases[frame.phrase].core.tokens)
    more = _taken_out(parts)
    fill(ctx, replace(frame, arguments=tuple(roles)), given, parts, _WANT, roles, tokens)
    if more is not None:
        parts.rest = [_so_much(ctx, arguments, one, more) if one.slot == "object" else one for one in parts.rest]


_WANT = Entry(
    "a.desirable-hoshii", "verb", "", "want", frame={"ga": "subj", "wo": "obj"}, subject="author", report="EXPECT"
)


def _reported_words(ctx: Context, frame: Frame, parts: Parts) -> None:
    """「来年だ」とのことだった is "it was said that “it is next year”"; 担当者いわく「来年だ」とのこと the words alone."""
    source = next((one for one in frame.arguments if one.role == "niyoruto"), None)
    found = noun_phrase(ctx, frame.phrase, "title", [])
    told = tuple(at for mark in frame.tail.adverbs for at in mark.tokens)
    if source is not None:
        parts.front += [prepositional(ctx, source.phrase), words(",", "topic")]
        parts.rest.append(found)
        return
    parts.subject = words("it", "subject.it")
    said = Entry("e.tonokoto", "verb", "", "be said")
    parts.verb = verb_node(ctx, replace(frame, tail=replace(frame.tail, past=True)), said, Given(), False, told)
    parts.rest += with_that(found)


def _are_people(ctx: Context, frame: Frame, arguments: Sequence[Argument]) -> bool:
    """Whether it is so many of them that are somebody: 半分は外国人だった."""
    said = next((ctx.phrases[one.phrase].core for one in arguments if one.role == "ga"), None)
    return (
        said is not None
        and said.text in ("半分", "半数", "大半", "残り")
        and noun_class(ctx.phrases[frame.phrase]) == "person"
    )


def _taken_out(parts: Parts) -> EnNode | None:
    """Take the adverb that asks for more (もっと, もう少し) out of the clause, which says it of the noun."""
    more = next((one for one in (*parts.rest, *parts.end, *parts.pre) if one.lemma in MORE), None)
    parts.rest = [one for one in parts.rest if one is not more]
    parts.end = [one for one in parts.end if one is not more]
    parts.pre = [one for one in parts.pre if one is not more]
    return more


def _so_much(ctx: Context, arguments: Sequence[Argument], subject: EnNode, more: EnNode) -> EnNode:
    """Return what is needed with how much more of it is: a little more time, more seats."""
    entry = next((ctx.phrases[one.phrase].core.entry for one in arguments if one.role == "ga"), None)
    counted = entry is not None and "count" in entry.grammar and entry.noun_class != "time"
    needed = pluralised(subject) if counted else subject
    kept = [one for one in needed.children if one.rule != "article"]
    return replace(needed, children=(replace(more, slot=""), *kept))


def _the(complement: EnNode) -> EnNode:
    """Say "the price" for what is the only one of something."""
    said = [replace(child, lemma="the") if child.rule == "article" else child for child in complement.children]
    return replace(complement, children=tuple(said))


def _as_object(complement: EnNode) -> EnNode:
    """Say "me" where it is the writer whom the clause names: the only one was me."""
    if complement.lemma == "I":
        return replace(complement, lemma="me").having(person="3")
    return replace(complement, children=tuple(_as_object(child) for child in complement.children))


def _agreeing(complement: EnNode) -> EnNode:
    """Put "a student" in the plural behind a plural subject."""
    head = complement.child("head")
    if complement.slot != "complement" or head is None or head.category != "noun":
        return complement
    if not any(child.rule == "article" and child.lemma == "a" for child in complement.children):
        return complement
    kept = [child.having(number="plural") if child is head else _told_of_many(child) for child in complement.children]
    return replace(complement, children=tuple(child for child in kept if child.rule != "article"))


def _as_one(complement: EnNode) -> EnNode:
    """Put "developers who maintain it" in the singular behind one person: 彼は保守を続けている開発者だ."""
    head = complement.child("head")
    told = any(child.child("subject") is not None for child in complement.children)
    bare = complement.slot == "complement" and told and bool(complement.children) and complement.children[0] is head
    if not bare or head is None or head.category != "noun" or head.feature("number") != "plural":
        return complement
    behind = tuple(agreeing(child, "") for child in complement.children[1:])
    children = (words("a", "article"), head.having(number="singular"), *behind)
    return replace(complement, children=children).having(number="singular")


def _told_of_many(node: EnNode) -> EnNode:
    """Let the verb of a relative clause agree with a noun put in the plural: engineers who were involved."""
    if node.category != "clause":
        return node
    gap = next((child for child in node.children if child.slot == "subject" and child.rule == "r.relative"), None)
    many = gap.having(number="plural") if gap is not None else None
    return replace(node, children=tuple(many if many and child is gap else child for child in node.children))
