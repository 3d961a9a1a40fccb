"""Come here when a comparison is wrong: more, even more and most become endings of the English word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model.english_tree import EnNode
from pipeline.translation.transfer.lexicon import Entry

_MORE = {
    "more": "{}",
    "even more": "even {}",
    "further": "even {}",
    "much": "much {}",
    "a little more": "a little {}",
    "even a little": "even a little {}",
}
"""Degree words that ask for the comparative, and what stands before it."""


def compared(entry: Entry, text: str, degrees: Sequence[EnNode]) -> tuple[str, list[EnNode]]:
    """Return ``text``, the adjective or adverb of ``entry``, as the last of its degree words asks, and the words that still stand.

    もっと早く is earlier; 非常に早く stays very early.
    """
    kept = list(degrees)
    last = kept[-1] if kept else None
    if last is not None and last.lemma.startswith("more than "):
        return f"{comparative(entry, text)} {last.lemma.removeprefix('more ')}", kept[:-1]
    if last is not None and last.lemma.startswith("as much as "):
        return f"as {text} {last.lemma.removeprefix('as much ')}", kept[:-1]
    if last is None or last.lemma not in (*_MORE, "most"):
        return text, kept
    if last.lemma == "most":
        return superlative(entry, text), kept[:-1]
    return _MORE[last.lemma].format(comparative(entry, text)), kept[:-1]


def comparative(entry: Entry, text: str = "") -> str:
    """Return the comparative of an adjective or adverb: what the lexicon says, -er for short ones, else more."""
    word = text or entry.en
    if entry.forms.get("comparative"):
        return entry.forms["comparative"]
    head, _, rest = word.partition(" to ")
    if rest and head in _EASE:
        return f"{_EASE[head]} to {rest}"
    syllables = len(re.findall("[aeiouy]+", word.removesuffix("e")))
    if " " in word or len(word) > 5 or word.endswith(("ed", "ing", "ly")) or not (syllables == 1 or word.endswith("y")):
        return f"more {word}"
    if word.endswith("e"):
        return word + "r"
    if re.fullmatch("[^aeiou]+[aeiou][^aeiouwxy]", word):
        word += word[-1]
    return word[:-1] + "ier" if word.endswith("y") else word + "er"


_EASE = {"easy": "easier", "hard": "harder", "simple": "simpler"}
"""What is said before "to": 前より使いやすい, easier to use."""


def gets_more_so(entry: Entry, adjective: Sequence[EnNode]) -> bool:
    """Whether なる or する beside the adjective says that something is more so than before: 動作が軽くなった, it became faster."""
    plain = len(adjective) == 1 and adjective[0].lemma == entry.en
    more = "comparative" in entry.forms or (entry.kind == "i-adj" and " " not in entry.en)
    return plain and more and entry.en not in _NOT_BY_DEGREES


_NOT_BY_DEGREES = frozenset(
    "new many few much little possible same different white black red blue yellow round empty wrong correct right "
    "painful sleepy hungry ill sick afraid scary sad happy glad".split()
)


def is_superlative(entry: Entry, word: EnNode) -> bool:
    """Whether the word is the entry's adjective in the superlative, of which there is one: the oldest version."""
    return (
        word.rule == entry.id and word.lemma.split(" ")[0].endswith(("est", "most", "worst")) and word.lemma != entry.en
    )


def superlative(entry: Entry, text: str = "") -> str:
    """Return the superlative, made from the comparative: earliest, most important."""
    made = comparative(entry, text)
    if made in ("better", "worse", "less"):
        return {"better": "best", "worse": "worst", "less": "least"}[made]
    return "most " + made.removeprefix("more ") if made.startswith("more ") else made[:-1] + "st"
