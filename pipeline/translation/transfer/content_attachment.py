"""Come here when a clause that tells what a noun says (〜という意見, 〜との意向) hangs on the wrong noun, or misses one of its parts.

Rules as in ``attachment.py``; ``noun_attachment.py`` says when they are tried.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.tokens import Token
from pipeline.translation.transfer.phrases import Phrase, Rule, is_quotation, last_role, noun_class


def _content_noun(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """始めたいとのLinusの意向: a という-clause belongs to the noun that can have one."""
    phrase = phrases[index]
    told = phrase.verbal or is_quotation(phrase)  # Fluentdという仕組みの紹介 only names it
    if not told or not any(part.role == "content" for part in phrase.parts):
        return None
    head = phrase.head
    while (
        head >= 0 and last_role(phrases[head]) == "no" and noun_class(phrases[head]) not in ("content", "fact", "act")
    ):
        above = phrases[head].head
        if above < 0 or phrases[above].verbal:
            return None
        head = above
        if noun_class(phrases[head]) in ("content", "fact", "act", "abstract"):
            return head
    return None


def _topic_of_content(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """標準化は不要という意見が多い: a topic right before a という-clause that lacks one belongs to it, as 意見 is the subject outside."""
    phrase, after = phrases[index], phrases[index + 1]
    if phrase.head < index + 3 or phrase.verbal or phrase.comma or last_role(phrase) != "topic":
        return None
    if not any(part.role == "content" for part in after.parts) or noun_class(phrase) in ("time", "place", "person"):
        return None
    noun = phrases[after.head]
    told = last_role(noun) == "ga" and noun_class(noun) in ("content", "act") and noun.head == phrase.head
    return after.index if told else None


def _clause_inside_content(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """試さずに決めるという案が出た: a clause right before a という-clause, without a comma, belongs to it."""
    phrase, after = phrases[index], phrases[index + 1]
    linked = phrase.verbal and not phrase.comma and bool(phrase.parts) and phrase.parts[-1].entry.kind == "link"
    if not linked or last_role(phrase) in ("quote", "content") or phrase.head <= after.head or after.head < 0:
        return None
    return after.index if after.verbal and any(part.role == "content" for part in after.parts) else None


CONTENT_RULES: tuple[Rule, ...] = (
    _content_noun,
    _topic_of_content,
    _clause_inside_content,
)
