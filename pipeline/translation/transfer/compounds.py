"""Come here when a compound, a number or an affix is wrong: the units of one phrase become a head with what stands before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from pipeline.model.english import Flag
from pipeline.model.english_tree import EnNode
from pipeline.model.tokens import Token
from pipeline.translation.quantities import Amount
from pipeline.translation.render import ordinal, render
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.english.inflect import verb_form
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.phrases import Phrase
from pipeline.translation.transfer.units import Unit


@dataclass(slots=True)
class Compound:
    """The content of a nominal phrase in English: ``before`` the ``head``, ``after`` it, and a preposition an affix asks for."""

    head: EnNode | None = None
    entry: Entry | None = None
    before: list[EnNode] = field(default_factory=list)
    after: list[EnNode] = field(default_factory=list)
    prep: str = ""
    determiner: str = ""
    plural: bool = False
    counted: bool = False
    ready: bool = False
    is_number: bool = False
    is_amount: bool = False
    objective: bool = False
    ordinal: bool = False


def compound(ctx: Context, phrase: Phrase, units: Sequence[Unit] | None = None, *, objective: bool = False) -> Compound:
    """Return the content of ``phrase`` as English; every unit has its place in it. ``objective``: him, not he."""
    made = Compound(objective=objective)
    pending: list[tuple[Unit, str]] = []
    for at, unit in enumerate(phrase.units if units is None else units):
        if made.is_amount and (template := _BOUNDS.get(unit.text)) and made.head is not None:
            text = template.format(made.head.lemma)
            made.head = EnNode("noun", text, "", (), (), (*made.head.tokens, *ctx.took(unit.tokens)), "bound")
            continue
        if affix := _affix(ctx, unit, at):
            if affix.kind == "prefix":
                pending.append((unit, affix.en))
                continue
            _suffixed(ctx, made, unit, affix)
            continue
        _add(ctx, made, unit)
        for prefix, template in reversed(pending):
            _prefixed(ctx, made, prefix, template)
        pending.clear()
        _asides(ctx, made, phrase, unit)
    for prefix, template in pending:
        made.before.append(words(template.replace("{}", "").strip() or prefix.text, "prefix", ctx.took(prefix.tokens)))
    return made


def _affix(ctx: Context, unit: Unit, at: int) -> Entry | None:
    """Return the affix that a unit is, if it stands where an affix can."""
    if unit.end - unit.start != 1 and unit.text not in _LONG_SUFFIXES | _COMPANIES:
        return None
    token = ctx.tokens[unit.start]
    entries = ctx.lexicon.affixes.get(token.norm if unit.end - unit.start == 1 else unit.text, ())
    wanted = (
        "prefix"
        if token.pos1 == "接頭辞" or (at == 0 and unit.text in _COMPANIES)
        else "suffix"
        if at > 0 and (token.pos1 == "接尾辞" or unit.kind == "raw" or unit.text in _LONG_SUFFIXES | _COMPANIES)
        else ""
    )
    if not wanted or unit.concept:
        return None
    return next((entry for entry in entries if entry.kind == wanted), None)


_LONG_SUFFIXES = frozenset({"一般", "自体", "自身", "全体", "以外", "同士", "時", "等", "中", "後", "前", "間", "向け"})


_COMPANIES = frozenset({"株式会社", "有限会社", "合同会社"})
"""Forms of companies, whose English only the companies know: the name stands alone."""


def _suffixed(ctx: Context, made: Compound, unit: Unit, affix: Entry) -> None:
    """Lay a suffix over what has been read so far."""
    tokens = ctx.took(unit.tokens)
    english = affix.en
    if made.head is None:
        _set_head(
            made, EnNode("noun", english.replace("{}", "").strip() or unit.text, tokens=tokens, rule=affix.id), affix
        )
    elif english == "{}":
        if unit.text in ("達", "たち", "ら"):
            made.plural = True
    elif unit.text == "社":
        if made.head.rule in ("kept", "latin") and len(made.head.lemma) == 1:
            made.head = EnNode(
                "noun", f"Company {made.head.lemma}", made.head.slot, (), (), (*made.head.tokens, *tokens), affix.id
            )
            made.entry = _COMPANY
    elif unit.text == "的":
        made.head = EnNode(
            "noun", f"{made.head.lemma}-like", made.head.slot, (), (), (*made.head.tokens, *tokens), affix.id
        )
    elif english.endswith("{}"):
        made.prep = english[:-2].strip()
    elif unit.text in ("一般", "自体", "自身", "全体"):
        made.after.append(words(english.replace("{}", "").strip(), affix.id, tokens))
    else:
        noun = english.replace("{}", "").strip()
        made.ready = False
        _set_head(
            made,
            EnNode("noun", noun, tokens=tokens, rule=affix.id),
            Entry(affix.id, "noun", "", noun, frozenset({"count"}), "thing"),
        )


def _prefixed(ctx: Context, made: Compound, unit: Unit, template: str) -> None:
    tokens = ctx.took(unit.tokens)
    word = template.replace("{}", "").strip()
    if not word:
        return
    if word in ("each", "this", "both", "all", "the same", "no"):
        made.determiner = word
        made.plural = made.plural or word in ("both", "all")
        made.before.insert(0, words(word, "prefix", tokens))
        return
    if word.endswith("-") and made.head is not None:
        made.head = EnNode(
            "noun",
            word + made.head.lemma,
            made.head.slot,
            made.head.features,
            (),
            (*tokens, *made.head.tokens),
            made.head.rule,
        )
        return
    made.before.append(words(word, "prefix", tokens))


def _set_head(made: Compound, head: EnNode, entry: Entry | None) -> None:
    if made.head is not None:
        made.before.append(_as_modifier(made.head, made.entry))
        made.ready = False
    made.head, made.entry = head, entry


def _as_modifier(head: EnNode, entry: Entry | None) -> EnNode:
    """Return a noun as it stands before another: 基本クラス is a basic class, not a basics class."""
    text = entry.forms.get("adnominal", "") if entry is not None and entry.noun_class != "time" else ""
    plain = text and head.category == "noun" and head.lemma == (entry.en if entry else "") and text[0].isalpha()
    return replace(head, lemma=text).as_("modifier") if plain and " " not in text else head.as_("modifier")


def _add(ctx: Context, made: Compound, unit: Unit) -> None:
    """Add a unit: it becomes the head, and the head before it a modifier."""
    if unit.text == "“":
        _set_head(made, quotation(ctx, unit), Entry("quotation", "noun", "", "", frozenset({"proper"}), "thing"))
        made.ready = True
        return
    if unit.kind == "number":
        _number(ctx, made, unit)
        return
    entry = unit.entry
    tokens = ctx.took(unit.tokens)
    if unit.kind == "mark":
        if made.head is not None:
            made.before.append(made.head.as_("modifier"))
            made.head = None
        made.before.append(words(_MARKS.get(unit.text, unit.text), "mark", tokens))
        return
    if unit.kind == "raw" or (entry is None and not unit.english):
        _set_head(made, raw(ctx, unit), None)
    elif entry and entry.noun_class == "modifier" and made.head is None:
        text = entry.forms.get("adnominal", entry.en)
        made.before.append(words(text, entry.id, tokens))
        made.plural = made.plural or "plural" in entry.forms or text in ("various", "multiple", "several", "many")
        made.entry = made.entry or entry
    elif entry and entry.noun_class == "modifier" and entry.en in ("various", "multiple", "several"):
        made.before.insert(0, words(entry.en, entry.id, tokens))
        made.plural = True
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
        noun = verb_form(entry.en.replace(" {obj}", ""), "ing")
        _set_head(
            made,
            EnNode("noun", noun, tokens=tokens, rule=entry.id),
            Entry(entry.id, "noun", "", noun, frozenset({"mass"}), "act"),
        )
        ctx.notes.doubt("noun-from-verb", 0.1)
    else:
        english = unit.english or (entry.en if entry else unit.text)
        if entry and entry.noun_class == "pronoun" and made.objective:
            english = entry.forms.get("object", english)
        features = (("plural", entry.forms["plural"]),) if entry and entry.forms.get("plural") else ()
        rule = entry.id if entry else "kept"
        if entry and _is_title(made, entry):
            made.before.append(words(" ".join(map(_capital, english.split(" "))), rule, tokens))
            return
        _set_head(made, EnNode("noun", english, features=features, tokens=tokens, rule=rule), entry or _LATIN)


def _is_title(made: Compound, entry: Entry) -> bool:
    """Whether a noun behind a name is what the person is: 山田教授 is "Professor Yamada"."""
    named = made.entry is not None and "proper" in made.entry.grammar and made.entry.noun_class == "person"
    return named and entry.noun_class == "person" and "proper" not in entry.grammar


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:] if word not in ("of", "in") else word


_MARKS = {"／": "/", "・": "/", "＆": "&", "＋": "+", "〜": "–", "～": "–", "－": "-", "：": ":", "―": "–"}
_LATIN = Entry("latin", "noun", "", "", frozenset({"proper"}), "thing")
_COMPANY = Entry("company", "noun", "", "", frozenset({"proper"}), "group")
_DETERMINERS = frozenset({"this", "that", "which", "every", "any", "such", "a certain", "each", "the same", "the"})


def _number(ctx: Context, made: Compound, unit: Unit) -> None:
    """A number: behind a noun it follows it (kernel 2.7), before one it counts it."""
    tokens = ctx.took(unit.tokens)
    assert unit.quantity is not None
    quantity = unit.quantity
    text = render(quantity)
    behind = unit.text.lstrip("0123456789０１２３４５６７８９.,，．一二三四五六七八九十百千万億").removesuffix("つ")
    if isinstance(quantity, Amount) and not quantity.counter and not quantity.unit and behind and not quantity.ordinal:
        quantity = replace(quantity, counter=behind)
        text = None
    bare = isinstance(quantity, Amount) and not quantity.counter and not quantity.unit and not quantity.ordinal
    counts = isinstance(quantity, Amount) and text is None
    if text is None:
        text = unit.text
        if isinstance(quantity, Amount):
            text = plain_number(quantity)
            counted = _COUNTED.get(quantity.counter)
            if counted:
                text, counts = f"{text} {counted if quantity.value != 1 else counted.removesuffix('s')}", False
            elif quantity.counter and quantity.counter not in _CLASSIFIERS:
                ctx.notes.flags.add(Flag.UNKNOWN_WORD)
                text, counts = f"{text} [{quantity.counter}]", False
    if bare:
        text = unit.text.translate(_ASCII) if unit.text.isascii() or unit.text.translate(_ASCII).isascii() else text
    if counts and text in SPELLED:
        text = SPELLED[text]
    node = words(text, "number", tokens)
    if made.head is not None and (bare or (isinstance(quantity, Amount) and quantity.ordinal)):
        made.after.append(node)
        return
    made.is_number = made.is_number or counts
    made.counted = True
    made.plural = made.plural or (isinstance(quantity, Amount) and quantity.value != 1)
    made.ordinal = isinstance(quantity, Amount) and quantity.ordinal
    if made.head is not None:
        made.after.append(node)
        return
    made.is_amount = isinstance(quantity, Amount)
    made.head, made.entry, made.ready = EnNode("noun", text, tokens=tokens, rule="number"), _NUMBER, True


_BOUNDS = {
    "以上": "{} or more",
    "以下": "{} or less",
    "未満": "less than {}",
    "以内": "{} or less",
    "超": "over {}",
    "強": "a little over {}",
    "弱": "a little under {}",
    "程度": "about {}",
    "ほど": "about {}",
    "前後": "around {}",
    "近く": "nearly {}",
    "あまり": "over {}",
    "余り": "over {}",
    "前": "{} ago",
    "後": "{} later",
}
"""What stands behind an amount and bounds it."""

_CLASSIFIERS = frozenset("台 件 つ 個 本 枚 冊 部 軒 通 室 パック 点 者 名 人 側面".split())
"""Counters that English has no word for: two servers."""

_COUNTED = {"年": "years", "倍": "times", "度": "times", "組": "pairs", "日": "days", "票": "votes"}

SPELLED = dict(zip("123456789", "one two three four five six seven eight nine".split(), strict=True))
"""Small numbers that count things are written as words; what is measured keeps its digits."""

_NUMBER = Entry("number", "noun", "", "", frozenset({"proper"}), "quantity")
_ASCII = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def plain_number(amount: Amount) -> str:
    """Return the number alone, or its ordinal: 2台 is 2, 3番目 3rd."""
    if amount.ordinal and amount.value == int(amount.value) and amount.value > 0:
        return ordinal(int(amount.value))
    return f"{amount.value:,f}" if amount.value != Decimal(1) or amount.counter else "1"


def raw(ctx: Context, unit: Unit) -> EnNode:
    """Show Japanese that has no English, in brackets, and flag the sentence."""
    ctx.notes.flags.add(Flag.UNKNOWN_NAME if _is_name(ctx.tokens[unit.start : unit.end]) else Flag.UNKNOWN_WORD)
    ctx.notes.doubt("unknown-word", 0.4)
    return EnNode("raw", f"[{unit.text}]", tokens=ctx.took(unit.tokens), rule="unknown")


def _is_name(tokens: Sequence[Token]) -> bool:
    return all(token.pos2 == "固有名詞" for token in tokens)


def quotation(ctx: Context, unit: Unit) -> EnNode:
    """Return what stands in quotation marks, read for itself, in English quotation marks."""
    from pipeline.translation.transfer.sentence import render_stretch

    ctx.took((unit.start, unit.end - 1))
    inside = render_stretch(ctx, unit.start + 1, unit.end - 1)
    return EnNode("np", children=(words("“", "mark"), *inside, words("”", "mark")), rule="quotation")


def _asides(ctx: Context, made: Compound, phrase: Phrase, unit: Unit) -> None:
    """Put what stands in brackets behind ``unit`` behind its English."""
    from pipeline.translation.transfer.sentence import render_stretch

    for owner, start, end in phrase.asides:
        if owner == unit:
            ctx.took((start - 1, end))
            inside = render_stretch(ctx, start, end)
            made.after += [words("(", "mark"), *inside, words(")", "mark")]
