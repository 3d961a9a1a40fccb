"""Come here when an adjective comes out wrong: its words, how much, more than what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Argument, Frame
from pipeline.translation.transfer.adverbs import adverb_words
from pipeline.translation.transfer.comparison import comparative, compared
from pipeline.translation.transfer.compounds import raw, shown
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.measured import alike, asks_how, by_how_much, times_of
from pipeline.translation.transfer.parts import Parts
from pipeline.translation.transfer.units import Unit


def say_adjective(ctx: Context, frame: Frame, arguments: list[Argument], parts: Parts) -> list[Argument]:
    """Put the adjective into ``parts``, what it is compared with included; return the arguments that are left."""
    core = ctx.phrases[frame.phrase].core
    arguments, times = times_of(ctx, frame, arguments)
    arguments, share, tokens = by_how_much(ctx, arguments)
    arguments, standard = alike(ctx, frame, arguments)
    degrees = [one for one in parts.rest if one.slot == "complement"]
    parts.rest = [one for one in parts.rest if one.slot != "complement"]
    adjective = adjective_word(ctx, replace(frame, adverbs=()), degrees)
    if degrees and degrees[-1].lemma == "most":
        adjective.insert(0, words("the", "article"))
    if is_compared(ctx, frame) and core.entry:
        adjective[-1] = replace(adjective[-1], lemma=comparative(core.entry))
    too = [words(_TOO[mark.english], mark.rule) for mark in frame.tail.manners if mark.english in _TOO]
    adjective = [*too, *adjective]
    if share and core.entry:
        as_much = share.endswith(("times", "twice", "half")) and not is_compared(ctx, frame)  # 3倍ほど速い
        adjective = [words(f"{share} as" if as_much else share, "number", tokens), *adjective[:-1]]
        adjective.append(words(core.entry.en if as_much else comparative(core.entry), core.entry.id, core.tokens))
    if asks_how(parts.wh) and not standard:
        parts.wh[-1:] = [words("how", "wh"), *adjective]
        adjective = []
    complement = EnNode("word", children=(*standard[:1], *adjective, *standard[1:], *times))
    parts.rest.append(complement.as_("complement"))
    return arguments


def is_quality(ctx: Context, one: Argument) -> bool:
    """Whether で joins one quality to the next, and tells no place or means: 軽量で安価だ, 汎用でLinux向け; 無料で使いやすい is easy to use too."""
    phrase = ctx.phrases[one.phrase]
    entry = phrase.core.entry
    plain = len(phrase.units) == 1 and not ctx.clauses.dependents[one.phrase] and not phrase.asides
    if one.role != "de" or one.focus or entry is None or not plain:
        return False
    return phrase.core.kind == "adjective" or entry.noun_class == "modifier"


def with_qualities(ctx: Context, qualities: Sequence[Argument], rest: Sequence[EnNode]) -> list[EnNode]:
    """Return what follows the verb with those qualities before its complement: general-purpose and for Linux."""
    at = next((at for at, one in enumerate(rest) if one.slot == "complement"), -1)
    if not qualities or at < 0:
        return list(rest)
    made: list[EnNode] = []
    for one in qualities:
        core = ctx.phrases[one.phrase].core
        ctx.took_parts(one.phrase)
        made += [words(",", "list")] if made else []
        made.append(words(core.entry.en if core.entry else core.text, "c.de", ctx.took(core.tokens)))
    return [*rest[:at], *made, words("and", "list"), *rest[at:]]


MORE = frozenset({"more", "a little more", "even more", "much more"})
"""Adverbs that ask for more of what is wanted or needed: もっと時間が必要だ, more time is necessary."""

_TOO = {"too much": "too"}
"""What is said behind a verb and before an adjective: used too much, too expensive."""


def adjective_word(ctx: Context, frame: Frame, degrees: Sequence[EnNode] = ()) -> list[EnNode]:
    """Return an adjective as it stands before a noun, with its adverbs and the ``degrees`` already made."""
    phrase = ctx.phrases[frame.phrase]
    unit, entry = phrase.core, phrase.core.entry
    made = [*degrees, *(one for index in frame.adverbs for one, _ in adverb_words(ctx, index, frame))]
    for part in phrase.parts:
        tokens = ctx.took(range(part.start, part.end))
        if part.entry.id.startswith("e.soudayoutai") and _is_before_noun(ctx, frame):
            made.append(words("seemingly", part.entry.id, tokens))  # 難しそうな課題
    for extra in phrase.units[:-1]:
        if extra.amount is not None and extra.amount.kind == "count" and set(extra.tokens) <= ctx.notes.realised:
            continue  # the subject: 3台必要だ
        if extra.amount is not None and entry is not None:
            return [*made, *_by_how_much(ctx, extra, unit, entry, is_compared(ctx, frame))]
        made.append(
            words(
                extra.english or (extra.entry.en if extra.entry else shown(ctx, extra)), "unit", ctx.took(extra.tokens)
            )
        )
    if entry is None:
        return [*made, raw(ctx, unit)]
    said = entry.forms["thing"] if "thing" in entry.forms and _is_of_thing(ctx, frame) else entry.en
    if "said" in entry.forms and not _is_before_noun(ctx, frame):
        said = entry.forms["said"]  # 眺めは最高だった: the best
    if "ni" in entry.forms and any(one.role == "ni" for one in frame.arguments):
        said = entry.forms["ni"]  # Linuxに詳しい: knowledgeable about Linux
    text, made = compared(entry, said, made)
    return [*made, words(text, entry.id, ctx.took(unit.tokens))]


def is_compared(ctx: Context, frame: Frame) -> bool:
    """Whether the adjective says more: 昨年より高い, この方が高い."""
    if frame.tail.link_rule == "l.bahodo":
        return True
    for sub in frame.subordinates:
        grows = sub.tail.link_rule == "l.bahodo" or (sub.tail.link == "extent" and sub.kind == "adjective")
        if grows or sub.tail.link == "rather-ing":
            return True
    if any(one.role == "hodo" for one in frame.arguments) and not frame.tail.negative:
        return True  # 大きい会社ほど効果が大きい
    entries = (ctx.phrases[one].core.entry for one in frame.adverbs)
    if any(entry is not None and entry.en in ("very", "extremely", "really") for entry in entries):
        return False  # 通訳の方がとても上手だった
    if any(_is_choice(ctx, one.phrase) for one in frame.arguments if one.role == "ga"):
        return True
    parts = (part for one in frame.arguments for part in ctx.phrases[one.phrase].parts)
    return any(part.role == "yori" or part.entry.id == "c.nohoo" for part in parts)


def _is_choice(ctx: Context, index: int) -> bool:
    """Whether 方 stands for one of two: この方が, not 話し方が."""
    core = ctx.phrases[index].core
    stem = core.start > 0 and ctx.tokens[core.start - 1].cform.startswith("連用")
    return core.text in ("方", "ほう") and not stem


def _is_before_noun(ctx: Context, frame: Frame) -> bool:
    head = ctx.phrases[frame.phrase].head
    return head >= 0 and ctx.phrases[head].core.kind == "noun" and not frame.tail.link


def _is_of_thing(ctx: Context, frame: Frame) -> bool:
    """Whether the adjective speaks of a thing that can be touched: its subject, that of なる over it, or the noun behind it."""
    head = ctx.phrases[frame.phrase].head
    over = ctx.clauses.frame(head).arguments if head >= 0 and ctx.clauses.is_complement(frame.phrase) else ()
    said = [one.phrase for one in (*frame.arguments, *over) if one.role == "ga" or (one.topic and not one.role)]
    if not said and head >= 0 and not ctx.phrases[head].verbal:
        said = [head]
    entries = [ctx.phrases[one].core.entry for one in said]
    return any(entry is not None and entry.noun_class == "thing" for entry in entries)


def _by_how_much(ctx: Context, amount: Unit, unit: Unit, entry: Entry, more: bool) -> list[EnNode]:
    """約60倍速い is "about 60 times as fast", 25%速い "25% faster", and so is ``more`` than another (前より10倍速い)."""
    assert amount.amount is not None
    said, tokens = amount.amount, ctx.took(amount.tokens)
    times = said.kind == "times" and not more
    much = words(f"{said.adverb} as" if times else said.adverb if said.kind == "times" else said.text, "number", tokens)
    return [much, words(entry.en if times else comparative(entry), entry.id, ctx.took(unit.tokens))]
