"""Come here when a compound, a number or an affix is wrong: the units of one phrase become a head with what stands before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from pipeline.model.english import Flag
from pipeline.model.english_tree import EnNode
from pipeline.model.tokens import Token
from pipeline.text.shipped import table
from pipeline.translation.transfer.affixes import affix_of, prefixed, suffixed
from pipeline.translation.transfer.amounts import Expression, counting_pieces, in_units
from pipeline.translation.transfer.amounts.counters import BOUNDS
from pipeline.translation.transfer.asides import asides_of
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.english.inflect import verb_form
from pipeline.translation.transfer.heads import Compound, set_head
from pipeline.translation.transfer.indefinites import PRONOUNS
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.names import bracketed
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
            continue
        if unit.text == "・" and (joint := _joint(phrase.units, at)):
            unit = replace(unit, text=joint)
        _add(ctx, made, unit)
        made.floating = made.floating or (unit.amount is not None and at == 0 and unit.start > phrase.start)
        for prefix, template in reversed(pending):
            prefixed(ctx, made, prefix, template)
        pending.clear()
        made.after += asides_of(ctx, phrase, unit)
    _name_place(made, phrase.units if units is None else units)
    for prefix, template in pending:
        made.before.append(words(template.replace("{}", "").strip() or prefix.text, "prefix", ctx.took(prefix.tokens)))
    return made


def _name_place(made: Compound, units: Sequence[Unit]) -> None:
    """Write 大阪駅 and 品川プリンスホテル as names: Osaka Station, the Shinagawa Prince Hotel."""
    kind = made.entry.en.split(" ")[0].lower() if made.entry is not None else ""
    first = units[0].entry if units else None
    named = first is not None and first.noun_class == "place" and "proper" in first.grammar
    if kind not in _NAMED or not named or made.head is None or made.head.category != "noun" or not made.before:
        return
    if made.amount is not None or made.counted or made.after or made.ready or made.entry is None:
        return
    made.before = [_capitals(node) for node in made.before]
    made.head = _capitals(made.head)
    the = {"proper", "the"} if kind in ("hotel", "museum") else {"proper"}
    made.entry = replace(made.entry, grammar=frozenset(the))


def _capitals(node: EnNode) -> EnNode:
    return replace(node, lemma=" ".join(map(_capital, node.lemma.split(" "))))


_NAMED = frozenset("station airport hotel university museum park bridge tower hospital stadium port institute".split())
"""Buildings and bodies that are named after a place."""


def _laid_over(ctx: Context, made: Compound, unit: Unit) -> bool:
    """Whether the unit only says which or how many of the noun before it are meant, or where: 参加者全員, 空港近く, 10台未満."""
    noun_class = made.entry.noun_class if made.entry is not None else ""
    if unit.text == "各社" and noun_class == "group":
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
    elif unit.text == "比" and (noun_class in ("time", "group") or made.entry is _LATIN) and not made.prep:
        made.prep = "compared with"  # 昨年比で倍増
        ctx.took(unit.tokens)
    elif unit.entry is not None and unit.entry.en == "vicinity" and not made.prep:
        made.prep = "near"
        ctx.took(unit.tokens)
    else:
        return unit.text in BOUNDS and _bounds(ctx, made, unit)
    return True


def _joint(units: Sequence[Unit], at: int) -> str:
    """Return "and" or a comma for a ・ between things (検査・出荷, 辻本・野田), nothing for one inside a foreign name or term."""
    dots = [index for index, unit in enumerate(units) if unit.text == "・" and 0 < index < len(units) - 1]
    members = [units[index + side] for index in dots for side in (-1, 1)]
    known = all(unit.kind == "noun" and unit.entry is not None for unit in members)
    if at not in dots or not known or all("ァ" <= char <= "ー" for unit in members for char in unit.text):
        return ""
    return "and" if at == dots[-1] else ","


def _bounds(ctx: Context, made: Compound, unit: Unit) -> bool:
    """10クラスタ未満 is "less than 10 clusters": lay a bound over the number before its noun; tell whether there was one."""
    at = next((at for at, node in enumerate(made.before) if node.rule == "number"), -1)
    if at < 0 or made.entry is None or not made.counted:
        return False
    number = made.before[at]
    tokens = (*number.tokens, *ctx.took(unit.tokens))
    made.floating = True
    made.before[at] = replace(number, lemma=BOUNDS[unit.text].format(number.lemma), tokens=tokens)
    return True


def _add(ctx: Context, made: Compound, unit: Unit) -> None:
    """Add a unit: it becomes the head, and the head before it a modifier."""
    if unit.text == "“":
        if made.head is not None and made.head.rule == "quotation":
            made.before += [made.head.as_("modifier"), words("and", "list")]
            made.head = None
        set_head(ctx, made, quotation(ctx, unit), Entry("quotation", "noun", "", "", frozenset({"proper"}), "thing"))
        made.ready = True
        return
    if unit.kind == "number":
        _number(ctx, made, unit)
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
        if entry and _is_title(made, entry):
            made.before.append(words(" ".join(map(_capital, english.split(" "))), rule, tokens))
            return
        if made.head is not None and _is_place_name(made.entry) and _is_place_name(entry):
            made.after = [words(",", "place"), made.head, *made.after]
            made.head = None
        set_head(
            ctx, made, EnNode("noun", english, features=features, tokens=tokens, rule=rule), entry or _latin(english)
        )


_UNDER_WAY = ("being ", "under ", "in progress")
"""How the English of what is under way begins, which stands behind its noun: comments being recruited."""


def _is_title(made: Compound, entry: Entry) -> bool:
    """Whether a noun behind a name is what the person is: 山田教授 is "Professor Yamada"."""
    named = made.entry is not None and "proper" in made.entry.grammar and made.entry.noun_class == "person"
    if made.entry is _LATIN and made.head is not None and entry.en.endswith(("professor", "doctor")):
        return made.head.lemma.istitle()  # Rossi教授
    return named and entry.noun_class == "person" and "proper" not in entry.grammar


def _is_place_name(entry: Entry | None) -> bool:
    """Whether it is the name of a place: of two, the wider one stands behind in English (長野県松本市)."""
    return entry is not None and entry.noun_class == "place" and "proper" in entry.grammar


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:] if word not in ("of", "in", "and", "for") else word


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
_LATIN = Entry("latin", "noun", "", "", frozenset({"proper"}), "thing")


def _latin(text: str) -> Entry:
    """Return Latin text as an entry: a name, or a common noun left in English (slot を確保, format string)."""
    grammar = _latin_nouns().get(text.rpartition(" ")[2]) if text.islower() or text.isupper() else None
    return Entry("latin", "noun", "", text, frozenset({grammar}), "thing") if grammar else _LATIN


@cache
def _latin_nouns() -> dict[str, str]:
    return {row["word"]: row["grammar"] for row in table("english/latin_nouns")}


_DETERMINERS = frozenset({"this", "that", "which", "every", "any", "such", "a certain", "each", "the same", "the"})


def _number(ctx: Context, made: Compound, unit: Unit) -> None:
    """A number: behind a noun it follows it (kernel 2.7) or counts it (技術者2名), before one it waits for it."""
    tokens = ctx.took(unit.tokens)
    amount = unit.amount
    assert amount is not None
    things = made.entry is not None and made.entry.noun_class in ("person", "thing", "content")
    if made.entry is _LATIN and made.head is not None and amount.kind == "count" and _is_acronym(made.head.lemma):
        number, _, counted = amount.text.rpartition(" ") if " " in amount.text else (amount.text, "", "")
        made.before.append(words(number, "number", tokens))
        noun = made.head.lemma + ("" if counted or not amount.plural else "s")
        made.head = replace(made.head, lemma=f"{noun} {counted}".strip())
        made.floating, made.ready = True, True
        return
    recurs = amount.kind == "repeat" and made.entry is not None and made.entry.noun_class in ("act", "event")
    if recurs and made.head is not None and amount.before and "count" in (made.entry.grammar if made.entry else ()):
        amount = replace(amount, kind="count")  # リハーサル2回
        things = True
    beside = (things and amount.kind == "count") or ctx.tokens[unit.start - 1].end == ctx.tokens[unit.start].start
    countable = made.entry is None or not {"mass", "proper"} & made.entry.grammar
    named = made.entry.forms.get("adnominal", "") if made.entry is not None and made.head is not None else ""
    if made.head is not None and amount.kind == "count" and named.startswith("the "):
        before = replace(made.head, lemma=named)
        made.before.append(words(before.lemma, before.rule, before.tokens))
        made.head = None
    if made.head is not None and in_units(amount) and beside and made.head.rule != "number":
        made.before.insert(0, words(f"{amount.text} of", "number", tokens))  # 資料3部
        made.counted = made.floating = True
        return
    if made.head is not None and amount.kind == "count" and made.head.rule != "number" and beside and countable:
        made.before.insert(0, words(amount.before, "number", tokens))
        made.counted, made.plural, made.floating = True, amount.plural, True
        return
    year = made.entry.forms.get("adverb", "") if made.entry is not None and made.entry.noun_class == "time" else ""
    if made.head is not None and year and amount.kind == "moment" and not made.before:
        _moment_of(made, amount, year, tokens)
        return
    counted = amount.text.removeprefix(amount.before).strip() if amount.kind == "count" and amount.before else ""
    if (
        made.head is not None
        and counted
        and not countable
        and beside
        and made.entry
        and "proper" not in made.entry.grammar
    ):
        made.before = [words(amount.before, "number", tokens), *made.before, made.head.as_("modifier")]
        made.head, made.entry, made.ready = EnNode("noun", counted, tokens=tokens, rule="number"), _NUMBER, True
        made.counted, made.plural = True, amount.plural
        return
    mass = made.entry is not None and "mass" in made.entry.grammar and made.entry.noun_class == "thing"
    if made.head is not None and mass and amount.kind == "count" and amount.text == amount.before and beside:
        made.before.insert(0, words(counting_pieces(amount), "number", tokens))  # 装置2台
        made.counted = made.floating = True
        return
    if made.head is not None and amount.kind == "measure" and made.entry and made.entry.noun_class in _SIZES:
        made.after.append(words(f"of {amount.text}", "size", tokens))
        made.determiner = "a"
        return
    if made.head is not None and amount.kind == "ordinal" and made.head.rule != "number" and beside and countable:
        made.before.insert(0, words(amount.before, "ordinal", tokens))
        return
    if made.head is not None:
        made.labelled = amount.kind == "bare" and countable
        if made.labelled and made.head.lemma in _CAPITALS:
            made.head = replace(made.head, lemma=_capital(made.head.lemma))
        said = amount.before if amount.kind == "ordinal" and unit.text.startswith("第") else amount.text
        made.after.append(words(said, "number", tokens))
        return
    made.counted, made.plural, made.amount = True, amount.plural, amount
    made.head, made.entry, made.ready = EnNode("noun", amount.text, tokens=tokens, rule="number"), _NUMBER, True


def _is_acronym(word: str) -> bool:
    """Whether a Latin word is a kind of thing and no name: AP 2台, CPU 4コア."""
    return word.isascii() and word.isupper() and word.isalpha() and 1 < len(word) < 6


def _moment_of(made: Compound, amount: Expression, year: str, tokens: tuple[int, ...]) -> None:
    """来年1月 is "January next year", 来年1月以降 "from January next year onward"."""
    assert made.head is not None
    said, onward = amount.text, words("onward", "number")
    bounded = said.startswith("from ") and said.endswith(" onward")
    if bounded:
        made.prep, said = "from", said[len("from ") : -len(" onward")]
    made.after = [words(year, made.head.rule, made.head.tokens), *([onward] if bounded else [])]
    made.head, made.entry, made.ready = EnNode("noun", said, tokens=tokens, rule="number"), _NUMBER, True


_CAPITALS = frozenset(
    "phase step level hall room terminal gate building booth tier stage category class case group team plan part volume lab layer".split()
)
"""What is written with a capital before its number: Step 3; version 2.0 is not."""

_SIZES = frozenset({"abstract", "quantity", "degree"})
"""Classes of nouns that a measure says how great they are: 幅600mm, a width of 600 mm."""

_NUMBER = Entry("number", "noun", "", "", frozenset({"proper"}), "quantity")


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
