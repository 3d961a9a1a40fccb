"""What the parts that change the glossary have in common: which format a file has, saying what is lost and what changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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


def write_changed(
    folder: Path, files: Mapping[str, bytes], result: Mapping[str, bytes], name: str, console: Console, *, dry_run: bool
) -> None:
    """Show by meaning how ``result``, which comes from ``name``, differs from ``files``, and write it if it does."""
    from pipeline.cli.glossary.diff_text import review_lines
    from pipeline.glossary.diff import diff
    from pipeline.model.changes import GlossaryReview
    from pipeline.tasks.store import write_files

    changes = diff(files, result)
    for line in review_lines(GlossaryReview(folder.name, name, changes), console.lang):
        console.show(line)
    if changes and not dry_run:
        write_files({folder / name: data for name, data in result.items() if data != files.get(name)})
        console.tell("imported", path=str(folder), changes=len(changes))
