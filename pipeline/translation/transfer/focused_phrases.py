"""Come here when an adverb that English puts before a whole phrase, its preposition too (特に価格について), stands elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.english_tree import EnNode
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.phrases import Phrase, compound_entry
from pipeline.translation.transfer.place_prepositions import place_preposition


def focused_phrase(ctx: Context, index: int, focused: Sequence[int], prep: str) -> EnNode:
    """Return the phrase with its adverbs before the preposition: in particular about prices."""
    from pipeline.translation.transfer.noun_phrases import noun_phrase

    phrase = ctx.phrases[index]
    rest = [one for one in ctx.clauses.dependents[index] if one not in focused]
    case = next((part for part in reversed(phrase.parts) if part.entry.kind == "case" and part.role != "no"), None)
    entry = compound_entry(phrase)
    node = noun_phrase(ctx, index, "preposition", rest)
    plain = case is not None and case.role in ("ni", "de")
    own = node.feature("prep") or prep or (place_preposition(entry, case.role) if plain and case else "")
    said = own or (case.entry.en if case else "")
    adverbs = []
    for one in focused:
        ctx.took_parts(one)
        core = ctx.phrases[one].core
        adverbs.append(words(core.entry.en.rstrip(",") if core.entry else core.text, "adverb", ctx.took(core.tokens)))
    inner = EnNode("pp", said, children=(node,), rule=case.entry.id if case else "np") if said else node
    return EnNode("pp", children=(*adverbs, inner), rule=case.entry.id if case else "np")


def focuses(phrase: Phrase) -> bool:
    """Whether an adverb stands before the whole phrase in English, its preposition too: 特に価格について, 主に海外から."""
    entry = phrase.core.entry
    word = phrase.core.kind in ("adverb", "connector") and len(phrase.units) == 1
    return word and entry is not None and entry.en.rstrip(",") in _FOCUSING


_FOCUSING = frozenset(
    {
        "in particular",
        "particularly",
        "especially",
        "mainly",
        "primarily",
        "chiefly",
        "at the latest",
        "at least",
        "at most",
    }
    | {"at the earliest", "for example", "partly", "exclusively"}
)
