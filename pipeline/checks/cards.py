"""What is to be said about each rule: why, source, examples that tests run, precision. Read by `explain` and the tests alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from pipeline.messages import Language
from pipeline.text.shipped import shipped_toml


@dataclass(frozen=True, slots=True)
class Card:
    """A rule, explained.

    ``fails`` and ``passes`` are drafts in Markdown that are reported and that are not, under the policy in ``settings``;
    rules of the glossary have their cases in the tests. ``precision`` is (right, judged) by hand, None where it never fired.
    """

    rule: str
    why: Mapping[Language, str]
    source: str
    deep: bool = False
    fails: tuple[str, ...] = ()
    passes: tuple[str, ...] = ()
    precision: tuple[int, int] | None = None
    settings: Mapping[str, str] = field(default_factory=dict)


@cache
def cards() -> Mapping[str, Card]:
    """Return the card of every rule."""
    return {rule: _card(rule, values) for rule, values in shipped_toml("checks/rules.toml").items()}


def _card(rule: str, values: Mapping[str, object]) -> Card:
    tuples = {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}
    return Card(rule=rule, **tuples)  # type: ignore[arg-type]  # a test holds the file to the fields
