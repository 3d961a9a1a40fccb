"""Say what is wrong with the glossary, and what could be better: spelling, collisions, what is derived anyway or never used.

Errors end with status 2; remarks do not. The reports are asked which concepts they use.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.console import Console

if TYPE_CHECKING:
    from pipeline.errors import TripreportError
    from pipeline.glossary import Glossary
    from pipeline.model.lint import Remark, Usage
    from pipeline.settings import Project

_COUNTED = "unused"
"""The rule that has something to say of most concepts of a large glossary: told as a number, unless it is asked for."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the part takes."""
    parser.add_argument("--rule", action="append", default=[], metavar="RULE", help="only this rule (may be repeated)")
    parser.add_argument("--no-reports", dest="reports", action="store_false", help="do not ask the reports")


def run(options: argparse.Namespace, console: Console) -> int:
    """Load the glossary, which finds everything that is wrong with it, then make the remarks."""
    from pipeline.errors import UsageError
    from pipeline.glossary import load_glossary
    from pipeline.glossary.lint import RULES, Desk, remarks
    from pipeline.settings import find_project
    from pipeline.tasks.linting import accepted_words

    for name in options.rule:
        if name not in RULES:
            raise UsageError("no-such-rule", rule=name, allowed=", ".join(RULES))
    project = find_project([])
    glossary = load_glossary(project.glossary)
    problems: list[TripreportError] = []
    has_reports = any(project.reports.glob("*/draft.*"))
    usage = _usage(project, glossary, problems) if options.reports and has_reports else None
    desk = Desk(glossary, usage, accepted_words(project.glossary))
    found = tuple(remarks(desk, tuple(options.rule) or tuple(RULES)))
    for one in found:
        if one.rule != _COUNTED or _COUNTED in options.rule:
            _show(one, glossary, console)
    count = Counter(one.rule for one in found)
    if count[_COUNTED] and _COUNTED not in options.rule:
        console.tell("lint-unused-count", count=count[_COUNTED])
    fields = {"terms": len(glossary.terms), "names": len(glossary.names), "remarks": len(found) - count[_COUNTED]}
    console.tell("glossary-fine", path=str(project.glossary), **fields)
    return console.tell_problems(problems)


def _usage(project: Project, glossary: Glossary, problems: list[TripreportError]) -> Usage:
    """Return how the project's reports use ``glossary``; what is wrong with a draft goes to ``problems``."""
    from pipeline.errors import TripreportError
    from pipeline.tasks.drafts import find_drafts
    from pipeline.tasks.linting import usage_of
    from pipeline.tasks.reading import analyze

    found = find_drafts(project, [])
    problems.extend(found.problems)
    analyzed = []
    for draft in found.drafts:
        try:
            analyzed.append(analyze(draft, glossary))
        except TripreportError as problem:
            problems.append(problem)
    return usage_of(analyzed, glossary)


def _show(one: Remark, glossary: Glossary, console: Console) -> None:
    from pipeline.glossary.rows import NAMES_FILE, TERMS_FILE
    from pipeline.model.terms import Term

    concept = glossary.by_id[one.id]
    path = Path("glossary") / (TERMS_FILE if isinstance(concept, Term) else NAMES_FILE)
    words = console.words(f"lint-{one.rule}", **dict(one.fields))
    console.show(f"{path.as_posix()}:{concept.line}: {one.column}: {words} [{one.rule}]")
