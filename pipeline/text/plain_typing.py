"""Come here when the way that a mark or letter is typed (，．､｡ １ Ａ) changes what is understood: the same text with the usual ones."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.tokens import Token

_ONE_FOR_ONE: dict[int, int | str] = {
    **{
        code: code - 0xFEE0
        for ends in ("０９", "ＡＺ", "ａｚ", "％％")
        for code in range(ord(ends[0]), ord(ends[1]) + 1)
    },
    ord("､"): "、",
    ord("｡"): "。",
}
_UNUSUAL = re.compile("[％０-９Ａ-Ｚａ-ｚ､｡，．]|(?<=[ぁ-ヿ一-鿿])[,.]")
_COMMA = re.compile("(?<![0-9])，|，(?![0-9]{3}(?![0-9]))|(?<=[ぁ-ヿ一-鿿]),(?=[ぁ-ヿ一-鿿])")
_STOP = re.compile("．$|(?<=[ぁ-ヿ一-鿿）」』)])．|(?<=[ぁ-ヿ一-鿿])\\.(?=$|[ぁ-ヿ一-鿿])")


def plain_typing(text: str) -> str:
    """Return ``text`` with the marks, letters and digits as most people type them, one for one: offsets stay.

    Commas inside numbers and stops in them, in names and behind the number of a heading are left.

    >>> plain_typing("ＡＰＩは速い，ただし１，０００件まで．"), plain_typing("1．概要"), plain_typing("2.6.9, node.js")
    ('APIは速い、ただし1，000件まで。', '1．概要', '2.6.9, node.js')
    """
    if _UNUSUAL.search(text) is None:
        return text
    return _STOP.sub("。", _COMMA.sub("、", text.translate(_ONE_FOR_ONE)))


def plainly_typed(analyzed: AnalyzedSentence) -> AnalyzedSentence:
    """Return the sentence as if it had been typed with the usual marks and widths; tokens stay what they are, one for one."""
    text = plain_typing(analyzed.sentence.text)
    if text == analyzed.sentence.text:
        return analyzed
    tokens = tuple(_typed(one, text[one.start : one.end]) for one in analyzed.tokens)
    return replace(analyzed, sentence=replace(analyzed.sentence, text=text), tokens=tokens)


def _typed(token: Token, surface: str) -> Token:
    if surface == token.surface:
        return token
    if surface in ("、", "。"):
        kind = "読点" if surface == "、" else "句点"
        return token._replace(surface=surface, norm=surface, lemma=surface, base=surface, pos2=kind)
    return token._replace(surface=surface)
