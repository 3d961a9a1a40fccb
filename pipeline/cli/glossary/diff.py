"""Say what changed in the glossary, by meaning, with the sentences of the reports that it touches.

OLD and NEW are git revisions or folders; :index is what is staged, :worktree the files as they lie there.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.console import USER_ERROR, Console
from pipeline.errors import GlossaryError, UsageError

if TYPE_CHECKING:
    from pipeline.model.changes import Change, GlossaryReview, Impact
    from pipeline.settings import Project
    from pipeline.tasks.sides import Side

FORMATS = ("text", "markdown", "html", "json", "docx")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the part takes."""
    parser.add_argument("old", nargs="?", default="HEAD", metavar="OLD", help="A, A..B, or main... (default: HEAD)")
    parser.add_argument("new", nargs="?", default="", metavar="NEW", help="default: the work tree")
    parser.add_argument("--staged", action="store_true", help="NEW is what is staged in the index")
    parser.add_argument(
        "--format", choices=FORMATS, default="text", help="for people, a comment, programs (default: text)"
    )
    parser.add_argument("--stat", action="store_true", help="text: one line a concept, no sentences")
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="text: colours")
    parser.add_argument("--no-impact", dest="impact", action="store_false", help="changes alone, no sentences")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write to FILE, not to standard output")
    parser.add_argument("--engine", default="", help="the translation engine")
    parser.add_argument("--no-cache", dest="cache", action="store_false", help="read and parse everything anew")
    parser.add_argument(
        "--jobs", type=int, default=0, metavar="N", help="how many processes (default: one a core, at most 4)"
    )


def run(options: argparse.Namespace, console: Console) -> int:
    """Compare; a glossary that cannot be used still has its changes shown, and the status says that there is no impact."""
    from pipeline.glossary.diff import diff
    from pipeline.model.changes import GlossaryReview
    from pipeline.settings import find_project
    from pipeline.tasks.sides import INDEX, sides_of

    if options.jobs < 0:
        raise UsageError("jobs-value", value=options.jobs)
    if options.staged and options.new:
        raise UsageError("staged-and-new", new=options.new)
    if options.format == "docx" and options.out is None and sys.stdout.isatty():
        raise UsageError("docx-to-terminal")
    project = find_project([Path(one) for one in (options.new, options.old) if one and Path(one).exists()])
    old, new = sides_of(project, options.old, INDEX if options.staged else options.new)
    changes = diff(old.files, new.files)
    status, impact = 0, None
    if options.impact and changes:
        try:
            impact = _impact(changes, project, old, new, options)
        except GlossaryError as error:
            console.tell_problems(error.problems[:20] or [error])
            console.tell("side-broken", side=error.fields.get("path", ""))
            status = USER_ERROR
    review = GlossaryReview(old.name, new.name, changes, impact, _signature(old, new))
    data = _bytes_of(review, options, console)
    if options.out:
        from pipeline.tasks.store import write_file

        write_file(options.out, data)
        console.tell("review-written", path=str(options.out))
    elif options.format == "text":
        console.show(data.decode().removesuffix("\n"))
    else:
        console.give(data)
    return status


def _impact(
    changes: Sequence[Change], project: Project, old: Side, new: Side, options: argparse.Namespace
) -> Impact | None:
    from pipeline.tasks.drafts import find_drafts
    from pipeline.tasks.impact import Plan, impact_of
    from pipeline.translation import ENGINES

    engine = options.engine or project.settings.engine
    if engine not in ENGINES:
        raise UsageError("no-such-engine", engine=engine, allowed=", ".join(ENGINES))
    if not project.reports.is_dir():
        return None
    found = find_drafts(project, [])
    jobs = options.jobs or min(os.cpu_count() or 1, 4)
    return impact_of(changes, found.drafts, Plan(old, new, engine, options.cache, jobs, project.glossary / "lexicon"))


def _signature(old: Side, new: Side) -> tuple[tuple[str, str], ...]:
    from pipeline import VERSION
    from pipeline.glossary.load import content_hash

    return ("version", VERSION), ("old", content_hash(old.files)), ("new", content_hash(new.files))


def _bytes_of(review: GlossaryReview, options: argparse.Namespace, console: Console) -> bytes:
    if options.format != "text":
        from pipeline.writers.glossary_review import REVIEW_WRITERS

        return REVIEW_WRITERS[options.format](review)
    from pipeline.cli.glossary.diff_text import review_lines

    colored = options.color == "always" or (
        options.color == "auto" and options.out is None and sys.stdout.isatty() and "NO_COLOR" not in os.environ
    )
    return "".join(
        f"{line}\n" for line in review_lines(review, console.lang, stat=options.stat, colored=colored)
    ).encode()
