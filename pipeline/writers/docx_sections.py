"""Part of a Word document in several columns: sections that go on on the same page, with the same header and footer."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from pipeline.writers.docx_elements import Content, Element, el

_GAP = 480  # twips between two columns
_BEHIND_COLUMNS = frozenset("formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid".split())
"""What stands behind the columns of a section (ECMA-376 part 1, CT_SectPr)."""


def in_columns(document: Any, columns: int, content: Content) -> list[Element]:
    """Return ``content`` set in ``columns``, between the breaks that it takes; what follows is in one column again."""
    last = document.element.body.sectPr
    before, inside = _break(_section(last, 1, goes_on=_goes_on(last))), _break(_section(last, columns, goes_on=True))
    replacement = _section(last, 1, goes_on=True)
    last.getparent().replace(last, replacement)
    return [before, *content, inside]


def _section(like: Element, columns: int, *, goes_on: bool) -> Element:
    section = deepcopy(like)
    for child in list(section):
        name = _name(child)
        if name in ("type", "cols") or (goes_on and name == "titlePg"):
            section.remove(child)
    if goes_on:
        references = sum(1 for child in section if _name(child).endswith("Reference"))
        section.insert(references, el("type", val="continuous"))
    at = next((at for at, child in enumerate(section) if _name(child) in _BEHIND_COLUMNS), len(section))
    section.insert(at, el("cols", num=columns if columns > 1 else None, space=_GAP))
    return section


def _goes_on(section: Element) -> bool:
    return any(_name(child) == "type" for child in section)


def _break(section: Element) -> Element:
    """Return the paragraph that ends ``section``: of no height, a table needs one behind it anyway."""
    spacing = el("spacing", before=0, after=0, line=20, lineRule="exact")
    return el("p", el("pPr", el("pStyle", val="TableText"), spacing, section))


def _name(element: Element) -> str:
    return str(element.tag.rpartition("}")[2])
