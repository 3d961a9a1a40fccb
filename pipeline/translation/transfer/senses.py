"""Come here when a verb has no row of the lexicon, or not the one whose conditions its arguments meet (``when``)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.frames import Argument
from pipeline.translation.transfer.asking_words import ASKING_WORDS
from pipeline.translation.transfer.context import Context
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.lexicon.kinds import nouns_of
from pipeline.translation.transfer.phrases import Phrase, asks_in_quotation, is_quotation
from pipeline.translation.transfer.units import Unit


def verbs_of(ctx: Context, index: int) -> tuple[Entry, ...]:
    """Return the verb rows of a phrase's word; 議論 has those of 議論する."""
    unit = ctx.phrases[index].core
    if unit.kind == "verb":
        made = ctx.tokens[unit.start].lemma == "出来る" and any(
            map(ctx.clauses.is_complement, ctx.clauses.dependents[index])
        )
        does = ctx.lexicon.words.get(("為る",), ()) if made else ()  # 短くできる: can make it short
        return tuple(one for one in does if one.kind == "verb") or unit.entries
    found = tuple(one for one in ctx.lexicon.senses(ctx.tokens[unit.start : unit.end]) if one.kind == "verb")
    if not found and unit.kind == "noun" and ctx.phrases[index].light:
        found = _done_so(ctx, unit.start, unit.end)
    if found or unit.kind != "noun" or unit.end - unit.start > 1:
        return found
    noun = ctx.tokens[unit.start].lemma
    return tuple(
        one
        for lemma in (noun[:-1] + _STEMS.get(noun[-1:], ""), f"{noun}る")
        for one in ctx.lexicon.words.get((lemma,), ())
        if one.kind == "verb" and noun[-1:] in _STEMS
    )


def _done_so(ctx: Context, start: int, end: int) -> tuple[Entry, ...]:
    """Return the rows of a verb whose first word says how it is done: 自動生成する is to generate something automatically."""
    for middle in range(start + 1, end):
        how = next((one.forms["adverb"] for one in _senses(ctx, start, middle) if "adverb" in one.forms), "")
        verbs = [one for one in _senses(ctx, middle, end) if one.kind == "verb"] if how else []
        if verbs:
            return tuple(replace(one, en=f"{_with_object_inside(one)} {how}") for one in verbs)
    return ()


def _senses(ctx: Context, start: int, end: int) -> tuple[Entry, ...]:
    return tuple(ctx.lexicon.senses(ctx.tokens[start:end]))


def _with_object_inside(verb: Entry) -> str:
    """Return the English of a verb with the place of its object, if it has one."""
    transitive = verb.frame.get("wo") == "obj" and "{obj}" not in verb.en
    return f"{verb.en} {{obj}}" if transitive else verb.en


_STEMS = dict(zip("りしみいきぎちびに", "るすむうくぐつぶぬ", strict=True)) | dict.fromkeys("えけげせてねべめれ", "")
"""The last kana of a noun made of a verb, and that of the verb: 見送り is 見送る, 切り替え is 切り替える."""


def best_row(
    ctx: Context,
    entries: Sequence[Entry],
    arguments: Sequence[Argument],
    passive: bool = False,
    described: int | None = None,
) -> Entry | None:
    """Return the entry with most conditions met; one with an unmet condition only when there is no other.

    Conditions speak of the active clause: in a ``passive`` one, its が is を. The noun that a clause stands before
    (phrase ``described``) may be its が or を: 落ちたサーバー.
    """
    scored = [(_met(ctx, entry, arguments, passive, described), entry) for entry in entries]
    fitting = [(score, entry) for score, entry in scored if score == len(entry.when)]
    if fitting:
        return max(fitting, key=lambda pair: (pair[0], _named(pair[1])))[1]
    return entries[0] if entries else None


def is_fit(
    ctx: Context, entry: Entry, arguments: Sequence[Argument], passive: bool = False, described: int | None = None
) -> bool:
    """Whether all conditions of a row hold, or it was only taken as there was no other."""
    return _met(ctx, entry, arguments, passive, described) == len(entry.when)


def _met(ctx: Context, entry: Entry, arguments: Sequence[Argument], passive: bool, described: int | None) -> int:
    """Return how many conditions of a row hold."""
    arguments = tuple(replace(one, role="wo") if passive and one.role == "ga" else one for one in arguments)
    stated = {one.role for one in arguments}
    gap = [Argument(role, described) for role in ("ga", "wo") if described is not None and role not in stated]
    return sum(_meets(ctx, one, (*arguments, *gap) if "=" in one else arguments, passive) for one in entry.when)


def _is_one_of(phrase: Phrase, nouns: tuple[str, ...]) -> bool:
    """Whether the noun of the phrase ends in one of ``nouns``, or the one before a Latin name does: 関数main."""
    core, before = phrase.core, phrase.units[-2:-1]
    named = core.kind == "latin" and bool(before) and before[0].text.endswith(nouns)
    return named or core.text.endswith(nouns)


def _named(entry: Entry) -> int:
    """Return how many conditions name nouns, which say more than those that ask for any."""
    return sum("=" in condition for condition in entry.when)


def _meets(ctx: Context, condition: str, arguments: Sequence[Argument], passive: bool) -> bool:
    """Tell whether ``wo``, ``!wo``, ``ni:person``, ``wo:amount``, ``bare:money`` or ``wo=会議,論文`` holds; a passive has an object even if nobody names it."""
    if condition.startswith("!"):
        return not _meets(ctx, condition[1:], arguments, passive)
    if condition == "state" or condition in TOWARD_WRITER:
        return True  # choose_row has left out the rows that ask for it in vain
    if condition == "passive":
        return passive and not any(one.role in ("wo", "ga") for one in arguments)
    if condition == "wo" and passive and not any(one.role in ("ga", "quote", "koto") for one in arguments):
        return True
    role, equals, nouns = condition.partition("=")
    role, colon, noun_class = role.partition(":")
    for one in arguments:
        if one.role != role:
            continue
        phrase = ctx.phrases[one.phrase]
        if equals and not _is_one_of(phrase, nouns_of(nouns)):
            continue
        if noun_class == "which":
            tail = ctx.clauses.tails[one.phrase]
            return tail.question and any(ctx.tokens[at].lemma in ASKING_WORDS for at in range(phrase.start))
        if noun_class == "question":
            if is_quotation(phrase):
                return asks_in_quotation(phrase, ctx.tokens)
            tail = ctx.clauses.tails[one.phrase]
            return tail.question or tail.link == "whether"
        if noun_class == "amount":
            if phrase.core.amount is None:
                continue
        elif noun_class == "money":
            if phrase.core.amount is None or not _MONEY.match(phrase.core.amount.text):
                continue
        elif noun_class == "name":
            if not _is_name(phrase.core):
                continue
        elif colon:
            entry = phrase.core.entry
            if entry is None or entry.noun_class not in noun_class.split(","):
                continue
        return True
    return False


TOWARD_WRITER = {"tekuru": frozenset({"e.tekuru"}), "tekureru": frozenset({"e.tekureru", "e.tekudasaru"})}
"""Conditions of rows that say what somebody does to the writer, and the endings that say so: 話しかけてきた, 話しかけてくれた."""


_MONEY = re.compile("[^0-9]{0,12}(?:JPY|USD|EUR) ?[0-9]")


def _is_name(unit: Unit) -> bool:
    """Whether the unit names something that is neither somebody nor a place: a product, as a rule."""
    entry = unit.entry
    return unit.kind == "latin" or (
        entry is not None and "proper" in entry.grammar and entry.noun_class in ("", "thing")
    )


def core_lemmas(ctx: Context, phrase: Phrase) -> tuple[str, ...]:
    """Return the lemmas of the predicate word itself."""
    return tuple(token.lemma for token in ctx.tokens[phrase.core.start : phrase.core.end])
