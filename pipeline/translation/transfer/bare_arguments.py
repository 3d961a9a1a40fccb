"""Come here when a time or a noun without a particle stands in the wrong place: this year, only on weekdays, for three days, by one week."""

from __future__ import annotations

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Argument, Frame
from pipeline.translation.transfer.amounts import approximately
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.counted_nouns import fold
from pipeline.translation.transfer.floating_amounts import by_how_much, is_amount
from pipeline.translation.transfer.noun_phrases import noun_phrase
from pipeline.translation.transfer.parts import Parts
from pipeline.translation.transfer.place_prepositions import place_preposition
from pipeline.translation.transfer.prepositions import now_word, prepositional
from pipeline.translation.transfer.time_phrases import is_time
from pipeline.translation.transfer.units import Unit


def put_time(ctx: Context, one: Argument, parts: Parts, frame: Frame) -> None:
    """A time without a preposition of its own: this year, in the morning, on 12 May."""
    node_ = time_node(ctx, one.phrase)
    if {"only", "only-negative"} & set(one.focus):
        parts.end.append(node_)
    elif one.topic or (
        one.phrase == min(other.phrase for other in frame.arguments) and not _says_when(ctx, one, frame)
    ):
        parts.front += [node_.having(when="yes"), words(",", "time")]
    else:
        parts.end.append(node_.having(timed="yes"))


def _says_when(ctx: Context, one: Argument, frame: Frame) -> bool:
    """Whether a date or an hour with に says of a plain clause when, and opens nothing: 5月28日に東京で開かれた, held in Tokyo on 28 May."""
    phrase = ctx.phrases[one.phrase]
    amount = phrase.core.amount
    roles = [part.role for part in phrase.parts]
    said = amount is not None and amount.kind == "moment"
    said = said and (roles == ["ni"] or (not roles and amount is not None and amount.adverb.startswith("from ")))
    plain = frame.kind == "verb" and not frame.subordinates and not phrase.comma
    return (
        said
        and plain
        and not any(
            other.role in ("quote", "koto", "youni", "time", "") for other in frame.arguments if other is not one
        )
    )


def time_node(ctx: Context, index: int) -> EnNode:
    """Return a time phrase as an adverbial, with "only" where しか or だけ says so."""
    made = _time_alone(ctx, index)
    only = next((part for part in ctx.phrases[index].parts if part.role in ("only", "only-negative")), None)
    if only is None or any(node.lemma == "only" for node in (made, *made.children)):
        return made
    ctx.took_parts(index)
    return EnNode(
        "pp", "", children=(words("only", only.entry.id, tuple(range(only.start, only.end))), made), rule="time"
    )


def _time_alone(ctx: Context, index: int) -> EnNode:
    phrase = ctx.phrases[index]
    entry, unit = phrase.core.entry, phrase.core
    case = next((part for part in phrase.parts if part.entry.kind == "case" and part.role not in ("no", "nado")), None)
    prep = case.entry.en if case and case.role not in ("ni", "de", "nouchi") else ""
    named = bool(prep) or (entry is not None and "adverb" in entry.forms)
    if named and len(phrase.units) == 1 and entry and not ctx.clauses.dependents[index] and not phrase.asides:
        ctx.took_parts(index)
        text = (entry.forms["adverb"] if now_word(entry) else entry.en) if prep else entry.forms.get("adverb", entry.en)
        word = words(text, entry.id, ctx.took(unit.tokens))
        return EnNode("pp", prep, children=(word,), rule="time") if prep else word
    if unit.amount is not None and not prep:
        if unit.amount.kind == "duration" and any(
            ctx.clauses.role_of(one) == "kara" for one in ctx.clauses.dependents[index]
        ):
            return noun_phrase(ctx, index, "preposition")  # 導入から3年、: three years after
        if len(phrase.units) == 1 and not ctx.clauses.dependents[index] and not phrase.asides:
            ctx.took_parts(index)
            about = next((part for part in phrase.parts if part.role == "about"), None)
            amount = unit.amount if about is None else approximately(unit.amount)
            if amount.plural and amount.kind == "duration" and any(part.role == "together" for part in phrase.parts):
                return words(_throughout(amount.text), "f.tomo", ctx.took(unit.tokens))
            text = amount.adverb or amount.text
            if amount.kind == "duration" and case is not None:
                text = f"in {amount.text}"
            return words(text, about.entry.id if about else "number", ctx.took(unit.tokens))
        prep = unit.amount.adverb.split(" ")[0] if unit.amount.adverb != unit.amount.text else ""
    elif (
        not prep and entry is not None and entry.forms.get("adverb", "").startswith("in the ") and _of_a_day(ctx, index)
    ):
        prep = "on"
    elif not prep and entry is not None and {part.role for part in phrase.parts} <= {"topic", "only"}:
        prep = "in" if entry.forms.get("adverb", "").startswith("in the ") else ""  # 初日の午前中は
    if (
        not prep
        and entry is not None
        and entry.noun_class == "time"
        and "adverb" not in entry.forms
        and len(phrase.units) == 1
    ):
        prep = place_preposition(entry, "ni")
    return prepositional(ctx, index, prep=prep)


def _throughout(long: str) -> str:
    """Return a duration with とも: 三日間とも晴れた, on all three days; 二日とも, on both days."""
    number, _, noun = long.partition(" ")
    every = f"both {noun}" if number == "two" else f"all {long}"
    return f"{'on' if noun == 'days' else 'for'} {every}"


def _of_a_day(ctx: Context, index: int) -> bool:
    """Whether the part of a day is that of a day named by its number or date: 2日目の午後."""
    below = ctx.clauses.dependents[index]
    amounts = [ctx.phrases[one].core.amount for one in below if ctx.clauses.role_of(one) == "no"]
    return any(amount is not None and amount.kind == "moment" for amount in amounts)


def put_bare(ctx: Context, one: Argument, parts: Parts, frame: Frame) -> None:
    """A noun without any particle: an amount (3人 参加した) or a piece of a title; kept where it stands."""
    unit = ctx.phrases[one.phrase].core
    if "each" in one.focus:
        parts.end.append(words("each", "f.douzo"))
    if is_amount(ctx, one) and unit.start in ctx.notes.realised:
        return
    if unit.kind == "adverb" and unit.entry is not None:
        ctx.took_parts(one.phrase)
        parts.end.append(words(unit.entry.en, unit.entry.id, ctx.took(unit.tokens)))  # たくさん学んだ
        return
    phrase = ctx.phrases[one.phrase]
    alone = len(phrase.units) == 1 and not phrase.parts and not ctx.clauses.dependents[one.phrase]
    if unit.entry is not None and unit.entry.noun_class == "relation" and "adverb" in unit.entry.forms and alone:
        said = words(unit.entry.forms["adverb"], unit.entry.id, ctx.took(unit.tokens))
        parts.front += [said, words(",", "topic")]  # 以下、主な発表を紹介する
        return
    lemma = ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma
    if unit.amount is not None and unit.amount.kind == "times" and lemma in CHANGES | _NEEDS:
        text = fold(unit.amount) if lemma in CHANGES else unit.amount.text
        ctx.took_parts(one.phrase)
        parts.end.append(words(text, "number", ctx.took(unit.tokens)))
        return
    if (
        unit.amount is not None
        and unit.amount.kind == "times"
        and lemma in _DIFFERS
        and unit.amount.text.endswith("times")
    ):
        ctx.took_parts(one.phrase)
        factor = f"by a factor of {unit.amount.text.removesuffix(' times')}"  # 1000倍ずれている
        parts.end.append(words(factor, "number", ctx.took(unit.tokens)))
        return
    if unit.amount is not None and by_how_much(ctx, frame, one):
        counted = unit.amount.before if unit.amount.kind == "count" else ""
        ctx.took_parts(one.phrase)
        parts.end.insert(0, words(f"by {counted or unit.amount.text}", "number", ctx.took(unit.tokens)))
        return
    shifts = lemma in _SHIFTS or (lemma in _GROWS and _is_sum(unit) and not ctx.clauses.dependents[one.phrase])
    taken = lemma in _TAKES_TIME or shifts
    if not taken and (is_time(ctx, one.phrase) or (unit.amount is not None and unit.amount.adverb)):
        said = time_node(ctx, one.phrase)
        share = unit.amount is not None and unit.amount.kind == "share"
        parts.end.insert(0, said) if share else parts.end.append(said)
        return
    if unit.amount is not None and unit.amount.kind == "duration" and shifts:
        ctx.took_parts(one.phrase)
        long = approximately(unit.amount) if "about" in one.focus else unit.amount
        parts.end.append(words(f"by {long.text}", "number", ctx.took(unit.tokens)))
        return
    found = noun_phrase(ctx, one.phrase, "preposition")
    if own := found.feature("prep"):
        parts.front += [EnNode("pp", own, children=(found,), rule="affix"), words(",", "bare")]
        return
    if {"only", "only-negative"} & set(one.focus):  # 1週間しかかからない
        found = EnNode("np", children=(words("only", "f.only-negative"), found), features=found.features)
    if unit.kind != "number" and (unit.entry is None or unit.entry.noun_class != "quantity"):
        ctx.notes.doubt("bare-noun", 0.3)
    elif unit.kind != "number":
        ctx.notes.doubt("loose-amount", 0.3)
    parts.rest.append(found) if unit.kind == "number" else parts.front.extend((found, words(",", "bare")))


CHANGES = frozenset("増える 増やす 増加 減る 減らす 減少 向上 上がる 下がる 伸びる 拡大 高まる 改善 増大".split())
"""Verbs that a multiple says how much of something: increased twofold."""


_DIFFERS = frozenset({"ずれる", "違う", "異なる", "食い違う", "乖離"})
"""Verbs of what is so many times as much as another."""

_SHIFTS = frozenset(
    "越える 超える 上回る オーバー 超過 "
    "遅れる 遅刻 遅延 延期 長引く 延びる 伸びる 早まる ずれる ずれ込む 延ばす 伸ばす 早める 短縮 延長 縮まる 縮む 縮める 前倒し 後ろ倒し".split()
)
"""Verbs that a duration says how far something moves with: delayed by one week."""

_GROWS = frozenset("減る 増える 減少 増加 減らす 増やす 削減 削る 節約 浮く".split())
"""Verbs that a duration says how much of with, where it is no time that they go on for: 300時間減った, but 3年間増え続けた."""


def _is_sum(unit: Unit) -> bool:
    lasts = unit.amount is not None and unit.amount.kind == "duration"
    return lasts and not unit.text.endswith(("年間", "月間", "日間", "週間", "分間", "秒間"))


_NEEDS = frozenset("要る 掛かる かかる 必要 消費 使う 要する".split())
"""Predicates that a multiple is the object of: twice as much is needed."""


_TAKES_TIME = frozenset({"掛かる", "かかる", "過ぎる", "経つ", "要する"})
"""Verbs that time is taken up by: 3か月かかった, it took three months."""
