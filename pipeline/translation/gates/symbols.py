"""Signs that carry meaning (±, ×, ≧) and are no units: what a number is worth is lost without them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache

from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.english import Doubt, Flag, Translation
from pipeline.text.shipped import cells, table


def symbol_gate(analyzed: AnalyzedSentence, translation: Translation) -> Iterator[Doubt]:
    """Yield a doubt for each sign of the Japanese that English has less often, in none of its ways of writing it."""
    japanese = unicodedata.normalize("NFKC", analyzed.sentence.text)
    english = unicodedata.normalize("NFKC", translation.english).casefold()
    for sign, written in _signs():
        wanted = japanese.count(sign)
        if wanted and sum(english.count(one) for one in written) < wanted:
            yield Doubt(Flag.NUMBER, "gate-symbol-lost", (("sign", sign),))


@cache
def _signs() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((row["sign"], tuple(one.casefold() for one in cells(row, "en"))) for row in table("gates/symbols"))
