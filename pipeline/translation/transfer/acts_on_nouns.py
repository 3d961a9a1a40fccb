"""Come here when 指摘のあった点 or 説明のない部分 is wrong: an act that there was or was not before the noun that it is done to."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Argument, Frame
from pipeline.translation.transfer.context import Context
from pipeline.translation.transfer.heads import Around, Compound
from pipeline.translation.transfer.senses import verbs_of


def undergone(ctx: Context, frame: Frame, made: Compound, around: Around) -> bool:
    """Put 指摘のあった点 as "points that were pointed out", 説明のない as "that is not explained"; tell whether it was such a clause."""
    from pipeline.translation.transfer.predication import clause

    of_acts = made.entry is not None and made.entry.noun_class in ("person", "group", "place", "time", "event")
    one = act_of(ctx, frame)
    if one is None or of_acts:
        return False
    phrase = ctx.phrases[frame.phrase]
    ctx.took(phrase.core.tokens)
    ctx.took_parts(one.phrase)
    tokens = (*frame.tail.tokens, *phrase.core.tokens)
    tail = replace(frame.tail, negative=frame.tail.negative or phrase.core.text.startswith(("な", "無")), tokens=tokens)
    gap = EnNode("np", "that", slot="subject", rule="r.relative")
    told = clause(ctx, replace(frame, phrase=one.phrase, kind="verb", tail=tail, arguments=()), patient=gap)
    around.after.append(told)
    around.restricted = True
    return True


def act_of(ctx: Context, frame: Frame) -> Argument | None:
    """Return the act that the clause says was or was not done, where it says nothing else."""
    lemma = ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma
    plain = not (frame.tail.modals or frame.tail.wraps or frame.tail.passive or frame.subordinates or frame.tail.link)
    if lemma not in ("有る", "無い") or not plain or len(frame.arguments) != 1:
        return None
    one = frame.arguments[0]
    act = ctx.phrases[one.phrase]
    done = one.role == "ga" and not (one.topic or one.focus) and len(act.units) == 1 and act.core.text in _ACTS
    takes = done and any("wo" in verb.frame for verb in verbs_of(ctx, act.index))
    return one if takes and not ctx.clauses.dependents[one.phrase] else None


_ACTS = frozenset(
    "応募 投稿 指摘 説明 要望 要求 依頼 報告 提案 発表 紹介 申請 申込 申し込み 注文 発言 言及 記載 変更 修正 追加 更新 通知 公表 案内 承認 許可 "
    "登録 提出 寄付 相談 通報 指示 指定 公開 回答 返答 質問 問い合わせ".split()
)
"""Acts that 有る only says were done: what is before 指摘のあった is what was pointed out; 経験のある has experience."""
