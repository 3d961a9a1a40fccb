"""Reports made of plain sentences, for tests that need no reader."""

from __future__ import annotations

from pipeline.model.report import Meta, Paragraph, Quote, Report, Section, Sentence, Source
from pipeline.model.text import Anchor, Span


def report_of(text: str, *, quoted: bool = False) -> Report:
    """Return ``text`` as a report: a sentence ends at 。 and at a line end."""
    sentences: list[Sentence] = []
    start = 0
    for end in range(1, len(text) + 1):
        if text[end - 1] in "。\n" or end == len(text):
            body = text[start:end].rstrip("\n")
            if body:
                anchors = (Anchor(0, start),)
                sentences.append(Sentence(f"s{len(sentences)}", body, Span(start, start + len(body)), anchors))
            start = end
    whole = Span(0, len(text))
    block = Quote(tuple(sentences), whole) if quoted else Paragraph(tuple(sentences), whole)
    return report_with(text, block)


def report_with(text: str, block: Paragraph | Quote) -> Report:
    """Return a report of one section with one block."""
    section = Section((), 0, (), (block,), Span(0, len(text)))
    return Report(Source("draft.txt", text, "text", "utf-8", ""), Meta(), (section,))
