"""Putting the parsed pieces of a sentence together again: words for all of its tokens, bunsetsu over them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.analysis.bunsetsu import Chunk
from pipeline.analysis.decode import Choice
from pipeline.analysis.pieces import Piece
from pipeline.analysis.protected import Range
from pipeline.analysis.relations import clause_of, link_of
from pipeline.model.syntax import Bunsetsu, Parenthetical, ParsedSentence, Word
from pipeline.model.tokens import Token

_UNKNOWN = "dep"
"""The relation of what the word parser took for the root and is not."""


class WordTree(NamedTuple):
    """The word parser's tree over the units of a piece, one root; heads count units."""

    heads: tuple[int, ...]
    relations: tuple[str, ...]
    upos: tuple[str, ...]


class ParsedPiece(NamedTuple):
    """A piece with its tree, its bunsetsu over units, and the head chosen for each."""

    piece: Piece
    tree: WordTree
    chunks: tuple[Chunk, ...]
    choices: tuple[Choice, ...]


def assemble(
    sentence_id: str, tokens: Sequence[Token], parsed: Sequence[ParsedPiece], quotations: Sequence[Range] = ()
) -> ParsedSentence:
    """Return the parse of a sentence of ``tokens`` from those of its pieces, the sentence itself first."""
    words: list[Word] = [Word("X", at, "ROOT") for at in range(len(tokens))]
    for one in parsed:
        _place_words(words, tokens, one)
    quoted = {behind for _, behind in quotations}
    around, *inside = ((one.piece, _bunsetsu(tokens, words, one, quoted)) for one in parsed)
    return ParsedSentence(
        sentence_id,
        tuple(words),
        around[1],
        tuple(Parenthetical(*piece.brackets, piece.host, found) for piece, found in inside),
    )


def _place_words(words: list[Word], tokens: Sequence[Token], one: ParsedPiece) -> None:
    units, tree = one.piece.units, one.tree
    heads = _unit_heads(one)
    place = [behind - 1 for _, behind in units]
    root = one.piece.host
    for at, (first, _) in enumerate(units):
        last, relation = place[at], tree.relations[at]
        head = place[heads[at]]
        if head == last:
            root = last
            if one.piece.host >= 0:
                head, relation = one.piece.host, "parataxis"
            else:
                relation = "ROOT"
        elif relation == "ROOT":
            relation = _UNKNOWN
        words[last] = Word(tree.upos[at], head, relation)
        for part in range(first, last):
            words[part] = Word(_part_of_word(tokens[part]), last, "compound")
    if one.piece.host >= 0:
        for bracket in (one.piece.brackets[0], one.piece.brackets[1] - 1):
            words[bracket] = Word("PUNCT", root, "punct")


def _unit_heads(one: ParsedPiece) -> list[int]:
    """Return the heads of the units once the bunsetsu hang as chosen.

    Arcs between bunsetsu all go to the right then, those inside of one lead to its top: there can be no circle.
    """
    heads = list(one.tree.heads)
    for chunk, choice, said in zip(one.chunks, one.choices, _heads_said(one), strict=True):
        if choice.head != said:
            heads[chunk.top] = one.chunks[choice.head].top if choice.head >= 0 else chunk.top
        for at in range(chunk.start, chunk.end):
            if at != chunk.top and (heads[at] < chunk.start or heads[at] == at):
                heads[at] = chunk.top
    return heads


def _heads_said(one: ParsedPiece) -> list[int]:
    owner = [at for at, chunk in enumerate(one.chunks) for _ in range(chunk.start, chunk.end)]
    tops = [chunk.top for chunk in one.chunks]
    return [-1 if one.tree.heads[top] == top else owner[one.tree.heads[top]] for top in tops]


def _part_of_word(token: Token) -> str:
    if token.pos1 == "補助記号":
        return "SYM"
    return "NUM" if token.pos2 == "数詞" else "NOUN"


def _bunsetsu(
    tokens: Sequence[Token], words: Sequence[Word], one: ParsedPiece, quoted: set[int]
) -> tuple[Bunsetsu, ...]:
    """Return the bunsetsu of a piece over tokens: without a gap from its first token to its last."""
    units = one.piece.units
    starts = [units[chunk.start][0] for chunk in one.chunks]
    behind = one.piece.brackets[1]
    if one.piece.host >= 0 and starts:
        starts[0] = one.piece.brackets[0]
    cores = [units[chunk.top][1] - 1 for chunk in one.chunks]
    found = []
    for at, (chunk, choice) in enumerate(zip(one.chunks, one.choices, strict=True)):
        core = cores[at]
        tail = [token for first, end in units[chunk.top + 1 : chunk.end] for token in tokens[first:end]]
        # The tree's own relation: a root in parentheses is no root of the sentence.
        relation = one.tree.relations[chunk.top]
        if choice.head < 0 or relation == "ROOT":
            relation = "ROOT" if choice.head < 0 else _UNKNOWN
        head_upos = words[cores[choice.head]].upos if choice.head >= 0 else ""
        found.append(
            Bunsetsu(
                start=starts[at],
                end=starts[at + 1] if at + 1 < len(starts) else behind,
                core=core,
                tail=core + 1,
                head=choice.head,
                relation=relation,
                link=link_of(tail, relation, words[core].upos, head_upos, choice.head < 0),
                clause=clause_of(tail, tokens[core], relation, core + 1 in quoted),
                probability=choice.probability,
                margin=choice.margin,
                alternatives=choice.alternatives,
            )
        )
    return tuple(found)
