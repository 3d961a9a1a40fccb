"""The policy for subjects that the Japanese drops: the passive first, the writer only where a verb says so, nobody invented."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.model.english_tree import EnNode, node
from pipeline.model.frames import Argument, Frame
from pipeline.translation.transfer.context import Context
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.names import HONORIFICS
from pipeline.translation.transfer.own_doings import is_own_doing
from pipeline.translation.transfer.predicate import has_part
from pipeline.translation.transfer.tails import FAVOURS


class Subject(NamedTuple):
    """The subject of an English clause: an argument of the Japanese, or a ready ``node``; and the voice that goes with it."""

    argument: Argument | None
    node: EnNode | None
    passive: bool


def choose_subject(
    ctx: Context,
    frame: Frame,
    verb: Entry,
    slots: Sequence[tuple[Argument, str]],
    given: EnNode | None,
    patient: EnNode | None,
    non_finite: bool,
    without_object: bool,
    writer: bool = True,
) -> Subject:
    """Return the subject by the policy: stated; patient of a passive; carried over; then what the verb's row says.

    A guess is noted with the weight of its danger. Infinitives and gerunds stay active and need none.
    """
    stated = next((one for one, slot in slots if slot == "subj" and one.role in ("ga", "bare")), None)
    stated = stated or next((one for one, slot in slots if slot == "subj"), None)
    patient_of = next(
        (one for one, slot in slots if slot == "obj" and one.role not in ("quote", "youni") and not is_fact(ctx, one)),
        None,
    )
    if patient is not None:
        return Subject(None, patient, "wo" in verb.frame or "obj" in verb.frame.values())
    bare = not ctx.phrases[frame.phrase].verbal and takes_object(verb) and patient_of is None
    by_it = stated is not None and has_part(ctx.phrases[stated.phrase], "case", "ga") and "wo" not in verb.frame
    by_it = by_it or (verb.subject == "it" and verb.report == "START")  # パーティーは7時からスタート
    if bare and stated is not None and not by_it and not _is_agent(ctx, stated):
        return Subject(stated, None, True)
    if frame.tail.benefactive and stated is not None and has_part(ctx.phrases[stated.phrase], "case", "ni"):
        return Subject(stated, None, False)
    if frame.tail.passive or frame.tail.benefactive:
        if patient_of is not None and (stated is None or frame.tail.benefactive or frame.tail.passive):
            return Subject(patient_of, None, True)
        if stated is not None:
            return Subject(stated, None, frame.tail.passive and takes_object(verb))
        if given is not None:
            return Subject(None, given, takes_object(verb))
        ctx.notes.doubt("subject-it", 0.05 if _has_that(slots) else 0.25)
        return Subject(None, it(), True)
    if stated is not None:
        return Subject(stated, None, False)
    if given is not None:
        return Subject(None, given, False)
    if non_finite:
        return Subject(None, None, False)
    if is_wish(frame) and frame.tail.link in ("if", "when") and not (frame.tail.past or without_object):
        return Subject(None, node("np", "one", rule="subject.one"), False)  # 費用を抑えたければ
    if writer and is_wish(frame) and not without_object:
        ctx.notes.doubt("subject-author", 0.05)
        return Subject(None, author(), False)
    return _dropped(ctx, frame, verb, patient_of, slots, without_object, writer)


def _tells_of(ctx: Context, frame: Frame) -> bool:
    """Whether the clause only says what was told, of nothing named: 次の版についての発表だった, which "it" says truly."""
    core = ctx.phrases[frame.phrase].core
    told = core.entry is not None and core.entry.noun_class in _ITS
    return frame.kind == "nominal" and frame.tail.copula and told and not frame.tail.negative


_ITS = frozenset({"content", "event", "act", "abstract", "thing"})
"""Classes of what "it" is, which nobody is."""


def _dropped(
    ctx: Context,
    frame: Frame,
    verb: Entry,
    patient: Argument | None,
    slots: Sequence[tuple[Argument, str]],
    without_object: bool,
    writer: bool,
) -> Subject:
    policy = verb.subject
    if policy == "passive" and patient is None and needs_person(verb) and _managed_with_somebody(ctx, frame, slots):
        policy = "author"
    if policy == "none" and frame.tail.past and is_of_people_alone(ctx, frame):
        policy = "author"
    if is_resolve(frame) and writer:
        policy = "author"
    if writer and any(mark.rule == "e.bayoi" for mark in frame.tail.modals) and frame.tail.past:
        policy = "author"  # 早めに予約すればよかった
    if writer and (is_own_doing(ctx, frame) or (policy != "author" and becomes_felt(ctx, frame))):
        policy = "author"
    forgot = any(mark.english == "forget to" for mark in frame.tail.chains) and frame.tail.past  # 鍵をかけ忘れた
    if (forgot or any(mark.english == "try" for mark in frame.tail.gerunds)) and writer:
        policy = "author"
    if writer and frame.tail.past and any(mark.rule in _GOES for mark in frame.tail.chains):
        policy = "author"
    if writer and policy == "passive" and frame.tail.past and any(_is_writers(ctx, one) for one, _ in slots):
        policy = "author"
    others = not writer or gives_favour(ctx, frame) or any(one.role == "noaidade" for one, _ in slots)
    if policy == "author" and (others or (frame.tail.state and verb.report in TOLD and takes_object(verb))):
        policy = "passive"
    if policy != "author" and any(mark.rule in _GOES for mark in frame.tail.chains):
        return Subject(None, node("np", "someone", rule="subject.someone"), False)  # 見に来てほしい
    if policy == "author" and any(mark.english.endswith((" easy to", " difficult to")) for mark in frame.tail.chains):
        return Subject(None, it(), False)  # 読みやすい of nothing named
    if policy == "author" and frame.tail.link in _SUPPOSED and not frame.tail.past:
        if takes_object(verb):
            policy = "passive"  # 間違えると大きな問題になる: whoever does
        else:
            return Subject(None, node("np", "one", rule="subject.one"), False)
    if policy == "author" and patient is not None and takes_object(verb) and _is_allowed(frame):
        policy = "passive"  # 子供を連れて来てもよい: whoever wants to may
    if policy == "author" and is_offered(frame):  # 会場で記事を購読できる: whoever wants to can
        if patient is not None and takes_object(verb):
            return Subject(patient, None, True)
        if not without_object:
            return Subject(None, node("np", "it", rule=POSSIBLE), False)
    if policy == "author" and not without_object and any(_is_all_together(ctx, one) for one in frame.adverbs):
        return Subject(None, node("np", "everyone", rule="subject.everyone"), False)  # みんなで写真を撮った
    if policy == "author" and not without_object:
        ctx.notes.doubt("subject-author", 0.05)
        return Subject(None, author(), False)
    if patient is not None and policy in ("passive", "none", "") and takes_object(verb):
        return Subject(patient, None, True)
    if policy == "passive" and takes_object(verb):
        ctx.notes.doubt("subject-it", 0.05 if _has_that(slots) else 0.3)
        return Subject(None, it(), True)
    if verb.inner:
        return Subject(None, inner_object(verb), True)
    ctx.notes.doubt("subject-it", 0.05 if _tells_of(ctx, frame) else 0.25)
    if needs_person(verb):
        ctx.notes.doubt("subject-nobody", 0.4)
    return Subject(None, it(), False)


def _is_writers(ctx: Context, one: Argument) -> bool:
    """Whether what something is done to or with is the writer's: 自分のコードを直した."""
    own = [below for below in ctx.clauses.dependents[one.phrase] if ctx.clauses.role_of(below) == "no"]
    entries = (ctx.phrases[below].core.entry for below in own)
    return one.role in ("wo", "de", "ni") and any(entry is not None and entry.en == "I" for entry in entries)


def becomes_felt(ctx: Context, frame: Frame) -> bool:
    """Whether it becomes what only the writer feels where nobody is named: 眠くなった."""
    said = (ctx.phrases[one.phrase].core.entry for one in frame.arguments if one.role == "comp")
    return any(entry is not None and entry.forms.get("subject") == "author" for entry in said)


def _is_all_together(ctx: Context, index: int) -> bool:
    """Whether the adverb says that everybody did it together, who then is no single writer."""
    return ctx.tokens[ctx.phrases[index].core.start].lemma in ("皆", "全員", "一同")


_GOES = frozenset({"e.niiku", "e.nikuru", "e.nimodoru", "e.niyoru", "e.nidekakeru"})
"""Endings of what somebody goes or comes to do."""

_SUPPOSED = frozenset({"when", "if", "even", "before", "even-if"})
"""Links of clauses that, where they are not past, say what may be done by anybody."""

POSSIBLE = "subject.possible"
"""The rule of the "it" of "it is possible to"."""


def is_offered(frame: Frame) -> bool:
    """Whether the clause says what can be done now, by anybody: what the writer could do he says in the past."""
    tail = frame.tail
    able = any(mark.english == "can" for mark in tail.modals) and len(tail.modals) == 1
    return able and not (tail.past or tail.state or tail.chains or tail.question or tail.wraps or tail.link)


def _is_allowed(frame: Frame) -> bool:
    """Whether the clause says what may be done, by anybody."""
    return any(mark.english == "may" for mark in frame.tail.modals) and not (frame.tail.past or frame.tail.question)


def gives_favour(ctx: Context, frame: Frame) -> bool:
    """Whether somebody does it for the writer (てくれる, てくださる), who then does not do it."""
    return any(part.entry.id in FAVOURS for part in ctx.phrases[frame.phrase].parts)


def needs_person(verb: Entry) -> bool:
    """Whether only people and what they form do what the verb says."""
    return verb.subject == "author" or (verb.report in _OF_PEOPLE and verb.subject != "it")


_OF_PEOPLE = frozenset(
    "ASK REQUEST THINK FEEL LEARN MEET DISCUSS EXPECT ATTEND AGREE OPPOSE CRITICISE PROPOSE DECIDE PLAN ANSWER".split()
)


def does_itself(ctx: Context, frame: Frame) -> bool:
    """Whether only somebody does what the verb says, whatever its row says of a dropped subject: forget, wait, have trouble."""
    entered = [ctx.phrases[one.phrase].core for one in frame.arguments if one.role == "ni"]
    if any(unit.kind != "latin" and (unit.entry is None or unit.entry.noun_class == "time") for unit in entered):
        return False  # 11月に入って
    return ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma in _DONE_BY_SOMEBODY


_DONE_BY_SOMEBODY = frozenset(
    (
        "着く 到着 帰る 戻る 入る 忘れる 気付く 起きる 寝る 困る 迷う 悩む 苦労 手間取る 立つ 思い切る 見入る 待つ 座る 泊まる "
        "歩く 急ぐ 見逃す 見落とす 覚える 乗る 降りる 移動 過ごす 食べる 飲む 離れる 疲れる 慣れる 驚く 移る 遅れる 遅刻 並ぶ 通う "
        "渡る 登る 走る 休む 引き返す 寄る 立ち寄る 間に合う 寝坊 出発 出掛ける 加わる 眺める 向かう 集合 合流 解散 勝つ 負ける"
    ).split()
)


def _managed_with_somebody(ctx: Context, frame: Frame, slots: Sequence[tuple[Argument, str]]) -> bool:
    """Whether it is what one could do with somebody: 著者と議論できた is what the writer could do, 議論した may be anybody's."""
    able = any(mark.rule == "e.dekiru" for mark in frame.tail.modals) and frame.tail.past
    return able and any(one.role == "to" and is_somebody(ctx, one.phrase) for one, _ in slots)


def is_of_people_alone(ctx: Context, frame: Frame) -> bool:
    """Whether no thing ever does what the verb says: forget, have trouble, get used; arriving and moving things do too."""
    return ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma in _DONE_BY_PEOPLE_ALONE


_DONE_BY_PEOPLE_ALONE = frozenset(
    "忘れる 気付く 寝る 困る 迷う 悩む 苦労 手間取る 見入る 泊まる 見逃す 見落とす 覚える 過ごす 食べる 疲れる 慣れる 驚く 緊張 安心 焦る 戸惑う 登壇".split()
)

TOLD = frozenset({"MEET", "DISCUSS", "PRESENT", "REPORT", "REQUEST", "ASK"})
"""What a report tells of others when it goes on (話をしていた); the writer's own doings are told as done."""


def _is_agent(ctx: Context, one: Argument) -> bool:
    return names_people(ctx.phrases[one.phrase].core.entry)


def names_people(entry: Entry | None) -> bool:
    """Whether the noun names somebody: a person, a group, a pronoun other than これ and それ."""
    if entry is None:
        return False
    everyone = entry.en in ("everyone", "everybody", "nobody")
    return (
        everyone
        or entry.noun_class in ("person", "group")
        or (entry.noun_class == "pronoun" and entry.en not in _THINGS)
    )


def counts_people(ctx: Context, index: int) -> bool:
    """Whether it is many, half or some of people: 利用者の多く, 話した人の一部."""
    entry = ctx.phrases[index].core.entry
    if entry is None or entry.noun_class != "quantity":
        return False
    owners = (one for one in ctx.clauses.dependents[index] if ctx.clauses.role_of(one) == "no")
    return any(names_people(ctx.phrases[one].core.entry) for one in owners)


def is_somebody(ctx: Context, index: int) -> bool:
    """Whether the phrase names somebody: a noun for people, a name with 様 or さん, A社, a Latin name, which may be one (no 1.0)."""
    core = ctx.phrases[index].core
    named = core.kind == "latin" and not any(char.isdigit() for char in core.text)
    return named or names_people(core.entry) or ctx.tokens[core.end - 1].norm in (*HONORIFICS, "社")


_THINGS = frozenset("this these that those it which what something anything nothing here there".split())


def is_wish(frame: Frame) -> bool:
    """Whether the clause says what somebody wants or will do: たい and 試そう of nobody named are the writer's, never a thing's."""
    resolved = any(mark.rule == "e.will" for mark in frame.tail.modals)
    return resolved or any(mark.english in ("want to", "intend to") for mark in frame.tail.chains)


def is_resolve(frame: Frame) -> bool:
    """Whether the clause says what the writer means to do: 来年は応募しよう."""
    tail = frame.tail
    plain = not (tail.link or tail.question or tail.wraps or tail.adverbs or tail.passive or tail.chains or tail.modals)
    return plain and frame.kind == "verb" and tail.form.startswith("意志推量")


def _has_that(slots: Sequence[tuple[Argument, str]]) -> bool:
    return any(slot in ("that", "inf", "ing") or one.role in ("quote", "youni") for one, slot in slots)


def is_fact(ctx: Context, one: Argument) -> bool:
    """Whether the argument is a clause made a noun by こと or の, and not the thing that the clause speaks of."""
    from pipeline.translation.transfer.free_relatives import names_thing

    entry = ctx.phrases[one.phrase].core.entry
    below = ctx.clauses.dependents[one.phrase]
    if not (entry and entry.noun_class == "fact" and any(ctx.clauses.is_predicate(index) for index in below)):
        return False
    return not names_thing(ctx, one.phrase)


def takes_object(verb: Entry) -> bool:
    """Whether the verb can be made passive."""
    return bool({"obj", "that"} & set(verb.frame.values())) and not verb.en.startswith("be ")


def inner_object(verb: Entry) -> EnNode:
    """Return the object that a collocation has in itself as a subject: approval (was obtained)."""
    plural = verb.inner.endswith("s") and not verb.inner.endswith(("ss", "sis"))
    return node("np", verb.inner, rule="subject.inner", number="plural" if plural else "")


def it() -> EnNode:
    """Return the empty subject."""
    return node("np", "it", rule="subject.it")


def author() -> EnNode:
    """Return the writer as subject."""
    return node("np", "I", rule="subject.author", person="1")
