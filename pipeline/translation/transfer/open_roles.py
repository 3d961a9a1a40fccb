"""Come here when a phrase without a case particle (は, も, nothing) has the wrong role: amounts, times, what is done or who does it."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.frames import Argument, Frame
from pipeline.translation.transfer.context import Context
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.only_some import also_where, is_some_of_them
from pipeline.translation.transfer.subject import counts_people, is_somebody, is_wish, names_people, needs_person
from pipeline.translation.transfer.time_phrases import is_beside, is_date, is_time
from pipeline.translation.transfer.units import EXISTS


def opened(ctx: Context, frame: Frame, verb: Entry | None, one: Argument, taken: set[str]) -> Argument:
    """Return an argument without a role with the one it has to this verb, which is added to ``taken``."""
    if amount := _as_amount(ctx, frame, verb, one, taken):
        return amount
    if also_where(ctx, frame, verb, one):
        taken.add("de")
        return replace(one, role="de", topic=False, focus=("also",))
    start = ctx.phrases[frame.phrase].core.start
    if _is_honoured(ctx, frame) and one.topic and not is_somebody(ctx, one.phrase) and not is_time(ctx, one.phrase):
        done = verb is not None and verb.frame.get("wo") == "obj" and not {"wo", "quote"} & taken
        taken.add("wo" if done else "")
        return replace(one, role="wo" if done else "theme")
    core = ctx.phrases[one.phrase].core
    entry = core.entry
    if core.text == "時間" and ctx.tokens[start].lemma in ("掛かる", "要する") and one.topic and "ga" not in taken:
        taken.add("ga")
        return replace(one, role="ga", topic=False)
    lasts = core.text.endswith("時間") and entry is not None and "adverb" not in entry.forms and core.kind == "noun"
    if lasts and ctx.tokens[start].lemma in ("掛かる", "要する") and one.topic and not {"ga", "ni"} & taken:
        taken.add("ni")
        return replace(one, role="ni", topic=False)  # 飛行時間は約14時間かかる: what takes so long
    if (entry and entry.noun_class == "time") or is_date(ctx, one.phrase) or is_beside(ctx, one.phrase):
        there = ctx.tokens[start].lemma in {"有る", "無い", *EXISTS} and "ga" not in taken
        there = there and entry is not None and entry.noun_class == "time"
        there = there and (entry is None or entry.forms.get("adverb", "during").startswith("during"))
        spoken = _is_spoken_of(frame, verb, one, entry, taken) or _passes(ctx, frame, verb, one, taken)
        role = "ga" if there or spoken else "time"
        taken.add(role)
        return replace(one, role=role)
    if entry is not None and entry.en == "everyone" and not one.role and "ga" not in taken:
        taken.add("ga")
        return replace(one, role="ga")  # 皆さん親切でした
    eats = entry is not None and entry.en in _MEALS and one.focus == ("topic",)
    if eats and any(other.role == "wo" for other in frame.arguments):
        return replace(one, role="theme")  # 夕食は中華料理を食べた
    party = entry is not None and entry.en in _PARTIES and one.focus == ("topic",)
    if (
        party
        and verb is not None
        and verb.subject == "author"
        and any(one.role in ("ni", "he", "de", "wo") for one in frame.arguments)
    ):
        return replace(one, role="theme")  # 二次会は焼き鳥屋に行った
    uses = ctx.tokens[start].lemma in _USING and "wo" in taken and "toshite" not in taken
    if uses and one.focus == ("topic",) and core.text in _USED_AS and _is_plain(ctx, one):
        taken.add("toshite")
        return replace(one, role="toshite")  # 会場は市民ホールを使った
    asked = [other.phrase for other in frame.arguments if other.role == "quote" and ctx.clauses.is_asked(other.phrase)]
    whole = any(inner.role == "ga" for index in asked for inner in ctx.clauses.frame(index).arguments)
    if whole and one.focus == ("topic",) and "ga" not in taken and not is_somebody(ctx, one.phrase):
        return replace(one, role="theme")  # シェルは既定がどれなのか確認した
    carried_out = ctx.tokens[start].lemma == "行く" and entry is not None and entry.noun_class == "act"
    if carried_out and one.focus == ("topic",) and "ga" in taken and not {"wo", "ni", "he"} & taken:
        taken.add("wo")
        return replace(one, role="wo")  # 運営は学生が行っている is written as 行く is
    if _is_gone_to(ctx, frame, one) and not {"ni", "he"} & taken:
        taken.add("ni")
        return replace(one, role="ni", topic=False)
    if (dropped := _left_out(ctx, frame, verb, one)) and dropped not in taken:
        taken.add(dropped)
        return replace(one, role=dropped)
    exists = ctx.tokens[start].lemma in EXISTS or (core.text == "何か" and ctx.tokens[start].lemma == "有る")
    if (exists or _is_left_bare(ctx, frame, one)) and "ga" not in taken and not one.topic and not one.focus:
        role = "ga"
    elif is_some_of_them(ctx, one, verb, taken, frame):
        role = "wo"
    else:
        people = core.text != "“" if entry is None else names_people(entry)  # 講演「…」も聞いた
        people = people and not _counts_things(ctx, one)  # 2台は先月交換した
        people = people or counts_people(ctx, one.phrase)
        role = _role_of_topic(frame, verb, taken, people, one, _thing_acts(ctx, frame))
        role = "ni" if role == "ga" and not people and _is_what_it_is_done_to(ctx, frame, verb, one, taken) else role
    taken.add(role)
    return replace(one, role=role, topic=one.topic and not (role == "nitsuite" and frame.tail.past))


def _counts_things(ctx: Context, one: Argument) -> bool:
    """Whether a number tells how many things there are: 2台, サーバー2台; 3名 and 3社 are somebody."""
    units = ctx.phrases[one.phrase].units
    amount = units[-1].amount
    if amount is None or amount.kind != "count" or units[-1].text.endswith(_OF_PEOPLE):
        return False
    noun = units[-2].entry if len(units) > 1 else None
    return noun is None or not names_people(noun)


_OF_PEOPLE = ("人", "名", "社", "校", "組", "団体", "国", "チーム", "者", "大学")
"""Counters of those who do something."""


def _is_what_it_is_done_to(ctx: Context, frame: Frame, verb: Entry | None, one: Argument, taken: set[str]) -> bool:
    """Whether only somebody can do the verb, and to what its topic names: この件は来週対応する, 会議は来年も参加する."""
    if verb is None or not one.topic or "wo" in verb.frame or "ni" not in verb.frame or frame.tail.passive:
        return False
    attends = verb.ja.removesuffix("する") in _ATTENDED and verb.subject == "author"
    somebody = attends or (verb.subject == "passive" and verb.frame["ni"] == "obj" and not frame.tail.causative)
    core = ctx.phrases[one.phrase].core
    kind = core.entry.noun_class if core.entry is not None else "act" if core.amount is not None else ""
    trouble = core.entry is not None and core.entry.en.split(" ")[-1] in _TROUBLE
    done_to = kind in ("act", "content", "abstract", "fact") or trouble
    return somebody and done_to and not {"ni", "he", "ga"} & taken


_ATTENDED = frozenset("参加 出席 欠席 出展 登壇 応募 申し込む".split())
"""What the writer does at an event, or not."""

_TROUBLE = frozenset(
    "failure bug defect error vulnerability alert warning complaint inquiry trouble outage incident".split()
)
"""Things that handle nothing themselves."""


def _is_left_bare(ctx: Context, frame: Frame, one: Argument) -> bool:
    """Whether a note leaves out the が of a noun right before its adjective or verb: 関心高い, 電波弱い, 結論出ず."""
    phrase = ctx.phrases[one.phrase]
    core = ctx.tokens[phrase.core.end - 1]
    beside = one.phrase == frame.phrase - 1 and not phrase.parts and not phrase.comma
    said = ctx.phrases[frame.phrase].core
    happens = frame.kind == "verb" and ctx.tokens[said.start].pos1 == "動詞"
    happens = happens and not any("wo" in entry.frame for entry in said.entries)
    return (
        (frame.kind == "adjective" or happens)
        and beside
        and phrase.core.kind in ("noun", "latin")
        and core.pos1 in ("名詞", "接尾辞")
    )


def _is_gone_to(ctx: Context, frame: Frame, one: Argument) -> bool:
    """Whether somebody goes to what is spoken of: 他社のセミナーも行ってみた; 検査は全数で行っている is carried out."""
    if ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma != "行く" or not one.focus or frame.tail.passive:
        return False
    tried = any(mark.english == "try" for mark in frame.tail.gerunds) or frame.tail.experience
    plain = not any(other.role in ("wo", "ga", "ni") for other in frame.arguments)
    entry = ctx.phrases[one.phrase].core.entry
    gathers = entry is not None and (entry.noun_class in ("event", "place") or entry.ja.endswith(("会", "セミナー")))
    return plain and tried and gathers


def _left_out(ctx: Context, frame: Frame, verb: Entry | None, one: Argument) -> str:
    """Return the role of a noun whose を or に is left out right before the verb: Flutterやってみた, これ買った, ランチ行った."""
    phrase = ctx.phrases[one.phrase]
    beside = one.phrase == frame.phrase - 1 and not phrase.parts and not phrase.comma and not one.focus
    if verb is None or frame.kind != "verb" or not beside or not ctx.phrases[frame.phrase].verbal:
        return ""
    entry, passive = phrase.core.entry, frame.tail.passive or frame.tail.benefactive
    goes = ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma in ("行く", "来る", "向かう", "寄る")
    if goes and entry is not None and entry.noun_class in ("act", "event", "place", "content", "thing"):
        return "ni"
    named = phrase.core.kind == "latin" or (entry is not None and entry.en in ("this", "that", "it"))
    return "wo" if named and verb.frame.get("wo") == "obj" and not passive else ""


def _is_plain(ctx: Context, one: Argument) -> bool:
    """Whether nothing but の phrases tells more of it: 昨年の会場, not 借りた会場."""
    return all(ctx.clauses.role_of(below) == "no" for below in ctx.clauses.dependents[one.phrase])


_USING = frozenset("使う 使用 利用 活用 用いる 借りる".split())
_USED_AS = frozenset(
    "会場 宿 宿泊先 移動手段 言語 開発言語 実装言語 OS DB データベース 教材 素材 材料 電源 機材 題材 例題 指標 データ".split()
)
"""What uses nothing itself, and other things are used as."""


def _as_amount(ctx: Context, frame: Frame, verb: Entry | None, one: Argument, taken: set[str]) -> Argument | None:
    """Return an amount with its role: how long, how often or how much, or what it counts; None for what is no such amount."""
    phrase = ctx.phrases[one.phrase]
    amount = phrase.core.amount
    if amount is None:
        return None
    lasts = amount.kind == "duration" and one.focus == ("topic",) and frame.kind == "verb" and len(phrase.units) == 1
    if lasts and ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma not in _TAKING:
        return replace(one, role="bare", topic=False)
    often = amount.kind in _HOW_OFTEN and "topic" in one.focus
    by_so_much = frame.kind == "adjective" and amount.kind == "share" and one.focus == ("also",)
    told_of = frame.kind == "nominal" and amount.kind == "duration" and one.focus == ("topic",) and "ga" not in taken
    if told_of and ctx.clauses.dependents[one.phrase]:
        taken.add("ga")
        return replace(one, role="ga")  # 最初の30分は用語の説明だった
    if amount.kind in _HOW_MUCH and (not one.topic or often or by_so_much):
        return replace(one, role="bare")
    measured = amount.kind in ("duration", "measure", "share") and one.focus in (
        ("also",),
        ("only-negative",),
        ("only",),
    )
    lemma = ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma
    if measured and lemma in _TAKEN_UP:
        return replace(one, role="bare")
    many = not one.topic or one.focus == ("also",)
    if amount.kind != "count" or not many or frame.tail.passive:
        return None
    objects = {role for role, slot in verb.frame.items() if slot == "obj"} if verb else set()
    counted = "" if objects & taken else "wo" if "wo" in objects else "ga" if "ga" not in taken else ""
    if not (counted or one.topic or {"only", "only-negative"} & set(one.focus)):
        return None
    taken.add(counted)
    return replace(one, role=counted or "bare")


_TAKEN_UP = frozenset({"有る", "無い", "掛かる", "かかる", "要する", "持つ", "続く"})

_TAKING = frozenset("掛かる 過ぎる 経つ 要する 続く 長い".split())
"""Verbs whose subject is how long it takes: 5年は掛かる."""

_HOW_OFTEN = frozenset({"duration", "rate", "repeat"})
"""Amounts that say how often or how long with は too: 3回に1回は失敗する; 8割は反対した is said of people."""


_HOW_MUCH = frozenset({"duration", "rate", "repeat", "share", "times"})
"""Amounts that without a particle say how long, how often or how much: 10分待つ, 3割増える."""


def _is_honoured(ctx: Context, frame: Frame) -> bool:
    """Whether the verb speaks with respect of somebody (ておられる), so that a thing with は is what he does it to."""
    parts = ctx.phrases[frame.phrase].parts
    return any(ctx.tokens[at].surface == "おら" for part in parts for at in range(part.start, part.end))


def _is_spoken_of(frame: Frame, verb: Entry | None, one: Argument, entry: Entry | None, taken: set[str]) -> bool:
    """Whether a time with は is what something is said of: 締め切りは来週だ; 午後は討論から始まった."""
    if verb is not None and verb.report in ("START", "END") and "kara" in verb.frame and "topic" in one.focus:
        placed = any(other.role in ("kara", "de") for other in frame.arguments)
        if placed and not {"ga", "wo"} & taken:
            return True
    spoken = frame.kind != "verb" and one.focus == ("topic",) and "ga" not in taken
    return spoken and entry is not None and "adverb" not in entry.forms and entry.noun_class == "time"


def _passes(ctx: Context, frame: Frame, verb: Entry | None, one: Argument, taken: set[str]) -> bool:
    """Whether a time is what ends, goes on or is spent: 紙の時代は終わった, 後半は静かに進んだ, 後半は質疑に充てられた."""
    entry = ctx.phrases[one.phrase].core.entry
    if verb is None or entry is None or one.focus != ("topic",) or {"ga", "wo"} & taken:
        return False
    does = ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma
    spent = frame.tail.passive and does in _SPENT
    passes = "wo" not in verb.frame and verb.subject != "author" and does in _PASSING
    part = entry.ja in _PARTS_OF_AN_EVENT
    return (spent or passes) and (part or "adverb" not in entry.forms)


_SPENT = frozenset({"充てる", "当てる", "費やす", "割く", "使う"})
_PASSING = frozenset("終わる 過ぎる 続く 始まる 進む 変わる 来る 盛り上がる 荒れる 長引く".split())
_PARTS_OF_AN_EVENT = frozenset({"前半", "後半", "序盤", "中盤", "終盤", "冒頭"})
"""Times that an event consists of, and goes on in."""

_MEALS = frozenset({"breakfast", "lunch", "dinner", "supper", "meal"})
_PARTIES = frozenset({"after-party", "second after-party", "party", "drinking party", "social gathering"})
"""What one goes to a place for: the party is no more who goes than the meal is."""


def _role_of_topic(frame: Frame, verb: Entry | None, taken: set[str], person: bool, one: Argument, thing: bool) -> str:
    objects = [role for role in taken if verb is not None and verb.frame.get(role) == "obj"]
    if verb is not None and frame.tail.experience and verb.ja in _DONE_TO_PEOPLE and not taken & {"ga", "wo"}:
        return "wo"  # 人員は確保済み
    transitive = verb is not None and "wo" in verb.frame and not objects and not (thing and verb.ja in BY_ITSELF)
    counts = {"about", "each"}
    if not one.topic and not set(one.focus) - counts and not (person and "ga" not in taken and one.focus):
        return "bare"
    if "ga" in taken:
        if thing and transitive and any(mark.rule == "e.dekiru" for mark in frame.tail.modals) and not frame.tail.past:
            return "ga"  # 新型機は同じ電池が使える
        return "wo" if transitive and "wo" not in taken and not frame.tail.passive else "theme"
    if verb is not None and verb.ja in BY_ITSELF and not person and "wo" not in taken and frame.tail.past:
        return "ga"
    spoken_of = verb is not None and "nitsuite" in verb.frame and (verb.report == "REPORT" or not transitive)
    spoken_of = spoken_of and verb is not None and (needs_person(verb) or verb.report == "REPORT")
    if (
        spoken_of
        and any(mark.english == "please" for mark in frame.tail.wraps)
        and not person
        and not frame.tail.passive
        and "nitsuite" not in taken
    ):
        return "nitsuite"  # 詳細は担当者にお問い合わせください
    asked = any(mark.english == "please" for mark in frame.tail.wraps) and not person
    if asked and "wo" in taken and one.focus == ("topic",):
        return "theme"  # 詳細は資料を見てください
    asked = verb is not None and verb.ja.removesuffix("する") in _ASKED and "ni" in taken and "nitsuite" not in taken
    if asked and one.topic and not (person or frame.tail.passive) and frame.tail.past:
        return "nitsuite"  # わからないところは隣の人に聞いた
    on_what = verb is not None and verb.frame.get("ni") == "obj" and verb.report == "REPORT" and frame.tail.past
    if on_what and one.topic and not {"ni", "nitsuite"} & taken and not (person or frame.tail.passive):
        return "ni"  # このことは前回の報告でも触れた
    taken_along = verb is not None and verb.ja in _TAKES_PEOPLE and "wo" in verb.frame and "wo" not in taken
    if taken_along and person and (is_wish(frame) or any(mark.rule == "e.dekiru" for mark in frame.tail.modals)):
        return "wo"  # 来年は家族も連れて行きたい
    if transitive and "wo" not in taken and not frame.tail.passive and not person:
        able = any(mark.rule == "e.dekiru" for mark in frame.tail.modals)
        alone = verb is not None and verb.subject == "none" and verb.frame.get("wo") == "obj"  # 装置は自作した
        done = alone or (verb is not None and verb.subject in ("passive", "author"))
        return "wo" if done or is_wish(frame) or able else "ga"
    decides = any(mark.english == "decide to" for mark in frame.tail.chains)
    if decides and not person and "wo" in taken and one.focus == ("topic",):
        return "theme"  # 詳細は後で資料を読むことにした
    if verb is not None and verb.ja in _FELT and not person and one.topic:
        return "ni" if "ni" in verb.frame and "ni" not in taken else "de"  # 発表は緊張した
    return "ga"


_ASKED = frozenset({"聞く", "尋ねる", "質問", "相談", "問い合わせる", "問い合わせ", "訊く"})
"""Verbs of asking somebody, whose topic is what one asks about."""
_FELT = frozenset(
    "緊張する 疲れる くたびれる 焦る 迷う 戸惑う 苦労する 感動する 満足する 安心する 興奮する がっかりする".split()
)
"""What only people feel, at or with the thing that is the topic."""


_TAKES_PEOPLE = frozenset("連れて行く 連れていく 連れて来る 連れてくる 誘う 呼ぶ 招待する 招く".split())
"""What one does with people, who are no more those who wish or can do it than a thing would be."""


BY_ITSELF = frozenset(
    "復旧する 終了する 完了する 停止する 開始する 再開する 継続する 改善する 向上する 回復する 解決する 拡大する 縮小する 閉鎖する 安定する 低下する".split()
)
"""What a thing does by itself as well as somebody does it to a thing: この部品は生産が終了した."""


_DONE_TO_PEOPLE = frozenset(
    "確保する 採用する 配置する 募集する 手配する 増員する 任命する 選定する 招待する 登録する 補充する 派遣する".split()
)
"""What is done to people as well, who so are its object where a note only says that it is done."""


def _thing_acts(ctx: Context, frame: Frame) -> bool:
    """Whether what が marks is nobody: この部品は生産が終了した."""
    one = next((one for one in frame.arguments if one.role == "ga"), None)
    entry = ctx.phrases[one.phrase].core.entry if one is not None else None
    return entry is not None and entry.noun_class not in ("person", "group") and "proper" not in entry.grammar
