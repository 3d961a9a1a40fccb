"""Come here when 英語も中国語も話せる is read as two things said one beside the other: it is a list, English and Chinese."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.translation.transfer.lexicon import Lexicon
from pipeline.translation.transfer.phrases import Phrase, is_noun, noun_class


def with_too_lists(phrases: tuple[Phrase, ...], lexicon: Lexicon) -> tuple[Phrase, ...]:
    """Return the phrases with Aも beside Bも as a member of the list that B ends, and B with は, が or its case alone."""
    told = list(phrases)
    topic = next((one for one in lexicon.functions.get(("は",), ()) if one.id == "f.ha"), None)
    subject = next((one for one in lexicon.functions.get(("が",), ()) if one.id == "c.ga"), topic)
    both = next((one for one in lexicon.functions.get(("や",), ()) if one.id == "f.ya"), None)
    for phrase, beside in pairwise(phrases):
        if topic is None or subject is None or both is None or not _is_listed(phrase, beside):
            continue
        said = phrases[beside.head]
        happens = said.verbal and not any("wo" in entry.frame for entry in said.core.entries)
        last, joins = beside.parts[-1], phrase.parts[-1]._replace(entry=both)
        told[phrase.index] = replace(phrase, parts=(joins,), link="coordinate", head=beside.index)
        cases = beside.parts[:-1]
        told[beside.index] = replace(
            told[beside.index], parts=cases or (last._replace(entry=subject if happens else topic),)
        )
    return tuple(told)


def _is_listed(phrase: Phrase, beside: Phrase) -> bool:
    """Whether two phrases with も stand side by side, hang on the same predicate and are of a kind."""
    both = (phrase, beside)
    if phrase.head not in (beside.head, beside.index) or not all(is_noun(one) and not one.verbal for one in both):
        return False
    if any(not one.parts or one.parts[-1].entry.id != "f.mo" or one.core.amount is not None for one in both):
        return False
    if _cases(phrase) != _cases(beside) or any(one.core.text in _OPEN for one in both):
        return False
    first, second = noun_class(phrase), noun_class(beside)
    people = [one in ("person", "group") for one in (first, second)]
    return people[0] == people[1] and (first != "time" or second == "time")


def _cases(phrase: Phrase) -> Sequence[str]:
    return [part.role for part in phrase.parts[:-1]]


_OPEN = frozenset("誰 何 どこ いつ 一人 皆 みんな 今年 今回 昨年 去年 自分 他 ほか".split())
"""Words whose も says something else, or that no list has."""
