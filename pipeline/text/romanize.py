"""Come here when the Latin spelling of a Japanese name is wrong: kana readings become Hepburn."""

from __future__ import annotations

import unicodedata
from functools import cache


def romanize(reading: str, written: str = "") -> str:
    """Return a kana ``reading`` as a name in Hepburn as passports have it: no marks of length, no apostrophe, a capital.

    ``written`` is how the name is written; a kanji that begins with a vowel keeps that vowel apart from the one before it.

    >>> [romanize(one) for one in ("ジュンイチ", "ユウタロウ", "ハットリ", "キッカワ", "マッチャ", "ニイジマ")]
    ['Junichi', 'Yutaro', 'Hattori', 'Kikkawa', 'Matcha', 'Niijima']
    >>> [romanize(*one) for one in (("イノウエ", "井上"), ("マツウラ", "松浦"), ("オオウチ", "大内"), ("ソウマ", "相馬"))]
    ['Inoue', 'Matsuura', 'Ouchi', 'Soma']
    """
    kana = _katakana(reading)
    border = _border(kana, written)
    text = ""
    double = long = False
    at = 0
    while at < len(kana):
        step = 2 if len(kana[at : at + 2]) == 2 and kana[at : at + 2] in _TABLE else 1
        part = _TABLE.get(kana[at : at + step], "")
        lengthens = kana[at] == "ー" or (bool(text) and part in _LONG.get(text[-1], ()) and at != border)
        if kana[at] == "ッ":
            double = True
        elif kana[at] == "・":
            text += " "
        elif lengthens and not long:
            long = True
        elif part:
            text += ("t" if part.startswith("ch") else part[0]) if double else ""
            text, double, long = text + part, False, False
        at += step
    return " ".join(word.capitalize() for word in text.split())


def _katakana(reading: str) -> str:
    text = unicodedata.normalize("NFKC", reading)
    return "".join(chr(ord(char) + 0x60) if "ぁ" <= char <= "ゖ" else char for char in text)


def _border(kana: str, written: str) -> int:
    """Return where the reading of the last kanji begins if that is a vowel of its own (井上: イノ, ウエ), else -1."""
    ending = _OWN_VOWEL.get(written[-1:], "")
    return len(kana) - len(ending) if ending and kana.endswith(ending) else -1


_OWN_VOWEL = {
    "上": "ウエ",
    "植": "ウエ",
    "内": "ウチ",
    "浦": "ウラ",
    "海": "ウミ",
    "梅": "ウメ",
    "魚": "ウオ",
    "岡": "オカ",
    "尾": "オ",
    "織": "オリ",
    "音": "オト",
    "奥": "オク",
    "鬼": "オニ",
}


_LONG = {"u": ("u",), "o": ("o", "u")}
"""What makes a vowel long, which names are written without: ユウタロウ is Yutaro, オオサカ Osaka; but ニイガタ is Niigata."""

_VOWELS = "aiueo"
_ROWS = {
    "": "アイウエオ",
    "k": "カキクケコ",
    "s": "サシスセソ",
    "t": "タチツテト",
    "n": "ナニヌネノ",
    "h": "ハヒフヘホ",
    "m": "マミムメモ",
    "r": "ラリルレロ",
    "g": "ガギグゲゴ",
    "z": "ザジズゼゾ",
    "d": "ダヂヅデド",
    "b": "バビブベボ",
    "p": "パピプペポ",
}
_IRREGULAR = {
    "ン": "n", "シ": "shi", "チ": "chi", "ツ": "tsu", "フ": "fu", "ジ": "ji", "ヂ": "ji", "ヅ": "zu", "ヤ": "ya", "ユ": "yu", "ヨ": "yo",
    "ワ": "wa", "ヰ": "i", "ヱ": "e", "ヲ": "o", "ヴ": "vu", "ファ": "fa", "フィ": "fi", "フェ": "fe", "フォ": "fo", "ティ": "ti",
    "ディ": "di", "トゥ": "tu", "ドゥ": "du", "デュ": "dyu", "ウィ": "wi", "ウェ": "we", "ウォ": "wo", "ヴァ": "va", "ヴィ": "vi",
    "ヴェ": "ve", "ヴォ": "vo", "シェ": "she", "ジェ": "je", "チェ": "che", "ツァ": "tsa", "ツェ": "tse", "クァ": "kwa", "グァ": "gwa",
}  # fmt: skip
_GLIDES = {"ャ": "a", "ュ": "u", "ョ": "o"}


@cache
def _table() -> dict[str, str]:
    table = {kana: row + vowel for row, kanas in _ROWS.items() for kana, vowel in zip(kanas, _VOWELS, strict=True)}
    table |= _IRREGULAR
    for kana in "キシチニヒミリギジヂビピ":
        stem = table[kana]
        soft = stem[:-1] if stem in ("shi", "chi", "ji") else stem[:-1] + "y"
        table |= {kana + small: soft + vowel for small, vowel in _GLIDES.items()}
    return table


_TABLE = _table()
