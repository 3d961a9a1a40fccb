"""Come here when a relative clause takes its noun for the wrong thing: what the noun would be inside the clause."""

from __future__ import annotations

from typing import Literal, NamedTuple

from pipeline.model.frames import Frame
from pipeline.translation.transfer.context import Context
from pipeline.translation.transfer.heads import Compound
from pipeline.translation.transfer.idiom_gaps import is_subject_of_idiom
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.phrases import noun_class as class_of_phrase
from pipeline.translation.transfer.place_gaps import DONE_TO_PLACES, SPENT, may_act
from pipeline.translation.transfer.subject import gives_favour, is_wish

GapKind = Literal["subject", "object", "preposition", "concern", "whose", "adjunct"]


class Gap(NamedTuple):
    """What the noun is in its clause: subject, object, what a preposition governs, an owner, or a time, place or means.

    ``concern`` is what somebody has trouble with, is surprised at: the preposition stays behind (that I had trouble with).
    ``words`` is the English that opens the clause where it is not that, which or who: in which, where, when.
    """

    kind: GapKind
    words: str = ""


def gap_of(ctx: Context, frame: Frame, made: Compound) -> Gap:
    """Return what the modified noun is in the clause, by the roles that the verb has and the clause leaves open."""
    filled = {one.role for one in frame.arguments} | {"ga" for one in frame.arguments if one.role == "" and one.topic}
    noun_class = class_of(made)
    if is_subject_of_idiom(ctx, frame, noun_class):
        return Gap("subject")
    stated = "ga" in filled
    if _is_taken(ctx, frame, filled):
        return Gap("object")
    of_place = noun_class == "place" and frame.kind == "adjective" and _owned(ctx, frame) and not _is_many(ctx, frame)
    if noun_class in _WHEN_WHERE and (stated or noun_class == "time") and not of_place:
        done = DONE_TO_PLACES if noun_class == "place" else SPENT
        used = ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma in done
        return Gap("object") if used and "wo" not in filled else Gap("adjunct", _WHEN_WHERE[noun_class])
    if frame.kind != "verb":
        return _of_adjective(ctx, frame, made, stated)
    if noun_class == "relation":
        return Gap("adjunct")
    return _of_verb(ctx, frame, made, filled)


def _is_taken(ctx: Context, frame: Frame, filled: set[str]) -> bool:
    """Whether the noun would have が and is the object in English: 処理にかかる時間, the time that processing takes."""
    from pipeline.translation.transfer.valency import choose_verb

    if frame.kind != "verb" or "ga" in filled or frame.tail.passive or "ni" not in filled:
        return False
    verb = choose_verb(ctx, frame)
    return verb is not None and verb.frame.get("ga") == "obj" and verb.frame.get("ni") == "subj"


def class_of(made: Compound) -> str:
    """Return the class of the noun, of 加わった3人 that of people."""
    if made.amount is not None and made.amount.text.endswith((" people", " person")):
        return "person"
    return made.entry.noun_class if made.entry is not None else ""


_WHEN_WHERE = {"time": "when", "place": "where"}


def _of_adjective(ctx: Context, frame: Frame, made: Compound, stated: bool) -> Gap:
    """画面が小さい端末: the screen is the terminal's; 鍵が必要な部屋: the key is needed for it."""
    wanted = ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma == "欲しい"
    if wanted:
        return Gap("subject" if made.entry is not None and made.entry.noun_class in ("person", "group") else "object")
    if not stated:
        return Gap("subject")
    noun_class = class_of(made)
    if noun_class == "person" and ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma in GOOD_AT:
        return Gap("subject")
    if frame.kind == "nominal" or noun_class in ("content", "fact", "degree", "relation"):
        return Gap("adjunct", "in which")
    if ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma in FOR_WHICH:
        return Gap("preposition", "for")
    place = next((one for one in frame.arguments if one.role == "ga"), None)
    if noun_class == "person" and place is not None and class_of_phrase(ctx.phrases[place.phrase]) in _NOBODYS:
        return Gap("adjunct", "in which")  # 会場が狭くて座れない人
    return Gap("whose") if _owned(ctx, frame) else Gap("adjunct", "in which")


_NOBODYS = frozenset({"place", "event", "time"})
"""Classes of what people do not have as they have a voice."""


def _is_many(ctx: Context, frame: Frame) -> bool:
    """Whether the clause says that there are many or few: 人が多い会場, where there are many people."""
    return ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma in ("多い", "少ない", "無い")


def _owned(ctx: Context, frame: Frame) -> bool:
    """Whether what the clause speaks of can be part of the noun: neither a topic nor a fact nor somebody's name."""
    one = next((one for one in frame.arguments if one.role == "ga"), None)
    entry = ctx.phrases[one.phrase].core.entry if one is not None else None
    return (
        one is not None and not one.focus and not (entry and (entry.noun_class == "fact" or "proper" in entry.grammar))
    )


GOOD_AT = frozenset("苦手 得意 好き 嫌い 上手 下手 不得意 堪能 不慣れ 大好き".split())
"""Adjectives that say of people with が what they are good or bad at: 英語が苦手な人."""

FOR_WHICH = frozenset({"必要", "可能", "不要", "重要", "困難", "容易", "最適", "有効", "必須"})


def _of_verb(ctx: Context, frame: Frame, made: Compound, filled: set[str]) -> Gap:
    from pipeline.translation.transfer.valency import choose_verb, collocation

    found = collocation(ctx, frame, frame.arguments)
    verb = found[0] if found else choose_verb(ctx, frame)
    noun_class = class_of(made)
    stated, passive = "ga" in filled, frame.tail.passive or frame.tail.benefactive
    stated = stated or (verb is not None and any(verb.frame.get(role) == "subj" for role in filled))
    if passive and not stated and verb is not None and (given := _given_to(frame, verb, filled)) is not None:
        return given
    if passive:
        return Gap("subject") if not stated else _besides(ctx, frame, None, filled)
    if not stated and gives_favour(ctx, frame):
        return Gap("subject")
    if verb is not None and not passive and is_able(ctx, frame) and _owned(ctx, frame):
        return Gap("whose")
    objects = [role for role, slot in verb.frame.items() if slot == "obj"] if verb else []
    shared = {"wo"} if _has_earlier_object(frame) else set()
    open_object = bool(objects) and not (filled | shared) & {*objects, "wo", "quote"}
    person = noun_class in ("person", "group")
    way = made.entry is not None and made.entry.ja in _WAYS
    if not (person or way) and (left := concern_of(ctx, frame)):
        return Gap("concern", left)
    if noun_class in ("thing", "abstract", "content", "") and _is_about_an_act(ctx, frame):
        return Gap("whose", "act")
    if made.entry is not None and made.entry.ja == "側" and not stated:
        return Gap("subject")
    if person and not stated and is_wish(frame):
        return _wished(ctx, frame, verb, filled)
    if person and not stated and verb is not None and verb.ja == "知る" and "wo" not in filled:
        return Gap("subject" if _is_one_of_many(ctx, frame) else "object")  # 知っている人は少ない; 知らない人
    if person and not stated:
        partner = _partner(verb, filled) if verb and _acts(verb) and frame.tail.past else ""
        return Gap("preposition", partner) if partner and partner != "obj" else Gap("object" if partner else "subject")
    if open_object and not (_acts(verb) and stated and person):
        return Gap("object")
    if stated:
        return _besides(ctx, frame, verb, filled, person=person)
    if verb is not None and verb.en.split(" ")[0] in _UNDERGOES:
        return Gap("subject")
    if verb is not None and (_acts(verb) or (noun_class == "place" and not may_act(ctx, frame, made, filled, verb))):
        return _besides(ctx, frame, verb, filled, place=noun_class == "place")
    return Gap("subject")


def _wished(ctx: Context, frame: Frame, verb: Entry | None, filled: set[str]) -> Gap:
    """Return what somebody is in a wish: whom the writer wants to meet (会いたい人, 話したかった人), else who wishes (詳しく知りたい方)."""
    lemmas = {ctx.tokens[at].lemma for at in ctx.phrases[frame.phrase].core.tokens}
    partner = _partner(verb, filled) if verb is not None else ""
    if not partner or filled & {"to", "ni", "wo"} or not lemmas & (_MET if frame.tail.past else _MET - _TALKED):
        return Gap("subject")
    return Gap("object") if partner == "obj" else Gap("preposition", partner)


_TALKED = frozenset({"話す", "相談", "挨拶", "会話"})
_MET = frozenset({"会う", "再会", "会える", "お会い"}) | _TALKED
"""What is done with others, so that who is spoken of is one of them where the writer wanted to do it."""


def _is_one_of_many(ctx: Context, frame: Frame) -> bool:
    """Whether the sentence says how many there are of those who do it: 知っている人はほとんどいない."""
    noun = ctx.phrases[frame.phrase].head
    told = ctx.phrases[noun].head if noun >= 0 else -1
    return told >= 0 and ctx.tokens[ctx.phrases[told].core.start].lemma in _HOW_MANY


_HOW_MANY = frozenset("居る 多い 少ない 増える 減る 数名 数人".split())


def is_able(ctx: Context, frame: Frame) -> bool:
    """Whether what が marks is what can or cannot be found out, so that the noun has it: 原因が特定できない不具合."""
    one = next((one for one in frame.arguments if one.role == "ga"), None)
    lemmas = {ctx.tokens[at].lemma for at in ctx.phrases[frame.phrase].core.tokens}
    if one is None or not lemmas & _FOUND_OUT or not any(mark.rule == "e.dekiru" for mark in frame.tail.modals):
        return False
    entry = ctx.phrases[one.phrase].core.entry
    return entry is not None and entry.noun_class in ("abstract", "content", "quantity", "thing", "degree", "place")


_FOUND_OUT = frozenset(
    "特定 解明 判断 確認 説明 予測 保証 把握 理解 測定 再現 想定 断定 推定 公開 変更 調整 証明 追跡 識別".split()
)
"""What is done to the cause, the place or the value of something."""


def _is_about_an_act(ctx: Context, frame: Frame) -> bool:
    """Whether the object of the clause is something that is to be done to the noun: 導入を検討している装置."""
    one = next((one for one in frame.arguments if one.role == "wo"), None)
    if one is None or ctx.clauses.dependents[one.phrase] or len(ctx.phrases[one.phrase].units) > 1:
        return False
    act = ctx.tokens[ctx.phrases[one.phrase].core.end - 1].pos3 == "サ変可能"
    lemmas = {ctx.tokens[at].lemma for at in ctx.phrases[frame.phrase].core.tokens}
    return act and not frame.tail.passive and bool(lemmas & _DECIDES)


_DECIDES = frozenset(
    "検討 予定 計画 決定 決める 開始 始める 中止 再開 進める 希望 見送る 延期 断念 提案 依頼 推奨 勧める 求める 目指す 終了 許可 禁止".split()
)
"""What is decided of an act: its object is the noun before which it stands."""


def _given_to(frame: Frame, verb: Entry, filled: set[str]) -> Gap | None:
    """選定を任されている人 is to whom it is left; 来場者に触ってもらう展示 is what they touch."""
    if frame.tail.benefactive and not frame.tail.passive:
        asked = "ni" in filled and "wo" not in filled and "obj" in verb.frame.values()
        return Gap("object") if asked else None
    return Gap("preposition", "to") if "wo" in filled and verb.frame.get("ni") in ("to", "iobj") else None


def concern_of(ctx: Context, frame: Frame) -> str:
    """Return the preposition behind which the thing stands that somebody has trouble with or thinks of; empty for other verbs."""
    from pipeline.translation.transfer.valency import choose_verb

    verb = choose_verb(ctx, frame)
    unit = ctx.phrases[frame.phrase].core
    if (
        verb is None
        or frame.tail.passive
        or not {ctx.tokens[at].lemma for at in unit.tokens} & (_CONCERNS | _SPOKEN_OF)
    ):
        return ""
    if any(one.role in ("ni", "wo", "nitsuite", "quote") for one in frame.arguments):
        return ""
    if {ctx.tokens[at].lemma for at in unit.tokens} & _SPOKEN_OF:
        return "about"
    slots = (verb.frame[role] for role in ("ni", "de", "nitsuite") if role in verb.frame)
    return next((slot for slot in slots if slot in _STAYS_BEHIND), "")


_CONCERNS = frozenset(
    "困る 悩む 苦労 驚く 戸惑う 迷う 苦戦 注意 感心 感動 満足 納得 共感 躓く 慣れる 手間取る 失望 賛成 反対 同意 留意 関与".split()
)
"""Verbs of feeling and trouble, before which a thing is what they are about, whoever has the feeling."""

_WAYS = frozenset("形式 方式 様子 姿 口調 機会 雰囲気 場 順番 順 スタイル やり方 方法 言語 場面 番".split())
"""How, where or when something is said, and not what: 交互に話す形式."""

_SPOKEN_OF = frozenset({"話す", "語る", "話し合う", "質問"})
"""Verbs of talking, whose thing is what is talked about: 話した内容, the content that I talked about."""

_STAYS_BEHIND = frozenset({"with", "at", "by", "about", "over", "to"})


_UNDERGOES = frozenset({"suffer", "undergo", "receive", "incur"})
"""What happens to the subject, also to a place: 被害を受けた地域."""


def _has_earlier_object(frame: Frame) -> bool:
    """データを収集し、表示するツール: the object of a clause before goes on being that of this one."""
    before = [sub for sub in frame.subordinates if sub.tail.link in ("te", "mama", "without-ing")]
    return any(any(one.role == "wo" for one in sub.arguments) or _has_earlier_object(sub) for sub in before)


def _acts(verb: Entry | None) -> bool:
    """Whether only people do what the verb says: a meeting does not participate."""
    return verb is not None and verb.subject == "author"


def _partner(verb: Entry, filled: set[str]) -> str:
    """Return the preposition (or ``obj``) of the person that the writer's doing concerns: 相談した人 is whom I consulted.

    Who moves is the subject: 日本から来た人 came from there.
    """
    if "he" in verb.frame or "kara" in filled or verb.ja.removesuffix("する") in _SPEAKS_UP:
        return ""
    slot = next((verb.frame[role] for role in ("ni", "to") if role in verb.frame and role not in filled), "")
    return slot if slot in ("with", "to", "from", "for", "obj") else ""


_SPEAKS_UP = frozenset("質問 発言 登壇 回答 反論 講演 参加".split())
"""What the one who is spoken of does: 質問した人 asked, and was not asked."""


def _besides(
    ctx: Context, frame: Frame, verb: Entry | None, filled: set[str], *, place: bool = False, person: bool = False
) -> Gap:
    """Return what the noun is when it is neither subject nor object: what に, で, と or から would mark, or an owner."""
    if place:
        return Gap("adjunct", "where")
    if person:
        ctx.notes.doubt("relative-person", 0.3)
        return Gap("preposition", "for")
    if verb is not None and "wo" not in verb.frame:
        slot = next((verb.frame[role] for role in ("ni", "he", "to") if role in verb.frame and role not in filled), "")
        if slot in _GOVERNS or (slot == "to" and verb.ja.removesuffix("する") in _NEEDS_ITS_TO):
            return Gap("preposition", slot)
    subject = next((one for one in frame.arguments if one.role == "ga"), None)
    entry = ctx.phrases[subject.phrase].core.entry if subject is not None else None
    belongs = entry is not None and entry.noun_class in ("abstract", "quantity", "degree")
    lemmas = {ctx.tokens[at].lemma for at in ctx.phrases[frame.phrase].core.tokens}
    befalls = entry is not None and entry.noun_class == "act" and bool(lemmas & _BEFALLS)
    if (belongs or befalls) and _owned(ctx, frame) and verb is not None and (befalls or "wo" not in verb.frame):
        return Gap("whose")
    return Gap("adjunct", "in which")


_BEFALLS = frozenset(
    "決まる 決定 終わる 終了 始まる 開始 完了 遅れる 進む 延びる 止まる 停止 中断 再開 予定 義務付ける".split()
)
"""What befalls an act that is done to the noun: 廃止が決まったサービス, a service whose abolition was decided."""

_GOVERNS = frozenset({"in", "on", "at", "with", "for", "about"})
_NEEDS_ITS_TO = frozenset("注目 所属 関係 接続 依存 属する つながる 関わる 貢献 準拠 相当 該当 直結 関連".split())
"""Verbs that say little without what に marks: 所属する組織 is the organization to which one belongs; 変わる例 is no example "to which"."""
