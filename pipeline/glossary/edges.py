"""What a word is in running text: whether a stretch stands free or is part of a longer word, an address or a file name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.glossary.index import Index
from pipeline.glossary.variants import fold
from pipeline.model.text import Span
from pipeline.model.tokens import Token

SOLID = re.compile(r"[!-~]+")
ADDRESS = re.compile(r"://|@|^www\.|^[~.]?/[\w.]|\\")
"""What makes a run of ``SOLID`` characters an address or a path, in which no word stands for a concept."""

_LATIN = re.compile(
    r"[A-Za-z\u00c0-\u024f][\w\u00c0-\u024f]*(?:[-_./&'][A-Za-z0-9\u00c0-\u024f]+)*(?:\+\+|#)?", re.ASCII
)

_FAR = 200
"""Characters to either side in which an address is looked for."""

_LOOSE = frozenset(map(chr, range(ord("ぁ"), ord("ゖ") + 1))) | frozenset("、。「」『』（）・：；！？　 \t\n")
"""Characters that no word in Latin, katakana or kanji goes on in: nearly every term stands between two of them."""


def stands_free(index: Index, text: str, tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether ``tokens[first:last]`` are words of their own.

    Latin letters and digits hold together (AIO is not in RAIO, 2.6 not in 2.6.9, C not in C++), and so do
    katakana where fugashi's cut cannot be trusted: both sides must be known to the dictionary or the glossary.
    """
    start, end = tokens[first].start, tokens[last - 1].end
    if (not start or text[start - 1] in _LOOSE) and (end == len(text) or text[end] in _LOOSE):
        return True
    before = tokens[first - 1] if first and tokens[first - 1].end == start else None
    after = tokens[last] if last < len(tokens) and tokens[last].start == end else None
    head, tail = tokens[first].norm[0], tokens[last - 1].norm[-1]
    if before is not None:
        if _is_latin(head) and _holds_left(before.norm[-1], tokens, first):
            return False
        if _is_katakana(head) and _is_katakana(before.norm[-1]) and not _are_words(index, before, tokens[first]):
            return False
    if after is not None:
        if _is_latin(tail) and _holds_right(after.norm[0], tokens, last):
            return False
        if _is_katakana(tail) and _is_katakana(after.norm[0]) and not _are_words(index, tokens[last - 1], after):
            return False
    return not (_is_latin(head) and (before or after) and _is_in_address(text, start, end))


def latin_words(text: str) -> Iterator[Span]:
    """Yield where Latin words stand, with the digits and marks that are part of them; nothing in an address or a path.

    >>> text = "NFSv4とC++、I/O、https://example.com/x"
    >>> [span.of(text) for span in latin_words(text)]
    ['NFSv4', 'C++', 'I/O']
    """
    for solid in SOLID.finditer(text):
        if not ADDRESS.search(solid[0]):
            yield from (Span(*word.span()) for word in _LATIN.finditer(text, *solid.span()))


def _holds_left(char: str, tokens: Sequence[Token], first: int) -> bool:
    if _is_latin(char):
        return True
    mark = tokens[first - 1]
    return char == "." and first > 1 and tokens[first - 2].end == mark.start and _is_latin(tokens[first - 2].norm[-1])


def _holds_right(char: str, tokens: Sequence[Token], last: int) -> bool:
    if _is_latin(char) or char == "#":
        return True
    mark = tokens[last]
    following = tokens[last + 1] if last + 1 < len(tokens) and tokens[last + 1].start == mark.end else None
    if char == "+":
        return mark.norm == "++" or (following is not None and following.norm[0] == "+")
    return char == "." and following is not None and _is_latin(following.norm[0])


def _is_latin(char: str) -> bool:
    return char == "_" or (char < "\u0370" and char.isalnum())


def _is_katakana(char: str) -> bool:
    return "ァ" <= char <= "ヺ" or char == "ー"


def _are_words(index: Index, left: Token, right: Token) -> bool:
    return all(_is_word(index, token) for token in (left, right))


def _is_word(index: Index, token: Token) -> bool:
    return (not token.is_unknown and len(token.norm) > 1) or fold(token.norm) in index.spellings.first


def _is_in_address(text: str, start: int, end: int) -> bool:
    left = max((found.start() for found in SOLID.finditer(text, max(start - _FAR, 0), end)), default=start)
    found = SOLID.match(text, left, end + _FAR)
    return found is not None and found.end() > left and ADDRESS.search(found[0]) is not None
