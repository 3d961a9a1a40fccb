"""The English of sentences under two glossaries, side by side. Come here for what counts as affected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pipeline.analysis.terms import analyze_sentence
from pipeline.checks import CHECKS, check
from pipeline.glossary.load import Glossary
from pipeline.glossary.match import find_matches
from pipeline.glossary.traces import finder, keys_of
from pipeline.model.analysis import AnalyzedReport, AnalyzedSentence
from pipeline.model.approval import by_japanese, on_one_line
from pipeline.model.changes import Affected, AffectedBullet, AffectedFinding, English, Row
from pipeline.model.english import Translation
from pipeline.model.findings import Finding
from pipeline.model.report import Block, Paragraph, Quote, Report, Section, Sentence, Source
from pipeline.model.summary import Fact
from pipeline.model.terms import Concept
from pipeline.model.text import Span, source_span
from pipeline.summary.compose import entry_of, marked
from pipeline.summary.facts import facts_of
from pipeline.tasks.approvals import load_approvals
from pipeline.tasks.drafts import Draft
from pipeline.tasks.reading import Syntax, parsed
from pipeline.tasks.sentence_index import Entry, IndexedReport, decode
from pipeline.text.tokenizer import tokenize
from pipeline.translation import ENGINES, translate
from pipeline.translation.engine import Engine

_RULES = tuple(rule for rule in CHECKS if rule.startswith("term-") or rule == "unknown-term")
"""The checks that ask the glossary; what others find is there before and after."""


class Hits(NamedTuple):
    """A draft with the numbers of its sentences that contain an affected form."""

    draft: Draft
    entry: Entry
    found: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Effects:
    """What changes in one report; ``looked_at`` is how many sentences were translated again."""

    looked_at: int
    affected: tuple[Affected, ...]
    bullets: tuple[AffectedBullet, ...]
    findings: tuple[AffectedFinding, ...]


@dataclass(frozen=True, slots=True)
class Bench:
    """Both glossaries with an engine each."""

    glossaries: tuple[Glossary, Glossary]
    engines: tuple[Engine, Engine]
    syntax: Syntax


class _Seen(NamedTuple):
    """A sentence on one side."""

    analyzed: AnalyzedSentence
    translation: Translation


_Text = tuple[object, ...]
"""All of a sentence that its English depends on: the same sentence in two reports is translated once."""

_Sides = tuple[Mapping[_Text, _Seen], Mapping[_Text, _Seen]]


def open_bench(old: Glossary, new: Glossary, engine: str, *, cached: bool, lexicon: Path | None = None) -> Bench:
    """Return what sentences are compared with; ``engine`` is one of ``ENGINES``, ``lexicon`` the team's."""
    engines = (ENGINES[engine](old, lexicon), ENGINES[engine](new, lexicon))
    return Bench((old, new), engines, ("cached" if cached else "fresh") if engines[0].needs_syntax else "none")


def effects_on(hits: Sequence[Hits], bench: Bench, rows_by_id: Mapping[str, tuple[Row, ...]]) -> Iterator[Effects]:
    """Yield what the change does to each draft of ``hits``; ``rows_by_id`` are the rows of each changed concept."""
    reports = [decode(one.entry.body) for one in hits]
    wanted = [
        report.sentences[at].sentence
        for one, report in zip(hits, reports, strict=True)
        for at in one.found
        if at < len(report.sentences)
    ]
    sides = (_seen(wanted, bench, 0), _seen(wanted, bench, 1))
    blame = _Blame(rows_by_id)
    pairs = [
        (one, report, tuple(_affected(one, report, sides, blame))) for one, report in zip(hits, reports, strict=True)
    ]
    beside = {
        number
        for at, (_, report, affected) in enumerate(pairs)
        for number in ((at, other) for other in _beside(report, affected))
    }
    others = _seen([pairs[at][1].sentences[number].sentence for at, number in sorted(beside)], bench, 1)
    filled = ({**others, **sides[0]}, {**others, **sides[1]})
    for one, report, affected in pairs:
        yield Effects(
            sum(at < len(report.sentences) for at in one.found),
            affected,
            (*_facts(one, report, bench, blame), *_bullets(one, report, affected, filled)),
            tuple(_findings(one, report, bench, sides, blame)),
        )


def _text_of(sentence: Sentence) -> _Text:
    return sentence.text, sentence.role, sentence.links, sentence.emphasis


def _seen(sentences: Iterable[Sentence], bench: Bench, side: int) -> dict[_Text, _Seen]:
    """Analyse and translate each different sentence once."""
    different = {_text_of(sentence): sentence for sentence in sentences}
    analyzed = parsed(
        tuple(analyze_sentence(sentence, bench.glossaries[side]) for sentence in different.values()), bench.syntax
    )
    translations = translate(analyzed, bench.engines[side])
    return {
        text: _Seen(one, marked(one.sentence, english))
        for text, one, english in zip(different, analyzed, translations, strict=True)
    }


class _Blame:
    """Says which of the changed concepts a sentence is affected by."""

    def __init__(self, rows_by_id: Mapping[str, tuple[Row, ...]]) -> None:
        self.changed = frozenset(rows_by_id)
        self._by_old_id = {row.cells[0]: id_ for id_, rows in rows_by_id.items() for row in rows}
        self._rows_by_id = rows_by_id
        self._pattern = cache(lambda id_: finder(keys_of(rows_by_id[id_])))

    def ids(self, concepts: Iterable[Concept], trace: str) -> tuple[str, ...]:
        """Return the changed ones of ``concepts``; if there are none, those that ``trace`` has a key of."""
        found = {self._by_old_id[one.id] for one in concepts if one.id in self._by_old_id}
        return tuple(sorted(found or (id_ for id_ in self._rows_by_id if self._pattern(id_).search(trace))))


def _affected(one: Hits, report: IndexedReport, sides: _Sides, blame: _Blame) -> Iterator[Affected]:
    approved = by_japanese(load_approvals(one.draft))
    for at in one.found:
        if at == len(report.sentences):
            continue
        sentence, place, section = report.sentences[at]
        if on_one_line(sentence.text) in approved:
            continue  # a person's English does not ask the glossary
        before, after = (side[_text_of(sentence)] for side in sides)
        old, new = (_english(seen.translation) for seen in (before, after))
        lost = tuple(sorted(_lost(before.analyzed, after.analyzed)))
        if old == new and not lost:
            continue
        concepts = [match.concept for seen in (before, after) for match in seen.analyzed.matches]
        yield Affected(
            blame.ids(concepts, one.entry.traces[at]),
            one.draft.slug,
            sentence.id,
            report.sections[section],
            place.line,
            sentence.text,
            old,
            new,
            lost,
        )


def _english(translation: Translation) -> English:
    return English(translation.english, translation.confidence, translation.flags)


def _lost(before: AnalyzedSentence, after: AnalyzedSentence) -> set[str]:
    """Return the ids of concepts found before with nothing found in their place."""
    return {
        match.concept.id
        for match in before.matches
        if not any(match.span.overlaps(other.span) for other in after.matches)
    }


def _beside(report: IndexedReport, affected: Sequence[Affected]) -> Iterator[int]:
    """Yield the numbers of sentences that share a bullet with an affected one."""
    changed = {one.sentence for one in affected if one.reworded}
    for entry in report.entries:
        numbers = [at for part in entry.parts for at in part]
        if len(numbers) > 1 and any(report.sentences[at].sentence.id in changed for at in numbers):
            yield from numbers


def _bullets(one: Hits, report: IndexedReport, affected: Sequence[Affected], sides: _Sides) -> Iterator[AffectedBullet]:
    """Yield the entries of the summary that an affected sentence stands in."""
    changed = {sentence.sentence: sentence for sentence in affected if sentence.reworded}
    for entry in report.entries:
        sentences = [report.sentences[at].sentence for part in entry.parts for at in part]
        inside = [changed[sentence.id] for sentence in sentences if sentence.id in changed]
        if inside:
            planned = entry.planned(report.sentences)
            before, after = (
                entry_of(
                    planned,
                    {
                        sentence.id: replace(side[_text_of(sentence)].translation, sentence_id=sentence.id)
                        for sentence in sentences
                    },
                    entry.picture,
                ).english
                for side in sides
            )
            ids = tuple(sorted({id_ for sentence in inside for id_ in sentence.ids}))
            yield AffectedBullet(ids, one.draft.slug, report.sections[entry.section], entry.kind, before, after)


def _facts(one: Hits, report: IndexedReport, bench: Bench, blame: _Blame) -> Iterator[AffectedBullet]:
    """Yield the event facts whose English changes."""
    if len(report.sentences) not in one.found:
        return
    light = _report(one, report, ())
    before, after = (
        {fact.label: fact for fact in facts_of(light, lambda text, g=glossary: find_matches(g, text, tokenize(text)))}  # type: ignore[misc]
        for glossary in bench.glossaries
    )
    ids = blame.ids((), one.entry.traces[-1])
    for label in {**before, **after}:
        old, new = (side.get(label, Fact(label, "", ())).value for side in (before, after))
        if old != new:
            yield AffectedBullet(ids, one.draft.slug, label, "fact", old, new)


def _findings(
    one: Hits, report: IndexedReport, bench: Bench, sides: _Sides, blame: _Blame
) -> Iterator[AffectedFinding]:
    """Yield what the checks find in the affected sentences with one of the glossaries alone."""
    numbers = [at for at in one.found if at < len(report.sentences)]
    light = _report(one, report, numbers)
    found = []
    for side, glossary in zip(sides, bench.glossaries, strict=True):
        sentences = tuple(
            replace(side[_text_of(sentence)].analyzed, sentence=sentence)
            for sentence in (report.sentences[at].sentence for at in numbers)
        )
        findings = check(AnalyzedReport(light, sentences), glossary, _RULES)
        found.append(({_identity(finding): finding for finding in findings}, sentences))
    (before, old), (after, new) = found
    for known, others, sentences, is_new in ((before, after, new, True), (after, before, old, False)):
        for identity, finding in others.items():
            if identity not in known:
                at = _sentence_at(sentences, finding.span)
                concepts = [
                    match.concept
                    for one_side in (old, new)
                    for match in one_side[at].matches
                    if source_span(sentences[at].sentence.anchors, match.span).overlaps(finding.span)
                ]
                place = report.sentences[numbers[at]].place
                ids = blame.ids(concepts, one.entry.traces[numbers[at]])
                yield AffectedFinding(ids, one.draft.slug, one.draft.name, place.line, is_new, finding)


def _identity(finding: Finding) -> tuple[object, ...]:
    """Return what a finding is told by on the other side; that the English it names has changed is no new finding."""
    fields = tuple(field for field in finding.fields if field[0] != "en")
    return finding.rule, finding.severity, finding.span, fields


def _sentence_at(sentences: Sequence[AnalyzedSentence], span: Span) -> int:
    return max((at for at, one in enumerate(sentences) if one.sentence.span.start <= span.start), default=0)


def _report(one: Hits, report: IndexedReport, numbers: Sequence[int]) -> Report:
    """Return as much of the report as facts and checks look at: its metadata, and which sentences are quotations."""
    quoted = {at for entry in report.entries if entry.kind == "quote" for part in entry.parts for at in part}
    blocks: list[Block] = []
    for at in numbers:
        sentence = report.sentences[at].sentence
        blocks.append((Quote if at in quoted else Paragraph)((sentence,), sentence.span))
    source = Source(one.draft.name, "", "text", "", "")
    return Report(source, report.meta, (Section((), 0, (), tuple(blocks), Span(0, 0)),))
