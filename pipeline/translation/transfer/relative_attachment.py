"""Come here when a phrase before a described noun hangs outside the clause that describes it, or a clause with a comma misses its noun.

Rules as in ``attachment.py``, which runs them.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.tokens import Token
from pipeline.translation.transfer.description_attachment import (
    beside_description,
    past_what_can_be,
    reason_of_many,
    scene_of_former,
    what_many_do,
    when_there_was,
)
from pipeline.translation.transfer.doer_attachment import all_of_them, doer_past_event, doer_past_quality
from pipeline.translation.transfer.gaps import GOOD_AT
from pipeline.translation.transfer.phrases import Phrase, Rule, is_noun, last_role, noun_class, predicate_above


def _condition_of_method(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """壊れたら交換する方式を採る: a condition right before the clause that says what a method is belongs to that clause."""
    phrase = phrases[index]
    if not phrase.verbal or phrase.comma or last_role(phrase) not in _HOW:
        return None
    inner = next((one for one in phrases[index + 1 :] if one.verbal), None)
    if inner is None or inner.head < 0 or phrase.head <= inner.index or inner.comma or inner.core.kind == "adjective":
        return None
    noun = phrases[inner.head]
    conceded = last_role(phrase) == "even" and any(part.role == "negative" for part in inner.parts)
    return inner.index if _describes(inner, noun) and (conceded or noun.core.text in _METHODS) else None


_HOW = frozenset({"if", "when", "tara", "even", "each", "without-ing", "while-ing"})

_METHODS = frozenset(
    "方式 方法 仕組み 機能 仕様 構造 構成 設定 ルール 運用 手順 形 やり方 手法 設計 作り 体制 恐れ 可能性".split()
)
"""Nouns whose clause says what happens when."""


def _joined_adjective(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """小さくて軽い装置を展示した: an adjective in て right before another one, or in が before a clause, describes the same noun."""
    phrase, after = phrases[index], phrases[index + 1]
    joins = last_role(phrase) in ("te", "and", "contrast") and phrase.core.kind == "adjective"
    if not joins or not phrase.verbal or phrase.comma or any(one.head == index for one in phrases[:index]):
        return None
    inner = (
        after if last_role(phrase) != "contrast" else next((one for one in phrases[index + 1 :] if one.verbal), after)
    )
    if inner.head < 0 or phrase.head <= inner.index or not (inner.verbal or inner.core.kind == "adjective"):
        return None
    return inner.index if _describes(inner, phrases[inner.head]) else None


def _like_description(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """性能が高く、価格が安い装置が人気だ: of two clauses of one make, with a subject each, the first describes the noun too."""
    phrase = phrases[index]
    inner = next((one for one in phrases[index + 1 :] if one.verbal), None)
    if last_role(phrase) not in ("te", "negative", "") or not phrase.verbal or not phrase.comma or inner is None:
        return None
    if inner.head < 0 or phrase.head <= inner.index or not _describes(inner, phrases[inner.head]):
        return None
    both = [[last_role(one) for one in phrases if one.head == at and not one.verbal] for at in (index, inner.index)]
    adjectives = phrase.core.kind == inner.core.kind == "adjective"
    denied = all("negative" in [part.role for part in one.parts] for one in (phrase, inner))
    if not (adjectives or denied) or any("topic" in roles for roles in both):
        return None
    return inner.index if all("ga" in roles for roles in both) else None


def _much_of_easy(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """図が多く理解しやすい: 多く with a subject of its own before what is easy says that there are many."""
    phrase, many = phrases[index], phrases[index + 1]
    if (
        last_role(phrase) != "ga"
        or tokens[many.core.start].lemma not in ("多い", "少ない")
        or many.head < 0
        or many.comma
    ):
        return None
    easy = phrases[many.head]
    feels = easy.core.kind == "adjective" or any(part.role == "manner" for part in easy.parts)
    return many.index if many.verbal and easy.verbal and feels and phrase.head == easy.index else None


def _quality_of_adjective(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """性能の良い装置: a quality with の before an adjective is what is good."""
    phrase, after = phrases[index], phrases[index + 1]
    if [part.role for part in phrase.parts] != ["no"] or phrase.comma or phrase.head != after.head:
        return None
    if (
        after.core.kind != "adjective"
        or not after.verbal
        or after.parts
        or any(one.head == after.index for one in phrases)
    ):
        return None
    return after.index if noun_class(phrase) in ("abstract", "degree", "quantity") else None


def _what_is_not_in(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """仕様書にない機能を作った: what has に right before ない or ある before a noun says where that noun is or is not."""
    phrase, after = phrases[index], phrases[index + 1]
    if [part.role for part in phrase.parts] != ["ni"] or phrase.comma or phrase.head <= after.index or after.head < 0:
        return None
    if tokens[after.core.start].lemma not in ("有る", "無い") or not after.verbal or noun_class(phrase) == "time":
        return None
    return after.index if _describes(after, phrases[after.head]) else None


def _what_somebody_is_good_at(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """英語が苦手な人でも楽しめる: what が marks right before 苦手な and the like is what somebody is good or bad at."""
    phrase, after = phrases[index], phrases[index + 1]
    if [part.role for part in phrase.parts] != ["ga"] or phrase.comma or phrase.head <= after.index or after.head < 0:
        return None
    if tokens[after.core.start].lemma not in GOOD_AT or noun_class(phrase) in ("person", "group", "pronoun"):
        return None
    return after.index if after.verbal and _describes(after, phrases[after.head]) else None


def _scene_of_described(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """日本では知られていない技術だ: a place or time with は belongs to the clause before what a sentence without a subject says it is."""
    phrase, root = phrases[index], phrases[-1]
    roles = [part.role for part in phrase.parts]
    if roles not in (["de", "topic"], ["ni", "topic"]) or phrase.head != root.index or phrase.comma:
        return None
    others = [one for one in phrases if one.head == root.index and one.index != index]
    inner = next((one for one in others if one.verbal), None)
    if not is_noun(root) or inner is None or len(others) > 1 or not _describes(inner, root):
        return None
    return inner.index


def _what_lies_in(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """狙いは費用を下げることにある: the topic is what lies in the fact, and no part of it."""
    phrase = phrases[index]
    if [part.role for part in phrase.parts] != ["topic"] or phrase.head < 0 or phrases[phrase.head].head < 0:
        return None
    fact = phrases[phrases[phrase.head].head]
    if noun_class(fact) != "fact" or last_role(fact) != "ni" or fact.head < 0 or noun_class(phrase) == "person":
        return None
    return fact.head if tokens[phrases[fact.head].core.start].lemma == "有る" else None


def _clause_with_comma(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """三日目に行われた、量子計算の講演を聞いた: a finished verb before a comma describes the noun behind."""
    phrase, after = phrases[index], phrases[index + 1]
    final = tokens[phrase.final]
    if not phrase.verbal or not phrase.comma or phrase.head < 0 or not final.cform.startswith(("連体", "終止")):
        return None
    ended = all(part.entry.kind == "ending" for part in phrase.parts) and phrase.core.kind == "verb"
    if any(part.role == "polite" for part in phrase.parts):
        return None  # 資料は配布されました、後日公開もされます
    if not ended or final.pos1 not in ("動詞", "助動詞") or not phrases[phrase.head].verbal:
        return None
    while not after.verbal and last_role(after) == "no" and after.head >= 0 and not phrases[after.head].verbal:
        after = phrases[after.head]
    described = is_noun(after) and not after.verbal and noun_class(after) not in ("time", "pronoun")
    if described and (further := _noun_past_clause(phrases, phrase, after)) is not None:
        return further
    return after.index if described and last_role(after) in ("wo", "ga", "ni", "de", "topic", "to") else None


def _noun_past_clause(phrases: Sequence[Phrase], phrase: Phrase, after: Phrase) -> int | None:
    """講演者が作った、楽譜を自動でめくるアプリ: two clauses with a comma between them describe one noun; return it, None for one clause."""
    inner = phrases[after.head] if after.head >= 0 else after
    if (
        not inner.verbal
        or inner.comma
        or inner.head < 0
        or last_role(after) not in ("wo", "ga", "ni", "de", "to", "kara")
    ):
        return None
    noun = phrases[inner.head]
    if not _describes(inner, noun) or noun.verbal or noun_class(noun) in _TELLS_ALL:
        return None
    suffers = any(part.role == "passive" for part in phrase.parts)
    return None if suffers and noun_class(noun) in ("person", "group") else noun.index


_TELLS_ALL = frozenset({"fact", "time", "pronoun", "relation"})
"""Classes of nouns whose clause holds all that stands before it: 公開された、設定を変えたこと."""


def _past_likeness(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """特徴を数値にして似た写真を探す: 似た alone before a noun says which one; what is done stands with the predicate behind the noun."""
    phrase = phrases[index]
    like = phrases[phrase.head] if phrase.head >= 0 else phrase
    if not like.verbal or like.head < 0 or tokens[like.core.start].lemma not in ("似る", "似通う", "類似"):
        return None
    if not _describes(like, phrases[like.head]):
        return None
    if last_role(phrase) == "wo" and not phrase.verbal:
        done = (one.index for one in phrases[index + 1 : like.index] if one.verbal)
        return next(done, predicate_above(phrases, phrases[like.head]).index)
    joined = phrase.verbal and (
        last_role(phrase) in ("te", "and", "tari", "by-ing") or (phrase.comma and not phrase.parts)
    )
    cause = not phrase.verbal and last_role(phrase) in ("niyotte", "de")
    return predicate_above(phrases, phrases[like.head]).index if joined or cause else None


def _describes(inner: Phrase, noun: Phrase) -> bool:
    """Whether a predicate stands before the noun, with nothing but endings behind it."""
    return all(part.entry.kind == "ending" for part in inner.parts) and is_noun(noun) and inner.head == noun.index


def _topic_of_what_is_felt(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """安全に関わる部分は外部に任せないという考え方に共感した: a thing feels nothing; it is the topic of what somebody thinks."""
    phrase = phrases[index]
    if [part.role for part in phrase.parts] != ["topic"] or phrase.head < 0 or phrase.comma or not is_noun(phrase):
        return None
    root = phrases[phrase.head]
    if not root.verbal or not any(entry.subject == "author" for entry in root.core.entries):
        return None
    if noun_class(phrase) not in ("thing", "abstract", "act", "content", "degree", "quantity"):
        return None
    said = (one for one in phrases[index + 1 : root.index] if any(part.role == "content" for part in one.parts))
    inner = next((one for one in said if one.head >= 0 and phrases[one.head].head == root.index), None)
    if inner is None or any(one.head == inner.index and last_role(one) in ("ga", "topic") for one in phrases):
        return None
    return inner.index


def _past_plain_quality(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """毎日いろいろな催しが続く, 宣伝だけで技術的な話がない: いろいろな and 技術的な take nothing; it belongs to what is told."""
    phrase = phrases[index]
    if phrase.head < 0 or phrase.core.kind in ("adverb", "adjective"):
        return None
    quality = phrases[phrase.head]
    if quality.core.kind == "verb" or quality.light:
        return _past_attribute(phrases, phrase, quality, tokens)
    if quality.core.kind != "adjective" or quality.head < 0 or not is_noun(phrases[quality.head]):
        return None
    said = phrase.verbal or last_role(phrase) in ("", "de", "ni", "topic", "made", "only", "even", "toshite")
    plain = quality.core.text in _PLAIN or quality.core.text.endswith("的")
    above = predicate_above(phrases, phrases[quality.head])
    timed = noun_class(phrase) == "time" or phrase.core.amount is not None
    outside = phrase.verbal or timed or last_role(phrase) in ("topic", "only", "de")
    return above.index if said and plain and outside and above.verbal else None


def _past_attribute(phrases: Sequence[Phrase], phrase: Phrase, quality: Phrase, tokens: Sequence[Token]) -> int | None:
    """購入する前に対応する機種を調べた: when something is done says nothing of what models support."""
    alone = not quality.parts and quality.head == quality.index + 1 and is_noun(phrases[quality.head])
    plain = alone and tokens[quality.core.start].lemma in _ATTRIBUTES
    above = predicate_above(phrases, phrases[quality.head]) if plain else quality
    timed = phrase.verbal and last_role(phrase) in ("before", "after", "tara")
    return above.index if plain and timed and above.verbal else None


_ATTRIBUTES = frozenset("対応 該当 関連 関係 類似 付属 所属 隣接 必要".split())
"""What something does as long as it is what it is."""

_PLAIN = frozenset("いろいろ 色々 様々 さまざま 多様 多彩 雑多 色んな いろんな 特別 別".split())
"""Adjectives that nothing but a degree stands before."""


RELATIVE_RULES: tuple[Rule, ...] = (
    _condition_of_method,
    _like_description,
    _much_of_easy,
    _quality_of_adjective,
    _what_somebody_is_good_at,
    _what_is_not_in,
    _joined_adjective,
    _what_lies_in,
    _scene_of_described,
    scene_of_former,
    _past_likeness,
    _clause_with_comma,
    _topic_of_what_is_felt,
    doer_past_quality,
    doer_past_event,
    all_of_them,
    _past_plain_quality,
    beside_description,
    what_many_do,
    reason_of_many,
    when_there_was,
    past_what_can_be,
)
