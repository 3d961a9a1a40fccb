"""Name the built reports whose terms have changed in the glossary since they were built.

What lies built is asked, not the drafts: nothing is translated.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.console import Console, legible

if TYPE_CHECKING:
    from pipeline.model.outdated import Outdated

FORMATS = ("text", "json")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("reports", nargs="*", metavar="SLUG", help="built reports (default: all that lie there)")
    parser.add_argument("--format", choices=FORMATS, default="text", help="for people or programs (default: text)")
    parser.add_argument(
        "--out", metavar="DIR", type=Path, help="where they were built (default: build/ of the project)"
    )


def run(options: argparse.Namespace, console: Console) -> int:
    """Look at each; one that cannot be read does not keep the others from being looked at."""
    from pipeline.errors import InputError
    from pipeline.glossary import load_glossary
    from pipeline.settings import find_project
    from pipeline.tasks.outdated import built_reports, outdated

    project = find_project([])
    glossary = load_glossary(project.glossary)
    out = options.out or project.out
    slugs = tuple(options.reports) or built_reports(out)
    problems: list[InputError] = []
    found: list[Outdated] = []
    for slug in slugs:
        try:
            one = outdated(out, slug, glossary)
        except InputError as problem:
            problems.append(problem)
            continue
        found += [one] if one else []
    if options.format == "json":
        from pipeline.writers.outdated import write_json

        console.give(write_json(found))
    else:
        for line in (line for one in found for line in _lines(one, console)):
            console.show(line)
    code = "outdated-count" if found else "outdated-none"
    console.tell(code, count=len(found), all=len(slugs), path=str(out))
    return console.tell_problems(problems)


def _lines(found: Outdated, console: Console) -> Iterator[str]:
    ids = {one.id for one in found.stale if one.aspect != "fact"}
    yield f"{legible(found.slug)}: {console.words('outdated-report', terms=len(ids), sentences=found.sentences)}"
    for one in found.stale:
        what = console.words(f"outdated-{one.aspect}", old=one.old, new=one.new)
        count = f" ({console.words('outdated-sentences', count=one.sentences)})" if one.sentences else ""
        yield f"  {legible(one.id)}: {what}{count}"
