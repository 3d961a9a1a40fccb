"""Come here when what something is not (ではなく), or is compared with (より), hangs on the wrong phrase.

Rules as in ``attachment.py``; ``noun_attachment.py`` says when they are tried.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.tokens import Token
from pipeline.translation.transfer.phrases import Phrase, Rule, is_contrasted, last_role


def _compared_outside(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """開発よりも運用に時間がかかる: what より marks is compared by the predicate, not by the noun behind it."""
    phrase = phrases[index]
    if phrase.head < 0 or phrase.verbal or not any(part.entry.id == "c.yori" for part in phrase.parts):
        return None
    head = phrases[phrase.head]
    said = [part.role for part in head.parts]
    becomes = head.head >= 0 and tokens[phrases[head.head].core.start].lemma in ("成る", "為る")
    if head.core.kind == "adjective" and becomes and not head.comma:
        return head.head  # 前回より良くなった
    return head.head if not head.verbal and said[:1] in (["ni"], ["ga"], ["wo"]) and head.head >= 0 else None


def _not_but(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """価格ではなく納期で選んだ: what something is not goes with the noun that says what it is."""
    if not is_contrasted(phrases[index], tokens):
        return None
    at = index + 1
    while 0 <= at < len(phrases) - 1 and last_role(phrases[at]) in ("no", "nado") and not phrases[at].verbal:
        at = phrases[at].head
    found = phrases[at] if 0 <= at < len(phrases) else None
    nominal = found is not None and found.core.kind in ("noun", "latin", "raw", "number") and not found.light
    return at if nominal else None


def _past_contrast(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """原因はソフトではなくハードだった: the topic is that of the clause, not of what it denies on the way."""
    phrase = phrases[index]
    if phrase.head < 0 or phrase.verbal or last_role(phrase) not in ("topic", "ga", "also"):
        return None
    if not is_contrasted(phrases[phrase.head], tokens):
        return None
    head = phrases[phrase.head]
    while head.head >= 0 and (is_contrasted(head, tokens) or not head.verbal):
        head = phrases[head.head]
    return head.index if head.verbal else None


CONTRAST_RULES: tuple[Rule, ...] = (
    _compared_outside,
    _not_but,
    _past_contrast,
)
