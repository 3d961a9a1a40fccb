"""Come here when a particle or ending that can mean two things is taken for the wrong one: そう, な, でも, とも, のに, ところだ."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.model.tokens import Token
from pipeline.translation.transfer.definitions import defines
from pipeline.translation.transfer.drafts import Draft
from pipeline.translation.transfer.fact_lists import goes_on_to_fact
from pipeline.translation.transfer.lexicon import Entry


def means_so(entry: Entry, draft: Draft, tokens: Sequence[Token], at: int, after: Token | None, spelled: str) -> bool:
    """Whether a function word at ``at``, written as ``spelled``, can mean what ``entry`` says, by the words around it."""
    unit = draft.units[-1]
    if entry.id in ("l.naka", "l.nakade") and tokens[at - 1].cform.startswith("連用"):
        return False  # 探し中
    if entry.id in ("c.yori", "c.yori-from"):
        if draft.parts and draft.parts[-1].entry.kind in ("focus", "case") and not draft.verbal:
            return False  # 次はより高い: more
        return (entry.id == "c.yori-from") == _begins_then(draft, tokens, at)
    if entry.role == "gagenin" and _is_the_cause(tokens, at):
        return False  # 遅れているのは混雑が原因で、来月には直る
    if entry.id == "e.kamo4" and after is not None and after.pos1 in ("動詞", "名詞", "形容詞", "副詞"):
        return False  # どう使うかも調べた
    if entry.id == "e.shiau" and (tokens[at - 1].lemma != "為る" or not tokens[at - 1].cform.startswith("連用")):
        return False  # サイズが合う
    if entry.id == "c.dato":
        return unit.kind in ("noun", "latin") and not draft.parts and not _is_told(tokens, at + 2)
    if entry.id in ("f.toha", "q.toha") and not draft.verbal and unit.kind != "adjective":
        return (entry.id == "f.toha") == defines(tokens, at)
    if entry.id == "f.toha":
        return False  # 改善するとは思わなかった
    if entry.id == "c.arrow":
        return becomes(tokens, at + 1)
    if entry.role == "prohibition" and not _forbids(tokens, at, after):
        return False
    if entry.role == "fact" and not goes_on_to_fact(tokens, at):
        return False
    if entry.id in _HEARD and _says_what(tokens, at):
        return False
    if not _is_heard_or_seen(entry, tokens, at):
        return False
    if entry.kind == "ending" and entry.role == "manner" and entry.en != "too much" and unit.kind == "adjective":
        return False
    if entry.id in _OF_ADJECTIVES and not (
        tokens[at - 1].surface.endswith("く") and tokens[at - 1].cform.startswith("連用")
    ):
        return False  # 時間はありません: there is none
    if entry.id == "c.nomaeno" and (unit.entry is None or unit.entry.noun_class != "place"):
        return False  # 会議の前の準備
    if entry.id == "c.nomaenotime" and unit.entry is not None and unit.entry.noun_class == "place":
        return False  # 会場の前の広場
    if entry.id == "e.teageru" and not spelled.startswith(("てあげ", "であげ")):
        return False  # 下げて上げる
    if entry.id == "l.naide" and spelled == "なくて":
        return False  # つながらなくて困った: what is not so, and no way of doing
    if entry.id == "f.tte" and any(token.lemma in _SAYING for token in tokens[at + 1 :]):
        return False  # 神って言う人もいる
    said = after is not None and after.lemma in ("だ", "です")
    if entry.id == "l.tokoro" and unit.kind == "adjective" and said:
        return False  # 時間が欲しかったところです
    if entry.id in ("e.tokoroda", "e.tokorodesu") and (_is_state(draft, tokens) or tokens[at - 1].lemma in _DIVIDED):
        return False
    if entry.id == "e.temiru" and (unit.kind == "adjective" or _is_really_seen(tokens, at)):
        return False  # 多すぎて見ない tries nothing
    came = entry.id == "e.tekuru" and tokens[at + 1].surface[:1] == "来"
    if came and any(token.lemma in _BEFORE_COMING for token in tokens[max(at - 2, 0) : at]):
        return False  # 時間を間違えて来た
    if entry.id == "l.noniyou" and not _is_waited_for(tokens, at):
        return False
    if entry.id == "l.noni" and (
        _is_for_doing(tokens, at) or _is_waited_for(tokens, at) or _is_wondered_at(tokens, at)
    ):
        return False
    if entry.role == "contrast" and tokens[at].pos2 == "格助詞" and not tokens[at - 1].cform.startswith("終止"):
        return False
    if entry.id.startswith("e.kotogaoo") and _is_thing_to_do(draft, tokens):
        return False
    if (entry.id.startswith("l.tosuru") or entry.id == "l.toshite") and tokens[at - 1].cform.startswith("意志推量"):
        return False  # 買おうとしたら: when it was tried
    if entry.id == "e.kotogaaru" and unit.kind == "adjective" and after is not None and after.lemma == "た":
        return False  # うれしいことがあった
    if entry.id == "e.toshiteiru" and not tokens[at - 1].cform.startswith("意志推量"):
        return False  # 来年発売するとしている: somebody says so
    if entry.id == "e.kotogaaru" and tokens[at + 2].cform.startswith("仮定"):
        return False  # 分からないことがあれば: if there is anything
    if entry.role == "awasete" and not _is_summed(draft, tokens, at):
        return False
    if entry.id == "c.nohanashideha" and (unit.entry is None or unit.entry.noun_class not in ("person", "group")):
        return False  # 昨日の話では
    if entry.id == "c.naku" and any(part.role != "also" for part in draft.parts):
        return False
    if entry.id == "c.nohoo" and tokens[at + 1].surface == "方" and unit.entry is not None:
        compared = any(one.pos1 in ("形容詞", "形状詞") or "形状詞" in one.pos3 for one in tokens[at + 3 : at + 12])
        if unit.entry.noun_class == "group" and not unit.entry.is_plural and not compared:
            return False  # 会社の方が事例を紹介した
        if unit.entry.noun_class in ("place", "relation") and any(one.lemma in _OF_PEOPLE for one in tokens[at + 3 :]):
            return False  # 外国の方が話しかけてきた
    if (entry.role == "together" or entry.id == "c.tomo-too") and _is_counted(draft) != (entry.role == "together"):
        return False  # 3社とも反対した; 利用者とも話した
    if entry.id == "f.demo" and _is_of_any(draft, tokens):
        return False
    return not (entry.role == "even" and spelled == "でも" and _is_scene(draft))


def _is_the_cause(tokens: Sequence[Token], at: int) -> bool:
    """Whether が原因で closes a clause 〜のは〜が原因だ, which names the cause and is none."""
    before = [token.surface for token in tokens[max(at - 14, 0) : at]]
    return any(pair == ("の", "は") for pair in pairwise(before))


_HEARD = frozenset({"e.toiukoto", "e.toiukotodearu", "e.toiukotodesu"})
"""ということだ as hearsay."""


def _says_what(tokens: Sequence[Token], at: int) -> bool:
    """Whether ということだ says what the topic is, and nothing that was heard: 驚いたのは、速いということだ; 結論は、遅いということだ."""
    for index in range(1, at):
        if tokens[index].lemma == "は" and tokens[index].pos1 == "助詞":
            topic = tokens[index - 1]
            if topic.pos2 == "準体助詞" or topic.surface in _FILLED:
                return True
    return False


_FILLED = frozenset(
    "結論 教訓 主張 要点 ポイント 趣旨 要旨 メッセージ 論点 肝 特徴 特長 利点 欠点 難点 問題 課題 違い 前提 発見 収穫".split()
)
"""Nouns that a fact fills."""


def _is_told(tokens: Sequence[Token], at: int) -> bool:
    """Whether what stands before だと is said or thought: バグだと思う, not Windowsだと動かない."""
    after = tokens[at] if at < len(tokens) else None
    if after is None or after.pos1 in ("助詞", "補助記号", "助動詞"):
        return True
    verbs = [one for one in tokens[at:] if one.pos1 == "動詞" or one.pos3 == "サ変可能"]
    return any(one.lemma in _TELLING for one in verbs)


def is_thought(draft: Draft, tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether と before ``at`` closes what somebody takes something for: 有望な技術と感じた; not 部長と考えた, 彼を仲間と考えた."""
    unit = draft.units[-1]
    if draft.verbal or draft.parts or draft.light or at >= end or unit.kind not in ("noun", "latin", "raw", "verb"):
        return False
    acts = tokens[at].pos1 == "動詞" or (at + 1 < end and tokens[at + 1].lemma in ("為る", "致す"))
    if tokens[at].lemma not in _THINKING or not acts or unit.entry is None:
        return False
    if unit.entry.noun_class in ("person", "group", "pronoun"):
        return False
    for token in reversed(tokens[: draft.start]):
        if token.pos1 in ("動詞", "形容詞", "助動詞"):
            break
        if token.surface == "を":
            return False
    return True


_THINKING = frozenset(
    "思う 感ずる 感じる 考える 思える 判断 認識 推測 推定 推察 予想 予測 想像 解釈 聞く 伺う 説明 報告 回答 答える 述べる 指摘".split()
)
"""Lemmas of verbs of what one takes something for, behind と."""


_TELLING = frozenset(
    "思う 言う 考える 感じる 感ずる 聞く 分かる 知る 信じる 認める 述べる 答える 話す 語る 書く 見る 見做す 為る 成る 判断 説明 報告 "
    "指摘 主張 回答 確信 発表 理解 評価 認識 判明 断言 宣言 想定 仮定 予想 予測 結論 解釈 気付く 勘違い 伝える 強調 力説 明言".split()
)


def becomes(tokens: Sequence[Token], at: int) -> bool:
    """Whether what stands behind an arrow is what something is changed to: GPLv2→MITに変更."""
    goal = next((one for one in range(at, min(at + 8, len(tokens))) if tokens[one].pos2 == "格助詞"), -1)
    if goal <= at or tokens[goal].lemma not in ("に", "へ") or goal + 1 >= len(tokens):
        return False
    if tokens[goal - 1].pos3 == "副詞可能" or tokens[goal - 1].pos2 == "副詞可能":
        return False  # 次の作業→来月中に試作
    verb = tokens[goal + 1]
    return verb.pos1 == "動詞" or verb.pos3 == "サ変可能"


def _is_really_seen(tokens: Sequence[Token], at: int) -> bool:
    """Whether somebody sees something behind て, and tries nothing: 立って見ていた, 撮影して見る; not 使って見た."""
    verb = tokens[at - 2] if tokens[at - 1].lemma == "為る" else tokens[at - 1]
    if tokens[at + 1].surface[:1] == "見":
        return verb.lemma not in _TRIED
    return verb.lemma in _LOOKING_ON and tokens[at + 2].lemma == "て"


_TRIED = frozenset(
    "使う 遣る 試す 行く 聞く 食べる 飲む 触る 触れる 読む 動かす 考える 調べる 作る 書く 買う 話す 入る 入れる 乗る 測る 尋ねる 参加 挑戦 "
    "確認 計算 比較 検索 試行 質問 体験 導入 見積もる 比べる 変える 変更 付ける 起動 実行 実験 想像 想定 設定 利用 やる 訪ねる 寄る 覗く".split()
)
"""What is tried with て見る in kanji; behind any other verb 見る is to see."""

_LOOKING_ON = frozenset("立つ 座る 並ぶ 感心 離れる 黙る 笑う 驚く 呆れる".split())
"""How somebody looks on, even in kana: 立ってみていた."""

_BEFORE_COMING = frozenset("間違える 勘違う 誘う 招く 聞きつける 期待 楽しむ 釣る 頼る 慌てる 急ぐ 心配 迷う".split())
"""What somebody did, or what led him, before he came; behind other verbs てくる says how it went on."""

_OF_PEOPLE = frozenset(
    "話しかける 話し掛ける 話す 言う 教える 聞く 質問 参加 来る 居る 登壇 発表 案内 座る 手伝う 呉れる 下さる いらっしゃる 働く".split()
)
"""What only people do, so that 方 before it is somebody: 外国の方が座っていた."""


_OF_ADJECTIVES = frozenset({"e.kuarimasen", "e.kuhaarimasen", "e.kumoarimasen"})
"""Polite negations of adjectives and of たい: 安くありません."""

_SAYING = frozenset("言う 云う 聞く 思う 話す 書く 呼ぶ 叫ぶ 教える 答える 感じる 事 噂 感じ".split())
"""What って before it is the quote of; elsewhere it names what is spoken of: これって何ですか."""


_DIVIDED = frozenset({"分かれる", "迷う", "悩む", "期待"})
"""Verbs whose ところだ names the point, and no time: 意見が分かれるところだ."""


def _forbids(tokens: Sequence[Token], at: int, after: Token | None) -> bool:
    """Whether な behind a verb forbids: 消すな; 重要だな and what is felt (伸びているなと感じた) do not."""
    told = next((one.lemma for one in tokens[at + 2 :] if one.pos1 != "助詞"), "")
    quoted = after is not None and after.surface == "と" and told not in _FELT
    closes = after is None or after.pos1 == "補助記号" or quoted
    lasts = tokens[at - 1].lemma == "居る" and at > 1 and tokens[at - 2].lemma == "て"
    return tokens[at].pos2 == "終助詞" and tokens[at - 1].pos1 == "動詞" and closes and not lasts


_FELT = frozenset("思う 感じる 感ずる 考える 実感 痛感 感心 感動 納得 気付く 気".split())
"""What is said of one's own impression behind なと: 進んでいるなと感じた."""


def _is_heard_or_seen(entry: Entry, tokens: Sequence[Token], at: int) -> bool:
    """Whether そう is taken as it stands: behind a finished form alone it is hearsay (始めるそうだ), whatever the dictionary says."""
    if tokens[at].lemma not in ("そう-様態", "そう-伝聞") or "そう-" not in entry.ja:
        return True
    if tokens[at].lemma == "そう-伝聞" and not tokens[at - 1].cform.startswith("連用"):
        return True
    finished = tokens[at - 1].cform.startswith(("終止", "連体"))
    return finished == (entry.role == "report")


def _is_state(draft: Draft, tokens: Sequence[Token]) -> bool:
    """Whether ところだ stands behind what is so, which cannot be about to be: 難しいところだ, 気になるところだ."""
    unit = draft.units[-1]
    if tokens[unit.start].lemma in ("有る", "無い", "居る"):
        return True  # 何もないところだ
    return unit.kind == "adjective" or "".join(token.lemma for token in tokens[draft.start : unit.end]).endswith(
        "気に成る"
    )


def _is_for_doing(tokens: Sequence[Token], at: int) -> bool:
    """Whether のに says what something is needed or used for (変えるのに手間がかかる), and not "although"."""
    plain = tokens[at - 1].pos1 == "動詞" and tokens[at - 1].cform.startswith(("終止", "連体"))
    return (plain and any(one.lemma in _NEEDED for one in tokens[at + 2 : at + 6])) or (
        plain and "掛かる" in [one.lemma for one in tokens[at + 2 : at + 12]]
    )


def _is_waited_for(tokens: Sequence[Token], at: int) -> bool:
    """Whether のに says what somebody waits some time for: 入場するのに30分並んだ; not 予約したのに30分待った."""
    plain = tokens[at - 1].pos1 == "動詞" and tokens[at - 1].cform.startswith(("終止", "連体"))
    behind = [one.lemma for one in tokens[at + 2 : at + 8]]
    return plain and bool({"並ぶ", "待つ"} & set(behind)) and bool({"分", "時間"} & set(behind))


def _is_wondered_at(tokens: Sequence[Token], at: int) -> bool:
    """Whether のに says what somebody was surprised at or noticed: 画面が小さいのに驚いた."""
    behind = [one.lemma for one in tokens[at + 2 : at + 4]]
    if "程" in behind or "ほど" in behind:
        return False  # 時間がないのに驚くほど丁寧だった
    return bool(behind) and (behind[0] in _WONDERED or (behind[0] in _VERY and behind[-1] in _WONDERED))


_WONDERED = frozenset("驚く びっくり 感心 感動 気付く 気が付く 呆れる 慣れる 閉口".split())
_VERY = frozenset("大変 とても 大いに 少し 非常 一番 特に ちょっと 正直 まず".split())


_NEEDED = frozenset(
    "十分 必要 掛かる 要る 要する 手間 苦労 役立つ 便利 最適 適する 向く 使う 使える 有効 足りる 不足 困る 手間取る".split()
)


def _is_thing_to_do(draft: Draft, tokens: Sequence[Token]) -> bool:
    """Whether こと is a thing of which there are many, and not a time at which one does it: やりたいことが多い."""
    wants = any(part.entry.en == "want to" for part in draft.parts)
    return wants or (tokens[draft.units[-1].start].lemma == "遣る" and not draft.parts)


def _begins_then(draft: Draft, tokens: Sequence[Token], at: int) -> bool:
    """Whether より says from what hour or day on: 9時より、当日より; 9時より早い compares."""
    unit = draft.units[-1]
    moment = unit.amount is not None and unit.amount.kind == "moment"
    hour = unit.amount is not None and ":" in unit.amount.text
    moment = moment and (hour or tokens[unit.end - 1].lemma in _HOURS)
    compared = any(one.pos1 in ("形容詞", "形状詞") or one.lemma in _COMPARING for one in tokens[at + 1 :])
    return (moment or unit.text in _DAYS or unit.text.endswith(("曜", "曜日"))) and not compared


_HOURS = frozenset({"時", "半", "分", "日"})
_DAYS = frozenset({"当日", "本日", "明日", "翌日", "即日"})
_COMPARING = frozenset("増える 減る 増加 減少 上がる 下がる 遅れる 早まる 進む 伸びる 改善 悪化".split())
"""What is so compared with another time."""


def _is_counted(draft: Draft) -> bool:
    """Whether とも says "all of them": behind a number of people or things, or 両社, 各社 and the like."""
    unit = draft.units[-1]
    counted = unit.amount is not None and unit.amount.kind in ("count", "duration")
    return counted or unit.text.startswith(("両", "双", "二人", "各"))


def _is_summed(draft: Draft, tokens: Sequence[Token], at: int) -> bool:
    """Whether あわせて adds up what a number behind it counts: 3社あわせて200人; not 予定を合わせて会う."""
    if tokens[at].surface != "を":
        return draft.units[-1].amount is not None and not draft.parts
    behind = tokens[at + 3 : at + 5]
    return any(token.pos2 == "数詞" for token in behind)


def _is_of_any(draft: Draft, tokens: Sequence[Token]) -> bool:
    """Whether どの or どちらの stands before the noun: どの会議でも is で with も."""
    before = [token.lemma for token in tokens[max(draft.start - 2, 0) : draft.start]]
    return before[-1:] == ["何の"] or (before[-1:] == ["の"] and before[0] in ("何方", "何れ", "何処"))


_OCCASIONS = frozenset(
    "報告 報告書 会議 発表 講演 セッション 打ち合わせ 研修 論文 調査 実験 事例 記事 ブログ 議論 質疑応答 質疑 基調講演 パネル 前回 今回".split()
)
"""Where something was told or done, as at a place: 前回の報告でも触れた."""


def _is_scene(draft: Draft) -> bool:
    """Whether でも says "there too": 当社でも試したい; 子供でも使える says "even"."""
    entry = draft.units[-1].entry
    known = entry is not None and (
        entry.noun_class in ("place", "group", "event") or entry.ja in ("当社", "弊社", "自社")
    )
    known = (
        known
        or draft.units[-1].text.endswith(("会", "フォーラム", "セミナー", "イベント", "ブース"))
        or draft.units[-1].text in _OCCASIONS
    )
    return known and not draft.verbal and not draft.parts
