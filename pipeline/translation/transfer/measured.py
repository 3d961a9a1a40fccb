"""Come here when an adjective is measured wrongly: 以前ほど遅くない, not as slow as before; 3台必要だ, three are necessary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Argument, Frame
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.noun_phrases import noun_phrase
from pipeline.translation.transfer.phrases import last_role


def counted_subject(ctx: Context, frame: Frame, arguments: Sequence[Argument]) -> EnNode | None:
    """Return the number before an adjective that speaks of so many: 3台必要だ, 何人必要か; None where the clause names what."""
    unit = ctx.phrases[frame.phrase].units[0]
    if unit.amount is None or unit.amount.kind != "count" or len(ctx.phrases[frame.phrase].units) != 2:
        return None
    if any(one.role == "ga" for one in arguments):
        return None
    number = "plural" if unit.amount.plural else ""
    return EnNode("np", unit.amount.text, tokens=ctx.took(unit.tokens), rule="number").having(number=number)


def asks_how(wh: Sequence[EnNode]) -> bool:
    """Whether what opens a question asks "how much", which before an adjective is "how": how large it is."""
    if not wh:
        return False
    last = wh[-1]
    return "how much" in (last.lemma, *(child.lemma for child in last.children[-1:]))


def by_how_much(ctx: Context, arguments: list[Argument]) -> tuple[list[Argument], str, tuple[int, ...]]:
    """Return the other arguments, and what an adjective is greater by with its tokens: 3割も高い, 30% higher; 5度ほど高い."""
    for one in arguments:
        core = ctx.phrases[one.phrase].core
        said = core.amount if one.role in ("", "bare") and "topic" not in one.focus else None
        about = "about" in one.focus or any(part.role == "about" for part in ctx.phrases[one.phrase].parts)
        if said is None or len(ctx.phrases[one.phrase].units) > 1:
            continue
        if said.kind == "share" or (about and said.kind in ("measure", "times")):
            ctx.took_parts(one.phrase)
            more = "as much as " if "also" in one.focus else ""
            text = said.adverb if said.kind == "times" else said.text
            text = f"about {text}" if about and not text.startswith("about ") else text
            return [other for other in arguments if other is not one], more + text, ctx.took(core.tokens)
    return arguments, "", ()


def times_of(ctx: Context, frame: Frame, arguments: list[Argument]) -> tuple[list[Argument], list[EnNode]]:
    """Return the other arguments, and "as the previous version" for what something is so many times of: 前の版の3倍速い."""
    units = ctx.phrases[frame.phrase].units
    within = len(units) > 1 and units[-2].amount is not None and units[-2].amount.kind == "times"
    if within:
        one = next((one for one in arguments if one.role == "ga" and last_role(ctx.phrases[one.phrase]) == "no"), None)
        rest = [
            replace(other, role="ga") if other.role == "theme" else other for other in arguments if other is not one
        ]
        index = one.phrase if one is not None and one.phrase + 1 == frame.phrase else -1
    else:
        said = next((one.phrase for one in arguments if _is_times(ctx, one)), -1)
        below = ctx.clauses.dependents[said] if said >= 0 else ()
        index, rest = (
            (below[0], arguments) if len(below) == 1 and ctx.clauses.role_of(below[0]) == "no" else (-1, arguments)
        )
    if index < 0:
        return arguments, []
    ctx.took_parts(index)
    return rest, [EnNode("pp", "as", children=(noun_phrase(ctx, index, "preposition"),), rule="f.hodo")]


def _is_times(ctx: Context, one: Argument) -> bool:
    amount = ctx.phrases[one.phrase].core.amount
    return one.role in ("", "bare") and amount is not None and amount.kind == "times" and "topic" not in one.focus


def alike(ctx: Context, frame: Frame, arguments: list[Argument]) -> tuple[list[Argument], list[EnNode]]:
    """Return the other arguments, and "as" and "as before" for what an adjective is measured by: 以前ほど遅くない, 旧型と同じくらい重い."""
    one = next((one for one in arguments if one.role in ("hodo", "onajikurai")), None)
    if one is None or not (frame.tail.negative or one.role == "onajikurai"):
        return arguments, []
    entry = ctx.phrases[one.phrase].core.entry
    if entry is not None and "than" in entry.forms and not ctx.clauses.dependents[one.phrase]:
        ctx.took_parts(one.phrase)
        standard = words(entry.forms["than"], entry.id, ctx.took(ctx.phrases[one.phrase].core.tokens))
    else:
        standard = noun_phrase(ctx, one.phrase, "preposition")
    rest = [other for other in arguments if other is not one]
    return rest, [words("as", "f.hodo"), EnNode("pp", "as", children=(standard,), rule="f.hodo")]
