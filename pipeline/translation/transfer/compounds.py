"""Come here when a compound is wrong: the units of one phrase become a head with what stands before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.english import Flag
from pipeline.model.english_tree import EnNode
from pipeline.model.tokens import Token
from pipeline.translation.transfer.affixes import affix_of, prefixed, suffixed
from pipeline.translation.transfer.amounts.counters import BOUNDS
from pipeline.translation.transfer.asides import asides_of
from pipeline.translation.transfer.compound_names import LATIN, capital, is_place_name, is_title, latin, name_place
from pipeline.translation.transfer.compound_numbers import add_number, bounds
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.english.inflect import verb_form
from pipeline.translation.transfer.heads import Compound, set_head
from pipeline.translation.transfer.indefinites import PRONOUNS
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.names import bracketed, title_of
from pipeline.translation.transfer.offices import is_office
from pipeline.translation.transfer.phrases import Phrase
from pipeline.translation.transfer.quotations import quotation
from pipeline.translation.transfer.units import Unit


def compound(ctx: Context, phrase: Phrase, units: Sequence[Unit] | None = None, *, objective: bool = False) -> Compound:
    """Return the content of ``phrase`` as English; every unit has its place in it. ``objective``: him, not he."""
    made = Compound(objective=objective, reach=ctx.clauses.reach(phrase.index) if units is None else "")
    made.directed = units is None and any(
        ctx.clauses.role_of(one) == "he" for one in ctx.clauses.dependents[phrase.index]
    )
    pending: list[tuple[Unit, str]] = []
    office: list[EnNode] = []
    for at, unit in enumerate(phrase.units if units is None else units):
        if made.head is not None and _laid_over(ctx, made, unit):
            made.after += asides_of(ctx, phrase, unit)
            continue
        inside = unit.text == "関連" and at < len(phrase.units) - 1  # AI関連技術
        if not inside and (affix := affix_of(ctx, unit, at, len(phrase.units) > 1)):
            if affix.kind == "prefix":
                pending.append((unit, affix.en))
                continue
            suffixed(ctx, made, unit, affix)
            made.after += asides_of(ctx, phrase, unit)
            continue
        if unit.text == "・" and made.head is not None and is_office(phrase.units, at):
            office = [words("(", "mark", ctx.took(unit.tokens)), *made.before, made.head, words(")", "mark")]
            made.before, made.head, made.entry = [], None, None
            continue
        if unit.text == "・" and (joint := _joint(phrase.units, at)):
            unit = replace(unit, text=joint)
        _add(ctx, made, unit)
        made.floating = made.floating or (unit.amount is not None and at == 0 and unit.start > phrase.start)
        for prefix, template in reversed(pending):
            prefixed(ctx, made, prefix, template)
        pending.clear()
        made.after += asides_of(ctx, phrase, unit)
    made.after += office
    name_place(made, phrase.units if units is None else units)
    for prefix, template in pending:
        made.before.append(words(template.replace("{}", "").strip() or prefix.text, "prefix", ctx.took(prefix.tokens)))
    return made


def _laid_over(ctx: Context, made: Compound, unit: Unit) -> bool:
    """Whether the unit only says which or how many of the noun before it are meant, or where: 参加者全員, 空港近く, 10台未満."""
    noun_class = made.entry.noun_class if made.entry is not None else ""
    if unit.text in ("両氏", "各氏", "両名") and noun_class == "person":
        ctx.took(unit.tokens)  # 高木・吉川両氏
    elif unit.text == "各社" and noun_class == "group":
        made.plural = True
        ctx.took(unit.tokens)
    elif unit.text in ("ゼロ", "０") and noun_class in ("thing", "act", "content", "abstract"):
        made.plural, made.determiner = True, "zero"
        made.before.insert(0, words("zero", "prefix", ctx.took(unit.tokens)))
    elif unit.text == "全員" and noun_class == "person":
        made.plural, made.determiner = True, "all"
        made.before.insert(0, words("all", "prefix", ctx.took(unit.tokens)))
    elif unit.entry is not None and unit.entry.en in ("after the end", "before the start") and not made.prep:
        made.prep = unit.entry.en.split(" ")[0]
        ctx.took(unit.tokens)
    elif unit.text == "規模" and made.head is not None and made.head.rule == "number" and not made.prep:
        made.prep = "on the scale of"
        ctx.took(unit.tokens)
    elif unit.text == "比" and (noun_class in ("time", "group") or made.entry is LATIN) and not made.prep:
        made.prep = "compared with"  # 昨年比で倍増
        ctx.took(unit.tokens)
    elif unit.entry is not None and unit.entry.en == "vicinity" and not made.prep:
        made.prep = "near"
        ctx.took(unit.tokens)
    else:
        return unit.text in BOUNDS and bounds(ctx, made, unit)
    return True


def _joint(units: Sequence[Unit], at: int) -> str:
    """Return "and" or a comma for a ・ between things (検査・出荷, 辻本・野田), nothing for one inside a foreign name or term."""
    dots = [index for index, unit in enumerate(units) if unit.text == "・" and 0 < index < len(units) - 1]
    members = [units[index + side] for index in dots for side in (-1, 1)]
    known = all(unit.kind == "noun" and unit.entry is not None for unit in members)
    if at not in dots or not known or all("ァ" <= char <= "ー" for unit in members for char in unit.text):
        return ""
    return "and" if at == dots[-1] else ","


def _add(ctx: Context, made: Compound, unit: Unit) -> None:
    """Add a unit: it becomes the head, and the head before it a modifier."""
    if unit.text == "“":
        if made.head is not None and made.head.rule == "quotation":
            made.before += [made.head.as_("modifier"), words("and", "list")]
            made.head = None
        named = made.entry if made.head is not None and made.head.category == "noun" else None
        common = named is not None and "count" in named.grammar and named.noun_class != "modifier"
        grammar = frozenset({"proper", "the"} if common else {"proper"})  # 展示会「…」: the exhibition “…”
        set_head(ctx, made, quotation(ctx, unit), Entry("quotation", "noun", "", "", grammar, "thing"))
        made.ready = True
        return
    if unit.kind == "number":
        add_number(ctx, made, unit)
        return
    entry = unit.entry
    tokens = ctx.took(unit.tokens)
    if unit.kind == "mark" and unit.text == "(":
        return
    if unit.kind == "mark":
        if made.head is not None:
            joined = unit.text in ("and", ",") and made.entry is not None and "count" in made.entry.grammar
            made.before += [made.head.as_("modifier").having(joined="yes" if joined else ""), *made.after]
            made.head, made.after = None, []
        made.before.append(words(_MARKS.get(unit.text, unit.text), "mark", tokens))
        return
    if unit.kind == "raw" or (entry is None and not unit.english):
        set_head(ctx, made, raw(ctx, unit), None)
    elif entry and entry.noun_class == "modifier" and made.head is None:
        text = entry.forms.get("adnominal", entry.en)
        made.before.append(words(text, entry.id, tokens))
        made.plural = made.plural or "plural" in entry.forms or text in ("various", "multiple", "several", "many")
        made.entry = made.entry or entry
    elif entry and entry.noun_class == "modifier" and entry.en in ("various", "multiple", "several"):
        made.before.insert(0, words(entry.en, entry.id, tokens))
        made.plural = True
    elif entry and made.head is not None and made.head.lemma == "everyone" and entry.noun_class == "person":
        made.before, made.plural = [words("all", made.head.rule, made.head.tokens)], True  # 全員女性
        made.head = EnNode("noun", unit.english or entry.en, tokens=tokens, rule=entry.id)
        made.entry = entry
    elif entry and unit.kind == "adjective" and made.head is not None and entry.en.startswith(_UNDER_WAY):
        made.after.append(words(entry.en, entry.id, tokens))  # コメント募集中
    elif entry and unit.text == "互換" and made.head is not None and made.head.lemma and not made.after:
        both = (*made.head.tokens, *tokens)  # x86互換CPU
        made.before.append(words(f"{made.head.lemma}-{entry.en}", entry.id, both))
        made.head = None
    elif entry and unit.kind == "adjective":
        made.before.append(words(entry.en, entry.id, tokens))
        made.plural = made.plural or entry.is_plural
        made.entry = made.entry or entry
    elif entry and unit.kind in ("adnominal", "adverb", "connector"):
        made.before.append(words(entry.en, entry.id, tokens))
        made.determiner = made.determiner or (entry.en if entry.en in _DETERMINERS else "")
        made.plural = made.plural or entry.is_plural
        made.entry = made.entry or entry
    elif entry and unit.kind == "verb":
        entry = next((one for one in unit.entries if not one.when), entry)
        noun = verb_form(entry.en.replace(" {obj}", ""), "ing")
        set_head(
            ctx,
            made,
            EnNode("noun", noun, features=(("verb", entry.en),), tokens=tokens, rule=entry.id),
            Entry(entry.id, "noun", "", noun, frozenset({"mass"}), "act"),
        )
        ctx.notes.doubt("noun-from-verb", 0.1)
    else:
        english = unit.english or (entry.en if entry else unit.text)
        if unit.text == "対応" and made.head is not None and made.head.lemma[:1].isupper():
            english = "support"  # ARM対応
        if entry and entry.noun_class == "pronoun" and made.objective:
            english = entry.forms.get("object", english)
        if made.reach and (said := PRONOUNS.get(ctx.tokens[unit.start].lemma)):
            english = said[made.reach]
            many = english.startswith(("all ", "both "))
            whole = Entry(
                entry.id if entry else "pronoun",
                "noun",
                "",
                english,
                frozenset({"proper", "plural"} if many else {"proper"}),
                "pronoun",
            )
            set_head(ctx, made, EnNode("noun", english, tokens=tokens, rule=whole.id), whole)
            return
        features = (("plural", entry.forms["plural"]),) if entry and entry.forms.get("plural") else ()
        rule = entry.id if entry else "kept"
        of_person = made.entry is not None and made.entry.noun_class == "person" and "proper" in made.entry.grammar
        if entry and (is_title(made, entry) or (of_person and title_of(unit.text))):
            title = title_of(unit.text) or " ".join(map(capital, english.split(" ")))
            made.before.append(words(title, rule, tokens))
            return
        if made.head is not None and is_place_name(made.entry) and is_place_name(entry):
            made.after = [words(",", "place"), made.head, *made.after]
            made.head = None
        set_head(
            ctx, made, EnNode("noun", english, features=features, tokens=tokens, rule=rule), entry or latin(english)
        )


_UNDER_WAY = ("being ", "under ", "in progress")
"""How the English of what is under way begins, which stands behind its noun: comments being recruited."""


_MARKS = {
    "＝": "=",
    "＞": ">",
    "＜": "<",
    "≒": "≈",
    "／": "/",
    "・": "/",
    "＆": "&",
    "＋": "+",
    "〜": "–",
    "～": "–",
    "－": "-",
    "：": ":",
    "―": "–",
    "×": "×",
    "✕": "×",
}


_DETERMINERS = frozenset({"this", "that", "which", "every", "any", "such", "a certain", "each", "the same", "the"})


def raw(ctx: Context, unit: Unit) -> EnNode:
    """Show a word that has no English, in brackets, and flag the sentence."""
    ctx.notes.flags.add(Flag.UNKNOWN_NAME if _is_name(ctx.tokens[unit.start : unit.end]) else Flag.UNKNOWN_WORD)
    ctx.notes.doubt("unknown-word", 0.4)
    return EnNode("raw", shown(ctx, unit), tokens=ctx.took(unit.tokens), rule="unknown")


def shown(ctx: Context, unit: Unit) -> str:
    """Return how a unit without English is shown."""
    return bracketed(ctx.tokens[unit.start : unit.end], unit.text)


def _is_name(tokens: Sequence[Token]) -> bool:
    return all(token.pos2 == "固有名詞" for token in tokens)
