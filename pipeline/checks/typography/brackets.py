"""bracket-pairs, bracket-width and quote-style: brackets without their partner, pairs of two widths, two kinds of quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.manuscript import Manuscript, Passage
from pipeline.checks.place import make_finding, make_group
from pipeline.model.findings import Finding
from pipeline.model.text import Span

_PAIRS = {"「": "」", "『": "』", "（": "）", "(": ")", "【": "】", "〈": "〉", "《": "》", "〔": "〕", "［": "］"}
_CLOSERS = {closer: opener for opener, closer in _PAIRS.items()}
_KIN = {"（": "）)", "(": ")）"}
"""Brackets of one shape in two widths: together they make a pair, if a bad one."""

_BRACKET = re.compile("[" + re.escape("".join((*_PAIRS, *_CLOSERS))) + "]")
_ENUMERATION = re.compile(r"(?:^|[\s　、。])[0-9０-９a-zA-Zａ-ｚぁ-んア-ン一二三四五六七八九十①-⑳]{1,3}$")
_FACE = re.compile(r"[:;=8][-o^]?$|\^\S{0,3}$|[ｗw笑汗泣涙]$|[_;゜ﾟ∀´`・ω▽Д]$|m$|\\o$")
_QUOTES = re.compile("“[^“”]{1,60}”")


def bracket_pairs(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield each bracket that has no partner in its section and each one typed twice."""
    for section in _sections(manuscript):
        opened: list[tuple[str, Passage, Span]] = []
        lonely: list[tuple[Passage, Span]] = []
        for passage in section:
            for match in _BRACKET.finditer(passage.text):
                char, span = match[0], Span(*match.span())
                if char in _PAIRS:
                    opened.append((char, passage, span))
                elif opened and char in _KIN.get(opened[-1][0], _PAIRS[opened[-1][0]]):
                    opened.pop()
                elif any(one == _CLOSERS[char] for one, _, _ in opened[-3:]):
                    while opened[-1][0] != _CLOSERS[char]:
                        _, where, at = opened.pop()
                        lonely.append((where, at))
                    opened.pop()
                elif not _is_no_bracket(passage.text, span):
                    lonely.append((passage, span))
        lonely.extend((passage, span) for _, passage, span in opened if not _is_face(passage.text, span))
        for passage, span in lonely:
            yield make_finding("bracket-pairs", "warning", passage.one, span, {"found": span.of(passage.text)})


def _sections(manuscript: Manuscript) -> Iterator[list[Passage]]:
    """Yield the passages section by section: a quotation may run over several sentences."""
    section: list[Passage] = []
    for passage in manuscript.passages:
        if section and (passage.section != section[-1].section or passage.role in ("heading", "cell", "caption")):
            yield section
            section = []
        section.append(passage)
    if section:
        yield section


def _is_no_bracket(text: str, span: Span) -> bool:
    """Tell whether the closing bracket ends 1) or a) or a face :) or (笑)."""
    before = text[max(span.start - 6, 0) : span.start]
    return span.of(text) in ")）" and (_ENUMERATION.search(before) or _FACE.search(before)) is not None


def _is_face(text: str, span: Span) -> bool:
    return re.match(r"[(（][^ぁ-ゖァ-ヺ一-鿿A-Za-z0-9]{1,8}", text[span.start : span.start + 9]) is not None


def bracket_width(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield pairs of a full-width and a half-width bracket, with the narrow one made wide."""
    for passage in manuscript.passages:
        for match in re.finditer(r"（[^（()）]*\)|\([^（()）]*）", passage.text):
            text = match[0]
            span = Span(*match.span())
            at = Span(span.end - 1, span.end) if text[-1] == ")" else Span(span.start, span.start + 1)
            if not passage.is_foreign:
                yield make_group(
                    "bracket-width",
                    "warning",
                    [(passage.one, span)],
                    {"found": text},
                    key=text,
                    replacements=["（" + text[1:-1] + "）"],
                    is_safe=at.end - at.start == 1,
                )


def quote_style(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield “ ” around a word where the draft otherwise quotes with 「 」, once for the draft."""
    curly = [(passage, Span(*match.span())) for passage in manuscript.prose for match in _QUOTES.finditer(passage.text)]
    corner = sum(passage.text.count("「") for passage in manuscript.passages)
    if curly and corner and len(curly) <= corner + 1:
        passage, span = curly[0]
        yield make_group(
            "quote-style",
            "info",
            [(one.one, at) for one, at in curly],
            {"found": span.of(passage.text), "count": str(corner)},
            key="curly",
        )
