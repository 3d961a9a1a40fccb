"""What each paragraph of the rendering is: by its style if that says so, else by its look and its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, Literal, NamedTuple

from pipeline.model.text import Span
from pipeline.readers import shapes
from pipeline.readers.build import Run, join, part
from pipeline.readers.docx.rendering import LaidBlock, LaidParagraph, LaidPicture, LaidTable

Kind = Literal[
    "heading", "caption", "quote", "code", "item", "typed item", "turn", "agenda", "field", "text", "picture", "table"
]

_LONGEST_BARE_HEADING: Final = 40
"""In code points: a bold line beyond this is an emphasised sentence."""
_FULL_LINE: Final = 60
"""In columns: a line broken by hand behind so many was broken because the page ended there."""


class Shaped(NamedTuple):
    """A paragraph, or a line of one, and what it is.

    ``lead`` is what is set off at its start, the label of a field, the time of an agenda line, the speaker of a turn;
    ``body`` is what follows it, or follows the mark of an item. ``level`` counts headings from 1 and items from 0; a
    heading by its look alone has ``rank`` instead, 0 for the strongest. ``list_id`` tells one list from the next.
    """

    kind: Kind
    run: Run
    span: Span
    lead: Run | None = None
    body: Run | None = None
    level: int = 0
    rank: int = 0
    ordered: bool = False
    marker: str = ""
    list_id: str = ""
    is_title: bool = False
    laid: LaidTable | LaidPicture | None = None


def shape(blocks: Iterable[LaidBlock]) -> list[Shaped]:
    """Return what the blocks are, in order; empty paragraphs are left out, a frame of one cell is looked into."""
    unframed = list(_unframed(blocks))
    look = _Looks(unframed)
    shaped = [one for block in unframed for one in _shaped(block, look)]
    return [_with_neighbours(shaped, at) for at in range(len(shaped))]


def lines(run: Run) -> Iterator[Run]:
    """Yield the lines that a paragraph's line breaks part; what is one sentence, broken by hand, is joined."""
    pending: list[Run] = []
    at = 0
    for text in run.text.split("\n"):
        line = part(run, Span(at, at + len(text)))
        at += len(text) + 1
        if not line.text:
            continue
        if pending and not _goes_on(pending[-1].text, line.text):
            yield join(pending)
            pending = []
        pending.append(line)
    if pending:
        yield join(pending)


def _goes_on(line: str, following: str) -> bool:
    begins = (shapes.list_marker, shapes.field_of, shapes.turn_of, shapes.time_of)
    if shapes.is_stopped(line) or any(begin(following) for begin in begins):
        return False
    return shapes.goes_on(line, following) or shapes.columns(line) >= _FULL_LINE


def _unframed(blocks: Iterable[LaidBlock]) -> Iterator[LaidBlock]:
    for block in blocks:
        if isinstance(block, LaidTable) and len(block.rows) == 1 and len(block.rows[0]) == 1:
            yield from _unframed(block.rows[0][0].blocks)
        else:
            yield block


class _Looks:
    """How the body of a document looks, and which looks stand out from it, from the strongest."""

    def __init__(self, blocks: Sequence[LaidBlock]) -> None:
        paragraphs = [one for one in blocks if isinstance(one, LaidParagraph) and one.run.text.strip()]
        self.has_headings = any(one.style.role == "heading" for one in paragraphs)
        amounts: Counter[tuple[int, bool]] = Counter()
        for one in paragraphs:
            if not one.style.role:
                amounts[one.size, one.bold] += len(one.run.text)
        self.size, self.bold = max(amounts, key=lambda look: (amounts[look], look), default=(0, False))
        looks = {(one.size, one.bold) for one in paragraphs if self.stands_out(one)}
        self._ranks = {look: rank for rank, look in enumerate(sorted(looks, reverse=True))}

    def stands_out(self, paragraph: LaidParagraph) -> bool:
        """Tell whether a paragraph without a style of its own looks, and reads, like a heading."""
        text = paragraph.run.text.strip()
        if paragraph.style.role or paragraph.list_place or len(text) > _LONGEST_BARE_HEADING or "\n" in text:
            return False
        strong = paragraph.size > self.size or (paragraph.bold and not self.bold)
        if not strong and (self.has_headings or not shapes.is_heading_word(text)):
            return False
        return not (shapes.is_stopped(text) or shapes.is_predicate(text) or text.endswith(("、", "，", ",")))

    def rank(self, paragraph: LaidParagraph) -> int:
        """Return 0 for the strongest look of a heading, 1 for the next."""
        return self._ranks[paragraph.size, paragraph.bold]


def _shaped(block: LaidBlock, looks: _Looks) -> Iterator[Shaped]:
    if isinstance(block, LaidTable):
        yield Shaped("table", Run("", ()), block.span, laid=block)
        return
    if block.run.text.strip():
        yield from _shaped_paragraph(block, looks)
    for picture in block.pictures:
        yield Shaped("picture", picture.alt, picture.span, laid=picture)


def _shaped_paragraph(paragraph: LaidParagraph, looks: _Looks) -> Iterator[Shaped]:
    run, span, place = part(paragraph.run, Span(0, len(paragraph.run.text))), paragraph.span, paragraph.list_place
    role = paragraph.style.role
    if role == "title":
        yield Shaped("heading", run, span, level=1, is_title=True)
    elif role == "heading":
        yield Shaped("heading", run, span, level=paragraph.style.level)
    elif role in ("caption", "quote", "code"):
        yield Shaped(role, paragraph.run if role == "code" else run, span)
    elif place is not None:
        yield Shaped("item", run, span, level=place.level, ordered=place.ordered, list_id=place.list_id)
    elif looks.stands_out(paragraph) and not _is_clear_without_look(run.text):
        yield Shaped("heading", run, span, rank=looks.rank(paragraph))
    else:
        for line in lines(run):
            yield _shaped_line(line)


def _is_clear_without_look(text: str) -> bool:
    """Tell whether a bold line is a caption, a field or an agenda entry all the same."""
    colon = shapes.field_of(text)
    field = colon is not None and colon.end < len(text) and shapes.is_known_label(text[: colon.start])
    return field or shapes.is_caption(text) or shapes.time_of(text) is not None or shapes.turn_of(text) is not None


_LEADS: Final[tuple[tuple[Kind, Callable[[str], Span | None]], ...]] = (
    ("turn", shapes.turn_of),
    ("agenda", shapes.time_of),
    ("field", shapes.field_of),
)


def _shaped_line(line: Run) -> Shaped:
    text, span = line.text, line.span
    if shapes.is_caption(text) and not shapes.is_stopped(text):
        return Shaped("caption", line, span)
    if marker := shapes.list_marker(text):
        body = part(line, Span(marker.body, len(text)))
        return Shaped(
            "typed item", line, span, body=body, ordered=marker.ordered, marker=marker.text, list_id=marker.style
        )
    for kind, parted_at in _LEADS:
        found = parted_at(text)
        if found is not None and found.end < len(text):
            lead, body = part(line, Span(0, found.start)), part(line, Span(found.end, len(text)))
            return Shaped(kind, line, span, lead, body)
    return Shaped("text", line, span)


def _with_neighbours(shaped: Sequence[Shaped], at: int) -> Shaped:
    """Return what stands at ``at`` for good: a field with an unknown label needs other fields beside it."""
    one = shaped[at]
    if one.kind != "field" or one.lead is None or shapes.is_known_label(one.lead.text):
        return one
    beside = [shaped[near].kind for near in (at - 1, at + 1) if 0 <= near < len(shaped)]
    if "field" in beside and shapes.is_nominal_label(one.lead.text):
        return one
    return Shaped("text", one.run, one.span)
