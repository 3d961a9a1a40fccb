"""The Word files are what Word wants: order of elements, ids, relationships, styles; LibreOffice opens them."""

from __future__ import annotations

import shutil
import subprocess
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from pipeline.model.build import Build
from pipeline.model.english import Flag
from pipeline.model.report import Cell, Meta, Section, Table
from pipeline.text.scripts import contains_japanese
from pipeline.writers import WRITERS
from tests.writers.sample import Draft
from tests.writers.sample import build as build_of
from tests.writers.test_every_writer import hostile_build

DOCX = [".docx", ".review.docx"]

# The order of children that ECMA-376 part 1 (transitional) lays down, as far as we use them.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind contextualSpacing jc"
    " outlineLvl rPr",
    "rPr": "rStyle rFonts b bCs i iCs caps strike color spacing sz szCs highlight u bdr shd vertAlign rtl lang",
    "tblPr": "tblStyle tblpPr tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign",
    "trPr": "cantSplit tblHeader",
    "tbl": "tblPr tblGrid tr",
    "tc": "tcPr p",
    "tr": "trPr tc",
    "sectPr": "headerReference footerReference pgSz pgMar cols titlePg docGrid",
    "pBdr": "top left bottom right",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "style": "name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr trPr tcPr tblStylePr",
    "lvl": "start numFmt pStyle lvlText lvlJc pPr rPr",
    "numbering": "abstractNum num",
    "settings": "zoom defaultTabStop characterSpacingControl compat themeFontLang decimalSymbol listSeparator",
    "styles": "docDefaults latentStyles style",
}


def parts(data: bytes) -> dict[str, Any]:
    """Return the XML of every part by its name."""
    with ZipFile(BytesIO(data)) as package:
        return {name: parse_xml(package.read(name)) for name in package.namelist()}


def local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


@pytest.fixture(scope="module", params=[(suffix, kind) for suffix in DOCX for kind in ("sample", "hostile")])
def data(request: pytest.FixtureRequest, build: Build) -> bytes:
    suffix, kind = request.param
    return WRITERS[suffix](build if kind == "sample" else hostile_build())


def test_children_stand_in_the_order_of_the_schema(data: bytes) -> None:
    seen = set()
    for root in parts(data).values():
        for element in root.iter():
            order = ORDER.get(local(element), "").split()
            if order and str(element.tag).startswith(qn("w:p").rpartition("}")[0]):
                seen.add(local(element))
                places = [order.index(local(child)) for child in element]
                assert places == sorted(places), f"{local(element)}: {[local(child) for child in element]}"
    assert {"pPr", "rPr", "tblPr", "style", "sectPr"} <= seen


def test_ids_and_names_of_bookmarks_are_unique_and_every_link_has_its_target(data: bytes) -> None:
    body = parts(data)["word/document.xml"]
    starts = list(body.iter(qn("w:bookmarkStart")))
    names = [start.get(qn("w:name")) for start in starts]
    ids = [start.get(qn("w:id")) for start in starts]
    assert len(set(names)) == len(names)
    assert len(set(ids)) == len(ids)
    assert sorted(ids) == sorted(end.get(qn("w:id")) for end in body.iter(qn("w:bookmarkEnd")))
    anchors = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))} - {None}
    assert anchors <= set(names)


def test_relationships_lead_to_parts_that_are_there_and_typed(data: bytes) -> None:
    members = parts(data)
    types = members["[Content_Types].xml"]
    typed = {one.get("PartName", "").lstrip("/") for one in types} | {"." + one.get("Extension", "") for one in types}
    for name in members:
        assert name in typed or Path(name).suffix in typed or name == "[Content_Types].xml"
    used = set()
    for name, root in members.items():
        if name.endswith(".rels"):
            base = Path(name).parent.parent
            for one in root:
                if one.get("TargetMode") != "External":
                    target = one.get("Target")
                    used.add(target.lstrip("/") if target.startswith("/") else (base / target).as_posix())
    assert used == {name for name in members if not name.endswith(".rels") and name != "[Content_Types].xml"}
    ids = {one.get("Id") for one in members["word/_rels/document.xml.rels"]}
    wanted = {value for one in members["word/document.xml"].iter() for key, value in one.items() if key == qn("r:id")}
    assert wanted <= ids


def test_every_style_used_is_defined(data: bytes) -> None:
    members = parts(data)
    defined = {style.get(qn("w:styleId")) for style in members["word/styles.xml"].iter(qn("w:style"))}
    for name, root in members.items():
        for tag in ("w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next"):
            assert {one.get(qn("w:val")) for one in root.iter(qn(tag))} <= defined, name


def test_no_clock_and_no_random_id_is_in_the_package(data: bytes) -> None:
    with ZipFile(BytesIO(data)) as package:
        infos = package.infolist()
        assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
        assert infos[0].filename == "[Content_Types].xml"
        text = b"".join(package.read(info) for info in infos)
    assert b"rsid" not in text
    assert b"docId" not in text


def test_japanese_runs_have_their_type_face_and_language(data: bytes) -> None:
    runs = 0
    for root in parts(data).values():
        for run in root.iter(qn("w:r")):
            if contains_japanese("".join(t.text or "" for t in run.iter(qn("w:t")))):
                runs += 1
                assert run.rPr.find(qn("w:lang")).get(qn("w:eastAsia")) == "ja-JP"
                assert run.rPr.find(qn("w:rFonts")).get(qn("w:eastAsia"))
    assert runs


def test_tables_keep_rows_whole_and_repeat_their_heading(data: bytes) -> None:
    for table in parts(data)["word/document.xml"].iter(qn("w:tbl")):
        assert all(row.find(qn("w:trPr")).find(qn("w:cantSplit")) is not None for row in table.iter(qn("w:tr")))
        widths = [int(column.get(qn("w:w"))) for column in table.iter(qn("w:gridCol"))]
        assert min(widths) > 0
        for row in table.iter(qn("w:tr")):
            assert [int(cell.get(qn("w:w"))) for cell in row.iter(qn("w:tcW"))] == widths


def test_properties_are_those_of_the_report(build: Build) -> None:
    properties = Document(BytesIO(WRITERS[".docx"](build))).core_properties
    assert properties.title == "Kernel Summit 2004: trip report"
    assert properties.comments == str(build.signature)
    assert properties.created == properties.modified
    assert properties.created is not None
    assert properties.created.replace(tzinfo=None) == datetime(2004, 7, 19)
    assert properties.language == "en-US"
    assert properties.category == "Internal use only (社外秘)"
    assert properties.content_status == "Draft"


def test_headings_bullets_and_levels_are_real_styles(build: Build) -> None:
    document = Document(BytesIO(WRITERS[".docx"](build)))
    styles = {paragraph.text: paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
    assert styles["Kernel Summit 2004: trip report"] == "Title"
    assert styles["Day 1"] == "Heading 1"
    assert styles["Afternoon"] == "Heading 2"
    assert styles["CPU configuration"] == "List Bullet"
    assert styles["mapping of CPUIDs"] == "List Bullet 2"
    assert styles["(2)\tmeasure memory migration"] == "List Number"


def test_every_page_says_whose_it_is_and_which(build: Build) -> None:
    section = Document(BytesIO(WRITERS[".docx"](build))).sections[0]
    assert section.header.paragraphs[0].text == (
        "Kernel Summit 2004: trip report\tDraft · 19–20 July 2004 · Internal use only (社外秘)"
    )
    assert section.first_page_header.paragraphs[0].text == "\tDraft · 19–20 July 2004 · Internal use only (社外秘)"
    fields = [one.get(qn("w:instr")).strip() for one in section.footer._element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]


def test_only_web_and_mail_links_can_be_clicked() -> None:
    from dataclasses import replace

    from pipeline.model.report import Link, Paragraph, Section
    from pipeline.model.text import Span
    from tests.writers.sample import Draft
    from tests.writers.sample import build as build_from

    draft = Draft()
    targets = ("https://example.org/", "javascript:alert(1)", "file:///etc/passwd", "mailto:a@example.org")
    said = replace(draft.say("資料", "slides"), links=tuple(Link(Span(0, 2), target) for target in targets))
    section = Section((), 0, (), (Paragraph((said,), Span(0, 0)),), Span(0, 0))
    data = WRITERS[".docx"](build_from(draft, draft.report((section,))))
    external = [one.get("Target") for one in parts(data)["word/_rels/document.xml.rels"] if one.get("TargetMode")]
    assert sorted(external) == ["https://example.org/", "mailto:a@example.org"]
    text = "\n".join(paragraph.text for paragraph in Document(BytesIO(data)).paragraphs)
    assert [target for target in targets if target not in text] == []


def test_the_review_document_has_every_sentence_with_its_id(build: Build) -> None:
    table = Document(BytesIO(WRITERS[".review.docx"](build))).tables[0]
    rows = [[cell.text for cell in row.cells] for row in table.rows[1:]]
    sentences = [row for row in rows if not row[0].startswith("meta:")]
    pairs = zip(build.analyzed.sentences, build.translations, strict=True)
    assert [row[:3] for row in sentences] == [[a.sentence.id, a.sentence.text, t.english] for a, t in pairs]


def test_terms_are_bold_in_the_review_document(build: Build) -> None:
    table = Document(BytesIO(WRITERS[".review.docx"](build))).tables[0]
    bold = [
        run.text
        for row in table.rows[1:]
        for paragraph in row.cells[1].paragraphs
        for run in paragraph.runs
        if run.bold
    ]
    assert bold == ["オタワ", "NUMA", "メモリホットプラグ", "メモリ移動", "NUMA"]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("suffix", DOCX)
def test_libreoffice_opens_it_and_loses_nothing(build: Build, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(WRITERS[suffix](build))
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
         "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path), str(path)],
        check=True, capture_output=True, timeout=240,
    )  # fmt: skip
    text = (tmp_path / "report.txt").read_text("utf-8-sig")
    assert [one.english for one in build.translations if one.english not in text] == []


def test_each_cell_of_a_table_has_its_own_mark() -> None:
    draft = Draft()
    said = [
        draft.say("項目", "(not translated)", Flag.NOT_TRANSLATED, role="cell"),
        draft.say("完了", "Done", role="cell"),
        draft.say("備考", "(nothing)", Flag.NOT_TRANSLATED, role="cell"),
    ]
    table = Table((tuple(Cell((one,), one.span) for one in said),), 0, said[0].span)
    report = draft.report((Section((), 0, (), (table,), said[0].span),), Meta())
    document = Document(BytesIO(WRITERS[".docx"](build_of(draft, report))))
    cells = next(table for table in document.tables if len(table.columns) == 3).rows[0].cells
    shown = ["".join(words.text or "" for words in cell._tc.iter(qn("w:t"))) for cell in cells]
    assert shown == ["(not translated) [review 1]", "Done", "(nothing) [review 2]"]
