"""Names in the XML of a Word document: come here for a namespace, a tag or an on/off property."""

from __future__ import annotations

from typing import Any

Element = Any
"""An lxml element; lxml has no types of its own."""

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"

W = f"{{{_MAIN}}}"
R = f"{{{_OFFICE}/relationships}}"
M = f"{{{_OFFICE}/math}}"
A = f"{{{_DRAWING}/main}}"
C = f"{{{_DRAWING}/chart}}"
DGM = f"{{{_DRAWING}/diagram}}"
WP = f"{{{_DRAWING}/wordprocessingDrawing}}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741 - the prefix Word itself writes
CX = "{http://schemas.microsoft.com/office/drawing/2014/chartex}"
DC = "{http://purl.org/dc/elements/1.1/}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

BOX = W + "txbxContent"
ALTERNATIVES = MC + "AlternateContent"
BLIP = A + "blip"
VML_IMAGE = V + "imagedata"
SHAPE_TEXT = A + "t"
WORDART = V + "textpath"
CHART = C + "chart"
CHART_EX = f"{CX}chart"
SMARTART = DGM + "relIds"
OLE_OBJECT = O + "OLEObject"
CONTROL = W + "control"
INK = W + "contentPart"

STRICT_NAMESPACES = (
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", _MAIN),
    ("http://purl.oclc.org/ooxml/officeDocument/relationships", f"{_OFFICE}/relationships"),
    ("http://purl.oclc.org/ooxml/officeDocument/math", f"{_OFFICE}/math"),
    ("http://purl.oclc.org/ooxml/drawingml/", f"{_DRAWING}/"),
)
"""ISO/IEC 29500 Strict, which Word offers on saving, and the Transitional namespaces that say the same."""


def child_value(element: Element | None, tag: str, default: str = "") -> str:
    """Return the ``w:val`` of the child ``tag`` of ``element``, ``default`` when there is none."""
    child = None if element is None else element.find(tag)
    return default if child is None else str(child.get(W + "val", default))


def switch(element: Element | None, tag: str) -> bool | None:
    """Return what the on/off property ``tag`` under ``element`` says; None when it says nothing.

    An on/off element without a value is on (ECMA-376 Part 1, 17.17.4, ST_OnOff).
    """
    child = None if element is None else element.find(tag)
    return None if child is None else child.get(W + "val", "true") not in ("0", "false", "off")
