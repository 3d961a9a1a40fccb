"""Sentences that are no Japanese already: kept as they are, with plain punctuation."""

from __future__ import annotations

import unicodedata

from pipeline.text.scripts import contains_japanese

PUNCTUATION = {
    "「": "“", "」": "”", "『": "“", "』": "”", "〈": "<", "〉": ">", "《": "<<", "》": ">>",
    "【": "[", "】": "]", "〔": "[", "〕": "]", "、": ", ", "。": ".", "・": "•", "〜": "–", "ー": "–", "〇": "○",
}  # fmt: skip
"""Japanese marks and the English ones that say the same; full-width ones are told by NFKC."""

_TABLE = str.maketrans(PUNCTUATION)


def kept_text(text: str) -> str | None:
    """Return ``text`` as it stands in English if it has no Japanese in it, else None.

    >>> kept_text("ＮＵＭＡ：「Hot Plug」"), kept_text("NUMAの話")
    ('NUMA:“Hot Plug”', None)
    """
    plain = unicodedata.normalize("NFKC", text.translate(_TABLE))
    return None if contains_japanese(plain) else plain
