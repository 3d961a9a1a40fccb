"""The bench on which sentences are compared: both glossaries with their engines, each different sentence translated once a side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pipeline.analysis.terms import analyze_sentence
from pipeline.glossary.diff import cell
from pipeline.glossary.load import Glossary
from pipeline.glossary.traces import finder, keys_of
from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.approval import Approval, on_one_line
from pipeline.model.changes import Row
from pipeline.model.english import Translation
from pipeline.model.report import Sentence
from pipeline.model.terms import Concept
from pipeline.summary.compose import marked
from pipeline.tasks.drafts import Draft
from pipeline.tasks.reading import Syntax, parsed
from pipeline.tasks.sentence_index import Entry, IndexedReport
from pipeline.translation import ENGINES, translate
from pipeline.translation.engine import Engine


class Hits(NamedTuple):
    """A draft with the numbers of its sentences that contain an affected form."""

    draft: Draft
    entry: Entry
    found: tuple[int, ...]


class Case(NamedTuple):
    """A draft on the bench: its report, and the English that people approved, by its Japanese."""

    hits: Hits
    report: IndexedReport
    approved: Mapping[str, Approval]

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the affected sentences; the metadata, which has the number behind the last, is none."""
        return tuple(at for at in self.hits.found if at < len(self.report.sentences))

    def approval(self, sentence: Sentence) -> Approval | None:
        """Return what a person approved for ``sentence``."""
        return self.approved.get(on_one_line(sentence.text))


@dataclass(frozen=True, slots=True)
class Bench:
    """Both glossaries with an engine each."""

    glossaries: tuple[Glossary, Glossary]
    engines: tuple[Engine, Engine]
    syntax: Syntax


class Seen(NamedTuple):
    """A sentence on one side."""

    analyzed: AnalyzedSentence
    translation: Translation


Text = tuple[object, ...]
"""All of a sentence that its English depends on: the same sentence in two reports is translated once."""

Sides = tuple[Mapping[Text, Seen], Mapping[Text, Seen]]


def open_bench(old: Glossary, new: Glossary, engine: str, *, cached: bool, lexicon: Path | None = None) -> Bench:
    """Return what sentences are compared with; ``engine`` is one of ``ENGINES``, ``lexicon`` the team's."""
    engines = (ENGINES[engine](old, lexicon), ENGINES[engine](new, lexicon))
    return Bench((old, new), engines, ("cached" if cached else "fresh") if engines[0].needs_syntax else "none")


def text_of(sentence: Sentence) -> Text:
    """Return what the English of ``sentence`` depends on."""
    return sentence.text, sentence.role, sentence.links, sentence.emphasis


def seen(sentences: Iterable[Sentence], bench: Bench, side: int) -> dict[Text, Seen]:
    """Analyse and translate each different sentence once."""
    different = {text_of(sentence): sentence for sentence in sentences}
    analyzed = parsed(
        tuple(analyze_sentence(sentence, bench.glossaries[side]) for sentence in different.values()), bench.syntax
    )
    translations = translate(analyzed, bench.engines[side])
    return {
        text: Seen(one, marked(one.sentence, english))
        for text, one, english in zip(different, analyzed, translations, strict=True)
    }


class Blame:
    """Says which of the changed concepts a sentence is affected by; ``expanded`` are the ids of those with another expansion."""

    def __init__(self, rows_by_id: Mapping[str, tuple[Row, ...]]) -> None:
        self.changed = frozenset(rows_by_id)
        self._by_old_id = {row.cells[0]: id_ for id_, rows in rows_by_id.items() for row in rows}
        self._rows_by_id = rows_by_id
        self.expanded = frozenset(
            row.cells[0] for rows in rows_by_id.values() if len(_expansions(rows)) > 1 for row in rows
        )
        self._pattern = cache(lambda id_: finder(keys_of(rows_by_id[id_])))

    def ids(self, concepts: Iterable[Concept], trace: str) -> tuple[str, ...]:
        """Return the changed ones of ``concepts``; if there are none, those that ``trace`` has a key of."""
        found = {self._by_old_id[one.id] for one in concepts if one.id in self._by_old_id}
        return tuple(sorted(found or (id_ for id_ in self._rows_by_id if self._pattern(id_).search(trace))))


def _expansions(rows: Sequence[Row]) -> set[str]:
    """Return what a concept is written out as before and after; a concept that comes or goes has nothing on the other side."""
    return {cell(row, "expansion") for row in rows} | ({""} if len(rows) == 1 else set())
