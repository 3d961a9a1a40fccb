"""English that a person has approved: what ``approved.tsv`` holds, and what of it fits the draft as it is now."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_BREAKS = re.compile(r"\s*[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+\s*")


@dataclass(frozen=True, slots=True)
class Approval:
    """A row of ``approved.tsv``: this English for exactly this Japanese, who said so, and when (an ISO date)."""

    japanese: str
    english: str
    who: str = ""
    when: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Approvals:
    """The approvals of a report: those by the Japanese they are for, and those whose Japanese has changed.

    ``stale`` are approvals whose Japanese is no longer in the draft, by the id of the sentence that most likely took its
    place.
    """

    by_japanese: Mapping[str, Approval]
    stale: Mapping[str, Approval]

    def of(self, japanese: str) -> Approval | None:
        """Return the approval for exactly ``japanese``."""
        return self.by_japanese.get(on_one_line(japanese))


NONE = Approvals({}, {})


def by_japanese(approvals: Iterable[Approval]) -> dict[str, Approval]:
    """Return ``approvals`` by the Japanese they are for, as ``Approvals.of`` looks them up."""
    return {on_one_line(one.japanese): one for one in approvals}


def on_one_line(text: str) -> str:
    r"""Return ``text`` as it stands in a cell of a table: line ends and tabs are a space.

    >>> on_one_line("1行目\n 2行目\t")
    '1行目 2行目'
    """
    return _BREAKS.sub(" ", text).strip()
