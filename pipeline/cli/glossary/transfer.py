"""What import and export have in common: which format a file has, and saying what is lost."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.console import Console
from pipeline.errors import UsageError

if TYPE_CHECKING:
    from pipeline.glossary.interchange import Format
    from pipeline.glossary.interchange.losses import Loss

NAMES = ("csv", "xlsx", "tbx", "omegat", "deepl")

_SHOWN = 20


def format_of(path: Path, named: str | None) -> Format:
    """Return the format that is ``named``, else that of the file's suffix. Raises UsageError when neither tells."""
    from pipeline.glossary.interchange import FORMATS, SUFFIXES

    name = named or SUFFIXES.get(path.suffix.lower())
    if name is None:
        raise UsageError("interchange-which", path=str(path), allowed=", ".join(NAMES))
    return FORMATS[name]()


def tell_losses(losses: Sequence[Loss], console: Console, *, everything: bool) -> None:
    """Say what did not come over, each thing on a line of its own."""
    shown = losses if everything else losses[:_SHOWN]
    for loss in shown:
        console.tell(loss.code, where=loss.where, column=loss.column, value=loss.value)
    if len(losses) > len(shown):
        console.tell("losses-more", count=len(losses) - len(shown))
