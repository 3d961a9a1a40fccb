"""Check drafts: slips, terms, typography, style, what is hard to translate. With --fix, mend what can be mended.

Leaves with status 1 when there are findings at or above --fail-on.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import VERSION
from pipeline.cli.console import Console

if TYPE_CHECKING:
    from pipeline.glossary import Glossary
    from pipeline.messages import Language
    from pipeline.model.findings import Finding
    from pipeline.model.report import Source

FORMATS = ("text", "json", "sarif", "github")
LEVELS = ("error", "warning", "info")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="draft files, report folders or slugs (default: all reports)"
    )
    parser.add_argument("--deep", action="store_true", help="also the rules that need the parser and the translation")
    parser.add_argument(
        "--no-cache", dest="cache", action="store_false", help="parse and translate everything anew, keep nothing"
    )
    parser.add_argument("--rule", action="append", default=[], metavar="RULE", help="only this rule (may be repeated)")
    parser.add_argument("--format", choices=FORMATS, default="text", help="for people or for programs (default: text)")
    parser.add_argument("-o", "--output", metavar="FILE", help="write the findings there instead of printing them")
    parser.add_argument(
        "--level", choices=LEVELS, help="lowest severity shown (default: warning in text, info elsewhere)"
    )
    parser.add_argument(
        "--fail-on", choices=(*LEVELS, "never"), help="lowest severity that gives status 1 (default: error)"
    )
    parser.add_argument("--baseline", metavar="FILE", help="leave out the findings whose fingerprints are in FILE")
    parser.add_argument("--write-baseline", metavar="FILE", help="write the fingerprints of all findings to FILE")
    parser.add_argument("--diff", action="store_true", help="show what --fix would change, and change nothing")
    parser.add_argument("--fix", action="store_true", help="apply the safe fixes; a DOCX gets a copy with comments")
    parser.add_argument("--unsafe", action="store_true", help="with --fix or --diff: the other fixes as well")
    parser.add_argument("--yes", action="store_true", help="with --fix --unsafe: do not ask after the preview")


def run(options: argparse.Namespace, console: Console) -> int:
    """Check; every finding is printed, in the order of the drafts and of their text."""
    from pipeline.cli.findings_text import tally
    from pipeline.glossary import load_glossary
    from pipeline.model.findings import SEVERITIES
    from pipeline.settings import find_project
    from pipeline.tasks.checking import chosen_rules, findings_of, policy_for
    from pipeline.tasks.drafts import find_drafts
    from pipeline.tasks.suppressions import baseline_of, load_baseline

    rules = chosen_rules(options.rule, deep=options.deep)
    project = find_project([Path(one) for one in options.paths])
    found = find_drafts(project, options.paths)
    known = load_baseline(Path(options.baseline)) if options.baseline else frozenset()
    glossary, lexicon = load_glossary(project.glossary), project.glossary / "lexicon"
    shown = SEVERITIES[: SEVERITIES.index(options.level or ("warning" if options.format == "text" else "info")) + 1]
    fail_on = options.fail_on or project.settings.fail_on
    failing = () if fail_on == "never" else SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    failed = False
    status = console.tell_problems(found.problems)
    checked: list[tuple[Source, Sequence[Finding]]] = []
    everything: list[tuple[Source, Sequence[Finding]]] = []
    for draft in found.drafts:
        policy = policy_for(project, draft)
        result = findings_of(draft, glossary, policy, rules, lexicon=lexicon, cache=options.cache)
        source = result.analyzed.report.source
        findings = tuple(one for one in result.findings if one.fingerprint not in known)
        for note in (*result.analyzed.report.notes,):
            console.tell(note.code, **dict(note.fields))
        for problem in result.unused:
            console.tell_error(problem)
        if options.fix or options.diff:
            from pipeline.cli.fixes import mend

            mend(project, draft, result.analyzed, findings, options, console)
        failed = failed or any(finding.severity in failing for finding in findings)
        everything.append((source, findings))
        checked.append((source, tuple(finding for finding in findings if finding.severity in shown)))
    if options.write_baseline:
        from pipeline.tasks.store import write_file

        write_file(Path(options.write_baseline), baseline_of(everything))
    if not options.diff:
        _give(checked, options, console, glossary)
    if options.format == "text":
        console.tell("tally", **tally(finding for _, findings in checked for finding in findings))
    return status or (1 if failed else 0)


def _give(
    checked: Sequence[tuple[Source, Sequence[Finding]]],
    options: argparse.Namespace,
    console: Console,
    glossary: Glossary,
) -> None:
    """Print the findings in the format asked for, or write them to --output; the status is the same either way."""
    if options.format == "text":
        from pipeline.cli.findings_text import finding_lines

        lines = [line for source, findings in checked for line in finding_lines(source, findings, console)]
        if not options.output:
            for line in lines:
                console.show(line)
            return
        data = "".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace")
    else:
        data = _data(checked, options, console, glossary.content_hash)
    if options.output:
        from pipeline.tasks.store import write_file

        write_file(Path(options.output), data)
    else:
        console.give(data)


def _data(
    checked: Sequence[tuple[Source, Sequence[Finding]]], options: argparse.Namespace, console: Console, glossary: str
) -> bytes:
    # What a program reads is the same whatever the locale; --lang alone may change its words.
    lang: Language = options.lang or "en"
    if options.format == "sarif":
        from pipeline.checks.cards import cards
        from pipeline.writers.sarif import write_sarif

        return write_sarif(checked, {rule: card.why[lang] for rule, card in cards().items()}, VERSION, lang)
    if options.format == "github":
        from pipeline.writers.github import write_github

        return write_github(checked, lang)
    from pipeline.text.tokenizer import DICTIONARY
    from pipeline.writers.json import findings_json

    return findings_json(checked, lang, signature={"version": VERSION, "glossary": glossary, "dictionary": DICTIONARY})
