"""Come here when a verbal noun is wrong with what stands before it in its phrase: 運用開始, 自動生成, 再解析, 要確認."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from pipeline.model.english import Flag
from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Argument, Frame, Mark
from pipeline.translation.transfer.adverbs import adverb_of
from pipeline.translation.transfer.affixes import affix_of
from pipeline.translation.transfer.compounds import raw, shown
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.noun_phrases import owned, phrase_of
from pipeline.translation.transfer.parts import Given, Parts
from pipeline.translation.transfer.phrases import Phrase
from pipeline.translation.transfer.subject import names_people, takes_object
from pipeline.translation.transfer.units import Unit
from pipeline.translation.transfer.valency import choose_row


class Act(NamedTuple):
    """A clause whose verb is a noun: the verb, what else the noun says of frame, surroundings and arguments."""

    frame: Frame
    given: Given
    verb: Entry
    arguments: list[Argument]


def read_act(
    ctx: Context, frame: Frame, given: Given, parts: Parts, verb: Entry | None, arguments: Sequence[Argument]
) -> Act:
    """Return the clause with the units before its verb put where English has them.

    An adverb goes to the verb (自動生成: automatically generate), a noun is its object (運用開始: start operation), 再 is "again", 要
    "need to". A noun that has no verb row is cut where its last part has one (量産開始).
    """
    phrase = ctx.phrases[frame.phrase]
    before = list(phrase.units[:-1])
    if verb is None and (cut := _cut(ctx, frame, phrase.core)):
        verb, inner = cut
        before += inner
    act = Act(frame, given, verb, list(arguments)) if verb else _without_verb(ctx, frame, given, parts, arguments)
    for at, unit in enumerate(before):
        if unit.start - 1 in ctx.notes.realised and unit.start in ctx.notes.realised and unit in phrase.units:
            continue
        if unit.text in ("何", "度", "回", "何度", "何回") and set(unit.tokens) <= ctx.notes.realised:
            continue  # 何度試しても, whose conjunction says how many times
        if at and _is_suffix(ctx, unit):
            continue  # told with the name before it: A社製造
        suffixes = [one for one in before[at + 1 : at + 2] if _is_suffix(ctx, one)]
        act = _placed(ctx, act, parts, unit, at, suffixes)
    return act


def _is_suffix(ctx: Context, unit: Unit) -> bool:
    return ctx.tokens[unit.start].pos1 == "接尾辞" or unit.text == "社"


def _is_company(suffixes: Sequence[Unit]) -> bool:
    """Whether what stands behind a name makes it somebody's: A社, 佐藤氏."""
    return any(unit.text in ("社", "氏", "様", "さん") for unit in suffixes)


def _placed(ctx: Context, act: Act, parts: Parts, unit: Unit, at: int, suffixes: Sequence[Unit]) -> Act:
    """Put one unit before the verb, with the ``suffixes`` behind it, into the clause."""
    affix = affix_of(ctx, unit, at, True) if ctx.tokens[unit.start].pos1 == "接頭辞" or unit.text == "要" else None
    if unit.text == "要" and at == 0:
        need = Mark("need to", ctx.took(unit.tokens), "x.required")
        tail = replace(act.frame.tail, chains=(*act.frame.tail.chains, need), past=False)
        return act._replace(frame=replace(act.frame, tail=tail), given=replace(act.given, tense=""))
    if affix is not None and affix.en == "re-{}":
        parts.end.append(words("again", affix.id, ctx.took(unit.tokens)))
    elif unit.amount is not None:
        counted = ctx.tokens[ctx.phrases[act.frame.phrase].core.start].lemma in _MORE_OR_LESS
        shifts = (act.verb.report == "CHANGE" or counted) and unit.amount.kind in ("count", "measure", "share")
        by = "by " if shifts else ""
        said = (
            (unit.amount.before if counted and unit.amount.kind == "count" else "") or unit.amount.text
            if by
            else unit.amount.adverb or unit.amount.text
        )
        parts.end.append(words(by + said, "number", ctx.took(unit.tokens)))
    elif (how := _how(unit)) and unit.entry is not None:
        adverb = words(how, unit.entry.id, ctx.took(unit.tokens))
        (parts.pre if how.endswith("ly") and " " not in how else parts.end).append(adverb)
    elif (names_people(unit.entry) or _is_company(suffixes)) and ctx.tokens[
        ctx.phrases[act.frame.phrase].core.start
    ].lemma in _DONE_BY:
        agent = phrase_of(ctx, act.frame.phrase, [unit, *suffixes], ())
        parts.end.append(EnNode("pp", "by", children=(agent,), rule="agent"))
    elif (rows := _doings(ctx, act, unit)) and (doing := choose_row(ctx, act.frame, rows)) is not None:
        begun = Mark(act.verb.en, act.frame.tail.tokens, act.verb.id)
        tail = replace(act.frame.tail, gerunds=(*act.frame.tail.gerunds, begun))
        ctx.took(unit.tokens)
        return act._replace(frame=replace(act.frame, tail=tail), verb=doing)
    elif unit.kind in ("noun", "latin") and not _has_object(act) and _can_be_done(ctx, act, unit):
        return _with_object(ctx, act, parts, [unit, *suffixes])
    elif unit.kind == "noun" and not suffixes and (undergone := _undergone(ctx, act, parts, [unit])) is not None:
        return undergone
    elif suffixes:
        parts.end.append(phrase_of(ctx, act.frame.phrase, [unit, *suffixes], ()))
        ctx.notes.doubt("unit-before-verb", 0.2)
    elif unit.kind == "raw" and not unit.entries:
        parts.end.append(raw(ctx, unit))
    else:
        text = unit.english or (unit.entry.en if unit.entry else unit.text)
        parts.end.append(words(text, unit.entry.id if unit.entry else "unit", ctx.took(unit.tokens)))
        ctx.notes.doubt("unit-before-verb", 0.2)
    return act


def _how(unit: Unit) -> str:
    """Return the adverb that a unit is before a verb: 自動 automatically, 正式 officially, 再度 again; empty for what is none."""
    if unit.entry is None or unit.concept:
        return ""
    if unit.kind == "adjective":
        return unit.entry.forms.get("adverb") or adverb_of(unit.entry.en)
    if unit.kind == "adverb":
        return unit.entry.en
    return unit.entry.forms.get("adverb", "")


_MORE_OR_LESS = frozenset({"増員", "減員", "増強", "削減", "増設"})
"""What is done by so many: 人員を2名増員, increased by two."""

_DONE_BY = frozenset({"負担", "主催", "主導", "製造", "開発", "運営", "作成", "提供", "所有", "撮影"})
"""What is done by those named before it: 先方負担, A社製造; 社員教育 is done to them."""


def _doings(ctx: Context, act: Act, unit: Unit) -> tuple[Entry, ...]:
    """Return the verb rows of what is begun or ended with an object of its own: このサービスを提供開始."""
    named = any(one.role == "wo" and not one.topic for one in act.arguments)
    if not named or act.verb.en not in _OF_ITSELF or unit.kind != "noun":
        return ()
    return tuple(one for one in ctx.lexicon.senses(ctx.tokens[unit.start : unit.end]) if one.kind == "verb")


def _has_object(act: Act) -> bool:
    """Whether the verb takes no object, or has one already."""
    named = any(one.role in ("quote", "koto") or (one.role == "wo" and not one.topic) for one in act.arguments)
    return not takes_object(act.verb) or "{obj}" in act.verb.en or named or act.given.patient is not None


def _can_be_done(ctx: Context, act: Act, unit: Unit) -> bool:
    """Whether the noun may be the object beside a thing that is named: このサービスは提供開始, not CTEがインライン展開."""
    deed = unit.entry is not None and unit.entry.noun_class == "act"
    named = [one for one in act.arguments if one.role == "ga" or one.topic]
    return deed or all(names_people(ctx.phrases[one.phrase].core.entry) for one in named)


def _with_object(ctx: Context, act: Act, parts: Parts, units: Sequence[Unit]) -> Act:
    """Return the clause with the noun before the verb as its object, or as its subject where nobody is named who does it."""
    index = act.frame.phrase
    stated = next((one for one in act.arguments if one.role == "ga" or one.topic), None)
    somebody = stated is not None and names_people(ctx.phrases[stated.phrase].core.entry)
    tried = any(mark.english == "try" for mark in act.frame.tail.gerunds)  # Docker使ってみた
    if somebody or tried or act.given.form or act.given.subject is not None or act.given.without_object:
        parts.rest.insert(0, phrase_of(ctx, index, units, ()).as_("object"))
        return act
    arguments = act.arguments
    if stated is not None and stated.role in ("ga", "wo", "theme", ""):
        arguments = [one for one in arguments if one is not stated]
        what = owned(ctx, index, stated.phrase, "subject", units)
    else:
        what = phrase_of(ctx, index, units, ())
    if act.verb.en in _OF_ITSELF:
        verb = replace(act.verb, frame={"ga": "subj"})
        return Act(act.frame, replace(act.given, subject=what), verb, arguments)
    return act._replace(given=replace(act.given, patient=what), arguments=arguments)


_OF_ITSELF = frozenset({"start", "begin", "end", "finish", "resume", "stop", "continue"})
"""Verbs that say of a thing what somebody does to it: operation starts."""


def _cut(ctx: Context, frame: Frame, unit: Unit) -> tuple[Entry, list[Unit]] | None:
    """Return the verb in which a noun without a verb row ends, and the units before it: 量産開始, 自動生成."""
    if unit.kind != "noun" or unit.concept or unit.entry is None:
        return None
    for start in range(unit.start + 1, unit.end):
        tail = ctx.tokens[start : unit.end]
        rows = tuple(one for one in ctx.lexicon.senses(tail) if one.kind == "verb")
        if not rows or tail[-1].pos3 != "サ変可能":
            continue
        before, at = [], unit.start
        while at < start:
            before.append(ctx.reader.unit_at(at, start))
            at = before[-1].end
        known = all(one.entry is not None for one in before)
        verb = choose_row(ctx, frame, rows)
        return (verb, before) if known and verb is not None else None
    return None


def _without_verb(ctx: Context, frame: Frame, given: Given, parts: Parts, arguments: Sequence[Argument]) -> Act:
    """Return the clause of a noun that no row has a verb for: it is carried out, or what suffers it undergoes it."""
    act = Act(frame, given, _unknown(ctx, ctx.phrases[frame.phrase]), list(arguments))
    return _undergone(ctx, act, parts, ()) or act


def _undergone(ctx: Context, act: Act, parts: Parts, before: Sequence[Unit]) -> Act | None:
    """Return 表が論理削除された as "the table underwent logical deletion"; None where it is not said what suffers the act.

    ``before`` are the units before the noun that are neither an adverb nor an object.
    """
    index, tail, given = act.frame.phrase, act.frame.tail, act.given
    core = ctx.phrases[index].core
    noun = next(
        (one for one in ctx.lexicon.senses(ctx.tokens[core.start : core.end]) if one.kind == "noun"), core.entry
    )
    suffers = given.patient or given.subject or any(one.role == "ga" or one.topic for one in act.arguments)
    if not tail.passive or not suffers or noun is None or ctx.tokens[core.start].lemma == "為る":
        return None
    whole = core if core.kind == "noun" else replace(core, kind="noun", entries=(noun,))
    apart = [one for one in before if one.end <= core.start]
    parts.rest.insert(0, phrase_of(ctx, index, [*apart, whole], ()).as_("object"))
    return Act(
        replace(act.frame, tail=replace(tail, passive=False)),
        replace(given, subject=given.subject or given.patient, patient=None),
        Entry(noun.id, "verb", "", "undergo", frame={"ga": "subj"}, subject="it"),
        act.arguments,
    )


def _unknown(ctx: Context, phrase: Phrase) -> Entry:
    """A verb that no table has: a known noun is carried out, anything else is shown as it is read."""
    unit = phrase.core
    if unit.kind == "noun" and unit.entry:
        ctx.notes.doubt("noun-as-verb", 0.25)
        return Entry(
            unit.entry.id,
            "verb",
            "",
            f"carry out {unit.english or unit.entry.en}",
            frame={"ga": "subj", "wo": "for"},
            subject="it",
        )
    if unit.kind == "latin":
        return Entry("kept", "verb", "", unit.text, frame={"ga": "subj", "wo": "obj"}, subject="passive")
    ctx.notes.flags.add(Flag.UNKNOWN_WORD)
    ctx.notes.doubt("unknown-verb", 0.5)
    return Entry("unknown", "verb", "", f"do {shown(ctx, unit)}", frame={"ga": "subj", "wo": "obj"}, subject="it")
