"""Come here when a note that closes with a state is wrong: 撮影不可, 質問多数, 可能性大, 対応中.

The words that close one stand in ``data/english/closing_states.tsv``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from pipeline.model.english_tree import EnNode
from pipeline.text.shipped import Row, table
from pipeline.translation.transfer.adverbs import adverb_words
from pipeline.translation.transfer.compounds import compound
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.english.inflect import verb_form
from pipeline.translation.transfer.heads import Around
from pipeline.translation.transfer.modifiers import modify
from pipeline.translation.transfer.noun_assembly import assemble
from pipeline.translation.transfer.phrases import Phrase
from pipeline.translation.transfer.subject import takes_object
from pipeline.translation.transfer.units import Unit


def closed_by_state(ctx: Context) -> EnNode | None:
    """Return "photography not allowed" for 撮影不可 and the like, where the noun has nothing but what describes it; None otherwise."""
    phrase = ctx.phrases[-1]
    found = _closing(ctx, phrase)
    adverbs = [one for one in ctx.clauses.dependents[phrase.index] if not phrase.parts and _is_adverb(ctx, one)]
    below = [one for one in ctx.clauses.dependents[phrase.index] if one not in adverbs]
    if found is None or not all(_describes(ctx, one) for one in below):
        return None
    row, units, tokens = found
    ctx.took(tokens)
    if row["en"] == "{doing}" and not adverbs and (going := _going_on(ctx, units, below, tokens)) is not None:
        return going
    before, _, after = row["en"].replace("{doing}", "{} in progress").partition("{}")
    made, around = compound(ctx, phrase, units), Around()
    for one in below:
        modify(ctx, one, made, around)
    adjective = before.strip() if " " not in before.strip() else ""
    if adjective:
        made.before.insert(0, words(adjective, "closing-state", tokens))
        made.plural = made.plural or adjective in _SEVERAL
    noun = assemble(ctx, phrase, made, around, "title")
    lead = [words(before.strip(), "closing-state", tokens)] if before and not adjective else []
    rest = [words(after.strip(), "closing-state", tokens)] if after else []
    front = [part for one in adverbs for word, _ in adverb_words(ctx, one) for part in (word, words(",", "mark"))]
    return EnNode("sentence", children=(*front, *lead, noun, *rest), rule="closing-state")


def _is_adverb(ctx: Context, index: int) -> bool:
    """Whether a phrase is an adverb that opens the note: 他にもツール多数."""
    phrase = ctx.phrases[index]
    return index == 0 and phrase.core.kind == "adverb" and not phrase.parts and not ctx.clauses.dependents[index]


_SEVERAL = frozenset({"many", "few", "mainly", "zero"})


def _closing(ctx: Context, phrase: Phrase) -> tuple[Row, Sequence[Unit], tuple[int, ...]] | None:
    """Return the row of the word that closes the phrase, the units before it and its tokens; None where none closes it."""
    if len(phrase.parts) == 1 and phrase.parts[0].entry.ja.startswith("+"):
        part, units = phrase.parts[0], phrase.units
        word, tokens = part.entry.ja[1:], range(part.start, part.end)
    elif not phrase.parts and len(phrase.units) > 1:
        last, units = phrase.core, phrase.units[:-1]
        word, tokens = last.text, range(last.start, last.end)
    else:
        return None
    before = ctx.tokens[units[-1].end - 1]
    suffix = before.pos1 == "接尾辞" and len(units) > 1
    if phrase.light or (units[-1].kind not in ("noun", "latin", "verb") and not suffix) or units[-1].amount is not None:
        return None
    row = next((one for one in _rows(word) if _is_of(units[-1], one["of"].split())), None)
    return (row, units, tuple(tokens)) if row is not None and (word != "大" or before.pos2 != "固有名詞") else None


def _is_of(noun: Unit, words: Sequence[str]) -> bool:
    """Whether a row is for the noun: for all, for its last word, or for its class (``@place``)."""
    noun_class = noun.entry.noun_class if noun.entry is not None else ""
    return not words or f"@{noun_class}" in words or noun.text.endswith(tuple(words))


@cache
def _rows(word: str) -> tuple[Row, ...]:
    return tuple(row for row in table("english/closing_states") if row["ja"] == word)


def _describes(ctx: Context, index: int) -> bool:
    """Whether a phrase belongs to the noun: の, an adjective, a clause before it."""
    clause = ctx.clauses.is_predicate(index) and not ctx.clauses.tails[index].link and not ctx.phrases[index].comma
    return ctx.clauses.is_adnominal(index) or ctx.phrases[index].core.kind == "adnominal" or clause


def _going_on(ctx: Context, units: Sequence[Unit], below: Sequence[int], tokens: tuple[int, ...]) -> EnNode | None:
    """Return "being handled" for 対応中, "growing" for 成長中; None where more is said than what goes on."""
    verb = next(
        (one for one in ctx.lexicon.senses(ctx.tokens[units[-1].start : units[-1].end]) if one.kind == "verb"), None
    )
    if verb is None or len(units) > 1 or below or units[0].concept is not None:
        return None
    ctx.took(units[-1].tokens)
    done = (
        f"being {verb_form(verb.en.replace(' {obj}', ''), 'participle')}"
        if takes_object(verb)
        else verb_form(verb.en, "ing")
    )
    return EnNode("sentence", children=(words(done, verb.id, (*units[-1].tokens, *tokens)),), rule="closing-state")
