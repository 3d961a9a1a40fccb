"""What reviewers of a glossary change are given: one value, one writer a format."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pipeline.model.changes import GlossaryReview

Writer = Callable[[GlossaryReview], bytes]


def _markdown(review: GlossaryReview) -> bytes:
    from pipeline.writers.glossary_review.markdown import write_markdown

    return write_markdown(review)


def _html(review: GlossaryReview) -> bytes:
    from pipeline.writers.glossary_review.html import write_html

    return write_html(review)


def _json(review: GlossaryReview) -> bytes:
    from pipeline.writers.glossary_review.json import write_json

    return write_json(review)


def _docx(review: GlossaryReview) -> bytes:
    from pipeline.writers.glossary_review.docx import write_docx

    return write_docx(review)


REVIEW_WRITERS: Mapping[str, Writer] = {"markdown": _markdown, "html": _html, "json": _json, "docx": _docx}
"""Every format but the terminal's, by the name that ``--format`` knows it by."""
