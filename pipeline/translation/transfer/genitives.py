"""Come here when X の Y is wrong: what X is says whether it counts, describes, dates or belongs."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Argument
from pipeline.translation.transfer.amounts import Expression
from pipeline.translation.transfer.compounds import compound
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.counted_nouns import count_noun, may_count, times_as_many
from pipeline.translation.transfer.english.determiners import ONE_PERSON, Use
from pipeline.translation.transfer.genitive_kinds import (
    compounds_with,
    held_there,
    in_languages,
    is_how_to,
    is_kind_of,
    is_label,
    is_title_of,
    is_way_of_doing,
    names_it,
    owns,
    says_what_it_is,
)
from pipeline.translation.transfer.genitive_numbers import OF_MANY, PORTIONS, WHOLES, counts, each_has_one
from pipeline.translation.transfer.genitive_prepositions import put_behind
from pipeline.translation.transfer.genitive_words import put_word
from pipeline.translation.transfer.heads import Around, Compound
from pipeline.translation.transfer.levels import put_level
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.list_members import is_listed
from pipeline.translation.transfer.named_acts import aimed_at
from pipeline.translation.transfer.names import HONORIFICS
from pipeline.translation.transfer.nominalized import fact_clause
from pipeline.translation.transfer.noun_assembly import in_order
from pipeline.translation.transfer.noun_attachment import WHAT_IT_IS
from pipeline.translation.transfer.phrases import Phrase, compound_entry
from pipeline.translation.transfer.plurals import pluralised
from pipeline.translation.transfer.prepositions import prepositional, several
from pipeline.translation.transfer.subject import is_fact
from pipeline.translation.transfer.unique_nouns import ORDINALS


def genitive(ctx: Context, one: int, made: Compound, around: Around) -> None:
    """X の: counts, describes, dates or belongs; the English is chosen by what X is."""

    from pipeline.translation.transfer.lists import enumerated
    from pipeline.translation.transfer.modifiers import modify
    from pipeline.translation.transfer.noun_phrases import noun_phrase

    phrase = ctx.phrases[one]
    core, entry = phrase.core, phrase.core.entry
    alone = len(phrase.units) == 1 and not ctx.clauses.dependents[one] and not phrase.asides
    last = compound_entry(phrase) if core.kind != "latin" else entry  # 英国NCSCの
    if (
        core.text in WHAT_IT_IS
        and (what := next((b for b in ctx.clauses.dependents[one] if _is_what(ctx, b)), None)) is not None
    ):
        ctx.took_parts(one)
        ctx.took_parts(what)
        because = EnNode("pp", WHAT_IT_IS[core.text], tokens=ctx.took(core.tokens), rule="r.what-it-is")
        around.after.insert(0, replace(because, children=(noun_phrase(ctx, what, "preposition"),)))
        around.described = True
        return
    if _is_alone(ctx, one) and core.amount is None:
        ctx.took_parts(one)
        if alone and entry and " " not in entry.en:
            around.before.append(words(f"{entry.en}-only", entry.id, ctx.took(core.tokens)))  # 現金のみの店
        else:
            of_these = (noun_phrase(ctx, one, "of"), words("only", "f.nomi"))
            around.after.insert(0, EnNode("pp", "of", children=of_these, rule="c.no"))
        return
    if core.text == "予定" and _planned(ctx, one, around):
        return
    if core.text == "数" and made.amount is None and len(phrase.units) == 1 and not phrase.asides:
        kind = Around()
        for below in ctx.clauses.dependents[one]:
            modify(ctx, below, Compound(entry=entry), kind)
        if kind.before and not (kind.after or kind.determiner):
            ctx.took_parts(one)
            number = words("number of", "r.number-of", ctx.took(core.tokens))
            around.before = [words("a", "article"), *kind.before, number, *around.before]
            around.determiner, around.plural = "a", True  # かなりの数の企業: a considerable number of companies
            return
    if alone and entry and entry.ja == "残り" and made.amount is not None and made.amount.kind in ("share", "count"):
        ctx.took_parts(one)
        around.before.append(words(entry.forms["adnominal"], entry.id, ctx.took(core.tokens)))
        around.determiner = "the"
        return
    if made.amount is not None and made.amount.kind == "share" and core.amount is None:
        whole = noun_phrase(ctx, one, "topic")
        counted = last is not None and last.noun_class in ("person", "group", "event", "content", "thing")
        counted = counted and last is not None and last.en.split(" ")[-1] not in WHOLES
        whole = several(phrase, whole) if counted else whole
        around.after.insert(0, EnNode("pp", "of", children=(whole,), rule="c.no"))
        return
    if core.text == "もの" and len(phrase.units) == 2 and (aged := phrase.units[0].amount) and aged.kind == "duration":
        ctx.took_parts(one)
        old = words(f"{aged.before}-old", "number", ctx.took((*phrase.units[0].tokens, *core.tokens)))
        around.before.append(old)  # 20年もののモノリス
        return
    counted = core.amount is not None and not _are_all_units(core.amount, made)
    if (
        core.amount is not None
        and counted
        and len(phrase.units) == 1
        and not phrase.asides
        and may_count(ctx, one, core.amount)
    ):
        ctx.took_parts(one)
        later, around.before = around.before, []
        for below in ctx.clauses.dependents[one]:
            modify(ctx, below, made, around)
        said, around.before = around.before, []
        count_noun(core.amount, ctx.took(core.tokens), made, around)
        around.before = [*in_order(said, around.before), *later]
        return
    if core.text == "系" and len(phrase.units) > 1 and not (phrase.asides or ctx.clauses.dependents[one]):
        ctx.took_parts(one)
        inner = compound(ctx, phrase)
        around.before += [*inner.before, *([inner.head] if inner.head else [])]
        around.described = True  # ネットワーク系の発表
        return
    if times_as_many(ctx, one, made, around):
        return
    if _is_what_it_relates_to(phrase, last) and (
        related := next((node for node in made.before if node.rule == "a.related"), None)
    ):
        made.before.remove(related)
        about = EnNode("pp", "related to", children=(noun_phrase(ctx, one, "preposition"),), tokens=related.tokens)
        around.after.insert(0, replace(about, rule="r.related"))  # 5Gの関連展示
        around.described = True
        around.plural = around.plural or (made.amount is None and "count" in (made.entry or _NOTHING).grammar)
        return
    if put_level(ctx, one, made, around):
        return
    if alone and put_word(ctx, one, made, around):
        return
    if is_way_of_doing(made) and (
        is_how_to(made) or last is None or last.noun_class not in ("person", "group", "pronoun")
    ):
        around.after.insert(0, noun_phrase(ctx, one, "of" if is_how_to(made) else "object"))
        return
    kind_of = alone and core.kind != "latin" and not around.before and is_kind_of(entry, made)
    kind_of = kind_of and not is_listed(ctx, phrase.head)
    if alone and (kind_of or compounds_with(core.english, entry, made)) and not _is_described(ctx, one):
        ctx.took_parts(one)
        around.before.append(
            EnNode(
                "noun",
                core.english or (entry.forms.get("compound", entry.en) if entry else core.text),
                tokens=ctx.took(core.tokens),
                rule="kept" if core.kind == "latin" else "c.no",
            )
        )
        return
    if len(phrase.units) == 2 and is_label(phrase.units) and not ctx.clauses.dependents[one]:
        around.before.append(noun_phrase(ctx, one, "title"))
        around.described = True
        return
    if last is not None and last.en == "title" and len(phrase.units) == 1 and names_it(ctx, one):
        return
    if _ordinal_of_time(ctx, one, around) or held_there(ctx, one, around):
        return
    if is_fact(ctx, Argument("", one)):
        ctx.took_parts(one)
        around.after.insert(0, words("of", "c.no"))
        around.after.insert(1, fact_clause(ctx, Argument("", one), "ing"))
        around.restricted = True
        return
    if (tried := aimed_at(ctx, one, made.entry)) is not None:
        around.after.insert(0, tried)
        around.restricted = True
        return
    if _is_office_of(ctx, one, last, made):
        plain = last is not None and (
            last.noun_class == "person" or (last.noun_class == "group" and says_what_it_is(last, made))
        )
        plain = plain and last is not None and last.en.split(" ")[-1] not in ONE_PERSON
        office = noun_phrase(ctx, one, "role" if plain else "topic")
        if core.text == "担当" and alone:
            office = words("the person in charge", "r.apposition", ctx.took(core.tokens))
        around.after += [words(",", "r.apposition"), office, words(",", "r.apposition")]
        return
    if is_title_of(last, made):
        around.before.insert(0, noun_phrase(ctx, one, "title"))
        return
    if last is not None and last.noun_class == "degree" and made.head is not None and made.head.lemma == "thing":
        made.head, made.ready = replace(made.head, lemma="something"), True
        around.after.insert(0, EnNode("pp", "at", children=(noun_phrase(ctx, one, "topic"),), rule="c.no"))
        return
    era = last is not None and last.en == "era" and len(phrase.units) > 1  # マルチクラウド時代の
    if last is not None and ("genitive" in last.forms or era):
        of = "in the" if era else last.forms["genitive"]
        around.after.insert(0, EnNode("pp", of, children=(noun_phrase(ctx, one, "title"),), rule="c.no"))
        around.described = True
        return
    some = made.entry is not None and made.entry.noun_class == "quantity" and made.entry.en in PORTIONS
    many = made.entry is not None and made.entry.en in OF_MANY and last is not None and counts(last)
    uncounted = some and last is not None and "count" not in last.grammar
    use: Use = "topic" if uncounted or _shows(made) else "of"
    node = noun_phrase(ctx, one, "bare" if many else use)
    node = pluralised(node) if some and last is not None and "count" in last.grammar else node
    if enumerated(ctx, one, node, made, around):
        return
    if node.feature("list") and in_languages(node, made):
        around.before.append(node)
        around.described = True
        return
    around.plural = around.plural or each_has_one(ctx, one, node, made)
    asks = any(ctx.tokens[ctx.phrases[at].core.start].lemma in ("何の", "どの") for at in ctx.clauses.dependents[one])
    if (asks or owns(last, node, made)) and not node.feature("prep"):
        owner = EnNode("np", children=(node, words("'s", "c.no")), rule="r.owner")
        around.before.insert(0, owner)
        around.possessed = True
        return
    one_of = made.entry is not None and made.entry.en in ("one", "one person")
    counted = made.amount is not None and made.amount.kind == "count" and last is not None
    some_of = counted and last is not None and last.noun_class not in ("time", "group", "place", "person")
    countable = last is None or "count" in last.grammar
    countable = countable or (one_of and last is not None and last.noun_class in ("abstract", "act"))  # 驚きの一つ
    if (one_of or some_of) and countable:
        node = pluralised(node)  # 利点の一つ
    if one_of and made.head is not None and made.entry is not None and made.entry.en == "one person":
        made.head, made.ready = replace(made.head, lemma="one"), True  # スタッフの一人
    put_behind(ctx, one, node, last, made, around)


def _shows(made: Compound) -> bool:
    """Whether the noun is a picture of one thing: 発表の様子, a scene from the presentation."""
    return made.entry is not None and made.entry.en == "scene"


def _is_what(ctx: Context, index: int) -> bool:
    """Whether the phrase is what is the cause, the center or the like: 電池の劣化が原因の."""
    return ctx.clauses.role_of(index) == "ga" and not ctx.clauses.is_predicate(index)


def _is_what_it_relates_to(phrase: Phrase, last: Entry | None) -> bool:
    """Whether a noun before 関連展示 is what that is about, not when, where or whose it is: 昨年の関連展示."""
    outside = last is not None and last.noun_class in ("time", "place", "group", "person", "pronoun")
    return phrase.core.amount is None and not outside


def _are_all_units(amount: Expression, made: Compound) -> bool:
    """Whether all of so many machines or places have the quantity behind them: 全7台の稼働日数."""
    return amount.text.startswith("all ") and made.entry is not None and made.entry.noun_class == "quantity"


_NOTHING = Entry("", "noun", "", "")


def _is_alone(ctx: Context, index: int) -> bool:
    """Whether のみ or だけ says that it is nothing else whose the noun is."""
    return [part.role for part in ctx.phrases[index].parts] == ["only", "no"]


def _planned(ctx: Context, one: int, around: Around) -> bool:
    """Say 発売予定の製品 as a product planned for release; tell whether it is an act that is planned."""
    phrase = ctx.phrases[one]
    act = phrase.units[0]
    if len(phrase.units) != 2 or act.entry is None or act.entry.noun_class != "act" or phrase.asides:
        return False
    ctx.took_parts(one)
    planned = words("planned for", "r.planned", ctx.took(phrase.core.tokens))
    around.after += [planned, words(act.entry.en, act.entry.id, ctx.took(act.tokens))]
    around.after += [prepositional(ctx, below) for below in ctx.clauses.dependents[one]]
    around.described = True
    return True


def _is_described(ctx: Context, one: int) -> bool:
    """Whether more stands between X の and its noun, which a compound would tear apart: Goの新しい機能, new features of Go."""
    between = [at for at in ctx.clauses.dependents[ctx.phrases[one].head] if at > one]
    told = (
        ctx.phrases[at].core.kind in ("adjective", "adnominal") or ctx.clauses.role_of(at) == "no" for at in between
    )
    return any(told)


def _ordinal_of_time(ctx: Context, one: int, around: Around) -> bool:
    """午前最後の, 2日目午後一番の: "the last ... of the morning"; tell whether it was that."""

    phrase = ctx.phrases[one]
    last = phrase.core
    text = last.entry.forms.get("adnominal", "") if last.entry else ""
    if last.kind == "number" and last.text in ("一番", "1番", "１番"):
        text = "first"
    if text not in ORDINALS or len(phrase.units) < 2 or ctx.clauses.dependents[one]:
        return False
    if any(
        unit.amount is None and (unit.entry is None or unit.entry.noun_class != "time") for unit in phrase.units[:-1]
    ):
        return False
    ctx.took_parts(one)
    around.before.insert(0, words(text, last.entry.id if last.entry else "number", ctx.took(last.tokens)))
    for unit in reversed(phrase.units[:-1]):
        made = compound(ctx, phrase, [unit])
        article = (
            []
            if unit.kind == "number" or (unit.entry and "proper" in unit.entry.grammar)
            else [words("the", "article")]
        )
        around.after += [words("of", "c.no"), *article, *made.before, *([made.head] if made.head else [])]
    around.restricted = True
    return True


def _is_office_of(ctx: Context, one: int, last: Entry | None, made: Compound) -> bool:
    """Whether X の before somebody's name says what he is: 工場長の松本様, Matsumoto, the factory manager."""
    phrase = ctx.phrases[one]
    head = ctx.phrases[phrase.head].core
    honoured = ctx.tokens[head.end - 1].norm in HONORIFICS
    named = made.entry is not None and "proper" in made.entry.grammar
    named = named and made.entry is not None and (made.entry.noun_class == "person" or honoured)
    office = last is not None and last.noun_class == "person" and "proper" not in last.grammar
    named = named or (head.kind == "latin" and last is not None and last.en.split(" ")[-1] in ONE_PERSON)
    office = office or ctx.tokens[phrase.core.end - 1].norm.endswith(("長", "担当", "代表"))
    if says_what_it_is(last, made):
        return not phrase.asides and phrase.core.amount is None
    return named and office and not phrase.asides and phrase.core.amount is None
