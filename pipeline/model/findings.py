"""What a check found: a value with its place and its remedy. Its words are made at the edge, in ``messages``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.model.text import Span

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Fix:
    """Replace what stands at ``span`` of the source by ``text``; safe when no reader could object."""

    span: Span
    text: str
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """Something at ``span`` of the source text that a person should look at.

    ``rule`` is one of the listed rules; ``message`` a code in the message files (usually the rule's own name) and
    ``fields`` what its words need. ``related`` are further places of the same matter. ``confidence`` runs from 0 to 1.
    ``fingerprint`` names the finding by rule, normalised snippet and context, so that moving it changes nothing.
    """

    rule: str
    severity: Severity
    span: Span
    message: str
    fields: tuple[tuple[str, str], ...] = ()
    fixes: tuple[Fix, ...] = ()
    related: tuple[Span, ...] = ()
    confidence: float = 1.0
    fingerprint: str = ""
