"""Telling Japanese writing from the rest: the one predicate behind "no Japanese in an English line"."""

from __future__ import annotations

import re
from collections.abc import Iterator

_JAPANESE = (
    "\u2e80-\u2fdf"  # radicals
    "\u3000-\u30ff"  # 、。「」〜々, hiragana, katakana
    "\u31c0-\u31ff"  # strokes, small katakana
    "\u3200-\u9fff"  # ㈱ ㍿ ㎏, ideographs
    "\uf900-\ufaff"  # compatibility ideographs
    "\ufe30-\ufe4f"  # vertical forms
    "\uff01-\uffef"  # full and half width forms: ： （ ｶ
    "\U0001aff0-\U0001b16f"  # kana supplements
    "\U0001f200-\U0001f2ff"  # 🈁
    "\U00020000-\U0003ffff"  # ideographs beyond the first plane
)
"""Blocks of the Unicode Character Database (Blocks.txt) that English never needs. Marks and wide forms count too: a
colon that is still wide is a sign that nobody has dealt with the words around it."""

_ANY = re.compile(f"[{_JAPANESE}]")
_RUNS = re.compile(f"([{_JAPANESE}]+(?:[\\s·…]+[{_JAPANESE}]+)*)")


def contains_japanese(text: str) -> bool:
    """Tell whether ``text`` has any character of Japanese writing: kana, kanji, Japanese marks or wide forms.

    >>> contains_japanese("NUMA の話"), contains_japanese("“café” – 5 °C ①")
    (True, False)
    """
    return _ANY.search(text) is not None


def script_runs(text: str) -> Iterator[tuple[str, bool]]:
    """Cut ``text`` into runs and tell of each whether it is Japanese; the runs joined are the text.

    >>> list(script_runs("the 岩本 patch"))
    [('the ', False), ('岩本', True), (' patch', False)]
    """
    for at, run in enumerate(_RUNS.split(text)):
        if run:
            yield run, at % 2 == 1
