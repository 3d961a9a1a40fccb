"""Writes TBX-Basic in DCA style, which every terminology tool reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipeline.glossary.diff import cell, row_id
from pipeline.glossary.interchange.tbx import FORBIDDEN, IN_NOTES, NAMESPACE, NOTE_MARK, PART_OF_SPEECH, STATUS, VARIANT
from pipeline.glossary.rows import split_list
from pipeline.model.changes import Row

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def write_tbx(rows: Sequence[Row]) -> bytes:
    """Return ``rows`` as a TBX file. Nothing is lost: what TBX-Basic has no category for is a note with a mark of ours."""
    from lxml import etree

    root = etree.Element(
        f"{{{NAMESPACE}}}tbx", {"style": "dca", "type": "TBX-Basic", _XML_LANG: "en"}, {None: NAMESPACE}
    )
    header = _add(root, "tbxHeader")
    _add(_add(_add(header, "fileDesc"), "sourceDesc"), "p", "tripreport glossary")
    body = _add(_add(root, "text"), "body")
    for row in rows:
        _entry(body, row)
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True))


def _entry(body: Any, row: Row) -> None:
    entry = _add(body, "conceptEntry", id=_xml_id(row_id(row)))
    if domain := cell(row, "domain"):
        _add(entry, "descrip", domain, type="subjectField")
    if definition := cell(row, "definition"):
        _add(entry, "descrip", definition, type="definition")
    if successor := cell(row, "successor"):
        _add(entry, "ref", successor, type="crossReference", target=_xml_id(successor))
    for column in IN_NOTES:
        if value := cell(row, column):
            _add(entry, "note", f"{NOTE_MARK}{column}: {value}")
    if note := cell(row, "note"):
        _add(entry, "note", f"{NOTE_MARK}note: {note}" if note.startswith(NOTE_MARK) else note)
    japanese = _add(entry, "langSec", **{_XML_LANG: "ja"})
    _term(japanese, cell(row, "ja"), row, STATUS[cell(row, "status")])
    for variant in split_list(cell(row, "variants")):
        _term(japanese, variant, row, VARIANT, "variant")
    english = _add(entry, "langSec", **{_XML_LANG: "en"})
    expansion = cell(row, "expansion")
    _term(english, cell(row, "en"), row, STATUS[cell(row, "status")], "acronym" if expansion else "")
    if expansion:
        _term(english, expansion, row, VARIANT, "fullForm")
    for forbidden in split_list(cell(row, "forbidden")):
        _term(english, forbidden, row, FORBIDDEN)


def _term(section: Any, text: str, row: Row, status: str, kind: str = "") -> None:
    term = _add(section, "termSec")
    _add(term, "term", text)
    if row.sheet == "names":
        _add(term, "termNote", "properNoun", type="partOfSpeech")
    else:
        _add(term, "termNote", PART_OF_SPEECH[cell(row, "pos")], type="partOfSpeech")
    _add(term, "termNote", status, type="administrativeStatus")
    if kind:
        _add(term, "termNote", kind, type="termType")


def _xml_id(id_: str) -> str:
    """Return ``id_`` as an XML name: one cannot begin with a digit."""
    return f"_{id_}" if id_[:1].isdigit() else id_


def _add(parent: Any, tag: str, text: str | None = None, **attributes: str) -> Any:
    from lxml import etree

    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", attributes)
    element.text = text
    return element
