"""Come here when a clause inherits the wrong subject: what one clause says of somebody, and whether the next may take that over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Argument, Frame
from pipeline.translation.transfer.arguments import argument_node
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.parts import Given
from pipeline.translation.transfer.phrases import compound_entry, is_by_name
from pipeline.translation.transfer.roles import resolved
from pipeline.translation.transfer.subject import (
    becomes_felt,
    does_itself,
    is_of_people_alone,
    is_wish,
    needs_person,
    takes_object,
)
from pipeline.translation.transfer.subject_words import appearing
from pipeline.translation.transfer.tails import THANKS
from pipeline.translation.transfer.valency import choose_verb, collocation

Reach = Literal["sentence", "next"]
"""How far a subject goes: a topic (は) through the sentence, any other subject into a clause that only goes on (て, し)."""


@dataclass(frozen=True, slots=True)
class Carried:
    """Somebody or something that later clauses may speak of without naming it; ``said``: whether the English already has; ``owner``: whether
    it only has what the clause spoke of (Linusの意向があり); ``acted``: whether the clause said what only somebody does.
    ``near``: whether the clause told last speaks of it.
    """

    subject: EnNode
    noun_class: str
    reach: Reach
    said: bool = True
    patient: bool = False
    owner: bool = False
    acted: bool = True
    near: bool = True

    @property
    def is_person(self) -> bool:
        """Whether it can think, say and attend; of a name that nobody knows it is taken to be so."""
        return self.noun_class in ("person", "group", "pronoun", "")


GOES_ON = frozenset({"te", "and", "tari", "contrast", "while-ing", "only", "tara-but", "although"})
"""Links whose clauses tell of one subject in turn unless another is named; what ので, ば, とき join often has two."""


THEN = "l.tekara"
"""The link of 確認してから案内した, behind which the one who did the first does the second."""


def carried_by(ctx: Context, one: Argument, subject: EnNode, *, said: bool = True) -> Carried:
    """Return what argument ``one``, in English ``subject``, leaves for later clauses."""
    unit = ctx.phrases[one.phrase].core
    entry = unit.entry or (compound_entry(ctx.phrases[one.phrase]) if unit.text == "同士" else None)
    named = "person" if is_by_name(ctx.phrases[one.phrase], ctx.tokens) else "thing"
    noun_class = (entry.noun_class or "thing") if entry else "" if unit.kind == "latin" else named
    return Carried(subject, noun_class, "sentence" if "topic" in one.focus else "next", said)


def passed_on(ctx: Context, frame: Frame, clause: EnNode) -> Carried | None:
    """Return what the finished ``clause`` of ``frame`` leaves for the next: its subject, or what its passive is about."""
    subject = clause.child("subject")
    if (theme := _theme(ctx, frame)) is not None:
        return theme
    if subject is not None and subject.rule == "subject.author":
        return Carried(subject, "person", "next")
    stated = stated_subject(ctx, frame)
    if stated is not None and frame.tail.benefactive and ctx.clauses.role_of(stated.phrase) in ("ni", "kara", "yori"):
        return None  # 彼に手伝ってもらい、設定を直した: he only helped
    if stated is not None and _exists(ctx, frame):
        return _owner(ctx, stated)
    does = choose_verb(ctx, frame) if frame.kind == "verb" else None
    if stated is not None and "also" in stated.focus and does is not None and does.en in appearing():
        return None  # 反対意見も出たが、最終的には採択された
    if subject is None or subject.rule.startswith(("subject.", "r.relative", "exist")) or _exists(ctx, frame):
        return None
    if stated is not None:
        acts = does is not None and (needs_person(does) or takes_object(does) or does_itself(ctx, frame))
        found = collocation(ctx, frame, frame.arguments) if frame.kind == "verb" else None
        acts = acts or (found is not None and any(one.role == "wo" for one in found[1]))  # 目を輝かせて聞いていた
        heard = frame.tail.state and frame.tail.link == "te" and does is not None and does.report in _TOLD
        left = replace(carried_by(ctx, stated, subject), acted=acts and not heard)
        said = ctx.phrases[frame.phrase].core.entry
        if frame.kind == "nominal" and not left.noun_class and said is not None:
            return replace(left, noun_class=said.noun_class or "thing")  # Teviotは大学の建物で
        return left
    made = next((one for one in resolved(ctx, frame, choose_verb(ctx, frame)) if one.role == "wo"), None)
    verb = clause.child("head")
    if made is None or verb is None or not verb.feature("voice"):
        return None
    return replace(carried_by(ctx, made, subject), patient=True)


_TOLD = frozenset({"REPORT", "ANSWER", "EXPLAIN", "PRESENT"})
"""Reports of what somebody tells, at which it is the writer who is surprised: 隣の人がまだ使っていると話していて驚いた."""


def _owner(ctx: Context, stated: Argument) -> Carried | None:
    """Return whose it is that there is: after Linusの意向があり somebody who agrees is Linus."""
    entry = ctx.phrases[stated.phrase].core.entry
    if entry is None or entry.en not in _STANCES:
        return None
    for index in ctx.clauses.dependents[stated.phrase]:
        unit = ctx.phrases[index].core
        somebody = unit.entry is not None and unit.entry.noun_class in ("person", "group")
        if somebody and ctx.clauses.role_of(index) == "no":
            subject = argument_node(ctx, Argument("", index), "title")
            return replace(carried_by(ctx, Argument("", index), subject, said=False), owner=True)
    return None


_STANCES = frozenset("intention idea view opinion claim stance position thought".split())
"""What somebody has who goes on to act on it; who acts on an instruction or a request is somebody else."""


def _theme(ctx: Context, frame: Frame) -> Carried | None:
    """Return a topic that is not the subject (この製品は機能が多く): the sentence goes on about it."""
    theme = next((one for one in resolved(ctx, frame, choose_verb(ctx, frame)) if one.role == "theme"), None)
    if theme is None or "topic" not in theme.focus:
        return None
    doubts = len(ctx.notes.doubts)
    subject = argument_node(ctx, theme, "topic")
    del ctx.notes.doubts[doubts:]
    return carried_by(ctx, theme, subject)


def stated_subject(ctx: Context, frame: Frame) -> Argument | None:
    """Return the argument that the clause names as its subject."""
    return next((one for one in resolved(ctx, frame, choose_verb(ctx, frame)) if one.role == "ga"), None)


def _exists(ctx: Context, frame: Frame) -> bool:
    """Whether the clause only says that there is something, and so speaks of nobody."""
    return ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma in (
        "有る",
        "無い",
        "多い",
        "少ない",
        "足りる",
        "不足",
    )


def take_over(ctx: Context, frame: Frame, given: Given, who: Carried, link: str) -> Given | None:
    """Return ``given`` with ``who`` as subject, or as what a passive is about; None where the clause cannot speak of it."""
    if given.subject is not None or given.patient is not None or given.form:
        return None
    if not who.noun_class and not who.acted and who.reach == "next":
        who = replace(who, noun_class="thing")  # Wi-Fiが弱くて投稿できなかった
    goes_on = link in GOES_ON or link in ("", "then")
    if link == "then" and (frame.kind != "verb" or frame.tail.passive):
        return None
    if link in ("if", "when", "tara") and ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma in THANKS:
        return None
    writer = who.subject.rule in ("subject.author", "subject.you")
    if who.reach == "next" and not goes_on and not (writer and (link in _BESIDE or _has(ctx, frame))):
        return None
    node = again(who) if who.said else who.subject
    if writer and not _writer_goes_on(ctx, frame, link):
        return None
    if frame.kind == "adjective" and who.reach == "next" and not writer and _is_felt(ctx, frame):
        return None  # 知り合いが増えて嬉しかった: the writer was
    if frame.kind != "verb":
        return (
            None if who.patient or (frame.kind == "nominal" and who.reach == "next") else replace(given, subject=node)
        )
    arguments = resolved(ctx, frame, choose_verb(ctx, frame))
    if any(one.role == "ga" for one in arguments):
        return None
    if not who.is_person and becomes_felt(ctx, frame):
        return None  # 話が長くて、眠くなった
    found = collocation(ctx, frame, arguments)
    verb = found[0] if found else choose_verb(ctx, frame)
    if verb is None:
        return replace(given, subject=node) if who.reach == "sentence" else None
    if found and verb.subject == "it" and verb.report == "FEEL" and who.reach == "next":
        return None  # 一人が何度も強調していて、気になった
    if _exists(ctx, frame) or any(verb.frame.get(one.role) == "subj" for one in arguments):
        return None  # 周知に半年かかった: it is the informing that took half a year
    taken = next((ctx.phrases[one.phrase].core.amount for one in arguments if one.role in ("bare", "")), None)
    if verb.en == "take" and taken is not None and taken.kind == "duration":
        return None  # 40人が集まり、2時間かかった
    says = verb.report in ("REPORT", "ANSWER", "EXPLAIN", "THINK", "FEEL") and not frame.tail.passive
    if says and not who.is_person and any(one.role == "quote" for one in arguments):
        return None  # 道具が違うことが多く、管理は難しいと述べていた
    unlikely = not who.is_person or not (who.noun_class or who.acted)  # Wi-Fiがつながらなくて困った
    if unlikely and is_of_people_alone(ctx, frame):
        return None  # 会場が広くて迷った
    if who.reach == "next" and not who.acted and verb.subject == "author":
        return None  # 参加企業が増え、急ぐ必要があると感じた: the writer felt it
    has_object = any(verb.frame.get(one.role) in ("obj", "that") for one in arguments)
    done = frame.tail.passive or frame.tail.benefactive
    if done and not who.is_person and (has_object or frame.tail.benefactive):
        return None  # 提案は却下されたが、改善点を教えてもらえた
    if done and who.noun_class == "time":
        return None  # 時間が来てしまい、打ち切られた
    if not who.is_person and any(
        mark.rule.startswith("e.zaruwoena") for mark in (*frame.tail.chains, *frame.tail.modals)
    ):
        return None  # 材料が高騰し、値上げせざるを得なくなった
    if frame.tail.passive and not who.is_person and verb.report == "FEEL":
        return None  # 展示会は初めてで、雰囲気に圧倒された
    transitive = "obj" in verb.frame.values() and "wo" in verb.frame
    about = (who.reach == "sentence" or who.patient) and not is_wish(frame)
    able = any(mark.english == "can" for mark in frame.tail.modals)
    thing = not who.is_person or (able and not (who.noun_class or who.acted))  # Wi-Fiは遅すぎて使えなかった
    if transitive and about and not has_object and thing and not frame.tail.passive:
        return replace(given, patient=node)
    handled = "obj" in verb.frame.values() and not (has_object or who.is_person or frame.tail.passive or transitive)
    if handled and able and takes_object(verb):
        return replace(given, patient=node)  # 問い合わせが増え、対応できなくなった
    personal = (needs_person(verb) and not frame.tail.passive) or is_wish(frame)
    if who.patient or (personal and not who.is_person) or (who.owner and not personal):
        return None
    other = who.reach == "next" and not who.is_person and (able or not who.acted)
    if transitive and has_object and other and not frame.tail.passive:
        return None  # 応答が速くなるが、メモリを多く使う; 仕様が決まらず、実装を始められない
    alone = who.reach == "next" and not has_object and verb.subject == "passive"
    if transitive and not who.is_person and not frame.tail.passive and (not goes_on or alone or _is_duty(frame)):
        return None  # 雨が降り、中止した: it was canceled
    return replace(given, subject=node)


def _is_felt(ctx: Context, frame: Frame) -> bool:
    """Whether the adjective says what the writer feels where nobody is named: 嬉しい."""
    entry = ctx.phrases[frame.phrase].core.entry
    return entry is not None and (entry.forms.get("subject") == "author" or entry.en in _IN_THE_AIR)


_IN_THE_AIR = frozenset(
    "awful comfortable cold hot chilly cool warm frightening frustrating lonely sad embarrassing hard tough".split()
)
"""What one feels oneself whatever the reason that the clause before gives: エアコンが効いて寒かった."""


def _is_duty(frame: Frame) -> bool:
    """Whether the clause says what somebody has to do: リリースは来月で、テストを終えなければならない."""
    marks = (*frame.tail.modals, *frame.tail.chains)
    return any(mark.english in ("must", "should", "have to", "need to") for mark in marks)


def _writer_goes_on(ctx: Context, frame: Frame, link: str) -> bool:
    """Whether the writer, of whom the clause before spoke, goes on to do what this one says: 説明を聞いて、すぐに直した."""
    verb = choose_verb(ctx, frame) if frame.kind == "verb" else None
    tail = frame.tail
    if verb is None or tail.passive or tail.benefactive or _exists(ctx, frame):
        return False
    if _has(ctx, frame):
        return True
    if tail.state and link not in GOES_ON:
        return False
    goes_on = link in ("te", "and", "tari", "while-ing") and takes_object(verb) and not tail.state
    goes_on = goes_on and verb.en != "hold"  # a meeting is held by many
    return needs_person(verb) or does_itself(ctx, frame) or goes_on


def _has(ctx: Context, frame: Frame) -> bool:
    """Whether the clause says what nobody named has with him: 通貨を持っていなかったので両替しようとした."""
    return ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma == "持つ" and not frame.tail.passive


_BESIDE = frozenset({"if", "when", "after", "before", "tara", "while", "found"})
"""Links of clauses that tell of the writer where the clause they hang on does."""


def again(who: Carried) -> EnNode:
    """Return how English speaks again of what it has named: I, it, they; a person by name or noun, as 彼 and 彼女 are not known."""
    subject = who.subject
    if subject.feature("person") == "1" or subject.category == "word":
        return subject
    if subject.feature("number") == "plural":
        return EnNode("np", "they", features=subject.features, rule="subject.pronoun")
    if who.noun_class in ("person", ""):
        return _short(subject)
    return EnNode("np", "it", features=subject.features, rule="subject.pronoun")


def _short(subject: EnNode) -> EnNode:
    """Return the noun of a subject without its modifiers: Linus, the speaker."""
    head = subject.child("head")
    if head is None or head.category != "noun" or subject.feature("list"):
        return subject
    proper = any(child.rule == "article" for child in subject.children) is False
    kept: Sequence[EnNode] = (head,) if proper else (words("the", "article"), head)
    return replace(subject, children=tuple(kept))
