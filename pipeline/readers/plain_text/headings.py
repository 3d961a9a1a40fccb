"""Come here when a bare line is taken for a heading and is none, or the other way round, or has the wrong level."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.readers import shapes
from pipeline.readers.plain_text.chunks import Chunk
from pipeline.readers.plain_text.lines import is_ruler
from pipeline.readers.plain_text.numbered import numbered_heading, numbered_sections
from pipeline.text.letters import KANJI

_LONGEST = 84
_LONGEST_WITH_A_TITLE = 130
"""In columns: a heading that quotes the title of a talk 「…」 can be that long."""

_LONGEST_WITH_A_COMMA = 40
_LONGEST_QUESTION = 48
_LONGEST_OVER_A_LIST = 24

_LONGEST_PREDICATE = 40
_MOST_IN_A_ROW = 3
"""So many bare lines in a row can be headings within headings; more are a list without marks."""

_FULL_STOPS_USUAL = 0.7

_LATEST_TITLE = 3
"""A letter has its date, addressee and sender in up to so many paragraphs over the title."""

_NAMES = re.compile(
    rf"[(（]?(?:{KANJI}{{1,4}}[ 　][^\W\x00-\u052f]{{1,5}}(?:さん|氏|様)?(?:[,、，・/／][ 　]*|$|[)）]$))+$|[ぁ-ん]{{4,9}}$"
)
"""A by-line: 岩本 俊弘, or a name in hiragana right under the title."""

_NOT_A_HEADING = re.compile(
    r"""[\d\s./:：,-]+$ | \d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b.*\d:\d\d | [（(].*[）)]$ | .*[、，,:：;；。．]$ | .*[:;]-?[)D]$
    | .*(?:氏|さん|様)$ | .*https?:// | \W+$ | \W*\w\W*$""",
    re.VERBOSE,
)


def with_headings(chunks: Sequence[Chunk]) -> list[Chunk]:
    """Return ``chunks`` with the bare headings told from short paragraphs; their style is ``bare``, or ``title`` at the top."""
    chunks = [piece for chunk in chunks for piece in _split_off(chunk)]
    chunks = [numbered_heading(chunks, at) for at in range(len(chunks))]
    stops_usual = _share_of_full_stops(chunks) >= _FULL_STOPS_USUAL
    candidates = [
        _may_be_heading(chunk, stops_usual, first=at == 0) or _heads_a_list(chunks, at)
        for at, chunk in enumerate(chunks)
    ]
    if len(chunks) > 1 and _NAMES.match(chunks[1].lines[0].text):
        candidates[1] = False
    result: list[Chunk] = []
    for at, chunk in enumerate(chunks):
        follows = at + 1 < len(chunks) and chunks[at + 1].kind != "ruler"
        if not candidates[at] or not follows or _in_a_list_without_marks(candidates, at):
            result.append(chunk)
        elif _is_title(chunk.lines[0].text, at):
            result.append(replace(chunk, kind="heading", style="title"))
        else:
            result.append(replace(chunk, kind="heading", style="bare"))
    return result


def _is_title(text: str, at: int) -> bool:
    """Tell whether a heading is the report's title: the first line, or 出張報告書 under the date and the addressee."""
    return (at == 0 and not shapes.is_section_name(text)) or (at <= _LATEST_TITLE and shapes.names_a_report(text))


def levels_of(chunks: Sequence[Chunk]) -> list[int]:
    """Return the level of every heading in order, from 1.

    A style that was not seen above is one level deeper than the heading before it, as in reStructuredText; hashes and
    decimal numbers say their depth themselves among their own kind.
    """
    above: list[str] = []
    levels = []
    for chunk in chunks:
        if chunk.kind != "heading":
            continue
        if chunk.style in above:
            del above[above.index(chunk.style) :]
        else:
            while above and _is_deeper(above[-1], chunk.style):
                above.pop()
        above.append(chunk.style)
        levels.append(len(above))
    return levels


def _is_deeper(style: str, than: str) -> bool:
    """Tell whether ``style`` is by its own count deeper than another of its kind: ### than ##, 1.1.1 than 1.1."""
    return style[0] == than[0] and style[0] in "#1" and style > than


def _split_off(chunk: Chunk) -> list[Chunk]:
    """Return ``chunk``, or headings and what stands right under them: 移動日 or 1. 概要 over lines that end in 。"""
    if chunk.kind == "list":
        return numbered_sections(chunk)
    first, *below = (line.text for line in chunk.lines)
    if chunk.kind == "text" and shapes.stands_over(first, below) and not _NOT_A_HEADING.match(first):
        return [
            replace(chunk, lines=chunk.lines[:1], isolated=True),
            replace(chunk, lines=chunk.lines[1:], isolated=True),
        ]
    return [chunk]


def _share_of_full_stops(chunks: Sequence[Chunk]) -> float:
    """Return how many of the longer lines of running text end with a full stop."""
    lines = [line.text for chunk in chunks if chunk.kind == "text" for line in chunk.lines[-1:]]
    long = [text for text in lines if shapes.columns(text) > _LONGEST_PREDICATE]
    return sum(1 for text in long if shapes.is_stopped(text)) / len(long) if long else 1.0


def _may_be_heading(chunk: Chunk, stops_usual: bool, first: bool) -> bool:
    text = chunk.lines[0].text
    if chunk.kind != "text" or len(chunk.lines) != 1 or is_ruler(text):
        return False
    if shapes.is_heading_word(text):
        return True
    longest = _LONGEST_WITH_A_TITLE if "「" in text else _LONGEST
    if not chunk.isolated or shapes.columns(text) > longest or _NOT_A_HEADING.match(text):
        return False
    if text.count("、") > (shapes.columns(text) <= _LONGEST_WITH_A_COMMA) and "「" not in text:
        return False
    if shapes.is_address(text) or shapes.is_caption(text) or shapes.turn_of(text) or shapes.time_of(text):
        return False
    if (colon := shapes.field_of(text)) and shapes.is_known_label(text[: colon.start]):
        return False
    if first:
        return not text.endswith(("。", "．")) and shapes.stands_alone_as_day(text)
    if shapes.looks_like_caption(text):
        return False
    if shapes.is_stopped(text):
        is_sentence = shapes.columns(text) > _LONGEST_QUESTION or shapes.is_predicate(text.rstrip("？?！!"))
        return text.endswith(("？", "?", "！", "!")) and not is_sentence
    return not shapes.is_predicate(text) or (stops_usual and shapes.columns(text) <= _LONGEST_PREDICATE)


def _heads_a_list(chunks: Sequence[Chunk], at: int) -> bool:
    """Tell whether chunk ``at`` is a short name right over a list or a table: 懸案."""
    chunk = chunks[at]
    if chunk.kind != "text" or len(chunk.lines) != 1 or chunk.after_text or at + 1 == len(chunks):
        return False
    text = chunk.lines[0].text
    return (
        chunks[at + 1].kind in ("list", "table")
        and shapes.columns(text) <= _LONGEST_OVER_A_LIST
        and shapes.is_name_like(text)
        and not _NOT_A_HEADING.match(text)
    )


def _in_a_list_without_marks(candidates: Sequence[bool], at: int) -> bool:
    """Tell whether candidate ``at`` stands among more in a row than can be headings, and is not the first of them.

    The first line of a draft is its title and does not count.
    """
    start = at
    while start > 1 and candidates[start - 1] and at - start <= _MOST_IN_A_ROW:
        start -= 1
    end = at + 1
    while end < len(candidates) and candidates[end] and end - at <= _MOST_IN_A_ROW:
        end += 1
    return end - start > _MOST_IN_A_ROW and at > start
