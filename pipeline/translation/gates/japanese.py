"""No Japanese in the English, unless it is shown in quotation marks or brackets and the sentence is flagged for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.english import Flag, Translation
from pipeline.text.scripts import script_runs
from pipeline.translation.gates.doubt import Doubt

_SHOWN = re.compile(r"“[^”]*”|\"[^\"]*\"|\([^()]*\)|\[[^\[\]]*\]")
_ANNOUNCED = frozenset({Flag.UNKNOWN_WORD, Flag.UNKNOWN_NAME, Flag.JAPANESE_LEFT})


def japanese_gate(analyzed: AnalyzedSentence, translation: Translation) -> Iterator[Doubt]:
    """Yield a doubt for the first Japanese that is left in the English without being shown as such."""
    english = translation.english
    if _ANNOUNCED & set(translation.flags):
        english = _SHOWN.sub("", english)
    left = next((run for run, is_japanese in script_runs(english) if is_japanese), None)
    if left is not None:
        yield Doubt(Flag.JAPANESE_LEFT, "gate-japanese-left", (("text", left[:20]),))
