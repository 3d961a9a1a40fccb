"""Cutting a sentence into what is parsed at a time: the sentence without its parentheses, then the inside of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.analysis.protected import Protected, Range
from pipeline.model.tokens import Token


class Piece(NamedTuple):
    """What is parsed by itself: ``units`` are token ranges, each one word to the parser.

    For the inside of parentheses ``brackets`` is their range and ``host`` the token before them; for the sentence itself
    ``brackets`` is the whole and ``host`` -1.
    """

    units: tuple[Range, ...]
    brackets: Range
    host: int


def cut(tokens: Sequence[Token], protected: Protected) -> list[Piece]:
    """Return the pieces of a sentence, itself first; parentheses with nothing before them stay where they are."""
    one_word = dict(protected.words)
    closing = dict(protected.parentheses)
    pieces: list[tuple[list[Range], Range, int]] = [([], (0, len(tokens)), -1)]
    around = [0]
    at = 0
    while at < len(tokens):
        units, brackets, _ = pieces[around[-1]]
        if len(around) > 1 and at == brackets[1] - 1:
            around.pop()
            at += 1
        elif at in closing and units:
            pieces.append(([], (at, closing[at]), units[-1][1] - 1))
            around.append(len(pieces) - 1)
            at += 1
        else:
            behind = one_word.get(at, at + 1)
            if behind > (brackets[1] - 1 if len(around) > 1 else brackets[1]) or any(
                at < one < behind for one in closing
            ):
                behind = at + 1
            units.append((at, behind))
            at = behind
    return [Piece(tuple(units), brackets, host) for units, brackets, host in pieces]


def unit_tokens(tokens: Sequence[Token], piece: Piece) -> list[Token]:
    """Return the words that the parser gets to see: a range of several tokens becomes one unknown noun or number."""
    return [tokens[first] if behind - first == 1 else _one_word(tokens[first:behind]) for first, behind in piece.units]


def _one_word(parts: Sequence[Token]) -> Token:
    spelling = "".join(part.norm for part in parts)
    is_number = all(part.pos2 == "数詞" or part.pos1 == "補助記号" for part in parts)
    return parts[-1]._replace(
        # The surface is as long as the tokens together, so that the word ends where they end.
        surface=spelling,
        norm=spelling,
        pos1="名詞",
        pos2="数詞" if is_number else "普通名詞",
        pos3="" if is_number else "一般",
        pos4="",
        ctype="",
        cform="",
        reading="",
        lemma=spelling,
        base=spelling,
        is_unknown=True,
    )
