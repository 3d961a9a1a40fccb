"""Come here when a verb has the wrong tense, aspect or helper: the endings of the Japanese become features of an English verb."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from pipeline.model.english_tree import EnNode, node
from pipeline.model.frames import Frame
from pipeline.text.shipped import table
from pipeline.translation.transfer.context import Context
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.parts import Given
from pipeline.translation.transfer.phrases import noun_class
from pipeline.translation.transfer.predicate import had_to
from pipeline.translation.transfer.time_phrases import is_time


def verb_node(ctx: Context, frame: Frame, verb: Entry, given: Given, passive: bool, tokens: tuple[int, ...]) -> EnNode:
    """Return the verb with tense, aspect, voice, modal and what governs it."""
    if (frame.tail.past or given.tense == "past") and not given.form:
        frame = had_to(frame)
    tail = frame.tail
    lemma = with_object_inside(verb)
    chain = [f"{mark.english}-ing" for mark in reversed(tail.gerunds) if mark.english != lemma.split(" ")[0]]
    governed = [mark.english for mark in reversed(tail.chains)]
    modals = [mark.english for mark in tail.modals]
    if len(modals) > 1 and modals[0] == "can":
        modals = modals[1:]
        governed += [] if passive else ["be able to"]
    if modals[:1] == ["can"] and "make sure to" in governed and (given.form or not passive):
        modals = modals[1:]
        governed = ["make it possible to" if one == "make sure to" else one for one in governed]
    if modals[:1] == ["can"] and "want to" in governed and not passive:
        modals, governed = modals[1:], [one for one in governed if one != "come to"]
        governed.append("be able to")  # 話せるようになりたい
    modal = next(iter(modals), "")
    if (
        modal == "can"
        and _managed(frame, verb, lemma)
        and not any(_is_hardly(ctx, index) for index in frame.adverbs)
        and not (passive or given.form or given.relative or given.embedded)
    ):
        modal = ""
        governed.append("be able to")
    if "be to" in governed and (len(governed) > 1 or modal):
        governed.remove("be to")
    chain = [*governed, *chain]
    aspect = ""
    reached = tail.state and not passive and not tail.passive and not _REACHED.isdisjoint((lemma, lemma.split(" ")[0]))
    lasting = tail.state and (passive or "wo" in verb.frame or lemma.startswith("be ")) and _since(ctx, frame)
    lasting = lasting or (tail.state and not tail.past and _so_often(ctx, frame))
    lasting = lasting or (tail.state and any(sub.tail.link_rule == "l.irai" for sub in frame.subordinates))
    lasting = lasting or (passive and not is_stative(lemma) and not tail.negative and _already(ctx, frame))
    only = any("only-negative" in one.focus for one in frame.arguments)  # 土曜からしか参加できていない
    unmanaged = (tail.state or tail.experience) and (tail.negative or only) and modal == "can" and not tail.past
    if unmanaged:  # 確認できていない: it has not been confirmed
        modal = ""
    working = lemma in _UNDER_WAY and (lemma in _STUDIED or not tail.passive)
    under_way = tail.state and (passive or tail.passive) and not tail.negative and working
    under_way = under_way and not (tail.passive and lemma in _MADE and any(one.role == "de" for one in frame.arguments))
    under_way = under_way and not any(
        part.entry.id == "e.tearu" for part in ctx.phrases[frame.phrase].parts
    )  # 書いてある
    not_yet = tail.state and tail.negative and (verb.report in _COMES_ABOUT or lemma in _TO_COME)
    not_yet = not_yet or (tail.state and tail.negative and not (tail.past or tail.passive) and verb.report in _HEARD)
    not_yet = not_yet or (not tail.state and not tail.past and not modal and _not_come_yet(ctx, frame, lemma))
    done = given.form == "ing" and tail.experience and tail.past
    holds = lemma in _HOLDING
    if done or (((tail.experience and not holds) or reached or lasting or unmanaged or not_yet) and not given.form):
        aspect = "perfect"
    elif (
        (tail.ongoing and not is_stative(lemma))
        or (under_way and not modal)
        or (tail.state and not passive and lemma.split(" ")[0] in _GOES_ON)
        or (
            tail.state
            and not passive
            and not tail.passive
            and not is_stative(lemma)
            and (tail.past or "wo" not in verb.frame)
            and not (tail.past and _was_told(frame, verb))
        )
    ):
        aspect = "progressive"
    going_on = tail.state and not (passive or tail.passive or tail.past or tail.negative or is_stative(lemma))
    if going_on and lemma.split(" ")[0] in _BEGUN and _since(ctx, frame):
        tail, aspect = replace(tail, past=True, state=False), ""  # 2017年から始めている: it started in 2017
    elif going_on and not reached and _of_late(ctx, frame):
        aspect = "perfect progressive"  # 最近勉強している, 4月から担当している
    if aspect == "progressive" and not tail.past and _is_habit(ctx, frame):
        aspect = ""
    if given.form == "ing" and aspect == "progressive":
        aspect = ""
    told = tail.past and not (passive and _already(ctx, frame)) and not _is_quality(ctx, frame)
    begun = bool(chain) and tail.experience and any(mark.english == "just" for mark in tail.adverbs)
    dated = tail.experience and not tail.chains and _is_dated(ctx, frame)
    begun, aspect = begun or dated, "" if dated else aspect  # 先月更新したばかりだ: was just updated last month
    tense = "past" if told or begun else given.tense  # 使い始めたばかりだ
    marked = tuple(token for mark in (*tail.modals, *tail.chains, *tail.gerunds) for token in mark.tokens)
    return node(
        "verb",
        lemma,
        tokens=(*tokens, *tail.tokens, *marked),
        rule=verb.id,
        tense=tense,
        voice="passive" if passive and given.form != "participle" else "",
        aspect=aspect if not chain else "",
        modal=modal if not given.form else "",
        negative="yes" if tail.negative else "",
        chain=" + ".join(chain),
        form=given.form,
    )


def _was_told(frame: Frame, verb: Entry) -> bool:
    """Whether 話していた says what somebody told: said, and not was saying, unless it went on while something else happened."""
    beside = any(sub.tail.link in ("when", "while-ing", "while") for sub in frame.subordinates)
    tells = verb.report in _TELLS and verb.en != "exhibit"
    return tells and not beside and frame.tail.link not in ("when", "tara", "while", "contrast-while")


_TELLS = frozenset("REPORT PRESENT EXPLAIN ANSWER ANNOUNCE PROPOSE CRITICISE OPPOSE ASK REQUEST".split())
"""What verbs report that tell something to others."""


def _is_hardly(ctx: Context, index: int) -> bool:
    """Whether the adverb denies the clause in English: ほとんど眠れなかった, could hardly sleep."""
    entry = ctx.phrases[index].core.entry
    return entry is not None and "negative" in entry.forms


def _managed(frame: Frame, verb: Entry, lemma: str) -> bool:
    """Whether it is what one could do and did (本人に会えた, was able to meet); could is what might have been, or saw and understood."""
    tail = frame.tail
    done = tail.past and not (tail.negative or tail.state or tail.chains or tail.wraps or tail.question or tail.passive)
    supposed = tail.link in ("if", "tara", "when", "even", "even-if")
    return (
        done
        and not supposed
        and verb.subject == "author"
        and lemma.split(" ")[0] not in _PERCEIVED
        and not is_stative(lemma)
    )


_PERCEIVED = frozenset("see hear feel understand read enjoy make catch follow".split())
"""What could is said of in the past, done or not."""

_MADE = frozenset("build design develop draw implement rebuild rewrite translate write".split())
"""What is there once it has been made: コードはRustで書かれている, the code is written in Rust."""

_HOLDING = frozenset({"be known", "be ready", "be available", "be clear"})
"""States that まだ〜ていない speaks of as they are now: it is not known yet."""


_UNDER_WAY = frozenset(
    "analyze assess build check compare consider create debate debug design develop discuss draw evaluate examine explore implement "
    "investigate migrate negotiate seek prepare prototype rebuild reconsider reexamine research review revise rewrite study survey test "
    "translate verify work write".split()
)
"""Verbs of work that goes on: of a thing 検討している says that it is being considered; 使っている, that it is used."""

_STUDIED = frozenset(
    "analyze assess compare consider debate debug develop discuss evaluate examine explore investigate negotiate reconsider reexamine "
    "research review study survey test verify".split()
)
"""Those of which also the passive says so: 検討されている is being considered, 用意されている is there already."""


_GOES_ON = frozenset({"wait", "write"})
"""Verbs with an object whose ている is what is going on now: 返事を待っている, I am waiting for a reply."""


def _is_quality(ctx: Context, frame: Frame) -> bool:
    """Whether た before a noun says what the noun is like: 標準に準拠した製品 complies with it; 昨年準拠した製品 did so at a time."""
    tail, phrase = frame.tail, ctx.phrases[frame.phrase]
    more = tail.state or tail.passive or tail.causative or tail.benefactive or tail.modals or tail.chains
    if tail.link or more or phrase.head < 0 or any(one.role == "ga" for one in frame.arguments):
        return False
    if noun_class(ctx.phrases[phrase.head]) in ("person", "group"):
        return False  # 障害に対応した担当者
    lemma = "".join([ctx.tokens[at].lemma for at in phrase.core.tokens])
    return lemma in _qualities() and not any(is_time(ctx, one.phrase) for one in frame.arguments)


@cache
def _qualities() -> frozenset[str]:
    return frozenset(row["verb"] for row in table("english/qualities"))


def _is_habit(ctx: Context, frame: Frame) -> bool:
    """Whether the clause says how often, and so what is done again and again: 毎年参加している."""
    said = (*frame.adverbs, *(one.phrase for one in frame.arguments))
    return any(ctx.phrases[index].core.text.startswith("毎") for index in said)


def _so_often(ctx: Context, frame: Frame) -> bool:
    """Whether the clause says how many times: 3回起きている has occurred three times."""
    amounts = (ctx.phrases[one.phrase].core.amount for one in frame.arguments if not one.role)
    return any(amount is not None and amount.kind == "repeat" for amount in amounts)


def _since(ctx: Context, frame: Frame) -> bool:
    """Whether the clause says since when: 以前から指摘されていた, 4月から公開されている."""
    said = [ctx.phrases[index].core.entry for index in frame.adverbs]
    began = any(entry is not None and entry.en.startswith(("for some time", "for a long time")) for entry in said)
    began = began or any(one.role == "kara" and is_time(ctx, one.phrase) for one in frame.arguments)
    return began or (not frame.tail.past and any(_is_long(ctx, one.phrase) for one in frame.arguments if not one.role))


def _is_long(ctx: Context, index: int) -> bool:
    """Whether the phrase says for how many weeks, months or years: 20年以上携わっている has been involved; 毎日2時間 is no such time."""
    amount = ctx.phrases[index].core.amount
    return amount is not None and amount.kind == "duration" and _LONG.search(amount.text) is not None


_LONG = re.compile(r"\b(?:week|month|year)s?\b")


def _is_dated(ctx: Context, frame: Frame) -> bool:
    """Whether what has just been done is said to have been done at a time: 先月更新したばかりだ."""
    just = any(mark.english == "just" for mark in frame.tail.adverbs)
    return just and any(
        one.role in ("", "ni") and is_time(ctx, one.phrase) and not one.topic for one in frame.arguments
    )


def _of_late(ctx: Context, frame: Frame) -> bool:
    """Whether the clause says that something has gone on of late, or since when."""
    times = [ctx.phrases[index].core.entry for index in (*frame.adverbs, *(one.phrase for one in frame.arguments))]
    return _since(ctx, frame) or any(entry is not None and entry.en in _LATELY for entry in times)


_BEGUN = frozenset({"start", "begin", "launch", "open", "introduce", "establish"})
"""What is done once, at the time since when it has been so."""

_LATELY = frozenset({"recently", "recent times", "recent years", "many years", "last few years", "past few years"})


def _already(ctx: Context, frame: Frame) -> bool:
    """Whether what is done is said to be over, at no time that is named: すでに配布されている, もう公開された."""
    said = [ctx.phrases[index].core.entry for index in frame.adverbs]
    over = any(entry is not None and entry.en == "already" for entry in said)
    over = over and not ctx.clauses.tails[frame.phrase].negative  # もう売っていない: no longer
    when = frame.tail.past and (frame.tail.state or any(is_time(ctx, one.phrase) for one in frame.arguments))
    return over and (frame.tail.past or frame.tail.state) and not when


def _not_come_yet(ctx: Context, frame: Frame, lemma: str) -> bool:
    """Whether まだ〜ない says of what comes about that it has not: 返事はまだ来ない; not まだ使えない."""
    waits = any(ctx.phrases[index].core.text in ("まだ", "未だ") for index in frame.adverbs)
    return waits and frame.tail.negative and (lemma in _AWAITED or lemma in _REACHED)


_AWAITED = frozenset(
    "come|return|start|be obtained|be decided|be found|be fixed|be completed|be released|be available|appear|be output".split(
        "|"
    )
)
"""What one waits for to happen, as much as for what ``_REACHED`` names."""


def with_object_inside(verb: Entry) -> str:
    """Return the English of a verb with the place of its object: keep {obj} in mind, lower {obj} in price, state {obj} clearly.

    An object stands behind the whole only where a preposition governs it (look forward to).
    """
    head, _, rest = verb.en.partition(" ")
    if "{obj}" in rest or "obj" not in verb.frame.values() or not rest:
        return verb.en
    first, last = rest.split(" ")[0], rest.split(" ")[-1]
    if (first in _PREPOSITIONS and last not in _PREPOSITIONS and first != last) or (
        first == last and first.endswith("ly")
    ):
        return f"{head} {{obj}} {rest}"
    return verb.en


_PREPOSITIONS = frozenset(
    "in as into to on under for with from at of about up out over off down against through".split()
)


_REACHED = frozenset(
    one.replace("_", " ")
    for one in (
        "begin become come end finish introduce adopt "
        "arrive stop close disappear fall drop forget lose win graduate expire fail reach crash break shift change leak die "
        "freeze loosen pass collapse melt crack peel vanish go_down go_up come_out come_off run_out wear_out go_away sink_in run_over come_loose"
    ).split()
)
"""Verbs whose ている says what has come about: 必須となっている, it has become essential."""


_HEARD = frozenset({"LEARN", "ATTEND"})
"""What verbs report of one's own doing whose ていない says that one has not done it: 最後の発表は聞いていない."""

_TO_COME = frozenset("obtain find solve finish complete receive resolve answer occur reserve".split())
"""Verbs whose ていない is not yet so, whatever they report: 回答は得られていない, no answer has been obtained."""

_COMES_ABOUT = frozenset({"CHANGE", "START", "END", "DECIDE", "AGREE", "PRESENT"})
"""What verbs report whose ていない says what has not come about: 仕様が固まっていない, it has not taken shape."""


def is_stative(lemma: str) -> bool:
    """Whether the English verb has no progressive: be, have, know, differ."""
    return lemma.split(" ")[0] in _STATIVE or lemma in ("make sense", "add up")


_STATIVE = frozenset(
    "live work be have know think believe remember exist differ contain include need want support belong relate consist depend seem mean apply "
    "expect understand see hear like hope aim lack equal cost own possess concern involve remain resemble satisfy require feel use take appear vary".split()
)
