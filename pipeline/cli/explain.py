"""Say what a rule of check looks for, why, and how often it is right.

Without a rule: all of them, one line each.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from pipeline.cli.console import Console

if TYPE_CHECKING:
    from pipeline.checks.cards import Card

FORMATS = ("text", "markdown")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("rules", nargs="*", metavar="RULE", help="a rule's name, as it stands behind a finding")
    parser.add_argument(
        "--format", choices=FORMATS, default="text", help="for reading or for documents (default: text)"
    )


def run(options: argparse.Namespace, console: Console) -> int:
    """Print the card of each rule that is asked for."""
    from pipeline.checks import CHECKS
    from pipeline.checks.cards import cards
    from pipeline.errors import UsageError

    unknown = [rule for rule in options.rules if rule not in CHECKS]
    if unknown:
        raise UsageError("no-such-rule", rule=unknown[0], allowed=", ".join(CHECKS))
    chosen = options.rules or (list(CHECKS) if options.format == "markdown" else [])
    if not chosen:
        for line in overview(cards(), console):
            console.show(line)
    for rule in chosen:
        for line in card_lines(cards()[rule], console, options.format):
            console.show(line)
    return 0


def overview(rules: Mapping[str, Card], console: Console) -> Iterator[str]:
    """Yield one line for each rule: its name and why it is there."""
    width = max(map(len, rules))
    for rule, card in rules.items():
        yield f"{rule:{width}}  {card.why[console.lang]}"


def card_lines(card: Card, console: Console, form: str) -> Iterator[str]:
    """Yield what is to be said about one rule."""
    is_markdown = form == "markdown"
    yield f"### {card.rule}" if is_markdown else card.rule
    yield ""
    yield card.why[console.lang]
    yield ""
    bullet = "- " if is_markdown else "  "
    yield f"{bullet}{console.words('explain-source', source=card.source)}"
    yield f"{bullet}{_precision(card, console)}"
    if card.deep:
        yield f"{bullet}{console.words('explain-deep')}"
    for code, examples in (("explain-fails", card.fails), ("explain-passes", card.passes)):
        for example in examples:
            shown = " / ".join(line for line in example.split("\n") if line and line != "---")
            yield f"{bullet}{console.words(code, example=shown)}"
    yield ""


def _precision(card: Card, console: Console) -> str:
    if card.precision is None:
        return console.words("explain-never-fired")
    right, judged = card.precision
    return console.words("explain-precision", right=right, judged=judged)
