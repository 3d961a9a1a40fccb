"""Negations: as many in English as the Japanese has, within what each language leaves open (a warning, not a proof)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.english import Flag, Translation
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
    in_ja, in_en = japanese.most - japanese.least, english.most - english.least
    if english.least + max(in_en - in_ja, 0) < japanese.least:
        yield _doubt("gate-negation-lost", japanese.least, english.most)
    elif japanese.least + max(in_ja - in_en, 0) < english.least:
        yield _doubt("gate-negation-added", japanese.most, english.least)


def _doubt(code: str, japanese: int, english: int) -> Doubt:
    return Doubt(Flag.NEGATION, code, (("japanese", str(japanese)), ("english", str(english))))


def japanese_negations(analyzed: AnalyzedSentence) -> Negations:
    """Count ない, ず, ません, なし; expressions of the table (かもしれない, 不〜) count as their row says."""
    text = analyzed.sentence.text
    least = most = end = 0
    covered: list[tuple[int, int]] = []
    for match in _expressions("ja").finditer(text):
        row = _row("ja", match)
        covered.append((match.start(), match.end()))
        least, most = least + int(row["least"]), most + int(row["most"])
    at = 0
    for token in analyzed.tokens:
        if (token.lemma, token.pos1) not in NEGATIVES or token.start < end:
            continue
        while at < len(covered) and covered[at][1] <= token.start:
            at += 1
        if at == len(covered) or token.end <= covered[at][0]:
            least, most = least + 1, most + 1
    return Negations(least, most)


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
