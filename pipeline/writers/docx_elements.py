"""Small pieces of WordprocessingML: runs, paragraphs, tables, links, fields, their children in schema order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import chain
from typing import Any

from pipeline.text.scripts import script_runs
from pipeline.writers.legible import legible

EAST_ASIAN = "Yu Gothic"
"""The type face of Japanese; python-docx sets only the Latin one."""

Element = Any
"""An lxml element of WordprocessingML; python-docx has no public type for one."""

Content = Sequence[Element]

_NAMESPACES = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
_W = f"{{{_NAMESPACES['w']}}}"

_LINE_OR_TAB = re.compile(r"[\n\t]+")


def el(tag: str, *children: Element | None, **attributes: str | int | None) -> Element:
    """Return ``w:tag`` with ``children`` and ``w:`` attributes; None leaves a child or an attribute out."""
    element = _maker()(_W + tag, nsmap=_NAMESPACES)
    for name, value in attributes.items():
        if value is not None:
            element.set(_W + name, str(value))
    for child in children:
        if child is not None:
            element.append(child)
    return element


@cache
def _maker() -> Callable[..., Element]:
    """Return what makes an element of python-docx's classes; a document has ten thousand, so names are not looked up for each."""
    from docx.oxml.parser import oxml_parser

    return oxml_parser.makeelement  # type: ignore[no-any-return]


def text(words: str, style: str = "", *, bold: bool = False, lines: bool = False) -> list[Element]:
    """Return runs that show ``words``; Japanese gets a run of its own, marked as Japanese for fonts and spelling.

    With ``lines`` line ends are kept, otherwise the words run on.
    """
    clean = legible(words) if lines else _LINE_OR_TAB.sub(" ", legible(words))
    return [_run(run, style, bold, japanese) for run, japanese in script_runs(clean)]


def _run(words: str, style: str, bold: bool, japanese: bool) -> Element:
    look = el(
        "rPr",
        el("rStyle", val=style) if style else None,
        el("rFonts", eastAsia=EAST_ASIAN, hint="eastAsia") if japanese else None,
        *([el("b"), el("bCs")] if bold else []),
        el("lang", val="ja-JP", eastAsia="ja-JP") if japanese else None,
    )
    run = el("r", look if len(look) else None)
    for at, line in enumerate(words.split("\n")):
        if at:
            run.append(el("br"))
        for tab_at, piece in enumerate(line.split("\t")):
            if tab_at:
                run.append(el("tab"))
            if piece:
                run.append(_words(piece))
    return run


def _words(piece: str) -> Element:
    element = el("t")
    element.text = piece
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element


def tab() -> Element:
    """Return a run that is a tab."""
    return el("r", el("tab"))


def field(code: str) -> Element:
    """Return a field that Word computes, as ``PAGE``; until then it shows 1."""
    return el("fldSimple", el("r", _words("1")), instr=f" {code} ")


def field_begin(code: str) -> list[Element]:
    """Return the runs before the result of a field that spans paragraphs."""
    instruction = el("instrText")
    instruction.text = f" {code} "
    instruction.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    marks = (el("fldChar", fldCharType="begin"), instruction, el("fldChar", fldCharType="separate"))
    return [el("r", mark) for mark in marks]


def field_end() -> list[Element]:
    """Return the run behind the result of a field that spans paragraphs."""
    return [el("r", el("fldChar", fldCharType="end"))]


def paragraph(style: str, *content: Content, after: float | None = None) -> Element:
    """Return a paragraph of ``content``; ``after`` is the distance below it in points where the style's will not do."""
    properties = el(
        "pPr",
        el("pStyle", val=style),
        el("spacing", after=round(after * 20)) if after is not None else None,
    )
    return el("p", properties, *chain.from_iterable(content))


def bookmark(name: str, number: int, content: Content) -> list[Element]:
    """Return ``content`` as the target of links to ``name``; ``number`` is unique in the document."""
    return [el("bookmarkStart", id=number, name=name), *content, el("bookmarkEnd", id=number)]


def link_to(name: str, content: Content) -> Element:
    """Return ``content`` as a link to the bookmark ``name``."""
    return el("hyperlink", *content, anchor=name, history=1)


def link_out(relationship: str, content: Content) -> Element:
    """Return ``content`` as a link to the target of ``relationship``."""
    from docx.oxml.ns import qn

    element = el("hyperlink", *content, history=1)
    element.set(qn("r:id"), relationship)
    return element


Cell = Sequence[Element]
"""The paragraphs of a cell."""


def table(style: str, widths: Sequence[int], rows: Iterable[Sequence[Cell]], *, heading_rows: int = 1) -> Element:
    """Return a table with columns ``widths`` (twips); heading rows come back on every page and no row is torn apart.

    A row of one cell goes across all columns and stays with the row below it.
    """
    properties = el(
        "tblPr",
        el("tblStyle", val=style),
        el("tblW", w=sum(widths), type="dxa"),
        el("tblLayout", type="fixed"),
        el("tblLook", val="0620" if heading_rows else "0600", firstRow=int(heading_rows > 0), lastRow=0, firstColumn=0,
           lastColumn=0, noHBand=1, noVBand=1),
    )  # fmt: skip
    grid = el("tblGrid", *(el("gridCol", w=width) for width in widths))
    return el(
        "tbl",
        properties,
        grid,
        *(_row(row, widths, heading=at < heading_rows) for at, row in enumerate(rows)),
    )


def _row(cells: Sequence[Cell], widths: Sequence[int], heading: bool) -> Element:
    properties = el("trPr", el("cantSplit"), el("tblHeader") if heading else None)
    if len(cells) == 1 < len(widths):
        for one in cells[0]:
            one.pPr.insert(1, el("keepNext"))
        return el("tr", properties, _cell(cells[0], sum(widths), len(widths)))
    return el("tr", properties, *(_cell(cell, width) for cell, width in zip(cells, widths, strict=True)))


def _cell(cell: Cell, width: int, columns: int = 1) -> Element:
    span = el("gridSpan", val=columns) if columns > 1 else None
    return el("tc", el("tcPr", el("tcW", w=width, type="dxa"), span), *(cell or (el("p"),)))


def column_widths(rows: Sequence[Sequence[str]], total: int, least: int = 700) -> list[int]:
    """Share ``total`` twips among the columns of ``rows`` by how much text they hold, no column below ``least``.

    The square root keeps one long cell from starving the others.

    >>> column_widths([["Id", "a long text of many words"], ["1", "x"]], 9000)
    [2375, 6625]
    """
    longest = [max((len(cell) for cell in column), default=0) for column in zip(*rows, strict=True)]
    weights = [max(length, 1) ** 0.5 for length in longest]
    least = min(least, total // max(len(weights), 1))
    spare = total - least * len(weights)
    widths = [least + int(spare * weight / sum(weights)) for weight in weights]
    widths[-1] += total - sum(widths)
    return widths
