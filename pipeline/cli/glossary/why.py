"""Say why a built report says what it says: the term, entry or rule behind English words, their Japanese, and since when."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.console import Console, legible

if TYPE_CHECKING:
    from pipeline.model.why import Occurrence, Reason

_SHOWN = 10


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the part takes."""
    parser.add_argument("report", metavar="REPORT", help="a slug, a report folder or a draft")
    parser.add_argument("words", nargs="+", metavar="WORD", help="English words as the report has them")
    parser.add_argument("--all", action="store_true", help=f"every place, not the first {_SHOWN}")
    parser.add_argument("--out", type=Path, metavar="DIR", help="where it was built (default: build/ of the project)")
    parser.add_argument("--engine", default="", help="the translation engine")
    parser.add_argument("--no-cache", dest="cache", action="store_false", help="parse everything anew, keep no parses")


def run(options: argparse.Namespace, console: Console) -> int:
    """Look the words up in what a build says now, and tell when that is not what lies in the output folder."""
    from pipeline import workflow
    from pipeline.errors import UsageError
    from pipeline.settings import find_project
    from pipeline.tasks.drafts import find_drafts
    from pipeline.tasks.store import is_current
    from pipeline.tasks.why import why
    from pipeline.writers import WRITERS

    project = find_project([Path(options.report)])
    found = find_drafts(project, [options.report])
    workshop = workflow.open_workshop(project, options.engine, cache=options.cache)
    words = " ".join(options.words)
    occurrences: list[Occurrence] = []
    for draft in found.drafts:
        build = workflow.build(draft, workshop)
        folder = (options.out or project.out) / draft.slug
        if not is_current(folder, str(build.signature), tuple(WRITERS)):
            console.tell("why-not-current", path=str(folder))
        occurrences += why(build, words, workshop.glossary, project)
    if not occurrences:
        raise UsageError("why-nothing", words=words)
    for line in _lines(occurrences if options.all else occurrences[:_SHOWN], console):
        console.show(line)
    if len(occurrences) > _SHOWN and not options.all:
        console.tell("why-more", count=len(occurrences) - _SHOWN)
    return console.tell_problems(found.problems)


def _lines(occurrences: Sequence[Occurrence], console: Console) -> Iterator[str]:
    for at, one in enumerate(occurrences):
        if at:
            yield ""
        yield legible(f"{one.where}: {one.japanese}")
        yield legible(f"  {one.before}[{one.found}]{one.behind}")
        for reason in one.reasons:
            yield from _reason_lines(reason, console)


def _reason_lines(reason: Reason, console: Console) -> Iterator[str]:
    """Yield the English with its Japanese, then the source, then the commit."""
    japanese = f" ← {reason.japanese}" if reason.japanese else ""
    details = [f"{reason.place.line}:{reason.place.column}"] if reason.place else []
    details += [reason.form] if reason.form else []
    yield legible(f"    {reason.english}{japanese}" + (f" ({', '.join(details)})" if details else ""))
    yield legible(f"      {_source_words(reason, console)}")
    if reason.since is not None:
        since = reason.since
        code = "why-since" if since.commit else "why-uncommitted"
        fields = {"commit": since.commit[:10], "date": since.date, "author": since.author, "subject": since.subject}
        yield f"      {console.words(code, **(fields if since.commit else {}))}"


def _source_words(reason: Reason, console: Console) -> str:
    from pipeline.messages import codes

    source = reason.source
    if source.kind == "rule":
        names = (source.id.replace(".", "-"), source.id.partition(".")[0], "other")
        name = next(name for name in names if f"rule-{name}" in codes())
        return f"{console.words('why-rule', id=source.id)}: {console.words(f'rule-{name}')}"
    said = ": " + " → ".join(filter(None, (source.ja, source.en))) if source.en else ""
    details = ", ".join(part for part in (source.note, f"{source.path}:{source.line}".removesuffix(":0")) if part)
    return f"{console.words(f'why-{source.kind}', id=source.id)}{said} ({details})"
