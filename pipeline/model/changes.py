"""What changed between two glossaries, named by meaning, and what that does to the reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

from pipeline.model.english import Flag
from pipeline.model.findings import Finding

SheetName = Literal["terms", "names"]

ChangeKind = Literal[
    "removed",
    "added",
    "split",
    "merged",
    "moved",
    "id",
    "renamed",
    "retargeted",
    "status",
    "variants",
    "forbidden",
    "expansion",
    "grammar",
    "kind",
    "reading",
    "note",
]
"""added, removed; split: added with a spelling that another concept had; merged: removed, another concept has its spelling
now; moved between terms and names; id: the same content under another id; the rest are columns: renamed is the Japanese,
retargeted the English, status also the successor, grammar also the part of speech, note also domain and definition."""

CHANGE_KINDS: tuple[ChangeKind, ...] = get_args(ChangeKind)

MatchedBy = Literal["id", "content", "reused"]
"""How the two sides of a concept were found to be one: by the id; by what they say, the id being new or missing; not at
all, though the id is the same: it was given to another concept."""


class Row(NamedTuple):
    """A concept as written, its cells in the order of the file's columns and in canonical form."""

    sheet: SheetName
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one concept.

    ``id`` is the concept's id now; of one that is gone, the id it had. ``old`` and ``new`` are the cell of ``column`` for
    a changed column; for ``added`` and ``removed`` the English; for ``split`` and ``merged`` the English and the id of
    the other concept; for ``moved`` the files' names; for ``id`` the two ids. None where there is nothing on that side.
    ``before`` and ``after`` are the whole rows.
    """

    id: str
    kind: ChangeKind
    old: str | None
    new: str | None
    column: str = ""
    matched_by: MatchedBy = "id"
    before: Row | None = None
    after: Row | None = None


class English(NamedTuple):
    """The English of a sentence on one side, and how sure the engine is of it."""

    text: str
    confidence: float
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True)
class Affected:
    """A sentence whose English, confidence or flags change; ``ids`` are the changed concepts that it contains.

    ``lost`` are the ids of concepts that were found in it and are no longer, with nothing found in their place.
    """

    ids: tuple[str, ...]
    report: str
    sentence: str
    section: str
    line: int
    japanese: str
    before: English
    after: English
    lost: tuple[str, ...] = ()

    @property
    def reworded(self) -> bool:
        """Whether the English itself changes."""
        return self.before.text != self.after.text


@dataclass(frozen=True, slots=True)
class AffectedBullet:
    """A bullet, row or event fact of a summary that changes; ``kind`` is that of the entry, ``fact`` for event facts.

    ``by_itself``: no sentence of it reads differently; it is an event fact, or an acronym is written out differently in it.
    """

    ids: tuple[str, ...]
    report: str
    section: str
    kind: str
    before: str
    after: str
    by_itself: bool = False


@dataclass(frozen=True, slots=True)
class AffectedFinding:
    """A finding of the checks that is there on one side only, in the sentence that begins at ``line`` of the draft."""

    ids: tuple[str, ...]
    report: str
    path: str
    line: int
    is_new: bool
    finding: Finding


@dataclass(frozen=True, slots=True)
class Impact:
    """What the changes do to the drafts of a project.

    ``reports`` is how many were looked at, ``candidates`` how many sentences contain an affected form and were
    translated again; ``unread`` names drafts that could not be read.
    """

    reports: int
    sentences: int
    candidates: int
    affected: tuple[Affected, ...]
    bullets: tuple[AffectedBullet, ...] = ()
    findings: tuple[AffectedFinding, ...] = ()
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GlossaryReview:
    """Everything a reviewer is shown: the two sides by the names people know them by, the changes, and their impact.

    ``impact`` is None when it was not asked for or one of the sides is no valid glossary.
    """

    old: str
    new: str
    changes: tuple[Change, ...]
    impact: Impact | None = None
    signature: tuple[tuple[str, str], ...] = ()
