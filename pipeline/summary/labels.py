"""What a bullet is about: a proposal, a decision, the writer's comment. Come here when a label is wrong or missing."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from typing import cast

from pipeline.model.english import Act, Translation
from pipeline.model.summary import Label

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
    rows = csv.DictReader(_lines("labels"), delimiter="\t")
    return tuple((cast(Label, row["label"]), frozenset(row["acts"].split(" | "))) for row in rows)


@cache
def aside_lemmas() -> frozenset[str]:
    """Return the words that tell an aside."""
    return frozenset(row["lemma"] for row in csv.DictReader(_lines("asides"), delimiter="\t"))


def _lines(name: str) -> Iterable[str]:
    text = resources.files("pipeline").joinpath("data", "summary", f"{name}.tsv").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
