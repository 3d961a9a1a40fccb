"""Come here when a clause with が, ので or て hangs on a clause inside the one that it belongs to: what a condition or thought can hold.

Rules as in ``attachment.py``, which runs them. Which clauses can stand inside which: F. Minami, 現代日本語の構造 (1974).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.tokens import Token
from pipeline.translation.transfer.phrases import Phrase, Rule, last_role

_CONDITIONS = frozenset("if when even even-if tara after before until as-long since time".split())
"""Links of clauses that hold neither a topic of their own nor a clause with が or けど."""


def _outside_condition(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """目玉は新製品で、どの話をしていても話題になる: a clause with a topic, or with が, is no part of a condition or a question."""
    phrase = phrases[index]
    if phrase.head < 0 or not phrase.verbal or not phrase.comma or not _is_closed(phrases, index):
        return None
    head = phrases[phrase.head]
    while head.verbal and head.head > head.index and _holds_no_clause(head):
        head = phrases[head.head]
        while head.head > head.index and not head.verbal:
            head = phrases[head.head]
    return head.index if head.index != phrase.head and head.verbal else None


def _is_closed(phrases: Sequence[Phrase], index: int) -> bool:
    """Whether the clause is one of its own: joined by が or けど, or by て with a topic."""
    link = last_role(phrases[index])
    if link == "contrast":
        return True
    if link not in ("te", "and", "copula", ""):
        return False
    return any(one.head == index and _is_topic(one) for one in phrases[:index])


def _is_topic(phrase: Phrase) -> bool:
    return not phrase.verbal and [part.role for part in phrase.parts] == ["topic"]


def _holds_no_clause(phrase: Phrase) -> bool:
    role = last_role(phrase)
    asks = any("question" in part.role.split("+") for part in phrase.parts) or role == "whether"
    return role in _CONDITIONS or (asks and phrase.head > phrase.index)


def _before_thought(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """入れたいと言っていたが、見送られると思う: what が or ので closes stands before the writer's thought, not in it."""
    phrase = phrases[index]
    if phrase.head < 0 or not phrase.verbal or not phrase.comma or last_role(phrase) not in ("contrast", "cause"):
        return None
    thought = phrases[phrase.head]
    if last_role(thought) != "quote" or thought.head != len(phrases) - 1:
        return None
    root = phrases[thought.head]
    thinks = {entry.report for entry in root.core.entries} & {"THINK", "FEEL"}
    stated = any(one.head == root.index and last_role(one) in ("ga", "topic") for one in phrases[:index])
    return root.index if root.verbal and thinks and not stated else None


CLAUSE_RULES: tuple[Rule, ...] = (_outside_condition, _before_thought)
