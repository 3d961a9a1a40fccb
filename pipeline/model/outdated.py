"""What of a built report the glossary says otherwise by now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Aspect = Literal["english", "japanese", "expansion", "status", "grammar", "removed", "unfound", "found", "fact"]
"""english ... grammar: this of the concept is another; removed from the glossary; unfound: it is there, and no longer found in
sentences that had it; found in sentences that did not have it; fact: an event fact reads otherwise."""


class StaleTerm(NamedTuple):
    """One thing that changed: ``id`` is the concept's, or the label of a fact; ``sentences`` are how many it touches."""

    id: str
    aspect: Aspect
    old: str
    new: str
    sentences: int


@dataclass(frozen=True, slots=True)
class Outdated:
    """A built report, ``slug``, whose terms have changed since; ``sentences`` counts those touched, each once."""

    slug: str
    stale: tuple[StaleTerm, ...]
    sentences: int
