"""Title and event facts that a person has put into English: an approval wins over what the glossary makes of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.approval import Approvals
from pipeline.model.english import Flag
from pipeline.model.summary import Fact, ReviewItem
from pipeline.summary.facts import CODES, review_words


def settled_title(
    title: str, review: tuple[ReviewItem, ...], approvals: Approvals
) -> tuple[str, tuple[ReviewItem, ...]]:
    """Return the title and what is to be looked at in it: what was approved for its Japanese, then nothing."""
    approval = approvals.of(review[0].japanese) if review else None
    return (approval.english, ()) if approval else (title, review)


def settled_facts(facts: Sequence[Fact], approvals: Approvals) -> tuple[Fact, ...]:
    """Return ``facts``, each that asks for a person replaced by what was approved for it, if anything was."""
    return tuple(
        _settled(fact, approvals) if any(flag.asks_for_review for flag in fact.flags) else fact for fact in facts
    )


def _settled(fact: Fact, approvals: Approvals) -> Fact:
    japanese = review_words(fact)
    approval = approvals.of(japanese)
    if approval is None:
        return fact
    label, colon, value = approval.english.partition(": ")
    if fact.label in CODES or not colon:
        label, value = fact.label, approval.english
    return replace(fact, label=label, value=value, flags=(Flag.APPROVED,), japanese=japanese)
