"""Scoring an analysis against gold: words, trees, bunsetsu and their heads, whatever cut the text into words."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

from pipeline.analysis.bunsetsu import chunk_heads, chunks, governing_token
from pipeline.model.syntax import ParsedSentence
from pipeline.model.tokens import Token
from training.gold import GoldBunsetsu, GoldWords, Range, Words, one_after_the_other

Scores = dict[str, float]


def score_words(gold: Iterable[GoldWords], found: Iterable[Words]) -> Scores:
    """Return F1 of tokens, of tokens with the right head (UAS) and relation (LAS), UPOS, bunsetsu and attachment, in per cent.

    Attachment: of all gold bunsetsu but the last of each sentence, those whose head is right, in the gold bunsetsu.
    """
    count: Counter[str] = Counter()
    for sentence, words in zip(gold, found, strict=True):
        _count_words(count, sentence.words, words)
        _count_bunsetsu(count, _bunsetsu_ranges(sentence.words), _heads_within(sentence.words), words)
    both = count["gold words"] + count["found words"]
    return {
        "tokens": _percent(2 * count["words"], both),
        "UAS": _percent(2 * count["heads"], both),
        "LAS": _percent(2 * count["labels"], both),
        "UPOS": _percent(count["upos"], count["words"]),
        **_bunsetsu_scores(count),
    }


def score_bunsetsu(gold: Iterable[GoldBunsetsu], found: Iterable[Words]) -> Scores:
    """Return F1 of bunsetsu and attachment (as ``score_words`` does) in per cent."""
    count: Counter[str] = Counter()
    for sentence, words in zip(gold, found, strict=True):
        _count_bunsetsu(count, sentence.ranges, sentence.heads, words)
    return _bunsetsu_scores(count)


def found_words(tokens: Sequence[Token], parsed: ParsedSentence) -> Words:
    """Return our analysis in the form that is scored."""
    firsts = {bunsetsu.start for bunsetsu in parsed.bunsetsu}
    return Words(
        ranges=one_after_the_other([token.surface for token in tokens]),
        heads=tuple(word.head for word in parsed.words),
        relations=tuple(word.relation for word in parsed.words),
        upos=tuple(word.upos for word in parsed.words),
        starts=tuple(at in firsts for at in range(len(tokens))),
    )


def _count_words(count: Counter[str], gold: Words, found: Words) -> None:
    count["gold words"] += len(gold.ranges)
    count["found words"] += len(found.ranges)
    place = {place: at for at, place in enumerate(found.ranges)}
    for at, word in enumerate(gold.ranges):
        if word not in place:
            continue
        ours = place[word]
        count["words"] += 1
        count["upos"] += gold.upos[at] == found.upos[ours]
        if _head_range(gold, at) == _head_range(found, ours):
            count["heads"] += 1
            count["labels"] += _plain(gold.relations[at]) == _plain(found.relations[ours])


def _head_range(words: Words, at: int) -> Range | None:
    return None if words.heads[at] == at else words.ranges[words.heads[at]]


def _plain(relation: str) -> str:
    return relation.partition(":")[0]


def _bunsetsu_ranges(words: Words) -> tuple[Range, ...]:
    firsts = [at for at, starts in enumerate(words.starts) if starts or at == 0]
    return tuple(
        (words.ranges[first][0], words.ranges[behind - 1][1])
        for first, behind in zip(firsts, [*firsts[1:], len(words.ranges)], strict=True)
    )


def _heads_within(words: Words) -> tuple[int, ...]:
    return tuple(chunk_heads(chunks(words.starts, words.heads, words.relations), words.heads))


def _count_bunsetsu(count: Counter[str], gold: Sequence[Range], heads: Sequence[int], found: Words) -> None:
    ours = _bunsetsu_ranges(found)
    count["gold bunsetsu"] += len(gold)
    count["found bunsetsu"] += len(ours)
    count["bunsetsu"] += len(set(gold) & set(ours))
    mapped = _heads_in(gold, found)
    right = [mine == theirs for mine, theirs in zip(mapped[:-1], heads[:-1], strict=True)]
    count["attachments"] += len(right)
    count["right attachments"] += sum(right)
    count["sentences"] += 1
    count["right sentences"] += all(right)


def _heads_in(ranges: Sequence[Range], words: Words) -> list[int | None]:
    """Return what our tree says about the heads of somebody else's bunsetsu: where the arc out of each one ends."""
    firsts = [first for first, _ in ranges]
    owner = [bisect_right(firsts, last - 1) - 1 for _, last in words.ranges]
    heads: list[int | None] = []
    at = 0
    for index in range(len(ranges)):
        start = at
        while at < len(owner) and owner[at] == index:
            at += 1
        if at == start:
            heads.append(None)
            continue
        top = governing_token(start, at, words.heads, words.relations)
        heads.append(-1 if words.heads[top] == top else owner[words.heads[top]])
    return heads


def _bunsetsu_scores(count: Counter[str]) -> Scores:
    return {
        "bunsetsu": _percent(2 * count["bunsetsu"], count["gold bunsetsu"] + count["found bunsetsu"]),
        "attachment": _percent(count["right attachments"], count["attachments"]),
        "sentences": _percent(count["right sentences"], count["sentences"]),
    }


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 2) if whole else 0.0
