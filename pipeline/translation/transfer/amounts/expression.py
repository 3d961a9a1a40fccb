"""What an amount is in English: the forms that it takes as a noun phrase, before a noun and as an adverbial."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from pipeline.model.text import Span

Kind = Literal[
    "bare", "count", "repeat", "ordinal", "moment", "duration", "measure", "share", "times", "rate", "age", "other"
]


@dataclass(frozen=True, slots=True)
class Expression:
    """An amount at ``span`` in English: ``text`` as a noun phrase, ``before`` as it stands before a noun, ``adverb`` as an adverbial.

    ``before`` and ``adverb`` are empty where the amount has no such form; ``plural`` tells what a noun that it counts is.
    """

    kind: Kind
    text: str
    span: Span
    before: str = ""
    adverb: str = ""
    plural: bool = False


def approximately(one: Expression, word: str = "about") -> Expression:
    """Return the amount with ``word`` before its number in every form."""
    lead, _, rest = one.adverb.partition(" ")
    adverb = f"{lead} {word} {rest}" if lead in _LEADS else f"{word} {one.adverb}"
    before = f"{word} {one.before}" if one.before and "-" not in one.before else ""
    return replace(one, text=f"{word} {one.text}", before=before, adverb=adverb if one.adverb else "")


_LEADS = frozenset({"for", "by", "in", "at", "on", "from", "within"})


def counting_pieces(amount: Expression) -> str:
    """Return a number before what English does not count: two pieces of equipment."""
    return f"{amount.before} piece{'s' if amount.plural else ''} of"


def in_units(amount: Expression) -> bool:
    """Whether the amount counts lines, pages and the like of something: 3万行, 20ページ; not 8台 and 3人."""
    unit = amount.text.split(" ")[-1]
    return (
        amount.kind == "count"
        and " " in amount.text
        and unit in ("lines", "pages", "copies", "copy", "chapters", "sheets", "rows", "pieces")
    )
