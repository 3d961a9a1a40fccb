"""What a picture frame in the text holds: images with their alternative text, text boxes, charts, SmartArt, objects."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from pipeline.readers.docx import names
from pipeline.readers.docx.losses import Loss, plain_text
from pipeline.readers.docx.names import WP, Element, R, V, W
from pipeline.readers.docx.package import Package, Relationship

_AUTOMATIC_ALT: Final = re.compile(
    r"自動的に生成された説明|AI によって生成されたコンテンツ|(?:Description|Alt text) automatically generated"
    r"|AI-generated content may be incorrect"
)
"""Word writes these under alternative texts that it made itself: nobody's words."""

_PIC: Final = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"


class Picture(NamedTuple):
    """An image: its zip member or outside address (empty: a shape), and its alternative text, one line."""

    target: str
    alt: str


class TextBox(NamedTuple):
    """The ``w:txbxContent`` of a text box: paragraphs of their own."""

    content: Element


def drawn(
    element: Element, package: Package, relationships: Mapping[str, Relationship]
) -> Iterator[Picture | TextBox | Loss]:
    """Yield what a ``w:drawing``, ``w:pict``, ``w:object`` or ``w:contentPart`` holds, in order."""
    yield from _images(element, relationships)
    for one in _outside_boxes(element):
        match one.tag:
            case names.BOX:
                yield TextBox(one)
            case names.CHART | names.CHART_EX:
                yield Loss("chart", _part_text(one.get(R + "id", ""), package, relationships))
            case names.SMARTART:
                yield Loss("smartart", _part_text(one.get(R + "dm", ""), package, relationships))
            case names.OLE_OBJECT | names.CONTROL:
                yield Loss("object", one.get("ProgID") or one.get(W + "name", ""))
            case names.WORDART:
                yield Loss("wordart", one.get("string", ""))
            case names.SHAPE_TEXT if (one.text or "").strip():
                yield Loss("shape", one.text)
            case names.INK:
                yield Loss("ink", "")


def _outside_boxes(element: Element) -> Iterator[Element]:
    """Yield ``element`` and what is under it; of text boxes the box alone, of alternatives the first branch."""
    yield element
    if element.tag == names.BOX:
        return
    children = list(element)
    for child in children[:1] if element.tag == names.ALTERNATIVES else children:
        yield from _outside_boxes(child)


def _images(element: Element, relationships: Mapping[str, Relationship]) -> Iterator[Picture | Loss]:
    """Yield the images of a frame; what is said of the frame as a whole goes with the first."""
    whole = element.find(f"*/{WP}docPr")
    alt = "" if whole is None else _alternative_text(whole)
    targets = [
        (relationships[link].target if link in relationships else "", _own_alternative_text(image))
        for image in _outside_boxes(element)
        if image.tag in (names.BLIP, names.VML_IMAGE)
        for link in (image.get(R + "embed") or image.get(R + "link") or image.get(R + "id") or "",)
    ]
    if not targets:
        shape_alt = " ".join(one.get("alt", "") for one in _outside_boxes(element) if one.get("alt"))
        targets = [("", shape_alt)] if alt or shape_alt else []
    for at, (target, own) in enumerate(targets):
        text = _one_line(alt or own if at == 0 else own)
        if _AUTOMATIC_ALT.search(text):
            yield Picture(target, "")
            yield Loss("automatic-alt", text)
        else:
            yield Picture(target, text)
            if at == 0 and alt and own and own != alt:
                yield Loss("alt", own)


def _own_alternative_text(image: Element) -> str:
    """Return what is said of one image, besides what is said of the frame it stands in."""
    for outer in image.iterancestors():
        if outer.tag == _PIC + "pic":
            own = outer.find(f"{_PIC}nvPicPr/{_PIC}cNvPr")
            return "" if own is None else _alternative_text(own)
        if outer.tag == V + "shape":
            return str(outer.get("alt", ""))
        if outer.tag in (W + "drawing", W + "pict", W + "object"):
            break
    return ""


def _alternative_text(properties: Element) -> str:
    said = (properties.get("title", ""), properties.get("descr", ""))
    return " ".join(dict.fromkeys(one for one in said if one.strip()))


def _one_line(text: str) -> str:
    return re.sub(r"\s*[\r\n]+\s*", " ", text).strip()


def _part_text(link: str, package: Package, relationships: Mapping[str, Relationship]) -> str:
    relationship = relationships.get(link)
    root = package.xml(relationship.target) if relationship and not relationship.external else None
    return "" if root is None else plain_text(root)
