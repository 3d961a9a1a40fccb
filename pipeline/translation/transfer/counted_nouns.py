"""Come here when a number stands wrongly before or behind its noun: 3つの課題, 5msの遅延, 従来の2倍."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.translation.transfer.amounts import Expression, counting_pieces, in_units
from pipeline.translation.transfer.amounts.counters import SPELLED
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.english.determiners import Use
from pipeline.translation.transfer.heads import Around, Compound
from pipeline.translation.transfer.plurals import pluralised
from pipeline.translation.transfer.units import Unit


def may_count(ctx: Context, one: int, amount: Expression) -> bool:
    """Whether the amount stands alone, or what hangs on it (この3つの, 最初の2日間の) belongs as well to the noun behind."""
    below = ctx.clauses.dependents[one]
    if amount.kind in ("times", "share"):
        return not below
    plain = (index for index in below if not _is_plain_adjective(ctx, index))
    return not any(ctx.clauses.is_predicate(index) or ctx.clauses.role_of(index) not in ("", "no") for index in plain)


def _is_plain_adjective(ctx: Context, index: int) -> bool:
    """Whether an adjective that nothing hangs on stands before the number: 古い2台の装置."""
    phrase = ctx.phrases[index]
    bare = phrase.core.kind == "adjective" and not ctx.clauses.dependents[index]
    return bare and all(part.role == "copula" for part in phrase.parts)


def count_noun(amount: Expression, tokens: tuple[int, ...], made: Compound, around: Around) -> None:
    """An amount before a noun: three sessions, the third session, a three-day meeting, 128 GB of memory, a delay of 5 ms."""
    noun_class = made.entry.noun_class if made.entry else ""
    mass = made.entry is not None and "mass" in made.entry.grammar
    if amount.kind in ("share", "times") and made.head is not None and made.head.lemma.split(" ")[-1] in _CHANGES:
        if amount.kind == "times":
            around.before.append(words(fold(amount), "number", tokens))
        else:
            around.after.append(words(f"of {amount.text}", "number", tokens))
        around.described = True
        return
    if amount.text.startswith(_FIRST):
        # 3年ぶりの出張: the first trip in three years
        around.before.insert(0, words("first", "ordinal", tokens))
        around.after.append(words("in " + amount.text.removeprefix(_FIRST), "number"))
        around.restricted = True
        return
    if amount.kind == "count" and made.head is not None and _consists_of(amount, noun_class):
        if made.entry is not None and "of-people" in made.entry.forms:
            made.head = replace(made.head, lemma=made.entry.forms["of-people"])
        around.after.append(words(f"of {amount.text}", "number", tokens))
        around.described = True
        return
    match amount.kind:
        case "count" if amount.text.endswith(" pages") and made.entry is not None and made.entry.ja in _ON_PAGES:
            around.after.append(words(f"on page {_digits(amount)}", "number", tokens))  # 12ページの図
            around.restricted = True
            return
        case "count" if in_units(amount) and noun_class != "person":
            around.before.insert(0, words(f"{amount.text} of", "number", tokens))
            around.counted = True
            return
        case "count" if mass and noun_class == "thing" and amount.text == amount.before:
            around.before.insert(0, words(counting_pieces(amount), "number", tokens))
            around.counted = True
            return
        case "count" | "repeat" | "share" | "times":
            around.before.insert(0, words(amount.before, "number", tokens))
            around.counted, around.plural = True, amount.plural or around.plural
            return
        case "bare" if amount.text.replace(",", "").isdigit() and _is_countable(made):
            around.before.insert(0, words(amount.text, "number", tokens))
            around.counted, around.plural = True, amount.plural
            return
        case "ordinal":
            around.before.insert(0, words(amount.before, "ordinal", tokens))
            around.restricted = True
            return
        case "moment" if (
            noun_class != "time"
            and amount.adverb
            and (
                amount.adverb != amount.text
                or amount.text.startswith(("as of ", "around ", "before ", "dated ", "since ", "from "))
            )
        ):
            said = f"of {amount.text}" if made.entry is not None and made.entry.en == "end" else amount.adverb
            around.after.append(words(said, "number", tokens))  # 1日目終了: End of Day 1
            around.restricted = True
            return
        case "rate" | "age":
            around.after.append(words(amount.adverb, "number", tokens))
            around.plural = around.plural or (amount.text.startswith("enough for ") and amount.plural and not mass)
            around.described = True
            return
        case "duration" if amount.before and not mass:
            around.before.append(words(amount.before, "number", tokens))
            around.described = True
            return
        case "measure" if mass and not amount.text[0].isalpha():
            around.before.insert(0, words(f"{amount.text} of", "number", tokens))
            around.counted = True
            return
        case "measure" if noun_class not in ("abstract", "quantity", "degree", "act") and not amount.text[:3].isupper():
            around.before.append(words(amount.before or amount.text, "number", tokens))
            around.described = True
            return
    said = f"of {amount.text}" if made.head is not None else amount.text
    if amount.text.endswith(" ago"):  # 2年前のPyCon, 3年前の調査結果
        named = made.entry is not None and ("proper" in made.entry.grammar or noun_class in ("event", "act"))
        said = amount.text if named else f"from {amount.text}"
    around.after.append(words(said, "number", tokens))
    around.restricted, around.described = around.restricted or amount.kind in _WHICH, True


_FIRST = "for the first time in "


def _consists_of(amount: Expression, noun_class: str) -> bool:
    """Whether people or companies are counted that the noun consists of or belongs to: 10人の列, 5人のチーム, 3社の協力."""
    if amount.text.endswith((" people", " person")):
        return noun_class not in ("person", "pronoun", "quantity", "time", "", "relation")
    return amount.text.endswith(" companies") and noun_class in ("act", "content", "event")


_CHANGES = frozenset(
    "improvement reduction increase decrease cut growth rise drop decline saving savings discount difference gap error loss "
    "speedup acceleration degradation deterioration probability chance margin fluctuation deviation reduction gain "
    "shortening slowdown expansion efficiency".split()
)
"""What a share says how great it is, and not of how many it speaks: 5%の改善, an improvement of 5%."""


def _digits(amount: Expression) -> str:
    """Return the number of an amount in digits: 12 of "12 pages", 3 of "three pages"."""
    spelled = {said: digits for digits, said in SPELLED.items()}
    number = amount.text.split(" ")[0]
    return spelled.get(number, number)


_ON_PAGES = frozenset("図 表 写真 グラフ 記述 説明 誤り 絵 例 下 上 注 脚注 式 数字 数値".split())
"""What is on a page, so that the number before it says which: 12ページの図."""


def fold(amount: Expression) -> str:
    """Return a multiple as it stands beside what changes: twofold, about 60-fold."""
    if amount.adverb.endswith("twice"):
        return amount.adverb.removesuffix("twice") + "twofold"
    return amount.adverb.replace(" times", "-fold", 1)


_WHICH = frozenset({"moment", "bare", "other"})


def _is_countable(made: Compound) -> bool:
    return (
        made.entry is not None and "count" in made.entry.grammar and made.entry.noun_class not in ("time", "abstract")
    )


def portion_of(ctx: Context, unit: Unit, below: Sequence[int]) -> str:
    """Return how many times the thing named before it a word is: 2倍 "twice", 3分の1 "one third of", 半分 "half"; empty for others."""
    amount = unit.amount
    if amount is not None and amount.kind == "times":
        return amount.adverb
    if amount is not None and amount.kind == "share" and "%" not in amount.text:
        return amount.before
    entry = ctx.phrases[below[-1]].core.entry
    whole = entry is not None and entry.noun_class == "time" and "adnominal" not in entry.forms
    if whole or (entry is not None and entry.noun_class == "pronoun"):
        return ""
    return "half" if unit.text in ("半分", "半額") else ""


def people_of(ctx: Context, unit: Unit, below: Sequence[int]) -> EnNode | None:
    """Return 大学院生の二人 as "two graduate students"; None for anything but a number of people behind the noun for them."""
    from pipeline.translation.transfer.noun_phrases import noun_phrase

    amount = unit.amount
    if amount is None or amount.kind != "count" or not amount.text.endswith(" people") or len(below) != 1:
        return None
    entry = ctx.phrases[below[0]].core.entry
    if entry is None or entry.noun_class != "person" or ctx.clauses.role_of(below[0]) != "no":
        return None
    of = noun_phrase(ctx, below[0], "bare")
    if of.category != "np" or of.feature("list") or of.feature("number") != "plural":
        return None
    ctx.took_parts(below[0])
    number = words(amount.before, "number", ctx.took(unit.tokens))
    return replace(of, children=(number, *(child for child in of.children if child.rule != "article")))


def all_of(ctx: Context, index: int, below: Sequence[int]) -> EnNode | None:
    """Return スタッフの皆さん as "all the staff", 参加者の方々 as "the attendees", 部の皆さん as "everyone in the department"; None for others."""
    from pipeline.translation.transfer.noun_phrases import noun_phrase

    core = ctx.phrases[index].core
    if (
        core.entry is None
        or core.entry.en not in ("everyone", "people")
        or len(below) != 1
        or ctx.clauses.role_of(below[0]) != "no"
    ):
        return None
    owner = ctx.phrases[below[0]].core.entry
    if owner is None or owner.noun_class not in ("person", "group"):
        return None
    each = owner.noun_class == "person" or owner.en in _EACH
    if core.entry.en == "people":
        if not each or core.text != "方々":
            return None
        ctx.took_parts(index)
        tokens = ctx.took(core.tokens)
        of = noun_phrase(ctx, below[0], "topic")
        return replace(pluralised(of), tokens=(*of.tokens, *tokens))
    ctx.took_parts(index)
    lead = words("all" if each else "everyone in", core.entry.id, ctx.took(core.tokens))
    of = noun_phrase(ctx, below[0], "topic")
    of = pluralised(of) if each and "count" in owner.grammar else of
    return EnNode("np", children=(lead, of), rule="all-of").having(number="plural" if each else "")


_EACH = frozenset({"sponsor", "exhibitor", "vendor", "partner", "supporter"})
"""Groups each of which is meant where all of them are addressed: スポンサーの皆様; チームの皆さん are its members."""


def times_as_many(ctx: Context, one: int, made: Compound, around: Around) -> bool:
    """Put 去年の倍の人 as "twice as many people as last year", 従来の3倍の速度 as "three times the conventional speed"; tell whether it was that."""
    from pipeline.translation.transfer.noun_phrases import noun_phrase

    phrase, below = ctx.phrases[one], ctx.clauses.dependents[one]
    amount, entry = phrase.core.amount, made.entry
    if amount is None or amount.kind not in ("times", "share") or entry is None or len(phrase.units) > 1:
        return False
    if len(below) != 1 or ctx.clauses.role_of(below[0]) != "no" or not (portion := portion_of(ctx, phrase.core, below)):
        return False
    base = ctx.phrases[below[0]].core
    alone = base.entry is not None and not ctx.clauses.dependents[below[0]] and len(ctx.phrases[below[0]].units) == 1
    what = (
        (base.entry.forms.get("adnominal") or (base.entry.en if base.kind == "adjective" else "")) if base.entry else ""
    )
    number = words(portion, "number", ctx.took(phrase.core.tokens))
    rule = base.entry.id if base.entry else "np"
    if entry.noun_class in ("quantity", "degree", "abstract", "act") or "mass" in entry.grammar:
        if not (alone and what) or (base.entry is not None and base.entry.noun_class == "quantity"):
            return False
        owner = [] if what.endswith("'s") else [words("the", "article")]
        around.before[:0] = [number, *owner, words(what, rule, ctx.took(base.tokens))]
        around.possessed = True
    elif amount.kind == "times" and "count" in entry.grammar and not made.before:
        than = base.entry.forms.get("adverb", "") if base.entry is not None and alone else ""
        than = _FORESEEN.get(base.text, than) if alone else ""
        many = f"{portion} as many"
        around.before.insert(0, words(many, "number", number.tokens))
        compared = words(than, rule, ctx.took(base.tokens)) if than else noun_phrase(ctx, below[0], "topic")
        around.after += [words("as", "r.times"), compared]
        around.counted = around.plural = True
    else:
        return False
    ctx.took_parts(one)
    ctx.took_parts(below[0])
    return True


_FORESEEN = {"予想": "expected", "想定": "expected", "見込み": "expected", "予定": "planned", "計画": "planned"}
"""What something is compared with that was thought of before."""


def multiple(ctx: Context, index: int, portion: str, below: Sequence[int], use: Use) -> EnNode:
    """従来の2倍 is "twice the conventional level", 予想の3倍 "three times the expectation", 昨年の半分 "half last year's level"."""
    from pipeline.translation.transfer.noun_phrases import noun_phrase

    ctx.took_parts(index)
    number = ""
    children = [words(portion, "number", ctx.took(ctx.phrases[index].core.tokens))]
    for one in below:
        core = ctx.phrases[one].core
        entry = core.entry
        kind = entry.forms.get("adnominal") or (entry.en if core.kind == "adjective" else "") if entry else ""
        kind = "" if entry is not None and entry.noun_class == "quantity" else kind  # 全体の3分の1
        if entry and kind and not ctx.clauses.dependents[one]:
            ctx.took_parts(one)
            owner = [] if kind.endswith("'s") else [words("the", "article")]
            children += [*owner, words(kind, entry.id, ctx.took(core.tokens)), words("level", "r.times")]
        else:
            found = noun_phrase(ctx, one, "topic")
            what = entry.noun_class if entry is not None else "unknown"
            compared = use == "complement" and not portion.endswith(" of") and what in ("thing", "group", "")
            children += [*([words("that of", "r.times")] if compared else []), found]
            number = number or found.feature("number")
    return EnNode("np", children=tuple(children), rule="r.times").having(number=number)
