"""What of a summary changes with the glossary: bullets whose sentences read differently, acronyms written out, event facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.glossary.match import find_matches
from pipeline.model.analysis import AnalyzedReport, AnalyzedSentence
from pipeline.model.changes import Affected, AffectedBullet
from pipeline.model.english import Flag, Translation
from pipeline.model.report import Report, Source
from pipeline.model.summary import Fact, SummaryEntry, SummarySection
from pipeline.summary.compose import entry_of
from pipeline.summary.expansions import expanded
from pipeline.summary.facts import facts_of
from pipeline.tasks.bench import Bench, Blame, Case, Seen, Sides, Text, text_of
from pipeline.tasks.sentence_index import IndexedEntry
from pipeline.text.tokenizer import tokenize


def bullets(case: Case, affected: Sequence[Affected], sides: Sides, blame: Blame) -> Iterator[AffectedBullet]:
    """Yield the entries of the summary that an affected sentence stands in, and those that write an acronym out differently.

    ``sides`` hold every sentence of these entries (``beside``).
    """
    report = case.report
    telling = _telling(case, affected, sides, blame)
    entries = [entry for entry in report.entries if not telling.isdisjoint(_numbers(entry))]
    reworded = {sentence.sentence: sentence for sentence in affected if sentence.reworded}
    written = [_written(entries, case, side, blame) for side in sides]
    for entry, before, after in zip(entries, *written, strict=True):
        sentences = [report.sentences[at].sentence for at in _numbers(entry)]
        inside = [reworded[sentence.id] for sentence in sentences if sentence.id in reworded]
        if inside or before != after:
            matches = [match for side in sides for one in sentences for match in side[text_of(one)].analyzed.matches]
            acronyms = [match.concept for match in matches if match.concept.id in blame.expanded]
            ids = {id_ for sentence in inside for id_ in sentence.ids}
            ids.update(blame.ids(acronyms, "") if before != after else ())
            place = (case.hits.draft.slug, report.sections[entry.section], entry.kind)
            yield AffectedBullet(tuple(sorted(ids)), *place, before, after, by_itself=not inside)


def beside(case: Case, affected: Sequence[Affected], sides: Sides, blame: Blame) -> Iterator[int]:
    """Yield the numbers of sentences that share a bullet with one on which the bullet depends."""
    telling = _telling(case, affected, sides, blame)
    for entry in case.report.entries:
        if len(_numbers(entry)) > 1 and not telling.isdisjoint(_numbers(entry)):
            yield from _numbers(entry)


def facts(case: Case, bench: Bench, blame: Blame) -> Iterator[AffectedBullet]:
    """Yield the event facts whose English changes."""
    if len(case.report.sentences) not in case.hits.found:
        return
    before, after = (
        {
            fact.label: fact
            for fact in facts_of(_bare(case), lambda text, g=one: find_matches(g, text, tokenize(text)))  # type: ignore[misc]
        }
        for one in bench.glossaries
    )
    ids = blame.ids((), case.hits.entry.traces[-1])
    for label in {**before, **after}:
        old, new = (side.get(label, Fact(label, "", ())).value for side in (before, after))
        if old != new:
            yield AffectedBullet(ids, case.hits.draft.slug, label, "fact", old, new, by_itself=True)


def _numbers(entry: IndexedEntry) -> tuple[int, ...]:
    return tuple(at for part in entry.parts for at in part)


def _telling(case: Case, affected: Sequence[Affected], sides: Sides, blame: Blame) -> frozenset[int]:
    """Return the numbers of the sentences that read differently, or have an acronym whose expansion changed."""
    reworded = {sentence.sentence for sentence in affected if sentence.reworded}
    return frozenset(
        at
        for at in case.numbers
        if case.report.sentences[at].sentence.id in reworded or _is_expanded_anew(case, at, sides, blame)
    )


def _is_expanded_anew(case: Case, at: int, sides: Sides, blame: Blame) -> bool:
    text = text_of(case.report.sentences[at].sentence)
    return any(match.concept.id in blame.expanded for side in sides for match in side[text].analyzed.matches)


def _written(entries: Sequence[IndexedEntry], case: Case, side: Mapping[Text, Seen], blame: Blame) -> tuple[str, ...]:
    """Return the English of ``entries`` on one side; of the acronyms those are written out whose expansion changed."""
    translations: dict[str, Translation] = {}
    analyzed: list[AnalyzedSentence] = []
    made: list[SummaryEntry] = []
    for entry in entries:
        for sentence in (case.report.sentences[at].sentence for at in _numbers(entry)):
            seen = side[text_of(sentence)]
            translations[sentence.id] = replace(seen.translation, sentence_id=sentence.id)
            if approval := case.approval(sentence):
                settled = Translation(sentence.id, approval.english, 1.0, (Flag.APPROVED,))
                translations[sentence.id] = settled
            changed = tuple(match for match in seen.analyzed.matches if match.concept.id in blame.expanded)
            analyzed.append(replace(seen.analyzed, sentence=sentence, matches=changed))
        made.append(entry_of(entry.planned(case.report.sentences), translations, entry.picture))
    whole = SummarySection(None, (), 0, tuple(made))
    (written,) = expanded((whole,), translations, AnalyzedReport(_bare(case), tuple(analyzed)))
    return tuple(entry.english for entry in written.entries)


def _bare(case: Case) -> Report:
    """Return as much of the report as facts and acronyms ask about."""
    return Report(Source(case.hits.draft.name, "", "text", "", ""), case.report.meta, ())
