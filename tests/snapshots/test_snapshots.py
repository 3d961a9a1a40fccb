"""What every stage makes of the project's own reports: a changed summary shows which stage moved first.

`make accept` rewrites the snapshots beside this file; read the difference.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from pipeline.cli.console import Console
from pipeline.cli.findings_text import finding_lines
from pipeline.cli.stage_lines import STAGE_LINES
from pipeline.model.analysis import AnalyzedReport
from pipeline.model.build import Build
from pipeline.settings import find_project
from pipeline.tasks.drafts import Draft, find_drafts
from pipeline.tasks.reading import analyze
from pipeline.workflow import Workshop, build, open_workshop, write

ROOT = Path(__file__).parent.parent.parent
PROJECT = find_project([ROOT], ROOT)
DRAFTS = {
    draft.slug: draft
    for draft in find_drafts(PROJECT, [str(path.parent) for path in sorted(PROJECT.reports.glob("*/draft.*"))]).drafts
}


@cache
def workshop() -> Workshop:
    return open_workshop(PROJECT, cache=False)


@cache
def built(draft: Draft) -> Build:
    return build(draft, workshop())


@cache
def parsed(draft: Draft) -> AnalyzedReport:
    return analyze(draft, workshop().glossary, "fresh")


@pytest.mark.parametrize("stage", STAGE_LINES)
@pytest.mark.parametrize("slug", DRAFTS)
def test_a_stage_gives_what_it_gave(slug: str, stage: str, snapshot: Callable[[str, str], None]) -> None:
    lines = STAGE_LINES[stage](parsed(DRAFTS[slug]), workshop())
    snapshot(f"{slug}/{stage}.txt", "".join(f"{line}\n" for line in lines))


@pytest.mark.parametrize("slug", DRAFTS)
def test_the_findings_are_what_they_were(slug: str, snapshot: Callable[[str, str], None]) -> None:
    build = built(DRAFTS[slug])
    lines = finding_lines(build.analyzed.report.source, build.findings, Console("en"))
    snapshot(f"{slug}/findings.txt", "".join(f"{line}\n" for line in lines))


@pytest.mark.parametrize("slug", DRAFTS)
def test_the_summary_is_what_it_was(slug: str, snapshot: Callable[[str, str], None]) -> None:
    snapshot(f"{slug}/summary.md", write(built(DRAFTS[slug]))[".md"].decode())
