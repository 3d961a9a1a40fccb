"""Putting the English in: each planned entry gets its words, its confidence and its flags, and nothing is left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from pipeline.glossary import Glossary
from pipeline.glossary.match import find_matches
from pipeline.model.analysis import AnalyzedReport
from pipeline.model.approval import NONE, Approvals
from pipeline.model.english import Flag, Translation
from pipeline.model.length import Length
from pipeline.model.report import Inline, Report, Section, Sentence, section_sentences
from pipeline.model.summary import EntryKind, ReviewItem, Summary, SummaryEntry, SummarySection
from pipeline.summary.expansions import expanded
from pipeline.summary.facts import FindTerms, Values, facts_of, facts_review, open_values, title_of
from pipeline.summary.key_points import key_points
from pipeline.summary.labels import label_of
from pipeline.summary.plan import Planned, plan
from pipeline.summary.sessions import session_title
from pipeline.summary.settled import settled_facts, settled_title
from pipeline.summary.shorten import shorten
from pipeline.summary.terms import used_terms
from pipeline.text.scripts import contains_japanese
from pipeline.text.tokenizer import tokenize

_JOINTS: Mapping[EntryKind, str] = {"row": " | ", "field": ": ", "turn": ": ", "agenda": " – "}
"""What stands between the parts of an entry when it is written on one line."""


def summarize(
    analyzed: AnalyzedReport,
    translations: Sequence[Translation],
    glossary: Glossary | None = None,
    approvals: Approvals = NONE,
    length: Length = "full",
    values: Values = MappingProxyType({}),
) -> Summary:
    """Return the summary of ``analyzed``; ``translations`` are in the order of its sentences, one each.

    Every section of the report is in it, and at ``length`` ``full`` every sentence; what a shorter one leaves out is named.
    A line with Japanese in it is always marked for review, and so is one that came back empty (it shows the Japanese
    instead); an approved English is as the person wanted it. ``glossary`` puts metadata into English where no approval
    does; without it Japanese metadata stays and is marked. ``values`` are translations of what ``values_of`` named.

    Raises ValueError when sentences and translations are not the same in number.
    """
    report = analyzed.report
    by_id = {
        one.sentence.id: marked(one.sentence, translation)
        for one, translation in zip(analyzed.sentences, translations, strict=True)
    }
    find = _finder(glossary)
    title, title_review = settled_title(*title_of(report, by_id, find), approvals)
    facts = settled_facts(facts_of(report, find, values), approvals)
    whole = expanded(tuple(_sections(report, by_id)), by_id, analyzed)
    sections, omitted = shorten(
        whole, length, {one.sentence.id: one for one in analyzed.sentences}, by_id, report.stated
    )
    return Summary(
        title=title,
        facts=facts,
        sections=sections,
        terms=used_terms(analyzed, glossary),
        review=(*title_review, *facts_review(facts), *_review(report, by_id)),
        key_points=key_points(sections, by_id, title),
        length=length,
        omitted=omitted,
    )


def values_of(report: Report, glossary: Glossary) -> tuple[str, ...]:
    """Return the metadata values, each on one line, that ``glossary`` does not cover: ``summarize`` takes their translations."""
    return open_values(report, _finder(glossary))


def _finder(glossary: Glossary | None) -> FindTerms:
    if glossary is None:
        return lambda text: ()
    return lambda text: find_matches(glossary, text, tokenize(text))


def marked(sentence: Sentence, translation: Translation) -> Translation:
    """Return ``translation`` with the flags that what it says calls for."""
    if Flag.APPROVED in translation.flags:
        return translation
    english, extra = translation.english, set(translation.flags)
    if not english.strip() and sentence.text.strip():
        english = sentence.text
        extra.add(Flag.NOT_TRANSLATED)
    if contains_japanese(english):
        extra.add(Flag.JAPANESE_LEFT)
    return replace(translation, english=english, flags=in_order(extra))


def in_order(flags: set[Flag]) -> tuple[Flag, ...]:
    """Return ``flags`` in the order of the closed list."""
    return tuple(flag for flag in Flag if flag in flags)


def _sections(report: Report, translations: Mapping[str, Translation]) -> Iterator[SummarySection]:
    pictures = 0
    for section in report.sections:
        entries: list[SummaryEntry] = []
        block = -1
        for planned in plan(section):
            pictures += planned.kind == "image"
            if planned.kind == "text" and planned.block != block:
                entries += _session(planned)
            block = planned.block
            entry = entry_of(planned, translations, pictures)
            entries.append(_labelled(entry, planned, section, translations))
        heading = _heading(section, translations)
        yield SummarySection(heading, section.path, section.level, tuple(entries))


def _labelled(
    entry: SummaryEntry, planned: Planned, section: Section, translations: Mapping[str, Translation]
) -> SummaryEntry:
    if entry.kind not in ("text", "item"):
        return entry
    used = [translations[sentence.id] for sentence in planned.sentences]
    return replace(entry, label=label_of(used, section.path, " ".join(one.text for one in planned.sentences)))


def _session(planned: Planned) -> list[SummaryEntry]:
    """Return the title of the session that a paragraph comes to, as an entry of its own; none when it comes to none."""
    title = session_title(planned.sentences[0].text)
    return (
        [SummaryEntry("session", title, (), 1.0, (), block=planned.block)]
        if title and not contains_japanese(title)
        else []
    )


def _heading(section: Section, translations: Mapping[str, Translation]) -> SummaryEntry | None:
    if not section.heading:
        return None
    return entry_of(Planned("heading", 0, (section.heading,), level=section.level), translations, 0)


def entry_of(planned: Planned, translations: Mapping[str, Translation], picture: int) -> SummaryEntry:
    """Return the entry that ``planned`` becomes; ``picture`` counts the images of the report, this one included."""
    parts = tuple(_english(part, translations) for part in planned.parts)
    english = planned.literal or _one_line(planned.kind, parts)
    if planned.kind == "image":
        # Its file name may be Japanese and says little: pictures are counted through the report.
        english = f"Picture {picture}: {english}" if english else f"Picture {picture} (no description in the draft)"
    used = [translations[sentence.id] for sentence in planned.sentences]
    flags = {flag for translation in used for flag in translation.flags}
    if contains_japanese(planned.literal):
        flags.add(Flag.JAPANESE_LEFT)
    return SummaryEntry(
        kind=planned.kind,
        english=english,
        sentences=tuple(translation.sentence_id for translation in used),
        confidence=min((translation.confidence for translation in used), default=1.0),
        flags=in_order(flags),
        level=planned.level,
        block=planned.block,
        parts=parts if planned.kind in _JOINTS else (),
        number=planned.number,
        links=tuple(link.target for sentence in planned.sentences for link in sentence.links),
        header=planned.header,
        spread=tuple(map(len, planned.parts)) if planned.kind in _JOINTS else (),
        target=planned.target,
    )


def _one_line(kind: EntryKind, parts: tuple[str, ...]) -> str:
    """Join the parts; an empty cell keeps its place in a row, an empty label or speaker leaves no mark behind."""
    return _JOINTS.get(kind, " ").join(part for part in parts if part or kind == "row")


def _english(part: Inline, translations: Mapping[str, Translation]) -> str:
    return " ".join(translations[sentence.id].english for sentence in part)


def _review(report: Report, translations: Mapping[str, Translation]) -> Iterator[ReviewItem]:
    """Yield every sentence that asks for a person, in document order."""
    for section in report.sections:
        heading = _english(section.heading, translations)
        for sentence in section_sentences(section):
            translation = translations[sentence.id]
            if translation.needs_review:
                yield ReviewItem(sentence.id, heading, sentence.text, translation.english, translation.flags)
