"""Come here for how words are found in the lexicon: by a key, and made an entry only when a sentence asks for them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from pipeline.model.terms import Term
from pipeline.translation.transfer.lexicon.entries import Entry, entry_from
from pipeline.translation.transfer.lexicon.rows import row_of

Key = tuple[str, ...]
"""The lemmas of an entry's words, which every spelling and inflection of it shares."""

Collocation = tuple[Key, str, Key]
"""The lemmas of the noun, the particle, the lemmas of the verb."""

K = TypeVar("K")


class Entries:
    """The rows of all tables of a lexicon, known to be good, counted through from the first table's header on.

    A report needs a few hundred of fifteen thousand: each is made an entry when it is first asked for.
    """

    def __init__(self, texts: Sequence[tuple[str, str, str]]) -> None:
        """Take name, text and path of each table."""
        self._tables = texts
        self._lines: list[str] = []
        self._starts: list[int] = []
        for _, text, _ in texts:
            self._starts.append(len(self._lines))
            self._lines += text.split("\n")
        self._made: dict[int, Entry] = {}

    def number(self, table: int, line: int) -> int:
        """Return the number of line ``line`` (counted from 1) of the table that is the ``table``-th."""
        return self._starts[table] + line - 1

    def __getitem__(self, number: int) -> Entry:
        """Return the entry in the row with that number."""
        if number not in self._made:
            table = bisect_right(self._starts, number) - 1
            name, _, path = self._tables[table]
            line = number - self._starts[table] + 1
            self._made[number] = entry_from(row_of(name, line, self._lines[number], path), path)
        return self._made[number]


class EntryTable(Generic[K]):
    """Entries by key: ``numbers`` has those of their rows under each key as ``spelled``; what it lacks is looked for in ``nouns``."""

    def __init__(
        self,
        spelled: Callable[[K], str],
        numbers: Mapping[str, str],
        entries: Entries,
        nouns: Mapping[str, Term] | None = None,
    ) -> None:
        """Take what ``compiled`` tables are made of."""
        self._spelled = spelled
        self._numbers = numbers
        self._entries = entries
        self._nouns: Mapping[str, Term] = nouns or {}
        self._made: dict[str, tuple[Entry, ...]] = {}

    def get(self, key: K, default: tuple[Entry, ...] = ()) -> tuple[Entry, ...]:
        """Return the entries of ``key``, in the order of their rows."""
        word = self._spelled(key)
        if word not in self._numbers and word not in self._nouns:
            return default
        if word not in self._made:
            numbers = self._numbers.get(word)
            self._made[word] = self._entries_of(numbers) if numbers else (_noun(self._nouns[word]),)
        return self._made[word]

    def __contains__(self, key: K) -> bool:
        word = self._spelled(key)
        return word in self._numbers or word in self._nouns

    def values(self) -> Iterator[tuple[Entry, ...]]:
        """Yield the entries of every key; each has to be made, which takes as long as translating a report."""
        for numbers in self._numbers.values():
            yield self._entries_of(numbers)

    def with_nouns(self, nouns: Mapping[str, Term]) -> EntryTable[K]:
        """Return the table with terms for what it has no entry for, by their Japanese."""
        return EntryTable(self._spelled, self._numbers, self._entries, nouns)

    def _entries_of(self, numbers: str) -> tuple[Entry, ...]:
        return tuple([self._entries[int(one)] for one in numbers.split()])


def _noun(term: Term) -> Entry:
    grammar = frozenset(one for one in term.grammar if "=" not in one)
    return Entry(f"term:{term.id}", "noun", term.ja, term.en, grammar)


def spelled_collocation(key: Collocation) -> str:
    """Return a collocation's key as one string, which no other has: cells of a table hold neither tabs nor newlines."""
    noun, particle, verb = key
    return f"{spelled(noun)}\t\t{particle}\t\t{spelled(verb)}"


spelled: Callable[[Key], str] = "\t".join
"""A word's key as one string."""


def packed(numbers: Mapping[str, Sequence[int]]) -> tuple[str, str]:
    """Return a table as two texts, its keys and the numbers of their rows, a line each: read back in no time.

    >>> unpacked(packed({"議論": [12], "会場": [3, 40]}))
    {'議論': '12', '会場': '3 40'}
    """
    return "\n".join(numbers), "\n".join(" ".join(map(str, some)) for some in numbers.values())


def unpacked(table: Sequence[str]) -> dict[str, str]:
    """Return the numbers by key, as they stand: they are read when a key is asked for."""
    keys, numbers = table
    return dict(zip(keys.split("\n"), numbers.split("\n"), strict=True)) if keys else {}
