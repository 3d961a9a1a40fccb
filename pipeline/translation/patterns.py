"""The sentence patterns of the ``terms`` engine: rows of a table, tried in order, every slot understood whole."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.english import Piece
from pipeline.model.text import Span
from pipeline.text.shipped import table
from pipeline.translation.phrases import Phrase, read_phrase


class Pattern(NamedTuple):
    """A row of ``terms_engine/patterns.tsv``: ``japanese`` has a group for each slot that ``english`` names."""

    id: str
    japanese: re.Pattern[str]
    english: str


def match_patterns(analyzed: AnalyzedSentence) -> tuple[Piece, ...]:
    """Return the English of the first pattern that covers the whole sentence with understood slots, or no pieces."""
    for pattern in patterns():
        match = pattern.japanese.fullmatch(analyzed.sentence.text)
        if match and (slots := _slots(analyzed, match)) is not None:
            return tuple(_filled(pattern, slots, Span(0, len(analyzed.sentence.text))))
    return ()


def _slots(analyzed: AnalyzedSentence, match: re.Match[str]) -> dict[str, Phrase] | None:
    """Return the phrase in each slot, or None if one is not understood or does not fit."""
    slots = {}
    for name in match.groupdict():
        phrase = read_phrase(analyzed, Span(*match.span(name)))
        if phrase is None or not _fits(name, phrase):
            return None
        slots[name] = phrase
    return slots


def _fits(slot: str, phrase: Phrase) -> bool:
    if slot == "D":
        return phrase.is_a_day
    return phrase.stands_in_a_sentence and (slot != "Z" or phrase.joined == 1)


def _filled(pattern: Pattern, slots: Mapping[str, Phrase], whole: Span) -> list[Piece]:
    """Return the pieces of the English: words of the pattern, and what stands in the slots."""
    pieces: list[Piece] = []
    for part in re.split(r"\{(\w+)\}", pattern.english):
        if part in slots:
            pieces.extend(slots[part].pieces)
        elif part:
            words = ("were" if slots["X"].joined > 1 else "was") if part == "was" else part
            pieces.append(Piece(words, whole, f"pattern:{pattern.id}"))
    if pieces[0].origin.startswith("term:"):
        pieces[0] = pieces[0]._replace(text=pieces[0].text[0].upper() + pieces[0].text[1:])
    return pieces


@cache
def patterns() -> tuple[Pattern, ...]:
    """Return the patterns in the order of their table."""
    return tuple(Pattern(row["id"], _compiled(row["ja"]), row["en"]) for row in table("terms_engine/patterns"))


def _compiled(japanese: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\{([XYZD])\}", r"\\s*(?P<\1>.{1,200}?)\\s*", japanese) + "[。．.]?")
