"""Come here when a question inside a sentence is parted wrongly: what belongs to it, and where it belongs in a list or condition.

Rules as in ``attachment.py``; ``topic_attachment.py`` says when each is tried, as they stand between rules of topics.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.tokens import Token
from pipeline.translation.transfer.adverb_attachment import says_how
from pipeline.translation.transfer.asking_words import ASKING, ASKING_HOW
from pipeline.translation.transfer.phrases import Phrase, is_noun, last_role, noun_class


def asking_word(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """どこまで自動化するかが課題である: the word that asks belongs to the question that follows it."""
    phrase = phrases[index]
    if phrase.head < 0 or phrase.verbal or phrase.comma or not _asks(phrase, tokens):
        return None
    behind = (one for one in phrases[index + 1 : phrase.head] if one.verbal)
    first = next(behind, None)
    return first.index if first is not None and is_question(first) else None


def how_in_question(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """現場がいかに早く直せるか: how early, and who can, right before the question belong to it and to nothing behind it."""
    phrase, beside = phrases[index], phrases[index + 1]
    if phrase.head <= index or phrase.comma or index + 2 >= len(phrases):
        return None
    if says_how(phrase, tokens) and index and _asks(phrases[index - 1], tokens):
        return beside.index if beside.verbal and is_question(beside) and phrase.head > beside.index else None
    if phrase.verbal or last_role(phrase) != "ga" or not _asks(beside, tokens):
        return None
    asked = (
        phrases[index + 3] if says_how(phrases[index + 2], tokens) and index + 3 < len(phrases) else phrases[index + 2]
    )
    return asked.index if asked.verbal and is_question(asked) and phrase.head >= index + 2 else None


def before_question(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """利用者の立場から、どう使うかを説明した: what stands before a comma and the asking word is no part of the question."""
    phrase = phrases[index]
    if phrase.head < 0 or phrase.verbal or not phrase.comma or index + 1 >= len(phrases):
        return None
    if last_role(phrase) in ("no", "and", "or", "", "ga", "wo", "nado") or not _asks(phrases[index + 1], tokens):
        return None
    at = phrase.head
    while at >= 0 and phrases[at].verbal and not is_question(phrases[at]):
        at = phrases[at].head
    above = phrases[at].head if at >= 0 and phrases[at].verbal else -1
    return above if above >= 0 and phrases[above].verbal else None


def question_to_somebody(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """導入するかどうかを担当者に聞いた: a question before somebody with に, と or から is what the verb behind them asks."""
    phrase = phrases[index]
    if phrase.head != index + 1 or not phrase.verbal or last_role(phrase) not in ("question", "whether"):
        return None
    asked = phrases[phrase.head]
    somebody = noun_class(asked) in ("person", "group") or asked.core.kind == "latin"
    verbal = asked.head > asked.index and phrases[asked.head].verbal
    return asked.head if somebody and verbal and last_role(asked) in ("ni", "to", "kara") else None


def question_in_list(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """どう保存するか、権限の管理、費用などの話: a question before a comma is a member of the list that follows it."""
    phrase = phrases[index]
    if phrase.head < 0 or not phrase.verbal or not phrase.comma or last_role(phrase) not in ("question", "whether"):
        return None
    at = index + 1
    while at < phrase.head and last_role(phrases[at]) == "no" and not phrases[at].verbal:
        at = phrases[at].head
    if at >= phrase.head or phrases[at].verbal:
        return _next_question(phrases, index)
    member = phrases[at]
    if not is_noun(member):
        return _next_question(phrases, index)
    if member.comma and not member.parts and is_noun(phrases[member.head]):
        return member.head
    return at if any(part.role == "nado" for part in member.parts) else _next_question(phrases, index)


def _next_question(phrases: Sequence[Phrase], index: int) -> int | None:
    """Return the question behind a question that hangs on the same verb: どう使うか、何が要るかを聞いた."""
    head = phrases[index].head
    behind = (one for one in phrases[index + 1 : head] if one.verbal and one.head == head and is_question(one))
    return next((one.index for one in behind), None)


def either_question(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """自社でやるか業者に預けるかで変わる: a question without a particle goes with the one that follows it."""
    phrase = phrases[index]
    if phrase.head < 0 or not phrase.verbal or not last_role(phrase).endswith("question"):
        return None
    for other in phrases[index + 1 :]:
        if other.verbal and is_question(other):
            beside = all(one.head <= other.index for one in phrases[index + 1 : other.index])
            return other.index if beside and phrase.head != other.index else None
        if other.verbal:
            return None
    return None


def question_past_condition(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """使えるかどうかは検証しないと分からない: a question that is the topic is no part of a condition behind it."""
    phrase = phrases[index]
    if phrase.head < 0 or not phrase.verbal or not is_question(phrase) or last_role(phrase) != "topic":
        return None
    inner = phrases[phrase.head]
    condition = inner.verbal and last_role(inner) in ("quote", "when", "if", "tara", "even") and inner.head >= 0
    thinks = condition and any(row.report == "THINK" for row in phrases[inner.head].core.entries)
    if thinks and last_role(inner) == "quote":
        return None  # 使うかどうかは調べてから決めようと思う
    return inner.head if condition and phrases[inner.head].verbal else None


def topic_of_idea(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """開催はどうだろうという話もあった, 原因は何かを調べた: the topic beside a clause that asks how or what it is belongs to that clause."""
    phrase, beside = phrases[index], phrases[index + 1]
    if phrase.head <= index + 1 or phrase.verbal or last_role(phrase) not in ("topic", "ga"):
        return None
    if any(part.entry.kind == "case" and part.role != "ga" for part in phrase.parts):
        return None
    lemma = tokens[beside.core.start].lemma
    becomes = phrases[beside.head] if beside.head >= 0 else beside
    if lemma in ("どう", "如何") and not beside.parts and becomes.index == index + 2 and is_question(becomes):
        return becomes.index if becomes.head >= 0 and becomes.verbal else None
    if lemma in ("どう", "如何"):
        return index + 1 if any(part.role in ("content", "quote") for part in beside.parts) else None
    return index + 1 if beside.verbal and lemma in _ASKING and is_question(beside) else None


def _asks(phrase: Phrase, tokens: Sequence[Token]) -> bool:
    return any(tokens[unit.start].lemma in _ASKING for unit in phrase.units)


def is_question(phrase: Phrase) -> bool:
    """Whether the phrase closes a question: どう使うか, 使えるかどうか."""
    said = (part.entry.en.startswith("whether") or "question" in part.role.split("+") for part in phrase.parts)
    return any(said) or last_role(phrase) == "whether"


_ASKING = ASKING | ASKING_HOW
"""Lemmas of words that ask, but どんな; no clause may take from the left what belongs to the clause around the question."""
