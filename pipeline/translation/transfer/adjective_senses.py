"""Come here when an adjective or adverb has the wrong English for its noun or verb: 重い処理 is slow, 重い荷物 heavy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.lexicon.kinds import nouns_of
from pipeline.translation.transfer.phrases import Phrase, last_role


def with_senses(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """Return the phrases, each modifier with the sense first that its row's ``when`` asks for.

    An adjective looks at its noun (``of=処理,ページ``), an adverb at the verb or adjective that it hangs on (``with=分かる``).
    """
    return tuple([_chosen(phrases, phrase) if _has_senses(phrase) else phrase for phrase in phrases])


def _has_senses(phrase: Phrase) -> bool:
    unit = phrase.core
    return unit.kind in ("adjective", "adverb") and any(entry.when for entry in unit.entries)


def _chosen(phrases: Sequence[Phrase], phrase: Phrase) -> Phrase:
    if phrase.core.kind == "adverb":
        over = phrases[phrase.head].core.entry if phrase.head >= 0 else None
        beside = [over.ja] if over is not None else []
    else:
        beside = [phrases[one].core.text for one in _said_of(phrases, phrase)]
    fitting = [entry for entry in phrase.core.entries if _fits(entry, beside)]
    fitting.sort(key=lambda entry: not entry.when)
    core = replace(phrase.core, entries=tuple(fitting or phrase.core.entries))
    return replace(phrase, units=(*phrase.units[:-1], core))


def _fits(entry: Entry, beside: Sequence[str]) -> bool:
    asked = (nouns_of(condition.partition("=")[2]) for condition in entry.when)
    return all(any(word.endswith(some) for word in beside) for some in asked)


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
