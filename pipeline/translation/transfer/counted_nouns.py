"""Come here when a number stands wrongly before or behind its noun: 3つの課題, 5msの遅延, 従来の2倍."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.english_tree import EnNode
from pipeline.translation.transfer.amounts import Expression
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.heads import Around, Compound


def may_count(ctx: Context, one: int, amount: Expression) -> bool:
    """Whether the amount stands alone, or what hangs on it (この3つの, 最初の2日間の) belongs as well to the noun behind."""
    below = ctx.clauses.dependents[one]
    if amount.kind in ("times", "share"):
        return not below
    return not any(ctx.clauses.is_predicate(index) or ctx.clauses.role_of(index) not in ("", "no") for index in below)


def count_noun(amount: Expression, tokens: tuple[int, ...], made: Compound, around: Around) -> None:
    """An amount before a noun: three sessions, the third session, a three-day meeting, 128 GB of memory, a delay of 5 ms."""
    noun_class = made.entry.noun_class if made.entry else ""
    mass = made.entry is not None and "mass" in made.entry.grammar
    match amount.kind:
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
            around.after.append(words(amount.adverb, "number", tokens))
            around.restricted = True
            return
        case "rate" | "age":
            around.after.append(words(amount.adverb, "number", tokens))
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
    around.after.append(words(f"of {amount.text}" if made.head is not None else amount.text, "number", tokens))
    around.restricted, around.described = around.restricted or amount.kind in _WHICH, True


_WHICH = frozenset({"moment", "bare", "other"})


def _is_countable(made: Compound) -> bool:
    return (
        made.entry is not None and "count" in made.entry.grammar and made.entry.noun_class not in ("time", "abstract")
    )


def multiple(ctx: Context, index: int, amount: Expression, below: Sequence[int]) -> EnNode:
    """従来の2倍 is "twice the conventional level", 予想の3倍 "three times the expectation"."""
    from pipeline.translation.transfer.noun_phrases import noun_phrase, take_parts

    take_parts(ctx, index)
    children = [words(amount.adverb, "number", ctx.took(ctx.phrases[index].core.tokens))]
    for one in below:
        core = ctx.phrases[one].core
        entry = core.entry
        kind = entry.forms.get("adnominal") or (entry.en if core.kind == "adjective" else "") if entry else ""
        if entry and kind and not ctx.clauses.dependents[one]:
            take_parts(ctx, one)
            owner = [] if kind.endswith("'s") else [words("the", "article")]
            children += [*owner, words(kind, entry.id, ctx.took(core.tokens)), words("level", "r.times")]
        else:
            children.append(noun_phrase(ctx, one, "topic"))
    return EnNode("np", children=tuple(children), rule="r.times")
