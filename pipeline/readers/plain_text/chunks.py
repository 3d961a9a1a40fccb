"""Come here when lines are grouped wrongly: what belongs together, by blank lines, marks and rulers."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.readers import shapes
from pipeline.readers.plain_text.lines import Line, is_fence, is_indented_code, is_prompt, is_ruler
from pipeline.readers.plain_text.tables import table_length

Kind = Literal["text", "heading", "list", "fields", "table", "quote", "code", "ruler"]

_LONGEST_HEADING = 60
_LONGEST_MARKED = 40
"""In code points. A line with a mark that is longer is an item or a sentence."""

_LONGEST_DAY = 30
"""In code points: 5/13(火) D社訪問 over what happened on that day."""

_HASHES = re.compile(r"(#{1,6})[ 　]+\S")
_NUMBERED_PART = re.compile(r"第[0-9０-９一二三四五六七八九十]+([部章節編話])(?:[:：\s　]|$)|(§+)\s*\S")
_DECIMAL = re.compile(r"[0-9０-９]{1,2}((?:[.．][0-9０-９]{1,2}){1,4})[.．]?[\s　]*[^\s　0-9０-９.．]")
_BRACKETS = tuple("【《〔［<＜")
_BRACKETED = re.compile(r"[■□◆◇●○]?\s*([【《〔［<＜])[^】》〕］>＞]{1,40}[】》〕］>＞]$")
_MARKED = re.compile(r"([■□◆◇●○◎★☆▼▽▲△▶►❖])\s*[^\s■□◆◇●○◎★☆▼▽▲△]")
_QUOTED = re.compile(r"[>＞](?!>)")


@dataclass(frozen=True, slots=True)
class Chunk:
    """Lines that belong together. ``style`` tells headings of one level from those of another (``■``, ``#2``, ``1.1``).

    ``isolated`` is set when blank lines, rulers or the ends of the text stand around it, ``after_text`` when other lines
    stand right over it.
    """

    kind: Kind
    lines: tuple[Line, ...]
    style: str = ""
    isolated: bool = False
    after_text: bool = False

    @property
    def bracketed(self) -> bool:
        """Whether it is a heading in brackets: 【概要】."""
        return self.kind == "heading" and self.style in _BRACKETS


def chunks_of(lines: Sequence[Line]) -> list[Chunk]:
    """Return the chunks of ``lines`` in order; every line that is not blank is in exactly one of them."""
    closing = _closing_fences(lines)
    chunks: list[Chunk] = []
    at = 0
    open_before = False
    while at < len(lines):
        if not lines[at].text:
            at += 1
            open_before = False
            continue
        kind, style, end = _chunk_at(lines, at, closing)
        if kind == "ruler" and open_before and (underlined := _underlined(chunks, lines[at])):
            chunks[-1] = underlined
        else:
            last = end == len(lines) or not lines[end].text or is_ruler(lines[end].text)
            before = open_before and not (chunks and chunks[-1].kind in ("ruler", "heading"))
            chunks.append(Chunk(kind, tuple(lines[at:end]), style, not before and last, before))
        open_before = True
        at = end
    return chunks


def _closing_fences(lines: Sequence[Line]) -> dict[int, int]:
    """Return for each line that opens literal text the one that closes it; a fence left open is no fence."""
    fences = [number for number, line in enumerate(lines) if is_fence(line.text)]
    return dict(zip(fences[::2], fences[1::2], strict=False))


def _chunk_at(lines: Sequence[Line], at: int, closing: dict[int, int]) -> tuple[Kind, str, int]:
    """Return kind, heading style and end of the chunk that begins at line ``at``."""
    line = lines[at]
    if at in closing:
        return "code", "fence", closing[at] + 1
    if rows := table_length(lines, at):
        return "table", "", at + rows
    if is_ruler(line.text):
        return "ruler", line.text[0], at + 1
    if style := _heading_style(lines, at):
        return "heading", style, at + 1
    if _is_quote(line.text):
        return "quote", "", _while(lines, at, _is_quote)
    if is_prompt(line.text):
        return "code", "", _while(lines, at, is_prompt)
    if shapes.list_marker(line.text) and not shapes.is_caption(line.text) and not shapes.is_question(line.text):
        return "list", "", _list_end(lines, at, closing)
    end = _text_end(lines, at, closing)
    if is_indented_code(lines[at:end]):
        return "code", "", end
    return "text", "", end


def _heading_style(lines: Sequence[Line], at: int) -> str:
    """Return the style of a heading that its own mark shows, or nothing."""
    text = lines[at].text
    before = lines[at - 1].text if at else ""
    after = lines[at + 1].text if at + 1 < len(lines) else ""
    if match := _HASHES.match(text):
        return f"#{len(match[1])}"
    if len(text) > _LONGEST_HEADING or shapes.is_caption(text):
        return ""
    if match := _BRACKETED.match(text):
        return match[1]
    if shapes.is_stopped(text) and not text.endswith(("？", "?", "！", "!")):
        return ""
    if shapes.starts_with_date(text) and len(text) <= _LONGEST_DAY and after and (not before or is_ruler(before)):
        letterhead = at == 0 and not shapes.stands_alone_as_day(text)
        return "" if letterhead or shapes.starts_with_date(after) or shapes.field_of(text) else "bare"
    if match := _NUMBERED_PART.match(text):
        return match[1] or match[2]
    if (match := _DECIMAL.match(text)) and (not before or is_ruler(before)):
        return "1" + ".1" * len(re.findall("[.．]", match[1]))
    if (match := _MARKED.match(text)) and len(text) <= _LONGEST_MARKED:
        # A mark that neighbouring lines share makes a list; ■日時：… is a field.
        same = (before[:1], after[:1]).count(match[1])
        return "" if same or shapes.field_of(text[1:].lstrip()) else match[1]
    return ""


def _is_quote(text: str) -> bool:
    return _QUOTED.match(text) is not None


def _while(lines: Sequence[Line], at: int, belongs: Callable[[str], bool]) -> int:
    end = at + 1
    while end < len(lines) and lines[end].text and belongs(lines[end].text):
        end += 1
    return end


def _list_end(lines: Sequence[Line], at: int, closing: dict[int, int]) -> int:
    """Return the end of the list at ``at``: items, the lines that go on with them, blank lines between items."""
    end = at + 1
    margin = lines[at].indent
    while end < len(lines):
        if not lines[end].text:
            following = end + 1
            while following < len(lines) and not lines[following].text:
                following += 1
            if following == len(lines) or not _goes_on_behind_blank(lines[following], lines[at], margin):
                break
            end = following
        if _heading_style(lines, end) or is_ruler(lines[end].text) or _is_quote(lines[end].text) or end in closing:
            break
        if shapes.is_caption(lines[end].text) or shapes.is_heading_word(lines[end].text):
            break
        end += 1
    return end


def _goes_on_behind_blank(line: Line, first: Line, margin: int) -> bool:
    """Tell whether ``line``, behind a blank one, still belongs to the list that begins with ``first``."""
    marker = shapes.list_marker(line.text)
    if marker is None:
        return line.indent >= margin + 2 and not shapes.is_caption(line.text)
    opening = shapes.list_marker(first.text)
    return line.indent > margin or (opening is not None and marker.ordered == opening.ordered)


def _text_end(lines: Sequence[Line], at: int, closing: dict[int, int]) -> int:
    """Return the end of the paragraph at ``at``: the next blank line, or a line that begins something else."""
    if shapes.is_heading_word(lines[at].text):
        return at + 1
    asked = shapes.is_question(lines[at].text)
    end = at + 1
    while end < len(lines) and lines[end].text:
        text = lines[end].text
        begins = (
            end in closing
            or is_ruler(text)
            or _is_quote(text)
            or shapes.is_heading_word(text)
            or (shapes.list_marker(text) and not (asked and shapes.turn_of(text)))
            or _heading_style(lines, end)
            or table_length(lines, end)
        )
        if begins:
            break
        end += 1
    return end


def _underlined(chunks: Sequence[Chunk], ruler: Line) -> Chunk | None:
    """Return the last chunk as a heading if it is one short line and ``ruler`` is drawn under it."""
    last = chunks[-1] if chunks else None
    if last is None or last.kind not in ("text", "heading") or len(last.lines) != 1:
        return None
    text = last.lines[0].text
    if len(text) > _LONGEST_HEADING or shapes.is_stopped(text) or shapes.field_of(text):
        return None
    return replace(last, kind="heading", style=f"under {ruler.text[0]}", isolated=True)
