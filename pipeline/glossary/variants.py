"""Spellings that mean the same: the key under which they meet and the rules that tell a variant from another word.

Nobody types these variants into the glossary. A key is made from characters alone, fast enough for a whole
glossary at once; several words may share a key, so ``spelling_form`` has the last word.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from pipeline.model.terms import Form
from pipeline.text.letters import KANJI

_SEPARATORS = " -\u2010\u2011\u2012\u2013\u2212・"
"""What compounds are written with or without: hot plug, hot-plug, hotplug; ホット・プラグ, ホットプラグ."""

_RESPELLINGS = (
    ("ヴァ", "バ"),
    ("ヴィ", "ビ"),
    ("ヴェ", "ベ"),
    ("ヴォ", "ボ"),
    ("ヴ", "ブ"),
    ("ヂ", "ジ"),
    ("ヅ", "ズ"),
)
"""Kana for the same sound: 電子ヴォイス, 電子ボイス (Cabinet notice on loan words, 1991, table 2)."""

_SMALL = dict(zip("ァィゥェォャュョヮ", "アイウエオヤユヨワ", strict=True))
"""Small kana that writers set large: ウィルス, ウイルス; キャノン, キヤノン."""

_FOLDS = (*_RESPELLINGS, *_SMALL.items(), ("ー", ""), *((mark, "") for mark in _SEPARATORS))

_E_ROW = "エケセテネヘメレゲゼデベペェ"

LONG_E = re.compile(f"[{_E_ROW}][イー]")
"""A long e, written either way."""

_EXACT_CASE_WORDS = """
a act add aid aim air all am an and any are arm art as at be bit but by can case cat did do end far fast few fit
for from gap get go had has hat he her him his how if ill in into is it its just last less let like lot low man
map may me mean more most my net new no not now of off old on one open or our out own per pop put raw read rest
run safe same say see set she sit smart so some soon such tap than that the them then they this tip to too top
up us use via was way we what when who why will win with you da de desu ga ha he ka kara ma mo ne ni no ri shi
su ta te to wa wo ya yo
"""
_EXACT_CASE = frozenset(_EXACT_CASE_WORDS.split())
"""Words of English and of romanised Japanese: IT is not it, SMART is not smart. Only their exact case is the term."""

_JAPANESE_BREAK = re.compile(f"(?:[ぁ-ゖ]|{KANJI}) (?![!-~])|[^ -~ァ-ヺー・] (?:[ぁ-ゖ]|{KANJI})|  ")
_SEPARATED = re.compile(f"[{re.escape(_SEPARATORS)}]+")
_DROP_SEPARATORS = {ord(mark): None for mark in _SEPARATORS}
_HIRAGANA = re.compile("[ぁ-ゖ]+")


def variant_key(text: str) -> str:
    """Return the key under which spelling variants meet: width, case, spacing, ー and small kana do not count.

    >>> variant_key("ホット・プラグ") == variant_key("ﾎｯﾄﾌﾟﾗｸﾞ"), variant_key("Hot-Plug") == variant_key("hotplug")
    (True, True)
    >>> variant_key("サーバ") == variant_key("サーバー")
    True
    """
    return fold(unicodedata.normalize("NFKC", text))


@lru_cache(maxsize=1 << 16)
def fold(normalized: str) -> str:
    """Return the key of a text that is in NFKC already. Folding two halves and joining them is folding the whole."""
    return fold_all(normalized)


def fold_all(normalized: str) -> str:
    """Do what ``fold`` does for a whole column at once: line ends stay."""
    folded = normalized.lower()
    for old, new in _FOLDS:
        folded = folded.replace(old, new)
    return folded


def drop_okurigana(folded: str) -> str:
    """Return ``folded`` without hiragana: the key under which okurigana variants meet.

    >>> drop_okurigana("割り当て"), drop_okurigana("割当")
    ('割当', '割当')
    """
    return _HIRAGANA.sub("", folded)


def exchange_long_e(normalized: str) -> tuple[str, str]:
    """Return a text in NFKC with every エイ written エー, and with every エー written エイ.

    >>> exchange_long_e("フェイスとフェース")
    ('フェースとフェース', 'フェイスとフェイス')
    """
    long, diphthong = normalized, normalized
    for kana in _E_ROW:
        long = long.replace(kana + "イ", kana + "ー")
        diphthong = diphthong.replace(kana + "ー", kana + "イ")
    return long, diphthong


@lru_cache(maxsize=1 << 13)
def spelling_form(text: str, spelling: str) -> Form | None:
    """Tell how ``text`` spells ``spelling``, or None when it is another word. By characters alone, without a
    dictionary.

    >>> spelling_form("ﾒﾓﾘ", "メモリ"), spelling_form("hot-plug", "hotplug"), spelling_form("メモリー", "メモリ")
    ('width', 'spacing', 'long-vowel')
    >>> spelling_form("ビル", "ビール"), spelling_form("it", "IT"), spelling_form("フレイム", "フレーム")
    (None, None, None)
    """
    if text == spelling:
        return "exact"
    found, wanted = unicodedata.normalize("NFKC", text), unicodedata.normalize("NFKC", spelling)
    if found == wanted:
        return "width"
    found_low, wanted_low = found.lower(), wanted.lower()
    if found_low in _EXACT_CASE and wanted_low == found_low:
        return None
    if found_low == wanted_low:
        return "case"
    if not _joins_well(text, found, wanted):
        return None
    found_low, wanted_low = (one.translate(_DROP_SEPARATORS) for one in (found_low, wanted_low))
    if found_low == wanted_low:
        return "spacing"
    return "long-vowel" if _sound_the_same(found_low, wanted_low) else None


def _joins_well(text: str, found: str, wanted: str) -> bool:
    """Tell whether the separators in ``text`` can be a way of writing one word.

    A wide space or a tab lists things (東京　大阪), a space between kanji too, and letters set apart (A I O) are
    no word.
    """
    if _SEPARATED.sub(" ", found) == _SEPARATED.sub(" ", wanted):
        return True
    if any(mark in text for mark in "\u3000\t\n\r") or _JAPANESE_BREAK.search(found):
        return False
    pieces = [piece for piece in _SEPARATED.split(found) if piece]
    return len(pieces) == 1 or any(len(piece) > 1 for piece in pieces)


def _sound_the_same(found: str, wanted: str) -> bool:
    """Tell whether two katakana spellings differ only in ー and small kana, where that makes no other word.

    A long vowel may come or go from the third mora on (JIS Z 8301 dropped it there), so サーバ is サーバー and
    インタフェース is インターフェース, but ビル is not ビール. From there on エイ is エー as well (ディスプレイ),
    but レイン is not レーン.
    """
    for old, new in _RESPELLINGS:
        found, wanted = found.replace(old, new), wanted.replace(old, new)
    at, other, morae = 0, 0, 0
    while at < len(found) or other < len(wanted):
        one, two = found[at : at + 1], wanted[other : other + 1]
        if one and _SMALL.get(one, one) == _SMALL.get(two, two):
            morae = 0 if not "ァ" <= one <= "ー" else morae if one in _SMALL else morae + 1
            at, other = at + 1, other + 1
        elif morae >= 3 and {one, two} == {"イ", "ー"} and found[at - 1] in _E_ROW:
            at, other = at + 1, other + 1
        elif morae >= 3 and one == "ー":
            at += 1
        elif morae >= 3 and two == "ー":
            other += 1
        else:
            return False
    return len(found) >= 3
