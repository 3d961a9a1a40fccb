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


def _source_of_finding(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """実験から、圧縮すると通信量が減ることを示した: from what it was found or shown is no part of what opens the fact."""
    phrase = phrases[index]
    if index or not phrase.comma or [part.role for part in phrase.parts] != ["kara"] or phrase.head < 0:
        return None
    if noun_class(phrase) not in ("act", "content", "abstract", "quantity"):
        return None
    inner = next(_facts_told(phrases, 1, tokens), None)
    return phrases[phrases[inner].head].head if inner is not None else None


def _clause_of_fact(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """著者らは、小型は速いが精度が低く、大型は費用がかかることを示した: a clause with a subject of its own behind who shows it is in the fact."""
    phrase = phrases[index]
    if phrase.head < 0 or not phrase.verbal or last_role(phrase) not in _GOES_ON or _reports(phrase, tokens):
        return None
    if not (phrase.comma or last_role(phrase) in ("although", "contrast")):
        return None
    topics = [one for one in phrases[:index] if one.head == index and is_topic(one) and not is_moment(one)]
    if not topics and not names_subject(phrases, index):
        return None
    inner = _fact_told(phrases, index, tokens)
    if inner is None:
        return None
    opener = _opener(phrases, phrases[inner], tokens, min((one.index for one in topics), default=index))
    happens = phrase.core.kind == "verb" and not topics and not _STATES & {part.role for part in phrase.parts}
    return inner if opener is not None and not (happens and last_role(opener) == "topic") else None


_STATES = frozenset({"state", "negative", "chain", "potential", "copula"})
"""Roles of endings of what is so, and does not happen: 会議では、雨が降り、開始が遅れることが伝えられた."""


def _topic_of_fact(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """調べた結果、遅延も機種によって違うことを示した, その品質は人によって違うことが分かった: what shows or tells nothing is what the fact is about."""
    phrase = phrases[index]
    inner = _fact_told(phrases, index, tokens)
    if inner is None or phrase.verbal or not is_noun(phrase) or phrase.head != phrases[phrases[inner].head].head:
        return None
    roles = [part.role for part in phrase.parts]
    if roles not in (["topic"], ["also"]) or is_moment(phrase) or phrase.core.kind != "noun":
        return None
    if noun_class(phrase) in ("person", "group", "content", "event", "pronoun", "time", "place", ""):
        return None
    fact = phrases[phrases[inner].head]
    if last_role(fact) != "ga" and _opener(phrases, phrases[inner], tokens, index) is None:
        return None
    clause = next((one.index for one in phrases[index:inner] if one.verbal and one.head == fact.head), inner)
    stated = [one for one in phrases[index:clause] if one.head == clause and (is_topic(one) or last_role(one) == "ga")]
    of_quality = phrases[clause].core.kind == "adjective" and [last_role(one) for one in stated] == ["ga"]
    return clause if not stated or of_quality else None


def _fact_told(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """Return the predicate of the fact behind phrase ``index`` that the clause finds, shows or tells on which it hangs; None for none."""
    inner = next(_facts_told(phrases, index + 1, tokens), None)
    if inner is None:
        return None
    told = phrases[phrases[inner].head].head
    return inner if phrases[index].head in (told, *_inside(phrases, phrases[inner], index)) else None


def _facts_told(phrases: Sequence[Phrase], start: int, tokens: Sequence[Token]) -> Iterator[int]:
    """Yield the predicates of facts behind ``start`` that are found, shown or told."""
    for one in phrases[start:]:
        fact = phrases[one.head]
        if not one.verbal or one.head != one.index + 1 or noun_class(fact) != "fact" or fact.head < 0:
            continue
        told = phrases[fact.head]
        if is_noun(fact) and last_role(fact) in ("ga", "wo", "also") and told.verbal and _reports(told, tokens):
            yield one.index


def _inside(phrases: Sequence[Phrase], inner: Phrase, index: int) -> set[int]:
    """Return the verbs of clauses before nouns inside the fact, where a clause of its own cannot stand."""
    if not any(one.head == index and is_topic(one) for one in phrases[:index]):
        return set()
    between = phrases[index + 1 : inner.index]
    return {one.index for one in between if one.verbal and is_noun(phrases[one.head]) and one.head < inner.index}


def _opener(phrases: Sequence[Phrase], inner: Phrase, tokens: Sequence[Token], before: int) -> Phrase | None:
    """Return who tells it, where, or from what it was found, which stands before phrase ``before`` and hangs on the telling."""
    told = phrases[phrases[inner.head].head]
    found = last_role(phrases[inner.head]) == "ga"
    for one in phrases[:before]:
        if last_role(one) == "fact" and one.head == inner.index:
            return one
        if one.head != told.index:
            continue
        roles = [part.role for part in one.parts]
        entry = compound_entry(one)
        speaker = roles == ["topic"] and entry is not None and entry.noun_class in ("person", "group", "pronoun")
        source = roles in (["nokekka"], ["kara"], ["result"], ["toshite"], ["de", "topic"])
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


_GOES_ON = frozenset({"te", "and", "contrast", "although", "while", "copula", "negative", "chain", "state", "cause", ""})
_TELLS = frozenset({"REPORT", "ANSWER", "EXPLAIN", "ANNOUNCE", "PRESENT", "SHOW"})
_FOUND = frozenset("分かる 判る 判明 明らか 示す 確認 挙げる 指摘 主張 強調 実証 立証 証明 報告 紹介 説明 発見 見出す".split())

FACT_SCOPE_RULES: tuple[Rule, ...] = (_source_of_finding, _topic_of_fact, _clause_of_fact)
