"""Look after the glossary: review what changed in it and what that does, lint it, bring it into its canonical form."""

from __future__ import annotations

import argparse

from pipeline.cli.arguments import add_common
from pipeline.cli.console import Console
from pipeline.cli.glossary import candidates, diff, driver, export_file, format_files, import_file, lint, log, why

PARTS = {
    "diff": diff,
    "driver": driver,
    "lint": lint,
    "format": format_files,
    "candidates": candidates,
    "import": import_file,
    "export": export_file,
    "log": log,
    "why": why,
}
"""One module for each part of the command."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parts = parser.add_subparsers(dest="part", required=True, metavar="PART")
    for name, part in PARTS.items():
        summary = (part.__doc__ or "").partition("\n")[0]
        one = parts.add_parser(name, help=summary, description=summary, allow_abbrev=False)
        add_common(one, again=True)
        part.add_arguments(one)


def run(options: argparse.Namespace, console: Console) -> int:
    """Run one part."""
    status: int = PARTS[options.part].run(options, console)
    return status
