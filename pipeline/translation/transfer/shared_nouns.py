"""Come here when a noun that two clauses tell of (導入したが使われていない装置) is missing in one of them, or named again."""

from __future__ import annotations

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Frame
from pipeline.translation.transfer.context import Context
from pipeline.translation.transfer.gaps import gap_of
from pipeline.translation.transfer.heads import Compound
from pipeline.translation.transfer.parts import Given


def goes_on_relative(frame: Frame, given: Given) -> bool:
    """Whether the last of the clauses before is told of the noun too: a device designed in Tokyo and assembled in Osaka."""
    gap = given.subject or given.patient
    last = frame.subordinates[-1] if frame.subordinates else None
    if (
        gap is None
        or not gap.rule.startswith("r.relative")
        or last is None
        or last.tail.link not in ("te", "and", "contrast")
    ):
        return False
    chained = all(sub.tail.link == "te" and sub.kind == "verb" for sub in last.subordinates)
    plain = "nominal" not in (last.kind, frame.kind) and chained
    return plain and not any(one.role == "ga" or one.topic for one in (*last.arguments, *frame.arguments))


def suffers_too(ctx: Context, sub: Frame, given: Given) -> bool:
    """Whether the noun is also what a clause before is done to: 導入したが使われていない装置 was introduced but is not used."""
    gap = given.subject
    if gap is None or gap.rule != "r.relative" or gap.lemma == "who" or sub.kind != "verb" or sub.tail.passive:
        return False
    return not any(one.role == "ga" for one in sub.arguments) and gap_of(ctx, sub, Compound()).kind == "object"


def spoken_again(subject: EnNode) -> EnNode:
    """Return the pronoun for a "that" or "who" inside its own clause: a feature that warns when it fails."""
    if not subject.rule.startswith(("r.relative", "r.whose")):
        return subject
    many = subject.feature("number") == "plural" or subject.lemma == "who"
    return EnNode("np", "they" if many else "it", rule="subject.pronoun").having(number="plural" if many else "")
