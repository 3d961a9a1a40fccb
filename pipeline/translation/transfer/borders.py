"""Come here when a label, a slide note or a line with arrows is parted wrongly: where a sentence falls into pieces read one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.model.tokens import Token
from pipeline.translation.transfer.function_meanings import becomes
from pipeline.translation.transfer.line_signs import line_signs
from pipeline.translation.transfer.note_borders import note_borders
from pipeline.translation.transfer.subtitles import in_brackets, sides, subtitles
from pipeline.translation.transfer.units import Reader


class Border(NamedTuple):
    """A place that parts a sentence: the piece before ends at token ``end``, the next starts at ``start``.

    ``mark`` is what stands there in English; the tokens between are what it renders (none for white space).
    """

    end: int
    start: int
    mark: str


def borders_of(tokens: Sequence[Token], reader: Reader) -> tuple[Border, ...]:
    """Return the borders of a sentence in order, outside of brackets, terms, numbers and Latin words."""
    inside = {at for unit in reader.fixed.values() for at in unit.tokens[1:]}
    inside |= {unit.start for unit in reader.fixed.values() if unit.english.startswith("#")}
    found = list(_borders(tokens, inside))
    found = _addressed(tokens, found)
    found += _beside_numbers(tokens, reader)
    found += _told_apart(tokens, found)
    found += _but_for(tokens, reader)
    found += _below(tokens)
    found += _signed(tokens)
    found += _turned(tokens)
    found += _added(tokens)
    found += _before_addresses(tokens, reader)
    found += [Border(*one) for one in subtitles(tokens, inside)]
    found += [Border(*one) for one in sides(tokens)] if not found else []
    known = {one.end for one in found}
    found += [Border(one.start, one.end, one.mark) for one in line_signs(tokens) if one.start not in known]
    known = {one.end for one in found}
    stops = [*(one for one in sorted(found) if one.mark != ","), Border(len(tokens), len(tokens), "")]
    begin = 0
    for stop in stops:
        commas = note_borders(tokens, reader, begin, stop.end)
        found += [Border(at, at + 1, mark) for at, mark in commas if at not in known]
        begin = stop.start
    return tuple(sorted(found))


def aside_borders(tokens: Sequence[Token], reader: Reader, start: int, end: int) -> tuple[Border, ...]:
    """Return what parts tokens ``[start, end)``, which stand in brackets: colons, white space, commas between a name and a time.

    （担当：伊東）, （A社　伊東）, （伊東、3月末まで）.
    """
    inside = {at - start for unit in reader.fixed.values() for at in unit.tokens[1:]}
    found = [Border(one.end + start, one.start + start, one.mark) for one in _borders(tokens[start:end], inside)]
    found = [one._replace(mark="," if one.mark == "–" else one.mark) for one in found if one.mark in (":", "–")]
    begin = max([start, *(one.start for one in found)])
    commas = [at for at in range(begin, end) if tokens[at].norm in "、," and not in_brackets(tokens, start, at)]
    stops = [*commas, end]
    times = [
        _is_amount(reader, first, last) or tokens[last - 1].lemma == "まで"
        for first, last in zip([begin, *(at + 1 for at in commas)], stops, strict=True)
    ]
    counted = all(any(one.end == stop and one.start > start for one in reader.fixed.values()) for stop in stops)
    if commas and ((any(times) and not all(times)) or (counted and not any(times))):
        found += [Border(at, at + 1, ",") for at in commas]
    return tuple(found)


def subtitle_borders(tokens: Sequence[Token], reader: Reader, start: int, end: int) -> tuple[Border, ...]:
    """Return what sets the subtitle of a quoted title apart, between tokens ``start`` and ``end``."""
    inside = {at - start for unit in reader.fixed.values() for at in unit.tokens[1:]}
    found = subtitles(tokens[start:end], inside)
    return tuple(Border(last + start, first + start, mark) for last, first, mark in found)


def _is_amount(reader: Reader, start: int, end: int) -> bool:
    """Whether tokens ``[start, end)`` begin with a date, time or amount: 4月上旬, 3/24まで."""
    unit = reader.fixed.get(start)
    return unit is not None and unit.amount is not None and unit.end <= end


def _borders(tokens: Sequence[Token], inside: set[int]) -> Iterator[Border]:
    depth = 0
    start = 0
    for at, token in enumerate(tokens):
        depth += token.pos2 == "括弧開"
        depth -= token.pos2 == "括弧閉"
        if depth > 0 or at in inside or at < start:
            continue
        if _PICTURE.fullmatch(token.surface):
            stop = next(
                (one for one in range(at, len(tokens)) if not _PICTURE.fullmatch(tokens[one].surface)), len(tokens)
            )
            yield Border(at, stop, "".join(one.surface for one in tokens[at:stop]))
            start = stop
            continue
        if _stops(tokens, at):
            asked = token.norm in "?!" or tokens[at - 1].lemma == "か"
            yield Border(at, at + 1, (token.norm if token.norm in "?!" else "?") if asked else ".")
            start = at + 1
            continue
        kept = at > 0 and (_is_ordinal(tokens, at) or _closes_note(tokens, at))
        if at > 0 and _is_gap(tokens[at - 1], token) and not kept:
            yield Border(at, at, "–")
        for length in (2, 1):
            sign = "".join(one.norm for one in tokens[at : at + length])
            if sign in _SIGNS and at + length < len(tokens) and not _is_glued(tokens, at, at + length):
                if _SIGNS[sign] == "→" and at and becomes(tokens, at + length):
                    break
                if at or sign in _OPENERS:
                    yield _signed_off(tokens, at, at + length, _SIGNS[sign])
                    start = at + length
                break


def _signed_off(tokens: Sequence[Token], at: int, end: int, mark: str) -> Border:
    """Return the border at a sign; an arrow behind a question leads to its answer: 有料か → 当面は無料."""
    marked = at > 1 and tokens[at - 1].norm == "?"
    asks = at > 1 and (marked or (tokens[at - 1].surface == "か" and tokens[at - 1].pos1 == "助詞"))
    return Border(at - marked, end, f"? {mark}") if mark == "→" and asks else Border(at, end, mark)


def _addressed(tokens: Sequence[Token], found: Sequence[Border]) -> list[Border]:
    """Return the borders with commas for the white space behind 会場：, where it parts a building from its rooms."""
    label = next((one for one in found if one.mark == ":"), None)
    if label is None or "".join(one.surface for one in tokens[: label.end]) not in _PLACES:
        return list(found)
    return [one._replace(mark=",") if one.mark == "–" and one.start >= label.start else one for one in found]


_PLACES = frozenset("会場 場所 開催地 開催場所 訪問先 訪問場所 所在地 集合場所 出張先 視察先 見学先".split())


def _beside_numbers(tokens: Sequence[Token], reader: Reader) -> Iterator[Border]:
    """Yield the white space of a note that parts a time or amount from the noun beside it: 懇親会 19:00〜21:00 会費5,000円."""
    if any(token.pos1 in ("動詞", "助詞", "助動詞") for token in tokens):
        return
    for unit in reader.fixed.values():
        if unit.amount is None or unit.amount.kind not in ("moment", "measure", "count"):
            continue
        before, after = unit.start - 1, unit.end
        if unit.amount.kind == "moment" and before >= 0 and _parts(tokens[before], tokens[unit.start]):
            yield Border(unit.start, unit.start, ",")
        if after < len(tokens) and after not in reader.fixed and _parts(tokens[after - 1], tokens[after]):
            yield Border(after, after, ",")


def _parts(before: Token, after: Token) -> bool:
    """Whether white space stands between the two, and nothing that goes on."""
    word = after.pos1 in ("名詞", "代名詞") and before.pos1 not in _GOES_ON
    return before.end < after.start and word


def _told_apart(tokens: Sequence[Token], found: Sequence[Border]) -> Iterator[Border]:
    """Yield the commas behind a label that part nouns from clauses, or people with what they are: メリット：高速、低コスト、運用が容易."""
    start = next((one.start for one in found if one.mark == ":"), 0)
    commas = [at for at in range(start, len(tokens)) if tokens[at].norm in "、," and not in_brackets(tokens, start, at)]
    if not start or not commas or tokens[-1].norm == "。":
        return
    if any(one.start > start for one in found):
        if not any(token.pos1 in ("動詞", "助詞", "助動詞") for token in tokens[start:]):
            yield from (Border(at, at + 1, ";") for at in commas)
        return
    ends = [*commas, len(tokens)]
    pieces = [tokens[begin:end] for begin, end in zip([start, *(at + 1 for at in commas)], ends, strict=True)]
    clauses = [any(token.pos1 == "助詞" and token.lemma in ("が", "は", "を") for token in piece) for piece in pieces]
    bare = [bool(piece) and piece[-1].pos1 in ("名詞", "形状詞", "接尾辞") for piece in pieces]
    if any(clauses) and not all(clauses) and all(bare):
        yield from (Border(at, at + 1, ",") for at in commas)


def _but_for(tokens: Sequence[Token], reader: Reader) -> Iterator[Border]:
    """Yield the comma between an amount and what it counts in or out, with nothing behind: 6日～9日、移動日を除く."""
    comma = next((at for at in reversed(range(len(tokens))) if tokens[at].norm in "、,"), 0)
    rest = [token.lemma for token in tokens[comma + 1 :]]
    before = next((unit for unit in reader.fixed.values() if unit.end == comma), None)
    amount = before is not None and before.amount is not None
    if comma and amount and rest[-2:] in (["を", "除く"], ["を", "含む"]) and rest.count("を") == 1:
        yield Border(comma, comma + 1, ",")


def _added(tokens: Sequence[Token]) -> Iterator[Border]:
    """Yield the comma before what is named only behind its sentence: 行ってきました、広島。, 楽しいですね、現地参加は。"""
    last = next((at for at in reversed(range(len(tokens))) if tokens[at].pos1 != "補助記号"), 0)
    comma = next((at for at in reversed(range(1, last)) if tokens[at].norm in "、,"), 0)
    before = [token.lemma for token in tokens[max(comma - 2, 0) : comma]]
    polite = bool({"です", "ます"} & set(before)) and tokens[comma - 1].cform.startswith(("終止", "連体"))
    told = tokens[comma - 1].pos2 == "終助詞" and tokens[comma - 1].surface != "か"
    rest = tokens[comma + 1 : last + 1]
    if not comma or not (polite or told) or len(rest) > 10 or in_brackets(tokens, 0, comma):
        return
    if (
        rest[0].pos1 in ("名詞", "代名詞", "連体詞", "接頭辞", "副詞")
        and rest[-1].pos1 != "副詞"
        and not any(one.pos1 in ("動詞", "助動詞") for one in rest)
    ):
        yield Border(comma, comma + 1, "–")


def _turned(tokens: Sequence[Token]) -> Iterator[Border]:
    """Yield the white space before a Latin name that is spoken of next, in a note: 日本では未発売 USでは今年発売."""
    topics = [at for at, token in enumerate(tokens) if token.surface == "は" and token.pos2 == "係助詞"]
    if len(topics) != 2 or tokens[-1].norm in "。．":
        return
    for at in range(topics[0] + 2, topics[1]):
        before, name = tokens[at - 1], tokens[at]
        noun = before.pos1 in ("名詞", "接尾辞", "形状詞") and not before.norm.isascii()
        behind = tokens[at + 1 : topics[1]]
        latin = name.norm.isalnum() and name.norm.isascii() and before.end < name.start
        if noun and latin and len(behind) < 2 and all(token.pos1 == "助詞" for token in behind):
            yield Border(at, at, "–")
            return


def _signed(tokens: Sequence[Token]) -> Iterator[Border]:
    """Yield the white space before the name of who said it: 試作機は安定しています by sato."""
    at = next((at for at in range(1, len(tokens) - 1) if tokens[at].surface == "by"), 0)
    ended = at > 0 and (tokens[at - 1].cform.startswith(("終止", "連体", "命令")) or tokens[at - 1].pos1 in _CLOSED)
    if ended and tokens[at - 1].end < tokens[at].start and not in_brackets(tokens, 0, at):
        yield Border(at, at, "–")


_CLOSED = frozenset({"補助記号", "終助詞"})


def _below(tokens: Sequence[Token]) -> Iterator[Border]:
    """Yield what parts 以下 from the title of what follows: 以下、質疑応答のメモ。, 以下個人的な感想."""
    last = next((token for token in reversed(tokens) if token.pos1 not in ("補助記号", "空白")), None)
    opens = len(tokens) > 2 and tokens[0].norm == "以下" and last is not None
    if opens and last is not None and last.pos1 in ("名詞", "接尾辞", "代名詞"):
        if tokens[1].norm in "、,":
            yield Border(1, 2, ":")
        elif tokens[1].pos1 == "名詞" and len(tokens) > 3:
            yield Border(1, 1, ":")


def _before_addresses(tokens: Sequence[Token], reader: Reader) -> Iterator[Border]:
    """Yield the white space before an address that closes a line: 苦労したが直った https://example.com/."""
    for at in range(1, len(tokens)):
        opens = tokens[at].norm in ("http", "https") and reader.text.startswith("://", tokens[at].end)
        if not opens or tokens[at - 1].end == tokens[at].start or in_brackets(tokens, 0, at):
            continue
        if tokens[at - 1].pos1 not in _GOES_ON and all(token.norm.isascii() for token in tokens[at:]):
            yield Border(at, at, ":")
            return


_PICTURE = re.compile(r"[\u2600-\u27bf\u200d\ufe0f\U0001f000-\U0001faff]+")
"""Emoji, which are kept where they stand."""

_SIGNS = {
    ":": ":",
    "→": "→",
    "⇒": "→",
    "=>": "→",
    "->": "→",
    "←": "←",
    "|": "|",
    "=": "=",
    "#": "#",
    "※": "Note:",
}
"""Signs that set two things apart, each to be read for itself: a label and its value, before and after, a remark."""

_OPENERS = frozenset({"→", "⇒", "=>", "->", "#", "※"})
"""Signs that may open a line."""


def _stops(tokens: Sequence[Token], at: int) -> bool:
    """Whether a sentence ends here and another follows in the same line: 寒い。上着を忘れた, not 「…。」と言う."""
    if at == 0 or at + 1 == len(tokens) or tokens[at + 1].pos2 in ("括弧閉", "句点"):
        return False
    before = tokens[at - 1]
    if tokens[at].surface in ("。", "｡", "．"):
        return not before.norm.isascii() or tokens[at].surface == "。"
    if tokens[at + 1].pos1 in ("助詞", "助動詞", "補助記号"):
        return False
    ended = before.cform.startswith(("終止", "意志", "命令")) or before.pos2 == "終助詞"
    return tokens[at].norm in "?!" and ended and tokens[at + 1].norm not in _SIGNS


def _is_glued(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether the sign stands inside a Latin word or address: http://, C#."""
    if at == 0:
        return False
    before, after = tokens[at - 1], tokens[end]
    beside = before.end == tokens[at].start and tokens[end - 1].end == after.start and tokens[at].surface not in "→⇒"
    return beside and before.norm.isascii() and (after.norm.isascii() or tokens[at].norm == "#")


def _is_gap(before: Token, after: Token) -> bool:
    """Whether white space between two Japanese words parts them, as on slides: カナダ トロント, 増やせます 第一弾は.

    White space beside Latin words is only typography; what stands before it goes on behind it when it is a particle, a mark or a form
    that must go on, and so does a family name with the name given.
    """
    if before.end == after.start or before.norm[-1:].isascii() or after.norm[:1].isascii():
        return False
    if before.pos1 in _GOES_ON or after.pos1 in ("助詞", "助動詞", "接尾辞", "補助記号"):
        return False
    if before.pos4 == "国" and after.pos3 == "地名":
        return False  # フランス ボルドー
    if before.pos3 == "人名" or (before.pos2 == after.pos2 == "固有名詞" and after.pos3 == "人名"):
        return False
    return before.pos1 in ("名詞", "接尾辞", "代名詞") or before.cform.startswith(("終止形", "連体形", "命令形"))


def _is_ordinal(tokens: Sequence[Token], at: int) -> bool:
    """Whether 第12回 stands before the white space: it belongs to the noun behind."""
    return tokens[at - 1].norm == "回" and any(token.norm == "第" for token in tokens[max(at - 4, 0) : at])


def _closes_note(tokens: Sequence[Token], at: int) -> bool:
    """Whether what white space sets apart is 参照, whose object stands before it: 詳細は 移行の手引き 参照."""
    return at == len(tokens) - 1 and tokens[at].lemma == "参照"


_GOES_ON = frozenset({"助詞", "連体詞", "接頭辞", "接続詞", "副詞", "補助記号"})
