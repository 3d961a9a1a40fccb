"""What a Japanese clause says, before any English: its predicate, who and what takes part, and how it is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PredicateKind = Literal["verb", "adjective", "nominal"]


@dataclass(frozen=True, slots=True)
class Argument:
    """Phrase ``phrase`` (an index) in a role of the predicate (``ga``, ``wo``, ``nitsuite``; empty: no particle).

    ``topic`` for は, ``focus`` the ids of も, だけ, など that stand behind it.
    """

    role: str
    phrase: int
    topic: bool = False
    focus: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """Something an ending says, in English (``might``, ``want to``), with its tokens and the entry that says so."""

    english: str
    tokens: tuple[int, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Tail:
    """How the predicate is said: tense, polarity, voice, aspect, modality, evidence; the marks carry their English.

    ``state`` is what ている says, ``ongoing`` 検討中 and つつある, which cannot be a state that lasts.
    ``link`` is the entry role of the conjunction that closes the clause (``contrast``, ``cause``, ``te``), ``template`` its English.
    ``tokens`` are all tokens of the endings that need no English word of their own.
    """

    past: bool = False
    negative: bool = False
    passive: bool = False
    causative: bool = False
    benefactive: bool = False
    state: bool = False
    finished: bool = False
    question: bool = False
    copula: bool = False
    experience: bool = False
    ongoing: bool = False
    modals: tuple[Mark, ...] = ()
    chains: tuple[Mark, ...] = ()
    gerunds: tuple[Mark, ...] = ()
    adverbs: tuple[Mark, ...] = ()
    manners: tuple[Mark, ...] = ()
    wraps: tuple[Mark, ...] = ()
    link: str = ""
    template: str = ""
    link_rule: str = ""
    focus: tuple[str, ...] = ()
    form: str = ""
    tokens: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """A clause: the predicate phrase, its arguments in Japanese order, and the clauses that hang on it.

    ``subordinates`` come in Japanese order; how each is linked stands in its own tail. ``adverbs`` and ``connectors`` are phrase
    indexes; ``doubt`` is the parser's (0 to 1) over everything that belongs to the clause.
    """

    phrase: int
    kind: PredicateKind
    tail: Tail
    arguments: tuple[Argument, ...] = ()
    adverbs: tuple[int, ...] = ()
    connectors: tuple[int, ...] = ()
    subordinates: tuple[Frame, ...] = ()
    doubt: float = 0.0
