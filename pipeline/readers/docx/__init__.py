"""Come here when a Word document is read: its zip, its parts, and how they become a report.

In the order of the work: ``package`` opens the zip and refuses what could do harm; ``styles`` and ``numbering``
know what Word's own marks mean; ``body`` walks through the blocks, ``inline``, ``drawings`` and ``signs`` through
what stands in one paragraph; ``rendering`` makes the plain text that every span counts in; ``shaped`` tells what
each paragraph is and ``blocks`` makes the parts of the report. ``losses`` and ``parts`` name what is not read.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.errors import InputError
from pipeline.model.report import Image, Meta, Report, Source, Unread
from pipeline.readers.build import make_sections
from pipeline.readers.classification import apart, classified, marked
from pipeline.readers.coverage import with_losses
from pipeline.readers.docx.blocks import Part, make_parts
from pipeline.readers.docx.body import Body
from pipeline.readers.docx.inline import Inlines
from pipeline.readers.docx.names import DC, Element, W
from pipeline.readers.docx.numbering import read_lists
from pipeline.readers.docx.package import Package, open_package, paragraph_numbers
from pipeline.readers.docx.parts import read_notes, unread_elsewhere
from pipeline.readers.docx.rendering import Rendering, render
from pipeline.readers.docx.styles import read_styles
from pipeline.readers.encoding import is_blank
from pipeline.readers.facts import with_facts
from pipeline.readers.raw import RawFile


def read_docx(raw: RawFile) -> Report:
    """Return the Word document in ``raw`` as a report.

    Its source text is the plain rendering that ``docs/readers-docx.md`` defines, with all tracked changes accepted.
    Locators lead from it back to the paragraphs; what has words and is not read is in ``unread``.

    Raises InputError for what is no Word document or says nothing, is cut, broken or encrypted, and for what could do
    harm when opened.
    """
    package = open_package(raw)
    rendering, unread = _rendering(package)
    parts, title = make_parts(rendering.blocks)
    if not unread and (not parts or _shows_nothing(rendering.text, parts)):
        raise InputError("input-empty", path=raw.name)
    source = Source(raw.name, rendering.text, "docx", "utf-8", raw.sha256, rendering.locators)
    parts, marks = apart(parts)
    if (on_title := marked(title)) is not None:
        title = on_title.rest.of(title).strip()
    report = Report(source, Meta(other=_properties(package)), make_sections(parts), unread)
    around = [one.text for one in unread if one.kind in ("header", "footer", "wordart")]
    return classified(with_facts(with_losses(report), title), [*around, *marks])


def _shows_nothing(text: str, parts: Sequence[Part]) -> bool:
    return is_blank(text) and not any(isinstance(part, Image) for part in parts)


def _rendering(package: Package) -> tuple[Rendering, tuple[Unread, ...]]:
    """Return the rendering of the main part, and what is not read there and in the parts around it."""
    document = package.xml(package.main)
    body = None if document is None else document.find(W + "body")
    if body is None:
        raise InputError("docx-no-document", path=package.path)
    styles = read_styles(_related(package, "styles"))
    lists = read_lists(_related(package, "numbering"), styles)
    inlines = Inlines(package, styles, package.relationships(package.main))
    notes = read_notes(package)
    blocks = Body(inlines, styles, lists, paragraph_numbers(document)).read(body)
    rendering = render(blocks, package.main, notes)
    return rendering, (*rendering.unread, *unread_elsewhere(package, notes, rendering.notes_used))


def _related(package: Package, kind: str) -> Element | None:
    names = package.related(package.main, kind)
    return package.xml(names[0]) if names else None


def _properties(package: Package) -> tuple[tuple[str, str], ...]:
    """Return the title in the file's properties: often a template's, so kept apart and never taken for the report's."""
    names = package.related("", "core-properties")
    root = package.xml(names[0]) if names else None
    title = "" if root is None else (root.findtext(DC + "title") or "").strip()
    return (("dc:title", title),) if title else ()
