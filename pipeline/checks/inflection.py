"""A word in another spelling, inflected as it stands in the text: 割当てた, written 割り当てる, is 割り当てた."""

from __future__ import annotations

from pipeline.model.tokens import Token


def as_inflected(agreed: str, token: Token) -> str:
    """Return the dictionary form ``agreed`` with the ending that ``token``, another spelling of it, has in the text.

    >>> from pipeline.text.tokenizer import tokenize
    >>> as_inflected("行う", tokenize("行なわれた")[0])
    '行わ'
    """
    if not token.ctype or token.norm == token.base:
        return agreed
    kept = _common_start(token.norm, token.base)
    ending = token.base[kept:]
    return agreed.removesuffix(ending) + token.norm[kept:] if agreed.endswith(ending) else agreed


def _common_start(one: str, two: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))


_I_ROW = dict(zip("うくぐすつぬぶむる", "いきぎしちにびみり", strict=True))
_I_ROW_KATAKANA = dict(zip("ウクグスツヌブムル", "イキギシチニビミリ", strict=True))


def noun_form(word: str, ctype: str) -> str:
    """Return the form in which a verb is a noun (連用形), so that 集まる and 集まり meet; other words as they are.

    >>> noun_form("集まる", "五段-ラ行"), noun_form("割り当てる", "下一段-タ行"), noun_form("カーネル", "")
    ('集まり', '割り当て', 'カーネル')
    """
    if ctype.startswith(("上一段", "下一段")):
        return word.removesuffix("る").removesuffix("ル")
    if ctype.startswith("五段") and word:
        last = word[-1]
        return word[:-1] + _I_ROW.get(last, _I_ROW_KATAKANA.get(last, last))
    return word
