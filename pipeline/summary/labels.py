"""What a bullet is about: a proposal, a decision, the writer's comment. Come here when a label is wrong or missing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import cast

from pipeline.model.english import Act, Translation
from pipeline.model.summary import Label
from pipeline.text.shipped import cells, table

_ACTIONS = re.compile(r"アクション|宿題|タスク|対応事項|要対応|to-?do|action", re.IGNORECASE)
"""Headings whose items are things to do."""


_OWN_VIEWS = re.compile("所感|感想|雑感|考察|所見")
"""Headings under which the writer says what they think."""


def label_of(translations: Sequence[Translation], path: Sequence[str]) -> Label:
    """Return the label of an entry made of ``translations`` under the headings ``path``; empty where the text gives none.

    What was not done is no decision and what might be done no proposal made: a negated act labels nothing but discussion and
    reactions, a hedged one is outlook, what was once planned is not. Whose view it is must be known for a comment.

    >>> from pipeline.model.english import Act, Translation
    >>> label_of([Translation("s", "It was decided.", 0.9, (), acts=(Act("DECIDE"),))], ())
    'decision'
    >>> label_of([Translation("s", "It might be proposed.", 0.9, (), acts=(Act("PROPOSE", modal=True),))], ())
    'outlook'
    """
    heading = path[-1] if path else ""
    if _ACTIONS.search(heading):
        return "action"
    found = {_label(act) for translation in translations for act in translation.acts}
    label: Label = next((label for label, _ in _table() if label in found), "")
    return "comment" if not label and _OWN_VIEWS.search(heading) else label


def _label(act: Act) -> Label:
    label: Label = next((label for label, kinds in _table() if act.kind in kinds), "")
    if label in ("decision", "proposal") and act.modal:
        return "outlook"
    if act.negative and label not in ("discussion", "reaction", "comment"):
        return ""
    if (label == "comment" and act.view != "writer") or (label == "outlook" and act.past):
        return ""
    return label


@cache
def _table() -> tuple[tuple[Label, frozenset[str]], ...]:
    return tuple((cast(Label, row["label"]), frozenset(cells(row, "acts"))) for row in table("summary/labels"))


@cache
def aside_lemmas() -> frozenset[str]:
    """Return the words that tell an aside."""
    return frozenset(row["lemma"] for row in table("summary/asides"))
