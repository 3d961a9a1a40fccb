"""Showing and applying fixes for `check --diff` and `check --fix`; a DOCX draft gets a copy with comments instead."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.cli.console import Console
from pipeline.tasks.fixing import Fixed, difference, fix_text

if TYPE_CHECKING:
    from pipeline.model.analysis import AnalyzedReport
    from pipeline.model.findings import Finding
    from pipeline.settings import Project
    from pipeline.tasks.drafts import Draft


def mend(
    project: Project,
    draft: Draft,
    analyzed: AnalyzedReport,
    findings: Sequence[Finding],
    options: argparse.Namespace,
    console: Console,
) -> None:
    """Show the difference (--diff), or write the draft with its fixes (--fix): the unsafe ones only after they were shown."""
    source = analyzed.report.source
    if source.format == "docx":
        _comment(project, draft, analyzed, findings, options, console)
        return
    fixed = fix_text(source.text, findings, unsafe=options.unsafe)
    if options.diff:
        _show(source.name, source.text, fixed, console)
    elif fixed.applied:
        if options.unsafe and not options.yes:
            _show(source.name, source.text, fixed, console)
            if not _agreed(console, fixed.applied):
                console.tell("fixes-not-applied", path=source.name)
                return
        from pipeline.tasks.rewriting import rewrite

        rewrite(draft.path, source, fixed.text)
    if not options.diff:
        console.tell("fixes-applied", path=source.name, count=fixed.applied, refused=len(fixed.refused))


def _show(name: str, before: str, fixed: Fixed, console: Console) -> None:
    for line in difference(name, before, fixed.text):
        console.show(line)


def _agreed(console: Console, count: int) -> bool:
    """Ask on the terminal; where nobody sits, the answer is no."""
    if not sys.stdin.isatty():
        return False
    console.tell("fixes-ask", count=count)
    return sys.stdin.readline().strip().lower() in ("y", "yes", "はい")


def _comment(
    project: Project,
    draft: Draft,
    analyzed: AnalyzedReport,
    findings: Sequence[Finding],
    options: argparse.Namespace,
    console: Console,
) -> None:
    from pipeline.tasks.store import write_file
    from pipeline.writers.comments_docx import commented

    if options.diff:
        console.tell("word-no-diff", path=draft.name)
        return
    path = project.root / project.settings.out / draft.slug / f"{draft.slug}.checked.docx"
    write_file(path, commented(draft.path.read_bytes(), analyzed.report.source, findings, console.lang))
    console.tell("word-commented", path=str(path), count=len(findings))
