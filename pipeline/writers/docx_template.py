"""A company's Word document as template: its styles, header, footer and page are kept, and what it lacks is added."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from pipeline.writers.docx_elements import Element, el
from pipeline.writers.docx_styles import CHARACTERS, PARAGRAPHS, numbering, styles

_TYPES = "[Content_Types].xml"
_TEMPLATE_TYPE = b"wordprocessingml.template.main+xml"
_DOCUMENT_TYPE = b"wordprocessingml.document.main+xml"
_REFERENCES = ("headerReference", "footerReference")


def template_of(data: bytes) -> bytes:
    """Return ``data`` (.docx or .dotx) as a document that python-docx opens; raises ValueError, saying why, if it is none."""
    with ZipFile(BytesIO(data)) as source:
        types = source.read(_TYPES)
        if b"macroEnabled" in types:
            raise ValueError("macros")
        if _TEMPLATE_TYPE not in types:
            return data
        buffer = BytesIO()
        with ZipFile(buffer, "w", ZIP_DEFLATED) as target:
            for info in source.infolist():
                new = types.replace(_TEMPLATE_TYPE, _DOCUMENT_TYPE) if info.filename == _TYPES else source.read(info)
                target.writestr(info, new)
        return buffer.getvalue()


def open_template(template: bytes) -> Any:
    """Return the python-docx document of ``template`` without its text, and without the link to a template of its own.

    Header and footer of earlier sections are kept where the last one, whose page is used, only continues them.
    """
    from docx import Document
    from docx.oxml.ns import qn

    document = Document(BytesIO(template))
    body = document.element.body
    inherited: dict[tuple[str, str], Element] = {}
    for section in body.iter(qn("w:sectPr")):
        for reference in _references(section):
            inherited[reference.tag, reference.get(qn("w:type"))] = deepcopy(reference)
    last = body.get_or_add_sectPr()
    own = {(reference.tag, reference.get(qn("w:type"))) for reference in _references(last)}
    for key in sorted(set(inherited) - own):
        last.insert(0, inherited[key])
    for child in list(body):
        if child is not last:
            body.remove(child)
    settings = document.settings.element
    for link in settings.findall(qn("w:attachedTemplate")):
        settings.remove(link)
    relationships = document.part._settings_part.rels
    for key in [key for key, one in relationships.items() if one.is_external]:
        del relationships[key]
    return document


def _references(section: Element) -> Iterator[Element]:
    for child in section:
        if child.tag.rpartition("}")[2] in _REFERENCES:
            yield child


def missing_styles(template: bytes) -> tuple[str, ...]:
    """Return the names of the styles that documents use and ``template`` does not have: they are made."""
    known = _ids_by_name(open_template(template))
    ours = (*(style.name for style in PARAGRAPHS), *(style.name for style in CHARACTERS))
    return tuple(name for name in ours if name.lower() not in known)


def fit_styles(document: Any, width: int) -> Mapping[str, str]:
    """Add to ``document`` the styles it lacks; return its ids of our styles, by the ids we use.

    Styles are told by their names, which Word writes in English whatever its language, while the ids differ.
    """
    from docx.oxml.ns import qn

    sheet = document.styles.element
    known = _ids_by_name(document)
    taken = set(known.values())
    ids: dict[str, str] = {}
    added = []
    for style in styles(width):
        if style.tag != qn("w:style"):
            continue
        own, name = style.get(qn("w:styleId")), style.find(qn("w:name")).get(qn("w:val")).lower()
        ids[own] = known.get(name) or (own if own not in taken else f"Tripreport{own}")
        if name not in known:
            style.set(qn("w:styleId"), ids[own])
            style.attrib.pop(qn("w:default"), None)
            added.append(style)
    numbers = (
        _add_bullets(document, ids) if any(style.find(f".//{qn('w:numPr')}") is not None for style in added) else ""
    )
    for style in added:
        rename(style, ids)
        for number in style.iter(qn("w:numId")):
            number.set(qn("w:val"), numbers)
        sheet.append(style)
    return ids


def rename(element: Element, ids: Mapping[str, str]) -> None:
    """Make ``element`` and everything in it refer to styles by the template's ``ids``."""
    from docx.oxml.ns import qn

    value = qn("w:val")
    for tag in ("w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next"):
        for reference in element.iter(qn(tag)):
            reference.set(value, ids.get(reference.get(value), reference.get(value)))


def leave_unnumbered(element: Element) -> None:
    """Keep the template's List Number styles from counting: our numbers are those that the draft has."""
    from docx.oxml.ns import qn

    for style in element.iter(qn("w:pStyle")):
        if style.get(qn("w:val")).startswith("ListNumber"):
            style.addnext(el("numPr", el("ilvl", val=0), el("numId", val=0)))


def _ids_by_name(document: Any) -> Mapping[str, str]:
    from docx.oxml.ns import qn

    return {
        style.find(qn("w:name")).get(qn("w:val")).lower(): style.get(qn("w:styleId"))
        for style in document.styles.element.iter(qn("w:style"))
        if style.find(qn("w:name")) is not None
    }


def _add_bullets(document: Any, ids: Mapping[str, str]) -> str:
    """Add our list of bullets to the template's numbering; return its number."""
    from docx.oxml.ns import qn

    sheet = document.part.numbering_part.element
    lists = sheet.findall(qn("w:abstractNum"))
    numbers = sheet.findall(qn("w:num"))
    list_id = str(max((int(one.get(qn("w:abstractNumId"))) for one in lists), default=-1) + 1)
    number = str(max((int(one.get(qn("w:numId"))) for one in numbers), default=0) + 1)
    bullets, _ = numbering()
    bullets.set(qn("w:abstractNumId"), list_id)
    rename(bullets, ids)
    at = sheet.index(numbers[0]) if numbers else len(sheet)
    sheet.insert(at, bullets)
    after = sheet.index(numbers[-1]) + 1 if numbers else len(sheet)
    sheet.insert(after, el("num", el("abstractNumId", val=list_id), numId=number))
    return number


def has_east_asian_font(document: Any) -> bool:
    """Tell whether the template says in which type face Japanese is set."""
    from docx.oxml.ns import qn

    fonts = document.styles.element.find(f"{qn('w:docDefaults')}//{qn('w:rFonts')}")
    return fonts is not None and bool(fonts.get(qn("w:eastAsia")) or fonts.get(qn("w:eastAsiaTheme")))


def says(part: Any, field: str) -> bool:
    """Tell whether a header or footer has the field ``field``, as ``PAGE``."""
    from docx.oxml.ns import qn

    codes = [one.get(qn("w:instr"), "") for one in part._element.iter(qn("w:fldSimple"))]
    codes += [one.text or "" for one in part._element.iter(qn("w:instrText"))]
    return any(re.search(rf"\b{field}\b", code) for code in codes)
