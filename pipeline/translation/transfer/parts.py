"""A clause while it is put together: its English parts, and what the surroundings give it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Argument

if TYPE_CHECKING:
    from pipeline.translation.transfer.carried import Carried


@dataclass(slots=True)
class Parts:
    """A clause being built: English parts in the order in which they will stand."""

    front: list[EnNode] = field(default_factory=list)
    subject: EnNode | None = None
    pre: list[EnNode] = field(default_factory=list)
    verb: EnNode | None = None
    after: list[EnNode] = field(default_factory=list)
    rest: list[EnNode] = field(default_factory=list)
    end: list[EnNode] = field(default_factory=list)
    aside: list[EnNode] = field(default_factory=list)
    wh: list[EnNode] = field(default_factory=list)
    inside: list[EnNode] = field(default_factory=list)
    moved: tuple[Argument, ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """What the surroundings give a clause: a form (inf, ing), a subject, a patient (the noun it modifies), or no object.

    ``carried`` is whom it may speak of without naming it, ``relation`` how it is linked, ``behind``
    how the clause told before it is.
    """

    form: str = ""
    subject: EnNode | None = None
    patient: EnNode | None = None
    without_object: bool = False
    elided: bool = False
    tense: str = ""
    embedded: bool = False
    relative: bool = False
    question: bool = False
    carried: Carried | None = None
    relation: str = ""
    behind: str = ""
