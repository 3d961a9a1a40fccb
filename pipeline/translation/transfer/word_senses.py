"""Come here when an adjective, adverb or noun has the wrong English beside another word: 重い処理 is slow, 重い荷物 heavy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.lexicon.kinds import nouns_of
from pipeline.translation.transfer.phrases import Phrase, last_role


def with_senses(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """Return the phrases, each word with the sense first that its row's ``when`` asks for.

    ``of=処理,ページ``: the noun that an adjective speaks of, or that stands before a noun, with の (信州のそば) or in one compound
    with it (信州そば). ``with=分かる``: the word that an adverb or noun hangs on, or the class of one (``with=person``: 担当は鈴木).
    ``role=wo,ga``: the role it has there.
    """
    chosen = [_chosen(phrases, phrase) if _has_senses(phrase) else phrase for phrase in phrases]
    return tuple([_inside(phrase) if len(phrase.units) > 1 else phrase for phrase in chosen])


def _inside(phrase: Phrase) -> Phrase:
    """Return a compound with the senses that its words have before the last one: 技術翻訳 is technical, 通訳技術 a skill."""
    units = phrase.units[:-1]
    if not any(unit.kind == "noun" and any(entry.when for entry in unit.entries) for unit in units):
        return phrase
    read = []
    for at, unit in enumerate(units):
        beside = {"with": [phrase.units[at + 1].text], "of": [units[at - 1].text] if at else [], "role": []}
        fitting = sorted((one for one in unit.entries if _fits(one, beside)), key=lambda entry: not entry.when)
        read.append(replace(unit, entries=tuple(fitting)) if unit.kind == "noun" and fitting else unit)
    return replace(phrase, units=(*read, phrase.core))


def _has_senses(phrase: Phrase) -> bool:
    return phrase.core.kind in _KINDS and any(entry.when for entry in phrase.core.entries)


_KINDS = frozenset({"adjective", "adverb", "noun"})


def _chosen(phrases: Sequence[Phrase], phrase: Phrase) -> Phrase:
    over = phrases[phrase.head].core.entry if phrase.head >= 0 else None
    over_it = [over.ja, over.noun_class] if over is not None else []
    over_it += (
        [one.entry.noun_class for one in phrases[phrase.head].units[-2:-1] if one.entry] if phrase.head >= 0 else []
    )
    beside = {"with": over_it, "of": _nouns(phrases, phrase), "role": [last_role(phrase)]}
    fitting = [entry for entry in phrase.core.entries if _fits(entry, beside)]
    fitting.sort(key=lambda entry: not entry.when)
    core = replace(phrase.core, entries=tuple(fitting or phrase.core.entries))
    return replace(phrase, units=(*phrase.units[:-1], core))


def _nouns(phrases: Sequence[Phrase], phrase: Phrase) -> list[str]:
    if phrase.core.kind == "adjective":
        return [phrases[one].core.text for one in _said_of(phrases, phrase)]
    if len(phrase.units) > 1:
        return [phrase.units[-2].text]
    return [one.core.text for one in phrases if one.head == phrase.index and last_role(one) == "no"]


def _fits(entry: Entry, beside: Mapping[str, Sequence[str]]) -> bool:
    for condition in entry.when:
        key, _, names = condition.partition("=")
        if not any(word.endswith(nouns_of(names)) for word in beside[key]):
            return False
    return True


def _said_of(phrases: Sequence[Phrase], phrase: Phrase) -> list[int]:
    """Return what the adjective says something of: its が, else its topic, else the noun behind it; those of なる over it."""
    head = phrases[phrase.head] if phrase.head >= 0 else None
    over = head.index if head is not None and head.verbal and not phrase.parts else -1
    below = [
        one for one in phrases if one.head == phrase.index or (over >= 0 and one.head == over and one is not phrase)
    ]
    for roles in (("ga", "no"), ("topic", "also")):
        if found := [one.index for one in below if last_role(one) in roles and one.index < phrase.index]:
            return found
    return [head.index] if head is not None and not head.verbal else []
