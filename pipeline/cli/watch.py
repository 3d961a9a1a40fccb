"""Check drafts again whenever they are saved, until interrupted.

Takes what check takes to show: paths, --deep, --level.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

from pipeline.cli.check import LEVELS
from pipeline.cli.console import Console

_PAUSE = 0.5
"""Seconds between two looks at the files: soon enough for a writer, rare enough for a battery."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="draft files, report folders or slugs (default: all reports)"
    )
    parser.add_argument("--deep", action="store_true", help="also the rules that need the parser and the translation")
    parser.add_argument("--level", choices=LEVELS, default="warning", help="lowest severity shown (default: warning)")
    parser.add_argument("--once", action="store_true", help=argparse.SUPPRESS)


def run(options: argparse.Namespace, console: Console) -> int:
    """Check each draft, then those whose files change; glossary and parser stay in memory, so that it is quick."""
    from pipeline.cli.findings_text import finding_lines, tally
    from pipeline.errors import TripreportError
    from pipeline.glossary import load_glossary
    from pipeline.model.findings import SEVERITIES
    from pipeline.settings import find_project
    from pipeline.tasks.checking import chosen_rules, findings_of, policy_for
    from pipeline.tasks.drafts import find_drafts

    shown = SEVERITIES[: SEVERITIES.index(options.level) + 1]
    rules = chosen_rules((), deep=options.deep)
    project = find_project([Path(one) for one in options.paths])
    glossary, lexicon = load_glossary(project.glossary), project.glossary / "lexicon"
    seen: dict[Path, tuple[int, ...]] = {}
    while True:
        for draft in find_drafts(project, options.paths).drafts:
            state = _state((draft.path, draft.path.with_name("report.toml"), draft.path.with_name("suppressions.tsv")))
            if seen.get(draft.path) == state:
                continue
            seen[draft.path] = state
            try:
                result = findings_of(draft, glossary, policy_for(project, draft), rules, lexicon=lexicon)
            except TripreportError as error:
                console.tell_error(error)  # half-saved, or wrong for a moment: the next save will tell
                continue
            findings = [one for one in result.findings if one.severity in shown]
            for line in finding_lines(result.analyzed.report.source, findings, console):
                console.show(line)
            console.tell("watched", path=draft.name, **tally(findings))
        if options.once:
            return 0
        time.sleep(_PAUSE)


def _state(paths: Sequence[Path]) -> tuple[int, ...]:
    """Return what changes when one of ``paths`` is saved: its time and its size, 0 where there is no such file."""
    return tuple(number for path in paths for number in _times(path))


def _times(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size
