"""Okurigana and kana for kanji: whether two spellings are one word, told by the readings of their tokens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from pipeline.glossary.variants import drop_okurigana, fold
from pipeline.model.terms import Form
from pipeline.model.tokens import Token
from pipeline.text.letters import kanji_of
from pipeline.text.tokenizer import tokenize

_HIRAGANA_ONLY = re.compile("[ぁ-ゖー]+")

_SHORTEST_KANA = 3
"""Shorter kana words are too often something else: こと, もの, ため; numerals (ひと in ひとつ) are sure."""

_KATAKANA = {code: code + 0x60 for code in range(ord("ぁ"), ord("ゖ") + 1)}

_I_ROW = str.maketrans("ウクグスツヌブムル", "イキギシチニビミリ")


def same_word(found: Sequence[Token], spelling: str) -> Form | None:
    """Tell whether ``found`` spell ``spelling`` with other okurigana or kana for kanji; None for another word.

    The readings must be the same, and the kanji of one nest in those of the other: 割当 is 割り当て and so is
    わりあて, but 創る is not 作る although UniDic gives both one lemma. A verb counts as a noun in its 連用形 only.

    >>> same_word(tokenize("割当"), "割り当て"), same_word(tokenize("わりあて"), "割り当て")
    ('okurigana', 'kana')
    >>> same_word(tokenize("速さ"), "速い")
    """
    reading, kanji, ctype = _analysis(spelling)
    found_kanji = kanji_of("".join(token.norm for token in found))
    if not kanji or not _nests(found_kanji, kanji) or _reading(found) != reading:
        return None
    if ctype and found[-1].ctype and ctype != found[-1].ctype:  # 思える is not a way of writing 思う
        return None
    if not all(_reads_as_written(token) for token in found):
        return None
    return "okurigana" if found_kanji == kanji else "kana"


def bare_text(token: Token) -> str:
    """Return what ``token`` gives to a key without okurigana; for kana that stand for kanji, those kanji.

    >>> [bare_text(token) for token in tokenize("資源のわりあて")]
    ['資源', '', '割当']
    """
    return _bare(token.norm, token.lemma, token.pos2)


@lru_cache(maxsize=1 << 14)
def _bare(norm: str, lemma: str, pos2: str) -> str:
    own, full = drop_okurigana(fold(norm)), kanji_of(lemma)
    if _HIRAGANA_ONLY.fullmatch(norm) and len(norm) < _SHORTEST_KANA and pos2 != "数詞":
        return own
    return full if len(full) > len(own) and _nests(own, full) else own


@lru_cache(maxsize=1 << 12)
def _analysis(spelling: str) -> tuple[str, str, str]:
    """Return the reading of ``spelling``, its kanji, and how it conjugates."""
    tokens = tokenize(spelling)
    kanji = kanji_of("".join(token.norm for token in tokens))
    return _reading(tokens), kanji, tokens[-1].ctype if tokens else ""


def _reading(tokens: Sequence[Token]) -> str:
    return "".join(_nominal(token) for token in tokens)


def _nominal(token: Token) -> str:
    """Return the reading of ``token`` as a noun is read: that of a verb's 連用形 in place of its dictionary form."""
    if not token.reading:
        return fold(token.norm)
    if not token.cform.startswith("連用形"):
        return token.reading
    if token.ctype.startswith("五段"):
        return token.reading[:-1] + token.reading[-1].translate(_I_ROW)
    if token.ctype.startswith(("上一段", "下一段")):
        return token.reading[:-1]
    return token.reading


def _reads_as_written(token: Token) -> bool:
    """Tell whether kana are read as they stand: UniDic has しょう in しょうがない as a form of 仕様."""
    return not _HIRAGANA_ONLY.fullmatch(token.norm) or token.norm.translate(_KATAKANA) == _nominal(token)


def _nests(shorter: str, longer: str) -> bool:
    """Tell whether all characters of ``shorter`` occur in ``longer`` in the same order."""
    rest = iter(longer)
    return all(char in rest for char in shorter)
