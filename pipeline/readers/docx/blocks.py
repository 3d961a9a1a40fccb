"""From the rendering to the report: headings, lists, tables and captions by style; plain paragraphs by their words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from pipeline.model.report import Block, Caption, Cell, Code, Image, ItemList, ListItem, Paragraph, Quote, Role, Table
from pipeline.model.text import Span
from pipeline.readers.build import Heading, Run, part, sentences, unit
from pipeline.readers.docx.rendering import LaidBlock, LaidCell, LaidParagraph, LaidPicture, LaidTable

_LONGEST_BARE_HEADING: Final = 40
"""In code points: a bold line beyond this is an emphasised sentence."""
_ENDS_A_SENTENCE: Final = tuple("。．.！!？?、，,：:；;")
_DEEPEST: Final = 9


def make_parts(blocks: Iterable[LaidBlock]) -> list[Heading | Block]:
    """Return the headings and blocks of a report in order, ready for ``make_sections``."""
    unboxed = list(_unboxed(blocks))
    body_size = _body_size(unboxed)
    result: list[Heading | Block] = []
    for kind, group in groupby(unboxed, key=lambda block: _kind(block, body_size)):
        result += _PARTS[kind](list(group))
    return result
