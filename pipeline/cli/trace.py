"""Show what a stage makes of a draft, sentence by sentence.

The last stage to run is named with --until.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from pipeline.cli.console import Console

STAGES = ("sentences", "tokens", "terms", "bunsetsu", "dependencies", "frames", "english")
PARSED = ("bunsetsu", "dependencies", "frames")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("file", metavar="FILE", help="a draft, a report folder or a slug")
    parser.add_argument("--until", choices=STAGES, default="terms", help="the last stage to run (default: terms)")
    parser.add_argument("--engine", default="", help="the translation engine (for --until english)")
    parser.add_argument("--no-cache", dest="cache", action="store_false", help="parse everything anew, keep no parses")


def run(options: argparse.Namespace, console: Console) -> int:
    """Print the stage's view of every sentence."""
    from pipeline.cli.stage_lines import STAGE_LINES
    from pipeline.settings import find_project
    from pipeline.tasks.drafts import find_drafts
    from pipeline.tasks.reading import Syntax, analyze
    from pipeline.workflow import open_workshop

    project = find_project([Path(options.file)])
    workshop = open_workshop(project, options.engine, cache=options.cache)
    parsing: Syntax = "cached" if options.cache else "fresh"
    syntax = parsing if options.until in PARSED else workshop.syntax if options.until == "english" else "none"
    found = find_drafts(project, [options.file])
    for draft in found.drafts:
        analyzed = analyze(draft, workshop.glossary, syntax)
        for line in STAGE_LINES[options.until](analyzed, workshop):
            console.show(line)
    return console.tell_problems(found.problems)
