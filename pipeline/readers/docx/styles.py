"""What a paragraph or a run is by its style: headings, captions, quotes, hidden text, whatever the styles' language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal, NamedTuple

from pipeline.readers.docx.names import Element, W, child_value, switch

StyleRole = Literal["", "heading", "title", "caption", "quote", "code", "contents"]

ROLE_NAMES: Final[tuple[tuple[StyleRole, str], ...]] = (
    ("heading", r"(?:heading|見出し)([1-9])"),
    ("title", r"title|表題|標題|タイトル"),
    ("caption", r"caption|図表番号|図番号|表番号|キャプション|図(?:の)?説明|illustration|figure|drawing"),
    ("quote", r"(?:intense)?quote|quotations|blocktext|(?:強調太字)?引用文\d?|引用"),
    ("code", r"htmlpreformatted|preformattedtext|sourcecode|code|html書式付き|コード|ソースコード"),
    ("contents", r"toc(?:[1-9]|heading)|tableoffigures|index(?:[1-9]|heading)|目次(?:[1-9]|の見出し)?|図表目次"),
)
"""Names of styles, in small letters and without spaces. Word stores its built-in styles under their English names in
every language; other programs, and templates made by people, use their own."""

_BODY_TEXT: Final = 9
"""The outline level that means none (ECMA-376 Part 1, 17.3.1.20)."""


class Numbering(NamedTuple):
    """A reference to a list: its ``numId`` and the level in it, from 0; ``level`` None: the numbering knows."""

    list_id: str
    level: int | None


@dataclass(frozen=True, slots=True)
class Look:
    """How characters look: what is None is left to whatever stands behind. ``size`` is in half points."""

    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    struck: bool | None = None
    size: int | None = None
    raised: bool | None = None

    def over(self, behind: Look) -> Look:
        """Return this look with ``behind`` where this one says nothing."""
        return Look(
            behind.bold if self.bold is None else self.bold,
            behind.italic if self.italic is None else self.italic,
            behind.hidden if self.hidden is None else self.hidden,
            behind.struck if self.struck is None else self.struck,
            behind.size if self.size is None else self.size,
            behind.raised if self.raised is None else self.raised,
        )


@dataclass(frozen=True, slots=True)
class Style:
    """A style with everything it is based on taken in. ``level`` counts headings from 1."""

    id: str = ""
    role: StyleRole = ""
    level: int = 0
    numbering: Numbering | None = None
    look: Look = Look()
    bold_first_row: bool = False


@dataclass(frozen=True, slots=True)
class Styles:
    """All styles by id, and those that hold where none is named."""

    by_id: Mapping[str, Style]
    paragraph_default: Style
    table_default: Style

    def of_paragraph(self, properties: Element | None) -> Style:
        """Return the style of a paragraph with what its own ``w:pPr`` says laid over it."""
        style = self.by_id.get(child_value(properties, W + "pStyle"), self.paragraph_default)
        if properties is None:
            return style
        numbering = numbering_in(properties)
        if numbering is not None:
            if numbering.level is None and style.numbering is not None:
                numbering = numbering._replace(level=style.numbering.level)
            style = replace(style, numbering=numbering)
        level = _outline_level(properties)
        if level is not None and style.role in ("", "heading"):
            style = replace(style, role="heading" if level else "", level=level)
        return style

    def of_table(self, properties: Element | None) -> Style:
        """Return the style of a table."""
        return self.by_id.get(child_value(properties, W + "tblStyle"), self.table_default)

    def look_of_run(self, properties: Element | None, behind: Look) -> Look:
        """Return how a run looks: its own ``w:rPr``, its character style, then ``behind`` (its paragraph's style)."""
        if properties is None or not len(properties):
            return behind
        character = self.by_id.get(child_value(properties, W + "rStyle"))
        return look_in(properties).over(character.look.over(behind) if character else behind)


def read_styles(root: Element | None) -> Styles:
    """Return the styles of ``styles.xml``; of a document without one, styles that say nothing."""
    elements = {} if root is None else {one.get(W + "styleId", ""): one for one in root.iterchildren(W + "style")}
    defaults = None if root is None else root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    ground = Style(look=look_in(defaults))
    by_id: dict[str, Style] = {}
    for style_id in elements:
        _resolve(style_id, elements, by_id, ground)
    named_default = {
        one.get(W + "type"): by_id[style_id]
        for style_id, one in elements.items()
        if one.get(W + "default") in ("1", "true", "on")
    }
    return Styles(by_id, named_default.get("paragraph", ground), named_default.get("table", Style()))


def numbering_in(properties: Element | None) -> Numbering | None:
    """Return the list reference in a ``w:pPr``; list id ``0`` takes a paragraph out of its style's list."""
    numbering = None if properties is None else properties.find(W + "numPr")
    if numbering is None:
        return None
    level = child_value(numbering, W + "ilvl")
    return Numbering(child_value(numbering, W + "numId"), int(level) if level.isdecimal() else None)


def look_in(properties: Element | None) -> Look:
    """Return what a ``w:rPr`` itself says."""
    if properties is None:
        return Look()
    struck = (switch(properties, W + "strike"), switch(properties, W + "dstrike"))
    size = child_value(properties, W + "sz")
    raised = child_value(properties, W + "vertAlign")
    return Look(
        bold=switch(properties, W + "b"),
        italic=switch(properties, W + "i"),
        hidden=switch(properties, W + "vanish"),
        struck=True if True in struck else False if False in struck else None,
        size=int(size) if size.isdecimal() else None,
        raised=raised == "superscript" if raised else None,
    )


def _resolve(style_id: str, elements: Mapping[str, Element], done: dict[str, Style], ground: Style) -> None:
    """Put the style ``style_id`` and those it is based on into ``done``; a chain that bites its tail ends there."""
    chain: list[str] = []
    at = style_id
    while at in elements and at not in done and at not in chain:
        chain.append(at)
        at = child_value(elements[at], W + "basedOn")
    behind = done.get(at)
    for one in reversed(chain):
        element = elements[one]
        if behind is None:
            behind = ground if element.get(W + "type") == "paragraph" else Style()
        behind = done[one] = _laid_over(element, one, behind)


def _laid_over(element: Element, style_id: str, behind: Style) -> Style:
    properties = element.find(W + "pPr")
    role, level = _role_of_name(child_value(element, W + "name", style_id))
    if not role:
        role, level = behind.role, behind.level
    outline = _outline_level(properties)
    if outline is not None and role in ("", "heading"):
        role, level = ("heading", outline) if outline else ("", 0)
    first_row = element.find(f"{W}tblStylePr[@{W}type='firstRow']/{W}rPr")
    return Style(
        id=style_id,
        role=role,
        level=level,
        numbering=_own_numbering(properties, behind),
        look=look_in(element.find(W + "rPr")).over(behind.look),
        bold_first_row=behind.bold_first_row or bool(switch(first_row, W + "b")),
    )


def _own_numbering(properties: Element | None, behind: Style) -> Numbering | None:
    own = numbering_in(properties)
    if own is None or own.list_id or behind.numbering is None:
        return own or behind.numbering
    return behind.numbering._replace(level=own.level)


def _role_of_name(name: str) -> tuple[StyleRole, int]:
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", name).casefold())
    for role, pattern in ROLE_NAMES:
        if found := re.fullmatch(pattern, plain):
            return role, int(found[1]) if role == "heading" else 0
    return "", 0


def _outline_level(properties: Element | None) -> int | None:
    """Return the outline level in a ``w:pPr`` counted from 1, 0 for body text, None when there is none."""
    value = child_value(properties, W + "outlineLvl")
    if not value.isdecimal():
        return None
    return int(value) + 1 if int(value) < _BODY_TEXT else 0
