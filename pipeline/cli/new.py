"""Begin a report: a draft with the usual sections and fields, in Japanese, to be filled in.

The draft is reports/SLUG/draft.md; what is there already is never touched.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from pipeline.cli.console import Console
from pipeline.tasks.beginning import KINDS


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("slug", metavar="SLUG", help="the report's name: letters, digits and hyphens")
    parser.add_argument("--kind", choices=KINDS, default="conference", help="what kind of trip (default: conference)")


def run(options: argparse.Namespace, console: Console) -> int:
    """Write the draft and say where it is."""
    from pipeline.settings import find_project
    from pipeline.tasks.beginning import begin

    path = begin(find_project([Path()]), options.slug, options.kind)
    console.tell("new-draft", path=str(path))
    return 0
