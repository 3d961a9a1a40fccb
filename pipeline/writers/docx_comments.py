"""Word comments: a note in the margin of some words, without a date, because a document must not know when it was made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipeline.writers.docx_elements import Content, Element, el, paragraph, text

AUTHOR, INITIALS = "tripreport", "tr"


def add_comment(document: Any, lines: Sequence[str]) -> int:
    """Put a comment of ``lines`` into ``document`` and return its number; ``commented`` ties it to words of the text."""
    sheet = document.comments._comments_elm
    number = len(sheet)
    first, *others = [text(line) for line in lines] or [[]]
    mark = el("r", el("rPr", el("rStyle", val="CommentReference")), el("annotationRef"))
    paragraphs = [paragraph("CommentText", [mark], first), *(paragraph("CommentText", line) for line in others)]
    sheet.append(el("comment", *paragraphs, id=number, author=AUTHOR, initials=INITIALS))
    return number


def commented(number: int, content: Content) -> list[Element]:
    """Return ``content`` as the words that comment ``number`` is about."""
    mark = el("r", el("rPr", el("rStyle", val="CommentReference")), el("commentReference", id=number))
    return [el("commentRangeStart", id=number), *content, el("commentRangeEnd", id=number), mark]
