"""A clause while it is put together: its English parts, and what the surroundings give it."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Argument


@dataclass(slots=True)
class Parts:
    """A clause being built: English parts in the order in which they will stand."""

    front: list[EnNode] = field(default_factory=list)
    subject: EnNode | None = None
    pre: list[EnNode] = field(default_factory=list)
    verb: EnNode | None = None
    rest: list[EnNode] = field(default_factory=list)
    end: list[EnNode] = field(default_factory=list)
    wh: list[EnNode] = field(default_factory=list)
    inside: list[EnNode] = field(default_factory=list)
    moved: tuple[Argument, ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """What the surroundings give a clause: a form (inf, ing), a subject, a patient (the noun it modifies), or no object."""

    form: str = ""
    subject: EnNode | None = None
    patient: EnNode | None = None
    without_object: bool = False
    elided: bool = False
    tense: str = ""
    embedded: bool = False
    relative: bool = False
