"""What every lint rule is given, and how a remark is made."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from pipeline.glossary.load import Glossary
from pipeline.model.lint import Remark, Usage
from pipeline.model.terms import Concept


@dataclass(frozen=True, slots=True)
class Desk:
    """A glossary that can be used; ``usage`` is None when no reports were read, ``words`` are English that the team accepts."""

    glossary: Glossary
    usage: Usage | None = None
    words: Container[str] = frozenset()


def remark(rule: str, concept: Concept, column: str, **fields: str) -> Remark:
    """Return the remark of ``rule`` on the cell ``column`` of ``concept``."""
    return Remark(rule, concept.id, column, tuple(fields.items()))
