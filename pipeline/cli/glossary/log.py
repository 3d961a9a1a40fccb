"""Show the history of one concept: which commit changed what, by meaning."""

from __future__ import annotations

import argparse

from pipeline.cli.console import Console, legible


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the part takes."""
    parser.add_argument("id", metavar="ID", help="the id of a term or name")


def run(options: argparse.Namespace, console: Console) -> int:
    """Print the commits that changed the concept, the latest first."""
    from pipeline.errors import UsageError
    from pipeline.settings import find_project
    from pipeline.tasks.history import history_of
    from pipeline.writers.glossary_review import outline

    found = False
    for event in history_of(find_project([]), options.id):
        found = True
        commit = event.commit
        console.show(legible(f"{commit.name[:10]} {commit.date} {commit.author}: {commit.subject}"))
        for change in event.changes:
            console.show(legible(f"  {outline.change_words(change, console.lang)}"))
    if not found:
        raise UsageError("no-history", id=options.id)
    return 0
