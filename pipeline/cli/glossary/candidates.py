"""List terms that the reports use and the glossary lacks; --accept proposes them to the team.

--accept JA[=EN] (may be repeated) takes those named; --accept alone takes all that are listed and have English. What is
taken becomes rows of terms.tsv with the status proposed.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.console import Console, legible

if TYPE_CHECKING:
    from pipeline.glossary import Glossary
    from pipeline.model.candidates import Candidate, Proposal
    from pipeline.settings import Project

FORMATS = ("text", "tsv", "json")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the part takes."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="drafts, folders or slugs (default: all reports)")
    parser.add_argument("--top", type=int, default=50, metavar="N", help="the N likeliest; 0: all (default: 50)")
    parser.add_argument("--format", choices=FORMATS, default="text", help="for people or programs (default: text)")
    parser.add_argument(
        "--accept", nargs="?", const="", action="append", metavar="JA[=EN]", help="propose it; alone: all with English"
    )
    parser.add_argument("--dry-run", action="store_true", help="with --accept: show what would change, write nothing")


def run(options: argparse.Namespace, console: Console) -> int:
    """Find candidates in the drafts; list them, or write those accepted."""
    from pipeline.errors import UsageError
    from pipeline.glossary import load_glossary
    from pipeline.settings import find_project

    if options.top < 0:
        raise UsageError("top-value", value=options.top)
    project = find_project([Path(one) for one in options.paths])
    candidates, status = _found(project, load_glossary(project.glossary), options.paths, console)
    listed = candidates[: options.top or None]
    if options.accept is not None:
        _accept(project, candidates, listed, options, console)
    elif options.format == "text":
        for line in _lines(listed, console):
            console.show(line)
        console.tell("candidates-listed", count=len(listed), all=len(candidates))
    else:
        from pipeline.writers.candidates import CANDIDATE_WRITERS

        console.give(CANDIDATE_WRITERS[options.format](listed))
    return status


def _found(
    project: Project, glossary: Glossary, paths: Sequence[str], console: Console
) -> tuple[tuple[Candidate, ...], int]:
    from pipeline.errors import TripreportError
    from pipeline.tasks.candidates import find_candidates
    from pipeline.tasks.candidates.wordbook import open_wordbook
    from pipeline.tasks.drafts import find_drafts
    from pipeline.tasks.reading import analyze

    found = find_drafts(project, paths)
    problems: list[TripreportError] = list(found.problems)
    analyzed = []
    for draft in found.drafts:
        try:
            analyzed.append((draft.slug, analyze(draft, glossary)))
        except TripreportError as problem:
            problems.append(problem)
    status = console.tell_problems(problems)
    return find_candidates(analyzed, glossary, open_wordbook(project.glossary / "lexicon")), status


def _accept(
    project: Project,
    candidates: Sequence[Candidate],
    listed: Sequence[Candidate],
    options: argparse.Namespace,
    console: Console,
) -> None:
    """Write the rows; a glossary that would be unusable is refused, and the files are then as they were."""
    from pipeline.cli.glossary.transfer import write_changed
    from pipeline.glossary.load import read_files
    from pipeline.tasks.candidates.accept import accepted, chosen

    named = [one for one in options.accept if one]
    taken = tuple(chosen(candidates, named)) if named else tuple(one for one in listed if one.proposals)
    files = read_files(project.glossary, project.glossary.name)
    result = accepted(files, taken, project.glossary.name)
    write_changed(project.glossary, files, result, "candidates", console, dry_run=options.dry_run)
    if not named and len(taken) < len(listed):
        console.tell("candidates-without-english", count=len(listed) - len(taken))


def _lines(candidates: Sequence[Candidate], console: Console) -> Iterator[str]:
    """Yield, for each candidate, its score, number, spread and English, and below it where it stands."""
    for one in candidates:
        spread = console.words("candidate-spread", count=one.count, reports=len(one.reports))
        english = "; ".join(_said(said, console) for said in one.proposals)
        yield legible(f"{one.score:7.2f}  {one.ja}  ({spread})" + (f"  → {english}" if english else ""))
        for at in one.contexts:
            yield legible(f"         {at.report}:{at.line}: …{at.before}【{at.found}】{at.behind}…")


def _said(one: Proposal, console: Console) -> str:
    english = f"{one.english} ({one.expansion})" if one.expansion else one.english
    return f"{english} [{console.words(f'candidate-{one.source}', where=one.where)}]"
