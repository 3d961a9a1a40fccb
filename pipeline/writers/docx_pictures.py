"""Pictures of the draft in a Word document: as large as they are meant to be, never larger than the page, with alt text."""

from __future__ import annotations

from io import BytesIO

from pipeline.writers.docx_elements import Element, el
from pipeline.writers.docx_package import Opened
from pipeline.writers.legible import clipped

_EMU = 635  # English Metric Units in a twip
_TALLEST = 0.45
"""Of the height of the page: so that a caption and some text have room beside it."""

_LONGEST_ALT = 1000


def picture(opened: Opened, data: bytes, number: int, alt: str) -> Element | None:
    """Return a run with the picture in ``data``, None if Word cannot show its kind; ``number`` counts pictures from 1."""
    from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
    from docx.shared import Emu

    part = opened.document.part
    try:
        _, image = part.get_or_add_image(BytesIO(data))
        width, height = int(image.width), int(image.height)
        most = opened.page.text_width * _EMU, round(opened.page.height * _TALLEST) * _EMU
        scale = min(1.0, most[0] / width, most[1] / height)
        inline = part.new_pic_inline(BytesIO(data), Emu(int(width * scale)), Emu(int(height * scale)))
    except (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError, ZeroDivisionError):
        return None
    for properties in (inline.docPr, inline.graphic.graphicData.pic.nvPicPr.cNvPr):
        properties.set("id", str(number))
        properties.set("name", f"Picture {number}")
        properties.set("descr", clipped(alt, _LONGEST_ALT))
    for side in ("distT", "distB", "distL", "distR"):
        inline.set(side, "0")  # without these LibreOffice keeps a distance that was not asked for
    return el("r", el("drawing", inline))
