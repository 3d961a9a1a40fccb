"""Come here when a Word document is read: its zip, its parts, and how they become a report.

``package`` opens the zip and refuses what could do harm; ``styles`` and ``numbering`` say what a paragraph is; ``inline``,
``drawings`` and ``signs`` read what stands in one; ``body`` walks through the blocks; ``rendering`` makes the plain text
that every span counts in; ``blocks`` makes the report's sections; ``losses`` and ``parts`` name what is not read.
"""

from __future__ import annotations

from pipeline.errors import InputError
from pipeline.model.report import Locator, Report, Source
from pipeline.readers.build import make_sections
from pipeline.readers.docx.blocks import make_parts, read_meta
from pipeline.readers.docx.body import Body
from pipeline.readers.docx.inline import Inlines
from pipeline.readers.docx.names import DC, Element, W
from pipeline.readers.docx.numbering import read_lists
from pipeline.readers.docx.package import Package, open_package, paragraph_numbers
from pipeline.readers.docx.parts import read_notes, unread_elsewhere
from pipeline.readers.docx.rendering import Rendering, render
from pipeline.readers.docx.styles import read_styles
from pipeline.readers.raw import RawFile


def read_docx(raw: RawFile) -> Report:
    """Return the Word document in ``raw`` as a report.

    Its source text is the plain rendering that ``docs/readers-docx.md`` defines, as it reads with all tracked changes
    accepted; spans count in it and locators lead back to the paragraphs. What has words and is not read is in ``unread``.

    Raises InputError for what is no Word document, is cut, broken or encrypted, and for what could do harm when opened.
    """
    package = open_package(raw)
    rendering, unread = _rendering(package)
    parts = make_parts(rendering)
    meta = read_meta(rendering, parts, _property_title(package))
    source = Source(raw.name, rendering.text, "docx", "utf-8", raw.sha256, rendering.locators)
    return Report(source, meta, make_sections(parts), unread)
