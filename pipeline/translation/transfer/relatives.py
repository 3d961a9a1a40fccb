"""Come here when a clause before a noun is wrong: relative clauses, という, and how the noun takes part in them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Frame
from pipeline.translation.transfer.compounds import Compound
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.predicate import has_part

if TYPE_CHECKING:
    from pipeline.translation.transfer.genitives import Around

_WHERE = {"place": "where", "time": "when"}


def modify_with_clause(ctx: Context, index: int, made: Compound, around: Around) -> None:
    """Put the predicate phrase ``index`` before or behind the noun that it modifies."""
    from pipeline.translation.transfer.adverbs import adverb_words
    from pipeline.translation.transfer.copula import adjective_word
    from pipeline.translation.transfer.predication import clause

    phrase = ctx.phrases[index]
    frame = ctx.clauses.frame(index)
    content = has_part(phrase, "link", "content")
    entry = made.entry
    if (
        frame.kind == "adjective"
        and not content
        and not frame.arguments
        and not frame.subordinates
        and not frame.tail.past
    ):
        if frame.tail.negative:
            around.before.append(words("not", "negative", frame.tail.tokens))
        around.before += adjective_word(ctx, frame)
        if phrase.core.entry and phrase.core.entry.is_plural:
            around.plural = True
        if phrase.core.entry and (phrase.core.entry.en == "same" or "the" in phrase.core.entry.forms):
            around.restricted = True
        around.described = True
        return
    if _with_or_without(ctx, frame, around):
        return
    if frame.tail.link == "purpose":
        around.after.append(clause(ctx, frame, form="inf"))
        return
    if (
        frame.kind == "nominal"
        and not content
        and not frame.arguments
        and not frame.subordinates
        and not frame.tail.past
        and not frame.tail.negative
    ):
        from pipeline.translation.transfer.compounds import compound

        inner = compound(ctx, phrase)
        ctx.took(frame.tail.tokens)
        around.before += [one for index_ in frame.adverbs for one, _ in adverb_words(ctx, index_)]
        around.before += [*inner.before, *([inner.head] if inner.head else [])]
        around.described = True
        return
    is_content = entry is not None and entry.noun_class in ("content", "fact", "act", "abstract")
    wish = is_content and content is not None and _to_do(frame) and bool(frame.tail.chains)
    if content and not wish and (is_content or _speaks(frame, ctx)):
        ctx.took(range(content.start, content.end))
        that = content.entry.en.replace(" {}", "") if not frame.tail.question else "whether"
        around.after += [words(that, content.entry.id), clause(ctx, frame)]
        around.described = True
        return
    if content and entry is not None and frame.tail.chains:
        ctx.took(range(content.start, content.end))
    if entry is not None and entry.noun_class in ("act", "content") and _to_do(frame):
        chains = frame.tail.chains
        for mark in chains:
            ctx.took(mark.tokens)
        around.after.append(clause(ctx, replace(frame, tail=replace(frame.tail, chains=())), form="inf"))
        around.described = True
        return
    if entry is not None and entry.noun_class == "content" and _is_gapless(ctx, frame):
        around.after += [words("that", "r.content"), clause(ctx, frame)]
        around.described = True
        return
    if entry is not None and entry.noun_class == "abstract" and _is_gapless(ctx, frame):
        around.after += [words("of", "r.of"), clause(ctx, frame, form="ing")]
        around.restricted = True
        return
    if entry is not None and entry.noun_class == "fact":
        around.after += [words("that", "r.fact"), clause(ctx, frame)]
        around.restricted = True
        if made.head is not None and made.head.lemma == "thing":
            made.head = replace(made.head, lemma="fact")
        return
    if content:
        ctx.took(range(content.start, content.end))
    role = head_role(ctx, frame, made)
    around.restricted = True
    ctx.notes.doubt("relative", 0.05)
    named = _is_named(made)
    around.after += [words(",", "r.relative")] if named else []
    _relative(ctx, frame, made, around, role, named)
    around.after += [words(",", "r.relative")] if named else []


def _relative(ctx: Context, frame: Frame, made: Compound, around: Around, role: str, named: bool) -> None:
    """Put a relative clause behind the noun, which takes part in it as ``role``; behind a name it only adds something."""
    from pipeline.translation.transfer.predication import clause

    entry = made.entry
    that = "which" if named else "that"
    if role == "ga":
        who = "who" if entry and entry.noun_class == "person" else that
        subject = EnNode("np", who, slot="subject", rule="r.relative").having(
            number="plural" if around.plural or _is_generic(entry, made) else ""
        )
        around.after.append(clause(ctx, frame, subject=subject))
        if not around.plural and entry and entry.noun_class not in ("modifier",) and subject.feature("number"):
            around.plural = made.head is not None and made.head.category == "noun"
            around.restricted = False
        return
    if role.startswith("whom:"):
        around.after += [words(f"{role[5:]} whom", "r.relative"), clause(ctx, frame, relative=True)]
        return
    if role == "wo":
        gap = EnNode("np", that, slot="subject", rule="r.relative")
        passive = not any(one.role == "ga" for one in frame.arguments)
        if passive:
            around.after.append(clause(ctx, frame, patient=gap))
        else:
            around.after += [words(that, "r.relative"), clause(ctx, frame, without_object=True)]
        return
    place = named or (entry is not None and entry.noun_class == "place")
    where = "where" if place else _WHERE.get(entry.noun_class if entry else "", "in which")
    around.after += [words(where, "r.relative"), clause(ctx, frame, relative=True)]
    ctx.notes.doubt("relative-adjunct", 0.2)


def _is_named(made: Compound) -> bool:
    """Whether the noun is a name: it needs no clause to tell which one is meant."""
    if made.head is None or made.head.category != "noun" or made.entry is None or "proper" not in made.entry.grammar:
        return False
    name = made.head.lemma[:1].isupper() and made.entry.noun_class not in ("time", "quantity", "pronoun")
    return name and not made.determiner and not made.counted


def _is_generic(entry: Entry | None, made: Compound) -> bool:
    """Whether the bare noun stands for any number of its kind, and is better in the plural: people and things."""
    if entry is None or made.determiner or made.counted:
        return False
    return "count" in entry.grammar and "the" not in entry.grammar and entry.noun_class in ("person", "group")


_HAVING = {"有る": "with", "無い": "without", "多い": "with many", "少ない": "with few"}


def _with_or_without(ctx: Context, frame: Frame, around: Around) -> bool:
    """信頼性のないlkcd is "LKCD without reliability": tell whether the clause was of that kind."""
    from pipeline.translation.transfer.noun_phrases import noun_phrase

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


def _is_gapless(ctx: Context, frame: Frame) -> bool:
    """Whether nothing is missing in the clause that the noun could stand for: 実装する方向 with its object there."""
    if (
        any(one.role == "ga" or one.topic for one in frame.arguments)
        or frame.kind != "verb"
        or frame.tail.passive
        or frame.tail.past
    ):
        return False
    return any(one.role == "wo" for one in frame.arguments)


def _speaks(frame: Frame, ctx: Context) -> bool:
    """Whether a という-clause is a sentence of its own: it has a subject or asks a question."""
    return frame.tail.question or any(one.role == "ga" or one.topic for one in frame.arguments)


def head_role(ctx: Context, frame: Frame, made: Compound) -> str:
    """Return the role that the modified noun plays in the clause: ``ga``, ``wo`` or empty for time, place and the like."""
    from pipeline.translation.transfer.valency import choose_verb

    filled = {one.role for one in frame.arguments} | {"ga" for one in frame.arguments if one.role == "" and one.topic}
    noun_class = made.entry.noun_class if made.entry else ""
    if frame.kind != "verb":
        return "" if noun_class in ("time",) and "ga" in filled else "ga"
    verb = choose_verb(ctx, frame)
    transitive = bool(verb and "wo" in verb.frame)
    if noun_class in ("time", "relation") or (noun_class == "place" and "ga" in filled):
        return ""
    if frame.tail.passive:
        return "ga" if "ga" not in filled else ""
    if verb is not None and verb.subject == "author" and "ga" not in filled and noun_class == "person":
        partner = next((verb.frame[role] for role in ("ni", "to") if role in verb.frame and role not in filled), "")
        if partner in ("with", "to", "from", "for"):
            return f"whom:{partner}"
    if "ga" not in filled and (not transitive or "wo" in filled or "quote" in filled):
        return "ga"
    if transitive and "wo" not in filled:
        return "wo"
    return ""
