"""The Word document for reviewers: every sentence with its English, what the checks found, terms not yet agreed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.messages import message
from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.build import Build
from pipeline.model.english import Flag, Translation
from pipeline.model.review import TIE, digest_of
from pipeline.model.summary import ReviewItem
from pipeline.model.text import LineIndex, Span
from pipeline.writers.docx_elements import Element, bookmark, paragraph, table, text
from pipeline.writers.docx_package import Page, close_document, cover_of, open_document
from pipeline.writers.docx_styles import RULED_TABLE, style_id
from pipeline.writers.legible import one_line
from pipeline.writers.outline import flag_words, unread_words, word

_PAGE = Page(landscape=True)


def write_review_docx(build: Build) -> bytes:
    """Return the review document; its sentence table carries the sentence ids, its last line the signature."""
    title = word("review-title", title=build.summary.title)
    return close_document(open_document(cover_of(build, title), _PAGE), list(_body(build, title)))


def _body(build: Build, title: str) -> Iterator[Element]:
    yield paragraph("Title", text(title))
    yield paragraph("Remark", text(str(build.signature)))
    yield paragraph("Normal", text(word("review-intro")))
    yield paragraph("Heading1", text(word("sentences")))
    yield _sentences(build)
    yield from _findings(build)
    yield from _open_terms(build)
    yield from _reading(build)
    yield paragraph("SignatureLine", text(str(build.signature)))


def _sentences(build: Build) -> Element:
    listed = {item.sentence_id: item for item in build.summary.review}
    pairs = zip(build.analyzed.sentences, build.translations, strict=True)
    heading = [word("column-id"), word("column-japanese"), word("column-english"), word("column-flags")]
    return table(
        RULED_TABLE,
        _PAGE.shares(11, 38, 37, 14),
        [
            _heading(heading),
            *(
                _meta_row(at, item)
                for at, item in enumerate(build.summary.review)
                if item.sentence_id.startswith("meta:")
            ),
            *(_sentence_row(at, one, english, listed) for at, (one, english) in enumerate(pairs, len(listed))),
        ],
    )


def _id(at: int, sentence_id: str, english: str) -> Element:
    """Return the id of a row, tied to the English that it is made with: so the way back sees which cells were edited."""
    tie = f"{TIE}_{at}_{digest_of(english)}"
    return paragraph("TableText", bookmark(tie, at, text(sentence_id, style_id("Identifier"))))


def _meta_row(at: int, item: ReviewItem) -> list[list[Element]]:
    return [
        [_id(at, item.sentence_id, item.english)],
        [paragraph("TableText", text(item.japanese))],
        [paragraph("TableText", text(item.english))],
        [paragraph("TableText", _flag(flag)) for flag in item.flags],
    ]


def _sentence_row(
    at: int, analyzed: AnalyzedSentence, translation: Translation, listed: dict[str, ReviewItem]
) -> list[list[Element]]:
    sentence = analyzed.sentence
    item = listed.get(sentence.id)
    english, flags = (item.english, item.flags) if item else (translation.english, translation.flags)
    is_heading = sentence.role == "heading"
    return [
        [_id(at, sentence.id, english)],
        [paragraph("TableText", _with_terms(sentence.text, [match.span for match in analyzed.matches]))],
        [paragraph("TableText", text(english, bold=is_heading))],
        [
            paragraph("TableLabel", text(f"{translation.confidence:.2f}")),
            *(paragraph("TableText", _flag(flag)) for flag in flags),
        ],
    ]


def _flag(flag: Flag) -> list[Element]:
    return text(flag_words(flag), style_id("Review Mark") if flag.asks_for_review else "")


def _with_terms(japanese: str, spans: Sequence[Span]) -> list[Element]:
    """Return runs of ``japanese`` with the glossary terms at ``spans`` bold."""
    runs: list[Element] = []
    at = 0
    for span in sorted(spans):
        if span.start >= at:
            runs += text(japanese[at : span.start])
            runs += text(span.of(japanese), bold=True)
            at = span.end
    return runs + text(japanese[at:])


def _findings(build: Build) -> Iterator[Element]:
    yield paragraph("Heading1", text(word("findings")))
    if not build.findings:
        yield paragraph("Remark", text(word("findings-none")))
        return
    source = build.analyzed.report.source.text
    lines = LineIndex.of(source)
    heading = [word("column-place"), word("column-severity"), word("column-finding"), word("column-japanese")]
    rows = []
    for finding in build.findings:
        place = lines.place(finding.span.start)
        rows.append([
            word("place", line=place.line, column=place.column),
            finding.severity,
            message(finding.message, dict(finding.fields), "en"),
            one_line(finding.span.of(source)),
        ])  # fmt: skip
    yield table(RULED_TABLE, _PAGE.shares(16, 9, 45, 30), [_heading(heading), *map(_row, rows)])


def _open_terms(build: Build) -> Iterator[Element]:
    yield paragraph("Heading1", text(word("terms-open")))
    terms = [term for term in build.summary.terms if term.status != "approved"]
    if not terms:
        yield paragraph("Remark", text(word("terms-open-none")))
        return
    columns = ("column-id", "column-japanese", "column-english", "column-status", "column-count")
    rows = [[term.id, term.japanese, term.english, term.status, str(term.count)] for term in terms]
    yield table(RULED_TABLE, _PAGE.shares(20, 30, 30, 12, 8), [_heading(list(map(word, columns))), *map(_row, rows)])


def _reading(build: Build) -> Iterator[Element]:
    """Yield what the reader wants people to know: what it did not read, what it had to guess."""
    report = build.analyzed.report
    lines = [unread_words(one) for one in report.unread]
    lines += [message(note.code, dict(note.fields), "en") for note in report.notes]
    if lines:
        yield paragraph("Heading1", text(word("reader-notes")))
        yield from (paragraph("ListBullet", text(line)) for line in lines)


def _heading(cells: Sequence[str]) -> list[list[Element]]:
    return [[paragraph("TableHeading", text(cell))] for cell in cells]


def _row(cells: Sequence[str]) -> list[list[Element]]:
    return [[paragraph("TableText", text(cell))] for cell in cells]
