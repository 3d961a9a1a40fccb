"""The English of sentences under two glossaries, side by side. Come here for what counts as affected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.checks import CHECKS, check
from pipeline.model.analysis import AnalyzedReport, AnalyzedSentence
from pipeline.model.approval import by_japanese
from pipeline.model.changes import Affected, AffectedBullet, AffectedFinding, English, Row
from pipeline.model.english import Translation
from pipeline.model.findings import Finding
from pipeline.model.report import Block, Paragraph, Quote, Report, Section, Source
from pipeline.model.text import Span, source_span
from pipeline.tasks.affected_bullets import beside, bullets, facts
from pipeline.tasks.approvals import load_approvals
from pipeline.tasks.bench import Bench, Blame, Case, Hits, Sides, seen, text_of
from pipeline.tasks.sentence_index import decode

_RULES = tuple(rule for rule in CHECKS if rule.startswith("term-") or rule == "unknown-term")
"""The checks that ask the glossary; what others find is there before and after."""


@dataclass(frozen=True, slots=True)
class Effects:
    """What changes in one report; ``looked_at`` is how many sentences were translated again."""

    looked_at: int
    affected: tuple[Affected, ...]
    bullets: tuple[AffectedBullet, ...]
    findings: tuple[AffectedFinding, ...]


def effects_on(hits: Sequence[Hits], bench: Bench, rows_by_id: Mapping[str, tuple[Row, ...]]) -> Iterator[Effects]:
    """Yield what the change does to each draft of ``hits``; ``rows_by_id`` are the rows of each changed concept."""
    cases = [Case(one, decode(one.entry.body), by_japanese(load_approvals(one.draft))) for one in hits]
    wanted = [case.report.sentences[at].sentence for case in cases for at in case.numbers]
    sides = (seen(wanted, bench, 0), seen(wanted, bench, 1))
    blame = Blame(rows_by_id)
    pairs = [(case, tuple(_affected(case, sides, blame))) for case in cases]
    more = [
        case.report.sentences[at].sentence
        for case, affected in pairs
        for at in sorted(set(beside(case, affected, sides, blame)))
    ]
    others = seen(more, bench, 1)
    filled = ({**others, **sides[0]}, {**others, **sides[1]})
    for case, affected in pairs:
        yield Effects(
            len(case.numbers),
            affected,
            (*facts(case, bench, blame), *bullets(case, affected, filled, blame)),
            tuple(_findings(case, bench, sides, blame)),
        )


def _affected(case: Case, sides: Sides, blame: Blame) -> Iterator[Affected]:
    for at in case.numbers:
        sentence, place, section = case.report.sentences[at]
        if case.approval(sentence):
            continue  # a person's English does not ask the glossary
        before, after = (side[text_of(sentence)] for side in sides)
        old, new = (_english(one.translation) for one in (before, after))
        lost = tuple(sorted(_lost(before.analyzed, after.analyzed)))
        if old == new and not lost:
            continue
        concepts = [match.concept for one in (before, after) for match in one.analyzed.matches]
        yield Affected(
            blame.ids(concepts, case.hits.entry.traces[at]),
            case.hits.draft.slug,
            sentence.id,
            case.report.sections[section],
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


def _findings(case: Case, bench: Bench, sides: Sides, blame: Blame) -> Iterator[AffectedFinding]:
    """Yield what the checks find in the affected sentences with one of the glossaries alone."""
    one, report, numbers = case.hits, case.report, case.numbers
    light = _report(case)
    found = []
    for side, glossary in zip(sides, bench.glossaries, strict=True):
        sentences = tuple(
            replace(side[text_of(sentence)].analyzed, sentence=sentence)
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


def _report(case: Case) -> Report:
    """Return as much of the report as the checks look at: its metadata, and which sentences are quotations."""
    quoted = {at for entry in case.report.entries if entry.kind == "quote" for part in entry.parts for at in part}
    blocks: list[Block] = []
    for at in case.numbers:
        sentence = case.report.sentences[at].sentence
        blocks.append((Quote if at in quoted else Paragraph)((sentence,), sentence.span))
    source = Source(case.hits.draft.name, "", "text", "", "")
    return Report(source, case.report.meta, (Section((), 0, (), tuple(blocks), Span(0, 0)),))
