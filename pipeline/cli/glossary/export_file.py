"""Write the glossary for another program: CSV, Excel, TBX, OmegaT, DeepL; what is lost is listed."""

from __future__ import annotations

import argparse
from pathlib import Path

from pipeline.cli.console import Console
from pipeline.cli.glossary.transfer import NAMES, format_of, tell_losses


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the part takes."""
    parser.add_argument("file", type=Path, metavar="FILE", help="where to write; its suffix names the format")
    parser.add_argument("--format", choices=NAMES, help="the format, where the suffix does not say")
    parser.add_argument("--all-losses", action="store_true", help="list everything that is lost, not the first 20")


def run(options: argparse.Namespace, console: Console) -> int:
    """Export; a glossary with problems is not exported."""
    from pipeline.glossary.load import glossary_from, read_files
    from pipeline.glossary.merge import rows_of
    from pipeline.settings import find_project
    from pipeline.tasks.store import write_file

    folder = find_project([]).glossary
    files = read_files(folder, folder.name)
    glossary_from(files, folder.name)
    exported = format_of(options.file, options.format).write(rows_of(files))
    write_file(options.file, exported.data)
    tell_losses(exported.losses, console, everything=options.all_losses)
    console.tell("exported", path=str(options.file), losses=len(exported.losses))
    return 0
