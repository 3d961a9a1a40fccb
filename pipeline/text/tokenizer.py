"""The only door to fugashi: a text goes in, UniDic short unit words come out, at their places."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from pipeline.errors import InternalError
from pipeline.model.tokens import Token
from pipeline.text.normalize import Normalized, normalize

DICTIONARY = "unidic-lite 1.0.8"
"""Part of every signature: another dictionary, other tokens."""

_LONGEST_RUN = 8_000
"""MeCab's lattice grows with the text; longer texts are cut at a space or a mark before this many code points."""


_AS_THE_DICTIONARY_HAS_IT = str.maketrans(",;[]%-\"'^_`\\", "，；［］％‐＂＇＾＿｀＼")
"""ASCII marks that UniDic lists in another width alone: as typed, MeCab would take them for unknown symbols. One for one."""


class TokenizationError(InternalError):
    """Tokens and white space do not rebuild the text: a fault of ours, never to be passed over."""


def tokenize(text: str) -> tuple[Token, ...]:
    """Return the tokens of ``text``; they and the white space between them rebuild it exactly.

    MeCab sees the text in NFKC with line ends and control characters as spaces, and marks in the width that the dictionary
    has them in (``,`` is no word of UniDic, ``，`` is: this is what ``lemma`` and ``base`` then hold); a token always covers whole code points of
    the source, so ㍿ is one token although NFKC makes it two words.

    Raises TokenizationError when the tokens would not rebuild the text.

    >>> [token.surface for token in tokenize("ﾎｯﾄﾌﾟﾗｸﾞの実装")]
    ['ﾎｯﾄ', 'ﾌﾟﾗｸﾞ', 'の', '実装']
    """
    normalized = normalize(text)
    return tuple(_checked(text, _joined(text, normalized)))


def _checked(text: str, tokens: Iterator[Token]) -> Iterator[Token]:
    """Pass ``tokens`` on; refuse if anything but white space and control characters lies between them."""
    at = 0
    for token in tokens:
        if token.start < at or not _is_blank(text[at : token.start]) or not text.startswith(token.surface, token.start):
            raise TokenizationError("tokens-lose-text", text=text[max(at - 10, 0) : token.end + 10])
        at = token.end
        yield token
    if not _is_blank(text[at:]):
        raise TokenizationError("tokens-lose-text", text=text[at:][:40])


def _is_blank(gap: str) -> bool:
    return not gap or gap.isspace() or all(char.isspace() or char < " " or char == "\x7f" for char in gap)


def _joined(text: str, normalized: Normalized) -> Iterator[Token]:
    """Yield tokens with source surfaces; words that share a source code point become one token."""
    starts, ends = normalized.starts, normalized.ends
    pending: Token | None = None
    for start, end, feature, unknown in _words(normalized.text):
        token = _token(text, starts[start], ends[end - 1], normalized.text[start:end], feature, unknown)
        if pending is None:
            pending = token
        elif token.start < pending.end:
            end_of_both = max(pending.end, token.end)
            pending = pending._replace(
                surface=text[pending.start : end_of_both],
                norm=pending.norm + token.norm,
                lemma=pending.lemma + token.lemma,
                base=pending.base + token.base,
                reading=pending.reading + token.reading,
            )
        else:
            yield pending
            pending = token
    if pending is not None:
        yield pending


def _token(text: str, start: int, end: int, norm: str, feature: tuple[str, ...], unknown: bool) -> Token:
    pos1, pos2, pos3, pos4, ctype, cform = (_value(part) for part in feature[:6])
    if unknown or len(feature) < 11:
        return Token(text[start:end], start, norm, pos1, pos2, pos3, pos4, ctype, cform, "", norm, norm, unknown)
    reading, lemma, base = _value(feature[6]), _value(feature[7]) or norm, _value(feature[10]) or norm
    return Token(text[start:end], start, norm, pos1, pos2, pos3, pos4, ctype, cform, reading, lemma, base, False)


def _value(part: str) -> str:
    return "" if part == "*" else part


def _words(text: str) -> Iterator[tuple[int, int, tuple[str, ...], bool]]:
    """Yield start, end, feature and unknown-ness of MeCab's words; spaces, whatever their width, are no words."""
    tagger = _tagger()
    plain = "".join(" " if char < " " or char == "\x7f" or char.isspace() else char for char in text)
    plain = plain.translate(_AS_THE_DICTIONARY_HAS_IT)
    offset = 0
    for run in _runs(plain):
        at = offset
        for node in tagger(run):
            surface = node.surface
            start = plain.index(surface, at)
            at = start + len(surface)
            if not surface.isspace():
                yield start, at, tuple(node.feature), bool(node.is_unk)
        offset += len(run)


def _runs(text: str) -> Iterator[str]:
    """Cut ``text`` into pieces that MeCab handles well, at a mark or a space where there is one."""
    at = 0
    while len(text) - at > _LONGEST_RUN:
        window = text[at : at + _LONGEST_RUN]
        cut = max(window.rfind(mark) for mark in ("。", " ", "、", "，", "．")) + 1
        cut = cut if cut > _LONGEST_RUN // 2 else _LONGEST_RUN
        yield text[at : at + cut]
        at += cut
    yield text[at:]


@cache
def _tagger() -> Any:
    import fugashi
    import unidic_lite

    # "-r" names an empty rc file: the user's own mecabrc must not change the tokens.
    return fugashi.GenericTagger(f'-d "{unidic_lite.DICDIR}" -r "{_empty_rc()}"')


def _empty_rc() -> str:
    import os

    return os.devnull
