"""Come here when part of what was found, shown or told (〜ことが分かった, 〜ことを示した) hangs on the finding or telling, and not on the fact.

Rules as in ``attachment.py``, which runs them. Who found or told it, and from what, opens the sentence; what stands behind that is the fact.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.model.tokens import Token
from pipeline.translation.transfer.phrases import (
    Phrase,
    Rule,
    compound_entry,
    is_moment,
    is_noun,
    is_topic,
    last_role,
    names_subject,
    noun_class,
)
from pipeline.translation.transfer.report_attachment import TELLS


def _source_of_finding(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """実験から、圧縮すると通信量が減ることを示した: from what it was found or shown is no part of what opens the fact."""
    phrase = phrases[index]
    opens = phrase.comma and all(one.head <= index for one in phrases[:index])
    if not opens or [part.role for part in phrase.parts] not in (["kara"], ["nonakade"], ["niyoru"]) or phrase.head < 0:
        return None
    if noun_class(phrase) not in ("act", "content", "abstract", "quantity", "thing", "event"):
        return None
    inner = next(_facts_told(phrases, 1, tokens), None)
    return _telling(phrases, inner) if inner is not None else None


def _clause_of_fact(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """著者らは、小型は速いが精度が低く、大型は費用がかかることを示した: a clause with a subject of its own behind who shows it is in the fact."""
    phrase = phrases[index]
    if phrase.head < 0 or not phrase.verbal or not _goes_on(phrase) or _reports(phrase, tokens):
        return None
    if not _closes(phrase):
        return None
    topics = [one for one in phrases[:index] if one.head == index and is_topic(one) and not is_moment(one)]
    if not topics and not names_subject(phrases, index):
        return None
    inner = _fact_told(phrases, index, tokens)
    if inner is None:
        return None
    opener = _opener(phrases, inner, tokens, min((one.index for one in topics), default=index))
    happens = phrase.core.kind == "verb" and not topics and not _STATES & {part.role for part in phrase.parts}
    return inner if opener is not None and not (happens and last_role(opener) == "topic") else None


_STATES = frozenset({"state", "negative", "chain", "potential", "copula"})
"""Roles of endings of what is so, and does not happen: 会議では、雨が降り、開始が遅れることが伝えられた."""


def _clause_of_feature(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """費用が少なく、すぐに使えるのが特徴だ: what goes on before a comma is part of what the feature is."""
    phrase = phrases[index]
    joins = last_role(phrase) in ("te", "and", "copula", "negative", "") and phrase.verbal and phrase.comma
    if not joins or phrase.head < 0 or not is_noun(phrases[phrase.head]):
        return None
    feature = phrases[phrase.head]
    facts = [
        one for one in phrases[index + 1 : feature.index] if one.head == feature.index and noun_class(one) == "fact"
    ]
    told = len(facts) == 1 and last_role(facts[0]) == "ga" and phrases[facts[0].index - 1].verbal
    inner = phrases[facts[0].index - 1] if told else phrase
    return inner.index if told and inner.head == facts[0].index and inner.index > index else None


def _topic_of_fact(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """調べた結果、遅延も機種によって違うことを示した, その品質は人によって違うことが分かった: what shows or tells nothing is what the fact is about."""
    phrase = phrases[index]
    inner = _fact_told(phrases, index, tokens)
    if inner is None or phrase.verbal or not is_noun(phrase) or phrase.head != _telling(phrases, inner):
        return None
    roles = [part.role for part in phrase.parts]
    if roles not in (["topic"], ["also"], ["de", "topic"], ["ni", "topic"]) or is_moment(phrase):
        return None
    opener = _opener(phrases, inner, tokens, index)
    found = _is_found(phrases, inner) and roles in (["topic"], ["also"])
    if not (found or opener is not None) or phrase.core.kind != "noun" or noun_class(phrase) in ("time", "place"):
        return None
    spoken = opener is not None and last_role(opener) == "topic" and noun_class(opener) in ("person", "group")
    if not (found or spoken) and noun_class(phrase) in ("person", "group", "content", "event", "pronoun", ""):
        return None
    clauses = [
        one.index
        for one in phrases[index:inner]
        if one.verbal and one.head in (inner, phrase.head) and _closes(one) and _goes_on(one)
    ]
    return next((one for one in (*clauses, inner) if _lacks_subject(phrases, index, one)), None)


def _lacks_subject(phrases: Sequence[Phrase], index: int, clause: int) -> bool:
    """Whether what phrase ``index`` names can be the subject of the clause, or a part of it or a scene: 製品は導入が容易で."""
    stated = [
        one for one in phrases[index + 1 : clause] if one.head == clause and (is_topic(one) or last_role(one) == "ga")
    ]
    partly = phrases[clause].core.kind == "adjective" and [last_role(one) for one in stated] == ["ga"]
    return not stated or partly or len(phrases[index].parts) > 1


def _fact_told(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """Return the predicate of the fact behind phrase ``index`` that the clause finds, shows or tells on which it hangs; None for none."""
    inner = next(_facts_told(phrases, index + 1, tokens), None)
    if inner is None:
        return None
    return (
        inner if phrases[index].head in (_telling(phrases, inner), *_inside(phrases, phrases[inner], index)) else None
    )


def _facts_told(phrases: Sequence[Phrase], start: int, tokens: Sequence[Token]) -> Iterator[int]:
    """Yield the predicates of facts and of what is said behind ``start`` that are found, shown or told."""
    for one in phrases[start:]:
        if not one.verbal or one.head < 0:
            continue
        fact = phrases[one.head]
        said = last_role(one) == "quote" and fact.verbal
        named = one.head == one.index + 1 and is_noun(fact) and noun_class(fact) == "fact" and fact.head >= 0
        if not said and not (named and last_role(fact) in ("ga", "wo", "also")):
            continue
        told = phrases[_telling(phrases, one.index)]
        if told.verbal and _reports(told, tokens):
            yield one.index


def _telling(phrases: Sequence[Phrase], inner: int) -> int:
    """Return the predicate that finds, shows or tells what ``inner`` is the predicate of."""
    above = phrases[inner].head
    return above if last_role(phrases[inner]) == "quote" else phrases[above].head


def _is_found(phrases: Sequence[Phrase], inner: int) -> bool:
    """Whether the fact is the subject (〜ことが分かった), so that nobody else is."""
    return last_role(phrases[inner]) != "quote" and last_role(phrases[phrases[inner].head]) == "ga"


def _inside(phrases: Sequence[Phrase], inner: Phrase, index: int) -> set[int]:
    """Return the verbs of clauses before nouns inside the fact, where a clause of its own cannot stand."""
    if not any(one.head == index and is_topic(one) for one in phrases[:index]):
        return set()
    between = phrases[index + 1 : inner.index]
    return {one.index for one in between if one.verbal and is_noun(phrases[one.head]) and one.head < inner.index}


def _opener(phrases: Sequence[Phrase], inner: int, tokens: Sequence[Token], before: int) -> Phrase | None:
    """Return who tells it, where, or from what it was found, which stands before phrase ``before`` and hangs on the telling."""
    told, found = _telling(phrases, inner), _is_found(phrases, inner)
    for one in phrases[:before]:
        if last_role(one) == "fact" and one.head == inner:
            return one
        if one.head != told:
            continue
        roles = [part.role for part in one.parts]
        entry = compound_entry(one)
        speaker = roles == ["topic"] and entry is not None and entry.noun_class in ("person", "group", "pronoun")
        source = roles in (["nokekka"], ["kara"], ["result"], ["toshite"], ["nonakade"], ["de", "topic"])
        concluded = one.core.kind == "connector" and tokens[one.core.end - 1].lemma == "結果"
        if (one.comma and (source or (speaker and not found))) or concluded or last_role(one) in ("result", "found"):
            return one
    return None


def _reports(phrase: Phrase, tokens: Sequence[Token]) -> bool:
    """Whether the predicate finds, shows or tells something: 分かる, 明らかになる."""
    lemmas = {tokens[at].lemma for unit in phrase.units for at in unit.tokens}
    if lemmas & {"成る", "為る"} and tokens[phrase.start - 1].surface == "に":
        lemmas.add(tokens[phrase.start - 2].lemma)
    return bool(lemmas & _FOUND) or bool({entry.report for entry in phrase.core.entries} & _TELLS)


def _closes(phrase: Phrase) -> bool:
    """Whether a comma or a conjunction closes the clause, which is no 大きく before a verb."""
    return phrase.comma or last_role(phrase) in ("although", "contrast")


def _goes_on(phrase: Phrase) -> bool:
    """Whether another clause follows that tells something else of the same weight: 〜て, 〜が, 〜一方, 〜く."""
    if not phrase.parts or phrase.parts[-1].entry.kind == "ending":
        return True
    return phrase.parts[-1].entry.kind == "link" and last_role(phrase) in _GOES_ON


_GOES_ON = frozenset({"te", "and", "contrast", "although", "while", "cause"})
_TELLS = TELLS | {"SHOW"}
_FOUND = frozenset(
    "分かる 判る 判明 明らか 示す 確認 挙げる 指摘 主張 強調 実証 立証 証明 報告 紹介 説明 発見 見出す".split()
)

FACT_SCOPE_RULES: tuple[Rule, ...] = (_source_of_finding, _topic_of_fact, _clause_of_fact, _clause_of_feature)
