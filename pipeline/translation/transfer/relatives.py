"""Come here when a clause before a noun is wrong: relative clauses, という, and how the noun takes part in them."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Frame, Mark
from pipeline.translation.transfer.adverbs import adverb_words
from pipeline.translation.transfer.compounds import compound
from pipeline.translation.transfer.content_clauses import content_clause
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.copula import adjective_word
from pipeline.translation.transfer.embedded import question
from pipeline.translation.transfer.gaps import gap_of
from pipeline.translation.transfer.heads import Around, Compound
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.noun_phrases import noun_phrase
from pipeline.translation.transfer.predicate import has_part
from pipeline.translation.transfer.predication import clause
from pipeline.translation.transfer.subject import author, is_wish
from pipeline.translation.transfer.valency import choose_verb


def modify_with_clause(ctx: Context, index: int, made: Compound, around: Around) -> None:
    """Put the predicate phrase ``index`` before or behind the noun that it modifies."""
    phrase = ctx.phrases[index]
    frame = ctx.clauses.frame(index)
    content = has_part(phrase, "link", "content")
    if ctx.clauses.asks(index) and (content or ctx.clauses.role_of(index) == "no"):
        around.after += [words("of", "r.question"), question(ctx, index)]
        around.restricted = True
        return
    if not content and (_adjective(ctx, frame, around) or _noun(ctx, frame, made, around)):
        return
    if _with_or_without(ctx, frame, around):
        return
    if frame.tail.link == "purpose":
        around.after.append(clause(ctx, frame, form="inf"))
        return
    if content_clause(ctx, frame, content, made, around):
        return
    if content:
        ctx.took(range(content.start, content.end))
    frame = _wished(ctx, frame)
    if frame.tail.wraps and frame.tail.wraps[0].english == _GOOD and frame.kind == "verb":
        _good(ctx, frame, around)
        return
    named = _is_named(made)
    around.after += [words(",", "r.relative")] if named else []
    _relative(ctx, frame, made, around, named)
    around.after += [words(",", "r.relative")] if named else []


_GOOD = "it was good that"
_HOPED = "it is hoped that"


def _wished(ctx: Context, frame: Frame) -> Frame:
    """Say 改善してほしい点 as "points that should be improved": a wish has no clause of its own inside another."""
    wish = next((mark for mark in frame.tail.wraps if mark.english == _HOPED), None)
    if wish is None:
        return frame
    wraps = tuple(mark for mark in frame.tail.wraps if mark is not wish)
    should = Mark("should", ctx.took(wish.tokens), wish.rule)
    return replace(frame, tail=replace(frame.tail, wraps=wraps, modals=(*frame.tail.modals, should)))


def _good(ctx: Context, frame: Frame, around: Around) -> None:
    """Say 導入して良かった点 as "good points of introducing it"."""
    mark = frame.tail.wraps[0]
    around.before.append(words("good", mark.rule, ctx.took(mark.tokens)))
    tail = replace(frame.tail, wraps=frame.tail.wraps[1:], past=False)
    told = clause(ctx, replace(frame, tail=tail), form="ing")
    it = [] if any(one.role in ("wo", "ni") for one in frame.arguments) else [words("it", "object.it")]
    around.after += [words("of", "r.of"), told, *it]
    around.described = True


def _adjective(ctx: Context, frame: Frame, around: Around) -> bool:
    """An adjective that nothing hangs on stands before the noun."""
    if frame.kind != "adjective" or frame.tail.past or (joined := _joined_to(ctx, frame)) is None:
        return False
    entry = ctx.phrases[frame.phrase].core.entry
    around.before += joined
    frame = replace(frame, arguments=(), subordinates=())
    if frame.tail.negative:
        around.before.append(words("not", "negative", frame.tail.tokens))
    around.before += adjective_word(ctx, frame)
    around.plural = around.plural or bool(entry and entry.is_plural)
    around.restricted = around.restricted or bool(entry and (entry.en == "same" or "the" in entry.forms))
    around.described = True
    return True


def _joined_to(ctx: Context, frame: Frame) -> list[EnNode] | None:
    """Return the adjectives that go with this one (簡単で安価な, 高速かつ安全な), with "and"; None if anything else hangs on it."""
    if frame.arguments and frame.subordinates:
        return None
    made: list[EnNode] = []
    for sub in frame.subordinates:
        plain = sub.kind == "adjective" and sub.tail.link == "te" and not (sub.arguments or sub.subordinates)
        if not plain or sub.tail.past or sub.tail.negative or sub.connectors:
            return None
    for one in frame.arguments:
        phrase = ctx.phrases[one.phrase]
        joins = [part.role for part in phrase.parts] in (["and"], ["de"])
        if phrase.core.kind != "adjective" or not joins or ctx.clauses.dependents[one.phrase]:
            return None
    below = [sub.phrase for sub in frame.subordinates] + [one.phrase for one in frame.arguments]
    for at in below:
        made += [words(",", "list")] if made else []
        made += adjective_word(ctx, ctx.clauses.frame(at))
        ctx.took(ctx.clauses.tails[at].tokens)
    return [*made, words("and", "list")] if made else []


def _noun(ctx: Context, frame: Frame, made: Compound, around: Around) -> bool:
    """A noun with a copula that nothing hangs on stands before the noun too: open source である."""
    tail = frame.tail
    if frame.kind != "nominal" or frame.arguments or frame.subordinates or tail.past or tail.negative:
        return False
    ctx.took(tail.tokens)
    own = [one for one in ctx.clauses.dependents[frame.phrase] if one not in frame.adverbs]
    if own:
        said = noun_phrase(ctx, frame.phrase, "complement" if _is_named(made) else "topic", own)
        around.after += [words(",", "r.apposition"), said, words(",", "r.apposition")]
        return True
    inner = compound(ctx, ctx.phrases[frame.phrase])
    around.before += [one for index in frame.adverbs for one, _ in adverb_words(ctx, index)]
    around.before += [*inner.before, *([inner.head] if inner.head else [])]
    around.described = True
    return True


def _relative(ctx: Context, frame: Frame, made: Compound, around: Around, named: bool) -> None:
    """Put a relative clause behind the noun, which takes part in it; behind a name it only adds something."""
    gap = gap_of(ctx, frame, made)
    entry = made.entry
    person = entry is not None and entry.noun_class == "person"
    that = "which" if named else "that"
    tail = frame.tail
    new = gap.kind in ("subject", "whose") and not (tail.past or tail.state or tail.passive or named)
    around.restricted, around.described = around.restricted or not new, around.described or new
    if gap.kind == "subject" and made.entry is not None and made.entry.ja in _TOLD and _does(frame):
        ctx.notes.doubt("relative-content", 0.5)
    ctx.notes.doubt(*_DOUBTS[gap.words if gap.words in _DOUBTS else gap.kind])
    match gap.kind:
        case "subject":
            generic = not around.plural and not frame.tail.past and _is_generic(entry, made)
            plural = "plural" if around.plural or generic else ""
            subject = EnNode("np", "who" if person else that, slot="subject", rule="r.relative").having(number=plural)
            around.after.append(clause(ctx, frame, subject=subject))
            if generic:
                around.plural = around.generic = True
                around.restricted = False
        case "object":
            object_clause(ctx, frame, around, "whom" if person else that)
        case "whose":
            owned = next(one for one in frame.arguments if one.role == "ga" or (one.topic and not one.role))
            rest = replace(frame, arguments=tuple(one for one in frame.arguments if one is not owned))
            noun = noun_phrase(ctx, owned.phrase, "title")
            subject = EnNode("np", "whose", slot="subject", features=noun.features, children=(noun,), rule="r.whose")
            around.after.append(clause(ctx, rest, subject=subject))
        case "concern":
            _concern(ctx, frame, around, that, gap.words)
        case _:
            which = f"{gap.words} {'whom' if person else 'which'}" if gap.kind == "preposition" else gap.words
            opening = (
                "where" if named and not person and gap.words in ("", "in", "at", "in which") else which or "in which"
            )
            around.after.append(words(opening, "r.relative"))
            done = writer_of(ctx, frame) if opening != "in which" or gap.kind == "preposition" else None
            around.after.append(clause(ctx, frame, subject=done, relative=True))


def _concern(ctx: Context, frame: Frame, around: Around, that: str, left: str) -> None:
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


_TOLD = frozenset({"話", "事例", "例", "体験", "経験", "取り組み", "件", "経緯", "エピソード", "体験談", "失敗談"})
"""Nouns for what is told: アラートを減らした話 is about reducing them, and no talk that did."""


def _does(frame: Frame) -> bool:
    return frame.kind == "verb" and any(one.role == "wo" for one in frame.arguments)


_DOUBTS = {
    "subject": ("relative", 0.05),
    "object": ("relative", 0.05),
    "whose": ("relative-owner", 0.05),
    "preposition": ("relative-preposition", 0.1),
    "concern": ("relative", 0.05),
    "adjunct": ("relative-adjunct", 0.2),
    "where": ("relative", 0.05),
    "when": ("relative", 0.05),
}


def object_clause(ctx: Context, frame: Frame, around: Around, that: str, number: str = "") -> None:
    """The noun is what the clause does something to: that I visited, that Alice proposed, that was proposed."""
    writer = writer_of(ctx, frame)
    stated = any(one.role == "ga" for one in frame.arguments)
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


def _is_named(made: Compound) -> bool:
    """Whether the noun is a name: it needs no clause to tell which one is meant."""
    if made.head is None or made.head.category != "noun" or made.entry is None or "proper" not in made.entry.grammar:
        return False
    name = made.head.lemma[:1].isupper() and made.entry.noun_class not in ("time", "quantity", "pronoun")
    return name and not made.determiner and not made.counted


def _is_generic(entry: Entry | None, made: Compound) -> bool:
    """Whether the bare noun stands for any number of its kind, and is better in the plural: people and companies."""
    if entry is None or made.determiner or made.counted:
        return False
    return "count" in entry.grammar and "the" not in entry.grammar and entry.noun_class in ("person", "group")


_HAVING = {"有る": "with", "無い": "without", "多い": "with many", "少ない": "with few"}


def _with_or_without(ctx: Context, frame: Frame, around: Around) -> bool:
    """信頼性のないlkcd is "LKCD without reliability": tell whether the clause was of that kind."""
    phrase = ctx.phrases[frame.phrase]
    prep = _HAVING.get(ctx.tokens[phrase.core.start].lemma)
    if (
        not prep
        or len(frame.arguments) != 1
        or frame.arguments[0].role != "ga"
        or phrase.parts
        or frame.subordinates
        or frame.adverbs
    ):
        return False
    one = frame.arguments[0].phrase
    tokens = ctx.took(phrase.core.tokens)
    around.after.append(words(prep, "r.having", tokens))
    around.after.append(noun_phrase(ctx, one, "bare" if " " in prep else "title" if prep == "without" else "exists"))
    around.described = True
    return True
