"""What an amount is in English: the forms that it takes as a noun phrase, before a noun and as an adverbial."""

from __future__ import annotations

import re
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


def loosely(text: str, one: Expression) -> Expression:
    """Return a vague amount of ``text`` with the 程度 behind it: 数%程度, about a few percent.

    >>> loosely("数%程度", Expression("measure", "a few percent", Span(0, 2))).text
    'about a few percent'
    """
    found = _LOOSELY.match(text, one.span.end)
    return replace(approximately(one), span=Span(one.span.start, found.end())) if found else one


def vague(said: str, span: Span) -> Expression:
    """Return the amount that ``said`` names, such as "a few percent", which is a share, or "several GB"."""
    if said.endswith(" percent"):
        return Expression("share", said, span, before=f"{said} of", adverb=f"by {said}", plural=True)
    return Expression("measure", said, span)


_LOOSELY = re.compile("程度|前後")
"""What bounds a number; ほど and くらい are particles."""

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
