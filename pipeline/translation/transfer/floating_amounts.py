"""Come here when an amount that stands by the verb is not put with the noun that it counts: 3人 参加した, 一枚もない, 3社とも, 一部しか."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Argument, Frame
from pipeline.translation.transfer.amounts import in_units
from pipeline.translation.transfer.clauses import FLOATING
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.indefinites import FLOATED
from pipeline.translation.transfer.noun_phrases import noun_phrase
from pipeline.translation.transfer.plurals import agreeing, pluralised
from pipeline.translation.transfer.time_phrases import is_time


def quantified(ctx: Context, node_: EnNode, slots: Sequence[tuple[Argument, str]]) -> EnNode:
    """Put an amount that stands by the verb (セッションが幾つか用意された) with the noun that it counts."""
    for one, slot in slots:
        unit = ctx.phrases[one.phrase].core
        itself = unit.kind == "number" and node_.rule == "number"  # 2台納入する: the two are what is delivered
        if slot == "bare" and node_.feature("list") and _says_many(ctx, one):
            return replace(node_, children=(_said(ctx, one), *_in_plural(node_)))  # 企業や大学が多数出展した
        if slot == "bare" and is_amount(ctx, one) and node_.category == "np" and not (itself or node_.feature("list")):
            if ctx.clauses.is_denied(one.phrase):
                ctx.took_parts(one.phrase)
                none = words("not a single", "f.mo", ctx.took(unit.tokens))
                kept = [child for child in node_.children if child.rule != "article"]
                return replace(node_, children=(none, *(child.having(number="") for child in kept))).having(number="")
            entry = unit.entry
            if entry is not None and entry.en in ("part", "half"):
                only = [words("only", "f.shika")] if "only-negative" in one.focus else []
                portion = words(f"{entry.en} of", entry.id, ctx.took(unit.tokens))
                ctx.took_parts(one.phrase)
                return replace(node_, children=(*only, portion, *node_.children))
            people = unit.amount is not None and unit.amount.text.endswith(" people")
            people = people and all(part.role in ("only", "only-negative") for part in ctx.phrases[one.phrase].parts)
            places = unit.amount is not None and unit.amount.text.split(" ")[-1] in ("places", "kinds", "types")
            if (
                (people or places)
                and unit.amount is not None
                and unit.amount.before
                and not ctx.clauses.dependents[one.phrase]
            ):
                kind_of = unit.amount.text.endswith(" kinds") and not unit.amount.before.endswith(" of")
                said = f"{unit.amount.text} of" if kind_of else unit.amount.before
                found = words(said, "number", ctx.took(unit.tokens))  # 学生に3人会った
            else:
                found = _said(ctx, one)
            alone = entry is not None and entry.en == "one person"  # 経験者が一人いる
            found = words("one", found.rule, found.tokens) if alone else found
            kept = [child for child in node_.children if child.rule != "article"]
            if unit.amount is not None and in_units(unit.amount):
                counted = replace(node_, children=tuple(kept))
                return EnNode("np", children=(found, words("of", "number"), counted)).having(number="plural")
            many = node_.feature("number") == "plural"  # of "materials" already
            kept = [
                child.having(number="plural") if child.slot == "head" and child.category == "noun" else agreeing(child)
                for child in kept
                if not many
            ] or kept
            only = [words("only", "f.shika")] if {"only", "only-negative"} & set(one.focus) else []
            if one.focus == ("also",) and unit.amount is not None and unit.amount.plural:
                only = [words("as many as", "f.mo")]
            several = not alone and (unit.amount is None or unit.amount.plural)
            if not several:
                kept = [agreeing(child, "").having(number="") for child in kept]
            number = "plural" if several else ""
            return replace(node_, children=(*only, found, *kept)).having(number=number)
    return node_


def _says_many(ctx: Context, one: Argument) -> bool:
    """Whether the phrase says of things of several kinds that there are many, without a number or a particle."""
    unit, phrase = ctx.phrases[one.phrase].core, ctx.phrases[one.phrase]
    many = unit.text in FLOATING or (unit.entry is not None and "adnominal" in unit.entry.forms)
    return many and is_amount(ctx, one) and unit.amount is None and not phrase.parts


def _in_plural(listed: EnNode) -> tuple[EnNode, ...]:
    """Return the members of a list in the plural, and without their articles."""
    return tuple(_member(child) if child.category == "np" else child for child in listed.children)


def _member(node: EnNode) -> EnNode:
    several = node.feature("number") == "plural"
    kept = (child for child in node.children if child.rule != "article")
    return replace(
        node,
        children=tuple(
            child.having(number="plural")
            if child.slot == "head" and child.category == "noun" and not several
            else child
            for child in kept
        ),
    ).having(number="plural")


def counts_things(ctx: Context, one: Argument, subject: Argument) -> bool:
    """Whether a count that is none of people stands beside somebody, whom it cannot count: 私も三つ質問した."""
    amount, entry = ctx.phrases[one.phrase].core.amount, ctx.phrases[subject.phrase].core.entry
    somebody = entry is not None and entry.noun_class in ("person", "pronoun")
    return amount is not None and somebody and not amount.text.endswith((" people", " person"))


def _said(ctx: Context, one: Argument) -> EnNode:
    """Return the amount as it stands before a noun: a number, several, both."""
    unit = ctx.phrases[one.phrase].core
    if unit.kind == "number":
        return noun_phrase(ctx, one.phrase, "title")
    plain = unit.entry.forms.get("adnominal", unit.entry.en) if unit.entry else unit.text
    return words(FLOATING.get(unit.text) or plain, unit.entry.id if unit.entry else "amount", ctx.took(unit.tokens))


def every_one(ctx: Context, one: Argument) -> EnNode | None:
    """Return 3社とも as "all three companies", 二人とも as "both of them", 両社とも as "both companies"."""
    core = ctx.phrases[one.phrase].core
    amount = core.amount
    if core.entry is not None and core.text.startswith(("両", "各")) and core.text != "両方":
        noun = core.entry.en.removeprefix("various ").removeprefix("two ").removeprefix("both ").removeprefix("each ")
        if noun == core.entry.en and core.text.startswith("両"):
            return None
        reach = "both" if core.text.startswith("両") else "every" if core.entry.en.startswith("each ") else "all"
        number = "" if reach == "every" else "plural"
        return EnNode("np", f"{reach} {noun}", tokens=ctx.took(core.tokens), rule="f.tomo").having(number=number)
    tokens = ctx.took(core.tokens)
    if core.text.startswith("二人") or (amount is not None and amount.text == "two people"):
        return EnNode("np", "both of them", tokens=tokens, rule="f.tomo").having(number="plural")
    if amount is None or core.text.startswith(("両", "双")):
        return None
    noun = amount.text.removeprefix(amount.before).strip()
    said = f"both {noun}".strip() if amount.before in ("two", "2") else f"all {amount.before} {noun}".strip()
    return EnNode("np", said, tokens=tokens, rule="f.tomo").having(number="plural")


def of_all(ctx: Context, one: Argument, found: EnNode) -> EnNode:
    """課題はいずれも未解決である is "all of the issues", いずれも解決していない "none of the issues"."""
    head = ctx.phrases[one.phrase].head
    below = ctx.clauses.dependents[head] if head >= 0 else ()
    index = next((at for at in below if ctx.clauses.floats(at) == one.phrase), -1)
    if index < 0:
        return found
    core = ctx.phrases[index].core
    said = FLOATED.get(f"{ctx.tokens[core.start].lemma}/{ctx.clauses.reach(index)}", "")
    if not said:
        return found
    ctx.took_parts(index)
    if said == "not a single":
        none = words(said, "f.mo", ctx.took(core.tokens))
        kept = (child.having(number="") for child in found.children if child.rule != "article")
        return replace(found, children=(none, *kept)).having(number="")
    many = "plural" if said.startswith(("all", "both")) else ""
    head_node = found.child("head")
    counted = head_node is not None and head_node.rule == "number"
    lead = words(said.removesuffix(" of") if counted else said, "r.reach", ctx.took(core.tokens))
    if counted:
        return EnNode("np", children=(lead, found), rule="r.reach").having(number="plural")
    return EnNode("np", children=(lead, pluralised(found)), rule="r.reach").having(number=many)


def counts(ctx: Context, one: Argument) -> bool:
    """Whether an argument without a case may say how many of another: 3人, 一枚も of a denied clause."""
    amount = ctx.phrases[one.phrase].core.amount
    many = one.focus == ("also",) and amount is not None and amount.kind == "count"
    return not one.role and (not one.topic or many or ctx.clauses.is_denied(one.phrase))


def is_amount(ctx: Context, one: Argument) -> bool:
    """Whether the phrase only says how many or how much: 3人, 幾つか, 10kg; not a time."""
    unit = ctx.phrases[one.phrase].core
    if unit.text in FLOATING:
        return True
    if unit.kind == "number" and is_time(ctx, one.phrase):
        return False
    return bool(unit.entry and unit.entry.noun_class == "quantity") or (
        unit.amount is not None and unit.amount.kind in ("count", "measure") and len(ctx.phrases[one.phrase].units) == 1
    )


def grows_in_number(ctx: Context, frame: Frame, one: Argument) -> bool:
    """Whether the number of what the phrase names goes up or down: 女性が増えている, 人員を10人増やす; not 不良が減った, 台数が増えた."""
    entry = ctx.phrases[one.phrase].core.entry
    if ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma not in GROWS or entry is None:
        return False
    if entry.noun_class in ("quantity", "degree") or {"proper", "plural"} & entry.grammar or one.focus == ("also",):
        return False
    by_count = any(_is_count(ctx, other) for other in frame.arguments if other is not one)
    many = "count" in entry.grammar and entry.noun_class in ("person", "group") and entry.en not in ("population",)
    return by_count or (many and not ctx.phrases[one.phrase].core.amount)


def by_how_much(ctx: Context, frame: Frame, one: Argument) -> bool:
    """Whether the amount beside the verb says by how much something changes: 台数が5台増えた, 温度が5度上がった."""
    amount = ctx.phrases[one.phrase].core.amount
    lemma = ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma
    if amount is None or one.role not in ("", "bare"):
        return False
    return (amount.kind in ("count", "measure") and lemma in GROWS) or (amount.kind == "measure" and lemma in _MOVES)


def _is_count(ctx: Context, one: Argument) -> bool:
    amount = ctx.phrases[one.phrase].core.amount
    return not one.role and amount is not None and amount.kind == "count" and not one.topic


_MOVES = frozenset("上がる 下がる 上げる 下げる 伸びる 縮む 縮める 上昇 低下".split())

GROWS = frozenset({"増える", "減る", "増加", "減少", "増やす", "減らす", "増員", "減員"})
"""Verbs of numbers that go up or down, which a count says by how many with: 台数が5台増えた."""
