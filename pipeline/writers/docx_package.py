"""The Word file around the text: page, header, footer, properties, and a package that is the same on every run."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from dataclasses import field as field_of
from datetime import date, datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pipeline.model.build import LAYOUT, Build, Layout
from pipeline.writers.docx_elements import Content, Element, el, field, paragraph, tab, text
from pipeline.writers.docx_styles import numbering, style_id, styles
from pipeline.writers.docx_template import (
    fit_styles,
    has_east_asian_font,
    leave_unnumbered,
    open_template,
    rename,
    says,
)
from pipeline.writers.legible import clipped
from pipeline.writers.outline import classification, dates, state_word

PAPERS = {"a4": (11906, 16838), "letter": (12240, 15840)}
"""Width and height in twips (twentieths of a point)."""

MARGIN, NARROW_MARGIN = 1247, 850  # twips: 22 mm, 15 mm for pages across, which hold wide tables
_LONGEST_PROPERTY = 255  # python-docx and Word allow no more
_NEEDED = (
    "styles",
    "numbering",
    "settings",
    "header",
    "footer",
    "hyperlink",
    "image",
    "comments",
    "officeDocument",
    "core-properties",
)
"""Kinds of relationships that are kept; python-docx brings a thumbnail, a theme and more that we do not use."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page: width, height and the width of its text, in twips."""

    width: int
    height: int
    text_width: int

    @classmethod
    def of(cls, paper: str, *, landscape: bool = False) -> Page:
        """Return a page of ``PAPERS``, upright or turned."""
        width, height = PAPERS[paper][::-1] if landscape else PAPERS[paper]
        return cls(width, height, width - 2 * (NARROW_MARGIN if landscape else MARGIN))

    def shares(self, *percent: int) -> list[int]:
        """Return the text width shared out among columns, in twips.

        >>> Page.of("a4").shares(30, 70)
        [2823, 6589]
        """
        widths = [self.text_width * share // 100 for share in percent]
        widths[-1] += self.text_width - sum(widths)
        return widths


@dataclass(frozen=True, slots=True)
class Opened:
    """A document that waits for its text; ``styles`` are the template's ids by ours (empty: they are ours)."""

    document: Any
    page: Page
    styles: Mapping[str, str]
    east_asian: bool = False


@dataclass(frozen=True, slots=True)
class Cover:
    """What a document says of itself around its text: header, footer and properties (by python-docx's names).

    ``when`` is the date of the document as ISO, empty where there is none.
    """

    title: str
    footer: str
    header: Content = ()
    properties: Mapping[str, str] = field_of(default_factory=dict)
    when: str = ""


def cover_of(build: Build, title: str) -> Cover:
    """Return the cover of a report's document."""
    facts = {fact.label: fact.value for fact in build.summary.facts}
    properties = {
        "subject": facts.get("event", ""),
        "author": facts.get("travellers", "") or "tripreport",
        "category": classification(build),
        "content_status": state_word(build),
        "comments": str(build.signature),
        "identifier": build.signature.inputs,
        "keywords": ", ".join(term.english for term in build.summary.terms),
        "version": build.signature.version,
    }
    return Cover(title, build.slug, _standing(build), properties, build.analyzed.report.meta.start)


def open_document(cover: Cover, layout: Layout = LAYOUT, *, landscape: bool = False) -> Opened:
    """Return an empty python-docx document with styles, page, header, footer and properties: ours or the template's.

    A page across is our own in any case: templates are for what is sent.
    """
    from docx import Document

    template = b"" if landscape else layout.template
    if template:
        opened = _on_template(template)
        _sign_template(opened.document, cover)
    else:
        page = Page.of(layout.paper, landscape=landscape)
        opened = Opened(Document(), page, {})
        _fill(opened.document.styles.element, styles(page.text_width))
        _fill(opened.document.part.numbering_part.element, numbering())
        _fill(opened.document.settings.element, _settings())
        _set_page(opened.document, page, landscape)
        _set_header_and_footer(opened.document.sections[0], cover)
    _set_properties(opened.document.core_properties, cover)
    return opened


def _on_template(template: bytes) -> Opened:
    document = open_template(template)
    section = document.sections[-1]
    width, height = (round(one.twips) if one else None for one in (section.page_width, section.page_height))
    margins = sum(round(one.twips) for one in (section.left_margin, section.right_margin) if one)
    a4 = PAPERS["a4"]
    page = Page(width or a4[0], height or a4[1], max((width or a4[0]) - margins, 2000))
    return Opened(document, page, fit_styles(document, page.text_width), has_east_asian_font(document))


def _sign_template(document: Any, cover: Cover) -> None:
    """Add to the template's header what every page has to say of a report, and the page's number if its footer lacks it."""
    section = document.sections[-1]
    first = section.different_first_page_header_footer
    for header in (section.header, *([section.first_page_header] if first else [])):
        header.is_linked_to_previous = False
        header._element.append(paragraph("Header", deepcopy(cover.header)))
    for footer in (section.footer, *([section.first_page_footer] if first else [])):
        footer.is_linked_to_previous = False
        if not says(footer, "PAGE"):
            footer._element.append(paragraph("Footer", [field("PAGE"), *text(" / "), field("NUMPAGES")]))


def external_link(opened: Opened, target: str) -> str:
    """Return the id of a relationship to ``target``; the same target has the same."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    return str(opened.document.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))


def close_document(opened: Opened, body: Content) -> bytes:
    """Put ``body`` into the document and return the file: no clock, fixed order, fixed zip dates."""
    document = opened.document
    sheet = document.element.body
    section = sheet.sectPr
    for element in body:
        section.addprevious(element)
    if opened.styles:
        for part in (sheet, *_headers_and_footers(document.sections[-1])):
            leave_unnumbered(part)
            rename(part, opened.styles)
            if opened.east_asian:
                _leave_east_asian_font(part)
    else:
        _drop_unused(document.part)
        _drop_unused(document.part.package)
    buffer = BytesIO()
    document.save(buffer)
    return _repacked(buffer.getvalue())


def _headers_and_footers(section: Any) -> list[Element]:
    parts = [section.header, section.footer]
    if section.different_first_page_header_footer:
        parts += [section.first_page_header, section.first_page_footer]
    return [part._element for part in parts]


def _leave_east_asian_font(element: Element) -> None:
    """Let Japanese be set in the template's own type face."""
    from docx.oxml.ns import qn

    for fonts in element.iter(qn("w:rFonts")):
        fonts.attrib.pop(qn("w:eastAsia"), None)


def _fill(element: Element, children: list[Element]) -> None:
    """Replace the children of the template's ``element`` by ours."""
    for child in list(element):
        element.remove(child)
    for child in children:
        element.append(child)


def _settings() -> list[Element]:
    compatibility = el(
        "compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val="15"
    )
    return [
        el("zoom", percent=100),
        el("defaultTabStop", val=720),
        el("characterSpacingControl", val="doNotCompress"),
        el("compat", compatibility),
        el("themeFontLang", val="en-US", eastAsia="ja-JP"),
        el("decimalSymbol", val="."),
        el("listSeparator", val=","),
    ]


def _set_page(document: Any, page: Page, landscape: bool) -> None:
    section = document.sections[0]._sectPr
    side = (page.width - page.text_width) // 2
    section.attrib.clear()
    _fill(
        section,
        [
            el("pgSz", w=page.width, h=page.height, orient="landscape" if landscape else None),
            el(
                "pgMar",
                top=side + 57,
                right=side,
                bottom=side,
                left=side,
                header=side // 2,
                footer=side // 2 - 57,
                gutter=0,
            ),
            el("cols", space=720),
            el("titlePg"),
        ],
    )


def _set_header_and_footer(section: Any, cover: Cover) -> None:
    """The first page has the title as its title; on the others it stands in the header."""
    for header, left in ((section.header, clipped(cover.title, 80)), (section.first_page_header, "")):
        header.is_linked_to_previous = False
        _fill(header._element, [paragraph("Header", text(left), [tab()], deepcopy(cover.header))])
    for footer in (section.footer, section.first_page_footer):
        footer.is_linked_to_previous = False
        pages = [*text("\u2002"), field("PAGE"), *text(" / "), field("NUMPAGES")]
        _fill(footer._element, [paragraph("Footer", text(clipped(cover.footer, 80)), [tab()], pages)])


def _standing(build: Build) -> Content:
    """Return what every page says of the report: its state, its dates, who may read it."""
    said = [text(state_word(build)), text(dates(build)), text(classification(build), style_id("Classification"))]
    first, *others = [runs for runs in said if runs]
    return [*first, *(run for runs in others for run in [*text(" · "), *runs])]


def _set_properties(properties: Any, cover: Cover) -> None:
    values = {
        "title": cover.title,
        "author": "tripreport",
        "last_modified_by": "tripreport",
        "language": "en-US",
        **cover.properties,
    }
    for name, value in values.items():
        setattr(properties, name, clipped(value, _LONGEST_PROPERTY))
    properties.revision = 1
    properties.created = properties.modified = _document_date(cover.when)


def _document_date(start: str) -> datetime:
    """Return the first day of the event: a document made twice must not know when it was made.

    >>> _document_date("2024-05-12"), _document_date("2024-05")
    (datetime.datetime(2024, 5, 12, 0, 0), datetime.datetime(2000, 1, 1, 0, 0))
    """
    try:
        day = date.fromisoformat(start)
    except ValueError:
        day = date(2000, 1, 1)
    return datetime(max(day.year, 1980), day.month, day.day)


def _drop_unused(part: Any) -> None:
    for key, relationship in list(part.rels.items()):
        if not relationship.reltype.endswith(_NEEDED):
            del part.rels[key]


def _repacked(data: bytes) -> bytes:
    """Return the zip ``data`` with its members in a fixed order and dated 1980-01-01, the first day a zip can hold."""
    buffer = BytesIO()
    first = ("[Content_Types].xml", "_rels/.rels")
    with ZipFile(BytesIO(data)) as source, ZipFile(buffer, "w", ZIP_DEFLATED) as target:
        for name in (*first, *sorted(set(source.namelist()) - set(first))):
            member = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.compress_type = ZIP_DEFLATED
            member.create_system = 0  # the same whichever system wrote it
            target.writestr(member, source.read(name))
    return buffer.getvalue()
