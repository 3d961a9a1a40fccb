"""Come here when an article or a plural is wrong: the one place that chooses between a, the and nothing."""

from __future__ import annotations

from typing import Literal, NamedTuple

from pipeline.translation.transfer.lexicon import Entry

Use = Literal["topic", "subject", "object", "of", "preposition", "complement", "list", "title", "exists", "bare"]
"""What the noun phrase does in the sentence, as far as articles care."""


class Choice(NamedTuple):
    """A determiner (``a``, ``the`` or empty) and a number."""

    determiner: str
    number: str


def choose(entry: Entry | None, use: Use, *, restricted: bool, described: bool, counted: bool = False) -> Choice:
    """Return the article and number of a noun that has no determiner of its own.

    ``restricted``: an of-phrase, an ordinal or a relative clause says which one; ``described``: an adjective or a という-clause
    says of what kind. Generic things and people are plural, events and places singular; when in doubt ``the``.

    >>> from pipeline.translation.transfer.lexicon import Entry
    >>> tool = Entry("n.tool", "noun", "ツール", "tool", frozenset({"count"}), "thing")
    >>> choose(tool, "object", restricted=False, described=False)
    Choice(determiner='', number='plural')
    >>> choose(tool, "topic", restricted=True, described=False)
    Choice(determiner='the', number='singular')
    """
    if entry is None:
        return Choice("", "singular")
    grammar, kind = entry.grammar, entry.noun_class
    if "proper" in grammar or kind in ("pronoun", "time", "modifier") or use == "title":
        return Choice("", "plural" if "plural" in grammar else "singular")
    if use == "bare":
        return Choice("", "singular" if "mass" in grammar else "plural")
    if "plural" in grammar:
        return Choice("the" if restricted and use != "complement" else "", "plural")
    if "the" in grammar:
        return Choice("the", "singular")
    if "mass" in grammar:
        return Choice("the" if restricted and use in ("topic", "subject", "of") else "", "singular")
    if kind in ("content", "act", "event") and use in ("subject", "object", "exists", "complement"):
        return Choice("a", "singular") if not restricted or use in ("exists", "complement") else Choice("the", "singular")
    if use == "complement" or use == "exists":
        return Choice("a", "singular")
    if restricted:
        return Choice("the", "singular")
    if kind in ("thing", "person", "content", "") and use != "topic":
        return Choice("", "plural")
    if kind in ("person",):
        return Choice("the", "plural")
    if described and use in ("object", "preposition", "subject", "of"):
        return Choice("a", "singular")
    return Choice("the", "singular")
