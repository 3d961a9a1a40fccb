"""Come here when what is said of a thing's quality wants "have": この方式が一番コストが低い, this method has the lowest cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Argument, Frame
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.phrases import noun_class


def quality_had(ctx: Context, frame: Frame, arguments: Sequence[Argument]) -> tuple[list[Argument], Argument] | None:
    """Return the arguments with the thing as their subject, and the quality that it has; None where "X is high" says it.

    The thing stands with が before the quality (設計が柔軟性が高い), or is an act or the first of all with は.
    """
    entry = ctx.phrases[frame.phrase].core.entry
    stated = [one for one in arguments if one.role == "ga" and not one.topic and not one.focus]
    if frame.kind != "adjective" or entry is None or entry.en not in _SIZES or not stated:
        return None
    quality = stated[-1]
    thing = stated[-2] if len(stated) > 1 else next((one for one in arguments if one.role == "theme"), None)
    if thing is None or thing.phrase > quality.phrase or noun_class(ctx.phrases[quality.phrase]) in _NO_QUALITIES:
        return None
    if len(stated) == 1 and not (_is_first(ctx, frame) or noun_class(ctx.phrases[thing.phrase]) == "act"):
        return None
    if len(stated) > 2 or noun_class(ctx.phrases[thing.phrase]) in ("fact", "time", "place", "relation"):
        return None
    return [replace(one, role="ga") if one is thing else one for one in arguments if one is not quality], quality


def with_quality(ctx: Context, quality: Argument, rest: Sequence[EnNode]) -> list[EnNode]:
    """Return what follows "have", where ``rest`` has the adjective alone: the lowest cost, high flexibility."""
    from pipeline.translation.transfer.noun_phrases import noun_phrase

    noun = noun_phrase(ctx, quality.phrase, "title")
    ctx.took_parts(quality.phrase)
    entry = ctx.phrases[quality.phrase].core.entry
    counted = entry is not None and "count" in entry.grammar and noun.feature("number") != "plural"
    return [_before(one, noun, counted) if one.slot == "complement" else one for one in rest]


def _before(adjective: EnNode, noun: EnNode, counted: bool) -> EnNode:
    first = adjective.children[0] if adjective.children else adjective
    article = () if first.lemma == "the" or not counted else (words("a", "article"),)
    return EnNode("np", children=(*article, adjective, noun), slot="complement", rule="r.having")


def _is_first(ctx: Context, frame: Frame) -> bool:
    return any(ctx.phrases[index].core.text in ("一番", "最も", "もっとも") for index in frame.adverbs)


_SIZES = frozenset("large big small high low strong weak long short".split())
"""Adjectives of what something has more or less of."""

_NO_QUALITIES = frozenset({"person", "group", "place", "time", "fact", "pronoun", "relation"})
"""Classes of nouns that nothing has as a quality."""
