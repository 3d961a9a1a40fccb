"""Come here when 記入のうえ, 設定を変更後 or 受領次第 is not read as a clause: an act without する that a conjunction closes."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.tokens import Token
from pipeline.translation.transfer.drafts import Draft
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.word_kinds import is_closed_act


def closes_act(entry: Entry) -> bool:
    """Whether the row is a conjunction that stands behind an act as behind a verb: +のうえ, +後."""
    return entry.kind == "link" and entry.ja.startswith("+")


def can_close_act(draft: Draft, tokens: Sequence[Token]) -> bool:
    """Whether the phrase read so far is the verb of such a clause, and no noun."""
    act = draft.units[-1] if draft.units else None
    if act is None or draft.parts or draft.verbal or draft.light:
        return False
    return act.kind == "verb" and is_closed_act(tokens, draft.start, act.start, act.end)
