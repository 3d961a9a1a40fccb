"""Say what is wrong with the glossary."""

from __future__ import annotations

import argparse

from pipeline.cli.console import Console


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the part takes."""


def run(options: argparse.Namespace, console: Console) -> int:
    """Load the glossary, which finds everything that is wrong with it."""
    from pipeline.glossary import load_glossary
    from pipeline.settings import find_project

    folder = find_project([]).glossary
    glossary = load_glossary(folder)
    console.tell("glossary-fine", path=str(folder), terms=len(glossary.terms), names=len(glossary.names))
    return 0
