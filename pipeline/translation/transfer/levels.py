"""Come here when 関心の高さ is a height, and not a high interest: how high or good a quality is, as a noun."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.translation.transfer.context import Context
from pipeline.translation.transfer.heads import Around, Compound

_LEVELS = {"高さ": "high", "低さ": "low", "良さ": "good", "悪さ": "poor"}
"""Nouns that say how much there is of a quality, with what English calls the quality."""


def put_level(ctx: Context, one: int, made: Compound, around: Around) -> bool:
    """Make 自由度の高さ "high degree of freedom", 製品への関心の高さ "high level of interest in the product"; tell whether it was one."""
    from pipeline.translation.transfer.noun_phrases import noun_phrase

    phrase = ctx.phrases[one]
    entry = phrase.core.entry
    high = _LEVELS.get(made.entry.ja, "") if made.entry is not None else ""
    if not high or entry is None or made.head is None or made.before or entry.noun_class not in ("abstract", "degree"):
        return False
    alone = len(phrase.units) == 1 and not ctx.clauses.dependents[one] and not phrase.asides
    ctx.took_parts(one)
    if alone:
        tokens = (*made.head.tokens, *ctx.took(phrase.core.tokens))
        made.head = replace(made.head, lemma=f"{high} {entry.en}", tokens=tokens)
    elif high in ("high", "low"):
        made.head = replace(made.head, lemma=f"{high} level")
        around.after.insert(0, EnNode("pp", "of", children=(noun_phrase(ctx, one, "of"),), rule="c.no"))
    else:
        return False
    around.restricted = True
    return True
