"""Come here when the noun of "X is Y" is wrong: when or where X is, what it is planned for, what is to be done."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.model.english_tree import EnNode, Slot
from pipeline.model.frames import Argument, Frame
from pipeline.translation.render import ordinal
from pipeline.translation.transfer.asked_nouns import asks_by_modifier, for_whom_it_is
from pipeline.translation.transfer.asking_words import ASKING
from pipeline.translation.transfer.clefts import judged
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.definitions import is_defined, names_nobody
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.noun_phrases import noun_phrase
from pipeline.translation.transfer.parts import Given, Parts
from pipeline.translation.transfer.phrases import is_moment
from pipeline.translation.transfer.place_prepositions import is_event
from pipeline.translation.transfer.prepositions import prepositional
from pipeline.translation.transfer.said_numbers import members_of
from pipeline.translation.transfer.subject import is_fact, is_somebody
from pipeline.translation.transfer.units import Unit


def say_noun(
    ctx: Context, frame: Frame, given: Given, arguments: Sequence[Argument], verb: Entry, parts: Parts
) -> Entry:
    """Put the noun into ``parts``; return the verb, which is mostly, but not always, "be"."""
    phrase = ctx.phrases[frame.phrase]
    described = any(ctx.phrases[one].core.kind == "adnominal" for one in ctx.clauses.dependents[frame.phrase])
    if (own_verb := _forms_of_noun(ctx, frame).get("copula")) and not described:
        verb = replace(verb, en=own_verb)
    elif _is_shown(ctx, frame, arguments):
        verb = replace(verb, en="show")  # 写真は会場の様子です
    elif _is_writers_part(ctx, frame, arguments):
        verb = replace(verb, subject="author", frame={**verb.frame, "ga": "at"})
    elif _is_price_for(ctx, frame, arguments):
        verb = replace(verb, subject="it", frame={**verb.frame, "ga": "for"})  # 学生は1000円だった
    outer = {one.phrase for one in frame.arguments} | set(frame.adverbs) | set(frame.connectors)
    outer |= {one.phrase for one in frame.subordinates}
    outer |= {one for one in ctx.clauses.dependents[frame.phrase] if ctx.clauses.argument(one).focus == ("topic",)}
    alone = len(phrase.units) == 1 and set(ctx.clauses.dependents[frame.phrase]) <= outer
    complement = nominal_complement(ctx, frame, outer)
    if any(part.entry.id.startswith("e.shidai") for part in phrase.parts):
        verb = replace(verb, en="depend on")
        own = [one for one in ctx.clauses.dependents[frame.phrase] if one not in outer]
        complement = noun_phrase(ctx, frame.phrase, "object", own).as_("complement")
    if any(part.role == "only" for part in phrase.parts) and not is_the_only_one(ctx, frame, arguments):
        only = words("only", "f.only")
        if complement.lemma == "in" and complement.children[0].lemma == "only":  # 資料は英語のみ: in English only
            complement = replace(complement, children=(*complement.children[1:], complement.children[0]))
        elif complement.category == "np":
            complement = replace(complement, children=(only, *complement.children))
        elif not any(node.lemma == "only" for node in (complement, *complement.children)):  # 平日のみ: only on weekdays
            complement = EnNode("pp", "", children=(only, complement), rule="time").as_("complement")
    spoken_of = next((one for one in arguments if one.role == "ga"), None)
    new = spoken_of is not None and not (given.embedded or given.relative or is_somebody(ctx, spoken_of.phrase))
    if phrase.core.text == "初めて" and new:
        complement = words("a first for me", "r.first", ctx.took(phrase.core.tokens)).as_("complement")
    if (members := members_of(ctx, frame, arguments)) is not None:
        verb, complement = replace(verb, en="have"), members
    asks = given.question or (frame.tail.question and not (given.embedded or given.relative or frame.tail.link))
    what = ctx.tokens[phrase.core.start].lemma
    asked = asks and (what in ASKING or what in ("どう", "如何")) and alone
    bound = next((part for part in phrase.parts if part.role in ("kara", "made")), None)
    when = phrase.core.entry is not None and phrase.core.entry.en == "when"
    if asked and when and bound is not None and complement.category == "np":
        span = ctx.took(range(bound.start, bound.end))
        complement = EnNode("pp", _BOUNDS[bound.role], children=(complement,), tokens=span, rule=bound.entry.id)
    for_whom = for_whom_it_is(ctx, frame) if asks else None
    if for_whom is not None:
        parts.wh.append(for_whom)
        complement = words("for", "c.notameno").as_("complement")
    (parts.wh if asked or (asks and for_whom is None and asks_by_modifier(ctx, frame)) else parts.rest).append(
        complement
    )
    return verb


_BOUNDS = {"kara": "from", "made": "until"}
"""What stands before "when" where something is asked to begin or end: 受付は何時からですか."""


def is_the_only_one(ctx: Context, frame: Frame, arguments: Sequence[Argument]) -> bool:
    """Whether だけだ says that there is no other of what the clause speaks of: 日本人は私だけだった, I was the only one.

    Of an act, an amount or a time だけ says no more than only: 対応はLinuxだけだ, 5社だけだった.
    """
    phrase = ctx.phrases[frame.phrase]
    only = any(part.role == "only" for part in phrase.parts)
    said = next((one for one in arguments if one.role == "ga"), None)
    bare = not any(part.role.startswith("copula") for part in phrase.parts)
    if bare and phrase.core.text.endswith("語"):
        return False  # ドキュメントが英語のみ
    if not only or said is None or frame.tail.negative or phrase.core.amount is not None or is_moment(phrase):
        return False
    entry = ctx.phrases[said.phrase].core.entry
    if entry is None or {"proper", "mass", "plural"} & entry.grammar or set(said.focus) - {"topic"}:
        return False
    named = phrase.core.entry
    kinds = named is not None and named.noun_class in ("person", "group") and not {"proper"} & named.grammar
    if kinds and entry.noun_class in ("person", "group"):
        return False  # 参加者は学生だけだった
    plain = not (ctx.phrases[said.phrase].core.amount or any(unit.amount for unit in ctx.phrases[said.phrase].units))
    return plain and entry.noun_class in ("person", "group", "thing", "content", "abstract", "place", "event")


def _is_price_for(ctx: Context, frame: Frame, arguments: Sequence[Argument]) -> bool:
    """Whether an amount of money is said of people, who pay it: 宿泊者は1600円でした."""
    amount = ctx.phrases[frame.phrase].core.amount
    money = amount is not None and amount.kind == "measure" and amount.text.startswith(("JPY ", "USD ", "EUR "))
    payer = next((ctx.phrases[one.phrase].core.entry for one in arguments if one.role == "ga"), None)
    return money and payer is not None and (payer.noun_class == "person" or payer.ja in ("一般", "社外"))


def _is_shown(ctx: Context, frame: Frame, arguments: Sequence[Argument]) -> bool:
    """Whether the clause says whom or what a picture shows: 写真は共著者のNさんです."""
    picture = any(one.topic and ctx.phrases[one.phrase].core.text in _PICTURES for one in arguments)
    core = ctx.phrases[frame.phrase].core
    names = any(unit.kind == "latin" for unit in ctx.phrases[frame.phrase].units) and core.text not in ("OK", "NG")
    seen = names or (core.entry is not None and core.entry.noun_class in ("person", "place", "group"))
    return picture and len(arguments) == 1 and (seen or core.text in ("様子", "風景"))


_PICTURES = frozenset({"写真", "画像", "映像", "動画"})


def _is_writers_part(ctx: Context, frame: Frame, arguments: Sequence[Argument]) -> bool:
    """Whether the clause gives as a reason what somebody was whom nobody names: 学生だったので, which the writer says of himself."""
    entry = ctx.phrases[frame.phrase].core.entry
    somebody = entry is not None and entry.noun_class == "person" and "proper" not in entry.grammar
    if entry is not None and entry.forms.get("subject") == "author":
        return all(
            one.role == "time" or is_event(ctx.phrases[one.phrase].core) for one in arguments
        )  # 今年は初参加でした
    bare = not arguments and not frame.subordinates and not ctx.clauses.dependents[frame.phrase]
    return somebody and bare and frame.tail.link == "cause" and not frame.tail.negative


def _forms_of_noun(ctx: Context, frame: Frame) -> Mapping[str, str]:
    """Return the further forms of the noun that the clause says of its subject: 雰囲気 is what one has, not is."""
    entry = ctx.phrases[frame.phrase].core.entry
    return entry.forms if entry is not None else {}


def nominal_complement(ctx: Context, frame: Frame, outer: set[int]) -> EnNode:
    """Return the noun of a copula with only those phrases that belong to the noun itself."""
    own = [one for one in ctx.clauses.dependents[frame.phrase] if one not in outer]
    slot: Slot = "complement"
    thing = ctx.phrases[frame.phrase].core
    if thing.text == "こちら" and not own and any(one.topic for one in frame.arguments):
        return words("here", thing.entry.id if thing.entry else "here", ctx.took(thing.tokens)).as_(
            slot
        )  # 資料はこちら
    if thing.text in ("もの", "物") and len(own) == 1 and ctx.clauses.role_of(own[0]) in ("nikanshite", "nitsuite"):
        ctx.took(thing.tokens)  # 質問は性能に関するものだった
        return prepositional(ctx, own[0], prep="about").as_(slot)
    if thing.text in ("もの", "物") and len(own) == 1 and ctx.clauses.role_of(own[0]) == "niyotte":
        ctx.took(thing.tokens)  # 原因は入力の間違いによるものだ
        return prepositional(ctx, own[0], prep="due to").as_(slot)
    if thing.text == "出身" and len(own) == 1 and ctx.clauses.role_of(own[0]) == "no":
        ctx.took(thing.tokens)  # 同じ大学の出身だ
        ctx.took_parts(own[0])
        from_there = (noun_phrase(ctx, own[0], "preposition"),)
        return EnNode("pp", "from", children=from_there, rule="r.from").as_(slot)
    if (
        is_defined(ctx, frame)
        and len(own) == 1
        and ctx.tokens[thing.start].lemma == "事"
        and ctx.clauses.role_of(own[0]) == "no"
    ):
        ctx.took(thing.tokens)  # OTとは、制御の技術のことだ
        ctx.took_parts(own[0])
        return noun_phrase(ctx, own[0], "complement").as_(slot)
    if any(part.role == "toonajiku" for part in ctx.phrases[frame.phrase].parts):
        return prepositional(ctx, frame.phrase, prep="the same as", below=own).as_(slot)
    amount = ctx.phrases[frame.phrase].core.amount
    if amount is not None and amount.text.endswith(" range") and not own:
        return words(amount.adverb, "number", ctx.took(ctx.phrases[frame.phrase].core.tokens)).as_(slot)
    entry = ctx.phrases[frame.phrase].core.entry
    if (lies := _lies(ctx, frame, own)) is not None:
        return lies.as_(slot)
    alone = not own and len(ctx.phrases[frame.phrase].units) == 1 and not ctx.phrases[frame.phrase].asides
    if alone and entry is not None and "predicate" in entry.forms:
        return words(entry.forms["predicate"], entry.id, ctx.took(thing.tokens)).as_(slot)  # 二日目は雨だった
    if is_fact(ctx, Argument("", frame.phrase)) and any(ctx.clauses.is_predicate(one) for one in own):
        from pipeline.translation.transfer.nominalized import fact_clause

        inner = ctx.clauses.frame(next(one for one in own if ctx.clauses.is_predicate(one)))
        plain = inner.kind == "verb" and not (inner.tail.past or inner.tail.state or inner.tail.passive)
        aimed = plain and not any(one.role == "ga" or one.topic for one in inner.arguments) and _is_aim(ctx, frame)
        general = is_defined(ctx, frame) and names_nobody(ctx, Argument("", frame.phrase))
        form = "inf" if aimed else "ing" if general else "that"
        return fact_clause(ctx, Argument("", frame.phrase), form, own).as_(slot)
    if entry and entry.en in _PLANNED and len(own) == 1 and (day := _date(ctx, own[0])) is not None:
        ctx.took(ctx.phrases[frame.phrase].core.tokens)
        return EnNode("pp", _PLANNED[entry.en], children=(day,), rule="r.planned").as_(slot)
    if entry and entry.en == "plan" and not own and len(ctx.phrases[frame.phrase].units) == 1:
        return words("planned", entry.id, ctx.took(thing.tokens)).as_(slot)  # IPv6対応も予定
    node = noun_phrase(ctx, frame.phrase, "complement", own)
    if prep := node.feature("prep"):
        generic = noun_phrase(ctx, frame.phrase, "of", own) if prep == "for" else node
        return EnNode("pp", prep, children=(generic,), rule="affix").as_(slot)  # 教材は新人向け
    return node.as_(slot)


_PLANNED = {"plan": "planned for", "prospect": "expected for"}
"""Nouns behind a time that say what is meant to happen then."""


def _lies(ctx: Context, frame: Frame, own: Sequence[int]) -> EnNode | None:
    """Return when, where or in what language something is, which the Japanese says it is; None for what it really is.

    受付は2階だ, 会議は10時からだ, 支払いは月末だ, 資料は英語だった; not 締め切りは月末だ.
    """
    phrase = ctx.phrases[frame.phrase]
    amount, entry = phrase.core.amount, phrase.core.entry
    said = next((one for one in frame.arguments if one.role == "ga" or (one.topic and not one.role)), None)
    of = ctx.phrases[said.phrase].core.entry if said is not None else None
    if amount is not None and amount.text.split(" ")[-1] == "floor":
        return prepositional(ctx, frame.phrase, prep="on", below=own)
    if of is None or of.noun_class not in _TAKES_PLACE or of.en.split(" ")[-1] in _POINTS or phrase.asides:
        return None
    if amount is not None and amount.kind == "duration" and of.en.split(" ")[-1] in _LASTING and not own:
        return words(amount.adverb or amount.text, "number", ctx.took(phrase.core.tokens))  # 契約は3年だ
    placed = entry is not None and entry.noun_class == "place" and "proper" in entry.grammar and not own
    if placed and of.noun_class in ("act", "event", "group", "place") and of.en.split(" ")[-1] not in _PLACES:
        return prepositional(ctx, frame.phrase, prep="in", below=own)  # 本社は大阪だ
    if (day := _day_of_month(ctx, frame, said)) and not own:
        return words(f"on {day}", "number", ctx.took(phrase.core.tokens))
    case = next((part for part in phrase.parts if part.role in ("kara", "made")), None)
    when = is_moment(phrase)
    if case is not None and amount is not None and amount.kind in ("duration", "count", "measure", "rate") and not own:
        lead = "from" if case.role == "kara" else "up to"  # 発言は3分までだ
        return words(f"{lead} {amount.text}", "number", ctx.took(phrase.core.tokens))
    if case is not None:
        lead = "from" if case.role == "kara" else "until"
        return prepositional(ctx, frame.phrase, prep=lead, below=own) if when else None
    if (
        amount is not None
        and amount.kind == "moment"
        and not own
        and len(phrase.units) == 1
        and amount.adverb != amount.text
    ):
        return words(amount.adverb, "number", ctx.took(phrase.core.tokens))
    if (
        amount is not None
        and amount.kind == "moment"
        and not own
        and amount.adverb != amount.text
        and _is_year(phrase.units[0])
    ):
        return prepositional(ctx, frame.phrase, prep=amount.adverb.split(" ")[0], below=own)  # 来年2月
    if entry is None or own or len(phrase.units) > 1:
        return None
    if when and entry.forms.get("adverb", "").startswith(("at ", "in ", "on ")):
        return words(entry.forms["adverb"], entry.id, ctx.took(phrase.core.tokens))
    language = phrase.core.text.endswith("語") and entry.en[:1].isupper()
    return prepositional(ctx, frame.phrase, prep="in", below=own) if language else None


def _is_year(unit: Unit) -> bool:
    return unit.entry is not None and unit.entry.noun_class == "time"


_TAKES_PLACE = frozenset({"act", "event", "content", "thing", "place", "group"})


def _day_of_month(ctx: Context, frame: Frame, said: Argument | None) -> str:
    """Return 17日 of 帰国は17日だ as "the 17th", as it is said of what takes no days; empty for how long something takes."""
    core = ctx.phrases[frame.phrase].core
    day = re.fullmatch("([0-9]{1,2})日", core.text)
    moment = said is not None and ctx.phrases[said.phrase].core.text in _OF_A_DAY
    plain = len(ctx.phrases[frame.phrase].units) == 1 and not ctx.phrases[frame.phrase].asides
    return f"the {ordinal(int(day[1]))}" if day and moment and plain and 1 <= int(day[1]) <= 31 else ""


_OF_A_DAY = frozenset(
    "帰国 出発 到着 開会 閉会 開幕 閉幕 発売 公開 納品 出荷 支払い 入社 卒業 投票 返事 打ち合わせ 面接 次回 帰り 搬入 引き渡し 開業".split()
)
"""What is on one day, so that 17日 is the day and not how long it takes."""

_PLACES = frozenset(
    "venue place location destination site city town country host candidate origin hometown region market stage airport station "
    "choice proposal".split()
)
"""What a town is, and does not lie in: 会場は東京だ."""

_LASTING = frozenset("contract warranty guarantee support lease license subscription visa agreement".split())
"""What is for so long, and not so long: 契約は3年だ."""

_POINTS = frozenset("language founding date time deadline name title version".split())
"""What a time or a language is itself, and not the time or language of."""


def _date(ctx: Context, index: int) -> EnNode | None:
    """Return the time of 4月の予定である, for which something is planned; None for anything else."""
    phrase = ctx.phrases[index]
    return noun_phrase(ctx, index, "title") if is_moment(phrase) and ctx.clauses.role_of(index) == "no" else None


def _is_aim(ctx: Context, frame: Frame) -> bool:
    """Whether the clause says what is to be done: 目的は規格を確定することである."""
    one = next((one for one in frame.arguments if one.role == "ga" or one.topic), None)
    if one is None:
        return False
    if one.topic and is_somebody(ctx, one.phrase) and ctx.phrases[frame.phrase].core.text == "こと":
        return not ctx.phrases[frame.phrase].parts  # 見学者は名札を着けること
    what = judged(ctx, one)
    return ctx.phrases[one.phrase].core.text[-2:] in _AIMS or what in _TO_DO


_AIMS = frozenset("目的 目標 狙い 役割 課題 方針 仕事 任務 使命 責務 予定 計画 ねらい 意図".split())

_TO_DO = frozenset("important necessary difficult hard easy desirable essential".split())
"""What is said of what is to be done: 大事なのは早く失敗することだ."""
