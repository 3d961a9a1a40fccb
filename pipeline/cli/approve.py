"""Approve the English of sentences: one by one in the terminal, or from a review document that a person has edited.

What is approved is written to approved.tsv beside the draft and wins over every engine from then on.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.console import Console
from pipeline.errors import UsageError

if TYPE_CHECKING:
    from pipeline.cli.approve_walk import Desk
    from pipeline.workflow import Workshop


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("report", metavar="REPORT", help="a slug, a report folder or a draft file")
    parser.add_argument("--from", dest="review", metavar="FILE", help="take the edited English of this .review.docx")
    parser.add_argument(
        "--all", dest="every", action="store_true", help="ask for (or take) every sentence, not only the flagged"
    )
    parser.add_argument("--who", default="", help="who approves (default: git's user.name, else the login name)")
    parser.add_argument("--engine", default="", help="the translation engine")
    parser.add_argument("--no-cache", dest="cache", action="store_false", help="parse everything anew, keep no parses")


def run(options: argparse.Namespace, console: Console) -> int:
    """Walk the sentences that wait, or take back a review document; every decision is on disk before the next."""
    from datetime import date

    from pipeline.cli.approve_walk import Desk, walk
    from pipeline.settings import find_project
    from pipeline.tasks.drafts import find_drafts
    from pipeline.workflow import build, open_workshop

    project = find_project([Path(options.report)])
    found = find_drafts(project, [options.report])
    status = console.tell_problems(found.problems)
    if len(found.drafts) != 1:
        raise UsageError("approve-one", count=len(found.drafts))
    (draft,) = found.drafts
    workshop = open_workshop(project, options.engine, cache=options.cache)
    built = build(draft, workshop)
    desk = Desk(draft, built, options.who or _name(), date.today().isoformat(), console)
    if options.review:
        status = _take_back(desk, Path(options.review), options.every) or status
    else:
        walk(desk, every=options.every)
    _tell_state(desk, workshop)
    return status


def _take_back(desk: Desk, path: Path, every: bool) -> int:
    from pipeline.readers.review import read_review
    from pipeline.tasks.approving import taken_back

    taken = taken_back(desk.build, read_review(path), every=every)
    if taken.pairs:
        desk.approve(taken.pairs)
    status = desk.console.tell_problems(taken.problems)
    counts = {"taken": len(taken.pairs), "same": taken.unchanged, "lost": len(taken.problems)}
    desk.console.tell("approve-taken", slug=desk.draft.slug, path=path.name, **counts)
    return status


def _tell_state(desk: Desk, workshop: Workshop) -> None:
    """Build once more, with the approvals as they are now, and say how far the report has come."""
    from pipeline.tasks.approving import questions
    from pipeline.workflow import build

    now = build(desk.draft, workshop)
    state = desk.console.words(f"state-{now.state}")
    counts = {"approved": desk.decided, "open": len(questions(now))}
    desk.console.tell("approve-tally", slug=desk.draft.slug, state=state, **counts)


def _name() -> str:
    """Return the name that git knows the user by, else the login name."""
    import getpass
    import shutil
    import subprocess

    if git := shutil.which("git"):
        done = subprocess.run([git, "config", "user.name"], capture_output=True, check=False)  # noqa: S603
        if name := done.stdout.decode("utf-8", "replace").strip():
            return name
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        raise UsageError("approve-who") from None
