"""No Japanese in the English, unless it is shown in quotation marks or brackets and the sentence is flagged for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.english import Flag, Translation
from pipeline.translation.gates.doubt import Doubt

JAPANESE = re.compile(
    "["
    r"\u3005\u3006\u3041-\u309a\u309d-\u309f\u30a1-\u30fa\u30fd-\u30ff\u31f0-\u31ff\uff66-\uff6f\uff71-\uff9d"
    r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
    "]+"
)
"""Kana (half width too) and kanji of every block; no marks that others use as well: ・, ー as a ruler, 〇."""

_SHOWN = re.compile(r"“[^”]*”|\"[^\"]*\"|\([^()]*\)|\[[^\[\]]*\]")
_ANNOUNCED = frozenset({Flag.UNKNOWN_WORD, Flag.UNKNOWN_NAME, Flag.JAPANESE_LEFT})


def japanese_gate(analyzed: AnalyzedSentence, translation: Translation) -> Iterator[Doubt]:
    """Yield a doubt for the first Japanese that is left in the English without being shown as such."""
    english = translation.english
    if _ANNOUNCED & set(translation.flags):
        english = _SHOWN.sub("", english)
    if match := JAPANESE.search(english):
        yield Doubt(Flag.JAPANESE_LEFT, "gate-japanese-left", (("text", match[0][:20]),))
