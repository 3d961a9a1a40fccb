"""Come here when れる or られる is taken for a passive and is respect or ability, or the other way round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.frames import Argument, Mark, Tail
from pipeline.model.tokens import Token
from pipeline.translation.transfer.names import HONORIFICS
from pipeline.translation.transfer.phrases import Phrase, noun_class


def read_passive(
    phrases: Sequence[Phrase], phrase: Phrase, arguments: Sequence[Argument], tail: Tail, tokens: Sequence[Token]
) -> Tail:
    """Return the ``tail`` of a predicate with れる or られる as its ``arguments`` have it: done to it, respect, or "can"."""
    if _is_respectful(phrases, phrase, arguments, tokens):
        return replace(tail, passive=False)
    if not tail.finished and _is_ability(phrases, phrase, arguments, tail, tokens):
        return replace(tail, passive=False, modals=(Mark("can", (), "e.dekiru"), *tail.modals))
    return tail


def _is_respectful(
    phrases: Sequence[Phrase], phrase: Phrase, arguments: Sequence[Argument], tokens: Sequence[Token]
) -> bool:
    """Whether れる speaks with respect of somebody's own doing: 山田先生は新しい手法を説明された."""
    who = next((one for one in arguments if one.role == "ga" or (one.topic and not one.role)), None)
    core = phrases[who.phrase].core if who is not None else None
    if core is None or not phrase.core.entries:
        return False
    honoured = tokens[core.end - 1].norm in HONORIFICS or core.text in _OTHER_SIDE
    if not honoured and (core.entry is None or core.entry.noun_class != "person"):
        return False
    if any(one.role in ("ni", "niyotte", "kara") and _is_somebody(phrases[one.phrase]) for one in arguments):
        return False
    reports = {entry.report for entry in phrase.core.entries}
    if any(one.role == "wo" for one in arguments):
        named = core.entry is not None and "proper" in core.entry.grammar
        respected = named or honoured or tokens[core.end - 1].surface in _TITLES
        own = tokens[(phrase.light or phrase.core.tokens)[-1]].lemma == "為る" and bool(reports & _OF_THE_MIND)
        return bool(reports & _SPOKEN) or respected or own or _minds(phrases, phrase, arguments, tokens)
    if tokens[phrase.core.start].lemma in _NEVER_UNDERGONE:
        return True
    said = any(one.role in ("nitsuite", "nikanshite", "quote", "made", "madeni") for one in arguments)
    said = said or any(one.role == "to" and _is_somebody(phrases[one.phrase]) for one in arguments)
    told = not reports <= _SPOKEN or tokens[phrase.core.start].lemma in ("紹介", "案内")
    return said and not told


def _is_somebody(phrase: Phrase) -> bool:
    return phrase.core.kind == "latin" or noun_class(phrase) in ("person", "group")


def _is_ability(
    phrases: Sequence[Phrase], phrase: Phrase, arguments: Sequence[Argument], tail: Tail, tokens: Sequence[Token]
) -> bool:
    """Whether られる says what can be done: 重い部品を持ち上げられる keeps its object, 遅延は避けられない has none.

    Nobody does it to somebody, and it is nothing that is asked of people: 身分証の提示を求められた.
    """
    lemma = tokens[phrase.core.start].lemma
    if any(mark.rule == "e.younisuru" for mark in tail.chains) and not tail.causative:
        return True  # 大きさを変えられるようにする
    if tail.causative or not any(
        tokens[part.start].lemma == "られる" for part in phrase.parts if part.role == "passive"
    ):
        return False
    if any(one.role in ("ni", "kara") and noun_class(phrases[one.phrase]) in ("person", "group") for one in arguments):
        return False
    if any(one.role == "made" and phrases[one.phrase].core.amount is not None for one in arguments):
        return not (tail.past or tail.state)  # 64GBまで載せられる
    if lemma == "見る" and tail.past and tail.negative and not any(one.role == "ga" or one.topic for one in arguments):
        return True  # 最後まで見られなかった
    if lemma == "見る" and tail.negative and not tail.state and _is_shown(phrases, arguments):
        return True  # 実物は見られなかった
    if lemma == "見る" and not (tail.past or tail.state):
        if not any(one.role in ("ga", "ni") or one.topic for one in arguments):
            return True  # ビデオで後から見られる
        shown = [phrases[one.phrase].core.text for one in arguments if one.role == "ga" or (one.topic and not one.role)]
        return any(text.endswith(_SHOWN) for text in shown)
    if any(one.role == "wo" for one in arguments):
        stopped = any(mark.english == "no longer" for mark in tail.adverbs)  # サポートを受けられなくなった
        could = not tail.past or tail.negative or stopped or lemma in _WHAT_ONE_MANAGES | _ONE_COULD
        return could and lemma not in _ASKED_OF_PEOPLE  # 努力を褒められた
    told = tail.link == "te" and phrases[-1].verbal and any(part.role == "past" for part in phrases[-1].parts)
    done = told or (tail.past and not tail.negative) or tail.state or any(one.role == "niyotte" for one in arguments)
    return lemma in _WHAT_ONE_MANAGES and not done


def _is_shown(phrases: Sequence[Phrase], arguments: Sequence[Argument]) -> bool:
    """Whether the clause speaks of a thing that one looks at, and not of a change or a tendency that is seen."""
    topic = next((one for one in arguments if one.focus == ("topic",) and not one.role), None)
    return topic is not None and noun_class(phrases[topic.phrase]) in ("thing", "content", "place")


def _minds(phrases: Sequence[Phrase], phrase: Phrase, arguments: Sequence[Argument], tokens: Sequence[Token]) -> bool:
    """Whether it is 気にする, which nobody undergoes."""
    mind = any(one.role == "ni" and phrases[one.phrase].core.text == "気" for one in arguments)
    return mind and tokens[phrase.core.start].lemma == "為る"


_OTHER_SIDE = frozenset("先方 同社 御社 貴社".split())
"""Those of whose doings a report speaks with respect."""

_NEVER_UNDERGONE = frozenset(
    "話す 頷く 引退 来る 出席 欠席 参加 帰る 訪問 苦労 納得 心配 笑う 驚く 悩む 喜ぶ 同席 着席 退席".split()
)
"""What nobody has done to him unless the one who does it is named: 氏は冗談を交えて話されていた."""

_OF_THE_MIND = frozenset({"THINK", "FEEL", "LEARN", "EXPECT", "PLAN", "DISCUSS", "AGREE", "ATTEND", "DECIDE"})
"""What people do for themselves; する that says it with an object and れる is respect: 担当者は値下げを検討されている."""

_ASKED_OF_PEOPLE = frozenset(
    (
        "求める 尋ねる 訊ねる 投げ掛ける 突き付ける 禁ずる 命ずる 強いる 勧める 薦める 褒める 認める 責める 教える 告げる 見せる "
        "任せる 迫る 間違える 忘れる 捨てる 咎める"
    ).split()
)
"""Verbs whose られる with an object is what somebody undergoes."""

_WHAT_ONE_MANAGES = frozenset(
    (
        "避ける 縮める 抑える 押さえる 下げる 上げる 変える 止める 確かめる 見分ける 切り替える 入れ替える 見付ける 受け入れる 調べる 数える "
        "続ける 始める 耐える 逃れる 答える 届ける 組み立てる 防げる 当てる 捨てる 付ける 仕上げる 早める 高める 広げる 覚える 閉じる "
        "応ずる 借りる 降りる 信ずる 感ずる 食べる 着る 寝る 出る"
    ).split()
)
"""Verbs whose られる without an object, where it is neither done nor going on, is what one can do: 費用は半分に抑えられる."""

_SHOWN = ("録画", "動画", "映像", "スライド", "資料", "展示", "デモ", "実機", "配信", "実物", "記録")
"""What one can see when one wants to: 録画は後で見られる; 傾向が見られる is seen."""

_ONE_COULD = frozenset(
    "見る 得る 集める まとめる 持ち上げる 入れる 確かめる 取り付ける 埋める 決める 分ける 助ける".split()
)
"""Further verbs whose られた with an object is what one could do: デモを見られた."""

_SPOKEN = frozenset({"REPORT", "ANSWER", "PRESENT", "EXPLAIN", "ANNOUNCE", "MEET", "PROPOSE"})
"""What people say, and nobody is the object of."""

_TITLES = frozenset(
    "先生 教授 博士 社長 部長 課長 会長 所長 議長 理事 理事長 委員長 様 氏 さん 方 名誉教授 准教授".split()
)
