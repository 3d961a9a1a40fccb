"""Come here when an idiom before a noun (列ができた店, 目を引いた展示) does not say it of that noun: the place that had a line."""

from __future__ import annotations

from pipeline.model.frames import Frame
from pipeline.translation.transfer.context import Context
from pipeline.translation.transfer.valency import collocation


def is_subject_of_idiom(ctx: Context, frame: Frame, noun_class: str) -> bool:
    """Whether the clause is a collocation that says something of the noun: 列ができた店 had a line, 目を引いた展示 attracted attention."""
    if frame.kind == "nominal" or not frame.arguments or (found := collocation(ctx, frame, frame.arguments)) is None:
        return False
    verb, own = found
    if len(own) < len([one for one in frame.arguments if one.role not in _BESIDE_IT]):
        return False
    if frame.tail.passive and not verb.ja.endswith("れる"):
        return False
    whose = any(slot == "subj" and role in ("ni", "no") for role, slot in verb.frame.items())
    person = noun_class in ("person", "group")
    if whose:
        return noun_class not in ("time", "fact", "relation", "degree")
    if verb.subject == "it" or (verb.subject == "none" and noun_class in ("thing", "content")):
        return noun_class in ("thing", "content", "abstract", "act", "event", "person", "group")
    return person and "obj" not in verb.frame.values() and verb.subject in ("author", "none")


_BESIDE_IT = frozenset({"time", "de", "kara", "made", "hodo", ""})
"""Roles of what may stand beside a collocation without being what it is said of."""
