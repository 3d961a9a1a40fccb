"""Nothing is lost in silence: what the file says is rendered or named, what the rendering says is in a sentence."""

import io
import itertools
import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from pipeline.model.report import Code, Report, Sentence, report_sentences
from pipeline.model.text import Span, source_offset
from pipeline.readers.docx import read_docx
from pipeline.readers.raw import load_raw
from tests.readers_docx.docx_by_hand import (
    NAMESPACES,
    cell,
    deleted,
    drawing,
    field,
    inserted,
    item,
    p,
    package,
    r,
    raw,
    row,
    t,
    table,
)

_counter = itertools.count(1)


def word() -> str:
    """A word that stands nowhere else: 語001語."""
    return f"語{next(_counter):03}語"


PIC = '<pic:pic><pic:blipFill><a:blip r:embed="i"/></pic:blipFill></pic:pic>'
BOX = f"<wps:txbx><w:txbxContent>{p(word())}{p(word())}</w:txbxContent></wps:txbx>"
INLINE = [
    r(word()),
    r(word(), "<w:b/>"),
    r(word(), "<w:vanish/>"),
    r(word(), "<w:strike/>"),
    r(word(), '<w:vertAlign w:val="superscript"/>'),
    deleted(word()),
    inserted(word()),
    inserted(word()) + deleted(word()),
    f'<w:moveFrom w:id="1">{r(word())}</w:moveFrom>',
    f'<w:hyperlink w:anchor="x">{r(word())}</w:hyperlink>',
    f"<w:smartTag>{r(word())}</w:smartTag>",
    f"<w:sdt><w:sdtContent>{r(word())}</w:sdtContent></w:sdt>",
    f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r(word())}</w:sdtContent></w:sdt>",
    f"<w:r><w:ruby><w:rt>{r(word())}</w:rt><w:rubyBase>{r(word())}</w:rubyBase></w:ruby></w:r>",
    field(" REF x ", r(word())),
    field(" TOC ", r(word())),
    field(" QUOTE ", field(" PAGE ", r(word()))),
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    + field(" X ", r(word()))
    + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    f'<w:fldSimple w:instr="SEQ">{r(word())}</w:fldSimple>',
    f"<m:oMath><m:r><m:t>{word()}</m:t></m:r></m:oMath>",
    f"<m:oMathPara><m:oMath><m:f><m:num><m:r><m:t>{word()}</m:t></m:r></m:num></m:f></m:oMath></m:oMathPara>",
    drawing(PIC, word()),
    drawing(BOX, word()),
    f"<w:r><mc:AlternateContent><mc:Choice>{t(word())}</mc:Choice>"
    f"<mc:Fallback>{t('語000語')}</mc:Fallback></mc:AlternateContent></w:r>",
    f"<w:r><w:pict><v:shape alt='{word()}'><v:textbox><w:txbxContent>{p(word())}"
    "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>",
    f"<w:r><w:rPr><w:vanish/></w:rPr><w:pict><v:textbox><w:txbxContent>{p(word())}</w:txbxContent></v:textbox></w:pict></w:r>",
    f"<w:r><w:t>{word()}</w:t><w:tab/><w:t>{word()}</w:t><w:br/><w:t>{word()}</w:t></w:r>",
    *(f'<w:r><w:{kind}Reference w:id="5"/></w:r>' for kind in ("footnote", "comment")),
]
BLOCKS = [
    p(word(), "1"),
    p(word(), "a3"),
    p(word(), "a4"),
    p(word(), "a5"),
    p(word(), "HTML"),
    p(word(), "11"),
    p(r(word(), "<w:b/>")),
    p(f"日時：{word()}"),
    p(f"Q：{word()}。"),
    p(f"10:00 {word()}"),
    p(f"・{word()}"),
    p(word(), properties="<w:rPr><w:del/></w:rPr>"),
    item(word()),
    item(word(), level=1),
    table(row(word(), cell(word(), item(word()), table(row(word(), word()))))),
    table(row(cell(p(word(), "1"), p(word())))),
    table(row(word(), properties="<w:del/>")),
    table(row(cell(p(drawing(PIC, word()))), cell(word(), properties="<w:cellDel/>"))),
    f"<w:sdt><w:sdtContent>{p(word())}</w:sdtContent></w:sdt>",
    f"<w:customXml>{p(word())}{table(row(word()))}</w:customXml>",
    f"<m:oMathPara><m:oMath><m:r><m:t>{word()}</m:t></m:r></m:oMath></m:oMathPara>",
    f"<w:del>{r(word())}</w:del>",
]
EVERYTHING = "".join(BLOCKS) + "".join(map(p, INLINE)) + p("".join(INLINE))


def _notes(kind: str) -> str:
    entries = f'<w:{kind} w:id="5">{p(word())}{p(word())}</w:{kind}><w:{kind} w:id="6">{p(word())}</w:{kind}>'
    return f"<w:{kind}s {NAMESPACES}>{entries}</w:{kind}s>"


PARTS = {
    "word/footnotes.xml": _notes("footnote"),
    "word/comments.xml": _notes("comment"),
    "word/header1.xml": f"<w:hdr {NAMESPACES}>{p(word())}{table(row(word()))}</w:hdr>",
    "word/footer1.xml": f"<w:ftr {NAMESPACES}>{p(deleted(word()) + inserted(word()))}</w:ftr>",
}
LINKS = {
    "f": ("footnotes", "footnotes.xml"),
    "c": ("comments", "comments.xml"),
    "h": ("header", "header1.xml"),
    "g": ("footer", "footer1.xml"),
    "i": ("image", "media/image1.png"),
}


def words_in_file(data: bytes) -> Counter[str]:
    """Every word of every part, from text, deleted text and alternative texts; of alternatives the first only."""
    found: Counter[str] = Counter()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith(".xml") and name.startswith("word/"):
                root = etree.fromstring(archive.read(name))
                for fallback in list(root.iter("{*}Fallback")):
                    fallback.getparent().remove(fallback)
                said = [one.text or "" for one in root.iter("{*}t", "{*}delText")]
                said += [
                    value
                    for one in root.iter("{*}docPr", "{*}shape")
                    for value in (one.get("descr", ""), one.get("alt", ""))
                ]
                found.update(re.findall(r"語\d+語", " ".join(said)))
    return found


def words_accounted_for(report: Report) -> Counter[str]:
    """Every word of the rendering, and of what is named as not read; what is read as well as named counts once."""
    said = Counter(re.findall(r"語\d+語", report.source.text))
    named: Counter[str] = Counter()
    for one in report.unread:
        text = re.sub(r"語\d+語（(語\d+語)）", r"\1", one.text) if one.kind == "ruby" else one.text
        words = Counter(re.findall(r"語\d+語", text))
        named += words - said if one.kind in ("insertion", "equation", "superscript") else words
    return said + named


def unsaid(report: Report) -> str:
    """What of the rendering is in no sentence and no literal text."""
    covered = bytearray(len(report.source.text))

    def cover(span: Span) -> None:
        covered[span.start : span.end] = b"\1" * (span.end - span.start)

    for sentence in report_sentences(report):
        for offset in range(len(sentence.text)):
            at = source_offset(sentence.anchors, offset)
            cover(Span(at, at + 1))
    for section in report.sections:
        for block in section.blocks:
            if isinstance(block, Code):
                cover(block.span)
    return "".join(char for char, said in zip(report.source.text, covered, strict=True) if not said).strip()


def stands_where_it_says(report: Report, sentence: Sentence) -> bool:
    at = [source_offset(sentence.anchors, offset) for offset in range(len(sentence.text))]
    said = "".join(report.source.text[one] for one in at)
    return said == sentence.text and sentence.span == Span(at[0], at[-1] + 1)


def test_every_word_of_a_document_with_everything_is_read_or_named() -> None:
    data = package(EVERYTHING, PARTS, LINKS)
    report = read_docx(raw(data))
    # A note is named at every mark it has, and what no mark leads to is named once.
    assert set(words_in_file(data) - words_accounted_for(report)) == set()
    assert "語000語" not in report.source.text + " ".join(one.text for one in report.unread)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.one_of(st.sampled_from(BLOCKS), st.lists(st.sampled_from(INLINE), max_size=4).map("".join).map(p)),
        max_size=8,
    )
)
def test_in_any_order_every_word_is_read_or_named_and_said(blocks: list[str]) -> None:
    data = package("".join(blocks), PARTS, LINKS)
    report = read_docx(raw(data))
    missing = words_in_file(data) - words_accounted_for(report)
    assert {one for one, count in missing.items() if count} == set()
    assert re.sub(r"[\s・：\^]", "", unsaid(report)) == ""
    assert all(stands_where_it_says(report, sentence) for sentence in report_sentences(report))


def test_locators_follow_one_another_and_cover_all_that_is_read() -> None:
    report = read_docx(raw(package(EVERYTHING, PARTS, LINKS)))
    spans = [place.span for place in report.source.locators]
    assert all(left.end <= right.start for left, right in itertools.pairwise(spans))
    between = re.sub(
        r"[\n\t]", "", "".join(Span(a.end, b.start).of(report.source.text) for a, b in itertools.pairwise(spans))
    )
    assert between == ""


def test_reading_twice_gives_the_same_report() -> None:
    data = package(EVERYTHING, PARTS, LINKS)
    assert read_docx(raw(data)) == read_docx(raw(data))


@pytest.fixture(scope="module")
def sample() -> Report:
    path = Path(__file__).parents[2] / "reports" / "immersion-cooling-visit-2025" / "draft.docx"
    return read_docx(load_raw(path, path.name))


def test_the_sample_states_its_facts(sample: Report) -> None:
    meta = sample.meta
    assert (meta.title, meta.start, meta.end) == ("液浸冷却データセンター見学 出張報告", "2025-10-14", "2025-10-15")
    assert (meta.place, meta.classification) == ("北辰サーマル株式会社 つくば実証センター", "社外秘")


def test_the_sample_names_what_is_not_read_of_it(sample: Report) -> None:
    assert [(one.kind, one.text) for one in sample.unread] == [
        ("comment", "来年度の計画値を設備課に確認すること。"),
        ("ruby", "圷（あくつ）"),
        ("footnote", "受電点での測定値であり、照明の電力も含む。"),
        ("deletion", "2倍"),
        ("insertion", "1.6倍"),
    ]


def test_the_sample_has_its_sections_and_blocks(sample: Report) -> None:
    shape = [
        f"{section.level} {section.path[-1]}: " + " ".join(type(one).__name__ for one in section.blocks)
        for section in sample.sections
    ]
    assert shape == [
        "1 液浸冷却データセンター見学 出張報告: Table",
        "1 訪問の背景: Paragraph",
        "1 訪問先の概要: Paragraph",
        "1 見学の内容: ",
        "2 単相方式のタンク: Paragraph ItemList Image Caption",
        "2 電力と水の使用量: Paragraph Caption Table Paragraph",
        "1 質疑応答: Dialogue",
        "1 所感と今後の対応: Paragraph Paragraph ItemList Paragraph Paragraph",
    ]
