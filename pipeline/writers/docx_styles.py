"""How the Word documents look: every style, its type face, size and colour, in one table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pipeline.writers.docx_elements import EAST_ASIAN, el

LATIN = "Calibri"
MONO = "Consolas"

INK = "1F2933"
ACCENT = "1B4B72"
MUTED = "5F6C7B"
RULE = "C9D3DD"
TINT = "EEF3F7"
WARN_INK = "8A3B00"
WARN_TINT = "FFF0D4"

LIST_LEVELS = 5
_LIST_STEP = 340  # twips by which a level is indented: 6 mm
_BULLETS = "•–•–•"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph style; sizes and distances in points, indents in twips (twentieths of a point)."""

    name: str
    based_on: str = "Normal"
    next: str = ""
    size: float = 0
    colour: str = ""
    bold: bool = False
    italic: bool = False
    font: str = ""
    before: float | None = None
    after: float | None = None
    line: float = 0
    left: int = 0
    hanging: int = 0
    keep_together: bool = False
    level: int | None = None
    bullet: int | None = None
    rule: str = ""
    shade: str = ""
    boxed: bool = False
    tabs: bool = False


@dataclass(frozen=True, slots=True)
class Character:
    """A character style."""

    name: str
    size: float = 0
    colour: str = ""
    bold: bool = False
    font: str = ""
    shade: str = ""
    underline: bool = False


def _heading(level: int, **look: Any) -> Paragraph:
    return Paragraph(f"heading {level}", next="Normal", bold=True, keep_together=True, level=level - 1, **look)


def _lists(name: str, bullets: bool) -> tuple[Paragraph, ...]:
    """Return the list styles of every level; numbers are typed by the writer, so only bullets are automatic."""
    return tuple(
        Paragraph(
            f"{name} {level + 1}" if level else name,
            after=2,
            left=_LIST_STEP * (level + 1),
            hanging=_LIST_STEP,
            bullet=level if bullets else None,
        )
        for level in range(LIST_LEVELS)
    )


PARAGRAPHS = (
    Paragraph("Normal", "", size=10.5, colour=INK, font=LATIN, before=0, after=4, line=1.12),
    Paragraph("Title", next="Normal", size=23, colour=ACCENT, bold=True, after=8, line=1.0, keep_together=True),
    _heading(1, size=14, colour=ACCENT, before=16, after=5, line=1.0, rule="bottom"),
    _heading(2, size=12, colour=ACCENT, before=12, after=3, line=1.0),
    _heading(3, size=10.5, colour=INK, before=9, after=2, line=1.0),
    *_lists("List Bullet", bullets=True),
    *_lists("List Number", bullets=False),
    Paragraph("Quote", colour=MUTED, before=2, after=6, left=_LIST_STEP, rule="left"),
    Paragraph("caption", size=9.5, colour=MUTED, italic=True, before=3, after=6),
    Paragraph("Figure", before=8, after=2, keep_together=True),
    Paragraph("Contents Heading", size=14, colour=ACCENT, bold=True, before=16, after=5, line=1.0, keep_together=True),
    *(Paragraph(f"toc {level}", after=1, left=_LIST_STEP * (level - 1)) for level in (1, 2, 3)),
    Paragraph("Dialogue", after=3, left=_LIST_STEP, hanging=_LIST_STEP),
    Paragraph("Source Code", size=9, font=MONO, before=6, after=10, line=1.0, shade=TINT, boxed=True),
    Paragraph("Notice", size=9.5, colour=WARN_INK, before=12, after=12, line=1.0, shade=WARN_TINT, boxed=True),
    Paragraph("Remark", size=9.5, colour=MUTED, after=4),
    Paragraph("Table Text", size=9.5, before=1.5, after=1.5, line=1.05),
    Paragraph("Table Heading", "Table Text", colour=ACCENT, bold=True),
    Paragraph("Table Label", "Table Text", colour=MUTED),
    Paragraph("Sentence Text", "Table Text", size=9, before=1, after=1, line=1.0),
    Paragraph("Term Text", "Table Text", size=8.5, before=0.5, after=0.5, line=1.0),
    Paragraph("header", size=8.5, colour=MUTED, after=0, tabs=True),
    Paragraph("footer", size=8.5, colour=MUTED, after=0, tabs=True),
    Paragraph("annotation text", size=9),
    Paragraph("Signature Line", size=7, colour="8593A1", before=14, after=0),
)

CHARACTERS = (
    Character("Strong", bold=True),
    Character("Review Mark", size=8.5, colour=WARN_INK, bold=True, shade=WARN_TINT),
    Character("Hyperlink", colour="0B5CAD", underline=True),
    Character("Identifier", size=6, colour=MUTED, font=MONO),
    Character("Item Number", colour=ACCENT, bold=True),
    Character("annotation reference", size=8),
    Character("Muted", colour=MUTED),
    Character("Classification", colour=WARN_INK, bold=True),
)

_IDS_OF_WORD = {"annotation text": "CommentText", "annotation reference": "CommentReference"}
"""Styles that Word itself refers to by an id that does not follow from the name."""

_BUILT_IN = frozenset(
    {"Normal", "Title", "Quote", "caption", "header", "footer", "Strong", "Hyperlink", *_IDS_OF_WORD}
    | {f"{kind} {level}" for kind in ("heading", "toc") for level in (1, 2, 3)}
    | {style.name for style in PARAGRAPHS if style.name.startswith("List ")}
)
"""Names that Word knows itself; the others are marked as ours."""

BORDERLESS_TABLE, RULED_TABLE = "FactTable", "RuledTable"


def style_id(name: str) -> str:
    """Return the id under which a style is referred to.

    >>> style_id("heading 1"), style_id("List Bullet 2"), style_id("toc 1")
    ('Heading1', 'ListBullet2', 'TOC1')
    """
    name = name.replace("toc ", "TOC ")
    if name in _IDS_OF_WORD:
        return _IDS_OF_WORD[name]
    return "".join(part[:1].upper() + part[1:] for part in name.split())


def styles(width: int) -> list[Any]:
    """Return the children of ``w:styles``; the header's right tab stands at ``width`` twips."""
    return [
        _defaults(),
        *(_paragraph_style(style, width) for style in PARAGRAPHS),
        el("style", el("name", val="Default Paragraph Font"), el("uiPriority", val=1), el("semiHidden"),
           type="character", default=1, styleId="DefaultParagraphFont"),
        *(_character_style(style) for style in CHARACTERS),
        _normal_table(),
        _table_style("Fact Table", BORDERLESS_TABLE, ruled=False),
        _table_style("Ruled Table", RULED_TABLE, ruled=True),
        el("style", el("name", val="No List"), el("uiPriority", val=99), el("semiHidden"),
           type="numbering", default=1, styleId="NoList"),
    ]  # fmt: skip


def numbering() -> list[Any]:
    """Return the children of ``w:numbering``: one list of bullets, a level for each List Bullet style."""
    names = [style_id(style.name) for style in PARAGRAPHS if style.bullet is not None]
    levels = [
        el(
            "lvl",
            el("start", val=1),
            el("numFmt", val="bullet"),
            el("pStyle", val=name),
            el("lvlText", val=bullet),
            el("lvlJc", val="left"),
            el("pPr", el("ind", left=_LIST_STEP * (at + 1), hanging=_LIST_STEP)),
            el("rPr", el("rFonts", ascii=LATIN, hAnsi=LATIN, cs=LATIN, hint="default"), el("color", val=ACCENT)),
            ilvl=at,
        )
        for at, (name, bullet) in enumerate(zip(names, _BULLETS, strict=True))
    ]
    return [
        el("abstractNum", el("multiLevelType", val="multilevel"), *levels, abstractNumId=0),
        el("num", el("abstractNumId", val=0), numId=1),
    ]


def _defaults() -> Any:
    language = el("lang", val="en-US", eastAsia="ja-JP", bidi="ar-SA")
    fonts = el("rFonts", ascii=LATIN, eastAsia=EAST_ASIAN, hAnsi=LATIN, cs=LATIN)
    return el(
        "docDefaults",
        el("rPrDefault", el("rPr", fonts, el("sz", val=21), el("szCs", val=21), language)),
        el("pPrDefault", el("pPr", el("widowControl"), el("spacing", after=0, line=240, lineRule="auto"))),
    )


def _paragraph_style(style: Paragraph, width: int) -> Any:
    is_normal = style.name == "Normal"
    return el(
        "style",
        el("name", val=style.name),
        None if is_normal else el("basedOn", val=style_id(style.based_on)),
        el("next", val=style_id(style.next)) if style.next else None,
        el("uiPriority", val=1),
        el("qFormat"),
        el(
            "pPr",
            *([el("keepNext"), el("keepLines")] if style.keep_together else []),
            el("numPr", el("ilvl", val=style.bullet), el("numId", val=1)) if style.bullet is not None else None,
            _rule(style.rule) if style.rule else None,
            _box(style.shade) if style.boxed else None,
            el("shd", val="clear", color="auto", fill=style.shade) if style.shade else None,
            el("tabs", el("tab", val="right", pos=width)) if style.tabs else None,
            _spacing(style),
            el("ind", left=style.left, hanging=style.hanging or None) if style.left else None,
            el("ind", left=_BOX_ROOM, right=_BOX_ROOM) if style.boxed else None,
            el("outlineLvl", val=style.level) if style.level is not None else None,
        ),
        _look(style.font, style.bold, style.italic, style.colour, style.size, "", False),
        type="paragraph",
        default=1 if is_normal else None,
        styleId=style_id(style.name),
        customStyle=None if style.name in _BUILT_IN else 1,
    )


def _rule(side: str) -> Any:
    """Return a line below a heading, or a bar left of a quotation; widths in eighths of a point."""
    width, distance = (18, 8) if side == "left" else (6, 3)
    return el("pBdr", el(side, val="single", sz=width, space=distance, color=RULE))


_BOX_ROOM = 110  # twips that a box is set in, so that its border stays within the margins


def _box(colour: str) -> Any:
    """Return a border in the colour of the shade: Word has no other way to give a shaded paragraph room inside."""
    sides = (el(side, val="single", sz=8, space=4, color=colour) for side in ("top", "left", "bottom", "right"))
    return el("pBdr", *sides)


def _spacing(style: Paragraph) -> Any:
    before = None if style.before is None else round(style.before * 20)
    after = None if style.after is None else round(style.after * 20)
    line = round(style.line * 240) or None
    spacing = el("spacing", before=before, after=after, line=line, lineRule="auto" if line else None)
    return spacing if spacing.attrib else None


def _character_style(style: Character) -> Any:
    return el(
        "style",
        el("name", val=style.name),
        el("basedOn", val="DefaultParagraphFont"),
        el("uiPriority", val=1),
        el("qFormat"),
        _look(style.font, style.bold, False, style.colour, style.size, style.shade, style.underline),
        type="character",
        styleId=style_id(style.name),
        customStyle=None if style.name in _BUILT_IN else 1,
    )


def _look(font: str, bold: bool, italic: bool, colour: str, size: float, shade: str, underline: bool) -> Any:
    """Return ``w:rPr`` with its children in the order of the schema (ECMA-376 part 1, CT_RPr)."""
    return el(
        "rPr",
        el("rFonts", ascii=font, hAnsi=font, cs=font) if font else None,
        *([el("b"), el("bCs")] if bold else []),
        *([el("i"), el("iCs")] if italic else []),
        el("color", val=colour) if colour else None,
        *([el("sz", val=round(size * 2)), el("szCs", val=round(size * 2))] if size else []),
        el("u", val="single") if underline else None,
        el("shd", val="clear", color="auto", fill=shade) if shade else None,
    )


def _cell_margins(side: int, above: int) -> Any:
    return el(
        "tblCellMar",
        el("top", w=above, type="dxa"),
        el("left", w=side, type="dxa"),
        el("bottom", w=above, type="dxa"),
        el("right", w=side, type="dxa"),
    )


def _normal_table() -> Any:
    return el(
        "style",
        el("name", val="Normal Table"),
        el("uiPriority", val=99),
        el("semiHidden"),
        el("tblPr", el("tblInd", w=0, type="dxa"), _cell_margins(108, 0)),
        type="table",
        default=1,
        styleId="TableNormal",
    )


def _table_style(name: str, identifier: str, ruled: bool) -> Any:
    """Return a table style: horizontal rules and a tinted heading row, or nothing but room."""
    sides = ("bottom", "insideH") if ruled else ()
    rules = [el(side, val="single", sz=4, space=0, color=RULE) for side in sides]
    side_room, room_above = (100, 20) if ruled else (0, 0)
    heading = el("tblStylePr", el("tcPr", el("shd", val="clear", color="auto", fill=TINT)), type="firstRow")
    return el(
        "style",
        el("name", val=name),
        el("basedOn", val="TableNormal"),
        el("uiPriority", val=1),
        el("qFormat"),
        el("tblPr", el("tblBorders", *rules) if rules else None, _cell_margins(side_room, room_above)),
        heading if ruled else None,
        type="table",
        customStyle=1,
        styleId=identifier,
    )
