"""The outputs of a build: every writer takes the same value and gives the bytes of one file."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pipeline.model.build import Build
from pipeline.writers.docx import write_docx
from pipeline.writers.html import write_html
from pipeline.writers.json import write_json
from pipeline.writers.markdown import write_markdown
from pipeline.writers.review_docx import write_review_docx

Writer = Callable[[Build], bytes]

WRITERS: Mapping[str, Writer] = {
    ".docx": write_docx,
    ".review.docx": write_review_docx,
    ".md": write_markdown,
    ".html": write_html,
    ".json": write_json,
}
"""Every output by the suffix that follows the slug."""
