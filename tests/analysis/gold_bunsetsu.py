"""Reading bunsetsu annotated by hand, and counting how many heads a parse has right."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.syntax import ParsedSentence
from training.evaluate import plain_sentence
from training.gold import GoldBunsetsu, one_after_the_other
from training.scores import Scores, found_words, score_bunsetsu


class GoldSentence(NamedTuple):
    """A sentence with its bunsetsu, and those inside its parentheses."""

    around: GoldBunsetsu
    inside: tuple[GoldBunsetsu, ...]


def read_gold(path: Path) -> list[GoldSentence]:
    """Return the sentences of ``path``, whose head says how it is written."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#:")]
    return [_sentence(block.splitlines()) for block in "\n".join(lines).strip().split("\n\n")]


def _sentence(lines: list[str]) -> GoldSentence:
    rows = [line.split("\t") for line in lines[1:]]
    around = [row for row in rows if "." not in row[0]]
    hosts = dict.fromkeys(row[0].partition(".")[0] for row in rows if "." in row[0])
    inside = [[row for row in rows if row[0].startswith(f"{host}.")] for host in hosts]
    return GoldSentence(_bunsetsu(around, lines[0].removeprefix("# ")), tuple(_bunsetsu(one) for one in inside))


def _bunsetsu(rows: list[list[str]], text: str = "") -> GoldBunsetsu:
    texts = [row[1] for row in rows]
    heads = tuple(-1 if row[2] == "-" else int(row[2].rpartition(".")[2]) for row in rows)
    return GoldBunsetsu(text or "".join(texts), one_after_the_other(texts), heads)


def score(gold: Sequence[GoldSentence], parses: Sequence[ParsedSentence]) -> Scores:
    """Return bunsetsu F1 and attachment of ``parses``, in per cent."""
    sentences = [plain_sentence(one.around.text) for one in gold]
    found = [found_words(one.tokens, parse) for one, parse in zip(sentences, parses, strict=True)]
    return score_bunsetsu([one.around for one in gold], found)


def wrong_heads(gold: GoldSentence, sentence: AnalyzedSentence, parse: ParsedSentence) -> Iterator[str]:
    """Yield the bunsetsu of a sentence whose head is not the gold one, for people."""
    starts = [first for first, _ in gold.around.ranges]
    ends = [behind for _, behind in one_after_the_other([token.surface for token in sentence.tokens])]
    for at, one in enumerate(parse.bunsetsu):
        if one.head < 0:
            continue
        own, head = (bisect_right(starts, ends[parse.bunsetsu[k].core] - 1) - 1 for k in (at, one.head))
        if gold.around.heads[own] != head:
            yield f"{own} -> {head}, not {gold.around.heads[own]}"
