"""Come here when what しか leaves, or a bare amount, has the wrong role: 英語しか話せない, 一部しか見ていない, 両方試した."""

from __future__ import annotations

from pipeline.model.frames import Argument, Frame
from pipeline.translation.transfer.context import Context
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.lexicon.kinds import nouns_of
from pipeline.translation.transfer.marked_roles import is_able
from pipeline.translation.transfer.phrases import noun_class
from pipeline.translation.transfer.subject import is_somebody, names_people, needs_person


def only_one(ctx: Context, frame: Frame) -> Argument | None:
    """Return what しか, だけ, も or さえ marks where something else is spoken of, which does it or can.

    この装置は1枚しか処理できない: the device processes only one; ロボットは階段も上れる: the robot can also climb stairs.
    """
    if frame.kind != "verb" or frame.tail.passive or any(one.role in ("wo", "ga") for one in frame.arguments):
        return None
    spoken_of = [one for one in frame.arguments if not one.role and one.focus == ("topic",)]
    only = [one for one in frame.arguments if not one.role and _MARKS & set(one.focus) and not _is_where(ctx, one)]
    only = [one for one in only if not is_part(ctx, frame, one)]
    if len(only) != 1 or len(spoken_of) != 1 or noun_class(ctx.phrases[spoken_of[0].phrase]) in ("time", "place"):
        return None
    core = ctx.phrases[only[0].phrase].core
    thing = core.entry is not None and core.entry.noun_class not in ("time", "place")
    thing = thing or (core.amount is not None and core.amount.kind == "count") or core.kind == "latin"
    able = any(mark.rule == "e.dekiru" for mark in frame.tail.modals)
    exists = ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma in ("有る", "無い")
    if exists and core.text.endswith("語") and core.entry is not None and core.entry.en[:1].isupper():
        return only[0]  # 資料は英語しかない
    somebody = names_people(ctx.phrases[spoken_of[0].phrase].core.entry)
    if "only-negative" not in only[0].focus:
        doer = ctx.phrases[spoken_of[0].phrase].core
        works = doer.kind == "latin" or doer.text.endswith((*nouns_of("@machine,@program"), "カメラ"))
        able = able and works and not frame.tail.past  # 展示品は写真も撮れた, 製品は色も選べる: who can is not said
        thing = thing and not (core.entry is not None and names_people(core.entry)) and core.amount is None
    if not able and not somebody:
        return None
    return only[0] if thing and spoken_of[0].phrase < only[0].phrase else None


_MARKS = frozenset({"only-negative", "only", "also", "even"})


def _is_where(ctx: Context, one: Argument) -> bool:
    """Whether the phrase has でも, which says where or with what as well as who: Windowsでも動く."""
    return any(part.entry.id in ("f.demo", "f.demo2") for part in ctx.phrases[one.phrase].parts)


def also_where(ctx: Context, frame: Frame, verb: Entry | None, one: Argument) -> bool:
    """Whether でも says where, on what or with what something also runs or can be done, and not who even can: Windowsでも動く."""
    if frame.kind != "verb" or verb is None or one.role or not _is_where(ctx, one) or ctx.clauses.reach(one.phrase):
        return False
    core = ctx.phrases[one.phrase].core
    somebody = is_somebody(ctx, one.phrase) if core.kind == "latin" and needs_person(verb) else names_people(core.entry)
    placed = "de" in verb.frame or "wo" not in verb.frame or frame.tail.passive
    return core.amount is None and not somebody and (placed or is_able(ctx, frame))


def is_part(ctx: Context, frame: Frame, one: Argument) -> bool:
    """Whether 一部しか or 半分しか says how much of what the clause speaks of: 会場は一部しか見ていない, only part of the venue."""
    if ctx.phrases[one.phrase].core.text not in ("一部", "半分") or "only-negative" not in one.focus or one.role:
        return False
    whole = [other for other in frame.arguments if other.topic or other.role == "ga"]
    return any(other is not one and not names_people(ctx.phrases[other.phrase].core.entry) for other in whole)


def is_some_of_them(ctx: Context, one: Argument, verb: Entry | None, taken: set[str], frame: Frame) -> bool:
    """Whether a bare amount, or a noun with だけでも, is what is done something to: 両方試した, 名前だけでも覚える."""
    if verb is None or verb.frame.get("wo") != "obj" or "wo" in taken or frame.tail.passive or one.role or one.topic:
        return False
    core = ctx.phrases[one.phrase].core
    bare = not one.focus and core.text in ("両方", "双方", "いくつか", "全部", "半分", "一部", "ほとんど")
    return bare or "at-least" in one.focus
