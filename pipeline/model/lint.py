"""What could be better in a glossary that can be used, and how the reports use it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.model.terms import Form


class Remark(NamedTuple):
    """Something about the concept ``id`` that a person should look at; ``rule`` is one of the listed rules.

    ``column`` is the cell concerned, ``fields`` are what the words of the rule need.
    """

    rule: str
    id: str
    column: str
    fields: tuple[tuple[str, str], ...]


class Sighting(NamedTuple):
    """A spelling of the concept ``id`` in the reports, as ``text``, first at ``place`` (the draft and its line).

    ``lemmas`` are those of its words; empty when the dictionary does not have one of them.
    """

    id: str
    form: Form
    text: str
    lemmas: tuple[str, ...]
    place: str


@dataclass(frozen=True, slots=True)
class Usage:
    """How ``reports`` reports use a glossary: how often each concept is ``found``, and how often ``inside`` which longer one."""

    reports: int
    found: Mapping[str, int]
    inside: Mapping[str, Mapping[str, int]]
    sightings: tuple[Sighting, ...]
