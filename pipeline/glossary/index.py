"""From spellings to concepts: the dictionaries that the matcher looks into, built from whole columns at once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress
from operator import ne

from pipeline.glossary.rows import Sheet, split_grammar
from pipeline.glossary.spellings import Spellings
from pipeline.glossary.variants import drop_okurigana
from pipeline.text.letters import KANJI

Numbers = tuple[int, ...]

INFLECTING = ("verb", "adjective")
"""Parts of speech whose terms are found in every inflected form."""

_KANJI = re.compile(KANJI)


class Reach(dict[str, int]):
    """How long the keys of a table are that begin with a word; told by its first characters and remembered by word."""

    def __init__(self, keys: Collection[str]) -> None:
        """Take the keys of the table; nothing is made of them before the first word is asked for."""
        super().__init__()
        self._keys = keys

    def __missing__(self, word: str) -> int:
        if len(self) > _MOST_WORDS:
            self.clear()
        reach = self[word] = self._longest.get(word[:HEAD], 0) if len(word) >= HEAD else self._shorter.get(word, 0)
        return reach

    @cached_property
    def _longest(self) -> Mapping[str, int]:
        """What begins with ``HEAD`` characters, or with all of its own."""
        keys = sorted(self._keys, key=len)  # the longest comes last and stays
        return dict(zip([key[:HEAD] for key in keys], map(len, keys), strict=True))

    @cached_property
    def _shorter(self) -> Mapping[str, int]:
        """What begins with less than ``HEAD`` characters, or is no longer; nothing begins with a separator, which has none."""
        heads = sorted(self._longest, key=self._longest.__getitem__)  # the longest comes last and stays
        lengths = sorted(self._longest.values())
        longest: dict[str, int] = {}
        for size in reversed(range(1, HEAD)):  # a head shorter than ``size`` stands for itself until its own turn comes
            longest.update(zip([head[:size] for head in heads], lengths, strict=True))
        return longest


HEAD = 4
"""So many characters of a word are looked at: most that are no concept's are told by them."""

_MOST_WORDS = 1 << 16


@dataclass(frozen=True, slots=True)
class Table:
    """Keys with the number of the first concept that has each; ``others`` says it for keys of several.

    ``reach`` says of a word's key how long the keys that may begin with it are at most: 0 for nearly every word.
    """

    first: Mapping[str, int]
    others: Mapping[str, Numbers]
    reach: Reach

    def concepts(self, key: str) -> Numbers:
        """Return the numbers of all concepts that have ``key``, which must be in ``first``."""
        return self.others.get(key) or (self.first[key],)


@dataclass(frozen=True, slots=True)
class Index:
    """``spellings`` has the key of every ja, variant, en, expansion and plural, and those of ja and variants without
    okurigana; ``forbidden`` those of the English that must not be used. ``endings`` are the last two characters of verbs
    and adjectives. Concepts are numbered, terms first, then names.
    """

    spellings: Table
    forbidden: Table
    endings: frozenset[str]


def build_index(terms: Sheet, names: Sheet, spelled: Spellings) -> Index:
    """Return the index over the rows of both files; ``spelled`` are their ja and variants.

    Validation looks into it for spellings that several concepts claim, so the rows need not be valid yet.
    """
    english = Spellings.of_columns(terms, names, ("en", "expansion"), ())
    forbidden = Spellings.of_columns(terms, names, (), ("forbidden",))
    more = [*_plurals(terms.columns["grammar"]), *_without_okurigana(spelled)]
    spellings = _table(
        [*spelled.keys, *english.keys, *(key for key, _ in more)],
        [*spelled.numbers, *english.numbers, *(number for _, number in more)],
    )
    return Index(
        spellings=spellings,
        forbidden=_table(forbidden.keys, forbidden.numbers),
        endings=_endings(terms),
    )


def _endings(terms: Sheet) -> frozenset[str]:
    if set(terms.columns["pos"]).isdisjoint(INFLECTING):
        return frozenset()
    pairs = zip(terms.columns["ja"], terms.columns["pos"], strict=True)
    return frozenset(ja[-2:] for ja, pos in pairs if pos in INFLECTING)


def _plurals(cells: Sequence[str]) -> Iterator[tuple[str, int]]:
    if not any("plural=" in cell for cell in set(cells)):
        return
    for number, cell in enumerate(cells):
        if "plural=" in cell:
            texts = [value.removeprefix("plural=") for value in split_grammar(cell) if value.startswith("plural=")]
            yield from zip(Spellings.of(texts, ()).keys, [number] * len(texts), strict=True)


def _without_okurigana(spelled: Spellings) -> Iterator[tuple[str, int]]:
    bare = drop_okurigana("\n".join(spelled.keys)).split("\n")
    for shorter, key, number in zip(bare, spelled.keys, spelled.numbers, strict=False):
        if shorter != key and _KANJI.search(shorter):
            yield shorter, number


def _table(keys: Sequence[str], numbers: Sequence[int]) -> Table:
    first = dict(zip(reversed(keys), reversed(numbers), strict=True))
    first.pop("", None)
    shared: defaultdict[str, set[int]] = defaultdict(set)
    if len(first) != len(keys):
        for key, number in compress(zip(keys, numbers, strict=True), map(ne, map(first.get, keys), numbers)):
            if key:
                shared[key].add(number)
    return Table(
        first,
        {key: tuple(sorted({first[key], *others})) for key, others in shared.items()},
        Reach(first),
    )
