"""Where concepts may stand in a row of tokens: keys looked up in the index, to be verified by the matcher."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from itertools import compress
from operator import itemgetter
from typing import Generic, NamedTuple, TypeVar

from pipeline.glossary.index import HEAD, Index, Table
from pipeline.glossary.readings import bare_text
from pipeline.glossary.variants import drop_okurigana, fold
from pipeline.model.tokens import Token

REACH = 4
"""How many tokens to either side a compound is tried with whose words are inflected or in kana."""

_WITH_OKURIGANA = frozenset({"名詞", "動詞", "形容詞", "形状詞"})
_MOST_WORDS = 1 << 16

_PARTICLES = frozenset("のをはがにとでもやかへばてただな")
"""A third of all tokens, and never a word that could be a term's."""

_norm_of = itemgetter(Token._fields.index("norm"))

Value = TypeVar("Value")


class _Memo(dict[str, Value], Generic[Value]):
    """Remembers what a function said of a word: a text has few different ones, and each is asked for in C."""

    def __init__(self, function: Callable[[str], Value]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, word: str) -> Value:
        if len(self) >= _MOST_WORDS:
            self.clear()
        value = self[word] = self._function(word)
        return value


def _may_be_inflected(norm: str) -> bool:
    return "ぁ" <= norm[-1] <= "ゖ" and norm not in _PARTICLES


_keys = _Memo(fold)
_inflected = _Memo(_may_be_inflected)


class Place(NamedTuple):
    """``key`` is that of the tokens from ``first`` up to ``last``, in their dictionary form if ``inflected``."""

    first: int
    last: int
    key: str
    inflected: bool = False


def find_places(index: Index, tokens: Sequence[Token]) -> Iterator[Place]:
    """Yield where a concept may stand: by the keys as they are, in dictionary form, and with kanji for kana."""
    norms = list(map(_norm_of, tokens))
    keys = keys_of(norms)
    for first, last, key in find_keys(index.spellings, keys):
        yield Place(first, last, key)
    known = index.spellings.first
    for at, token in compress(enumerate(tokens), map(_inflected.__getitem__, norms)):
        if token.pos1 in _WITH_OKURIGANA:
            if (len(token.norm) > 2 and len(bare_text(token)) > 1) or token.pos2 == "数詞":
                yield from _bare_places(known, tokens, at)
            if token.base[-2:] in index.endings and token.norm != token.base:
                yield from _inflected_places(known, keys, tokens, at)


def keys_of(norms: Iterable[str]) -> list[str]:
    """Return the keys of words in NFKC."""
    return list(map(_keys.__getitem__, norms))


def find_keys(table: Table, keys: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield where ``keys`` of successive tokens hold a key of ``table``: first, the one behind the last, the key.

    Runs over every token of every text: one look-up in C dismisses nearly all of them.
    """
    known, reach = table.first, table.reach
    for first in compress(range(len(keys)), map(reach.__getitem__, keys)):
        key = ""
        for last in range(first, len(keys)):
            piece = keys[last]
            key += piece
            if len(key) > reach[key[:HEAD]]:
                break
            if piece and key in known:  # a key that ends in a separator is that before it
                yield first, last + 1, key


def _bare_places(known: Container[str], tokens: Sequence[Token], at: int) -> Iterator[Place]:
    """Yield where a compound with the token at ``at`` may be one that the glossary writes with other okurigana.

    Words of one kanji (行う, 行なう) are left alone: no term is lost, and every sentence has them.
    """
    right = [bare_text(token) for token in tokens[at : at + REACH]]
    key = ""
    for first in range(at, max(at - REACH, -1), -1):
        piece = bare_text(tokens[first])
        if not piece:
            return
        key = piece + key
        longer = key
        for last, more in enumerate([*right[1:], ""], at + 1):
            if longer in known:
                yield Place(first, last, longer)
            longer += more


def _inflected_places(known: Container[str], keys: Sequence[str], tokens: Sequence[Token], at: int) -> Iterator[Place]:
    """Yield where words that end in the inflected token at ``at`` may be in the glossary in dictionary form."""
    key = fold(tokens[at].base)
    for first in range(at, max(at - REACH, -1), -1):
        key = key if first == at else keys[first] + key
        for one in (key, drop_okurigana(key)):
            if one in known:
                yield Place(first, at + 1, one, inflected=True)
                break
