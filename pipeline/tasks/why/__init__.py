"""Why a report says what it says: from English words back to what made them. Come here for where words are looked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from pipeline.glossary.load import Glossary
from pipeline.glossary.match import find_matches
from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.approval import by_japanese, on_one_line
from pipeline.model.build import Build
from pipeline.model.english import Piece, Translation
from pipeline.model.report import Meta
from pipeline.model.summary import Fact
from pipeline.model.terms import Term, TermMatch
from pipeline.model.text import LineIndex, Span, source_offset
from pipeline.model.why import Occurrence, Reason, Source
from pipeline.settings import Project
from pipeline.tasks.why.since import Clock
from pipeline.tasks.why.sources import concept_source, sources_of
from pipeline.text.tokenizer import tokenize


class _Desk(NamedTuple):
    """What is asked while a report is looked through."""

    build: Build
    glossary: Glossary
    lexicon: Path
    clock: Clock
    lines: LineIndex


def why(build: Build, words: str, glossary: Glossary, project: Project) -> tuple[Occurrence, ...]:
    """Return where the English of ``build`` has ``words``, with what made them: sentences first, then title and event facts.

    Case and the kind of white space do not count. Words that only the first use of an acronym brings in (its expansion)
    are found in the summary's bullets; those that stand nowhere else, in its list of terms.
    """
    source = build.analyzed.report.source
    desk = _Desk(build, glossary, project.glossary / "lexicon", Clock(project), LineIndex.of(source.text))
    pattern = _pattern(words)
    found = (*_in_sentences(desk, pattern), *_expansions(desk, pattern), *_in_facts(desk, pattern))
    return found or tuple(_in_list_of_terms(desk, pattern))


def _in_sentences(desk: _Desk, pattern: re.Pattern[str]) -> Iterator[Occurrence]:
    for one, translation in zip(desk.build.analyzed.sentences, desk.build.translations, strict=True):
        for match in pattern.finditer(translation.english):
            yield _in_sentence(desk, one, translation, Span(*match.span()))


def _in_facts(desk: _Desk, pattern: re.Pattern[str]) -> Iterator[Occurrence]:
    summary = desk.build.summary
    for fact in (Fact("title", summary.title, japanese=desk.build.analyzed.report.meta.title), *summary.facts):
        for match in pattern.finditer(fact.value):
            yield _in_fact(desk, fact, Span(*match.span()))


def _in_list_of_terms(desk: _Desk, pattern: re.Pattern[str]) -> Iterator[Occurrence]:
    for term in desk.build.summary.terms:
        english = f"{term.english} ({term.expansion})" if term.expansion else term.english
        if match := pattern.search(english):
            source = concept_source(term.id, desk.glossary)
            reason = Reason(term.english, source, term.japanese, since=desk.clock.since(source))
            yield _occurrence("terms", term.japanese, english, Span(*match.span()), [reason])


def _pattern(words: str) -> re.Pattern[str]:
    """Return what finds ``words`` as whole words; a phrase that begins or ends in a mark needs no border there."""
    body = r"\s+".join(map(re.escape, words.split()))
    before = r"(?<!\w)" if words.strip()[:1].isalnum() else ""
    behind = r"(?!\w)" if words.strip()[-1:].isalnum() else ""
    return re.compile(f"{before}{body}{behind}" if body else "(?!)", re.IGNORECASE)


def _in_sentence(desk: _Desk, one: AnalyzedSentence, translation: Translation, found: Span) -> Occurrence:
    reasons = [reason for piece in _pieces_at(translation, found) for reason in _reasons(desk, one, piece)]
    return _occurrence(_where(desk, one), one.sentence.text, translation.english, found, reasons)


def _pieces_at(translation: Translation, found: Span) -> Iterator[Piece]:
    at = 0
    for piece in translation.pieces:
        bare = Span(at + len(piece.text) - len(piece.text.lstrip()), at + len(piece.text))
        if found.overlaps(bare):
            yield piece
        at += len(piece.text)


def _reasons(desk: _Desk, one: AnalyzedSentence, piece: Piece) -> Iterator[Reason]:
    """Yield what made one piece: mostly one source, of a construction with a noun's verb two."""
    text = one.sentence.text
    japanese = piece.span.of(text) if piece.span else ""
    place = desk.lines.place(source_offset(one.sentence.anchors, piece.span.start)) if piece.span else None
    if piece.origin == "approved":
        yield Reason(piece.text.strip(), _approval(desk, text), japanese, place)
        return
    sources = tuple(sources_of(piece.origin, desk.glossary, desk.lexicon))
    for match in _inside(one, piece):
        if match.concept.id not in [source.id for source in sources]:
            reason = _of_match(desk, match, text)
            yield reason._replace(place=desk.lines.place(source_offset(one.sentence.anchors, match.span.start)))
    for source in sources:
        form = _form(one.matches, piece, source.id)
        yield Reason(piece.text.strip(), source, japanese, place, form, desk.clock.since(source))


def _inside(one: AnalyzedSentence, piece: Piece) -> Iterator[TermMatch]:
    """Yield the terms whose English stands in a piece that a rule made of several words: the memory hotplug of memory hotplug idea."""
    english = piece.text.casefold()
    for match in one.matches:
        if piece.span and piece.span.contains(match.span) and match.concept.en.casefold() in english:
            yield match


def _form(matches: Sequence[TermMatch], piece: Piece, id_: str) -> str:
    fitting = (match for match in matches if piece.span and match.span.overlaps(piece.span))
    return next((match.form for match in fitting if match.concept.id == id_), "")


def _approval(desk: _Desk, japanese: str) -> Source:
    approval = by_japanese(desk.build.approvals).get(on_one_line(japanese))
    note = ", ".join(part for part in (approval.who, approval.when) if part) if approval else ""
    return Source("approved", "", path=f"reports/{desk.build.slug}/approved.tsv", note=note)


def _where(desk: _Desk, one: AnalyzedSentence) -> str:
    report = desk.build.analyzed.report
    return f"{report.source.name}:{desk.lines.place(one.sentence.span.start).line}"


def _expansions(desk: _Desk, pattern: re.Pattern[str]) -> Iterator[Occurrence]:
    """Yield bullets that have the words where their sentences have not: an acronym is written out at its first use."""
    analyzed = {one.sentence.id: one for one in desk.build.analyzed.sentences}
    plain = {one.sentence_id: one.english for one in desk.build.translations}
    for section in desk.build.summary.sections:
        for entry in section.entries:
            sentences = [analyzed[id_] for id_ in entry.sentences if id_ in analyzed]
            if not sentences or pattern.search(" ".join(plain[one.sentence.id] for one in sentences)):
                continue
            for match in pattern.finditer(entry.english):
                terms = {
                    found.concept: (one, found)
                    for one in sentences
                    for found in one.matches
                    if isinstance(found.concept, Term) and pattern.search(found.concept.expansion)
                }
                reasons = [_of_match(desk, found, one.sentence.text) for one, found in terms.values()]
                japanese = "".join(one.sentence.text for one in sentences)
                yield _occurrence(_where(desk, sentences[0]), japanese, entry.english, Span(*match.span()), reasons)


def _in_fact(desk: _Desk, fact: Fact, found: Span) -> Occurrence:
    """Return the words in an event fact: metadata, put into English by the glossary alone."""
    words = found.of(fact.value).casefold()
    japanese = fact.japanese or _field(desk.build.analyzed.report.meta, fact.label)
    matches = find_matches(desk.glossary, japanese, tokenize(japanese)) if japanese else ()
    reasons = [
        _of_match(desk, match, japanese)
        for match in matches
        if words in match.concept.en.casefold() or match.concept.en.casefold() in words
    ]
    metadata = Reason(found.of(fact.value), Source("rule", "metadata"), japanese)
    return _occurrence(fact.label, japanese, fact.value, found, reasons or [metadata])


def _field(meta: Meta, label: str) -> str:
    """Return what the writer put into the field that a fact comes from."""
    value = getattr(meta, label, "") or dict(meta.other).get(label, "")
    return value if isinstance(value, str) else "、".join(value)


def _of_match(desk: _Desk, match: TermMatch, text: str) -> Reason:
    source = concept_source(match.concept.id, desk.glossary)
    return Reason(source.en, source, match.span.of(text), None, match.form, desk.clock.since(source))


def _occurrence(where: str, japanese: str, english: str, found: Span, reasons: Sequence[Reason]) -> Occurrence:
    return Occurrence(where, japanese, english[: found.start], found.of(english), english[found.end :], tuple(reasons))
