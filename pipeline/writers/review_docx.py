"""The Word document for reviewers: what waits for them first, each with a comment that says why; then all the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.messages import message
from pipeline.model.approval import Approval
from pipeline.model.build import Build
from pipeline.model.english import Doubt, Flag
from pipeline.model.report import section_sentences
from pipeline.model.review import TIE, digest_of
from pipeline.model.text import LineIndex, Span
from pipeline.writers.docx_comments import add_comment, commented
from pipeline.writers.docx_elements import Cell, Element, bookmark, paragraph, table, text
from pipeline.writers.docx_package import Page, close_document, cover_of, open_document
from pipeline.writers.docx_styles import RULED_TABLE, style_id
from pipeline.writers.legible import one_line
from pipeline.writers.outline import flag_words, state_notice, status_words, unread_words, word


def write_review_docx(build: Build) -> bytes:
    """Return the review document; its sentence tables carry the sentence ids, its last line the signature."""
    title = word("review-title", title=build.summary.title)
    opened = open_document(cover_of(build, title), build.layout, landscape=True)
    return close_document(opened, list(_body(_Desk(build, opened.document, opened.page), title)))


@dataclass(slots=True)
class _Desk:
    """What the pieces need to know of the whole, and how many rows have been made so far."""

    build: Build
    document: Any
    page: Page
    rows: int = field(default=0)


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence, a title or a fact as a row shows it."""

    id: str
    section: str
    japanese: str
    english: str
    flags: tuple[Flag, ...]
    terms: tuple[Span, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    strong: bool = False

    @property
    def waits(self) -> bool:
        """Whether any flag asks for a person."""
        return any(flag.asks_for_review for flag in self.flags)


def _body(desk: _Desk, title: str) -> Iterator[Element]:
    build = desk.build
    lines = list(_lines(build))
    waiting = [line for line in lines if line.waits]
    approved = [line for line in lines if Flag.APPROVED in line.flags]
    kept = list(dict.fromkeys(line.english for line in lines if _is_kept(line)))
    others = [line for line in lines if not line.waits and Flag.APPROVED not in line.flags and not _is_kept(line)]
    yield paragraph("Title", text(title))
    yield paragraph("Notice" if waiting else "Remark", text(state_notice(build, "review-state")))
    yield paragraph("Normal", text(word("review-intro")))
    yield paragraph("Heading1", text(word("sentences-waiting", count=len(waiting))))
    if waiting:
        yield _waiting(waiting, desk)
    else:
        yield paragraph("Remark", text(word("review-none")))
    if others:
        yield paragraph("Heading1", text(word("sentences-others", count=len(others))))
        yield _compact(others, desk)
    if kept:
        yield paragraph("Remark", text(word("sentences-kept", lines=" · ".join(kept))))
    if approved:
        yield paragraph("Heading1", text(word("sentences-approved", count=len(approved))))
        yield _approved(approved, desk)
    if build.outdated:
        yield paragraph("Heading1", text(word("sentences-outdated", count=len(build.outdated))))
        yield _outdated(build.outdated, desk)
    yield from _findings(desk)
    yield from _open_terms(desk)
    yield from _reading(build)
    yield paragraph("SignatureLine", text(str(build.signature)))


def _is_kept(line: _Line) -> bool:
    return Flag.KEPT in line.flags and one_line(line.japanese) == one_line(line.english)


def _lines(build: Build) -> Iterator[_Line]:
    """Yield what waits among title and facts, then every sentence, in the order of the draft."""
    listed = {item.sentence_id: item for item in build.summary.review}
    for item in build.summary.review:
        if item.sentence_id.startswith("meta:"):
            yield _Line(item.sentence_id, "", item.japanese, item.english, item.flags)
    headings = {
        sentence.id: (summary.heading.english if summary.heading else "")
        for section, summary in zip(build.analyzed.report.sections, build.summary.sections, strict=True)
        for sentence in section_sentences(section)
    }
    for analyzed, translation in zip(build.analyzed.sentences, build.translations, strict=True):
        sentence = analyzed.sentence
        item_of = listed.get(sentence.id)
        yield _Line(
            id=sentence.id,
            section=headings[sentence.id],
            japanese=sentence.text,
            english=item_of.english if item_of else translation.english,
            flags=item_of.flags if item_of else translation.flags,
            terms=tuple(match.span for match in analyzed.matches),
            doubts=translation.doubts,
            strong=sentence.role == "heading",
        )


def _waiting(lines: Sequence[_Line], desk: _Desk) -> Element:
    """Return the table of what waits: under its section's heading, the English with a comment that says what to do."""
    rows: list[Sequence[Cell]] = [_heading("id", "japanese", "english", "why")]
    section = ""
    for line in lines:
        if line.section != section:
            section = line.section
            rows.append([[paragraph("TableLabel", text(section, bold=True))]])
        why = [flag_words(flag) for flag in line.flags if flag.asks_for_review]
        number = add_comment(desk.document, list(_advice(line, desk.build.stale)))
        rows.append([
            _id(line, desk),
            [paragraph("SentenceText", _with_terms(line))],
            [paragraph("SentenceText", commented(number, text(line.english, bold=line.strong)))],
            [paragraph("TermText", text("; ".join(why), style_id("Review Mark")))],
        ])  # fmt: skip
    return table(RULED_TABLE, desk.page.shares(8, 40, 40, 12), rows)


def _advice(line: _Line, stale: Mapping[str, Approval]) -> Iterator[str]:
    """Yield what a comment says: of each flag what it means and what to do, then what the gates saw."""
    for flag in line.flags:
        if flag.asks_for_review:
            yield message(f"advice-{flag.value}", {}, "en")
    for doubt in line.doubts:
        yield message(doubt.code, dict(doubt.fields), "en")
    if line.id in stale:
        yield word("review-earlier", english=stale[line.id].english)


def _compact(lines: Sequence[_Line], desk: _Desk) -> Element:
    rows: list[Sequence[Cell]] = [_heading("id", "japanese", "english")]
    for line in lines:
        english = paragraph("TermText", text(line.english, bold=line.strong))
        rows.append([_id(line, desk), [paragraph("TermText", _with_terms(line))], [english]])
    return table(RULED_TABLE, desk.page.shares(8, 46, 46), rows)


def _approved(lines: Sequence[_Line], desk: _Desk) -> Element:
    """Return the table of what people approved; what the gates say against it is a comment, no more."""
    by = {approval.japanese: approval for approval in desk.build.approvals}
    rows: list[Sequence[Cell]] = [_heading("id", "japanese", "english", "who")]
    for line in lines:
        approval = by.get(one_line(line.japanese)) or by.get(line.japanese)
        who = f"{approval.who} {approval.when}".strip() if approval else ""
        english = text(line.english, bold=line.strong)
        doubts = [message(doubt.code, dict(doubt.fields), "en") for doubt in line.doubts if doubt.flag.asks_for_review]
        if doubts:
            english = commented(add_comment(desk.document, [word("review-approved-doubts"), *doubts]), english)
        cells = (paragraph("TermText", words) for words in (_with_terms(line), english, text(who)))
        rows.append([_id(line, desk), *([cell] for cell in cells)])
    return table(RULED_TABLE, desk.page.shares(8, 40, 40, 12), rows)


def _outdated(approvals: Iterable[Approval], desk: _Desk) -> Element:
    rows = [[one.japanese, one.english, f"{one.who} {one.when}".strip()] for one in approvals]
    heading = _heading("japanese", "english", "who")
    return table(RULED_TABLE, desk.page.shares(45, 43, 12), [heading, *map(_row, rows)])


def _id(line: _Line, desk: _Desk) -> Cell:
    """Return the id of a row, tied to the English that it is made with: so the way back sees which cells were edited."""
    desk.rows += 1
    tie = f"{TIE}_{desk.rows}_{digest_of(line.english)}"
    return [paragraph("TermText", bookmark(tie, desk.rows, text(line.id, style_id("Identifier"))))]


def _with_terms(line: _Line) -> list[Element]:
    """Return runs of the Japanese with the glossary terms bold."""
    runs: list[Element] = []
    at = 0
    for span in sorted(line.terms):
        if span.start >= at:
            runs += text(line.japanese[at : span.start])
            runs += text(span.of(line.japanese), bold=True)
            at = span.end
    return runs + text(line.japanese[at:])


_RULES_ABOUT_TERMS = ("term-variant", "term-proposed", "term-forbidden", "term-deprecated", "unknown-term")
"""Whose questions matter to those who review the English; questions of Japanese style do not."""


def _findings(desk: _Desk) -> Iterator[Element]:
    build = desk.build
    findings = [one for one in build.findings if one.severity != "info" or one.rule in _RULES_ABOUT_TERMS]
    yield paragraph("Heading1", text(word("findings")))
    if not findings:
        yield paragraph("Remark", text(word("findings-none")))
        return
    source = build.analyzed.report.source.text
    lines = LineIndex.of(source)
    rows = []
    for finding in findings:
        place = lines.place(finding.span.start)
        rows.append([
            word("place", line=place.line, column=place.column),
            finding.severity,
            message(finding.message, dict(finding.fields), "en"),
            one_line(finding.span.of(source)),
        ])  # fmt: skip
    heading = _heading("place", "severity", "finding", "japanese")
    yield table(RULED_TABLE, desk.page.shares(14, 8, 53, 25), [heading, *map(_row, rows)])


def _open_terms(desk: _Desk) -> Iterator[Element]:
    yield paragraph("Heading1", text(word("terms-open")))
    terms = [term for term in desk.build.summary.terms if term.status != "approved"]
    if not terms:
        yield paragraph("Remark", text(word("terms-open-none")))
        return
    rows = [[term.id, term.japanese, term.english, status_words(term), str(term.count)] for term in terms]
    heading = _heading("id", "japanese", "english", "status", "count")
    yield table(RULED_TABLE, desk.page.shares(20, 30, 30, 12, 8), [heading, *map(_row, rows)])


def _reading(build: Build) -> Iterator[Element]:
    """Yield what the reader wants people to know: what it did not read, what it had to guess."""
    report = build.analyzed.report
    lines = [unread_words(one) for one in report.unread]
    lines += [message(note.code, dict(note.fields), "en") for note in report.notes]
    if lines:
        yield paragraph("Heading1", text(word("reader-notes")))
        yield from (paragraph("ListBullet", text(line)) for line in lines)


def _heading(*columns: str) -> list[Cell]:
    return [[paragraph("TableHeading", text(word(f"column-{column}")))] for column in columns]


def _row(cells: Sequence[str]) -> list[Cell]:
    return [[paragraph("TermText", text(cell))] for cell in cells]
