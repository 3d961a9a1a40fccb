"""The parsed sentence: words with their tree, and bunsetsu with heads, how sure they are and what else they could be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

Link = Literal["dependent", "coordinate", "root"]
"""How a bunsetsu hangs on its head: as its modifier or argument; as one more member of the list that the head belongs to
(サーバとストレージ); not at all."""
LINKS: tuple[Link, ...] = get_args(Link)

Clause = Literal["", "A", "B", "C", "quote"]
"""The level of the clause that a bunsetsu closes, after Minami (1974): A (～ながら, ～つつ) shares everything with the clause
around it, B (～ので, ～と, ～ために) may have a subject of its own, C (～が, ～けれど, ～し) also a topic; quote is ～と言う.
Empty for a bunsetsu that closes no adverbial clause."""
CLAUSES: tuple[Clause, ...] = get_args(Clause)


class Word(NamedTuple):
    """One token's place in the tree: universal part of speech, head (a token index; the root is its own) and relation.

    Relations are those of Universal Dependencies as UD_Japanese uses them, ``ROOT`` for the root.
    """

    upos: str
    head: int
    relation: str


class Alternative(NamedTuple):
    """Another bunsetsu that could be the head, and the probability given to it."""

    head: int
    probability: float


@dataclass(frozen=True, slots=True)
class Bunsetsu:
    """A phrase of one content word or compound with the particles and auxiliaries behind it: tokens ``[start, end)``.

    ``core`` is its content word's last token and ``tail`` the first token of what follows it (particles, auxiliaries, marks;
    ``end`` when there is nothing). ``head`` is the index of the bunsetsu it hangs on, -1 for the root; ``relation`` its
    relation to it. ``probability`` is the parser's for this head, ``margin`` what it is ahead of the best of the
    ``alternatives`` (both 0 to 1, two decimals; 1 where there was no choice).
    """

    start: int
    end: int
    core: int
    tail: int
    head: int
    relation: str
    link: Link
    clause: Clause = ""
    probability: float = 1.0
    margin: float = 1.0
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True)
class Parenthetical:
    """Tokens ``[start, end)`` in parentheses (brackets included), said of token ``host`` and parsed by themselves.

    They lie inside the bunsetsu of ``host``; ``bunsetsu`` are those of the inside, whose heads count within themselves.
    """

    start: int
    end: int
    host: int
    bunsetsu: tuple[Bunsetsu, ...]


@dataclass(frozen=True, slots=True)
class ParsedSentence:
    """The analysis of one sentence: a word for each of its tokens, and its bunsetsu from left to right.

    The bunsetsu cover all tokens; one that has parentheses in or behind it covers them too, and ``parentheticals`` say what is in
    them.
    """

    sentence_id: str
    words: tuple[Word, ...]
    bunsetsu: tuple[Bunsetsu, ...]
    parentheticals: tuple[Parenthetical, ...] = ()

    def dependents(self, head: int) -> tuple[int, ...]:
        """Return the indices of the bunsetsu that hang on bunsetsu ``head``, left to right."""
        return tuple(at for at, one in enumerate(self.bunsetsu) if one.head == head)

    def bunsetsu_of(self, token: int) -> int:
        """Return the index of the bunsetsu that token ``token`` belongs to; raises IndexError when there is none."""
        for at, one in enumerate(self.bunsetsu):
            if one.start <= token < one.end:
                return at
        raise IndexError(token)
