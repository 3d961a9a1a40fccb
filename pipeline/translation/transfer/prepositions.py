"""Come here when a preposition is wrong: a phrase with its particle becomes a prepositional phrase."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Argument
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.focused_phrases import focused_phrase, focuses
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.phrases import Phrase, compound_entry, last_role, noun_class
from pipeline.translation.transfer.place_prepositions import (
    ON,
    SURFACES,
    case_is_place,
    is_event,
    is_heard,
    place_preposition,
    those_there,
)
from pipeline.translation.transfer.plurals import pluralised
from pipeline.translation.transfer.subject import is_fact
from pipeline.translation.transfer.time_phrases import is_time


def prepositional(
    ctx: Context, index: int, governor: Entry | None = None, prep: str = "", below: Sequence[int] | None = None
) -> EnNode:
    """Return phrase ``index`` as a prepositional phrase by its particle, with all that hangs on it or with ``below`` alone."""
    cases = any(part.entry.kind == "case" for part in ctx.phrases[index].parts)
    if not prep and not cases and any(part.entry.id in ("f.demo", "f.demo2") for part in ctx.phrases[index].parts):
        entry = compound_entry(ctx.phrases[index])
        if entry is None or "adverb" not in entry.forms:
            prep = "in" if entry is not None and entry.noun_class == "thing" else place_preposition(entry, "de")
    if prep == "in" and (named := compound_entry(ctx.phrases[index])) and named.forms.get("at") == "at":
        there = named.noun_class != "act" or last_role(ctx.phrases[index]) == "de"  # 大会で話した, but 大会に参加した
        prep = "at" if there else prep  # ヒースロー空港で乗り継いだ
    made = _prepositional(ctx, index, governor, prep, below)
    even = next((part for part in ctx.phrases[index].parts if part.entry.id in _EVEN), None)
    place = even is not None and even.entry.id == "f.demo" and noun_class(ctx.phrases[index]) == "place"
    if even is None or place or made.feature("even"):
        return made
    return EnNode("pp", "", children=(words("even", even.entry.id), made), rule=even.entry.id).having(even="yes")


def _is_doing(ctx: Context, index: int) -> bool:
    """Whether こと makes a noun of something that somebody nobody names does: 利用者を増やすことを目的に, with the goal of increasing."""
    below = [one for one in ctx.clauses.dependents[index] if ctx.clauses.is_predicate(one)]
    if len(below) != 1 or not is_fact(ctx, Argument("", index)):
        return False
    frame = ctx.clauses.frame(below[0])
    named = any(one.role == "ga" or one.topic for one in frame.arguments)
    return frame.kind == "verb" and not (named or frame.tail.past or frame.tail.passive or frame.subordinates)


def _prepositional(ctx: Context, index: int, governor: Entry | None, prep: str, below: Sequence[int] | None) -> EnNode:
    from pipeline.translation.transfer.named_acts import aimed_at
    from pipeline.translation.transfer.nominalized import fact_clause
    from pipeline.translation.transfer.noun_phrases import noun_phrase

    phrase = ctx.phrases[index]
    if focused := [one for one in ctx.clauses.dependents[index] if focuses(ctx.phrases[one])]:
        return focused_phrase(ctx, index, focused, prep)
    cases = [part for part in phrase.parts if part.entry.kind == "case" and part.role not in ("no", "nado")]
    entry = compound_entry(phrase)
    if cases and cases[-1].role == "womokutekini" and not prep and _is_doing(ctx, index):
        doing = fact_clause(ctx, Argument(cases[-1].role, index), "ing")
        return EnNode("pp", cases[-1].entry.en, children=(doing,), rule=cases[-1].entry.id)
    if cases and below is None and (act := aimed_at(ctx, index, governor)) is not None:
        return act
    if (
        (
            entry
            and (entry.noun_class in ("time", "place", "pronoun") or entry.en == "following")
            and not prep
            and "adverb" in entry.forms
            and (not cases or cases[-1].role in ("ni", "de"))
        )
        and len(phrase.units) == 1
        and not ctx.clauses.dependents[index]
        and not phrase.asides
    ):
        ctx.took_parts(index)
        said = words(entry.forms["adverb"], entry.id, ctx.took(phrase.core.tokens))
        limit = next((part for part in phrase.parts if part.role == "only" and part.entry.kind == "focus"), None)
        return EnNode("pp", "", children=(words("only", limit.entry.id), said), rule="time") if limit else said
    alone = len(phrase.units) == 1 and not (ctx.clauses.dependents[index] if below is None else below)
    if alone and entry and prep in ("until", "to") and (later := _ONWARD.fullmatch(entry.en)):
        ctx.took_parts(index)
        return words(f"{prep} {later[1]} or later", entry.id, ctx.took(phrase.core.tokens))  # 秋以降に見送る
    heard = prep == "by" or (cases and cases[-1].role == "kara" and is_heard(ctx, index))
    if heard and (speaker := those_there(ctx, index)) is not None:
        return EnNode("pp", prep or "from", children=(speaker,), rule="c.kara")
    if entry and cases and cases[-1].role in ("de", "ni") and cases[-1].role in entry.forms and alone:
        ctx.took_parts(index)
        return words(entry.forms[cases[-1].role], entry.id, ctx.took(phrase.core.tokens))
    moment = phrase.core.amount
    if moment is not None and moment.kind == "moment" and moment.adverb and cases and cases[-1].role == "de" and alone:
        ctx.took_parts(index)
        return words(moment.adverb, "number", ctx.took(phrase.core.tokens))  # 13時で終了: at 13:00
    if entry and cases and cases[-1].role in _COMPARED and "than" in entry.forms and alone:
        ctx.took_parts(index)
        lead = prep or _LIKE.get(ctx.phrases[phrase.head].core.text, "") or _COMPARED[cases[-1].role]
        return words(f"{lead} {entry.forms['than']}", entry.id, ctx.took(phrase.core.tokens))
    if entry and entry.en in ("here", "there") and case_is_place(phrase):
        prep = " "
    if entry and cases and cases[-1].role in ("kara", "made") and len(phrase.units) == 1:
        when = entry.forms.get("adverb", "")
        of_day = cases[-1].role == "kara" and alone and when.startswith("in the ")  # 朝から: from the morning
        if now_word(entry) or of_day:
            ctx.took_parts(index)
            now = words(when.removeprefix("in ") if of_day else when, entry.id, ctx.took(phrase.core.tokens))
            return EnNode("pp", cases[-1].entry.en, children=(now,), rule=cases[-1].entry.id)
    if cases and cases[-1].role in ("made", "ni") and (origin := origin_of(ctx, index)) is not None:
        rest = [one for one in ctx.clauses.dependents[index] if one != origin]
        tokens = ctx.took(token for part in phrase.parts for token in range(part.start, part.end))
        start = prepositional(ctx, origin, governor)
        goal = noun_phrase(ctx, index, "preposition", rest)
        return EnNode("pp", "", children=(start, words("to", "c.made", tokens), goal), rule="c.made")
    node = noun_phrase(
        ctx, index, "role" if cases and cases[-1].role in ("toshite", "nashide") else "preposition", below
    )
    if node.rule == "r.beside" and (not cases or cases[-1].role in ("ni", "de")):
        return node
    if cases and cases[-1].role == "nouchi":
        node = several(phrase, node)
    own = node.feature("prep")
    case = cases[-1] if cases else None
    inside = own in _INSIDE and cases and cases[-1].role in ("ni", "de")
    prep = own if own in _BEGINS or inside else prep
    if not prep:
        prep = own or (case.entry.en if case else "")
        if case and case.role in _TOWARD and governor and "toward" in governor.forms:
            somebody = entry is not None and entry.noun_class in ("person", "group")
            asked = somebody and case.role == "he" and governor.en == "question"
            prep = "to" if asked else governor.forms["toward"]
        elif case and case.entry.id == "c.doushide":
            prep, node = "between", pluralised(node)  # 機械同士で交渉する
        elif case and case.role == "nara" and noun_class(phrase) in ("person", "group"):
            prep = "for"
        elif case and case.role == "to" and governor and "partner" in governor.forms:
            prep = governor.forms["partner"]
        elif case and case.role in ("nitsuite", "nikanshite", "nitaishite") and governor and governor.prep:
            prep = governor.prep
        elif case and case.role in ("ni", "de") and not own:
            amount = phrase.core.amount
            floor = amount is not None and amount.text.split(" ")[-1] in ON
            event = case.role == "de" and is_event(phrase.core)
            price = case.role == "de" and amount is not None and amount.text.startswith(("JPY ", "USD ", "EUR "))
            prep = (
                "on"
                if floor
                else "at"
                if event
                else "for"
                if price
                else place_preposition(compound_entry(phrase), case.role)
            )
            done = phrase.head >= 0 and ctx.clauses.tails[phrase.head].passive and noun_class(phrase) == "person"
            prep = "by" if done and case.role == "de" and "proper" not in (entry.grammar if entry else ()) else prep
    if prep == "in" and entry is not None and entry.en.rpartition(" ")[2] in SURFACES and not own:
        prep = "on"  # 屋根に置く
    if case is not None and case.role == "made" and prep == "until" and noun_class(phrase) == "place":
        prep = "to"
    if not prep and case is None and [part.entry.id for part in phrase.parts] == ["q.tono"]:
        prep = (governor.forms.get("partner") or governor.prep if governor is not None else "") or "with"
    if case is not None and case.role == "niyotte" and governor is not None and governor.en in _COMES_OF:
        prep = "of"
    if case is not None and case.role == "kara" and _is_long_after(ctx, phrase):
        prep = "after"
    if case is not None and case.role == "kara" and prep == "from" and _has_gone_on(ctx, index):
        ago = phrase.core.amount.text if phrase.core.amount is not None else ""
        if ago.endswith(" ago") and alone:
            return words(f"for {ago.removesuffix(' ago')}", "number", ctx.took(phrase.core.tokens))
        prep = "since"  # 昨年から続けている
    if case is not None and case.role == "madeni" and _takes_time(ctx, phrase):
        prep = "until"  # 復旧までに2日を要した
    if case is not None and case.role == "made" and governor is not None and governor.en in _LEADS:
        prep = "to"
    if case is not None and case.role == "made" and _is_amount(phrase):
        lasts = phrase.core.amount is not None and phrase.core.amount.kind == "duration"
        prep = "to" if governor is not None and governor.report == "CHANGE" else "for up to" if lasts else "up to"
        bounded = phrase.core.amount is not None and phrase.core.amount.text.startswith("up to ")
        prep = " " if bounded else prep  # 最大2TBまで
    if case is not None and case.role == "to" and _says_how_much(phrase, node, governor):
        prep = "at"
    if (
        case is not None
        and case.role == "to"
        and node.feature("list")
        and any(part.role == "no" for part in phrase.parts)
    ):
        prep = "between"
    if case is not None and case.role == "made" and phrase.core.amount and phrase.core.amount.text.endswith(" range"):
        prep = "to"
    if case is not None and case.role == "to" and phrase.head >= 0 and ctx.phrases[phrase.head].core.text in _LIKE:
        prep = _LIKE[ctx.phrases[phrase.head].core.text]
    if case is not None and case.entry.id == "c.noaida" and not node.feature("list") and entry is not None:
        prep = "during" if entry.noun_class in ("act", "event", "time") else prep  # 会議の間は静かだった
    if case is not None and case.entry.en == "during" and entry is not None and entry.noun_class in _PARTIES:
        prep = "between" if node.feature("list") or entry.en.startswith(("both", "two")) else "among"
    if prep == "among" and node.feature("number") != "plural":
        prep = "in"
    tokens = ctx.took(token for part in cases for token in range(part.start, part.end))
    only = [
        words("only", part.entry.id)
        for part in phrase.parts
        if part.role in ("only", "only-negative") and part.entry.kind == "focus"
    ]
    alone_ = bool(only) and case is not None and case.role == "de" and not own and prep in ("with", "in", "")
    if alone_ and compound_entry(phrase) is not None and noun_class(phrase) not in ("place", "time"):
        return EnNode("pp", "with", children=(node, words("alone", "f.dake")), tokens=tokens, rule="f.dake")
    children = (*only, *((node.children[0],) if node.category == "pp" else (node,)))
    prep = prep.strip()
    return EnNode("pp", prep, children=children, tokens=tokens if prep else (), rule=case.entry.id if case else "np")


def several(phrase: Phrase, node: EnNode) -> EnNode:
    """Return what some are told of in the plural: the papers, of 論文のうち採択された; the budget, which nobody counts."""
    entry = compound_entry(phrase)
    return pluralised(node) if entry is not None and "count" in entry.grammar else node


def _has_gone_on(ctx: Context, index: int) -> bool:
    """Whether から says since when what is told has been so: 5年前から使っている, for five years."""
    head = ctx.phrases[index].head
    tail = ctx.clauses.tails[head] if head >= 0 else None
    lasts = tail is not None and tail.state and not (tail.past or tail.chains or tail.negative)
    return lasts and is_time(ctx, index)


def _is_long_after(ctx: Context, phrase: Phrase) -> bool:
    """Whether から says after what so much time has passed: 導入から3年, three years after introduction; not 4月から3年."""
    amount = ctx.phrases[phrase.head].core.amount if phrase.head >= 0 else None
    entry = compound_entry(phrase)
    began = phrase.core.amount is None and entry is not None and entry.noun_class in ("act", "event", "content")
    return began and amount is not None and amount.kind == "duration"


def _takes_time(ctx: Context, phrase: Phrase) -> bool:
    """Whether the clause says how long it takes until something."""
    if phrase.head < 0 or ctx.tokens[ctx.phrases[phrase.head].core.start].lemma not in ("要する", "掛かる", "費やす"):
        return False
    amounts = (ctx.phrases[one].core.amount for one in ctx.clauses.dependents[phrase.head])
    return any(amount is not None and amount.kind == "duration" for amount in amounts)


_COMES_OF = frozenset({"effect", "impact", "influence", "benefit", "side effect"})
"""What is of what brings it about: 導入による効果, the effect of introduction."""

_LEADS = frozenset("access directions distance road way route path transportation".split())
"""What leads to where まで says: 会場までのアクセス."""


_COMPARED = {"yori": "than", "to": "with", "toonajiku": "as", "todouyouni": "similar to"}
"""Roles of what something is compared with: than expected, the same as before."""

_LIKE = {"同じ": "as", "同一": "as", "同様": "to"}
"""What と names before words for likeness: the same as last time, similar to it."""


def _is_amount(phrase: Phrase) -> bool:
    """Whether まで behind it says how much at most, and not until when: 64GBまで, 3人まで."""
    amount = phrase.core.amount
    return amount is not None and amount.kind in ("count", "measure", "share", "times", "bare", "duration")


def _says_how_much(phrase: Phrase, node: EnNode, governor: Entry | None) -> bool:
    """Whether と behind an amount says how much it is of what is judged: 5Wと低い, low at 5 W; 1個3万円と、まだ高い."""
    if _is_amount(phrase) and governor is not None and governor.id == "e.copula":
        return True
    each = phrase.core.amount is not None and phrase.core.amount.kind == "rate"
    return phrase.comma and (each or _is_amount(phrase)) and not node.feature("list")


_EVEN = frozenset({"f.demo", "f.demo2", "f.sae", "f.desae", "f.desae2"})
"""Particles that say "even"; behind a place でも is "also"."""

_ONWARD = re.compile("from (.+) onward")

_PARTIES = frozenset({"person", "group", "thing", "pronoun", "quantity"})
"""Whose 間に is a place among them, and not a time."""

_BEGINS = frozenset({"outside", "other than", "during", "at the time of", "after", "before", "since", "from"})
"""What 以降 and the like make of a noun, whatever particle stands behind them."""

_INSIDE = frozenset({"in", "inside", "outside"})
"""What 内, 内部 and 外 make of a noun before に and で: モジュール内にある, it is in the module."""

_TOWARD = frozenset({"nitaishite", "he"})
"""Roles whose preposition the noun behind them chooses: 質問に対する回答 is an answer to it, 品質への影響 an influence on it."""


def origin_of(ctx: Context, index: int) -> int | None:
    """Return the から phrase that hangs on a まで or に phrase: 東京から大阪まで, 40分から6分に."""
    below = ctx.clauses.dependents[index]
    found = next((one for one in below if ctx.clauses.role_of(one) == "kara"), None)
    amounts = found is not None and ctx.phrases[found].core.amount and ctx.phrases[index].core.amount
    ends = any(part.role == "made" for part in ctx.phrases[index].parts)
    return found if amounts or ends else None


def now_word(entry: Entry) -> bool:
    """Whether a time has an adverb of one word, which is its name behind from and until: until now."""
    return (
        entry.noun_class == "time"
        and entry.forms.get("adverb", " ").isalpha()
        and entry.forms["adverb"] in ("now", "today", "then")
    )
