"""Come here when what stands beside a verb in no slot of it is wrong: by whom, than what; or wrongly opens the clause."""

from __future__ import annotations

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Argument, Frame
from pipeline.translation.transfer.bare_arguments import CHANGES, put_time
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.parts import Parts
from pipeline.translation.transfer.phrases import is_quotation, noun_class
from pipeline.translation.transfer.place_prepositions import place_preposition
from pipeline.translation.transfer.prepositions import prepositional
from pipeline.translation.transfer.subject import Subject, is_somebody
from pipeline.translation.transfer.time_phrases import is_time


def put_adjunct(ctx: Context, one: Argument, verb: Entry, frame: Frame, choice: Subject, parts: Parts) -> None:
    """Put an argument for which the verb has no slot in front of the clause or at its end."""
    entry = ctx.phrases[one.phrase].core.entry
    agent = entry is not None and entry.noun_class in ("person", "group")
    agent = agent or (one.role == "kara" and verb.report in _TOLD_BY and is_somebody(ctx, one.phrase))
    prep = {"agent": "by", "hodo": "as much as", "toshite": "as"}.get(one.role, "")
    if one.role == "hodo" and not frame.tail.negative:
        many = ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma in ("多い", "少ない")
        prep = "for" if frame.kind == "adjective" else "more so for"  # 大きい会社ほど効果が大きい
        ctx.notes.doubt("comparison", 0.15 if many or frame.kind == "verb" else 0.0)
        parts.end.append(prepositional(ctx, one.phrase, verb, prep))
        return
    if (
        one.role in ("kara", "ni", "niyotte")
        and agent
        and not (one.role == "ni" and "be" in verb.en.split())  # チームに一人いる
        and (choice.passive or frame.tail.benefactive or frame.tail.passive)
    ):
        prep = "by"
    elif one.role == "de" and choice.passive and entry is not None and entry.noun_class == "person":
        prep = "by"  # 社員で翻訳した
    elif one.role == "de" and choice.passive and not frame.tail.passive and entry and entry.noun_class == "group":
        told_there = entry.ja.endswith("会") and verb.report in _SAID_BEFORE_IT
        prep = "at" if told_there else "by"  # 委員会で提案する, チームで議論した
    elif one.role == "de" and entry is not None and _goes_with(ctx, frame, entry):
        prep = "with"  # 研究室で行ってきた
    elif one.role == "ni" and entry is not None:
        if entry.noun_class == "time":
            put_time(ctx, one, parts, frame)
            return
        prep = place_preposition(entry, "ni") if entry.noun_class != "place" or "be" in verb.en.split() else "in"
        prep = "in" if entry.noun_class == "group" and "be" in verb.en.split() else prep
    amount = ctx.phrases[one.phrase].core.amount
    if one.role == "de" and amount is not None and amount.kind == "duration" and not prep:
        prep = "in"
    begins = ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma in _BEGINS
    if one.role == "kara" and begins and not one.focus and (when := _when(ctx, one)) is not None:
        parts.end.append(when)
        return
    if one.role == "to" and is_quotation(ctx.phrases[one.phrase]):
        prep = "with the words"
    if one.role == "niyoruto" and any(part.role == "yori" for part in ctx.phrases[one.phrase].parts):
        prep = "according to"
    if one.role == "yori" and frame.kind == "verb" and not prep:
        chosen = any(other.role == "wo" or (other.topic and not other.role) for other in frame.arguments)
        complement = any(other.role == "comp" for other in frame.arguments)
        complement = complement or verb.en.startswith(("be less ", "be more ")) or verb.en.endswith(" longer")
        prep = "than" if complement else "rather than" if chosen and verb.report not in ("CHANGE",) else "compared with"
        if prep == "compared with" and is_time(ctx, one.phrase):
            changes = ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma in CHANGES
            prep = "from" if changes else prep  # 昨年より増えた
    placed = prepositional(ctx, one.phrase, verb, prep)
    if one.role == "yori" and "topic" not in one.focus:
        parts.end.append(placed)
    elif leads(ctx, one, frame):
        parts.front += [placed, words(",", "topic")]
    else:
        parts.end.append(placed)


_SAID_BEFORE_IT = frozenset({"PROPOSE", "PRESENT", "REPORT", "ANNOUNCE", "SAY", "ASK", "REQUEST"})
"""What people do before a committee, not the committee itself: 分科会で提案する."""


def _goes_with(ctx: Context, frame: Frame, entry: Entry) -> bool:
    """Whether で names those with whom one goes somewhere or takes part: 家族で旅行した, 研究室で参加した."""
    lemma = ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma
    together = entry.noun_class == "group" or entry.en in _TOGETHER
    return together and lemma in _GOES and not frame.tail.passive


_GOES = frozenset("行く 来る 参加 出席 旅行 訪問 見学 出展 応募 回る 出場 参戦 向かう 出かける 泊まる 視察".split())
_TOGETHER = frozenset({"laboratory", "married couple", "parent and child", "colleague", "friend", "companion"})


def _when(ctx: Context, one: Argument) -> EnNode | None:
    """Return the time of 来年から始まる as English says when something begins: next year, in April; None for what is no time."""
    phrase = ctx.phrases[one.phrase]
    if len(phrase.units) > 1 or ctx.clauses.dependents[one.phrase] or phrase.asides or not is_time(ctx, one.phrase):
        return None
    amount, entry = phrase.core.amount, phrase.core.entry
    said = amount.adverb if amount is not None else entry.forms.get("adverb", "") if entry is not None else ""
    if not said or (amount is not None and amount.kind != "moment"):
        return None
    ctx.took_parts(one.phrase)
    return words(said, "number" if entry is None else entry.id, ctx.took(phrase.core.tokens))


_BEGINS = frozenset({"始まる", "始める", "開始", "施行", "スタート", "発売"})

_TOLD_BY = frozenset({"ANNOUNCE", "EXPLAIN", "PRESENT", "PROPOSE", "REPORT"})
"""What から names the one who does it of, also where a name alone stands: Aliceから計画が発表された."""


def leads(ctx: Context, one: Argument, frame: Frame) -> bool:
    """Whether the argument opens the clause in English as in Japanese: a topic, a source, or what a comma sets apart."""
    if one.phrase > frame.phrase:
        return False
    if one.role == "made" and noun_class(ctx.phrases[one.phrase]) == "place":
        return False  # 会場までは駅から徒歩5分だった
    opens = "topic" in one.focus or one.role in _FRONTED or ctx.phrases[one.phrase].comma
    return opens and all(
        other.phrase >= one.phrase or other.topic or other.role == "time" or ctx.phrases[other.phrase].comma
        for other in frame.arguments
        if other.role not in ("ga", "wo", "quote")
    )


_FRONTED = frozenset({"dakedenaku", "niyoruto", "nara"})
