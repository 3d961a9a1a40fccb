"""A phrase while it is read, and the function words found behind it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.units import Unit


class Part(NamedTuple):
    """A function word: its entry, its tokens ``[start, end)`` and the conjugated form it ends in."""

    entry: Entry
    start: int
    end: int
    form: str

    @property
    def role(self) -> str:
        """The role without the mark of a form that stands before nouns."""
        return self.entry.role.removesuffix(".adn")


@dataclass(slots=True)
class Draft:
    """A phrase while it is read."""

    start: int
    units: list[Unit] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    asides: list[tuple[Unit, int, int]] = field(default_factory=list)
    light: tuple[int, ...] = ()
    verbal: bool = False
    marks: list[Unit] = field(default_factory=list)
    end: int = 0
