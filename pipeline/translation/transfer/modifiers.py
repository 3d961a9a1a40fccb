"""Come here when what hangs on a noun is put on its wrong side, or a determiner is read as a plain word: この, という, などの."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.translation.transfer.comparison import superlative
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.genitives import genitive
from pipeline.translation.transfer.heads import Around, Compound
from pipeline.translation.transfer.indefinites import DETERMINERS
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.list_members import has_role
from pipeline.translation.transfer.marked_roles import ORIGINS
from pipeline.translation.transfer.phrases import is_quotation
from pipeline.translation.transfer.prepositions import prepositional, several
from pipeline.translation.transfer.quotations import named_so


def modify(ctx: Context, one: int, made: Compound, around: Around) -> None:
    """Put phrase ``one``, which hangs on the noun, before or behind it."""
    from pipeline.translation.transfer.attributes import is_sized, put_size
    from pipeline.translation.transfer.noun_phrases import noun_phrase
    from pipeline.translation.transfer.predication import clause
    from pipeline.translation.transfer.relatives import modify_with_clause

    phrase = ctx.phrases[one]
    clauses = ctx.clauses
    core = phrase.core
    if core.text == "何か" and not phrase.parts:
        around.determiner = "any" if _is_open(ctx, one) else "some"
        around.before.insert(0, words(around.determiner, "f.nanika", ctx.took(core.tokens)))
        around.plural = True
        return
    entry = core.entry
    if one and is_sized(ctx, one - 1):
        return  # 規模の小さな, told with its quality
    if (core.kind in ("adnominal", "connector") and not phrase.verbal) or (core.kind == "adverb" and not phrase.verbal):
        tokens = ctx.took(core.tokens)
        ctx.took_parts(one)
        english = entry.en.rstrip(",") if entry else core.text
        if entry is not None and core.kind == "adverb" and clauses.role_of(one) == "no":
            english = _adjective_of(entry)
        if made.reach and (said := DETERMINERS.get(ctx.tokens[core.start].lemma)):
            english = said[made.reach]
            around.plural = around.plural or english == "both"
        if entry and made.entry and "mass" in made.entry.grammar:
            english = entry.forms.get("mass", english)
        if english in DETERMINER_WORDS:
            around.determiner = english
            around.restricted = around.restricted or english in ("the same",)
        if entry and "the" in entry.forms:
            around.restricted = True
        if entry and "before" in entry.forms:  # 最大級の展示会: one of the largest exhibitions
            english = around.determiner = entry.forms["before"]
            around.plural = True
        node = words(english, entry.id if entry else "adverb", tokens)
        if (most := _most(ctx, one)) is not None and entry is not None and " " not in english:
            ctx.took(ctx.phrases[most].core.tokens)
            node = words(superlative(entry), entry.id, tokens)  # 最も人気のある
            around.restricted = True
        if english == around.determiner or english in DETERMINER_WORDS or english == "other":
            around.before.insert(0, node)
        elif core.kind in ("adverb", "adnominal") and english.partition(" ")[0] in _BEHIND:
            around.after.insert(0, node)  # 英語での発表: a presentation in English
        else:
            around.before.append(node)
        around.plural = around.plural or bool(entry and entry.is_plural) or english == "all"
        around.described = True
        around.after += [prepositional(ctx, below) for below in clauses.dependents[one] if below != most]
        return
    if clauses.is_predicate(one) and clauses.tails[one].link == "while-ing":
        told = clause(ctx, clauses.frame(one), form="ing")  # お茶を飲みながらの雑談
        around.after += [words("while", "l.nagara", ctx.took(clauses.tails[one].tokens)), told]
        return
    if clauses.is_predicate(one):
        modify_with_clause(ctx, one, made, around)
        return
    role = clauses.role_of(one)
    if (as_much := next((part for part in phrase.parts if part.role == "onajikurai"), None)) is not None:
        around.determiner = "the same"  # 昨年と同じくらいの規模
        around.before.insert(0, words("the same", as_much.entry.id))
        around.after.append(prepositional(ctx, one, made.entry, "as"))
        return
    if is_sized(ctx, one):
        put_size(ctx, one, around)
        return
    if role == "no" or (not phrase.parts and not phrase.comma):
        genitive(ctx, one, made, around)
        return
    if is_quotation(phrase) and has_role(phrase, "toiu", "content"):
        named_so(ctx, one, made, around)
        return
    if role == "toiu":
        option = made.entry is not None and made.entry.en in _NAMED_WITH_OF
        called = "of" if option or core.amount is not None else "called"
        called = "" if made.entry is not None and made.entry.en in _NAMES else called
        name = noun_phrase(ctx, one, "bare" if option else "title")
        around.after += [words(called, "c.toiu"), name]
        around.described, around.restricted = True, around.restricted or called != "called"
        many = any(node.lemma == "and" for node in name.children)  # GoとRustという言語
        around.plural = around.plural or (many and called == "called")
        counts = made.entry is not None and "count" in made.entry.grammar
        if called == "called" and counts and not (around.plural or made.plural):
            around.determiner = around.determiner or "a"
        return
    if role == "nouchi" and made.head is not None and _is_some(made):
        _part_of(ctx, one, made, around)
        return
    if role == "nouchi" and core.amount is None and made.head is not None and made.head.lemma == "thing":
        whole = several(phrase, noun_phrase(ctx, one, "topic"))  # 資料のうち公開されているもの
        made.head, made.ready = EnNode("np", "those", tokens=made.head.tokens, rule=made.head.rule), True
        around.after.insert(0, EnNode("pp", "of", children=(whole,), rule="c.nouchi"))
        around.plural = True
        return
    if role in ("toitta", "nado", "noyouni") or (not role and has_role(phrase, "nado")):
        node = without_etc(noun_phrase(ctx, one, "list"))
        if role == "noyouni" and made.head is not None and made.head.lemma == "thing":
            made.head, made.ready = replace(made.head, lemma="something"), True
        around.after += [words("such as" if role != "noyouni" else "like", "c.nado"), node]
        around.plural = around.plural or role != "noyouni"
        around.described = True
        return
    taken = role == "yori" and made.entry is not None and made.entry.noun_class == "act"
    taken = taken and core.entry is not None and core.entry.noun_class in ORIGINS  # 公式サイトより引用
    people = role == "igai" and core.entry is not None and core.entry.noun_class == "person"
    apart = people and made.entry is not None and made.entry.noun_class != "person"  # 会員以外の参加費
    prep = "from" if taken else "for those other than" if apart else ""
    around.after.append(prepositional(ctx, one, made.entry, prep))
    about = role in ("nikanshite", "nitsuite") or (role == "nioite" and ctx.is_title)
    around.described, around.restricted = around.described or about, around.restricted or not about


_NAMES = frozenset("name word term keyword nickname abbreviation acronym slogan catchphrase".split())
"""What a name stands right behind: the name Falco."""


def _most(ctx: Context, index: int) -> int | None:
    """Return the 最も that hangs on an adjective of more words than one: 最も権威のある."""
    below = (at for at in ctx.clauses.dependents[index] if ctx.phrases[at].core.entry is not None)
    return next((at for at in below if ctx.tokens[ctx.phrases[at].core.start].lemma in ("最も", "一番")), None)


_NAMED_WITH_OF = frozenset(
    "illusion concept problem issue risk option idea culture role dream phenomenon approach field restriction constraint "
    "challenge occupation profession job myth topic image era environment position dilemma".split()
)
"""What という says more of: the concept of zero trust, the role of architect; others are called so."""


def _is_open(ctx: Context, index: int) -> bool:
    """Whether the clause asks or only supposes: 何か問題があれば, any problems."""
    while index >= 0 and not ctx.phrases[index].verbal:
        index = ctx.phrases[index].head
    tail = ctx.clauses.tails[index] if index >= 0 else None
    return tail is not None and (tail.question or tail.link in ("if", "tara", "when", "whether"))


def _is_some(made: Compound) -> bool:
    """Whether the noun says how many: 2台, 半数, 一人, 何人か."""
    return made.amount is not None or (made.entry is not None and made.entry.noun_class == "quantity")


def _part_of(ctx: Context, one: int, made: Compound, around: Around) -> None:
    """10台のうち2台 is "two of the ten", 参加者のうち半数 "half of the attendees"."""
    from pipeline.translation.transfer.noun_phrases import noun_phrase

    core = ctx.phrases[one].core
    if made.entry is not None and made.entry.en == "one person" and made.head is not None:
        made.head, around.restricted, made.ready = replace(made.head, lemma="one"), False, True
    if core.amount is not None and len(ctx.phrases[one].units) == 1 and not ctx.clauses.dependents[one]:
        ctx.took_parts(one)
        whole = words(f"the {core.amount.text}", "number", ctx.took(core.tokens))
        if made.head is not None and made.amount is not None and made.amount.before:
            made.head = replace(made.head, lemma=made.amount.before)
        around.after.insert(0, EnNode("pp", "of", children=(whole,), rule="c.nouchi"))
        return
    if core.amount is not None and made.head is not None and made.amount is not None and made.amount.before:
        made.head = replace(made.head, lemma=made.amount.before)
    whole = several(ctx.phrases[one], noun_phrase(ctx, one, "topic"))
    if core.amount is not None and not any(node.rule in ("article", "determiner") for node in whole.children):
        whole = replace(whole, children=(words("the", "article"), *whole.children))
    around.after.insert(0, EnNode("pp", "of", children=(whole,), rule="c.nouchi"))


def without_etc(node: EnNode) -> EnNode:
    """Return a list without the "etc." at its end, which "such as" says already."""
    children = tuple(without_etc(child) if child.slot == "conjunct" else child for child in node.children)
    kept = tuple(child for child in children if child.rule != "c.nado")
    if len(kept) < len(children) and kept and kept[-1].lemma == ",":
        kept = kept[:-1]
    joints = [at for at, child in enumerate(kept) if child.rule == "list"] if node.rule == "list" else []
    if joints and kept[joints[-1]].lemma == ",":
        more = [words(",", "list")] if len(joints) > 1 else []
        kept = (*kept[: joints[-1]], *more, words("and", "list"), *kept[joints[-1] + 1 :])
    return replace(node, children=kept)


DETERMINER_WORDS = frozenset(
    {
        "this",
        "that",
        "these",
        "those",
        "which",
        "every",
        "any",
        "such",
        "a certain",
        "some kind of",
        "each",
        "another",
        "the same",
        "the",
        "such a",
        "this kind of",
        "no",
        "both",
        "neither",
        "either",
    }
)


def _adjective_of(entry: Entry) -> str:
    """Return what an adverb says with の before a noun: 手動での設定, 突然の変更 are a manual setting, a sudden change."""
    if "adnominal" in entry.forms or not entry.en.endswith("ly") or " " in entry.en or entry.en in _BOTH:
        return entry.forms.get("adnominal", entry.en)
    stem = entry.en.removesuffix("ly")
    for ending, adjective in (("ical", "ic"), ("ab", "able"), ("ib", "ible"), ("i", "y")):
        if stem.endswith(ending):
            return stem.removesuffix(ending) + adjective
    return stem


_BOTH = frozenset("early daily weekly monthly yearly hourly quarterly only likely mostly mainly nearly hardly".split())
"""Adverbs in -ly that stand before a noun as they are, or have no adjective."""

_BEHIND = frozenset(
    "in on at by with within through from under until before after during for without as alone together so".split()
)
"""What begins an adverb that cannot stand before a noun."""
