"""unknown-kanji: one kanji that is no word where it stands (the 載 of 塔載), left by an input method."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.manuscript import Manuscript, Passage
from pipeline.checks.place import make_finding
from pipeline.model.findings import Finding
from pipeline.model.text import Span
from pipeline.text.letters import kanji_of

_HONORIFICS = ("さん", "氏", "様", "先生", "君", "教授", "博士")
_LONGEST_NAME = 6


def unknown_kanji(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield each single kanji that the dictionary does not know as a word, with the kanji in front of it."""
    for passage in manuscript.written:
        for at, token in enumerate(passage.tokens):
            if (
                token.is_unknown
                and len(token.surface) == 1
                and _is_common(token.surface)
                and not _is_label(passage, at)
                and not _is_named(passage, token.span)
            ):
                span = _with_kanji_before(passage, at)
                if passage.is_open(span):
                    yield make_finding(
                        "unknown-kanji", "warning", passage.one, span, {"found": span.of(passage.text)}, confidence=0.9
                    )


def _is_common(char: str) -> bool:
    """Tell whether ``char`` is a kanji of JIS level 1 (rows 16 to 47): input methods offer these, rarer ones stand in names.

    >>> _is_common("載"), _is_common("煜"), _is_common("燮"), _is_common("ア")
    (True, False, False, False)
    """
    try:
        lead = char.encode("euc_jp")
    except UnicodeEncodeError:
        return False
    return len(lead) == 2 and 0xB0 <= lead[0] <= 0xCF and bool(kanji_of(char))


def _is_label(passage: Passage, at: int) -> bool:
    """Tell whether the kanji stands alone before a mark, as in a list of parts (演－佐藤)."""
    behind = passage.tokens[at + 1 : at + 2]
    return at == 0 and bool(behind) and behind[0].pos1 in ("補助記号", "記号")


def _is_named(passage: Passage, span: Span) -> bool:
    """Tell whether the glossary has it, or it is part of a person's name (王琰さん)."""
    behind = passage.text[span.end : span.end + _LONGEST_NAME]
    is_agreed = any(match.span.contains(span) and match.form == "exact" for match in passage.one.matches)
    return is_agreed or any(honorific in behind for honorific in _HONORIFICS)


def _with_kanji_before(passage: Passage, at: int) -> Span:
    token = passage.tokens[at]
    start = token.start
    if at and passage.tokens[at - 1].end == start and kanji_of(passage.tokens[at - 1].surface[-1]):
        start = passage.tokens[at - 1].start
    return Span(start, token.end)
