"""Come here when a bare line is taken for a heading and is none, or the other way round, or has the wrong level."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.readers import shapes
from pipeline.readers.plain_text.chunks import Chunk
from pipeline.readers.plain_text.lines import Line, is_ruler

_LONGEST = 84
_LONGEST_WITH_A_TITLE = 130
"""In columns: a heading that quotes the title of a talk 「…」 can be that long."""

_LONGEST_WITH_A_COMMA = 40
_LONGEST_QUESTION = 48

_LONGEST_PREDICATE = 40
_MOST_IN_A_ROW = 3
"""So many bare lines in a row can be headings within headings; more are a list without marks."""

_FULL_STOPS_USUAL = 0.7

_NAMES = re.compile(
    r"[(（]?(?:[一-龯々]{1,4}[ 　][一-龯々ぁ-んァ-ヶー]{1,5}(?:さん|氏|様)?(?:[,、，・/／][ 　]*|$|[)）]$))+$|[ぁ-ん]{4,9}$"
)
"""A by-line: 岩本 俊弘, or a name in hiragana right under the title."""

_NOT_A_HEADING = re.compile(
    r"""[\d\s./:：,-]+$ | \d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b.*\d:\d\d | [（(].*[）)]$ | .*[、，,:：;；。．]$ | .*[:;]-?[)D]$
    | .*(?:氏|さん|様)$ | .*https?:// | \W+$ | \W*\w\W*$""",
    re.VERBOSE,
)
_NOUN_END = re.compile(r"[一-龯々ァ-ヶーA-Za-z0-9０-９）」』)]$")


def with_headings(chunks: Sequence[Chunk]) -> list[Chunk]:
    """Return ``chunks`` with the bare headings told from short paragraphs; their style is ``bare``, or ``title`` at the top."""
    chunks = [piece for chunk in chunks for piece in _split_off(chunk)]
    chunks = [_numbered_heading(chunks, at) for at in range(len(chunks))]
    stops_usual = _share_of_full_stops(chunks) >= _FULL_STOPS_USUAL
    candidates = [_may_be_heading(chunk, stops_usual, first=at == 0) for at, chunk in enumerate(chunks)]
    if len(chunks) > 1 and _NAMES.match(chunks[1].lines[0].text):
        candidates[1] = False
    result: list[Chunk] = []
    for at, chunk in enumerate(chunks):
        follows = at + 1 < len(chunks) and chunks[at + 1].kind != "ruler"
        if not candidates[at] or not follows or _in_a_list_without_marks(candidates, at):
            result.append(chunk)
        elif at == 0 and not shapes.is_section_name(chunk.lines[0].text):
            result.append(replace(chunk, kind="heading", style="title"))
        else:
            result.append(replace(chunk, kind="heading", style="bare"))
    return result


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
    if chunk.kind == "text" and _heads(chunk.lines[0].text, chunk.lines[1:]):
        return [
            replace(chunk, lines=chunk.lines[:1], isolated=True),
            replace(chunk, lines=chunk.lines[1:], isolated=True),
        ]
    if chunk.kind == "list" and (items := _numbered_items(chunk.lines)):
        return [
            piece
            for style, (first, *rest) in items
            for piece in (
                replace(chunk, kind="heading", style=style, lines=(first,), isolated=True),
                replace(chunk, kind="text", lines=tuple(line for line in rest if line.text), isolated=True),
            )
        ]
    return [chunk]


def _numbered_items(lines: Sequence[Line]) -> list[tuple[str, list[Line]]]:
    """Return the items of a list, with the style of their numbers, if each is a heading over running text."""
    items: list[tuple[str, list[Line]]] = []
    for line in lines:
        marker = shapes.list_marker(line.text)
        if marker and not marker.ordered:
            return []
        if marker:
            items.append((marker.style, [line]))
        elif line.text:
            items[-1][1].append(line)
    numbered = all(_heads(_unmarked(item[0].text), item[1:]) for _, item in items)
    return items if numbered else []


def _unmarked(text: str) -> str:
    marker = shapes.list_marker(text)
    return text[marker.body :] if marker else text


def _heads(first: str, lines: Sequence[Line]) -> bool:
    """Tell whether the short line ``first`` stands over ``lines`` rather than running on into them."""
    if not lines:
        return False
    second = lines[0].text
    if shapes.columns(first) > 40 or not _NOUN_END.search(first) or shapes.goes_on(first, second):
        return False
    if any(test(first) for test in (shapes.is_stopped, shapes.is_caption, shapes.field_of, shapes.turn_of, shapes.time_of)):
        return False
    stopped = any(shapes.is_stopped(line.text) for line in lines)
    wider = shapes.columns(second) - shapes.columns(first) > 8 or shapes.is_stopped(second)
    return stopped and wider and not shapes.is_address(first) and not _NOT_A_HEADING.match(first)


def _numbered_heading(chunks: Sequence[Chunk], at: int) -> Chunk:
    """Return a list of a single numbered line (1. 概要) as a heading if running text or a list follows it."""
    chunk = chunks[at]
    line = chunk.lines[0]
    marker = shapes.list_marker(line.text)
    if chunk.kind != "list" or len(chunk.lines) != 1 or marker is None or not marker.ordered or not chunk.isolated:
        return chunk
    body = at + 1 < len(chunks) and chunks[at + 1].kind in ("text", "table", "list", "heading", "quote")
    if not body or shapes.is_stopped(line.text) or shapes.columns(line.text) > _LONGEST:
        return chunk
    return replace(chunk, kind="heading", style=marker.style)


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
        return not text.endswith(("。", "．"))
    if shapes.looks_like_caption(text):
        return False
    if shapes.is_stopped(text):
        is_sentence = shapes.columns(text) > _LONGEST_QUESTION or shapes.is_predicate(text.rstrip("？?！!"))
        return text.endswith(("？", "?", "！", "!")) and not is_sentence
    return not shapes.is_predicate(text) or (stops_usual and shapes.columns(text) <= _LONGEST_PREDICATE)


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
