"""Come here when a subordinate clause has the wrong conjunction or form: 〜が、〜ので、〜て become but, so, and, by doing."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from pipeline.model.frames import Frame, Mark
from pipeline.translation.transfer.asking_words import ASKING_WORDS
from pipeline.translation.transfer.context import Context
from pipeline.translation.transfer.predicate import EVIDENCE
from pipeline.translation.transfer.subject import does_itself, takes_object
from pipeline.translation.transfer.tails import THANKS
from pipeline.translation.transfer.valency import choose_verb
from pipeline.translation.transfer.verb_phrase import is_stative


class Plan(NamedTuple):
    """How a subordinate clause is put: what stands before and behind it, its form, and whether it may follow the main clause."""

    frame: Frame
    link: str
    before: str
    behind: str
    form: str = ""
    follows: bool = True


def plan_link(ctx: Context, sub: Frame, main: Frame, own: bool) -> Plan:
    """Decide how ``sub`` is linked to ``main``; ``own`` tells whether it names a subject."""
    link, template, tail = sub.tail.link, sub.tail.template, sub.tail
    if link == "tari" and not (tail.modals or tail.chains or tail.past):  # 確認したり、保存したりできる
        governs = tuple(mark for mark in main.tail.chains if mark.english in _SHARED)
        sub = replace(sub, tail=replace(tail, modals=main.tail.modals, chains=governs))
        tail = sub.tail
    if link == "tari" and main.tail.link in _CASES:
        template = "{}, or"  # 切れたり、落ちたりしたとき
    if sub.tail.link_rule == "l.surunado":
        return _example(sub, own)
    if link in ("when", "if") and not own and _says_how(ctx, sub):
        return Plan(sub, "as", "", ",", "inf")
    if (link in _RELATIVE_TIME or link == "even") and link != "since" and tail.past and not main.tail.past:
        sub = replace(sub, tail=replace(tail, past=False))
    elif link in _RELATIVE_TIME and link != "if" and main.tail.past and not tail.past:
        sub = replace(sub, tail=replace(tail, past=True))
    if sub.tail.link_rule in _EVER_SINCE:
        sub = replace(sub, tail=replace(tail, past=True))
        tail = sub.tail
    if sub.tail.link_rule == "l.tsumoriga":
        meant = Mark("intend to", (), sub.tail.link_rule)
        sub = replace(sub, tail=replace(tail, past=True, state=False, chains=(meant, *tail.chains)))
        tail = sub.tail
    if link == "tame" or (sub.tail.link_rule == "l.tameni" and (tail.past or tail.state)):
        able = any(mark.english not in _PURPOSES for mark in (*tail.modals, *tail.chains, *tail.adverbs))
        purpose = not (own or able or tail.past or tail.state or tail.negative) and _is_aim(ctx, sub)
        link, template = ("purpose", "in order to {}") if purpose else ("because", "because {}")
    if link == "by-ing" and (
        own or any(any(one.role == "ga" for one in below.arguments) for below in sub.subordinates)
    ):
        link, template = "because", "because {}"
    if link == "so-that" and tail.past:
        link, template = "as", "as {}"  # Aliceが説明したように
    if (
        template == "because {}"
        and sub.subordinates
        and (sub.subordinates[0].tail.link in _OPENING or _opens_with_reason(sub))
    ):
        template = "{}, so"
    if link in ("when", "if", "tara", "found") and any(mark.english == "try" for mark in tail.gerunds):
        ctx.took(token for mark in tail.gerunds for token in mark.tokens)
        sub = replace(sub, tail=replace(sub.tail, gerunds=tuple(one for one in tail.gerunds if one.english != "try")))
        tail = sub.tail
    if link in _CONDITIONS and tail.negative and (main.tail.negative or _is_denial(ctx, main) or link == "as-long"):
        sub = replace(sub, tail=replace(tail, negative=False))
        tail, template = sub.tail, "unless {}"
    elif sub.tail.link_rule == "l.to" and tail.negative:
        template = "if {}"
    if link == "until" and ctx.tokens[ctx.phrases[main.phrase].core.start].lemma in _TAKES_TIME:
        return Plan(sub, "extent", "until", "", "", False)
    if link == "rather-ing" and main.kind == "adjective":
        told = tail.past or tail.state
        past = replace(tail, past=True, state=False) if told else tail
        chosen = any(ctx.phrases[one.phrase].core.text in ("方", "ほう") for one in main.arguments)
        if not (told or own or chosen):
            return Plan(sub, "than", "than when", "", "participle", False)  # 写真で見るより大きい
        return Plan(replace(sub, tail=past), "than", "than", "", "" if told or own else "inf", False)
    lasting = next((one for one in sub.arguments if "even" in one.focus and _is_sae(ctx, one.phrase)), None)
    if link == "if" and lasting is not None:
        kept = tuple(replace(one, focus=(), role=one.role or "ga") if one is lasting else one for one in sub.arguments)
        sub, template = replace(sub, arguments=kept), "as long as {}"
        tail = sub.tail
    if link == "extent" and sub.kind == "verb" and not (tail.past or tail.negative) and _changes(ctx, main):
        return Plan(sub, "as", "as", ",")  # 増やすほど、処理が重くなる
    if link == "extent":
        if sub.kind == "adjective" and not tail.negative:
            sub = replace(sub, tail=replace(tail, link_rule="l.bahodo"))
            tail, link, template = sub.tail, "as", "as {}"
        else:
            return Plan(sub, "extent", "to the extent that", "", "", False)
    if link == "tara":
        if (tail.state or main.tail.past) and _is_thought(ctx, sub):
            sub = replace(sub, tail=replace(tail, past=main.tail.past))
            link, template = "tara-but", "{}, but"
        else:
            if any(mark.english in EVIDENCE for mark in main.tail.adverbs) and finds_out(ctx, sub):
                sub, template = replace(sub, tail=replace(tail, past=True)), "when {}"  # 同僚に聞いたら、常識らしい
            else:
                template = "when {}" if main.tail.past or _is_sure_to_come(ctx, sub) else "if {}"
    if tail.link_rule == "l.bahodo" and (sub.kind != "verb" or any(one.role == "comp" for one in sub.arguments)):
        template = "as {}"
    if link == "even" and _asks_which(ctx, sub):
        template = "no matter how many times {}" if _how_often(ctx, sub) else "no matter {}"
    elif link == "even":
        undone = ctx.tokens[ctx.phrases[main.phrase].closing].norm == "ず"  # 30分話しても決まらず
        template = "even though {}" if main.tail.past or undone else "even if {}"
    if link == "suppose" and main.tail.past:
        template = "on the grounds that {}"
    if sub.tail.link_rule in _BESIDES and not own and sub.kind == "verb" and not tail.negative:
        return Plan(sub, link, "in addition to", ",", "ing")
    if link == "only" and own and not tail.past:
        return Plan(sub, "because", "simply because", ",")  # 人が一人いるだけで、議論が変わる
    if link == "only" and (tail.state or own or main.kind != "verb"):
        merely = Mark("merely", (), sub.tail.link_rule)
        sub = replace(sub, tail=replace(sub.tail, adverbs=(*tail.adverbs, merely)))
        template = "{}, and"
    elif link == "only" and main.kind == "verb":
        return Plan(sub, link, "just by", ",", "ing")
    if sub.tail.link_rule == "l.niha" and ctx.tokens[ctx.phrases[sub.phrase].core.start].lemma in ("言う", "話す"):
        return Plan(sub, "as", "as", ",")
    if link == "purpose":
        return Plan(sub, link, "so that" if own else "in order", ",", "" if own else "inf")
    if sub.tail.link_rule == "l.tamama" and any(one.role == "wo" for one in sub.arguments) and sub.kind == "verb":
        return Plan(sub, "left", "while", ",")
    if sub.tail.link_rule == "l.tamama" and not own and sub.kind == "verb" and not tail.passive:
        stays = ctx.tokens[ctx.phrases[sub.phrase].core.start].lemma in _POSTURES
        return Plan(sub, "while-ing", "while", ",", "ing" if stays else "participle")
    if link in GERUNDS and own:
        then = replace(tail, past=tail.past or main.tail.past, negative=tail.negative and link != "without-ing")
        return Plan(replace(sub, tail=then), link, WITH_SUBJECT.get(link, GERUNDS[link]), ",")
    if link in GERUNDS:
        sub = replace(sub, tail=replace(tail, negative=False)) if link == "without-ing" else sub
        return Plan(sub, link, GERUNDS[link], ",", "ing")
    led = ctx.phrases[sub.phrase].head > main.phrase and any(mark.rule == "e.volition" for mark in main.tail.wraps)
    was = led or any(ctx.phrases[one.phrase].core.text in _PAST for one in sub.arguments)
    if link in _SAME_TENSE and (main.tail.past or was) and not sub.tail.past:
        sub = replace(sub, tail=replace(sub.tail, past=True))
    if not template and _is_told(ctx, main):
        return Plan(replace(sub, tail=replace(sub.tail, link_rule="l.renyou")), link, "", ", and", "", False)
    if not template:
        return Plan(sub, link, "", ";", "", False)
    thanked = ctx.tokens[ctx.phrases[main.phrase].core.start].lemma in THANKS
    if link in ("if", "when", "tara") and thanked and not main.tail.past:
        template = "if {}"
        sub = replace(sub, tail=replace(sub.tail, past=True))  # it would be a great help if they came
    if link == "te" and not own and sub.kind == main.kind == "nominal" and tail.negative and not main.tail.negative:
        template = "{}, but"
    before, _, behind = template.partition("{}")
    behind = behind.strip()
    return Plan(sub, link, before.strip(), behind or ",", "", not behind)


def _opens_with_reason(sub: Frame) -> bool:
    """Whether the clause told first gives a reason itself: 雨のせいで作業が遅れ、部品も届かなかったため."""
    first = sub.subordinates[0]
    while first.subordinates:
        first = first.subordinates[0]
    return first.tail.link in ("because", "tame")


def _is_told(ctx: Context, main: Frame) -> bool:
    """Whether a finished clause is told with those behind it: 費用が高い、人がいないといった意見."""
    at = main.phrase
    while ctx.clauses.is_predicate(at) and not ctx.clauses.tails[at].link and ctx.phrases[at].head > at:
        at = ctx.phrases[at].head
    return any(part.role == "content" for part in ctx.phrases[at].parts)


_SHARED = frozenset({"want to", "make sure to"})
"""What an ending behind the last たり says of the others too: 読んだり、書いたりしたい."""

_CASES = frozenset({"when", "if", "tara", "even", "even-if"})


def _example(sub: Frame, own: bool) -> Plan:
    """Put 資料を配るなど as "for example by handing out materials", 価格が上がるなど as "for example, the price rose, and"."""
    doing = not own and sub.kind == "verb" and not (sub.tail.negative or sub.tail.passive or sub.tail.modals)
    return (
        Plan(sub, "by-ing", "for example by", ",", "ing")
        if doing
        else Plan(sub, "and", "for example,", ", and", "", False)
    )


def finds_out(ctx: Context, sub: Frame) -> bool:
    """Whether the clause tells how the writer came to know what the next one says: 担当者に聞いたところ, 同僚に聞いたら."""
    if sub.tail.link_rule != "l.tara" or sub.kind != "verb":
        return sub.tail.link == "found"
    verb = choose_verb(ctx, sub)
    return verb is not None and verb.subject == "author" and not any(one.role == "ga" for one in sub.arguments)


_OPENING = frozenset("if when tara even after before until while as-long".split())
"""Links of clauses that English opens with a conjunction, which does not stand before "because": if it rains, it is wet, so ..."""

_PURPOSES = frozenset({"make sure to", "make sure not to", "begin to", "continue to", "finish"})
"""What may be said of a purpose: 使えるようにするため; what can, may or must be is a reason."""

_CONDITIONS = frozenset({"if", "when", "as-long"})


def _says_how(ctx: Context, sub: Frame) -> bool:
    """Whether the clause says in what way something is going to be told: 先に結論を述べると, to state the conclusion first."""
    speaks = ctx.tokens[ctx.phrases[sub.phrase].core.start].lemma in (
        "述べる",
        "言う",
        "挙げる",
        "話す",
        "要約",
        "纏める",
    )
    told = [ctx.phrases[one.phrase].core.text for one in sub.arguments if one.role == "wo"]
    plain = not (sub.tail.past or sub.tail.negative or sub.tail.passive or sub.tail.state or sub.tail.modals)
    return speaks and plain and bool(told) and told[0] in ("結論", "要点", "結果", "一例", "例", "概要")


_BESIDES = frozenset({"l.dakedenaku", "l.dakedehanaku", "l.hoka", "l.hokani"})
"""Rows whose clause says what else is done: データを集めるだけでなく, in addition to collecting data."""


def _changes(ctx: Context, main: Frame) -> bool:
    """Whether the clause says that something becomes more or less, now or always: 重くなる, 増える."""
    verb = choose_verb(ctx, main) if main.kind == "verb" and not main.tail.past else None
    return verb is not None and (verb.report == "CHANGE" or verb.en.startswith("become"))


_EVER_SINCE = frozenset({"l.irai", "l.tekaratoiumono"})
"""Rows whose て tells of the past: 発売されて以来, since it was launched."""

_POSTURES = frozenset("立つ 座る 寝る 待つ 黙る 並ぶ 歩く".split())
"""What one does all the time that one stays so: 立ったまま, while standing; ログインしたまま is "while logged in"."""

_TAKES_TIME = frozenset({"掛かる", "要する"})
"""What takes so long until something is reached: 着くまでに30分かかった, it took 30 minutes until I arrived."""


def _is_aim(ctx: Context, sub: Frame) -> bool:
    """Whether somebody can do it on purpose: 確認するため; 時間を要するため, 失敗するため and 1秒を超えるため are reasons."""
    verb = choose_verb(ctx, sub) if sub.kind == "verb" else None
    lasting = verb is not None and is_stative(verb.en) and not sub.tail.chains  # 使い続けるため
    if verb is None or lasting:
        return sub.kind == "verb" and verb is None
    if any(one.role == "wo" and ctx.phrases[one.phrase].core.amount is not None for one in sub.arguments):
        return verb.subject != "none"
    return verb.subject in ("passive", "author") or takes_object(verb) or does_itself(ctx, sub)


def _is_denial(ctx: Context, main: Frame) -> bool:
    """Whether the clause says that something is not so without a negation: 困難だ, 無理だ."""
    return ctx.tokens[ctx.phrases[main.phrase].core.start].lemma in ("困難", "無理", "不可能", "駄目", "難しい")


def _is_sae(ctx: Context, index: int) -> bool:
    """Whether さえ stands behind the phrase, which under a condition says that nothing else is needed: 機能さえ足りれば."""
    for part in ctx.phrases[index].parts:
        if part.entry.id == "f.sae":
            ctx.took(range(part.start, part.end))
            return True
    return False


def _how_often(ctx: Context, sub: Frame) -> bool:
    """Whether the clause begins with 何度 or 何回: 何度試しても."""
    starts = [ctx.phrases[sub.phrase].start, *(ctx.phrases[one.phrase].start for one in sub.arguments if not one.role)]
    for at in starts:
        if tuple(token.lemma for token in ctx.tokens[at : at + 2]) in HOW_OFTEN:
            ctx.took((at, at + 1))
            return True
    return False


HOW_OFTEN = (("何", "度"), ("何", "回"), ("幾", "度"))
"""Lemmas of 何度 and 何回."""


def _asks_which(ctx: Context, sub: Frame) -> bool:
    """Whether it is so whichever one takes: どのブースに行っても, いつ実行しても."""
    own = [*(one.phrase for one in sub.arguments), *sub.adverbs]
    below = [one for index in own for one in (index, *ctx.clauses.dependents[index])]
    return any(ctx.tokens[ctx.phrases[one].start].lemma in ASKING_WORDS for one in (*below, sub.phrase))


GERUNDS = {
    "while-ing": "while",
    "without-ing": "without",
    "instead-ing": "instead of",
    "by-ing": "by",
    "in-ing": "in",
    "far-ing": "far from",
    "rather-ing": "rather than",
}
WITH_SUBJECT = {"while-ing": "while", "in-ing": "when", "by-ing": "because"}
"""How those are said whose clause names a subject of its own; the others keep the gerund behind it: without anybody noticing."""
_PAST = frozenset("昨年 昨年度 去年 一昨年 先月 先週 昨日 前回 前日 昨夜 先日 以前 かつて 当初".split())
"""Times of which a て-clause tells in the past, whatever the tense of the clause behind it."""
_SAME_TENSE = frozenset({"te", "and", "tari", "only", "tara", "even"})


_RELATIVE_TIME = frozenset({"if", "when", "tara", "after", "before", "until", "while", "since", "as", "result", "time"})
"""Links whose tense counts from the main clause: 始まる前に配った, before it began."""


def _is_sure_to_come(ctx: Context, sub: Frame) -> bool:
    """Whether it is only a question of when: 帰ったら試してみます."""
    plain = sub.kind == "verb" and not (sub.tail.negative or sub.tail.passive or sub.tail.modals)
    named = any(one.role == "ga" or one.topic for one in sub.arguments)
    return plain and not named and ctx.tokens[ctx.phrases[sub.phrase].core.start].lemma in _COMING_BACK


_COMING_BACK = frozenset("帰る 返る 帰国 帰社 戻る 落ち着く".split())


def _is_thought(ctx: Context, sub: Frame) -> bool:
    """と思っていたら: what was expected, and what came instead."""
    verb = choose_verb(ctx, sub)
    return verb is not None and verb.report in ("THINK", "EXPECT") and any(one.role == "quote" for one in sub.arguments)


def is_asked_too(plan: Plan) -> bool:
    """Whether a clause before a request is part of what is requested: 部品を選び、発注してください, please choose the part and order it."""
    tail = plan.frame.tail
    plain = not (tail.passive or tail.benefactive or tail.state or tail.modals or tail.chains or tail.negative)
    asked = plan.link in ("te", "after", "before") or tail.link_rule == "l.uede2"
    return asked and plain and plan.frame.kind == "verb"
