"""Come here when 言われた, 頼まれた or してほしいと言う is wrong: who is told, asked or invited, and what they are asked to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from pipeline.model.frames import Argument, Frame, Mark
from pipeline.text.shipped import table
from pipeline.translation.transfer.context import Context
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.subject import gives_favour, names_people
from pipeline.translation.transfer.tails import FAVOURS


def told(ctx: Context, frame: Frame, verb: Entry, arguments: Sequence[Argument]) -> Entry | None:
    """Return the verb whose subject is the one who is told, asked or invited, for a passive of saying; None for any other clause.

    部品が足りないと言われた: I was told, where nobody is named. What is said all the time (と言われている) is said to nobody.
    """
    tail = frame.tail
    if (asked := _asked(ctx, frame, verb, arguments)) is not None:
        return asked
    said = [one for one in arguments if one.role in ("quote", "youni")]
    favour = (tail.benefactive or gives_favour(ctx, frame)) and not tail.causative
    named = any(one.role in ("kara", "ni") and names_people(ctx.phrases[one.phrase].core.entry) for one in arguments)
    had = tail.past and named and bool(said)  # 部長から調べるよう言われていた
    if not (tail.passive or favour) or (tail.state and not had) or not (tail.past or tail.link or tail.chains):
        return None
    if favour and any(one.role == "ga" for one in arguments):
        return None
    about = verb.frame.get("wo") == "about"
    stated = [
        one for one in arguments if one.role in ("ga", "theme") or (one.role == "wo" and not favour and not about)
    ]
    if any(not names_people(ctx.phrases[one.phrase].core.entry) for one in stated):
        return None
    row, alone = _told().get(verb.en, ("", False))
    if ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma == "問う":
        alone = said_by = any(one.role == "ni" for one in arguments)  # 責任が問われた is asked of nobody
        row = row if said_by else ""
    if not row or not (said or alone or (favour and row == "tell" and any(one.role == "wo" for one in arguments))):
        return None
    hopes = any(ctx.clauses.is_predicate(one.phrase) and _asks_for(ctx, one.phrase) for one in said)
    if not any(one.role == "wo" for one in arguments):
        row = row.removesuffix(" with")  # 手伝ってもらった of nothing named
    en = "ask" if row == "tell" and hopes else row
    single = not any(
        ctx.clauses.is_predicate(below) and ctx.clauses.tails[below].link not in ("until", "before", "after")
        for one in said
        for below in ctx.clauses.dependents[one.phrase]
    )
    to_do = (hopes and single) or row == "invite" or any(one.role == "youni" for one in said)
    slots = {"ga": "subj", "quote": "inf" if to_do else "that", "youni": "inf", "ni": "by", "kara": "by"}
    return replace(
        verb, en=en, frame={**verb.frame, **slots}, subject="author", report="ASK" if en == "ask" else verb.report
    )


def _asked(ctx: Context, frame: Frame, verb: Entry, arguments: Sequence[Argument]) -> Entry | None:
    """Return 聞かれる of what one is asked: 理由を聞かれた, 費用について聞かれた; 不満の声が聞かれた is heard."""
    tail = frame.tail
    if ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma != "聞く" or not tail.passive or tail.state:
        return None
    what = next((one for one in arguments if one.role in ("wo", "nitsuite", "nikanshite")), None)
    others = any(one.role in ("quote", "youni", "ga") for one in arguments)
    if what is None or others or ctx.tokens[ctx.phrases[what.phrase].core.end - 1].lemma in _VOICES:
        return None
    slots = {"wo": "about", "nitsuite": "about", "nikanshite": "about", "ni": "by", "kara": "by", "ga": "subj"}
    return replace(verb, en="ask", frame={**slots, "quote": "that"}, subject="author", report="ASK")


_VOICES = frozenset("声 話 意見 音 噂 評判 悲鳴 不満 要望 懸念 指摘 反応 歓声 言葉 もの こと 事 物".split())
"""What is heard, and not asked about."""


def is_done_to_people(verb: Entry) -> bool:
    """Whether people alone have done to them what the verb says: invite, scold, guide, wait for."""
    return _told().get(verb.en, ("", False))[1] and verb.en.partition(" ")[2] not in _TOLD_MORE


_TOLD_MORE = frozenset({"again", "for"})
"""What stands behind a verb of asking, whose object is what is asked."""


def asked_for(frame: Frame, *, to_do: bool) -> Frame:
    """Return してほしい or しないか under asking as what is asked for: asked to send it, a request that it should be sent."""
    if to_do and frame.tail.question and frame.tail.negative:
        kept = tuple(mark for mark in frame.tail.modals if mark.rule != "e.dekiru")
        plain = replace(frame.tail, question=False, negative=False, benefactive=False, modals=kept)
        frame = replace(frame, tail=plain)
    if not _hopes(frame.tail.wraps) or (not to_do and frame.tail.modals):
        return frame
    kept = tuple(mark for mark in frame.tail.wraps if mark.english != _HOPED)
    should = () if to_do else (Mark("should", (), frame.tail.wraps[0].rule),)
    spent = tuple(token for mark in frame.tail.wraps for token in mark.tokens)
    tail = replace(frame.tail, wraps=kept, tokens=(*frame.tail.tokens, *spent))
    return replace(frame, tail=replace(tail, modals=(*should, *tail.modals) if not tail.modals else tail.modals))


_HOPED = "it is hoped that"


def regretted(frame: Frame) -> Frame:
    """Return もっと早く知らせてほしかった, of which nothing can be hoped any more, as what should have been done."""
    return asked_for(frame, to_do=False) if is_hoped(frame) and frame.tail.past and not frame.tail.link else frame


def is_hoped(frame: Frame) -> bool:
    """Whether the clause is what the writer would have others do: 一度見てほしい."""
    return _hopes(frame.tail.wraps)


def _asks_for(ctx: Context, index: int) -> bool:
    """Whether what is said asks for something: 送ってほしい, 引き受けてくれないか, 送ってもらえないか."""
    tail = ctx.clauses.tails[index]
    favour = tail.benefactive or any(part.entry.id in FAVOURS for part in ctx.phrases[index].parts)
    return _hopes(tail.wraps) or (favour and tail.question and tail.negative)


def _hopes(wraps: Sequence[Mark]) -> bool:
    return any(mark.english == _HOPED for mark in wraps)


@cache
def _told() -> dict[str, tuple[str, bool]]:
    return {row["verb"]: (row["told"], bool(row["alone"])) for row in table("english/told")}
