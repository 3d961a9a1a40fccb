"""Why a report says what it says in English: for every word its source, its Japanese, and since when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from pipeline.model.text import Place

SourceKind = Literal["term", "name", "lexicon", "construction", "pattern", "rule", "approved"]


class Source(NamedTuple):
    """What made a piece of English.

    ``id`` is that of the concept, the entry or the rule; ``ja`` and ``en`` are what it says, where it says so. ``path`` and
    ``line`` are where that is written, empty and 0 for a rule of the grammar; ``note`` is the concept's status, or who approved.
    """

    kind: SourceKind
    id: str
    ja: str = ""
    en: str = ""
    path: str = ""
    line: int = 0
    note: str = ""


class Since(NamedTuple):
    """The commit since which a source says what it says: its name, its date (ISO), its author, what for.

    With an empty ``commit`` it is not committed yet.
    """

    commit: str = ""
    date: str = ""
    author: str = ""
    subject: str = ""


class Reason(NamedTuple):
    """A stretch of English with its Japanese (as written, and where in the draft; None for English that has none).

    ``form`` says how the Japanese spells a concept. ``since`` is None where git does not tell.
    """

    english: str
    source: Source
    japanese: str = ""
    place: Place | None = None
    form: str = ""
    since: Since | None = None


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A place where a report has the words: ``before``, ``found`` and ``behind`` are the English, ``japanese`` its sentence.

    ``where`` is the draft and its line, or the label of an event fact.
    """

    where: str
    japanese: str
    before: str
    found: str
    behind: str
    reasons: tuple[Reason, ...]
