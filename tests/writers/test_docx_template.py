"""A company's template: its styles, header, footer and page are used, what it lacks is made, and nothing of its text stays."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from pipeline.model.build import Build, Layout
from pipeline.writers.docx import write_docx
from pipeline.writers.docx_template import missing_styles, template_of
from tests.writers.test_docx_package import ORDER, local, parts, png


def company(**changes: Any) -> bytes:
    """Return a template made with Word's own styles, as a Japanese Word names their ids."""
    document = Document()
    styles = document.styles
    styles["Heading 1"].font.size = Pt(31)
    for number, name in enumerate(("Heading 1", "Title", "List Bullet")):
        old, new = styles[name]._element.styleId, f"a{number}"
        references = ("w:basedOn", "w:next", "w:link", "w:pStyle")
        sheets = (document.styles.element, document.part.numbering_part.element)
        for reference in (one for sheet in sheets for one in sheet.iter(*map(qn, references))):
            if reference.get(qn("w:val")) == old:
                reference.set(qn("w:val"), new)
        styles[name]._element.styleId = new
    section = document.sections[0]
    section.page_width, section.left_margin, section.right_margin = Mm(200), Mm(30), Mm(30)
    section.header.paragraphs[0].add_run("ACME Corporation").add_picture(BytesIO(png(40, 20)))
    section.footer.paragraphs[0].text = "Acme footer"
    document.add_paragraph("Text of the template")
    document.add_section(WD_SECTION.NEW_PAGE)
    document.add_paragraph("Second page of the template")
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.fixture(scope="module")
def data(build: Build) -> bytes:
    return write_docx(replace(build, layout=Layout(template=company())))


def test_its_styles_win_and_are_found_by_name(data: bytes) -> None:
    document = Document(BytesIO(data))
    heading = next(p for p in document.paragraphs if p.text == "Day 1")
    assert heading.style is not None and heading.style.style_id == "a0" and heading.style.font.size == Pt(31)
    assert next(p for p in document.paragraphs if p.text.startswith("CPU conf")).style.style_id == "a2"


def test_its_header_footer_logo_and_page_are_used_and_its_text_is_not(data: bytes) -> None:
    document = Document(BytesIO(data))
    section = document.sections[-1]
    assert section.header.paragraphs[0].text == "ACME Corporation"
    assert section.header._element.find(f".//{qn('w:drawing')}") is not None
    assert section.footer.paragraphs[0].text == "Acme footer"
    assert section.page_width is not None and round(section.page_width.mm) == 200
    text = "\n".join(p.text for p in document.paragraphs)
    assert "of the template" not in text and "Various matters around NUMA" in text
    tables = [sum(int(c.get(qn("w:w"))) for c in table._tbl.iter(qn("w:gridCol"))) for table in document.tables]
    assert max(tables) <= Mm(140).twips + 1


def test_numbers_are_those_of_the_draft_and_not_counted_again(data: bytes) -> None:
    document = Document(BytesIO(data))
    item = next(p for p in document.paragraphs if p.text.endswith("measure memory migration"))
    assert item._p.pPr.numPr.numId.val == 0


def test_every_page_still_says_state_date_classification_and_number(data: bytes) -> None:
    section = Document(BytesIO(data)).sections[-1]
    assert "Internal use only (社外秘)" in section.header.paragraphs[-1].text
    codes = [one.get(qn("w:instr")).strip() for one in section.footer._element.iter(qn("w:fldSimple"))]
    assert codes == ["PAGE", "NUMPAGES"]


def test_what_it_lacks_is_made_and_told(data: bytes) -> None:
    lacking = missing_styles(company())
    assert "Notice" in lacking and "Table Text" in lacking and "heading 1" not in lacking
    defined = {style.get(qn("w:styleId")) for style in parts(data)["word/styles.xml"].iter(qn("w:style"))}
    members = parts(data)
    del members["word/stylesWithEffects.xml"]  # what Word 2007 keeps for itself
    for root in members.values():
        for tag in ("w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next"):
            assert {one.get(qn("w:val")) for one in root.iter(qn(tag))} <= defined


def test_a_template_without_lists_gets_bullets_of_its_own(build: Build) -> None:
    document = Document(BytesIO(company()))
    for style in list(document.styles):
        if style.name.startswith("List"):
            style.element.getparent().remove(style.element)
    stream = BytesIO()
    document.save(stream)
    members = parts(write_docx(replace(build, layout=Layout(template=stream.getvalue()))))
    (style,) = (
        one
        for one in members["word/styles.xml"].iter(qn("w:style"))
        if one.find(qn("w:name")).get(qn("w:val")) == "List Bullet"
    )
    number = style.find(f".//{qn('w:numId')}").get(qn("w:val"))
    (used,) = (one for one in members["word/numbering.xml"].iter(qn("w:num")) if one.get(qn("w:numId")) == number)
    abstract = used.find(qn("w:abstractNumId")).get(qn("w:val"))
    lists = [one for one in members["word/numbering.xml"] if local(one) == "abstractNum"]
    (bullets,) = (one for one in lists if one.get(qn("w:abstractNumId")) == abstract)
    assert bullets.find(f".//{qn('w:numFmt')}").get(qn("w:val")) == "bullet"
    kinds = [local(one) for one in members["word/numbering.xml"]]
    assert kinds == sorted(kinds), "abstractNum before num"


def test_our_paragraphs_keep_the_order_of_the_schema(data: bytes) -> None:
    for element in parts(data)["word/document.xml"].iter(qn("w:pPr"), qn("w:sectPr"), qn("w:tcPr")):
        order = ORDER[local(element)].split()
        places = [order.index(local(child)) for child in element]
        assert places == sorted(places)


def test_the_same_template_gives_the_same_bytes(build: Build, data: bytes) -> None:
    assert write_docx(replace(build, layout=Layout(template=company()))) == data


def test_a_dotx_is_a_template_and_one_with_macros_is_not() -> None:
    def with_type(kind: bytes) -> bytes:
        stream = BytesIO()
        with ZipFile(BytesIO(company())) as source, ZipFile(stream, "w", ZIP_DEFLATED) as target:
            for info in source.infolist():
                content = source.read(info)
                if info.filename == "[Content_Types].xml":
                    content = content.replace(b"wordprocessingml.document.main+xml", kind)
                target.writestr(info, content)
        return stream.getvalue()

    assert missing_styles(template_of(with_type(b"wordprocessingml.template.main+xml")))
    with pytest.raises(ValueError, match="macros"):
        template_of(with_type(b"ms-word.document.macroEnabled.main+xml"))
