"""The Word files are what Word wants: order of elements, ids, relationships, styles; LibreOffice opens them."""

from __future__ import annotations

import itertools
import re
import struct
import zlib
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from pipeline.model.approval import Approval
from pipeline.model.build import Build, Layout
from pipeline.model.english import Flag
from pipeline.model.report import Caption, Cell, Image, Meta, Paragraph, Section, Table
from pipeline.model.text import Span
from pipeline.text.scripts import contains_japanese
from pipeline.writers import WRITERS
from tests.writers.sample import Draft
from tests.writers.sample import build as build_of
from tests.writers.test_every_writer import hostile_build, text_of

DOCX = [".docx", ".review.docx"]

# The order of children that ECMA-376 part 1 (transitional) lays down, as far as we use them.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind contextualSpacing jc"
    " outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps strike color spacing sz szCs highlight u bdr shd vertAlign rtl lang",
    "tblPr": "tblStyle tblpPr tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign",
    "trPr": "cantSplit tblHeader",
    "tbl": "tblPr tblGrid tr",
    "tc": "tcPr p",
    "tr": "trPr tc",
    "sectPr": "headerReference footerReference type pgSz pgMar cols titlePg docGrid",
    "comments": "comment",
    "comment": "p",
    "r": "rPr annotationRef t br tab fldChar instrText drawing commentReference",
    "abstractNum": "nsid multiLevelType tmpl lvl",
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
        return {name: parse_xml(package.read(name)) for name in package.namelist() if name.endswith((".xml", ".rels"))}


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
                if local(element) == "r":  # what follows the properties stands in any order
                    assert all(local(child) != "rPr" for child in list(element)[1:])
                    continue
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
    with ZipFile(BytesIO(data)) as package:
        inside = set(package.namelist())
    assert used == {name for name in inside if not name.endswith(".rels") and name != "[Content_Types].xml"}
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
            shares = [int(cell.get(qn("w:w"))) for cell in row.iter(qn("w:tcW"))]
            assert shares == widths or shares == [sum(widths)], "or one cell across"


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


def review_rows(build: Build) -> list[list[Any]]:
    """Return the cells of every row of the review document that has a sentence id."""
    document = Document(BytesIO(WRITERS[".review.docx"](build)))
    rows = [list(row.cells) for table in document.tables for row in table.rows]
    known = {one.sentence.id for one in build.analyzed.sentences}
    return [row for row in rows if row[0].text in known]


def test_the_review_document_has_every_sentence_once_and_those_that_wait_first(build: Build) -> None:
    rows = [tuple(cell.text for cell in row[:3]) for row in review_rows(build)]
    kept = {one.sentence_id for one in build.translations if Flag.KEPT in one.flags}
    pairs = zip(build.analyzed.sentences, build.translations, strict=True)
    expected = [(a.sentence.id, a.sentence.text, t.english) for a, t in pairs if t.sentence_id not in kept]
    assert sorted(rows) == sorted(expected)
    waiting = {item.sentence_id for item in build.summary.review}
    first = [row[0] for row in rows if row[0] in waiting]
    assert first and [row[0] for row in rows[: len(first)]] == first


def test_terms_are_bold_in_the_review_document(build: Build) -> None:
    bold = [
        run.text for row in review_rows(build) for paragraph in row[1].paragraphs for run in paragraph.runs if run.bold
    ]
    assert sorted(bold) == sorted(["オタワ", "NUMA", "メモリホットプラグ", "メモリ移動", "NUMA"])


def test_each_sentence_that_waits_has_a_comment_that_says_what_to_do(build: Build) -> None:
    members = parts(WRITERS[".review.docx"](build))
    comments = {one.get(qn("w:id")): one for one in members["word/comments.xml"].iter(qn("w:comment"))}
    assert len(comments) == len(build.summary.review)
    body = members["word/document.xml"]
    for tag in ("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"):
        assert [one.get(qn("w:id")) for one in body.iter(qn(tag))] == sorted(comments, key=int)
    for comment in comments.values():
        assert comment.get(qn("w:date")) is None and comment.get(qn("w:author")) == "tripreport"
        assert "".join(words.text or "" for words in comment.iter(qn("w:t"))).endswith(".")


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


def test_ids_of_drawings_are_unique_and_each_has_its_alternative_text() -> None:
    data = WRITERS[".docx"](pictured())
    properties = list(parts(data)["word/document.xml"].iter(qn("wp:docPr")))
    assert [one.get("id") for one in properties] == ["1", "2"]
    assert [one.get("descr") for one in properties] == ["Picture 1: the session as a whole", "Figure 2: The hall"]


def test_a_picture_is_never_larger_than_the_page_and_has_one_caption() -> None:
    document = Document(BytesIO(WRITERS[".docx"](pictured())))
    widths = [shape.width for shape in document.inline_shapes]
    section = document.sections[-1]
    assert max(widths) <= section.page_width - section.left_margin - section.right_margin
    assert [p.text for p in document.paragraphs if p.style.name == "Caption"] == [
        "Picture 1: the session as a whole",
        "Figure 2: The hall",
        "Picture 3 (no description in the draft) [the picture could not be shown: broken.png]",
    ]


def test_html_has_the_pictures_in_it_and_nothing_else_is_loaded() -> None:
    text = WRITERS[".html"](pictured()).decode()
    assert text.count('<img src="data:image/png;base64,') == 2
    loaded = re.findall(
        r"""(?:src|href|url|srcset|@import)\s*[=(]?\s*["']?([^"'\s>)]*)""", text.partition("</style>")[2]
    )
    assert [one[:5] for one in loaded if not one.startswith("#")] == ["data:", "data:"]


def png(width: int, height: int) -> bytes:
    """Return a picture of one colour."""
    rows = (b"\0" + b"\x40" * width) * height
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    packed = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


def pictured() -> Build:
    """Return a build with a wide picture, one with a caption of its own below it, and one that cannot be shown."""
    draft = Draft()
    here = Span(0, 0)
    blocks = (
        Image("wide.png", (draft.say("セッション全景", "the session as a whole", role="alt"),), here),
        Paragraph((draft.say("会場の話。", "About the hall."),), here),
        Image("tall.png", (), here),
        Caption((draft.say("図2 会場", "Figure 2: The hall", role="caption"),), here),
        Image("broken.png", (), here),
    )
    report = draft.report((Section((), 0, (), blocks, here),), Meta(title_en="Pictures"))
    pictures = {"wide.png": png(4000, 300), "tall.png": png(30, 3000), "broken.png": b"not a picture"}
    return replace(build_of(draft, report), pictures=pictures)


def long_build(sections: int = 60) -> Build:
    draft = Draft()
    made = []
    for number in range(sections):
        ja = f"第{number}節"
        heading = draft.say(ja, f"Section {number}", role="heading")
        made.append(Section((heading,), 1 + number % 3, (ja,), (), heading.span))
    return build_of(draft, draft.report(made, Meta(title_en="Many sections")))


def test_a_long_document_has_a_table_of_contents_that_leads_to_each_heading() -> None:
    body = parts(WRITERS[".docx"](long_build()))["word/document.xml"]
    entries = [
        p
        for p in body.iter(qn("w:p"))
        if p.pPr is not None and (p.pPr.pStyle is not None) and p.pPr.pStyle.val.startswith("TOC")
    ]
    assert len(entries) == 20, "the outermost headings alone: so many more would not fit on a page"
    anchors = [link.get(qn("w:anchor")) for entry in entries for link in entry.iter(qn("w:hyperlink"))]
    names = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert set(anchors) < set(names) and len(anchors) == 20
    kinds = [one.get(qn("w:fldCharType")) for one in body.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]


@pytest.mark.parametrize("levels", [(3, 1, 3, 2), (2, 5, 6, 7, 1), (1, 4, 4, 2)])
def test_no_level_of_headings_is_skipped(levels: tuple[int, ...]) -> None:
    draft = Draft()
    made = []
    for number, level in enumerate(levels):
        heading = draft.say(f"第{number}", f"Part {number}", role="heading")
        made.append(Section((heading,), level, (f"第{number}",), (), heading.span))
    built = build_of(draft, draft.report(made, Meta(title_en="Levels")))
    styles = [p.style.name for p in Document(BytesIO(WRITERS[".docx"](built))).paragraphs if p.style]
    in_word = [int(name[-1]) for name in styles if name.startswith("Heading ")]
    in_html = [int(found) for found in re.findall(r"<h([1-6])>", WRITERS[".html"](built).decode())]
    for found in (in_word, in_html):
        assert found[0] == 1 and all(after <= before + 1 for before, after in itertools.pairwise(found))


def test_a_short_document_has_none(build: Build) -> None:
    assert "Contents" not in [p.text for p in Document(BytesIO(WRITERS[".docx"](build))).paragraphs]


def test_letter_paper_is_letter_paper(build: Build) -> None:
    for suffix in DOCX:
        section = Document(BytesIO(WRITERS[suffix](replace(build, layout=Layout(paper="letter"))))).sections[-1]
        assert section.page_width is not None and section.page_height is not None
        assert sorted((round(section.page_width.inches, 2), round(section.page_height.inches, 2))) == [8.5, 11.0]


@pytest.mark.parametrize("suffix", [".docx", ".md", ".html"])
def test_strict_leaves_out_what_waits_and_says_how_much(build: Build, suffix: str) -> None:
    text = text_of(suffix, WRITERS[suffix](replace(build, layout=Layout(strict=True))))
    assert "It may be used together" not in text and "ガン" not in text and "[review" not in text
    assert "(2 left out: not checked yet)" in text.replace("\\", "")
    assert "left out of this copy" in text and "Various matters around NUMA were discussed." in text
    assert "Needs review" not in text


@pytest.mark.parametrize("suffix", [".docx", ".md", ".html"])
def test_what_is_too_uncertain_for_a_bullet_is_named_in_its_section_and_stands_in_the_list_with_both_languages(
    suffix: str,
) -> None:
    draft = Draft()
    heading, told = (
        draft.say("予算", "Budget", role="heading"),
        draft.say("予算は謎だ。", "The budget is a riddle.", Flag.LOW_CONFIDENCE),
    )
    told_below = Section((heading,), 1, ("予算",), (Paragraph((told,), told.span),), heading.span)
    whole = build_of(draft, draft.report((told_below,), Meta()))
    section = replace(whole.summary.sections[0], entries=(), unsure=(told.id,))
    text = text_of(suffix, WRITERS[suffix](replace(whole, summary=replace(whole.summary, sections=(section,)))))
    plain = " ".join(text.replace("\\", "").split())
    assert "Too uncertain for a bullet" in plain and "[review 1]" in plain and "(no text in the draft)" not in plain
    assert plain.index("[review 1]") < plain.index("予算は謎だ。") < plain.index("The budget is a riddle.")


def test_strict_keeps_a_section_whose_heading_waits() -> None:
    draft = Draft()
    heading = draft.say("謎", "謎", Flag.NOT_TRANSLATED, role="heading")
    strict = replace(
        build_of(draft, draft.report((Section((heading,), 1, ("謎",), (), heading.span),), Meta())),
        layout=Layout(strict=True),
    )
    assert "Section 1 (heading not checked yet)" in text_of(".docx", WRITERS[".docx"](strict))


def test_the_state_and_those_who_approved_are_said(build: Build) -> None:
    settled = replace(build.summary, review=())
    by = (Approval("a", "b", "T. Yamada", "2026-11-20"), Approval("c", "d", "H. Sato", "2026-11-21"))
    reviewed = replace(build, summary=settled, approvals=by)
    text = text_of(".docx", WRITERS[".docx"](reviewed))
    assert reviewed.state == "reviewed" and "(H. Sato, T. Yamada, 2026-11-21)" in text
    assert Document(BytesIO(WRITERS[".docx"](reviewed))).core_properties.content_status == "Reviewed"
    approved = tuple(replace(one, flags=(Flag.APPROVED,)) for one in build.translations)
    assert replace(reviewed, translations=approved).state == "final"
    assert replace(build, summary=settled).state == "draft", "nobody has approved anything"
