"""Take over rows from another program's file: CSV, Excel, TBX, OmegaT, DeepL; changes and losses are listed.

A row with an id replaces that of its id; pairs without one become proposed terms. Nothing is removed.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from pipeline.cli.console import Console
from pipeline.cli.glossary.transfer import NAMES, format_of, tell_losses, write_changed


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the part takes."""
    parser.add_argument("file", type=Path, metavar="FILE", help="the file to read; its suffix names the format")
    parser.add_argument("--format", choices=NAMES, help="the format, where the suffix does not say")
    parser.add_argument("--dry-run", action="store_true", help="say what would change, write nothing")
    parser.add_argument("--all-losses", action="store_true", help="list everything that is lost, not the first 20")


def run(options: argparse.Namespace, console: Console) -> int:
    """Import; whatever would make the glossary unusable is refused, and the files are then as they were."""
    from pipeline.errors import InputError
    from pipeline.glossary.interchange.losses import LARGEST
    from pipeline.glossary.load import glossary_from, read_files
    from pipeline.glossary.merge import files_of, merged, rows_of
    from pipeline.settings import find_project

    folder = find_project([]).glossary
    chosen = format_of(options.file, options.format)
    try:
        with options.file.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise InputError("interchange-unreadable", path=str(options.file), reason=error.strerror or "") from error
    files = read_files(folder, folder.name)
    imported = chosen.read(options.file.name, data)
    rows, not_taken = merged(rows_of(files), imported.rows, has_ids=imported.has_ids)
    result = files_of(rows)
    glossary_from(result, folder.name)
    tell_losses((*imported.losses, *not_taken), console, everything=options.all_losses)
    write_changed(folder, files, result, options.file.name, console, dry_run=options.dry_run)
    return 0
