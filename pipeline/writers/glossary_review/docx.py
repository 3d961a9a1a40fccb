"""The review as a Word document, for reviewers who have no git: each change with a box for yes and for no."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.messages import message
from pipeline.model.changes import Affected, AffectedBullet, GlossaryReview
from pipeline.writers.docx_elements import Content, Element, paragraph, table, text
from pipeline.writers.docx_package import Cover, Page, close_document, open_document
from pipeline.writers.docx_styles import RULED_TABLE, style_id
from pipeline.writers.glossary_review import outline

_MOST_SENTENCES = 200
"""So many sentences of one concept are shown; nobody reads more of them on paper."""


def write_docx(review: GlossaryReview) -> bytes:
    """Return the review as a Word document; the same review always gives the same bytes."""
    signature = " | ".join(" ".join(pair) for pair in review.signature)
    cover = Cover(outline.title_words(review), "glossary", properties={"comments": signature})
    opened = open_document(cover, landscape=True)
    return close_document(opened, list(_body(review, signature, opened.page)))


def _body(review: GlossaryReview, signature: str, page: Page) -> Iterator[Element]:
    yield paragraph("Title", text(outline.title_words(review)))
    yield paragraph("Normal", text(outline.summary_words(review)))
    for path in review.impact.unread if review.impact else ():
        yield paragraph("Notice", text(_word("review-unread", path=path)))
    for one in outline.concepts(review):
        yield from _concept(one, review.impact is not None, page)
    yield paragraph("SignatureLine", text(signature))


def _concept(one: outline.ConceptReview, is_known: bool, page: Page) -> Iterator[Element]:
    yield paragraph("Heading2", text(f"{one.japanese} ({one.id})"))
    for change in one.changes:
        yield paragraph("ListBullet", text(outline.change_words(change)))
    if is_known:
        yield paragraph("Remark", text(outline.effect_words(one)))
    yield paragraph("Normal", text(_word("review-verdict")))
    rows = [*map(_sentence, one.in_order[:_MOST_SENTENCES]), *map(_fact, one.facts)]
    if rows:
        heading = [_word(f"review-{name}") for name in ("where", "japanese", "before", "after")]
        yield table(
            RULED_TABLE,
            page.shares(16, 28, 28, 28),
            [[[paragraph("TableHeading", text(cell))] for cell in heading], *rows],
        )
    if (left := len(one.affected) - _MOST_SENTENCES) > 0:
        yield paragraph("Remark", text(_word("review-more-sentences", count=left)))
    for finding in one.findings[:_MOST_SENTENCES]:
        yield paragraph("ListBullet", text(outline.finding_words(finding)))


def _sentence(one: Affected) -> list[list[Element]]:
    old, new = outline.marked_parts(one.before.text, one.after.text)
    remarks = [] if one.reworded else [outline.restated_words(one)]
    if one.lost:
        remarks.append(_word("review-term-lost", ids=", ".join(one.lost)))
    return [
        [paragraph("TableText", text(f"{one.report}:{one.line}"))],
        [paragraph("TableText", text(one.japanese))],
        [paragraph("TableText", _marked(old))],
        [paragraph("TableText", _marked(new)), *(paragraph("TableText", text(remark)) for remark in remarks)],
    ]


def _fact(one: AffectedBullet) -> list[list[Element]]:
    old, new = outline.marked_parts(one.before, one.after)
    cells: tuple[Content, ...] = (text(one.report), text(one.section), _marked(old), _marked(new))
    return [[paragraph("TableText", cell)] for cell in cells]


def _marked(parts: Sequence[outline.Part]) -> list[Element]:
    style = style_id("Review Mark")
    return [run for part in parts for run in text(part.text, style if part.differs else "")]


def _word(code: str, **fields: str | int) -> str:
    return message(code, {key: str(value) for key, value in fields.items()}, "en")
