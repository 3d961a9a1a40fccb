"""From a tree over words to bunsetsu and their heads, by rule."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pipeline.model.tokens import Token

# Relations that hold a word inside the bunsetsu of its head, in UD_Japanese.
_FUNCTION = frozenset(("case", "aux", "cop", "mark", "fixed", "clf", "flat", "goeswith"))
_COMPOUND = frozenset(("compound", "nummod"))
_NOUN_LIKE = frozenset(("名詞", "接尾辞", "記号", "形状詞", "代名詞"))


class Chunk(NamedTuple):
    """Tokens ``[start, end)`` of one bunsetsu; ``top`` is the token whose head lies outside (or that is the root)."""

    start: int
    end: int
    top: int


def bunsetsu_starts(
    tokens: Sequence[Token],
    heads: Sequence[int],
    relations: Sequence[str],
    keep_together: Iterable[tuple[int, int]] = (),
) -> list[bool]:
    """Tell of each token whether a bunsetsu starts with it.

    ``heads`` are token indices (the root its own), ``relations`` those of Universal Dependencies; ``keep_together`` are token
    ranges ``[start, end)`` inside of which no bunsetsu may start.
    """
    starts = [True] * len(tokens)
    for at, (head, relation) in enumerate(zip(heads, relations, strict=True)):
        if head == at:
            continue
        relation = relation.partition(":")[0]
        if relation in _COMPOUND or relation in _FUNCTION or (relation == "punct" and head < at):
            first, last = (head, at) if head < at else (at, head)
            starts[first + 1 : last + 1] = [False] * (last - first)
        elif relation == "punct" and at + 1 < len(tokens):
            starts[at + 1] = False
    for at in range(1, len(tokens)):
        if starts[at] and _never_apart(tokens[at - 1], tokens[at], heads[at - 1] >= at):
            starts[at] = False
    for first, behind in keep_together:
        starts[first + 1 : behind] = [False] * max(behind - first - 1, 0)
    if starts:
        starts[0] = True
    return starts


def _never_apart(left: Token, right: Token, left_leans_right: bool) -> bool:
    """Tell whether two neighbours belong together whatever the tree says: prefix and word, word and suffix, 大規模な is not."""
    if right.pos1 == "接尾辞" or left.pos1 == "接頭辞":
        return True
    return (
        left.pos1 == "形状詞"
        and left.pos2 != "タリ"
        and right.pos1 == "名詞"
        and right.pos2 != "数詞"
        and left_leans_right
    )


def chunks(starts: Sequence[bool], heads: Sequence[int], relations: Sequence[str]) -> tuple[Chunk, ...]:
    """Return the bunsetsu that begin where ``starts`` says, each with the token that links it to the rest.

    >>> chunks([True, False, True], [2, 0, 2], ["obl", "case", "ROOT"])
    (Chunk(start=0, end=2, top=0), Chunk(start=2, end=3, top=2))
    """
    firsts = [at for at, is_start in enumerate(starts) if is_start]
    ends = [*firsts[1:], len(starts)] if firsts else []
    return tuple(
        Chunk(first, behind, governing_token(first, behind, heads, relations))
        for first, behind in zip(firsts, ends, strict=True)
    )


def governing_token(first: int, behind: int, heads: Sequence[int], relations: Sequence[str]) -> int:
    """Return the token of ``[first, behind)`` with an arc out that governs most of the others; of several the last word.

    >>> governing_token(0, 2, [2, 0, 2], ["obl", "case", "ROOT"])
    0
    """
    outward = [at for at in range(first, behind) if heads[at] == at or not first <= heads[at] < behind]
    if len(outward) == 1:
        return outward[0]
    governed = dict.fromkeys(outward, 0)
    for at in range(first, behind):
        top, steps = at, 0
        while top not in governed and steps <= behind - first:
            top, steps = heads[top], steps + 1
        if top in governed:
            governed[top] += 1
    return max(outward, key=lambda at: (governed[at], relations[at] != "punct", at), default=behind - 1)


def chunk_heads(found: Sequence[Chunk], heads: Sequence[int]) -> list[int]:
    """Return for each bunsetsu the index of the one its ``top`` hangs on, -1 for the root.

    >>> chunk_heads([Chunk(0, 2, 0), Chunk(2, 4, 2)], [2, 0, 2, 2])
    [1, -1]
    """
    owner = [at for at, chunk in enumerate(found) for _ in range(chunk.start, chunk.end)]
    return [-1 if heads[chunk.top] == chunk.top else owner[heads[chunk.top]] for chunk in found]
