"""Come here when a clause before a noun is wrong: relative clauses, という, and how the noun takes part in them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Frame
from pipeline.text.shipped import Row, table
from pipeline.translation.transfer.adverbs import adverb_words
from pipeline.translation.transfer.arguments import question
from pipeline.translation.transfer.compounds import compound
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.copula import adjective_word
from pipeline.translation.transfer.drafts import Part
from pipeline.translation.transfer.gaps import gap_of
from pipeline.translation.transfer.genitives import Around
from pipeline.translation.transfer.heads import Compound
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.noun_phrases import noun_phrase
from pipeline.translation.transfer.predicate import has_part
from pipeline.translation.transfer.predication import clause
from pipeline.translation.transfer.subject import author
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
    if not content and (_adjective(ctx, frame, around) or _noun(ctx, frame, around)):
        return
    if _with_or_without(ctx, frame, around):
        return
    if frame.tail.link == "purpose":
        around.after.append(clause(ctx, frame, form="inf"))
        return
    if _content(ctx, frame, content, made, around):
        return
    if content:
        ctx.took(range(content.start, content.end))
    named = _is_named(made)
    around.after += [words(",", "r.relative")] if named else []
    _relative(ctx, frame, made, around, named)
    around.after += [words(",", "r.relative")] if named else []


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


def _noun(ctx: Context, frame: Frame, around: Around) -> bool:
    """A noun with a copula that nothing hangs on stands before the noun too: open source である."""
    tail = frame.tail
    if frame.kind != "nominal" or frame.arguments or frame.subordinates or tail.past or tail.negative:
        return False
    inner = compound(ctx, ctx.phrases[frame.phrase])
    ctx.took(tail.tokens)
    around.before += [one for index in frame.adverbs for one, _ in adverb_words(ctx, index)]
    around.before += [*inner.before, *([inner.head] if inner.head else [])]
    around.described = True
    return True


def _content(ctx: Context, frame: Frame, content: Part | None, made: Compound, around: Around) -> bool:
    """The clause says what the talk, plan, fact or way is; tell whether it does."""
    entry = made.entry
    noun_class = entry.noun_class if entry else ""
    is_content = noun_class in ("content", "fact", "act", "abstract")
    wanted = bool(frame.tail.chains) and (
        _to_do(frame) or (entry is not None and entry.en in _WISHES and _no_subject(frame))
    )
    wish = is_content and content is not None and wanted
    if content and entry is not None and _to_be_done(frame) and _as_task(ctx, frame, content, entry, around):
        return True
    if content and not wish and (is_content or _speaks(frame)):
        ctx.took(range(content.start, content.end))
        that = content.entry.en.replace(" {}", "") if not frame.tail.question else "whether"
        around.after += [words(that, content.entry.id), clause(ctx, frame)]
        around.described = True
        return True
    if content and frame.tail.chains:
        ctx.took(range(content.start, content.end))
    if content is None and entry is not None and _complement(ctx, frame, entry, around):
        return True
    if noun_class in ("act", "content") and (_to_do(frame) or wish):
        for mark in frame.tail.chains:
            ctx.took(mark.tokens)
        around.after.append(clause(ctx, replace(frame, tail=replace(frame.tail, chains=())), form="inf"))
        around.described = True
        return True
    if noun_class == "content" and (_is_gapless(frame) or (frame.kind == "adjective" and _speaks(frame))):
        around.after += [words("that", "r.content"), clause(ctx, frame)]
        around.described = True
        return True
    if noun_class == "abstract" and _is_gapless(frame):
        around.after += [words("of", "r.of"), clause(ctx, frame, form="ing")]
        around.restricted = True
        return True
    if noun_class == "fact":
        around.after += [words("that", "r.fact"), clause(ctx, frame)]
        around.restricted = True
        if made.head is not None and made.head.lemma == "thing":
            made.head = replace(made.head, lemma="fact")
        return True
    return False


def _to_be_done(frame: Frame) -> bool:
    """Whether a という-clause only names what is to be done: 作業を自動化するという目標."""
    tail = frame.tail
    plain = frame.kind == "verb" and not (tail.past or tail.passive or tail.negative or tail.state or tail.question)
    return plain and _no_subject(frame) and not (tail.modals or tail.chains or tail.wraps or tail.adverbs)


def _as_task(ctx: Context, frame: Frame, content: Part, entry: Entry, around: Around) -> bool:
    """Put the clause as "of doing" or "to do" behind a goal, plan or method; tell whether the noun takes it so."""
    row = _complements().get(entry.en)
    if row is None or row["plain"] not in ("of", "inf") or choose_verb(ctx, frame) is None:
        return False
    ctx.took(range(content.start, content.end))
    inf = row["plain"] == "inf"
    around.after += [] if inf else [words("of", "r.complement")]
    around.after.append(clause(ctx, frame, form="inf" if inf else "ing"))
    around.described, around.restricted = around.described or inf, around.restricted or not inf
    return True


def _complement(ctx: Context, frame: Frame, entry: Entry, around: Around) -> bool:
    """Put the clause as the English noun asks for: an opportunity to, the risk of, the reason why; tell whether it asks."""
    row = _complements().get(entry.en)
    if row is None or frame.kind != "verb" or frame.tail.modals or _takes_time(ctx, frame):
        return False
    stated = any(one.role == "ga" or one.topic for one in frame.arguments)
    gapless = any(one.role in ("wo", "quote") for one in frame.arguments)
    plain = not (stated or frame.tail.past or frame.tail.passive or frame.tail.state or frame.tail.chains)
    if not (gapless or row["open"] or (stated and not _has_object_gap(ctx, frame))):
        return False
    form = row["plain"] if plain else row["stated"]
    if not form:
        return False
    rule = "r.complement"
    if form == "inf":
        around.after.append(replace(clause(ctx, frame, form="inf"), rule=rule))
        around.described = True
    elif form in ("of", "for"):
        around.after += [words(form, rule), clause(ctx, frame, form="ing")]
        around.restricted = True
    else:
        around.after += [words(form, rule), clause(ctx, frame, relative=True)]
        around.restricted = True
    return True


@cache
def _complements() -> dict[str, Row]:
    return {row["noun"]: row for row in table("english/complements")}


def _takes_time(ctx: Context, frame: Frame) -> bool:
    """かかる時間, 使った方法: what is taken, spent and used is the noun itself."""
    return ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma in _TAKEN


_TAKEN = frozenset(
    {
        "掛かる",
        "かかる",
        "過ごす",
        "費やす",
        "要する",
        "割く",
        "使う",
        "用いる",
        "得る",
        "与える",
        "持つ",
        "有る",
        "無い",
    }
)


def _has_object_gap(ctx: Context, frame: Frame) -> bool:
    return gap_of(ctx, frame, Compound()).kind == "object"


def _relative(ctx: Context, frame: Frame, made: Compound, around: Around, named: bool) -> None:
    """Put a relative clause behind the noun, which takes part in it; behind a name it only adds something."""
    gap = gap_of(ctx, frame, made)
    entry = made.entry
    person = entry is not None and entry.noun_class in ("person", "group")
    that = "which" if named else "that"
    tail = frame.tail
    new = gap.kind in ("subject", "whose") and not (tail.past or tail.state or tail.passive or named)
    around.restricted, around.described = around.restricted or not new, around.described or new
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
        case _:
            which = f"{gap.words} {'whom' if person else 'which'}" if gap.kind == "preposition" else gap.words
            opening = (
                "where" if named and not person and gap.words in ("", "in", "at", "in which") else which or "in which"
            )
            around.after.append(words(opening, "r.relative"))
            done = _writer(ctx, frame) if opening != "in which" or gap.kind == "preposition" else None
            around.after.append(clause(ctx, frame, subject=done, relative=True))


_DOUBTS = {
    "subject": ("relative", 0.05),
    "object": ("relative", 0.05),
    "whose": ("relative-owner", 0.05),
    "preposition": ("relative-preposition", 0.1),
    "adjunct": ("relative-adjunct", 0.2),
    "where": ("relative", 0.05),
    "when": ("relative", 0.05),
}


def object_clause(ctx: Context, frame: Frame, around: Around, that: str, number: str = "") -> None:
    """The noun is what the clause does something to: that I visited, that Alice proposed, that was proposed."""
    writer = _writer(ctx, frame)
    stated = any(one.role == "ga" for one in frame.arguments)
    if stated or writer is not None:
        around.after.append(words(that, "r.relative"))
        around.after.append(clause(ctx, frame, subject=None if stated else writer, without_object=True))
        return
    gap = EnNode("np", "who" if that == "whom" else that, slot="subject", rule="r.relative").having(number=number)
    around.after.append(clause(ctx, frame, patient=gap))


def _writer(ctx: Context, frame: Frame) -> EnNode | None:
    """Return "I" where the clause says what only the writer can have done, and nobody else reports it."""
    verb = choose_verb(ctx, frame) if frame.kind == "verb" else None
    if verb is None or verb.subject != "author" or not frame.tail.past or frame.tail.passive or frame.tail.benefactive:
        return None
    if any(one.role == "ga" or one.topic for one in frame.arguments):
        return None
    at = ctx.phrases[frame.phrase].head
    while at >= 0:
        tail = ctx.clauses.tails[at]
        if tail.link in ("quote", "content") or any(mark.english == "reportedly" for mark in tail.adverbs):
            return None
        at = ctx.phrases[at].head
    ctx.notes.doubt("subject-author", 0.05)
    return author()


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


def _to_do(frame: Frame) -> bool:
    """Whether the clause before a plan, wish or attempt says what is to be done, and not who did it."""
    if (
        any(one.role == "ga" or one.topic for one in frame.arguments)
        or frame.tail.past
        or frame.tail.passive
        or frame.tail.state
    ):
        return False
    return any(one.role in ("wo", "quote", "koto") for one in frame.arguments)


_WISHES = frozenset({"intention", "wish", "desire", "hope", "plan", "request", "policy"})
"""Nouns that say what somebody wants: an intention to start."""


def _no_subject(frame: Frame) -> bool:
    return not any(one.role == "ga" or one.topic for one in frame.arguments) and not frame.tail.past


def _is_gapless(frame: Frame) -> bool:
    """Whether nothing is missing in the clause that the noun could stand for: 実装する方向 with its object there."""
    if (
        any(one.role == "ga" or one.topic for one in frame.arguments)
        or frame.kind != "verb"
        or frame.tail.passive
        or frame.tail.past
    ):
        return False
    return any(one.role == "wo" for one in frame.arguments)


def _speaks(frame: Frame) -> bool:
    """Whether a という-clause is a sentence of its own: it has a subject or asks a question."""
    return frame.tail.question or any(one.role == "ga" or one.topic for one in frame.arguments)
