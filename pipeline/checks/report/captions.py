"""figure-reference: 図3 in the text and no figure of that number, two captions of one number, captions of nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from pipeline.checks.manuscript import Manuscript, Passage
from pipeline.checks.place import make_finding, make_group
from pipeline.model.findings import Finding
from pipeline.model.report import Image, Table
from pipeline.model.text import Span

_NUMBERED = re.compile(r"(図|表|写真)\s?([0-9０-９]+)(?:[-.－．][0-9０-９]+)?")
_PLACEHOLDERS = ("写真", "図", "表", "動画", "画像", "Photo", "Fig")
_CAPTION = re.compile(rf"^\s*[(（【\[]?{_NUMBERED.pattern}")


def figure_reference(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield references without a figure, numbers given twice, and captions in a draft that has neither figures nor numbers."""
    captions: dict[str, list[tuple[Passage, Span]]] = {}
    references: list[tuple[str, Passage, Span]] = []
    bare: list[tuple[Passage, Span]] = []
    for passage in manuscript.passages:
        match = _CAPTION.match(passage.text)
        if passage.role == "caption":
            if match is None and not passage.text.startswith(_PLACEHOLDERS):
                bare.append((passage, Span(0, len(passage.text))))
            elif match is not None:
                captions.setdefault(_name(match), []).append((passage, Span(*match.span())))
        else:
            for found in _NUMBERED.finditer(passage.text):
                references.append((_name(found), passage, Span(*found.span())))
    yield from _unresolved(references, captions)
    for name, places in captions.items():
        if len(places) > 1:
            yield make_group(
                "figure-reference",
                "warning",
                [(passage.one, span) for passage, span in places],
                {"found": name},
                key=name,
                message="figure-twice",
                confidence=0.8,
            )
    blocks = [block for section in manuscript.report.sections for block in section.blocks]
    if bare and not captions and not any(isinstance(block, Image | Table) for block in blocks):
        yield make_group(
            "figure-reference",
            "info",
            [(passage.one, span) for passage, span in bare],
            {"found": bare[0][0].text, "count": str(len(bare))},
            key="bare",
            message="caption-without-figure",
            confidence=0.7,
        )


def _unresolved(
    references: list[tuple[str, Passage, Span]], captions: dict[str, list[tuple[Passage, Span]]]
) -> Iterator[Finding]:
    """Yield references to a number that no caption has, as long as the draft numbers its captions of that kind at all."""
    kinds = {name[0] for name in captions}
    for name, passage, span in references:
        if name not in captions and name[0] in kinds and passage.is_open(span) and passage.role == "sentence":
            yield make_finding(
                "figure-reference", "warning", passage.one, span, {"found": span.of(passage.text)}, confidence=0.8
            )


def _name(match: re.Match[str]) -> str:
    return match[1] + unicodedata.normalize("NFKC", match[2])
