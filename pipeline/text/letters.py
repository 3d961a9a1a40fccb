"""What kind of letters a word is made of, by comparing characters: quicker to start than patterns with large classes."""

from __future__ import annotations

KANJI = r"(?:(?![ぁ-ヿ！-ﾟ])[^\W\x00-\u052f])"
"""A pattern for one kanji or 々. A class of all their 20,000 code points takes a millisecond to compile, this takes none."""

_HIRAGANA = "".join(map(chr, range(ord("ぁ"), ord("ゖ") + 1))) + "ー"
_KATAKANA = "".join(map(chr, range(ord("ァ"), ord("ヺ") + 1))) + "ー"


def is_japanese(char: str) -> bool:
    """Tell whether ``char`` (one character, or none) is kana or kanji.

    >>> is_japanese("の"), is_japanese("、"), is_japanese("")
    (True, False, False)
    """
    return "ぁ" <= char <= "鿿"


def has_japanese(text: str) -> bool:
    """Tell whether kana or kanji are in ``text``."""
    return any("ぁ" <= char <= "鿿" for char in text)


def kanji_of(text: str) -> str:
    """Return the kanji in ``text``.

    >>> kanji_of("割り当てる")
    '割当'
    """
    return "".join(char for char in text if "一" <= char <= "鿿" or char == "々" or "㐀" <= char <= "䶿")


def is_hiragana(word: str) -> bool:
    """Tell whether ``word`` is all hiragana."""
    return bool(word) and not word.strip(_HIRAGANA)


def is_katakana(word: str, shortest: int = 1) -> bool:
    """Tell whether ``word`` is all katakana and at least ``shortest`` long.

    >>> is_katakana("サーバー"), is_katakana("サーバ", 4), is_katakana("RASツール")
    (True, False, False)
    """
    return len(word) >= shortest and not word.strip(_KATAKANA)


def is_latin(word: str, shortest: int = 1) -> bool:
    """Tell whether ``word`` is all ASCII letters and at least ``shortest`` long."""
    return len(word) >= shortest and word.isascii() and word.isalpha()
