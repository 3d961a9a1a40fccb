"""What is no Word document, is broken, or could do harm: refused with words of its own, never with a traceback."""

import io
import struct
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.messages import LANGUAGES, codes, message, words
from pipeline.model.report import report_sentences
from pipeline.readers.docx import package as limits
from pipeline.readers.docx import read_docx
from tests.readers_docx.docx_by_hand import NAMESPACES, cell, p, package, raw, read, relationships, row, table, zipped

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)
GOOD = package(p("会場は港にある。"))


def refusal(data: bytes) -> InputError:
    with pytest.raises(InputError) as caught:
        read_docx(raw(data))
    for lang in LANGUAGES:
        assert "report.docx" in message(caught.value.code, caught.value.fields, lang)
    return caught.value


def with_member(name: str, content: str | bytes) -> bytes:
    return package(p("本文である。"), {name: content})


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "docx-empty"),
        ("会場は港にある。".encode(), "docx-not-zip"),
        (b"{\\rtf1\\ansi}", "docx-other-format"),
        (b"%PDF-1.7", "docx-other-format"),
        (b"<!DOCTYPE html><p>x", "docx-other-format"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "docx-encrypted"),
        (OLE + "WordDocument".encode("utf-16-le"), "docx-old-word"),
        (OLE, "docx-other-format"),
        (GOOD[: len(GOOD) // 2], "docx-truncated"),
        (GOOD[:-1], "docx-truncated"),
        (zipped({"[Content_Types].xml": "<Types/>"}), "docx-no-document"),
        (zipped({"notes.txt": "x"}), "docx-other-format"),
        (with_member("word/document.xml", "<w:document"), "docx-bad-xml"),
        (with_member("word/document.xml", f"<w:document {NAMESPACES}/>"), "docx-no-document"),
        (with_member("word/styles.xml", b"\x00\x01"), "docx-bad-xml"),
        (package(p() + p("  ")), "input-empty"),
        (with_member("../evil.xml", "x"), "docx-member-name"),
        (with_member("/etc/evil.xml", "x"), "docx-member-name"),
        (with_member("c:\\evil.xml", "x"), "docx-member-name"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(data: bytes, code: str) -> None:
    assert refusal(data).code == code


@pytest.mark.parametrize(
    ("members", "name"),
    [
        ({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<x/>"}, "Excel (.xlsx)"),
        ({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<x/>"}, "PowerPoint (.pptx)"),
        ({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}, "OpenDocument Text (.odt)"),
        ({"mimetype": "application/epub+zip"}, "EPUB"),
    ],
)
def test_another_format_in_a_zip_is_named(members: dict[str, str], name: str) -> None:
    assert refusal(zipped(members)).fields["format"] == name


def test_an_excel_file_with_a_main_part_of_its_own_is_named() -> None:
    relation = relationships({"a": ("officeDocument", "xl/workbook.xml")})
    data = zipped({"[Content_Types].xml": "<Types/>", "_rels/.rels": relation, "xl/workbook.xml": "<x/>"})
    assert refusal(data).fields["format"] == "Excel (.xlsx)"


BOMB = '<!DOCTYPE x [<!ENTITY a "港港港港"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("declaration", [BOMB, OUTSIDE, '<!DOCTYPE x SYSTEM "http://example.com/x.dtd">'])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused_in_every_part(declaration: str, encoding: str) -> None:
    content = f'<?xml version="1.0" encoding="{encoding}"?>{declaration}<w:styles {NAMESPACES}>&a;</w:styles>'
    error = refusal(with_member("word/styles.xml", content.encode(encoding)))
    assert (error.code, error.fields["part"]) == ("docx-entities", "word/styles.xml")


def test_a_name_that_stands_twice_is_refused() -> None:
    buffer = io.BytesIO(GOOD)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("Word/Document.xml", "<x/>")
    assert refusal(buffer.getvalue()).code == "docx-member-name"


def test_a_member_packed_far_too_tightly_is_refused() -> None:
    assert refusal(with_member("word/media/x.bin", bytes(limits.RATIO_COUNTS_FROM + 1))).code == "docx-ratio"


def test_sizes_and_numbers_of_members_have_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    for limit, code in (
        ("MOST_MEMBERS", "docx-too-many-members"),
        ("MOST_BYTES", "docx-too-large"),
        ("MOST_XML_BYTES", "docx-part-too-large"),
        ("MOST_TAGS", "docx-too-many-tags"),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(limits, limit, 3)
            assert refusal(GOOD).code == code


def test_empty_paragraphs_without_end_are_refused_at_once() -> None:
    assert refusal(package(p() * 400_000)).code == "docx-ratio"
    assert refusal(package("".join(p(f"{at}") for at in range(limits.MOST_PARAGRAPHS + 1)))).code == (
        "docx-too-many-paragraphs"
    )


def test_a_size_that_lies_does_not_unpack_more_than_it_says() -> None:
    size = struct.pack(
        "<I", len(f"<w:document {NAMESPACES}><w:body>{p('会場は港にある。')}<w:sectPr/></w:body></w:document>".encode())
    )
    lying = GOOD.replace(size, struct.pack("<I", 40))
    assert lying != GOOD
    assert refusal(lying).code == "docx-damaged-part"


def test_a_member_whose_bytes_changed_is_refused() -> None:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        info = archive.getinfo("word/document.xml")
    at = info.header_offset + 30 + len(info.filename) + info.compress_size // 2
    assert refusal(GOOD[:at] + bytes([GOOD[at] ^ 0xFF]) + GOOD[at + 1 :]).code == "docx-damaged-part"


def test_a_member_under_a_password_is_refused() -> None:
    flagged = GOOD.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01", 1)
    assert refusal(flagged).code == "docx-encrypted"


def test_elements_nested_too_deep_are_refused() -> None:
    deep = "<w:sdt><w:sdtContent>" * 400 + p("底") + "</w:sdtContent></w:sdt>" * 400
    assert refusal(package(deep)).code == "docx-bad-xml"
    allowed = "<w:sdt><w:sdtContent>" * 115 + p("底") + "</w:sdtContent></w:sdt>" * 115
    assert read(allowed).source.text == "底\n"
    inline = p("<w:smartTag>" * 230 + "<w:r><w:t>底</w:t></w:r>" + "</w:smartTag>" * 230)
    assert read(inline).source.text == "底\n"
    tables = p("底")
    for _ in range(80):
        tables = table(row(cell(tables, p())))
    assert read(tables).source.text.strip() == "底"


def test_a_strict_document_is_read_like_any_other() -> None:
    strict = f"<w:document {NAMESPACES}><w:body>{p('会場は港にある。')}</w:body></w:document>".replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert read_docx(raw(with_member("word/document.xml", strict))).source.text == "会場は港にある。\n"


def test_styles_that_lean_on_each_other_in_a_ring_do_no_harm() -> None:
    ring = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:name w:val="{one}"/><w:basedOn w:val="{other}"/></w:style>'
        for one, other in (("x", "y"), ("y", "z"), ("z", "x"), ("w", "w"))
    )
    report = read(
        p("本文である。", "x") + p("続きである。", "w"),
        {"word/styles.xml": f"<w:styles {NAMESPACES}>{ring}</w:styles>"},
    )
    assert len(list(report_sentences(report))) == 2


def test_relationships_that_lead_nowhere_do_no_harm() -> None:
    body = p(
        '<w:hyperlink r:id="none"><w:r><w:t>先</w:t></w:r></w:hyperlink><w:r><w:footnoteReference w:id="9"/></w:r>'
    )
    report = read(body, links={"s": ("styles", "missing.xml"), "n": ("numbering", "../../../x.xml")})
    assert report.source.text == "先\n"


def test_the_main_part_may_have_another_name() -> None:
    relation = relationships({"a": ("officeDocument", "/word/document2.xml")})
    document = f"<w:document {NAMESPACES}><w:body>{p('会場は港にある。')}</w:body></w:document>"
    report = read_docx(
        raw(zipped({"[Content_Types].xml": "<Types/>", "_rels/.rels": relation, "word/document2.xml": document}))
    )
    assert [place.part for place in report.source.locators] == ["word/document2.xml"]


def test_every_message_about_word_documents_is_in_both_languages() -> None:
    ours = [code for code in codes() if code.startswith("docx-")]
    assert len(ours) >= 17
    assert all(set(words(code)) == set(LANGUAGES) for code in ours)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_file_damaged_anywhere_is_read_or_refused(data: st.DataObject) -> None:
    damaged = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 6))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(damaged)))
    for candidate in (bytes(damaged), bytes(damaged[:cut])):
        try:
            read_docx(raw(candidate))
        except InputError as error:
            assert error.code in codes()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_xml_damaged_anywhere_is_read_or_refused(data: st.DataObject) -> None:
    from tests.readers_docx.test_docx_coverage import EVERYTHING, PARTS

    document = bytearray(f"<w:document {NAMESPACES}><w:body>{EVERYTHING}</w:body></w:document>".encode())
    at = data.draw(st.integers(0, len(document) - 1))
    length = data.draw(st.integers(0, 40))
    document[at : at + length] = data.draw(st.sampled_from([b"", b"9", b"x", b"0x", b"-1", "¹".encode()]))
    try:
        read_docx(raw(package("", dict(PARTS) | {"word/document.xml": bytes(document)})))
    except InputError as error:
        assert error.code in codes()
