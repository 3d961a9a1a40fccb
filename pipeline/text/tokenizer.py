"""The only door to fugashi: a text goes in, UniDic short unit words come out, at their places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from csv import reader
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from pipeline.errors import InternalError
from pipeline.model.tokens import Token
from pipeline.text.normalize import Normalized, normalize
from pipeline.text.stem_nouns import name_stems

DICTIONARY = "unidic-lite 1.0.8"
"""Part of every signature: another dictionary, other tokens."""

_LONGEST_RUN = 8_000
"""MeCab's lattice grows with the text; longer texts are cut at a space or a mark before this many code points."""


_AS_THE_DICTIONARY_HAS_IT = str.maketrans(",;[]%-\"'^_`\\", "，；［］％‐＂＇＾＿｀＼")
"""ASCII marks that UniDic lists in another width alone: as typed, MeCab would take them for unknown symbols. One for one."""

_BLANK = re.compile(r"[\s\x00-\x1f\x7f]")
"""White space and control characters: spaces to MeCab, and what may lie between tokens."""

_UNKNOWN = "1"
"""MeCab's status of a word that the dictionary does not have."""

_MOST_WORDS = 1 << 14
"""So many different words are remembered; a text has few, and the same ones again and again."""


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
    tokens = _tokens(normalized.text)
    return _checked(text, tokens if normalized.text == text else list(_at_the_source(text, normalized, tokens)))


def _tokens(text: str) -> list[Token]:
    """Return the tokens of a text in NFKC; spaces, whatever their width, are none."""
    parse = _tagger().parse
    plain = _BLANK.sub(" ", text).translate(_AS_THE_DICTIONARY_HAS_IT)
    tokens = []
    end = 0
    for run in _runs(plain):
        for line in parse(run).split("\n"):
            if not line:
                continue
            surface, said = _word(line)
            start = plain.index(surface, end)
            end = start + len(surface)
            norm = text[start:end]
            if not (said.lemma and said.base):
                said = said._replace(lemma=said.lemma or norm, base=said.base or norm)
            # Not Token(...), which is a function of Python's: there is a token for every two characters.
            tokens.append(_new(Token, (norm, start, norm, *said)))
    return name_stems(tokens)


class _Said(NamedTuple):
    """The last fields of a token, what MeCab says of the word; ``lemma`` and ``base`` are empty where they are the word itself."""

    pos1: str
    pos2: str
    pos3: str
    pos4: str
    ctype: str
    cform: str
    reading: str
    lemma: str
    base: str
    is_unknown: bool


_new = tuple.__new__


@lru_cache(maxsize=_MOST_WORDS)
def _word(line: str) -> tuple[str, _Said]:
    """Return the surface in a line of MeCab's output, and what the line says of it."""
    surface, _, rest = line.partition("\t")
    status, _, features = rest.partition("\t")
    fields = next(reader([features])) if '"' in features else features.split(",")
    values = ["" if field == "*" else field for field in fields]
    pos1, pos2, pos3, pos4, ctype, cform = (values + [""] * 6)[:6]
    if status == _UNKNOWN or len(values) < 11:
        return surface, _Said(pos1, pos2, pos3, pos4, ctype, cform, "", "", "", status == _UNKNOWN)
    return surface, _Said(pos1, pos2, pos3, pos4, ctype, cform, values[6], values[7], values[10], False)


def _at_the_source(text: str, normalized: Normalized, tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield ``tokens`` of the normalised text at their places in ``text``; words that share a code point of it become one token."""
    starts, ends = normalized.starts, normalized.ends
    if isinstance(starts, range):  # one code point for each: nothing but the surface can differ
        for one in tokens:
            surface = text[one.start : one.end]
            yield one if surface == one.surface else one._replace(surface=surface)
        return
    pending: Token | None = None
    for one in tokens:
        start, end = starts[one.start], ends[one.end - 1]
        token = one._replace(surface=text[start:end], start=start)
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


def _checked(text: str, tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return ``tokens``; refuse if anything but white space and control characters lies between them."""
    if "".join(map(_surface_of, tokens)) == text:
        return tuple(tokens)
    at = 0
    for surface, start, *_ in tokens:
        if (start != at and (start < at or not _is_blank(text[at:start]))) or not text.startswith(surface, start):
            raise TokenizationError("tokens-lose-text", text=text[max(at - 10, 0) : start + len(surface) + 10])
        at = start + len(surface)
    if not _is_blank(text[at:]):
        raise TokenizationError("tokens-lose-text", text=text[at:][:40])
    return tuple(tokens)


_surface_of = itemgetter(Token._fields.index("surface"))


def _is_blank(gap: str) -> bool:
    return not gap or not _BLANK.sub("", gap)


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
    # A line for each word, and nothing else: what MeCab writes in one go is read in half the time that its nodes take.
    lines = r'-O "" -F "%m\t%s\t%H\n" -U "%m\t%s\t%H\n" -E ""'
    return fugashi.GenericTagger(f'-d "{unidic_lite.DICDIR}" -r "{_empty_rc()}" {lines}')


def _empty_rc() -> str:
    import os

    return os.devnull
