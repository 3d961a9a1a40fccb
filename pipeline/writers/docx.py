"""The Word document that is mailed: title, event facts, the summary by section, terms used, what needs review."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from pipeline.model.build import Build
from pipeline.model.summary import EntryKind, Fact, ReviewItem, SummaryEntry, SummarySection, UsedTerm
from pipeline.writers.docx_elements import (
    Element,
    bookmark,
    column_widths,
    el,
    field_begin,
    field_end,
    link_out,
    link_to,
    paragraph,
    tab,
    table,
    text,
)
from pipeline.writers.docx_package import Opened, Page, close_document, cover_of, external_link, open_document
from pipeline.writers.docx_pictures import picture
from pipeline.writers.docx_sections import in_columns
from pipeline.writers.docx_styles import BORDERLESS_TABLE, LIST_LEVELS, RULED_TABLE, style_id
from pipeline.writers.outline import (
    CLICKABLE,
    depths,
    extra_links,
    fact_label,
    flag_words,
    groups,
    label_words,
    left_out,
    marks,
    review_numbers,
    state_notice,
    term_words,
    without_text,
    word,
)
from pipeline.writers.shown import shown

_BLOCK_GAP = 7.0  # points between the bullets of one paragraph of the draft and those of the next
_STYLES: Mapping[EntryKind, str] = {"quote": "Quote", "caption": "Caption", "image": "Caption"}
_CONTENTS_FROM = 16
"""A document with so many headings has a table of contents."""
_NO_CONTENTS_FROM = 120
"""A list of more lines than this nobody reads; the navigation pane has them all."""
_MOST_CONTENTS = 30
"""So many lines a table of contents has: beyond it keeps to the outer headings, so that it stays on a page."""


def write_docx(build: Build) -> bytes:
    """Return the summary as a Word document; the same ``build`` always gives the same bytes."""
    build = shown(build)
    opened = open_document(cover_of(build, build.summary.title), build.layout)
    numbers = {} if build.layout.strict else review_numbers(build.summary)
    sheet = _Sheet(build, opened, opened.page, numbers, depths(build.summary), without_text(build.summary), count(1))
    return close_document(opened, list(_body(sheet)))


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What the pieces of the document need to know of the whole; ``pictures`` gives each picture its number."""

    build: Build
    opened: Opened
    page: Page
    numbers: Mapping[str, int]
    depths: Sequence[int]
    empty: Sequence[bool]
    pictures: Iterator[int]

    def level(self, number: int) -> int:
        """Return the level of the heading of section ``number`` (from 1): 1 to 3."""
        return min(max(self.depths[number - 1], 1), 3)


def _body(sheet: _Sheet) -> Iterator[Element]:
    summary = sheet.build.summary
    yield paragraph("Title", text(summary.title))
    if summary.facts:
        yield _facts(summary.facts, sheet)
    yield paragraph("Notice" if summary.review else "Remark", text(state_notice(sheet.build)))
    if summary.key_points:
        yield paragraph("Heading1", text(word("key-points")))
        yield from (_bullet(replace(one, number=""), sheet) for one in summary.key_points)
    yield from _contents(sheet)
    for number, section in enumerate(summary.sections, 1):
        yield from _section(section, number, sheet)
    yield from _terms(sheet)
    yield from _review(sheet)
    lines = left_out(sheet.build, with_pictures=True)
    if lines:
        yield paragraph("Heading1", text(word("not-carried-over")))
        yield from (paragraph("ListBullet", text(line)) for line in lines)
    yield paragraph("SignatureLine", text(str(sheet.build.signature)))


def _contents(sheet: _Sheet) -> Iterator[Element]:
    """Yield the table of contents of a long document: links without page numbers, which only Word could count.

    So it is right as it stands, and Word does not ask whether to update it.
    """
    sections = [(at, one) for at, one in enumerate(sheet.build.summary.sections, 1) if one.heading]
    if len(sections) < _CONTENTS_FROM:
        return
    levels = [sheet.level(at) for at, _ in sections]
    deepest = next((most for most in (3, 2) if sum(one <= most for one in levels) <= _MOST_CONTENTS), 1)
    listed = [(at, one) for at, one in sections if sheet.level(at) <= deepest]
    if len(listed) > _NO_CONTENTS_FROM:
        return
    yield paragraph("ContentsHeading", text(word("contents")))
    for number, (at, section) in enumerate(listed, 1):
        yield paragraph(
            f"TOC{sheet.level(at)}",
            field_begin(rf'TOC \o "1-{deepest}" \n \h \z') if number == 1 else [],
            [link_to(_heading_anchor(at), text(section.heading.english if section.heading else ""))],
            field_end() if number == len(listed) else [],
        )


def _heading_anchor(number: int) -> str:
    return f"_Toc{number:06}"


def _facts(facts: Sequence[Fact], sheet: _Sheet) -> Element:
    rows = [(text(fact_label(fact.label)), [*text(fact.value), *_fact_mark(fact, sheet)]) for fact in facts]
    return _pairs(rows, max(len(fact_label(fact.label)) for fact in facts), sheet)


def _fact_mark(fact: Fact, sheet: _Sheet) -> list[Element]:
    number = sheet.numbers.get(f"meta:{fact.label}")
    return _mark((number,)) if number else []


def _pairs(rows: Sequence[tuple[list[Element], list[Element]]], longest_label: int, sheet: _Sheet) -> Element:
    """Return labels and their texts side by side."""
    label_width = min(max(longest_label * 115 + 200, 1200), sheet.page.text_width // 3)
    return table(
        BORDERLESS_TABLE,
        [label_width, sheet.page.text_width - label_width],
        [([paragraph("TableLabel", label)], [paragraph("TableText", value)]) for label, value in rows],
        heading_rows=0,
    )


def _section(section: SummarySection, number: int, sheet: _Sheet) -> Iterator[Element]:
    if section.heading:
        words, extras = _line(section.heading, sheet)
        marked = bookmark(_heading_anchor(number), _HEADING_IDS + number, words)
        yield paragraph(f"Heading{sheet.level(number)}", marked, extras)
    if sheet.empty[number - 1]:
        yield paragraph("Remark", text(word("no-text")))
    blocks = list(groups(section))
    for at, (kind, entries) in enumerate(blocks):
        if kind == "image":
            following = blocks[at + 1][1][0] if at + 1 < len(blocks) and blocks[at + 1][0] == "caption" else None
            yield from (part for entry in entries for part in _picture(entry, following, sheet))
        else:
            yield from _block(kind, entries, sheet, sheet.depths[number - 1])


_HEADING_IDS = 1_000_000
"""Ids of bookmarks: those of the review list count from 1, those of headings from here."""


def _picture(entry: SummaryEntry, caption: SummaryEntry | None, sheet: _Sheet) -> Iterator[Element]:
    """Yield a picture and what is said of it; a caption of the draft right below it is enough if nothing else is said."""
    number = next(sheet.pictures)
    described = bool(entry.sentences)
    alt = entry.english if described or not caption else caption.english
    data = sheet.build.pictures.get(entry.target)
    run = picture(sheet.opened, data, number, alt) if data else None
    if run is None:
        missing = word("picture-missing", words=entry.english, target=entry.target or "-") if data else entry.english
        yield paragraph("Caption", text(missing), _extras(entry, sheet))
        return
    yield paragraph("Figure", [run])
    if described or not caption:
        words = entry.english if described else word("picture", number=number)
        yield paragraph("Caption", text(words), _extras(entry, sheet))


def _block(kind: EntryKind, entries: Sequence[SummaryEntry], sheet: _Sheet, level: int) -> Iterator[Element]:
    match kind:
        case "session":
            for entry in entries:
                yield paragraph(f"Heading{min(level + 1, 3)}", *_line(entry, sheet))
        case "text" | "item":
            for entry in entries:
                yield _bullet(entry, sheet, after=_BLOCK_GAP if entry is entries[-1] else None)
        case "row":
            yield _rows(entries, sheet)
            yield _gap()
        case "field" | "agenda":
            longest = max(len(entry.parts[0]) for entry in entries)
            yield _pairs([(text(entry.parts[0]), _after_label(entry, sheet)) for entry in entries], longest, sheet)
            yield _gap()
        case "turn":
            for entry in entries:
                speaker = [*text(entry.parts[0], bold=True), *text("  ")] if entry.parts[0] else []
                yield paragraph("Dialogue", speaker, _after_label(entry, sheet))
        case "code":
            for entry in entries:
                yield paragraph("SourceCode", text(entry.english, lines=True), _marks(entry, sheet))
        case _:
            for entry in entries:
                yield paragraph(_STYLES.get(kind, "Normal"), *_line(entry, sheet))


def _bullet(entry: SummaryEntry, sheet: _Sheet, after: float | None = None) -> Element:
    level = min(entry.level, LIST_LEVELS - 1)
    name = "List Number" if entry.number else "List Bullet"
    style = style_id(f"{name} {level + 1}" if level else name)
    number = [*text(entry.number, style_id("Item Number")), tab()] if entry.number else []
    label = text(f"{label_words(entry)}: ", bold=True) if entry.label else []
    return paragraph(style, number, label, *_line(entry, sheet), after=after)


def _rows(entries: Sequence[SummaryEntry], sheet: _Sheet) -> Element:
    """Return a table of the draft; short rows are filled up, and each cell has its own marks."""
    columns = max(len(entry.parts) for entry in entries)
    cells = [[*entry.parts, *[""] * (columns - len(entry.parts))] for entry in entries]
    heading_rows = sum(1 for entry in entries if entry.header)
    return table(
        RULED_TABLE,
        column_widths(cells, sheet.page.text_width),
        [
            [
                [
                    paragraph(
                        "TableHeading" if entry.header else "TableText",
                        text(cell),
                        _cell_marks(entry, at, sheet),
                        _links(entry, sheet) if at == columns - 1 else [],
                    )
                ]
                for at, cell in enumerate(row)
            ]
            for entry, row in zip(entries, cells, strict=True)
        ],
        heading_rows=heading_rows,
    )


def _cell_marks(entry: SummaryEntry, at: int, sheet: _Sheet) -> list[Element]:
    """Return the marks of the sentences in cell ``at``; the last cell has those that belong to none."""
    cells = entry.by_part
    own = cells[at] if at < len(cells) else ()
    found = [sheet.numbers[sentence] for sentence in own if sentence in sheet.numbers]
    if found:
        return _mark(found)
    is_last = at == max(len(entry.parts), 1) - 1
    placed = any(sentence in sheet.numbers for cell in cells for sentence in cell)
    return _marks(entry, sheet) if is_last and not placed else []


def _gap() -> Element:
    """Return the room that a table leaves below itself (a table has no distance of its own)."""
    spacing = el("spacing", before=0, after=0, line=120, lineRule="exact")
    return el("p", el("pPr", el("pStyle", val="TableText"), spacing))


def _line(entry: SummaryEntry, sheet: _Sheet) -> tuple[list[Element], list[Element]]:
    return text(entry.english), _extras(entry, sheet)


def _after_label(entry: SummaryEntry, sheet: _Sheet) -> list[Element]:
    return [*text(" ".join(entry.parts[1:])), *_extras(entry, sheet)]


def _extras(entry: SummaryEntry, sheet: _Sheet) -> list[Element]:
    """Return what follows the English: the draft's links there, and the mark that leads to the review list."""
    return _links(entry, sheet) + _marks(entry, sheet)


def _links(entry: SummaryEntry, sheet: _Sheet) -> list[Element]:
    runs: list[Element] = []
    for target in extra_links(entry):
        runs += text(" ")
        if target.startswith(CLICKABLE):
            runs.append(link_out(external_link(sheet.opened, target), text(target, style_id("Hyperlink"))))
        else:
            runs += text(target)
    return runs


def _marks(entry: SummaryEntry, sheet: _Sheet) -> list[Element]:
    return _mark(marks(entry, sheet.numbers)) if entry.needs_review else []


def _mark(numbers: Sequence[int]) -> list[Element]:
    """Return the mark ``[review 3]``, a link to number 3 of the list at the end."""
    if not numbers:
        return [*text(" "), *text(word("review-mark-bare"), style_id("Review Mark"))]
    words = word("review-mark", numbers=", ".join(map(str, numbers)))
    return [*text(" "), link_to(_anchor(numbers[0]), text(words, style_id("Review Mark")))]


def _anchor(number: int) -> str:
    return f"review_{number}"


def _terms(sheet: _Sheet) -> Iterator[Element]:
    """Yield the terms used in two narrow columns: a list to look words up in, not to read."""
    terms = sheet.build.summary.terms
    yield paragraph("Heading1", text(word("terms")))
    if not terms:
        yield paragraph("Remark", text(word("terms-none")))
        return
    widths = sheet.page.shares(26, 21, 53)[:2]
    heading = [[paragraph("TableHeading", text(word(code)))] for code in ("column-english", "column-japanese")]
    rows = [[[paragraph("TermText", *_term(term))], [paragraph("TermText", text(term.japanese))]] for term in terms]
    listed = table(RULED_TABLE, widths, [heading, *rows])
    yield from in_columns(sheet.opened.document, 2, [listed]) if len(terms) >= _TWO_COLUMNS_FROM else [listed]


_TWO_COLUMNS_FROM = 12


def _term(term: UsedTerm) -> tuple[list[Element], list[Element]]:
    """Return a term's English and, behind it, the acronym in full."""
    return text(term_words(term)), text(f" – {term.expansion}", style_id("Muted")) if term.expansion else []


def _review(sheet: _Sheet) -> Iterator[Element]:
    """Yield the list that the marks lead to: the Japanese and why; the English stands where the mark is, if that is a bullet."""
    items = sheet.build.summary.review
    if items and sheet.build.layout.strict:
        return
    yield paragraph("Heading1", text(word("review")))
    if not items:
        yield paragraph("Remark", text(word("review-none")))
        return
    heading = [word("column-number"), word("column-japanese"), word("column-why")]
    unsure = {sentence for section in sheet.build.summary.sections for sentence in section.unsure}
    yield table(
        RULED_TABLE,
        sheet.page.shares(6, 64, 30),
        [
            [[paragraph("TableHeading", text(cell))] for cell in heading],
            *(_review_row(number, item, item.sentence_id in unsure) for number, item in enumerate(items, 1)),
        ],
    )


def _review_row(number: int, item: ReviewItem, with_english: bool) -> list[list[Element]]:
    guess = [paragraph("TermText", text(item.english, style_id("Muted")))] if with_english else []
    why = "; ".join(flag_words(flag) for flag in item.flags if flag.asks_for_review)
    return [
        [paragraph("TermText", bookmark(_anchor(number), number, text(str(number), bold=True)))],
        [paragraph("TermText", text(item.japanese)), *guess],
        [paragraph("TermText", text(why, style_id("Muted")))],
    ]
