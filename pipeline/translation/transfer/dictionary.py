"""Come here for what becomes of a word that no table of the lexicon has: a general dictionary's first plain gloss, flagged.

``pipeline/data/jmdict/words.tsv`` is drawn from JMdict by ``training.dictionary``: a line a word, sorted by bytes, so that it is looked
into where it lies. A dictionary knows neither field nor sentence; what it says is shown to help a reader along, never trusted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.model.tokens import Token
from pipeline.text.shipped import DATA
from pipeline.translation.transfer.lexicon.entries import Entry
from pipeline.translation.transfer.lexicon.table import Key

FILE = "jmdict/words.tsv"
PREFIX = "j."
"""What the ids of its entries begin with."""

VERBAL = ("verb", "collocation")
"""Kinds whose English is a verb, and whose lines have a frame."""

_LONGEST = 4
"""In tokens: how long a word is looked for."""


def dictionary_words(tokens: Sequence[Token], at: int, end: int) -> Iterator[tuple[int, tuple[Entry, ...]]]:
    """Yield (how many tokens, entries) for each word of the dictionary that begins at ``tokens[at]``, longest first."""
    for length in range(min(_LONGEST, end - at), 0, -1):
        if found := dictionary_senses(tokens[at : at + length]):
            yield length, found


def dictionary_senses(tokens: Sequence[Token]) -> tuple[Entry, ...]:
    """Return the entries, one of a kind, of the word that ``tokens`` are.

    >>> from pipeline.text.tokenizer import tokenize
    >>> [(entry.kind, entry.en) for entry in dictionary_senses(tokenize("瑪瑙"))]
    [('noun', 'agate')]
    """
    keys = (" ".join([token.lemma for token in tokens]), "".join([token.norm for token in tokens]))
    found = looked_up(keys[0]) or looked_up(keys[1])
    short = len(tokens) == 1 and _SHORT_KANA.fullmatch(tokens[0].surface)
    return tuple(entry for entry in found if entry.kind != "collocation" and not (short and entry.kind not in VERBAL))


_SHORT_KANA = re.compile("[ぁ-ゖ]{1,2}")
"""What is nearly always a particle or a piece of one, where a dictionary has a rare noun: たか is no hawk, はず no nock."""


def dictionary_idioms(noun: Key, particle: str, verb: Key) -> tuple[Entry, ...]:
    """Return what a noun, its particle and its verb mean together where that is more than each by itself.

    >>> [entry.en for entry in dictionary_idioms(("言葉",), "を", ("失う",))]
    ['become speechless']
    """
    return tuple(entry for entry in looked_up(idiom_key(noun, particle, verb)) if entry.kind == "collocation")


def idiom_key(noun: Key, particle: str, verb: Key) -> str:
    """Return the key of an idiom: all its lemmas."""
    return " ".join((*noun, particle, *verb))


@cache
def looked_up(key: str) -> tuple[Entry, ...]:
    """Return the entries of ``key``: the lemmas of a word with spaces between, or its spelling."""
    data, start = _data(), f"{key}\t".encode()
    low, high = 0, len(data)
    while low < high:
        middle = data.rfind(b"\n", 0, (low + high) // 2) + 1
        if middle < low:
            middle = low
        if data[middle : data.find(b"\n", middle) + 1] < start:
            low = data.find(b"\n", middle) + 1
        else:
            high = middle
    found = []
    while data.startswith(start, low):
        stop = data.find(b"\n", low)
        _, kind, ja, english, more = data[low:stop].decode().split("\t")
        found.append(entry_of(ja, kind, english, more))
        low = stop + 1
    return tuple(found)


def entry_of(ja: str, kind: str, english: str, more: str) -> Entry:
    """Return a line of the file as an entry; ``more`` is the grammar of a noun, the frame of a verb.

    >>> entry_of("囁く", "verb", "whisper", "ga>subj wo>obj").frame
    {'ga': 'subj', 'wo': 'obj'}
    """
    if kind in VERBAL:
        frame = dict(part.split(">") for part in more.split())
        return Entry(PREFIX + ja, kind, ja, english, frame=frame, subject="passive" if "wo" in frame else "it")
    return Entry(PREFIX + ja, kind, ja, english, frozenset(more.split()))


@cache
def _data() -> bytes:
    return (DATA / FILE).read_bytes()
