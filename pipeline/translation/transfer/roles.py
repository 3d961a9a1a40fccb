"""Come here when a phrase takes the wrong role: what は, も, bare nouns and questions are to the verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.frames import Argument, Frame
from pipeline.translation.transfer.context import Context
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.only_some import is_part, is_some_of_them, only_one
from pipeline.translation.transfer.phrases import is_quotation
from pipeline.translation.transfer.prepositions import origin_of
from pipeline.translation.transfer.senses import verbs_of
from pipeline.translation.transfer.subject import is_somebody, is_wish, names_people, needs_person
from pipeline.translation.transfer.units import EXISTS


def resolved(ctx: Context, frame: Frame, verb: Entry | None) -> tuple[Argument, ...]:
    """Return the arguments with the roles that は, も and bare nouns leave open filled in."""
    taken = {one.role for one in frame.arguments if one.role}
    result: list[Argument] = []
    phrase = ctx.phrases[frame.phrase]
    before_noun = not frame.tail.link and phrase.head >= 0 and not ctx.phrases[phrase.head].verbal
    able = not before_noun and any(mark.rule == "e.dekiru" for mark in frame.tail.modals)
    named = verb is not None and any(
        entry.frame.get("quote") in ("comp", "as") for entry in verbs_of(ctx, frame.phrase)
    )
    quoting = verb is not None and any("quote" in entry.frame for entry in verbs_of(ctx, frame.phrase))
    left = _left_open(ctx, frame, verb)
    hoped = any(mark.english == "it is hoped that" for mark in frame.tail.wraps)
    has_it_done = any(one.topic and not one.role and is_somebody(ctx, one.phrase) for one in frame.arguments)
    nobody = _nobody(ctx, frame)
    honoured = any(ctx.tokens[at].surface == "おら" for part in phrase.parts for at in range(part.start, part.end))
    only = only_one(ctx, frame)
    done_to = able or (verb is not None and "wo" in verb.frame)
    if only is not None and not done_to and ctx.phrases[only.phrase].core.amount is not None:
        only = None
    for one in frame.arguments:
        if is_part(ctx, frame, one):
            result.append(replace(one, role="bare"))
            continue
        if only is not None and not one.role and (one is only or "topic" in one.focus) and not is_time(ctx, one.phrase):
            first, second = ("wo", "ga") if done_to else ("ga", "theme")
            result.append(replace(one, role=first if one is only else second))
            continue
        if nobody is not None and not one.role and one.topic and not is_time(ctx, one.phrase):
            result.append(replace(one, role="ga" if one is nobody else "wo", topic=one is not nobody))
            continue
        if one is left:
            result.append(replace(one, role="theme"))
            continue
        if one.role == "quote" and (asked := _role_of_question(ctx, frame, verb, one, taken)):
            taken.add(asked)
            result.append(replace(one, role=asked))
            continue
        said = quoting and not one.focus and (is_quotation(ctx.phrases[one.phrase]) or _is_told(ctx, frame, one))
        if (named or said) and one.role == "to" and not one.topic:
            result.append(replace(one, role="quote"))
            continue
        free = any("wo" in entry.frame for entry in verbs_of(ctx, frame.phrase)) and not {"wo", "quote"} & taken
        if able and one.role == "ga" and free and not names_people(ctx.phrases[one.phrase].core.entry):
            result.append(replace(one, role="wo"))
            continue
        if one.role == "made" and verb is not None and (even := _even(ctx, frame, verb, one, taken)):
            taken.add(even)
            ranges = any(ctx.clauses.role_of(below) == "kara" for below in ctx.clauses.dependents[one.phrase])
            limited = ranges or ("topic" in one.focus and frame.tail.negative)
            result.append(replace(one, role=even, topic=False, focus=() if limited else ("even",)))
            continue
        entry = ctx.phrases[one.phrase].core.entry
        giver = is_somebody(ctx, one.phrase) and (entry is None or entry.en != "I") and not has_it_done
        if hoped and giver and one.role == "ni" and "ga" not in taken:
            taken.add("ga")
            result.append(replace(one, role="ga"))
            continue
        if (
            one.role in ("ni", "kara", "yori")
            and frame.tail.benefactive
            and "ga" not in taken
            and giver
            and not frame.tail.causative
        ):
            taken.add("ga")
            result.append(replace(one, role="ga"))
            continue
        if one.role == "yori" and frame.kind == "verb" and _is_source(ctx, one.phrase):
            result.append(replace(one, role="kara"))
            continue
        becomes = ctx.tokens[phrase.core.start].lemma == "成る" and not any(
            other.role == "ga" or other.topic for other in frame.arguments
        )
        amount = ctx.phrases[one.phrase].core.amount
        if one.role == "ni" and (is_each(ctx, one.phrase) or (amount is not None and amount.adverb == "one by one")):
            result.append(replace(one, role="time"))
            continue
        if one.role == "ni" and not becomes and is_time(ctx, one.phrase) and origin_of(ctx, one.phrase) is None:
            result.append(replace(one, role="time"))
            continue
        amount = ctx.phrases[one.phrase].core.amount
        lasts = amount is not None and amount.kind == "duration" and one.focus == ("topic",) and frame.kind == "verb"
        lasts = lasts and ctx.tokens[phrase.core.start].lemma not in (
            "掛かる",
            "過ぎる",
            "経つ",
            "要する",
            "続く",
            "長い",
        )
        if not one.role and lasts and len(ctx.phrases[one.phrase].units) == 1:
            result.append(replace(one, role="bare", topic=False))
            continue
        often = amount is not None and amount.kind in _HOW_OFTEN and "topic" in one.focus
        by_so_much = (
            frame.kind == "adjective" and amount is not None and amount.kind == "share" and one.focus == ("also",)
        )
        often = often or by_so_much
        if not one.role and amount is not None and amount.kind in _HOW_MUCH and (not one.topic or often):
            result.append(replace(one, role="bare"))
            continue
        many = not one.topic or one.focus == ("also",)
        if not one.role and amount is not None and amount.kind == "count" and many and not frame.tail.passive:
            objects = {role for role, slot in verb.frame.items() if slot == "obj"} if verb else set()
            counted = "" if objects & taken else "wo" if "wo" in objects else "ga" if "ga" not in taken else ""
            if counted or one.topic or {"only", "only-negative"} & set(one.focus):
                taken.add(counted)
                result.append(replace(one, role=counted or "bare"))
                continue
        if one.role:
            result.append(one)
            continue
        if honoured and one.topic and not is_somebody(ctx, one.phrase) and not is_time(ctx, one.phrase):
            done = verb is not None and verb.frame.get("wo") == "obj" and not {"wo", "quote"} & taken
            taken.add("wo" if done else "")
            result.append(replace(one, role="wo" if done else "theme"))
            continue
        entry = ctx.phrases[one.phrase].core.entry
        lasts = ctx.phrases[one.phrase].core.text == "時間" and ctx.tokens[phrase.core.start].lemma in (
            "掛かる",
            "要する",
        )
        if lasts and one.topic and "ga" not in taken:
            taken.add("ga")
            result.append(replace(one, role="ga", topic=False))
            continue
        if (entry and entry.noun_class == "time") or _is_date(ctx, one.phrase) or _is_beside(ctx, one.phrase):
            begins = (
                "topic" in one.focus and verb is not None and verb.report in ("START", "END") and "kara" in verb.frame
            )
            begins = (
                begins and not {"ga", "wo"} & taken and any(other.role in ("kara", "de") for other in frame.arguments)
            )
            spoken = frame.kind != "verb" and one.focus == ("topic",) and "ga" not in taken
            spoken = spoken and entry is not None and "adverb" not in entry.forms and entry.noun_class == "time"
            role = "ga" if begins or spoken else "time"  # 締め切りは来週だ
            taken.add(role)
            result.append(replace(one, role=role))
            continue
        if (
            entry
            and entry.en in _MEALS
            and one.focus == ("topic",)
            and any(other.role == "wo" for other in frame.arguments)
        ):
            result.append(replace(one, role="theme"))  # 夕食は中華料理を食べた
            continue
        exists = ctx.tokens[phrase.core.start].lemma in EXISTS or (
            ctx.phrases[one.phrase].core.text == "何か" and ctx.tokens[phrase.core.start].lemma == "有る"
        )
        if exists and "ga" not in taken and not one.topic and not one.focus:
            taken.add("ga")
            result.append(replace(one, role="ga"))
            continue
        if is_some_of_them(ctx, one, verb, taken, frame):
            taken.add("wo")
            result.append(replace(one, role="wo"))
            continue
        role = _open_role(frame, verb, taken, entry is None or names_people(entry), one, _thing_acts(ctx, frame))
        taken.add(role)
        result.append(replace(one, role=role))
    return tuple(result)


def _nobody(ctx: Context, frame: Frame) -> Argument | None:
    """Return the 誰も of この問題は誰も解決していない, beside which a topic is what is done: nobody has solved this problem."""
    open_ = [one for one in frame.arguments if not one.role and one.topic and not is_time(ctx, one.phrase)]
    who = next((one for one in open_ if ctx.tokens[ctx.phrases[one.phrase].core.start].lemma == "誰"), None)
    done = any(entry.frame.get("wo") == "obj" for entry in verbs_of(ctx, frame.phrase))
    named = any(one.role in ("ga", "wo") for one in frame.arguments)
    return who if len(open_) == 2 and done and not named and not frame.tail.passive else None


def _even(ctx: Context, frame: Frame, verb: Entry, one: Argument, taken: set[str]) -> str:
    """Return what 配線まで確認した takes the place of: its object or subject, where まで is no limit in time or place."""
    core = ctx.phrases[one.phrase].core
    entry = core.entry
    if entry is None or core.amount is not None or entry.noun_class in _LIMITS or ctx.clauses.is_predicate(one.phrase):
        return ""
    if "made" in verb.frame or entry.en in ("end", "last"):
        return ""
    if "wo" in verb.frame:
        return "wo" if verb.frame["wo"] == "obj" and "wo" not in taken and not frame.tail.passive else ""
    below = [ctx.clauses.role_of(other) for other in ctx.clauses.dependents[one.phrase]]
    named = "ga" in taken or any(other.topic and not other.role for other in frame.arguments)
    return "" if named or "kara" in below else "ga"


_MEALS = frozenset({"breakfast", "lunch", "dinner", "supper", "meal"})

_LIMITS = frozenset({"time", "place", "quantity", "pronoun", "degree"})


def _is_told(ctx: Context, frame: Frame, one: Argument) -> bool:
    """Whether the phrase is an amount that somebody says: 14か月と言われた, 3台と答えた."""
    named = any(other.role in ("wo", "ga") or other.topic for other in frame.arguments)
    core = ctx.phrases[one.phrase].core
    heard = ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma in ("聞く", "伺う", "感じる")
    thing = core.entry is not None and core.entry.noun_class in ("thing", "abstract", "degree", "quantity", "content")
    return (core.amount is not None or (heard and thing)) and not named


def _left_open(ctx: Context, frame: Frame, verb: Entry | None) -> Argument | None:
    """Return the first of two topics without a case before what takes one subject: この方式は費用も安い."""
    if verb is not None and ("wo" in verb.frame or frame.tail.passive):
        return None
    if any(one.role in ("ga", "wo", "quote") for one in frame.arguments):
        return None
    topics = [one for one in frame.arguments if one.topic and not one.role and not is_time(ctx, one.phrase)]
    if len(topics) != 2 or ctx.clauses.is_denied(topics[1].phrase):
        return None
    return topics[0] if topics[1].focus == ("also",) else None


def _thing_acts(ctx: Context, frame: Frame) -> bool:
    """Whether what が marks is nobody: この部品は生産が終了した."""
    one = next((one for one in frame.arguments if one.role == "ga"), None)
    entry = ctx.phrases[one.phrase].core.entry if one is not None else None
    return entry is not None and entry.noun_class not in ("person", "group") and "proper" not in entry.grammar


def promoted(frame: Frame, verb: Entry | None, arguments: Sequence[Argument]) -> tuple[Argument, ...]:
    """Return 会議の前に勉強会として開かれた with what it was held as for what was held, where nothing else is named."""
    if (
        verb is None
        or not frame.tail.passive
        or verb.en != "hold"
        or any(one.role in ("ga", "wo", "theme") for one in arguments)
    ):
        return tuple(arguments)
    return tuple(replace(one, role="ga") if one.role == "toshite" else one for one in arguments)


def _role_of_question(ctx: Context, frame: Frame, verb: Entry | None, one: Argument, taken: set[str]) -> str:
    """Return the role of a question that stands where a noun could (どう使うかが課題である, 誰が払うかについて), if the verb does not ask it."""
    if not ctx.clauses.is_asked(one.phrase):
        return ""
    asks = any("quote" in entry.frame or "nitsuite" in entry.frame for entry in verbs_of(ctx, frame.phrase))
    case = ctx.clauses.role_of(one.phrase)
    tail = ctx.clauses.tails[one.phrase]
    about = case in ("nitsuite", "nikanshite", "nitaishite", "nitotte", "niyotte")
    if about and not asks:
        return case
    if case == "de":
        return case
    subject = case == "ga" or (not case and {"topic", "also"} & set(tail.focus))
    if subject and verb is not None and "wo" in verb.frame and "wo" not in taken and not case:
        return "" if asks else "wo"
    if subject and "ga" not in taken and (frame.kind != "verb" or not asks):
        return "ga"
    if case == "wo" and not asks and verb is not None and "wo" in verb.frame and "wo" not in taken:
        return "wo"
    return ""


def _is_source(ctx: Context, index: int) -> bool:
    """Whether より or に may mean "from" whom or when: Aliceより説明があった, 9時より開始した."""
    core = ctx.phrases[index].core
    return (
        core.kind == "latin"
        or _is_date(ctx, index)
        or bool(core.entry and core.entry.noun_class in ("person", "group"))
    )


_HOW_OFTEN = frozenset({"duration", "rate", "repeat"})
"""Amounts that say how often or how long with は too: 3回に1回は失敗する; 8割は反対した is said of people."""

_HOW_MUCH = frozenset({"duration", "rate", "repeat", "share", "times"})
"""Amounts that without a particle say how long, how often or how much: 10分待つ, 3割増える."""


def is_time(ctx: Context, index: int) -> bool:
    """Whether the phrase says when: 夕方に, 5月に; not 時期に, which may be an argument."""
    unit = ctx.phrases[index].core
    if unit.amount is not None and unit.amount.kind == "duration" and len(ctx.phrases[index].units) == 1:
        return True
    return _is_date(ctx, index) or bool(unit.entry and unit.entry.noun_class == "time" and "adverb" in unit.entry.forms)


def _is_date(ctx: Context, index: int) -> bool:
    amount = ctx.phrases[index].core.amount
    return amount is not None and (amount.kind == "moment" or (amount.kind == "other" and bool(amount.adverb)))


def is_each(ctx: Context, index: int) -> bool:
    """Whether the phrase says that it holds for each of them: 部門ごとに."""
    units = ctx.phrases[index].units
    return len(units) > 1 and units[-1].text in ("ごと", "毎")


def _is_beside(ctx: Context, index: int) -> bool:
    """Whether the phrase says before, after or during what: 導入後は, 故障時も."""
    units = ctx.phrases[index].units
    return len(units) > 1 and units[-1].text in ("後", "前", "時", "中", "以後", "以降", "以前")


BY_ITSELF = frozenset(
    "終了する 完了する 停止する 開始する 再開する 継続する 改善する 向上する 回復する 解決する 拡大する 縮小する 閉鎖する 安定する 低下する".split()
)
"""What a thing does by itself as well as somebody does it to a thing: この部品は生産が終了した."""


def _open_role(frame: Frame, verb: Entry | None, taken: set[str], person: bool, one: Argument, thing: bool) -> str:
    objects = [role for role in taken if verb is not None and verb.frame.get(role) == "obj"]
    transitive = verb is not None and "wo" in verb.frame and not objects and not (thing and verb.ja in BY_ITSELF)
    counts = {"about", "each"}
    if not one.topic and not set(one.focus) - counts and not (person and "ga" not in taken and one.focus):
        return "bare"
    if "ga" in taken:
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
    if transitive and "wo" not in taken and not frame.tail.passive and not person:
        able = any(mark.rule == "e.dekiru" for mark in frame.tail.modals)
        return "wo" if verb is not None and (verb.subject in ("passive", "author") or is_wish(frame) or able) else "ga"
    return "ga"
