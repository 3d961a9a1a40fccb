"""Come here when 〜こと, 〜の and 〜のは〜だ come out wrong: a clause made a noun is a that-clause, infinitive, gerund or cleft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Argument, Frame
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.list_members import has_role, is_list_member
from pipeline.translation.transfer.phrases import last_role
from pipeline.translation.transfer.subject import is_fact


def fact_clause(ctx: Context, one: Argument, slot: str, own: Sequence[int] | None = None) -> EnNode:
    """Return the clause under こと as ``that`` clause, ``inf``, ``ing`` or what ``for`` stands before; what else hangs on こと follows it."""
    from pipeline.translation.transfer.arguments import argument_node
    from pipeline.translation.transfer.embedded import as_thought_then, question
    from pipeline.translation.transfer.predication import clause
    from pipeline.translation.transfer.prepositions import prepositional

    phrase = ctx.phrases[one.phrase]
    ctx.took(phrase.core.tokens)
    ctx.took_parts(one.phrase)
    children: list[EnNode] = []
    listed: list[EnNode] = []
    for below in ctx.clauses.dependents[one.phrase] if own is None else own:
        alike = ctx.phrases[below].core.text == phrase.core.text and last_role(ctx.phrases[below]) in ("to", "and")
        if (alike or is_list_member(ctx, below)) and is_fact(
            ctx, Argument("", below)
        ):  # 開催すること、会場は未定であることを発表した
            listed += [fact_clause(ctx, Argument("", below), slot), words(",", "list"), words("and", "list")]
            continue
        if not ctx.clauses.is_predicate(below):
            children.append(prepositional(ctx, below))
            continue
        if ctx.clauses.asks(below):
            children.append(question(ctx, below))
            continue
        frame = ctx.clauses.frame(below)
        stated = next((other for other in frame.arguments if other.role == "ga"), None) if slot == "for" else None
        if stated is not None:  # モニタが届くのを待つ: for the monitor to arrive
            rest = replace(frame, arguments=tuple(other for other in frame.arguments if other is not stated))
            children[:0] = [argument_node(ctx, stated, "subject"), clause(ctx, rest, form="inf")]
        elif slot in ("inf", "ing"):
            children.insert(0, clause(ctx, frame, form=slot))
        else:
            known = as_thought_then(ctx, frame, phrase.head) if slot == "that" else frame
            children = [words("that", "r.fact", phrase.core.tokens), clause(ctx, known), *children]
    more = [words("among other things", "f.nado")] if listed and has_role(phrase, "nado") else []
    return EnNode("clause", children=(*listed, *children, *more), rule="r.fact")


def cleft(ctx: Context, one: Argument, frame: Frame, number: str) -> EnNode | None:
    """Return 売れているのは of 売れているのはこの製品だ as "that is selling"; None where the noun has no part in the clause."""
    from pipeline.translation.transfer.clefts import names_somebody
    from pipeline.translation.transfer.gaps import gap_of
    from pipeline.translation.transfer.heads import Around, Compound
    from pipeline.translation.transfer.predication import clause
    from pipeline.translation.transfer.relative_objects import object_clause

    phrase = ctx.phrases[one.phrase]
    below = ctx.clauses.dependents[one.phrase]
    if len(below) != 1 or phrase.core.text != "の" or not ctx.clauses.is_predicate(below[0]):
        return None
    inner = ctx.clauses.frame(below[0])
    entry = ctx.phrases[frame.phrase].core.entry
    noun_class = entry.noun_class if entry is not None else ""
    if not ("topic" in one.focus or one.role == "ga") or noun_class in (
        "abstract",
        "content",
        "fact",
        "relation",
        "degree",
    ):
        return None
    somebody = (
        inner.kind == "verb"
        and names_somebody(ctx, frame, inner)
        and not any(other.role == "ga" for other in inner.arguments)
    )
    kind = "subject" if somebody else gap_of(ctx, inner, Compound(entry=entry)).kind
    held = kind == "subject" and inner.tail.passive and noun_class == "place"
    if kind not in ("subject", "object"):
        return None
    ctx.took(phrase.core.tokens)
    ctx.took_parts(one.phrase)
    around = Around()
    if held:
        around.after += [words("where", "r.cleft"), clause(ctx, inner, relative=True)]
    elif kind == "subject":
        who = "who" if somebody else "that"
        that = EnNode("np", who, slot="subject", rule="r.relative").having(number=number)
        around.after.append(clause(ctx, inner, subject=that))
    else:
        object_clause(ctx, inner, around, "that", number)
    return EnNode("clause", children=tuple(around.after), rule="r.cleft")
