"""Sort the glossary's rows by id and write them in canonical form."""

from __future__ import annotations

import argparse

from pipeline.cli.console import Console


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the part takes: nothing."""


def run(options: argparse.Namespace, console: Console) -> int:
    """Write every file that is not in canonical form yet."""
    from pipeline.glossary.save import formatted
    from pipeline.settings import find_project
    from pipeline.tasks.store import write_file

    for path, data in formatted(find_project([]).glossary):
        if path.read_bytes() == data:
            console.tell("unchanged", path=str(path))
        else:
            write_file(path, data)
            console.tell("formatted", path=str(path))
    return 0
