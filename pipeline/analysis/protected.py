"""Stretches that stay in one piece: what the parser gets to see as one word, what it gets to see by itself, what no bunsetsu cuts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from pipeline.model.terms import TermMatch
from pipeline.model.tokens import Token

Range = tuple[int, int]
"""Token indices, from and behind."""

# In the order they are tried: web and mail addresses; numbers with marks inside; Latin words with marks or spaces between.
# Words have bounds and are not given back (*+, {}+): time grows with the text and no faster, whatever it is.
_ONE_WORD = re.compile(
    r"""(?xa)
      (?: https?://|ftp://|www\.)[!-~]+
    | [A-Za-z0-9][\w.+-]{0,63}+@[A-Za-z0-9][\w.-]{0,253}\.[A-Za-z]{2,}
    | [0-9]+(?:[.,:/-][0-9]+)+
    | [A-Za-z][A-Za-z0-9+\#]{0,63}+(?:(?:[.,]?[ ]|[-/.&'’]|_+|[ ][-/&–][ ]|[ ]?[:][ ])[A-Za-z0-9][A-Za-z0-9+\#]*+)+
    """
)
_PARENTHESES = {"(": ")", "[": "]", "（": "）", "［": "］", "〔": "〕", "【": "】"}
_QUOTES = {"「": "」", "『": "』", "“": "”", "〈": "〉", "《": "》", "‘": "’", "〝": "〟"}
_GRAMMAR = frozenset(("助詞", "助動詞", "動詞", "形容詞"))
"""What a quotation has in it that is text and not a name."""


class Protected(NamedTuple):
    """Ranges of tokens, left to right; those of a kind do not overlap.

    ``words`` go to the parser as one word, ``parentheses`` (with their brackets) are parsed by themselves, ``names`` stay
    within one bunsetsu, ``quotations`` are text in quotes whose insides hang together.
    """

    words: tuple[Range, ...]
    parentheses: tuple[Range, ...]
    names: tuple[Range, ...]
    quotations: tuple[Range, ...]


def find_protected(text: str, tokens: Sequence[Token], matches: Sequence[TermMatch] = ()) -> Protected:
    """Return what must stay in one piece in a sentence: ``matches`` are the glossary terms and names in it.

    >>> from pipeline.text.tokenizer import tokenize
    >>> text = "「Hot Plug」(詳細は http://example.com/ )の話。"
    >>> found = find_protected(text, tokenize(text))
    >>> found.words, found.parentheses, found.names
    (((1, 3), (7, 15)), ((4, 16),), ((0, 4),))
    """
    starts = {token.start: at for at, token in enumerate(tokens)}
    ends = {token.end: at + 1 for at, token in enumerate(tokens)}
    normal = [token.norm for token in tokens]
    words = []
    plain = _width_folded(text, tokens)
    for match in _ONE_WORD.finditer(plain):
        first, behind = starts.get(match.start()), ends.get(match.end())
        if first is not None and behind is not None and behind - first > 1:
            words.append((first, behind))
    names: list[Range] = []
    quotations: list[Range] = []
    grammar = list(accumulate((token.pos1 in _GRAMMAR for token in tokens), initial=0))
    for first, behind in _pairs(normal, _QUOTES):
        is_text = grammar[behind] > grammar[first]
        (quotations if is_text else names).append((first, behind))
    for term in matches:
        first, behind = starts.get(term.span.start), ends.get(term.span.end)
        if first is not None and behind is not None and behind - first > 1:
            names.append((first, behind))
    return Protected(
        tuple(words), tuple(_pairs(normal, _PARENTHESES)), tuple(sorted(set(names))), tuple(sorted(quotations))
    )


def _width_folded(text: str, tokens: Sequence[Token]) -> str:
    """Return ``text`` with tokens in half width where that does not change their length."""
    parts, at = [], 0
    for token in tokens:
        parts.append(text[at : token.start])
        parts.append(token.norm if len(token.norm) == len(token.surface) else token.surface)
        at = token.end
    parts.append(text[at:])
    return "".join(parts)


def _pairs(marks: Sequence[str], kinds: dict[str, str]) -> list[Range]:
    """Return the outermost and inner pairs of brackets of ``kinds``, by where they open; what is not closed is no pair."""
    found, open_at = [], []
    for at, mark in enumerate(marks):
        if mark in kinds:
            open_at.append(at)
        else:
            for place in range(len(open_at) - 1, max(len(open_at) - 4, -1), -1):
                if kinds[marks[open_at[place]]] == mark:
                    found.append((open_at[place], at + 1))
                    del open_at[place:]
                    break
    return sorted(found)
