"""Come here when a place or a time before which a clause stands is where or when it happens, and should be who does it or what it is done to."""

from __future__ import annotations

from pipeline.model.frames import Frame
from pipeline.translation.transfer.context import Context
from pipeline.translation.transfer.heads import Compound
from pipeline.translation.transfer.lexicon import Entry


def may_act(ctx: Context, frame: Frame, made: Compound, filled: set[str], verb: Entry | None) -> bool:
    """Whether the place itself does it: サービスを提供している国; 装置を置いている部屋 is where it is put."""
    does = made.entry is not None and made.entry.en in _DOERS
    if does and verb is not None and verb.report in ("OPPOSE", "AGREE", "DECIDE", "PLAN", "THINK"):
        return True  # 標準案に反対する国
    if does and {ctx.tokens[at].lemma for at in ctx.phrases[frame.phrase].core.tokens} & _DONE_BY_PLACES:
        return True
    lemma = ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma
    if "ga" not in filled and (lemma == "成る" or (lemma == "離れる" and "kara" in filled)):
        return True  # 共同研究の相手となる大学, 駅から離れた場所
    return (frame.tail.state and (does or "wo" not in filled)) or _stops(ctx, frame, verb)


def _stops(ctx: Context, frame: Frame, verb: Entry | None) -> bool:
    """Whether it happens to the place itself, which no に or で says to be elsewhere: 止まったライン, 倒産した工場."""
    lemmas = {ctx.tokens[at].lemma for at in ctx.phrases[frame.phrase].core.tokens}
    return (
        verb is not None and bool(lemmas & _OF_PLACES) and not any(one.role in ("wo", "ni") for one in frame.arguments)
    )


_OF_PLACES = frozenset(
    "止まる 停止 倒産 閉鎖 閉店 完成 稼働 老朽化 崩れる 壊れる 潰れる 移転 変わる 狭い 被災 沈む 生まれ変わる 残る".split()
)
"""What happens to a place: 地震で止まった生産ライン."""

_DOERS = frozenset(
    "country region city prefecture university company factory plant laboratory store shop site area state town village".split()
)
"""Places that also stand for the people there."""

_DONE_BY_PLACES = frozenset("協力 導入 採用 支援 主催 誘致 勝つ 負ける 禁止 発表 加盟 署名 輸出 輸入".split())
"""What people of a place do as the place: 実験に協力した町."""

SPENT = frozenset("要する 費やす 割く 掛ける 使う 節約 短縮 確保 設ける 取る 予約 測る 計測 測定 無駄".split())
"""Verbs whose object a time is: 会議に費やした時間 is what was spent."""


DONE_TO_PLACES = frozenset(
    (
        "使う 使用 利用 借りる 予約 訪問 訪れる 見学 視察 運営 管理 建設 建てる 選ぶ 選定 探す 見付ける 所有 持つ 購入 買う 設計 設立 整備 確保 "
        "作る 作成 構築 開発 提供 公開 配布 保守 書く 紹介 勧める 推薦 掃除 片付ける"
    ).split()
)
"""Verbs whose object a place is: 社員が使える部屋 is one that they use, not one where they do."""
