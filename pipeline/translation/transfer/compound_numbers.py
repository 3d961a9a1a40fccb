"""Come here when a number in a compound is wrong: it counts the noun before it (技術者2名), follows it, or says how great it is (幅600mm)."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.translation.transfer.amounts import Expression, counting_pieces, in_units
from pipeline.translation.transfer.amounts.counters import BOUNDS
from pipeline.translation.transfer.compound_names import LATIN, capital
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.heads import Compound
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.units import Unit


def add_number(ctx: Context, made: Compound, unit: Unit) -> None:
    """A number: behind a noun it follows it (kernel 2.7) or counts it (技術者2名), before one it waits for it."""
    tokens = ctx.took(unit.tokens)
    amount = unit.amount
    assert amount is not None
    things = made.entry is not None and made.entry.noun_class in ("person", "thing", "content")
    if made.head is not None and (version := _version(made, amount)):
        made.after.append(words(version, "number", tokens))
        return
    if made.entry is LATIN and made.head is not None and amount.kind == "count" and _is_acronym(made.head.lemma):
        thing = " " in amount.text and amount.text != amount.before  # 8枚以上: eight or more
        number, _, counted = amount.text.rpartition(" ") if thing else (amount.text, "", "")
        made.before.append(words(number, "number", tokens))
        noun = made.head.lemma + ("" if counted or not amount.plural else "s")
        made.head = replace(made.head, lemma=f"{noun} {counted}".strip())
        made.floating, made.ready, made.counted, made.plural = True, True, True, amount.plural
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
    if made.head is not None and amount.kind == "count" and made.entry is not None and made.entry.ja == "残り":
        rest = words("remaining", made.head.rule, made.head.tokens)  # 残り2台
        made.before.append(rest)
        made.head = words(amount.text, "number", tokens).as_("head").having(number="plural" if amount.plural else "")
        made.determiner, made.plural, made.ready = "the", amount.plural, True
        made.counted = True
        return
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
            made.head = replace(made.head, lemma=capital(made.head.lemma))
        said = amount.before if amount.kind == "ordinal" and unit.text.startswith("第") else amount.text
        made.after.append(words(said, "number", tokens))
        return
    dated = amount.kind == "bare" and amount.text.isdigit() and 1950 < int(amount.text) < 2100  # 2023国際ロボット展
    made.counted, made.plural, made.amount = not dated, amount.plural and not dated, None if dated else amount
    made.head, made.entry, made.ready = EnNode("noun", amount.text, tokens=tokens, rule="number"), _NUMBER, True


def _version(made: Compound, amount: Expression) -> str:
    """Return "6.0 or later" for the bound of a version (QEMU 6.0以上); empty where it is a number of things."""
    found = _BOUNDED.fullmatch(amount.text) if amount.kind == "count" else None
    versioned = made.entry is LATIN or (
        made.entry is not None and made.entry.en.split(" ")[-1] in ("version", "kernel")
    )
    if found is None or not (found[1] or found[3]) or not versioned or (made.entry is LATIN and "." not in found[2]):
        return ""
    return f"earlier than {found[2]}" if found[1] else f"{found[2]} or {'later' if found[3] == 'more' else 'earlier'}"


_BOUNDED = re.compile(r"(less than |fewer than )?(\d+(?:\.\d+)*)(?: or (more|less|fewer))?")


def bounded_version(made: Compound, bound: str, tokens: tuple[int, ...], affix: str) -> bool:
    """カーネル5.1以降 is "kernel 5.1 or later": say so behind the number of a version; tell whether there was one."""
    last = made.after[-1] if made.after else made.head
    if last is None or last.rule != "number" or not _BOUNDED.fullmatch(last.lemma):
        return False
    if not made.after and "." not in last.lemma:
        return False
    made.after.append(words(bound, affix, tokens))
    return True


_CAPITALS = frozenset(
    "phase step level hall room terminal gate building booth tier stage category class case group team plan part volume lab layer".split()
)
"""What is written with a capital before its number: Step 3; version 2.0 is not."""


_SIZES = frozenset({"abstract", "quantity", "degree"})
"""Classes of nouns that a measure says how great they are: 幅600mm, a width of 600 mm."""


_NUMBER = Entry("number", "noun", "", "", frozenset({"proper"}), "quantity")


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


def bounds(ctx: Context, made: Compound, unit: Unit) -> bool:
    """10クラスタ未満 is "less than 10 clusters": lay a bound over the number before its noun; tell whether there was one."""
    at = next((at for at, node in enumerate(made.before) if node.rule == "number"), -1)
    if at < 0 or made.entry is None or not made.counted:
        return False
    number = made.before[at]
    tokens = (*number.tokens, *ctx.took(unit.tokens))
    made.floating = True
    made.before[at] = replace(number, lemma=BOUNDS[unit.text].format(number.lemma), tokens=tokens)
    return True
