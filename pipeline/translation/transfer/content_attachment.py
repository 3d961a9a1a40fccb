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


def cause_of_content(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """規則があるため、図は見せられないという説明があった: why something is so is told with it, unless it happened before the telling did."""
    phrase = phrases[index]
    if phrase.head < 0 or not phrase.verbal or last_role(phrase) not in ("tame", "because", "cause"):
        return None
    told = phrases[phrase.head]
    inner = next(
        (one for one in phrases[index + 1 : told.index] if any(part.role == "content" for part in one.parts)), None
    )
    if inner is None or inner.head < 0 or phrases[inner.head].head != told.index:
        return None
    noun = phrases[inner.head]
    says = noun_class(noun) in ("content", "act") and last_role(noun) in ("ga", "wo", "mo", "also")
    past = any(part.role == "past" for part in phrase.parts)
    after = past and not any(part.role == "past" for part in inner.parts)
    return inner.index if says and told.verbal and not after else None


def _aim_of_need(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """移るには全員の合意が必要だという意見が出た: what is needed for something is told with it."""
    phrase = phrases[index]
    if phrase.head < 0 or not phrase.verbal or not any(part.entry.id == "l.niha" for part in phrase.parts):
        return None
    need = next((one for one in phrases[index + 1 : phrase.head] if one.verbal), None)
    return need.index if need is not None and tokens[need.core.start].lemma in _NEEDS else None


_NEEDS = frozenset("必要 必須 不可欠 要る 掛かる 足りる 欠かす 重要 大切".split())


CONTENT_RULES: tuple[Rule, ...] = (
    _content_noun,
    _topic_of_content,
    _clause_inside_content,
    _aim_of_need,
)
