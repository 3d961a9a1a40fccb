"""Negations: as many in English as the Japanese has, within what each language leaves open (a warning, not a proof)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.english import Flag, Translation
from pipeline.model.text import Span
from pipeline.text.shipped import table
from pipeline.translation.gates.doubt import Doubt

NEGATIVES = frozenset({("ない", "助動詞"), ("ず", "助動詞"), ("まい", "助動詞"), ("無い", "形容詞"), ("無し", "名詞")})
"""UniDic lemma and part of speech of the words that negate; ん of ません is ず."""


class Negations(NamedTuple):
    """How many negations a text has at least and at most."""

    least: int
    most: int


def negation_gate(analyzed: AnalyzedSentence, translation: Translation) -> Iterator[Doubt]:
    """Yield a doubt when English has fewer or more negations than the Japanese allows.

    Words that may negate (不安定 and "unstable") first stand for one another; only those left over may stand for a ない
    or a "not".
    """
    if not analyzed.tokens:
        return
    japanese, english = japanese_negations(analyzed), english_negations(translation.english)
    if is_lost(japanese, english):
        yield _doubt("gate-negation-lost", japanese.least, english.most)
    elif is_lost(english, japanese):
        yield _doubt("gate-negation-added", japanese.most, english.least)


def is_lost(said: Negations, by: Negations) -> bool:
    """Whether what one side says is more than the other can stand for, once those that may negate stand for one another."""
    return by.least + max((by.most - by.least) - (said.most - said.least), 0) < said.least


def _doubt(code: str, japanese: int, english: int) -> Doubt:
    return Doubt(Flag.NEGATION, code, (("japanese", str(japanese)), ("english", str(english))))


def japanese_negations(analyzed: AnalyzedSentence) -> Negations:
    """Count ない, ず, ません, なし; expressions of the table (かもしれない, 不〜) count as their row says."""
    return negations_of(found for found, _ in denied_places(analyzed))


def negations_of(found: Iterable[Negations]) -> Negations:
    """Return the sum of several counts."""
    every = tuple(found)
    return Negations(sum(one.least for one in every), sum(one.most for one in every))


def denied_places(analyzed: AnalyzedSentence) -> Iterator[tuple[Negations, Span]]:
    """Yield every place of the Japanese that negates or may negate."""
    covered: list[tuple[int, int]] = []
    for match in _expressions("ja").finditer(analyzed.sentence.text):
        row = _row("ja", match)
        covered.append((match.start(), match.end()))
        yield Negations(int(row["least"]), int(row["most"])), Span(match.start(), match.end())
    at = 0
    for token in analyzed.tokens:
        if (token.lemma, token.pos1) not in NEGATIVES:
            continue
        while at < len(covered) and covered[at][1] <= token.start:
            at += 1
        if at == len(covered) or token.end <= covered[at][0]:
            yield Negations(1, 1), token.span


def english_negations(english: str) -> Negations:
    """Count not, n't, no, never, without and, as possible ones, words such as unable, fail, lack.

    >>> english_negations("It did not work without NUMA."), english_negations("It failed.")
    (Negations(least=2, most=2), Negations(least=0, most=1))
    """
    rows = [_row("en", match) for match in _expressions("en").finditer(english.replace("’", "'"))]
    return Negations(sum(int(row["least"]) for row in rows), sum(int(row["most"]) for row in rows))


@cache
def _expressions(language: str) -> re.Pattern[str]:
    """Return one pattern of every expression of ``language``; earlier rows win, each a group named by its row."""
    flags = re.IGNORECASE if language == "en" else 0
    return re.compile("|".join(f"(?P<r{at}>{row[language]})" for at, row in _rows(language)), flags)


def _row(language: str, match: re.Match[str]) -> dict[str, str]:
    return dict(table("gates/negation")[int((match.lastgroup or "r0")[1:])])


@cache
def _rows(language: str) -> tuple[tuple[int, dict[str, str]], ...]:
    return tuple((at, dict(row)) for at, row in enumerate(table("gates/negation")) if row[language])
