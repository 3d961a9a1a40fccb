"""Come here when a collocation of nobody named has "it" for its subject: 許可を得た is "permission was obtained"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Frame
from pipeline.translation.transfer.context import words
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.subject import is_wish

if TYPE_CHECKING:
    from pipeline.translation.transfer.parts import Given


class Impersonal(NamedTuple):
    """A verb without the noun that its English held (obtain), and the noun as what it is done to (permission)."""

    verb: Entry
    noun: EnNode


def turned_round(
    frame: Frame, verb: Entry, given: Given, tokens: tuple[int, ...], behind: Sequence[EnNode]
) -> Impersonal | None:
    """Return a collocation that nobody named does as one that is done; ``tokens`` are those of its noun, ``behind`` stands with it.

    Only where its row asks for the passive, and the sentence leaves nothing else to choose.
    """
    if verb.subject != "passive" or "obj" in verb.frame.values() or "{obj}" in verb.en or is_wish(frame):
        return None
    tail = frame.tail
    helped = tail.passive or tail.benefactive or tail.causative or tail.wraps or tail.chains
    if helped or given.form or given.subject is not None or given.patient is not None:
        return None
    first, *rest = verb.en.split(" ")
    cut = next((at for at, word in enumerate(rest) if word in _PREPOSITIONS), len(rest))
    if not cut or rest[0] in _NO_NOUNS or rest[-1] in _PREPOSITIONS or "one's" in rest:
        return None
    number = "plural" if rest[cut - 1].endswith("s") and not rest[cut - 1].endswith("ss") else ""
    noun = words(" ".join(rest[:cut]), verb.id, tokens)
    noun = EnNode("np", children=(noun, *behind), rule=verb.id).having(number=number)
    done = replace(verb, en=" ".join([first, *rest[cut:]]), frame={**verb.frame, "wo": "obj"})
    return Impersonal(done, noun)


_PREPOSITIONS = frozenset(
    "in on to at of for with from into about over under by together forward out up down off".split()
)
_NO_NOUNS = frozenset("up down out off together forward back better well able".split())
