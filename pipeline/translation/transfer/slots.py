"""Come here when an argument is read as the wrong part of the clause: object, time, who does it, as what it is named."""

from __future__ import annotations

from pipeline.model.frames import Argument, Frame
from pipeline.translation.transfer.context import Context
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.subject import is_fact
from pipeline.translation.transfer.time_phrases import is_time


def slot_of(ctx: Context, one: Argument, verb: Entry, frame: Frame) -> str:
    """Return the English slot of an argument: what the verb's frame says, else what its particle says."""
    if (
        one.role == "wo"
        and any(other.role == "toshite" and other.phrase == one.phrase + 1 for other in frame.arguments)
        and any(other.role == "wo" and other.phrase > one.phrase for other in frame.arguments)
    ):
        return "basis"
    if one.role == "de" and ctx.clauses.is_asked(one.phrase):
        return "question"
    doing = one.role == "ni" and is_fact(ctx, one) and ctx.phrases[one.phrase].core.text == "の"
    if doing and ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma in _TAKES_DOING:
        return "inf"
    if is_fact(ctx, one) and one.role in ("wo", "ni") and "koto" in verb.frame:
        return verb.frame["koto"]
    entry = ctx.phrases[one.phrase].core.entry
    amount = ctx.phrases[one.phrase].core.amount
    lasts = one.role == "de" and amount is not None and amount.kind == "duration"
    if lasts or (one.role in ("kara", "made") and is_time(ctx, one.phrase)):
        return "pp"
    made = (
        verb.frame.get("ni") not in _RECEIVES
        or verb.en == "point out"
        or any(other.role == "wo" for other in frame.arguments)
    )
    if one.role == "ni" and frame.tail.passive and made and _somebody(ctx, one.phrase):
        return "pp"
    if one.role == "ni" and entry and entry.id == "label" and verb.frame.get("ni") != "obj":
        return "pp"
    if one.role == "de" and entry and entry.noun_class == "place" and verb.frame.get("de") in ("on", "with", "by"):
        return "pp"
    if one.role == "to" and one.phrase == frame.phrase - 1 and (named := _named_as(ctx, one, verb, frame)):
        return named  # 原因は部品の不良と判断された
    ends = entry is not None and entry.noun_class == "time" and "at" in entry.forms  # 会議の終わりに
    if (
        one.role == "ni"
        and (ends or _says_when(ctx, one.phrase))
        and verb.frame.get("ni") in ("by", "as", "from", "with")
    ):
        return "pp"
    if one.role == "ni" and _says_when(ctx, one.phrase):
        return "pp"  # 確認後に連絡する
    if one.role == "time" and not any(part.role == "ni" for part in ctx.phrases[one.phrase].parts):
        return "time"  # 来週、会議を延期する; not 来週に延期する
    if one.role in verb.frame:
        return verb.frame[one.role]
    return {
        "ga": "subj",
        "wo": "obj",
        "quote": "that",
        "time": "time",
        "theme": "theme",
        "bare": "bare",
        "comp": "comp",
    }.get(one.role, "pp")


def _named_as(ctx: Context, one: Argument, verb: Entry, frame: Frame) -> str:
    """Return how English says as what something is announced, judged or decided; empty where と says with whom."""
    said = frame.tail.passive and "quote" in verb.frame
    if "to" in verb.frame or _somebody(ctx, one.phrase) or not (said or verb.en == "be decided"):
        return ""
    return "to be" if verb.en in _JUDGED else "as"


_JUDGED = frozenset("judge estimate expect predict assume guess believe consider".split())


def _says_when(ctx: Context, index: int) -> bool:
    """Whether 後, 前, 中 or 時 behind a noun says when, which no verb takes as what is done to it."""
    phrase = ctx.phrases[index]
    last = ctx.tokens[phrase.core.end - 1]
    return (
        last.lemma in ("後", "前", "中", "時")
        and last.end - last.start == 1
        and last.start > ctx.tokens[phrase.start].start
    )


_RECEIVES = frozenset({"to", "for", "iobj", "obj", "as", "comp"})
"""Slots of に by which somebody gets what is done; behind a passive with any other somebody is who does it."""


def _somebody(ctx: Context, index: int) -> bool:
    core = ctx.phrases[index].core
    return core.entry is not None and core.entry.noun_class in ("person", "group")


_TAKES_DOING = frozenset(
    {
        "十分",
        "便利",
        "最適",
        "有効",
        "足りる",
        "不足",
        "掛かる",
        "必要",
        "要る",
        "要する",
        "苦労",
        "使う",
        "使用",
        "役立つ",
    }
)
"""What is needed, used or spent for doing something: 変えるのに時間がかかる, it takes time to change it."""
