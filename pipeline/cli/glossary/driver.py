"""Show one file's changes by meaning, called by git: git config diff.glossary.command 'tripreport glossary driver'.

git gives PATH OLD-FILE OLD-HEX OLD-MODE NEW-FILE NEW-HEX NEW-MODE (git, "Defining an external diff driver").
"""

from __future__ import annotations

import argparse
from pathlib import Path

from pipeline.cli.console import Console
from pipeline.errors import UsageError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what git gives."""
    parser.add_argument("given", nargs="+", metavar="ARGUMENT", help="what git gives an external diff driver")


def run(options: argparse.Namespace, console: Console) -> int:
    """Print the changes of the one file; sentences take the whole glossary, see ``glossary diff``."""
    from pipeline.cli.glossary.diff_text import review_lines
    from pipeline.glossary.diff import FILES, diff
    from pipeline.model.changes import GlossaryReview

    if len(options.given) not in (1, 7, 9):
        raise UsageError("driver-arguments", count=len(options.given))
    path, *rest = options.given
    name = Path(path).name
    if name not in FILES.values():
        raise UsageError("driver-file", path=path, allowed=", ".join(FILES.values()))
    if not rest:
        console.tell("driver-unmerged", path=path)
        return 0
    old, new = (Path(rest[at]).read_bytes() if rest[at] != "/dev/null" else b"" for at in (0, 3))
    changes = diff({name: old} if old else {}, {name: new} if new else {})
    for line in review_lines(GlossaryReview(f"a/{path}", f"b/{path}", changes), console.lang):
        console.show(line)
    return 0
