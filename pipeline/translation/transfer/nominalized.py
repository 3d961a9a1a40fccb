"""Come here when 〜こと and 〜の come out wrong: a clause that is made a noun becomes that-clause, infinitive or gerund."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Argument
from pipeline.translation.transfer.context import Context, words


def fact_clause(ctx: Context, one: Argument, slot: str, own: Sequence[int] | None = None) -> EnNode:
    """Return the clause under こと as ``that`` clause, ``inf`` or ``ing``; what else hangs on こと follows it."""
    from pipeline.translation.transfer.predication import clause
    from pipeline.translation.transfer.prepositions import prepositional

    phrase = ctx.phrases[one.phrase]
    ctx.took(phrase.core.tokens)
    for part in phrase.parts:
        ctx.took(range(part.start, part.end))
    children: list[EnNode] = []
    for below in ctx.clauses.dependents[one.phrase] if own is None else own:
        if not ctx.clauses.is_predicate(below):
            children.append(prepositional(ctx, below))
            continue
        frame = ctx.clauses.frame(below)
        if slot in ("inf", "ing"):
            children.insert(0, clause(ctx, frame, form=slot))
        else:
            children = [words("that", "r.fact", phrase.core.tokens), clause(ctx, frame), *children]
    return EnNode("clause", children=tuple(children), rule="r.fact")
