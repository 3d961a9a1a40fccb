"""Come here when a phrase hangs on the wrong one: what the words themselves say about attachment overrules the parser.

Each rule is one function from phrases to a new head for one phrase; they are tried in the order of ``RULES``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.tokens import Token
from pipeline.translation.transfer.adverb_attachment import ADVERB_RULES
from pipeline.translation.transfer.clause_attachment import CLAUSE_RULES
from pipeline.translation.transfer.copula_attachment import COPULA_RULES
from pipeline.translation.transfer.fact_attachment import FACT_SCOPE_RULES
from pipeline.translation.transfer.fact_lists import FACT_RULES
from pipeline.translation.transfer.frame_attachment import FRAME_RULES, FROM_SOMEBODY
from pipeline.translation.transfer.gapped import GAPPED_RULES, with_shared_particles
from pipeline.translation.transfer.list_attachment import LIST_RULES
from pipeline.translation.transfer.manner_attachment import MANNER_RULES
from pipeline.translation.transfer.note_attachment import NOTE_RULES
from pipeline.translation.transfer.noun_attachment import NOUN_RULES
from pipeline.translation.transfer.phrases import Phrase, Rule, at_odds, is_noun, last_role, noun_class, predicate_above
from pipeline.translation.transfer.relative_attachment import RELATIVE_RULES
from pipeline.translation.transfer.telling_attachment import TELLING_RULES, quote_past_teller
from pipeline.translation.transfer.topic_attachment import TOPIC_RULES
from pipeline.translation.transfer.units import EXISTS


def settle(phrases: tuple[Phrase, ...], tokens: Sequence[Token]) -> tuple[Phrase, ...]:
    """Return the phrases with heads corrected; a head always stands to the right of its dependents."""
    settled = list(phrases)
    for rule in RULES:
        for index in range(len(settled) - 1):
            head = rule(settled, index, tokens)
            if head is not None and index < head < len(settled):
                settled[index] = replace(settled[index], head=head)
    settled = with_shared_particles(settled)
    for index in range(len(settled) - 1, -1, -1):
        settled[index] = replace(settled[index], head=_uncrossed(settled, index))
    return tuple(settled)


def _uncrossed(phrases: Sequence[Phrase], index: int) -> int:
    """Return the head of a clause, topic or adverb, raised where something between it and its head hangs further out."""
    phrase = phrases[index]
    free = phrase.verbal or last_role(phrase) == "topic" or phrase.core.kind in ("adverb", "connector")
    if phrase.head < 0 or not free or _before_noun_directly(phrases, index):
        return phrase.head
    head = phrase.head
    while outer := [phrases[at].head for at in range(index + 1, head) if phrases[at].head > head]:
        head = max(outer)
    return head if phrases[head].verbal else phrase.head


def _before_noun_directly(phrases: Sequence[Phrase], index: int) -> bool:
    """Whether the phrase describes a noun, which it cannot leave."""
    phrase = phrases[index]
    return phrase.verbal and not phrases[phrase.head].verbal


def _linked(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """登録は簡単で5分で終わる, 歩いて10分かかる: what goes on with で or て describes no amount; it hangs on the predicate behind."""
    phrase = phrases[index]
    final = tokens[phrase.final]
    goes_on = phrase.core.kind == "adjective" and (final.lemma, final.surface) == ("だ", "で")
    if phrase.head < 0 or not (goes_on or (phrase.verbal and final.surface in ("て", "で") and final.pos1 == "助詞")):
        return None
    head = phrases[phrase.head]
    counted = head.core.amount is not None and not head.verbal and last_role(head) != "no"
    return head.head if counted and head.head >= 0 and phrases[head.head].verbal else None


def _clause_with_topic(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """効率化は課題であり、解決すべき問題が多い: a clause with a topic of its own is not part of a clause before a noun."""
    phrase = phrases[index]
    if phrase.head < 0 or not phrase.verbal or not phrase.comma:
        return None
    if not any(other.head == index and last_role(other) == "topic" for other in phrases[:index]):
        return None
    head = phrases[phrase.head]
    final = tokens[head.final]
    if not head.verbal or head.head < 0 or phrases[head.head].verbal or not final.cform.startswith("連体"):
        return None
    if head.parts and head.parts[-1].entry.kind != "ending":
        return None
    above = predicate_above(phrases, phrases[head.head])
    return above.index


def _topic_outward(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """A topic (は with a comma) does not belong to a clause before a noun; it belongs to the clause around it."""
    phrase = phrases[index]
    if phrase.head < 0 or phrase.verbal or not phrase.comma or last_role(phrase) not in ("topic", "ga", "also"):
        return None
    if any(part.entry.kind == "case" and part.role != "ga" for part in phrase.parts):
        return None
    clause = tokens[phrase.core.start].pos2 == "準体助詞"  # 提案されたのが、熱いページだけを見つける方式だ
    if (
        last_role(phrase) == "ga"
        and not (clause and phrases[phrase.head].verbal)
        and not any(
            other.head == phrase.head and last_role(other) == "ga" for other in phrases[index + 1 : phrase.head]
        )
    ):
        return None
    head = phrases[phrase.head]
    steps = 0
    while head.head >= 0 and head.verbal and steps < 9:
        last = head.parts[-1] if head.parts else None
        final = tokens[head.closing]
        inside = (
            (last is None or last.entry.kind == "ending")
            and is_noun(phrases[head.head])
            and final.cform.startswith("連体")
        )
        if not inside:
            break
        head = predicate_above(phrases, phrases[head.head])
        steps += 1
    return head.index if head.index != phrase.head else None


def _two_times(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """今年は〜を開催し、来年度は〜: of two times with は the first belongs to the first predicate behind it."""
    phrase = phrases[index]
    if phrase.head < 0 or noun_class(phrase) != "time" or last_role(phrase) != "topic":
        return None
    for other in phrases[index + 1 : phrase.head]:
        if other.head == phrase.head and noun_class(other) == "time" and last_role(other) == "topic":
            between = [one.index for one in phrases[index + 1 : other.index] if one.verbal]
            return between[0] if between else None
    return None


def _linked_clause(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """データを失うことなくシステムを再起動する: a clause with a conjunction belongs to a predicate, never to a noun."""
    phrase = phrases[index]
    if phrase.head < 0 or not phrase.parts or not phrase.verbal:
        return None
    last, head = phrase.parts[-1], phrases[phrase.head]
    supposed = last.entry.id == "q.tonoto" and last_role(head) == "no" and _happens_then(phrases, head)
    supposed = supposed and tokens[last.start - 1].cform.startswith("終止")  # 頻度を上げると割り込みの負荷が増える
    if (
        last.entry.kind != "link"
        or last.entry.role.endswith(".adn")
        or (last.role in ("quote", "content", "content-koto", "whether") and not supposed)
    ):
        return None
    adverb = head.core.kind == "adverb" and not head.verbal
    named = is_noun(head) and bool(head.parts) and head.parts[0].entry.kind != "ending"
    named = named or (head.core.amount is not None and not head.parts)  # 済ませるまでに30分かかった
    if head.verbal or not (named or adverb):
        return None
    head = predicate_above(phrases, head)
    return head.index


_RAISED = frozenset("有る 出る 上がる 挙がる 飛ぶ 寄せる 相次ぐ 為る 聞く 多い".split())
"""Verbs of what is said by those who are somewhere: 会場から質問が出た."""


def _happens_then(phrases: Sequence[Phrase], noun: Phrase) -> bool:
    """Whether what is said of the noun is neither told nor thought, so that と before it is "when"."""
    owned = phrases[noun.head] if noun.head >= 0 else noun
    happens = predicate_above(phrases, noun)
    told = any("quote" in entry.frame for entry in happens.core.entries)
    things = all(noun_class(one) not in ("content", "person", "group") for one in (noun, owned))
    return things and happens.verbal and not told


def _source_outward(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """Aliceから遅いという指摘があった: the one who says it belongs to the saying, not to what is said."""
    phrase = phrases[index]
    if phrase.head < 0 or phrase.verbal or last_role(phrase) not in ("kara", "topic", "yori"):
        return None
    if "kara" not in [part.role for part in phrase.parts] and not (last_role(phrase) == "yori" and phrase.comma):
        return None
    entry = phrase.core.entry
    speaks = noun_class(phrase) in ("person", "group") or phrase.core.kind == "latin"
    if not speaks and not (entry is not None and "speaking" in entry.forms):  # 会場から
        return None
    said = phrases[phrase.head]
    while said.verbal and last_role(said) not in ("quote", "content", "content.adn") and said.head >= 0:
        said = phrases[said.head]
    if last_role(said) == "quote" and said.verbal and said.head >= 0:
        asked = any("quote" in entry.frame for entry in phrases[said.head].core.entries)
        inner = tokens[phrases[phrase.head].core.start].lemma in FROM_SOMEBODY
        return said.head if asked and not inner and phrases[said.head].verbal else None
    if not speaks and tokens[predicate_above(phrases, phrases[said.head]).core.start].lemma not in _RAISED:
        return None  # 会場から近いという理由で選ぶ
    if not any(part.role.startswith("content") for part in said.parts) or said.head < 0 or phrases[said.head].verbal:
        return None
    noun = phrases[said.head]
    if noun.head < 0 and phrase.comma and not noun.verbal:
        return noun.index  # 担当者より、手順が古いとの指摘
    return noun.head if noun.head >= 0 and phrases[noun.head].verbal else None


def _addressee_outward(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """担当者に調査するように指示した: the one who is asked belongs to the asking."""
    phrase = phrases[index]
    if phrase.head < 0 or phrase.verbal or last_role(phrase) not in ("ni", "topic", "ga"):
        return None
    wish = phrases[phrase.head]
    if noun_class(phrase) not in ("person", "group") and phrase.core.kind != "latin":
        return None
    if not any(part.role == "so-that" for part in wish.parts) or wish.head < 0:
        return None
    asks = any("youni" in entry.frame for entry in phrases[wish.head].core.entries)
    return wish.head if asks else None


def _subject_beside(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """この機能が必要かどうか確認した: what has が belongs to the adjective beside it that a conjunction closes."""
    beside = phrases[index + 1]
    closed = any(part.entry.kind == "link" for part in beside.parts)
    return index + 1 if last_role(phrases[index]) == "ga" and beside.core.kind == "adjective" and closed else None


def _topic_of_note(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """参加費は無料、事前登録が必要。: in notes a noun with a comma says something of the topic beside it."""
    beside = phrases[index + 1]
    if (
        last_role(phrases[index]) != "topic"
        or beside.parts
        or not beside.comma
        or beside.core.kind in ("adverb", "connector")
    ):
        return None
    last = phrases[-1]
    own = any(other.head == last.index and last_role(other) in ("ga", "topic") for other in phrases[index + 2 : -1])
    return index + 1 if own and phrases[index].head == last.index else None


def _before_existence(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """変更の可能性あり: what stands before the noun describes the noun, not あり behind it."""
    phrase = phrases[index]
    head = phrase.head
    if head < index + 2 or tokens[phrases[head].core.start].lemma not in EXISTS or phrases[head - 1].head != head:
        return None
    final = tokens[phrase.final]
    describes = last_role(phrase) == "no" or (phrase.verbal and final.cform.startswith("連体"))
    return head - 1 if describes or phrase.core.kind == "adnominal" else None


RULES: tuple[Rule, ...] = (
    *ADVERB_RULES,
    quote_past_teller,
    _linked_clause,
    _linked,
    _two_times,
    _source_outward,
    _addressee_outward,
    _subject_beside,
    _before_existence,
    at_odds(0.3, _topic_of_note),
    _topic_outward,
    _clause_with_topic,
    *FRAME_RULES,
    *LIST_RULES,
    *NOUN_RULES,
    *TOPIC_RULES,
    *CLAUSE_RULES,
    *MANNER_RULES,
    *RELATIVE_RULES,
    *NOTE_RULES,
    *COPULA_RULES,
    *FACT_RULES,
    *FACT_SCOPE_RULES,
    *TELLING_RULES,
    *GAPPED_RULES,
)
