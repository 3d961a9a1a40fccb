"""Check drafts against the glossary and report what needs a look.

Leaves with status 1 when there are findings at or above --fail-on.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from pipeline import VERSION
from pipeline.cli.console import Console

FORMATS = ("text", "json")
LEVELS = ("error", "warning", "info")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="draft files, report folders or slugs (default: all reports)"
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help="for people or for programs (default: text)")
    parser.add_argument(
        "--level", choices=LEVELS, help="lowest severity shown (default: warning in text, info elsewhere)"
    )
    parser.add_argument(
        "--fail-on", choices=(*LEVELS, "never"), help="lowest severity that gives status 1 (default: error)"
    )


def run(options: argparse.Namespace, console: Console) -> int:
    """Check; every finding is printed, in the order of the drafts and of their text."""
    from pipeline.cli.findings_text import finding_lines, tally
    from pipeline.glossary import load_glossary
    from pipeline.model.findings import SEVERITIES
    from pipeline.settings import find_project
    from pipeline.tasks.drafts import find_drafts
    from pipeline.tasks.reading import findings_of

    project = find_project([Path(one) for one in options.paths])
    found = find_drafts(project, options.paths)
    glossary = load_glossary(project.glossary)
    shown = SEVERITIES[: SEVERITIES.index(options.level or ("warning" if options.format == "text" else "info")) + 1]
    fail_on = options.fail_on or project.settings.fail_on
    failing = () if fail_on == "never" else SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    failed = False
    status = console.tell_problems(found.problems)
    checked = []
    for draft in found.drafts:
        analyzed, findings = findings_of(draft, glossary)
        failed = failed or any(finding.severity in failing for finding in findings)
        source = analyzed.report.source
        checked.append((source, tuple(finding for finding in findings if finding.severity in shown)))
        if options.format == "text":
            for note in analyzed.report.notes:
                console.tell(note.code, **dict(note.fields))
            for line in finding_lines(source, checked[-1][1], console):
                console.show(line)
    if options.format == "json":
        from pipeline.text.tokenizer import DICTIONARY
        from pipeline.writers.json import findings_json

        signature = {"version": VERSION, "glossary": glossary.content_hash, "dictionary": DICTIONARY}
        console.give(findings_json(checked, signature=signature))
    else:
        console.tell("tally", **tally(finding for _, findings in checked for finding in findings))
    return status or (1 if failed else 0)
