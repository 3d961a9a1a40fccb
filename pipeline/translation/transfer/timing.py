"""Come here when a clause has the wrong tense or mood by what stands beside it: next year, please, ことになった, notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Frame, Mark
from pipeline.translation.transfer.ahead import names_subject
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.own_doings import may_promise, will_do
from pipeline.translation.transfer.parts import Given
from pipeline.translation.transfer.phrases import is_topic, noun_class
from pipeline.translation.transfer.subject import is_resolve, needs_person, takes_object
from pipeline.translation.transfer.told import is_hoped
from pipeline.translation.transfer.valency import choose_verb, collocation

DECIDED = "it was decided that"
"""What ことになった is."""


def decided(ctx: Context, frame: Frame, given: Given) -> tuple[Frame, list[EnNode]]:
    """〜ことになった: "it was decided that ... would", which the English has to say before the clause."""
    tail = frame.tail
    if given.form or len(tail.chains) != 1 or tail.chains[0].english != "be to" or not tail.past:
        return frame, []
    mark = tail.chains[0]
    if [one.english for one in tail.modals] == ["can"]:  # 来月から使えることになった: that it can be used
        ctx.took(mark.tokens)
        return replace(frame, tail=replace(tail, past=False, chains=())), [words(DECIDED, mark.rule, mark.tokens)]
    if tail.modals:
        return frame, []
    found = None if names_subject(ctx, frame) else collocation(ctx, frame, frame.arguments)
    alone = found is None and not names_subject(ctx, frame) and _is_done_by_people(ctx, frame)
    if alone or (found is not None and found[0].subject != "passive"):
        done = Mark("it was decided to", mark.tokens, mark.rule)
        return replace(frame, tail=replace(tail, past=False, chains=(), wraps=(*tail.wraps, done))), []
    ctx.took(mark.tokens)
    would = replace(tail, past=False, chains=(), modals=(Mark("would", mark.tokens, mark.rule),))
    return replace(frame, tail=would), [words(DECIDED, mark.rule, mark.tokens)]


def _is_done_by_people(ctx: Context, frame: Frame) -> bool:
    """Whether only people do it and no passive says it, of a sentence that names nobody with は: 次回投票することになった."""
    verb = choose_verb(ctx, frame) if frame.kind == "verb" and not frame.tail.passive else None
    if verb is None or not needs_person(verb):
        return False
    if takes_object(verb) and any(verb.frame.get(one.role) in ("obj", "that") for one in frame.arguments):
        return False
    return not any(
        is_topic(one) and noun_class(one) in ("person", "group", "place", "") for one in ctx.phrases[: frame.phrase]
    )


_CALLS = frozenset({"please", "let us", ""})
"""What ください, ましょう and an imperative are; the clause behind them is an imperative."""


def calls(frame: Frame) -> bool:
    """Whether the clause asks, invites or commands, which English says with an imperative."""
    return any(mark.english in _CALLS for mark in frame.tail.wraps)


_AHEAD = frozenset({"until", "before", "after", "when", "if", "tara"})
"""Links of clauses whose English speaks of what is to come in the present: until the budget is decided."""

_FUTURE = frozenset(
    {
        "来年",
        "来年度",
        "来月",
        "来週",
        "次回",
        "今後",
        "将来",
        "明日",
        "後日",
        "翌年",
        "今度",
        "後で",
        "もうすぐ",
        "いつか",
        "そのうち",
        "まもなく",
        "間もなく",
    }
    | {
        "別途",
        "追って",
        "来春",
        "来夏",
        "来秋",
        "来冬",
        "来期",
        "近日",
        "近日中",
        "引き続き",
        "順次",
        "後ほど",
        "のちほど",
        "明後日",
    }
    | {"年内", "年度内", "来シーズン", "来学期", "次年度", "次期"}
)


_LATER = tuple(f"{unit}{s} later" for unit in ("day", "week", "month", "year") for s in ("", "s"))


def _is_ahead(ctx: Context, index: int, doing: bool) -> bool:
    """Whether the phrase is a time to come: 来年, 来年3月; 来月の定例 of what is done."""
    units = ctx.phrases[index].units
    later = units[-1].amount is not None and units[-1].amount.adverb.endswith(_LATER)  # 3か月後に公開する
    if (
        (later and doing)
        or units[-1].text in _FUTURE
        or units[0].text.startswith(("明日の", "次回"))
        or (len(units) > 1 and units[0].text in _FUTURE)
    ):
        return True
    below = ctx.clauses.dependents[index]
    return doing and any(ctx.clauses.role_of(one) == "no" and ctx.phrases[one].core.text in _FUTURE for one in below)


def timed(ctx: Context, frame: Frame, given: Given) -> Given:
    """Give a clause that speaks of next year the future tense."""
    phrase = ctx.phrases[frame.phrase]
    doing = frame.kind == "verb"
    felt = frame.kind == "adjective"  # 来年が楽しみだ
    said = (one.phrase for one in frame.arguments if not (felt and one.role == "ga"))
    future = any(_is_ahead(ctx, one, doing) for one in (*said, *frame.adverbs))
    future = future or (doing and len(phrase.units) > 1 and phrase.units[0].text in _FUTURE)
    future = future or any(
        one.topic and ctx.phrases[one.phrase].core.text.startswith("次回") for one in frame.arguments
    )
    if not (given.form or given.subject or given.patient):
        if calls(frame):
            return replace(given, form="imperative")
        if any(mark.english.endswith(" to") for mark in frame.tail.wraps):
            return replace(given, form="inf")
    tail = frame.tail
    future = future and ctx.tokens[phrase.core.start].lemma != "欲しい"  # wanted now, for then
    future = future and given.relation not in _AHEAD
    future = future or is_resolve(frame)
    plain = not (given.form or given.subject or given.patient or given.embedded)
    future = future or (plain and may_promise(ctx, frame) and will_do(ctx, frame, choose_verb(ctx, frame)))
    future = future or (is_hoped(frame) and not (tail.modals or tail.state or tail.negative))
    named = frame.kind == "verb" and not phrase.verbal
    if (
        named
        and not (tail.chains or tail.modals or tail.experience or tail.ongoing)
        and not given.form
        and not future
        and not given.embedded
    ):
        due = any(one.role == "madeni" for one in frame.arguments)
        verb = choose_verb(ctx, frame)
        if verb is not None and verb.en.split(" ")[0] in _HOLDS:
            return given
        return replace(given, tense="future" if due else "past")
    there = ctx.tokens[phrase.core.start].lemma in ("有る", "無い", "居る")  # 正解はないだろう
    guessed = frame.kind == "verb" and not there
    future = future or (guessed and any(mark.english == "probably" for mark in frame.tail.adverbs))
    return (
        replace(given, tense="future")
        if future and not frame.tail.state and not frame.tail.past and not given.form and not frame.tail.chains
        else given
    )


_HOLDS = frozenset({"support", "comply", "depend", "conform", "prohibit", "forbid"})
"""Acts that close a note and tell what a thing is like, rather than what was done: IPv6に対応, IPv6 is supported."""


def as_decided(ctx: Context, frame: Frame, sub: Frame, given: Given, wraps: Sequence[EnNode], named: bool) -> Frame:
    """Return the main clause as what stands before it counts time: 予算が削られ、見直すことになった, 結論は出ず、再審議。"""
    outside = (named and _is_decided(wraps)) or before_decision(ctx, frame, sub, wraps)
    heard = sub.tail.link in ("tara", "found", "when") and _is_decided(wraps)
    outside = outside or (heard and ctx.tokens[ctx.phrases[sub.phrase].core.start].lemma in _ASKED)
    noted = frame.kind == "verb" and not ctx.phrases[frame.phrase].verbal
    outside = outside or (noted and timed(ctx, frame, given).tense == "past")
    return replace(frame, tail=replace(frame.tail, past=True)) if outside else frame


_ASKED = frozenset("話す 聞く 尋ねる 相談 頼む 伝える 問い合わせる 依頼 質問 お願い 願う 連絡 調べる 試す".split())
"""What somebody did before it was decided: 困っていると話したら、資料を送ってもらえることになった."""


def before_decision(ctx: Context, frame: Frame, sub: Frame, wraps: Sequence[EnNode]) -> bool:
    """Whether of what was decided only the main clause is said to be yet to come: 名刺を配り、後日訪問することになった."""

    def ahead(one: Frame) -> bool:
        due = any(argument.role == "madeni" for argument in one.arguments)
        return due or any(_is_ahead(ctx, index, True) for index in (*(at.phrase for at in one.arguments), *one.adverbs))

    return _is_decided(wraps) and ahead(frame) and not ahead(sub)


def _is_decided(wraps: Sequence[EnNode]) -> bool:
    return any(one.lemma in (DECIDED, DECIDED.removesuffix(" that")) for one in wraps)
