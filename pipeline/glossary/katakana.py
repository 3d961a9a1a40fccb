"""Terms inside a long katakana word that the dictionary does not have: メモリホットプラグサポート is one token to fugashi."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import compress
from operator import itemgetter

from pipeline.glossary.index import Index
from pipeline.glossary.scan import find_keys
from pipeline.glossary.variants import fold
from pipeline.model.text import Span
from pipeline.model.tokens import Token
from pipeline.text.tokenizer import tokenize

_SHORTEST_RUN = 6
_SHORTEST_WORD = 3
"""What is left between terms must be a word; shorter ones are found in every heap of syllables."""

_is_unknown = itemgetter(Token._fields.index("is_unknown"))


def katakana_parts(index: Index, tokens: Sequence[Token]) -> Iterator[tuple[Token, list[tuple[Span, str]]]]:
    """Yield unknown katakana tokens that stand alone, with the spans in them and the keys that may stand there.

    A long vowel behind a part belongs to it: スケジューラードメイン is スケジューラー and ドメイン.
    """
    for at, token in compress(enumerate(tokens), map(_is_unknown, tokens)):
        if len(token.surface) >= _SHORTEST_RUN and _is_run(token.surface):
            if any(_is_run(other.norm) for other in _neighbours(tokens, at)):
                continue
            text = token.surface
            parts = []
            for first, last, key in find_keys(index.spellings, [fold(letter) for letter in text]):
                end = last + 1 if text.startswith("ー", last) else last
                parts.append((Span(token.start + first, token.start + end), key))
            if parts:
                yield token, parts


def are_words(gap: str) -> bool:
    """Tell whether the katakana ``gap`` between terms is one word that the dictionary has, or nothing.

    >>> are_words("サポート"), are_words("サポ"), are_words("")
    (True, False, True)
    """
    return not gap or (len(gap) >= _SHORTEST_WORD and _is_known(gap))


@lru_cache(maxsize=1 << 12)
def _is_known(word: str) -> bool:
    tokens = tokenize(word)
    return len(tokens) == 1 and not tokens[0].is_unknown


def _is_run(text: str) -> bool:
    return all("ァ" <= char <= "ヺ" or char == "ー" for char in text)


def _neighbours(tokens: Sequence[Token], at: int) -> Iterator[Token]:
    if at and tokens[at - 1].end == tokens[at].start:
        yield tokens[at - 1]
    if at + 1 < len(tokens) and tokens[at + 1].start == tokens[at].end:
        yield tokens[at + 1]
