"""Come here when で behind a noun is taken for "in" or "with" where it says what the topic is: 所要時間は7時間で、費用は…, it was seven hours, and.

Rules as in ``attachment.py``, which runs them.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.tokens import Token
from pipeline.translation.transfer.phrases import Phrase, Rule, last_role, noun_class


def _is_said_of(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """結果は圧倒的に賛成で、次回に発足する: the topic right before a noun with で and a comma is what the noun says something of."""
    topic = phrases[index]
    if topic.head < 0 or topic.verbal or [part.role for part in topic.parts] not in (["topic"], ["ga"]):
        return None
    said = next((one for one in phrases[index + 1 : topic.head] if one.comma), None)
    if said is None or said.verbal or said.head != topic.head or not _ends_in_de(said):
        return None
    if any(one.head > said.index and one.core.kind != "adverb" for one in phrases[index + 1 : said.index]):
        return None
    if tokens[topic.core.start].pos2 == "準体助詞":
        return said.index  # 一番広かったのはA社のブースで、人だかりができた
    behind = [one for one in phrases[said.index + 1 : topic.head] if one.head == topic.head]
    if any(_ends_in_de(one) for one in behind):
        return None  # 初日は東京で、二日目は大阪で行われた
    return said.index if _says_what_it_is(phrases, topic, said, behind, tokens) else None


def _ends_in_de(phrase: Phrase) -> bool:
    roles = [part.role for part in phrase.parts]
    return roles == ["de"] or (not roles and phrase.core.kind == "adverb" and phrase.core.text.endswith("で"))


def _says_what_it_is(
    phrases: Sequence[Phrase], topic: Phrase, said: Phrase, behind: Sequence[Phrase], tokens: Sequence[Token]
) -> bool:
    """Whether the noun can be what the topic is, and is neither where nor by what means something is done to it."""
    kind, amount = noun_class(said), said.core.amount
    how = any(one.head == said.index and one.core.kind == "adverb" and not one.parts for one in phrases)
    if tokens[said.core.start].lemma in _HOW_FAR:
        return True  # この技術はまだ研究の段階で、実用化には時間がかかる
    if how or kind == "person" or (amount is not None and amount.kind in ("count", "duration")):
        return True
    if tokens[topic.core.start].pos1 == "代名詞" and kind not in ("place", "event", "person") and not topic.units[1:]:
        return noun_class(topic) == "pronoun" and tokens[topic.core.start].lemma in ("此れ", "其れ")
    spoken = any(last_role(one) == "topic" and noun_class(one) != "time" for one in behind)
    named = spoken or any(last_role(one) in ("ga", "also") for one in behind)
    if kind in ("place", "event"):
        like = phrases[topic.head].core.kind in ("noun", "adjective", "number") and noun_class(topic) == "place"
        return (named or like) and noun_class(topic) in ("place", "event", "act")  # 会場は大学の講堂で、駅から近い
    if kind in ("abstract", "content", "act", "degree", "modifier", "quantity"):
        return named
    nominal = phrases[topic.head].core.kind in ("noun", "adjective", "number", "latin")
    return named and (spoken or nominal) and noun_class(topic) != "person"


_HOW_FAR = frozenset("段階 状態 状況 最中 途中 予定 見込み 方針 水準 途上".split())
"""What says how far something is, and in or by which nothing is done."""


def _adverb_of_said(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """この技術はまだ研究の段階で、: an adverb between a topic and the noun that says what it is belongs to that noun."""
    phrase = phrases[index]
    before = phrases[index - 1] if index else phrase
    if phrase.core.kind != "adverb" or phrase.parts or before.verbal or last_role(before) != "topic":
        return None
    said = phrases[before.head] if before.head >= 0 else phrase
    return said.index if index < said.index < phrase.head and not said.verbal and _ends_in_de(said) else None


COPULA_RULES: tuple[Rule, ...] = (_is_said_of, _adverb_of_said)
