"""Translate a draft, or the sentences on standard input, and print the English.

With - as FILE each input line is a sentence.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from pipeline import VERSION
from pipeline.cli.console import Console

FORMATS = ("text", "tsv", "json")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("file", metavar="FILE", help="a draft, or - for sentences on standard input, one a line")
    parser.add_argument("--format", choices=FORMATS, default="text", help="text, or tsv: ja, en, confidence, flags")
    parser.add_argument("--engine", default="", help="the translation engine")
    parser.add_argument("--no-cache", dest="cache", action="store_false", help="parse everything anew, keep no parses")


def run(options: argparse.Namespace, console: Console) -> int:
    """Translate; one line for each sentence, in order."""
    from pipeline.cli.translation_lines import json_lines, text_lines, tsv_lines
    from pipeline.readers.raw import LARGEST_DRAFT
    from pipeline.settings import find_project
    from pipeline.tasks.approvals import fitted, load_approvals
    from pipeline.tasks.drafts import find_drafts
    from pipeline.tasks.reading import analyze, analyze_lines
    from pipeline.text.tokenizer import DICTIONARY
    from pipeline.translation import translate
    from pipeline.workflow import open_workshop

    status = 0
    if options.file == "-":
        workshop = open_workshop(find_project([]), options.engine, cache=options.cache)
        analyzed = analyze_lines(sys.stdin.buffer.read(LARGEST_DRAFT + 1), workshop.glossary, workshop.syntax)
        translations = translate(analyzed, workshop.engine)
    else:
        project = find_project([Path(options.file)])
        workshop = open_workshop(project, options.engine, cache=options.cache)
        found = find_drafts(project, [options.file])
        status = console.tell_problems(found.problems)
        analyzed, translations = (), ()
        for draft in found.drafts:
            report = analyze(draft, workshop.glossary, workshop.syntax)
            approvals = fitted(load_approvals(draft), report.report)
            analyzed += report.sentences
            translations += translate(report.sentences, workshop.engine, approvals)
    signature = {
        "version": VERSION,
        "engine": workshop.engine.name,
        "glossary": workshop.glossary.content_hash,
        "lexicon": workshop.engine.lexicon_hash,
        "dictionary": DICTIONARY,
    }
    formats: dict[str, Callable[..., Iterator[str]]] = {
        "text": text_lines,
        "tsv": tsv_lines,
        "json": partial(json_lines, signature=signature),
    }
    for line in formats[options.format](analyzed, translations):
        if options.format == "text":
            console.show(line)
        else:
            console.give(f"{line}\n".encode())
    return status
