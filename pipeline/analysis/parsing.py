"""Parsing itself: cut into pieces, through the network in batches, attached and put together again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from pipeline.analysis.assemble import ParsedPiece, WordTree, assemble
from pipeline.analysis.attachment import head_probabilities
from pipeline.analysis.bunsetsu import Chunk, bunsetsu_starts, chunk_heads, chunks
from pipeline.analysis.candidates import Description, describe
from pipeline.analysis.decode import choose_heads
from pipeline.analysis.pieces import Piece, cut, unit_tokens
from pipeline.analysis.protected import Protected, Range
from pipeline.analysis.spacy_pipeline import Parser
from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.syntax import ParsedSentence
from pipeline.model.tokens import Token

_BATCH = 64
"""Pieces that go through the network together: enough to be fast, few enough to stay in the processor's cache."""


def parse_with(
    parser: Parser, sentences: Sequence[AnalyzedSentence], protected: Sequence[Protected]
) -> tuple[ParsedSentence, ...]:
    """Return the parse that ``parser`` gives each of ``sentences``, whose stretches to keep whole are ``protected``."""
    pieces = [cut(one.tokens, keep) for one, keep in zip(sentences, protected, strict=True)]
    work = [
        _Work(unit_tokens(one.tokens, piece), _kept_together(keep, piece), piece)
        for one, keep, own in zip(sentences, protected, pieces, strict=True)
        for piece in own
    ]
    parsed = iter(_parse_pieces(parser, work))
    return tuple(
        assemble(one.sentence.id, one.tokens, list(islice(parsed, len(own))), keep.quotations)
        for one, keep, own in zip(sentences, protected, pieces, strict=True)
    )


class _Work(NamedTuple):
    """A piece with its words, and the ranges of them that no bunsetsu may cut and that hang together."""

    words: list[Token]
    whole: tuple[list[Range], list[Range]]
    piece: Piece


def _kept_together(protected: Protected, piece: Piece) -> tuple[list[Range], list[Range]]:
    """Return names and quotations as ranges of the piece's units; those that it has not wholly are left out."""
    start_of = {first: at for at, (first, _) in enumerate(piece.units)}
    end_of = {behind: at + 1 for at, (_, behind) in enumerate(piece.units)}

    def within(ranges: Sequence[Range]) -> list[Range]:
        found = [(start_of.get(first), end_of.get(behind)) for first, behind in ranges]
        return [(first, behind) for first, behind in found if first is not None and behind is not None]

    return within(protected.names), within(protected.quotations)


def _parse_pieces(parser: Parser, work: Sequence[_Work]) -> Iterator[ParsedPiece]:
    trees = zip(work, parser.trees([one.words for one in work], _BATCH), strict=True)
    while batch := list(islice(trees, _BATCH)):
        drafts = [_draft(one, tree) for one, tree in batch]
        probabilities = head_probabilities(parser.weights, [draft.description for draft in drafts])
        for (one, tree), draft, probability in zip(batch, drafts, probabilities, strict=True):
            choices = choose_heads(len(draft.chunks), probability, draft.quotations, draft.on_the_last)
            yield ParsedPiece(one.piece, tree, draft.chunks, tuple(choices))


class _Draft(NamedTuple):
    """A piece's bunsetsu as the word parser has them, and what the attachment model is told of them."""

    chunks: tuple[Chunk, ...]
    description: Description
    quotations: list[Range]
    on_the_last: tuple[int, ...]


def _draft(one: _Work, tree: WordTree) -> _Draft:
    names, quotations = one.whole
    starts = bunsetsu_starts(one.words, tree.heads, tree.relations, names)
    found = chunks(starts, tree.heads, tree.relations)
    heads = chunk_heads(found, tree.heads)
    owner = [at for at, chunk in enumerate(found) for _ in range(chunk.start, chunk.end)]
    inside = [(owner[first], owner[behind - 1] + 1) for first, behind in quotations]
    connective = (0,) if found and _is_connective(one.words[found[0].start : found[0].end]) else ()
    return _Draft(found, describe(one.words, found, heads, tree.relations), inside, connective)


def _is_connective(words: Sequence[Token]) -> bool:
    """Tell whether a sentence that begins with these words begins with a connective (しかし, また), which is said of all of it."""
    return words[0].pos1 == "接続詞" and all(word.pos1 == "補助記号" for word in words[1:])
