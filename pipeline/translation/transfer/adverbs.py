"""Come here when an adverb is wrong or stands in the wrong place."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Frame
from pipeline.translation.transfer.compounds import raw
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.parts import Parts
from pipeline.translation.transfer.prepositions import prepositional


def _adverbs(ctx: Context, frame: Frame, parts: Parts) -> Frame:
    """Put the adverbs of a clause into ``parts``; return the clause, less the negation that an adverb now says (hardly)."""
    for index in frame.adverbs:
        found = adverb_words(ctx, index)
        if entry := ctx.phrases[index].core.entry:
            found[-1], says_no = _beside(entry, found[-1], frame)
            if says_no:
                frame = replace(frame, tail=replace(frame.tail, negative=False))
        for adverb, position in found:
            if position == "start":
                parts.front += [adverb, words(",", "adverb")]
            elif position == "wh":
                parts.wh.append(adverb)
            elif position in ("pre", "adj"):
                (parts.rest if frame.kind != "verb" else parts.pre).append(
                    adverb.as_("complement" if frame.kind != "verb" else "")
                )
            else:
                parts.end.append(adverb)
    for mark in frame.tail.adverbs:
        tokens = ctx.took(mark.tokens)
        if mark.english in EVIDENCE:
            continue
        if mark.english in _BEFORE_VERB:
            parts.pre.append(words(mark.english, mark.rule, tokens))
        else:
            parts.front = [words(mark.english, mark.rule, tokens), words(",", "adverb"), *parts.front]
    for mark in frame.tail.manners:
        parts.end.append(words(mark.english, mark.rule, ctx.took(mark.tokens)))
    return frame


def _beside(entry: Entry, adverb: tuple[EnNode, str], frame: Frame) -> tuple[tuple[EnNode, str], bool]:
    """Return the adverb as it is said beside this predicate, and whether it says the predicate's negation too.

    ``negative=not yet``: the predicate keeps its not (is not used yet); ``negative=hardly``: it has none (is hardly used).
    ``verb=considerably`` stands beside verbs where the plain English (quite) stands before adjectives.
    """
    node, _position = adverb
    verbal = frame.kind == "verb"
    if frame.tail.negative and "negative" in entry.forms:
        text = (verbal and entry.forms.get("verb-negative")) or entry.forms["negative"]
        rest = text.removeprefix("still not").removeprefix("not ").strip() or "yet"
        place = "adj" if not verbal and rest != "yet" else "end" if rest in _BEHIND_NOT else "pre"
        return (replace(node, lemma=rest), place), rest == text
    if verbal and "verb" in entry.forms:
        return (replace(node, lemma=entry.forms["verb"]), "end"), False
    return adverb, False


_BEHIND_NOT = frozenset({"yet", "at all", "much", "so"})


EVIDENCE = frozenset({"reportedly", "apparently", "perhaps"})


_BEFORE_VERB = frozenset({"probably", "just", "sometimes", "often", "not necessarily", "merely"})


def adverb_words(ctx: Context, index: int) -> list[tuple[EnNode, str]]:
    """Return an adverbial phrase with what modifies it, each with its position (start, pre, end)."""
    phrase = ctx.phrases[index]
    unit, entry = phrase.core, phrase.core.entry
    found: list[tuple[EnNode, str]] = []
    for below in ctx.clauses.dependents[index]:
        if ctx.clauses.is_adverbial(below):
            found += [(one, "pre") for one, _ in adverb_words(ctx, below)]
        else:
            found.append((prepositional(ctx, below), "end"))
    for part in phrase.parts:
        ctx.took(range(part.start, part.end))
    for extra in phrase.units[:-1]:
        found.append(
            (words(extra.entry.en if extra.entry else f"[{extra.text}]", "adverb", ctx.took(extra.tokens)), "end")
        )
    ctx.took(phrase.light)
    if entry is None:
        found.append((raw(ctx, unit), "end"))
        return found
    tokens = ctx.took(unit.tokens)
    text = entry.en.rstrip(",")
    position = entry.position or ("start" if entry.kind == "sentence-adverb" else "end")
    if unit.kind == "adjective":
        text, position = entry.forms.get("adverb") or _adverb_of(entry.en), "end"
    if text in _WH:
        position = "wh"
    found.append((words(text, entry.id, tokens), position))
    return found


_WH = frozenset({"how", "when", "why", "where", "what", "how far", "to what extent"})


def _adverb_of(adjective: str) -> str:
    """Return the adverb of an adjective that the lexicon gives none for."""
    if " " in adjective or adjective.endswith(("ly", "-like")):
        return f"in a {adjective} way"
    if adjective in ("fast", "early", "late", "hard", "high", "low"):
        return adjective
    if adjective.endswith("ic"):
        return adjective + "ally"
    if adjective.endswith("le"):
        return adjective[:-1] + "y"
    if adjective.endswith("y"):
        return adjective[:-1] + "ily"
    return adjective + "ly"
