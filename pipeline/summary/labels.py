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

_NEXT = re.compile(
    "(?:今後|次回|これから)(?:の|に向けた)?(?:予定|対応|進め方|取り組み|方針|動き)|次の?ステップ|next steps?",
    re.IGNORECASE,
)
"""Headings under which things to do stand among others."""

_OWNED = re.compile("(?:担当者?|期限|納期|締切)[:：]")
"""What follows a thing to do: who does it, by when."""

_OWN_VIEWS = re.compile("所感|感想|雑感|考察|所見")
"""Headings under which the writer says what they think."""

_HEARD = re.compile("によれば|によると|とのこと|だそう")

_DOES = re.compile(r"(?:[うくぐすつぬぶむる]|ます)(?:[(（][^()（）]*[)）])?[。．.]?$")
_IS = re.compile(
    r"(?:[てで](?:い|お)(?:る|ります|ます)|あ(?:る|ります)|[れせけげめべえねて]る|れます)(?:[(（][^()（）]*[)）])?[。．.]?$"
)
"""Ends that say what somebody will do, and those that say how things are or what can be."""

_PERSONALLY = re.compile("個人的に|私見|私としては")

_TELL_OF_WHAT_HAPPENED = frozenset({"decision", "discussion", "presented", "reaction"})
"""Labels of what took place: a present tense tells how things are (the firm adopts containers), not that it was decided."""


def label_of(translations: Sequence[Translation], path: Sequence[str], japanese: str = "") -> Label:
    """Return the label of an entry made of ``translations`` under the headings ``path``; empty where the text gives none.

    ``japanese`` is what the entry stands for. A wrong label is a false statement: what was not done is no decision and what might be done
    no proposal made, so a negated act labels nothing but reactions, a hedged one is outlook, what was once planned is not. Whose view it is
    must be known for a comment.

    >>> from pipeline.model.english import Act, Translation
    >>> label_of([Translation("s", "It was decided.", 0.9, (), acts=(Act("DECIDE", past=True),))], ())
    'decision'
    >>> label_of([Translation("s", "It might be proposed.", 0.9, (), acts=(Act("PROPOSE", modal=True),))], ())
    'outlook'
    """
    heading = path[-1] if path else ""
    acts = [act for translation in translations for act in translation.acts]
    if _is_action(acts, heading, japanese):
        return "action"
    found = {_label(act) for act in acts[:-1] if act.kind != "THINK"} | {_label(act) for act in acts[-1:]}
    label: Label = next((label for label, _ in _table() if label in found), "")
    if label == "outlook" and _PERSONALLY.search(japanese):
        return "comment"  # 個人的には期待している: what the writer hopes is no outlook of others
    return "comment" if not label and _is_own_view(heading, japanese) else label


def _is_action(acts: Sequence[Act], heading: str, japanese: str) -> bool:
    """Whether something is still to be done: said by the heading, or by who is to do it; what is done, thought or heard is not."""
    if any(act.past for act in acts):
        return False
    if _ACTIONS.search(heading) or _OWNED.search(japanese):
        return True
    return bool(_NEXT.search(heading) and _DOES.search(japanese) and not _IS.search(japanese))


def _is_own_view(heading: str, japanese: str) -> bool:
    if _PERSONALLY.search(japanese):
        return True
    return bool(_OWN_VIEWS.search(heading)) and not _NEXT.search(heading) and not _HEARD.search(japanese)


def _label(act: Act) -> Label:
    label: Label = next((label for label, kinds in _table() if act.kind in kinds), "")
    if act.modal:
        return "outlook" if label in ("decision", "proposal", "outlook") and not (act.negative or act.past) else ""
    if act.negative and label != "reaction":
        return ""
    if label in _TELL_OF_WHAT_HAPPENED and not act.past:
        return ""
    if (label == "comment" and act.view != "writer") or (label == "outlook" and act.past and act.kind == "PLAN"):
        return ""
    return label


@cache
def _table() -> tuple[tuple[Label, frozenset[str]], ...]:
    return tuple((cast(Label, row["label"]), frozenset(cells(row, "acts"))) for row in table("summary/labels"))


@cache
def aside_lemmas() -> frozenset[str]:
    """Return the words that tell an aside."""
    return frozenset(row["lemma"] for row in table("summary/asides"))
