"""Word documents for the tests, by hand: the XML of a body goes in, the bytes of a package come out."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping

from pipeline.model.report import Report
from pipeline.readers.docx import read_docx
from pipeline.readers.raw import RawFile

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)

STYLES = f"""<w:styles {NAMESPACES}>
  <w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>
  <w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
  <w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>
    <w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
  <w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="a"/>
    <w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
  <w:style w:type="paragraph" w:customStyle="1" w:styleId="aa"><w:name w:val="章の題"/><w:basedOn w:val="1"/></w:style>
  <w:style w:type="paragraph" w:customStyle="1" w:styleId="ab"><w:name w:val="見出し 3"/></w:style>
  <w:style w:type="paragraph" w:customStyle="1" w:styleId="ac"><w:name w:val="本文だけ"/><w:basedOn w:val="1"/>
    <w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
  <w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Title"/></w:style>
  <w:style w:type="paragraph" w:styleId="a4"><w:name w:val="caption"/></w:style>
  <w:style w:type="paragraph" w:styleId="a5"><w:name w:val="Quote"/></w:style>
  <w:style w:type="paragraph" w:styleId="HTML"><w:name w:val="HTML Preformatted"/></w:style>
  <w:style w:type="paragraph" w:styleId="11"><w:name w:val="toc 1"/></w:style>
  <w:style w:type="paragraph" w:styleId="a6"><w:name w:val="List Bullet"/>
    <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
  <w:style w:type="character" w:styleId="a7"><w:name w:val="隠し文字"/><w:rPr><w:vanish/></w:rPr></w:style>
  <w:style w:type="character" w:styleId="a8"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
</w:styles>"""

NUMBERING = f"""<w:numbering {NAMESPACES}>
  <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>
    <w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
  <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
  <w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
</w:numbering>"""


def t(text: str, tag: str = "t") -> str:
    """A text element."""
    return f'<w:{tag} xml:space="preserve">{text}</w:{tag}>'


def r(text: str, properties: str = "") -> str:
    """A run; ``properties`` go into its ``w:rPr``."""
    return f"<w:r><w:rPr>{properties}</w:rPr>{t(text)}</w:r>"


def p(content: str = "", style: str = "", properties: str = "") -> str:
    """A paragraph; text without a tag is put into a run."""
    content = content if content.startswith("<") or not content else r(content)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{content}</w:p>"


def deleted(text: str) -> str:
    """A tracked deletion."""
    return f'<w:del w:id="1" w:author="x"><w:r>{t(text, "delText")}</w:r></w:del>'


def inserted(text: str) -> str:
    """A tracked insertion."""
    return f'<w:ins w:id="1" w:author="x">{r(text)}</w:ins>'


def item(text: str, list_id: int = 1, level: int = 0) -> str:
    """A list item by direct numbering; list 1 has bullets, list 2 numbers."""
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def cell(*blocks: str, properties: str = "") -> str:
    """A table cell."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(b if b.startswith('<') else p(b) for b in blocks)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A table row; text without a tag is put into a cell."""
    inside = "".join(one if one.startswith("<w:tc>") else cell(one) for one in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def table(*rows: str) -> str:
    """A table."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def field(instruction: str, result: str) -> str:
    """A complex field in one paragraph."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = f"<w:r>{t(instruction, 'instrText')}</w:r>"
    return mark.format("begin") + code + mark.format("separate") + result + mark.format("end")


def drawing(inside: str, alt: str = "") -> str:
    """A run with a drawing."""
    said = f'<wp:docPr id="1" name="図 1" descr="{alt}"/>'
    graphic = f"<a:graphic><a:graphicData>{inside}</a:graphicData></a:graphic>"
    return f"<w:r><w:drawing><wp:inline>{said}{graphic}</wp:inline></w:drawing></w:r>"


def relationships(entries: Mapping[str, tuple[str, str]]) -> str:
    """A part's relationships: id to (kind, target); a target with :// lies outside."""
    lines = (
        f'<Relationship Id="{name}" Type="{RELATION}{kind}" Target="{target}"'
        + (' TargetMode="External"' if "://" in target else "")
        + "/>"
        for name, (kind, target) in entries.items()
    )
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{namespace}">{"".join(lines)}</Relationships>'


def package(
    body: str,
    parts: Mapping[str, str | bytes] | None = None,
    links: Mapping[str, tuple[str, str]] | None = None,
) -> bytes:
    """A package around ``body``; ``parts`` are members to add or to replace, ``links`` relationships of the body."""
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": relationships({"rId1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "word/_rels/document.xml.rels": relationships(
            {"s": ("styles", "styles.xml"), "n": ("numbering", "numbering.xml")} | dict(links or {})
        ),
        "word/styles.xml": STYLES,
        "word/numbering.xml": NUMBERING,
    }
    return zipped(members | dict(parts or {}))


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """A zip of ``members``."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def raw(data: bytes) -> RawFile:
    """The bytes as a draft named report.docx."""
    return RawFile("report.docx", data, hashlib.sha256(data).hexdigest())


def read(
    body: str,
    parts: Mapping[str, str | bytes] | None = None,
    links: Mapping[str, tuple[str, str]] | None = None,
) -> Report:
    """The report read from a document with ``body``."""
    return read_docx(raw(package(body, parts, links)))


def losses(report: Report) -> list[tuple[str, int, str]]:
    """What is not read, without its places."""
    return [(one.kind, one.amount, one.text) for one in report.unread]
