"""The token: one short unit word of UniDic, at its place in the text."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.model.text import Span


class Token(NamedTuple):
    """A short unit word as MeCab with UniDic sees it.

    ``surface`` is what the writer typed and ``start`` its offset in code points; ``norm`` is the same in NFKC, for
    look-up. The tokens of a text and the white space between them rebuild the text exactly. For a word the
    dictionary does not have, ``is_unknown`` is true, ``lemma`` and ``base`` are ``norm`` and ``reading`` is empty.

    ``lemma`` is UniDic's lemma (語彙素), ``reading`` its lForm (語彙素読み, katakana), ``base`` orthBase (書字形基本形),
    ``ctype`` and ``cform`` the conjugation type and form, empty where a word does not conjugate.
    """

    surface: str
    start: int
    norm: str
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

    @property
    def end(self) -> int:
        """Offset behind the token's last code point."""
        return self.start + len(self.surface)

    @property
    def span(self) -> Span:
        """The token's place in the text."""
        return Span(self.start, self.start + len(self.surface))

    @property
    def pos(self) -> str:
        """The part of speech down to its third level, as ``名詞-普通名詞-一般``."""
        return "-".join(part for part in (self.pos1, self.pos2, self.pos3) if part)
