"""Look after the glossary: lint it, bring it into its canonical form."""

from __future__ import annotations

import argparse
from pathlib import Path

from pipeline.cli.console import Console


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parts = parser.add_subparsers(dest="part", required=True, metavar="PART")
    parts.add_parser("lint", help="say what is wrong with the glossary")
    parts.add_parser("format", help="sort its rows by id and write them in canonical form")


def run(options: argparse.Namespace, console: Console) -> int:
    """Lint or format the project's glossary."""
    from pipeline.settings import find_project

    folder = find_project([]).glossary
    return {"lint": _lint, "format": _format}[options.part](folder, console)


def _lint(folder: Path, console: Console) -> int:
    from pipeline.glossary import load_glossary

    glossary = load_glossary(folder)
    console.tell("glossary-fine", path=str(folder), terms=len(glossary.terms), names=len(glossary.names))
    return 0


def _format(folder: Path, console: Console) -> int:
    from pipeline.glossary.save import formatted
    from pipeline.tasks.store import write_file

    for path, data in formatted(folder):
        if path.read_bytes() == data:
            console.tell("unchanged", path=str(path))
        else:
            write_file(path, data)
            console.tell("formatted", path=str(path))
    return 0
