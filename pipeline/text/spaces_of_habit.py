"""Come here when a space that is a habit of typing (3 日, A 社, 旧 API) changes the English, or one that parts two notes is lost."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from pipeline.model.tokens import Token
from pipeline.text.shipped import cells, table


def spaces_of_habit(text: str, tokens: Sequence[Token]) -> list[int]:
    """Return the offsets of the spaces in ``text``, whose ``tokens`` are given, that part nothing, rising.

    A single space between digits or Latin letters and Japanese counts for nothing where the words on both sides are one
    expression whatever is typed: a number and its counter, a prefix or particle and what follows it, a suffix and what it
    stands behind, Company A. Where it may part two things (新宿 19:00 集合, 1 はじめに) it stays.

    >>> from pipeline.text.tokenizer import tokenize
    >>> text = "3 日目は A 社の 3 台を約 10 分で"
    >>> [text[at - 1 : at + 2] for at in spaces_of_habit(text, tokenize(text))]
    ['3 日', 'A 社', 'の 3', '3 台', '約 1', '0 分']
    >>> text = "新宿 19:00 集合"
    >>> spaces_of_habit(text, tokenize(text))
    []
    """
    gaps = [
        at for at, (one, other) in enumerate(pairwise(tokens)) if other.start == one.end + 1 and text[one.end] == " "
    ]
    behind = {at for at in gaps if _belongs_to_what_is_before(tokens, at) or _stands_in_row(tokens, at)}
    before = {at for at in gaps if at not in behind and _leads_to_what_is_behind(tokens, at, behind)}
    return [tokens[at].end for at in gaps if at in behind or at in before]


def _belongs_to_what_is_before(tokens: Sequence[Token], at: int) -> bool:
    """Whether what stands behind the gap after token ``at`` is the counter of a number or the suffix of a word."""
    one, other = tokens[at], tokens[at + 1]
    if not (one.norm.isascii() and one.norm[-1:].isalnum()) or other.norm.isascii():
        return _is_number(one) and _is_number(other) and not (one.norm.isascii() and other.norm.isascii())
    if _is_number(one):
        counter = other.pos1 == "接尾辞" or other.pos3 == "助数詞可能" or other.norm in _counters()
        return _is_number(other) or counter or _counts(tokens, at)
    return other.pos1 == "接尾辞" or (other.norm in _OF_A_LETTER and len(one.norm) <= 2 and one.norm.isupper())


def _stands_in_row(tokens: Sequence[Token], at: int) -> bool:
    """Whether the gap after token ``at`` is beside the mark between two numbers: 3 ・ 4 号館, 10 〜 12 人."""
    mark = at if tokens[at].norm in _RANGE else at + 1
    numbers = [*tokens[max(mark - 1, 0) : mark], *tokens[mark + 1 : mark + 2]]
    return tokens[mark].norm in _RANGE and len(numbers) == 2 and all(map(_is_number, numbers))


def _counts(tokens: Sequence[Token], at: int) -> bool:
    """Whether the number ``at`` counts the noun behind it: inside Japanese, and no year."""
    ahead = tokens[at - 1] if at > 0 else None
    ranged = at > 1 and tokens[at - 1].norm in "〜~・" and _is_number(tokens[at - 2])
    inside = ahead is not None and (
        ranged or ahead.pos1 not in ("名詞", "補助記号", "記号") or ahead.norm in "東西南北"
    )
    behind = tokens[at + 1]
    small = inside and len(tokens[at].norm) < 4
    return behind.norm in _BOUNDS or (small and behind.pos1 == "名詞" and behind.pos3 != "副詞可能")


def _leads_to_what_is_behind(tokens: Sequence[Token], at: int, behind: set[int]) -> bool:
    """Whether a number or Latin word behind the gap after token ``at`` goes with what stands before it."""
    one, other = tokens[at], tokens[at + 1]
    if one.norm.isascii() or not (other.norm.isascii() and other.norm[0].isalnum()):
        return False
    if one.pos1 == "接頭辞" or (one.norm in _BEFORE_LATIN and one.pos1 != "接尾辞"):
        return True
    if one.pos1 == "助詞" and _is_number(other):
        return True
    last = at + 1
    while last + 2 < len(tokens) and tokens[last + 1].norm in _RANGE and _is_number(tokens[last + 2]):
        last += 2
    return _is_number(other) and last in behind


def _is_number(token: Token) -> bool:
    return token.pos2 == "数詞"


@cache
def _counters() -> frozenset[str]:
    return frozenset(word for row in table("quantities/counters") for word in cells(row, "ja"))


_RANGE = "〜～~-・"
_BOUNDS = frozenset(("以降", "以前", "以上", "以下", "以内", "未満", "前後", "程度", "頃"))
_OF_A_LETTER = frozenset(("社", "氏", "君", "案", "棟", "館", "型", "班", "組", "級", "地点", "病院", "大学", "言語"))
"""What is told apart by a letter: A社, C案, B棟."""

_BEFORE_LATIN = frozenset(
    ("旧", "新", "各", "全", "某", "非", "他", "同", "元", "現", "対", "脱", "副", "準", "両", "当", "計", "約")
)
"""Words that are prefixes in front of a Latin word or a number, whatever the dictionary calls them."""
