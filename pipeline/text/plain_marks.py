"""Come here when the mark or width that a writer types (，．､｡ １ Ａ) changes what is understood: the same text with the usual ones."""

from __future__ import annotations

import re

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
_IN_NUMBER = re.compile("(?<=[0-9])[，．](?=[0-9])")
_STOP = re.compile("．$|(?<=[ぁ-ヿ一-鿿）」』)])．|(?<=[ぁ-ヿ一-鿿])\\.(?=$|[ぁ-ヿ一-鿿])")


def plain_marks(text: str) -> str:
    """Return ``text`` with the marks, letters and digits as most people type them, one for one: offsets stay.

    Stops in names and behind the number of a heading are left.

    >>> plain_marks("ＡＰＩは速い，ただし１，０００件まで．"), plain_marks("1．概要"), plain_marks("2.6.9, node.js")
    ('APIは速い、ただし1,000件まで。', '1．概要', '2.6.9, node.js')
    """
    if _UNUSUAL.search(text) is None:
        return text
    plain = _STOP.sub("。", _COMMA.sub("、", text.translate(_ONE_FOR_ONE)))
    return _IN_NUMBER.sub(lambda mark: "," if mark[0] == "，" else ".", plain)
