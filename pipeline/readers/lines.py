"""Sentences given one a line, as `tripreport translate -` gets them: no blocks, no headings, nothing joined."""

from __future__ import annotations

from pipeline.model.report import Paragraph, Sentence, block_sentences
from pipeline.model.text import Anchor, Span
from pipeline.readers.build import make_sections
from pipeline.readers.encoding import decode
from pipeline.readers.raw import raw_file


def read_lines(data: bytes, name: str = "-") -> tuple[Sentence, ...]:
    """Return one sentence for each line of ``data``, an empty one for an empty line; the last line end starts no line.

    Raises InputError when the bytes are in no encoding that a draft may have, or more than ``raw.LARGEST_DRAFT``.

    >>> [sentence.text for sentence in read_lines("2日目\\r\\n\\n概要".encode())]
    ['2日目', '', '概要']
    """
    text = decode(raw_file(name, data)).text if data else ""
    lines = []
    at = 0
    for line in text.replace("\r\n", "\n").removesuffix("\n").split("\n") if text else ():
        span = Span(at, at + len(line))
        lines.append(Sentence("", line, span, (Anchor(0, at),)))
        at = span.end + (2 if text.startswith("\r\n", span.end) else 1)
    if not lines:
        return ()
    (section,) = make_sections([Paragraph(tuple(lines), Span(0, len(text)))])
    return tuple(sentence for block in section.blocks for sentence in block_sentences(block))
