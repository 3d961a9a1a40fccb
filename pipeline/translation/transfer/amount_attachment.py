"""Come here when an amount (週に2回会議を行う), or what stands before one (起動に5分, 毎年10人, 参加者のうち半数), hangs on the wrong phrase.

Rules as in ``attachment.py``; ``noun_attachment.py`` says when they are tried.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.tokens import Token
from pipeline.translation.transfer.phrases import Phrase, Rule, is_noun, last_role, noun_class, predicate_above


def _portion_beside(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """参加者のうち半数が: うち belongs to the amount right behind it, the part that it tells of."""
    phrase, beside = phrases[index], phrases[index + 1]
    if last_role(phrase) != "nouchi" or phrase.verbal:
        return None
    if beside.verbal and beside.head == index + 2 and phrases[index + 2].core.text in ("もの", "物"):
        return index + 2  # 資料のうち公開されているもの
    if beside.verbal or len(beside.units) != 1:
        return None
    amount = beside.core.amount
    return index + 1 if amount is not None and amount.kind in ("count", "share") else None


def _whole_of_share(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """参加者の1/2〜2/3は学生だった: what stands with の right before a share is the whole that it is a share of."""
    phrase, beside = phrases[index], phrases[index + 1]
    if last_role(phrase) != "no" or phrase.verbal or phrase.comma or beside.verbal or len(beside.units) != 1:
        return None
    amount = beside.core.amount
    return (
        index + 1
        if amount is not None and amount.kind == "share" and last_role(beside) in ("topic", "ga", "wo")
        else None
    )


def _amount_to_verb(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """週に2回会議を行う: how often, how long and how much without a particle says something of the verb, not of its object."""
    phrase = phrases[index]
    amount = phrase.core.amount
    if amount is None or phrase.parts or phrase.head < 0 or amount.kind not in ("rate", "repeat", "duration", "share"):
        return None
    head = phrases[phrase.head]
    if amount.kind == "duration" and head.core.kind == "adverb" and not head.verbal and head.head >= 0:
        manner = " " in (head.core.entry.en if head.core.entry is not None else "")  # 半年間本番で運用した
        return head.head if manner and phrases[head.head].verbal else None
    if head.verbal or not is_noun(head) or last_role(head) not in ("ga", "wo", "topic", "also", "ni") or head.head < 0:
        return None
    return head.head if phrases[head.head].verbal else None


def _goal_past_amount(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """起動に5分かかる: what has に says something of the verb, not of the amount before it; 1台に3日 are two amounts."""
    phrase = phrases[index]
    if phrase.head < 0 or phrase.verbal or phrase.core.amount is not None or noun_class(phrase) in ("time", "quantity"):
        return None
    if [part.role for part in phrase.parts if part.entry.kind == "case"] not in (["ni"], ["made"]):
        return None
    amount = phrases[phrase.head]
    bare = amount.core.amount is not None and not amount.parts and not amount.verbal and amount.head >= 0
    return amount.head if bare and phrases[amount.head].verbal else None


def _time_to_verb(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """毎年10人が卒業する: a time without a particle before a number says when the verb happens, not which ten."""
    phrase = phrases[index]
    if phrase.parts or phrase.verbal or phrase.head != index + 1 or noun_class(phrase) != "time":
        return None
    counted = phrases[index + 1]
    amount = counted.units[0].amount
    timed = phrase.core.entry is not None and "adverb" in phrase.core.entry.forms and len(phrase.units) == 1
    if not timed or amount is None or amount.kind not in ("count", "repeat") or counted.verbal or counted.head < 0:
        return None
    above = predicate_above(phrases, counted)
    return above.index if above.verbal and above.index > counted.index else None


def _at_amount(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """消費電力は5Wと、従来の半分だ: an amount with と and a comma says how much it is of what the predicate judges."""
    phrase = phrases[index]
    amount = phrase.core.amount
    if amount is None or not phrase.comma or phrase.verbal or [part.role for part in phrase.parts] != ["to"]:
        return None
    head = phrases[phrase.head] if phrase.head >= 0 else phrase
    if head.core.amount is not None and not head.verbal:
        return None  # 3台と、5台を買った
    said = predicate_above(phrases, head) if head is not phrase else head
    return said.index if said.verbal and said.core.kind in ("noun", "adjective", "number") else None


AMOUNT_RULES: tuple[Rule, ...] = (
    _at_amount,
    _portion_beside,
    _whole_of_share,
    _amount_to_verb,
    _goal_past_amount,
    _time_to_verb,
)
