"""Words outside the body: notes and comments with marks in the text; headers and footers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from pipeline.model.report import Unread
from pipeline.readers.docx.losses import Loss, named, plain_text
from pipeline.readers.docx.names import Element, W
from pipeline.readers.docx.package import Package

_NOTE_PARTS: Final = (("footnotes", "footnote"), ("endnotes", "endnote"), ("comments", "comment"))
"""The type of a part's relationship, and the name of its elements, which is also the kind of ``Unread``."""

_RULES: Final = frozenset({"separator", "continuationSeparator", "continuationNotice"})
"""Notes that only draw the line above the notes."""

_PAGE_NUMBER: Final = re.compile(r"(?:page|ページ|頁|of|全|第|[\W\d_])*", re.IGNORECASE)
"""All that a header or footer with page numbers has when it has nothing but page numbers."""


def read_notes(package: Package) -> Mapping[tuple[str, str], str]:
    """Return the words of every footnote, endnote and comment by kind and id."""
    notes: dict[tuple[str, str], str] = {}
    for relation, kind in _NOTE_PARTS:
        for part in package.related(package.main, relation):
            root = package.xml(part)
            for note in () if root is None else root.iterchildren(W + kind):
                if note.get(W + "type") not in _RULES:
                    notes[kind, note.get(W + "id", "")] = plain_text(note)
    return notes


def unread_elsewhere(
    package: Package, notes: Mapping[tuple[str, str], str], used: Collection[tuple[str, str]]
) -> Iterator[Unread]:
    """Yield what stands in headers and footers, and notes without a mark in the text."""
    for kind in ("header", "footer"):
        for part in package.related(package.main, kind):
            root = package.xml(part)
            text = "" if root is None else plain_text(root)
            if text and not (_numbers_pages(root) and _PAGE_NUMBER.fullmatch(text)):
                yield from named([Loss(kind, text)], part)
    for relation, kind in _NOTE_PARTS:
        left = [Loss(kind, text) for key, text in notes.items() if key[0] == kind and key not in used]
        yield from named(left, ", ".join(package.related(package.main, relation)))


def _numbers_pages(root: Element) -> bool:
    instructions = [one.text or "" for one in root.iter(W + "instrText")]
    instructions += [one.get(W + "instr", "") for one in root.iter(W + "fldSimple")]
    return any("PAGE" in instruction.upper() for instruction in instructions)
