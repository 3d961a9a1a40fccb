"""Build the English summary of each report: Word, Markdown, HTML and JSON.

Each report goes to OUT/<slug>/; one whose inputs are unchanged is skipped.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.console import Console
from pipeline.errors import TripreportError, UsageError
from pipeline.model.length import LENGTHS

if TYPE_CHECKING:
    from pipeline.model.build import Layout
    from pipeline.settings import Project


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "reports", nargs="*", metavar="REPORT", help="a slug, a report folder or a draft file (default: all)"
    )
    parser.add_argument("--out", metavar="DIR", type=Path, help="where to build (default: build/ of the project)")
    add_layout(parser)
    parser.add_argument("--engine", default="", help="the translation engine")
    parser.add_argument("--no-cache", dest="cache", action="store_false", help="parse everything anew, keep no parses")
    parser.add_argument(
        "--length", choices=LENGTHS, help="how much of a draft the summary keeps (full: every sentence)"
    )
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="how many reports to build at a time")
    parser.add_argument("--force", action="store_true", help="build even what has not changed")


def run(options: argparse.Namespace, console: Console) -> int:
    """Build; one broken report does not keep the others from being built."""
    from pipeline import workflow
    from pipeline.settings import find_project
    from pipeline.tasks.drafts import find_drafts

    if options.jobs < 1:
        raise UsageError("jobs-value", value=options.jobs)
    project = find_project([Path(one) for one in options.reports])
    if options.length:
        project = replace(project, settings=replace(project.settings, length=options.length))
    found = find_drafts(project, options.reports)
    out = options.out or project.out
    layout = chosen_layout(project, options, console)
    workshop = workflow.open_workshop(project, options.engine, cache=options.cache, layout=layout)
    status = console.tell_problems(found.problems)
    for result in workflow.build_all(found.drafts, workshop, out, jobs=options.jobs, force=options.force):
        if isinstance(result, TripreportError):
            status = console.tell_problems([result])
            continue
        for note in result.notes:
            console.tell(note.code, **dict(note.fields))
        code = "built-not-all-read" if result.unread else "built" if result.fresh else "unchanged"
        console.tell(code, path=_near(result.document), unread=result.unread)
    return status


def add_layout(parser: argparse.ArgumentParser) -> None:
    """Declare the options that say how documents look."""
    parser.add_argument("--template", metavar="FILE.docx", type=Path, help="use its styles, header, footer and logo")
    parser.add_argument("--paper", choices=("a4", "letter"), default="", help="size of the page (default: a4)")
    parser.add_argument("--strict", action="store_true", help="leave out what waits for a person, and say how much")


def chosen_layout(project: Project, options: argparse.Namespace, console: Console) -> Layout:
    """Return the layout that options and settings ask for, and tell of styles that the template lacks."""
    from pipeline.tasks.layout import load_layout
    from pipeline.writers.docx_template import missing_styles

    layout = load_layout(project, paper=options.paper, template=options.template, strict=options.strict)
    lacking = missing_styles(layout.template) if layout.template else ()
    if lacking:
        name = str(options.template or project.settings.template)
        console.tell("template-lacks", path=name, styles=", ".join(lacking))
    return layout


def _near(path: Path) -> str:
    """Return the path as seen from the working directory where it lies below."""
    here = Path.cwd()
    return str(path.absolute().relative_to(here)) if path.absolute().is_relative_to(here) else str(path)
