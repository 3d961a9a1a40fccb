"""comma-space and latin-spacing: spaces that no typesetter would set, and those that the draft sets here and not there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.manuscript import Manuscript, Passage
from pipeline.checks.place import make_group
from pipeline.model.findings import Finding
from pipeline.model.text import Span
from pipeline.text.letters import is_japanese

_AT_COMMA = re.compile(r"(?<=[、，])[ \u3000]+(?=[^\s/])|(?<=\S)[ ]+(?=[、。，])")
_RUNS = {"letters": re.compile("[A-Za-z]+"), "digits": re.compile("[0-9]+")}

_MINORITY = 0.3
_ENOUGH = 8
"""So many places before a habit can be told."""


def comma_space(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield the spaces at 、, once for the draft."""
    places = [
        (passage, Span(*match.span()))
        for passage in manuscript.written
        for match in _AT_COMMA.finditer(passage.text)
        if passage.is_open(Span(*match.span()))
    ]
    if places:
        yield make_group(
            "comma-space",
            "warning",
            [(passage.one, _with_mark(passage, span)) for passage, span in places],
            {"found": _with_mark(*places[0]).of(places[0][0].text)},
            key="comma-space",
            replacements=[_with_mark(passage, span).of(passage.text).strip() for passage, span in places],
            is_safe=True,
        )


def _with_mark(passage: Passage, span: Span) -> Span:
    """Return the span of the space together with its mark, so that there is something to see."""
    before = passage.text[span.start - 1] in "、，"
    return Span(span.start - 1, span.end) if before else Span(span.start, span.end + 1)


def latin_spacing(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield the places where Latin letters or digits meet Japanese in the way that the draft does less, once each.

    Items of lists are left out: a space there often stands for a comma.
    """
    for name, pattern in _RUNS.items():
        spaced: list[tuple[Passage, Span]] = []
        tight: list[tuple[Passage, Span]] = []
        for passage in manuscript.prose:
            for match in pattern.finditer(passage.text):
                for span in _edges(passage.text, match.start(), match.end(), left_only=name == "digits"):
                    if passage.is_open(span):
                        (spaced if " " in span.of(passage.text) else tight).append((passage, span))
        few, many = (spaced, tight) if len(spaced) < len(tight) else (tight, spaced)
        if few is tight:
            few = [(passage, span) for passage, span in few if _is_beside_hiragana(span.of(passage.text))]
        if few and len(few) + len(many) >= _ENOUGH and len(few) <= _MINORITY * (len(few) + len(many)):
            yield make_group(
                "latin-spacing",
                "info",
                [(passage.one, span) for passage, span in few],
                {"found": few[0][1].of(few[0][0].text), "count": str(len(few)), "usual": str(len(many))},
                key=name,
                message="latin-spacing-tight" if many is tight else "latin-spacing-spaced",
                replacements=["" if many is tight else " "] * len(few),
                mended=[Span(span.start + 1, span.end - 1) for _, span in few],
                is_safe=all(passage.text.rstrip()[-1:] in "。．.！？" for passage, _ in few),
            )


def _is_beside_hiragana(text: str) -> bool:
    """Tell whether a particle or an ending meets the Latin word: 無線LAN is one word, and nobody parts it."""
    return any("ぁ" <= char <= "ゖ" for char in text)


def _edges(text: str, start: int, end: int, *, left_only: bool) -> Iterator[Span]:
    """Yield where ``text[start:end]`` meets Japanese, with a character of either side; a space may lie between.

    Of numbers only the left side tells: what is behind them is their unit, or the rest of a Latin name.
    """
    gap = 1 if text[start - 1 : start] == " " else 0
    if start > gap and is_japanese(text[start - gap - 1]):
        yield Span(start - gap - 1, start + 1)
    gap = 1 if text[end : end + 1] == " " else 0
    if not left_only and is_japanese(text[end + gap : end + gap + 1]):
        yield Span(end - 1, end + gap + 1)
