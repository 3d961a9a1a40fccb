"""Come here when a noun phrase is wrong: what belongs to it, and which kinds of phrase are put in a way of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Argument
from pipeline.translation.transfer.arrangements import how
from pipeline.translation.transfer.compounds import compound
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.counted_nouns import all_of, multiple, people_of, portion_of
from pipeline.translation.transfer.english.determiners import Use
from pipeline.translation.transfer.free_relatives import free_relative
from pipeline.translation.transfer.genitive_kinds import is_how_to
from pipeline.translation.transfer.genitives import genitive
from pipeline.translation.transfer.heading_plurals import is_several
from pipeline.translation.transfer.heads import Around
from pipeline.translation.transfer.list_members import has_role, is_list_member
from pipeline.translation.transfer.lists import chosen_of, listed
from pipeline.translation.transfer.modifiers import modify
from pipeline.translation.transfer.nominalized import fact_clause
from pipeline.translation.transfer.noun_assembly import assemble
from pipeline.translation.transfer.phrases import Phrase, is_contrasted, noun_class
from pipeline.translation.transfer.plurals import agreeing
from pipeline.translation.transfer.prepositions import origin_of, prepositional
from pipeline.translation.transfer.quotations import quotation, with_that
from pipeline.translation.transfer.subject import is_fact
from pipeline.translation.transfer.units import Unit


def noun_phrase(ctx: Context, index: int, use: Use, below: Sequence[int] | None = None) -> EnNode:
    """Return phrase ``index`` with everything that hangs on it, or with ``below`` alone; a list if it is the last of one.

    Features of the node: ``number``, ``person``, ``prep`` (a preposition that the noun itself brings, as 内 does).
    """
    if below is None and (asked := asked_by(ctx, index)) is not None:
        from pipeline.translation.transfer.embedded import question

        ctx.took_parts(index)
        ctx.took(ctx.phrases[index].core.tokens if asked != index else ())
        return question(ctx, asked)
    below = ctx.clauses.dependents[index] if below is None else below
    members = [one for one in below if is_list_member(ctx, one)]
    own = [one for one in below if one not in members]
    if not members:
        return one_noun(ctx, index, use, own)
    return listed(ctx, index, members, own, use)


def asked_by(ctx: Context, index: int) -> int | None:
    """Return the phrase that asks, for a question in the place of a noun (何が要るか) or with こと (何が要るかということ)."""
    if ctx.clauses.is_asked(index):
        return index
    entry, below = ctx.phrases[index].core.entry, ctx.clauses.dependents[index]
    if entry is None or entry.noun_class != "fact" or len(below) != 1:
        return None
    asks = any(part.entry.en.startswith("whether") for part in ctx.phrases[below[0]].parts)
    return below[0] if asks and ctx.clauses.is_predicate(below[0]) else None


def one_noun(ctx: Context, index: int, use: Use, below: Sequence[int]) -> EnNode:
    """Return one noun with the modifiers ``below`` it."""
    phrase = ctx.phrases[index]
    if ctx.clauses.is_denied(index) and not below and (none := _none(ctx, index)):
        return none
    if (side := one_side(ctx, index, below)) is not None:
        ctx.took_parts(index)
        ctx.took((*phrase.core.tokens, *(at for part in ctx.phrases[side].parts for at in range(part.start, part.end))))
        fact = is_fact(ctx, Argument("", side))
        return fact_clause(ctx, Argument("", side), "that") if fact else noun_phrase(ctx, side, use)
    if (told := free_relative(ctx, index, use, below) or how(ctx, index, use)) is not None:
        return told
    if beside := _beside(ctx, index, below):
        return beside
    if (people := all_of(ctx, index, below)) is not None:
        return people
    if len(phrase.units) == 1 and (people := people_of(ctx, phrase.core, below)) is not None:
        ctx.took_parts(index)
        return people
    if len(phrase.units) == 1 and below and (portion := portion_of(ctx, phrase.core, below)):
        return multiple(ctx, index, portion, below, use)
    ranges = has_role(phrase, "made") and phrase.parts[-1].role in _ALL_OF_IT
    route = ranges and noun_class(phrase) == "place" and phrase.parts[-1].role == "topic"  # 駅から会場までは10分かかる
    origin = origin_of(ctx, index) if ranges and not route else None
    if origin is not None and origin in below:
        start = prepositional(ctx, origin)
        goal = one_noun(ctx, index, "title", [one for one in below if one != origin])
        return EnNode("np", children=(words("everything", "c.made"), start, words("to", "c.made"), goal), rule="c.made")
    if quoted := _quoted_fact(ctx, index, below):
        return quoted
    for one in below:
        if is_contrasted(ctx.phrases[one], ctx.tokens):
            return _not_but(ctx, index, one, use, below)
        if ctx.clauses.role_of(one) == "dakedenaku":
            rest = one_noun(ctx, index, use, [other for other in below if other != one])
            first = noun_phrase(ctx, one, "topic" if use == "topic" else "object")
            lead = (words("not only", "c.dakedenaku"), first, words("but also", "c.dakedenaku"))
            return EnNode("np", children=(*lead, rest), rule="c.dakedenaku", features=rest.features)
    if len(below) == 1 and (pair := chosen_of(ctx, index, below[0])) is not None:
        ctx.took_parts(index)
        return pair
    made = compound(ctx, phrase, objective=use in ("object", "general", "preposition", "of", "list"))
    learned = use == "title" or (phrase.head >= 0 and _is_learned(ctx, index))
    if learned and made.head is not None and made.entry is not None and not made.before:
        made.head = replace(made.head, lemma=made.entry.forms.get("title", made.head.lemma))
        use = "title" if is_how_to(made) else use
    if below and made.head is not None and (bound := _BOUND_TIME.match(made.head.lemma)):
        made.prep, made.head = bound[1], replace(made.head, lemma=made.head.lemma[bound.end() :])
    ctx.took_parts(index)
    around = Around()
    for one in _described_first(ctx, below):
        modify(ctx, one, made, around)
    if use == "title" and is_several(ctx, index, made, around):
        around.plural = True
    clause_ = any(node.category in ("clause", "sentence") for node in around.after)
    if use == "of" and around.generic and clause_ and made.entry is not None and made.entry.noun_class == "group":
        around.generic = around.plural = False
        around.determiner = around.determiner or "a"
        around.after = [agreeing(node, "") for node in around.after]
    if any(part.role == "notabini" for part in phrase.parts) and not made.determiner:
        around.determiner = around.determiner or "every"  # 更新のたびに: with every update
    return assemble(ctx, phrase, made, around, use)


def _described_first(ctx: Context, below: Sequence[int]) -> Sequence[int]:
    """Return what hangs on a noun with a という-clause and its comma last: 小さく始めるという、以前に聞いた方針."""
    told = [one for one in below if ctx.phrases[one].comma and has_role(ctx.phrases[one], "content")]
    others = [one for one in below if one not in told]
    return [*others, *told] if any(ctx.clauses.is_predicate(one) for one in others) else below


def _is_learned(ctx: Context, index: int) -> bool:
    """Whether a way of doing something is what is taught or asked: 作り方を学んだ, I learned how to make it."""
    phrase = ctx.phrases[index]
    way = phrase.core.text.endswith("方") and ctx.clauses.role_of(index) in ("wo", "nitsuite", "ga")
    return way and ctx.tokens[ctx.phrases[phrase.head].core.start].lemma in _LEARNED


_LEARNED = frozenset(
    "学ぶ 習う 教わる 教える 知る 聞く 尋ねる 質問 説明 紹介 解説 覚える 調べる 考える 議論 学習 習得 検討 共有 相談 示す 分かる 見せる".split()
)


def one_side(ctx: Context, index: int, below: Sequence[int]) -> int | None:
    """Return what 失敗例のほう speaks of, which needs no word for のほう; None for any other noun and for people (担当の方)."""
    phrase = ctx.phrases[index]
    if phrase.core.text not in ("ほう", "方") or len(phrase.units) > 1 or len(below) != 1:
        return None
    owner = ctx.phrases[below[0]]
    if ctx.clauses.role_of(below[0]) != "no" or owner.verbal:
        return None
    entry = owner.core.entry
    somebody = (
        owner.core.kind == "latin"
        or entry is None
        or entry.noun_class not in ("thing", "abstract", "content", "event", "fact")
    )
    if phrase.core.text == "方" and entry is not None and entry.noun_class == "person" and not owner.asides:
        return below[0]  # 学生の方
    if phrase.core.text == "方" and noun_class(phrase) == "place":
        return below[0]  # 駅の方まで, 後ろの方で
    return None if phrase.core.text == "方" and somebody else below[0]


def _beside(ctx: Context, index: int, below: Sequence[int]) -> EnNode | None:
    """Return 締め切りの30分前 as "30 minutes before the deadline", 発表の2日後 as "two days after it"; None for any other time."""
    phrase = ctx.phrases[index]
    amount = phrase.core.amount
    if amount is None:
        return None
    besides = len(phrase.units) > 2 and phrase.units[-2].text in ("ほか", "他")
    if len(phrase.units) > 2 and (besides or not below) and (said := _counted_from(ctx, phrase, below)) is not None:
        return said
    compounded = len(phrase.units) > 1 and not below  # 開始5分前
    if not compounded and (len(phrase.units) > 1 or len(below) != 1 or ctx.clauses.role_of(below[0]) != "no"):
        return None
    entry = phrase.units[-2].entry if compounded else ctx.phrases[below[0]].core.entry
    lead = next(
        (long + said for end, said in _BESIDE.items() if (long := amount.text.removesuffix(end)) != amount.text), ""
    )
    if not lead or entry is None or entry.noun_class in ("person", "group", "pronoun"):
        return None
    ctx.took_parts(index)
    if compounded:
        if entry.noun_class not in ("act", "event"):
            return None
        what = phrase_of(ctx, index, phrase.units[:-1], ())
    else:
        what = noun_phrase(ctx, below[0], "topic")
        ctx.took_parts(below[0])
    return EnNode("np", children=(words(lead, "number", ctx.took(phrase.core.tokens)), what), rule="r.beside")


def _counted_from(ctx: Context, phrase: Phrase, below: Sequence[int]) -> EnNode | None:
    """Return 納入後2週間以内 as "within two weeks after delivery", 山田部長ほか4名 as "Yamada and four others"; None for anything else."""
    amount, link, before = phrase.core.amount, phrase.units[-2], phrase.units[-3]
    if amount is None or before.kind == "number":
        return None
    if link.text in ("ほか", "他") and amount.kind == "count" and amount.before:
        what = phrase_of(ctx, phrase.index, phrase.units[:-2], below)
        tokens = ctx.took((*link.tokens, *phrase.core.tokens))
        others = "other" if amount.before == "one" else "others"
        rest = (words("and", "list"), words(f"{amount.before} {others}", "number", tokens))
        return EnNode("np", children=(what, *rest), rule="list").having(number="plural", list="yes")
    counted = amount.kind == "duration" or amount.text.startswith("within ")
    if (
        link.text not in ("後", "前")
        or not counted
        or before.entry is None
        or before.entry.noun_class not in ("act", "event")
    ):
        return None
    what = phrase_of(ctx, phrase.index, phrase.units[:-2], ())
    side = "after" if link.text == "後" else "before"
    tokens = ctx.took((*link.tokens, *phrase.core.tokens))
    return EnNode("np", children=(words(f"{amount.text} {side}", "number", tokens), what), rule="r.beside")


_BESIDE = {" ago": " before", " later": " after"}
"""How long ago and how much later, and what they are beside an event."""


def _quoted_fact(ctx: Context, index: int, below: Sequence[int]) -> EnNode | None:
    """Return 「分からない」こと as what is quoted, which こと only makes a noun; None for any other noun."""
    units = ctx.phrases[index].units
    fact = units[-1].entry is not None and units[-1].entry.noun_class == "fact" and units[-1].text in ("こと", "事")
    if len(units) != 2 or units[0].text != "“" or not fact or below:
        return None
    ctx.took_parts(index)
    ctx.took(units[-1].tokens)
    return EnNode("np", children=with_that(quotation(ctx, units[0])), rule="quotation")


def _not_but(ctx: Context, index: int, denied: int, use: Use, below: Sequence[int]) -> EnNode:
    """速度ではなく精度 is "not speed but accuracy" where it says what is so, else "accuracy, not speed"."""
    rest = one_noun(ctx, index, use, [other for other in below if other != denied])
    first = noun_phrase(ctx, denied, use if use in ("complement", "subject", "topic", "title") else "object")
    negative = tuple(at for part in ctx.phrases[denied].parts for at in range(part.start, part.end))
    lead = words("not", "r.not-but", ctx.took(negative))
    said = use in ("complement", "subject", "topic")
    but, comma = words("but", "r.not-but"), words(",", "r.not-but")
    children = (lead, first, but, rest) if said else (rest, comma, lead, first)
    return EnNode("np", children=children, rule="r.not-but", features=rest.features)


def _none(ctx: Context, index: int) -> EnNode | None:
    """Return 一人も of a denied clause as "nobody", 一台も as "not one"; None for any other noun."""
    phrase = ctx.phrases[index]
    amount = phrase.core.amount
    if amount is None:
        return None
    said = "nobody" if phrase.core.text.endswith(("人", "名")) else f"not {amount.text}"
    ctx.took_parts(index)
    return EnNode("np", said, tokens=ctx.took(phrase.core.tokens), rule="f.mo")


def owned(ctx: Context, index: int, owner: int, use: Use, units: Sequence[Unit] | None = None) -> EnNode:
    """Return one noun with the topic that it belongs to: この装置は画面が小さい, the screen of this device.

    Of a phrase whose verb has the noun before it (このサービスは運用開始), ``units`` are the noun.
    """
    phrase = ctx.phrases[index]
    made = compound(ctx, phrase, units)
    ctx.took_parts(index)
    around = Around()
    for one in ctx.clauses.dependents[index] if units is None else ():
        modify(ctx, one, made, around)
    genitive(ctx, owner, made, around)
    ctx.took_parts(owner)
    return assemble(ctx, phrase, made, around, use)


def phrase_of(ctx: Context, index: int, units: Sequence[Unit], below: Sequence[int], use: Use = "object") -> EnNode:
    """Return some of the units of phrase ``index`` as a noun phrase: the 別紙 of 別紙参照."""
    made = compound(ctx, ctx.phrases[index], units, objective=True)
    around = Around()
    for one in below:
        modify(ctx, one, made, around)
    return assemble(ctx, ctx.phrases[index], made, around, use)


_ALL_OF_IT = frozenset({"wo", "ga", "topic", "also", "made"})
"""Particles behind まで that make of 設計から製造まで one thing: everything from design to manufacturing."""

_BOUND_TIME = re.compile("(from|before|since|around|as of) ")
"""How the English of 月曜日以降 begins: what says which Monday stands behind it."""
