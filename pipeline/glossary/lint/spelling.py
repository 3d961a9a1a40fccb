"""spelling: an English word that the dictionary does not have."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.glossary.lint.desk import Desk, remark
from pipeline.model.lint import Remark
from pipeline.text.english_words import is_english, meant, plain_words

_SHORTEST = 3
_MOST_MEANT = 10
"""So many words are shown with what was likely meant: finding that takes long."""


def spelling(desk: Desk) -> Iterator[Remark]:
    """Yield each wrong word once, at the first term that has it; what is kept as it is and proper names are left alone."""
    seen: set[str] = set()
    for term in desk.glossary.terms:
        for column in ("en", "expansion") if term.en != term.ja and "proper" not in term.grammar else ("expansion",):
            for word in plain_words(getattr(term, column)):
                low = word.lower().removesuffix("'s")
                is_known = len(low) < _SHORTEST or low in desk.words or is_english(word) or is_english(low)
                if low not in seen and not is_known:
                    seen.add(low)
                    likely = meant(word) if len(seen) <= _MOST_MEANT else ("?",)
                    yield remark("spelling", term, column, value=word, meant=", ".join(likely))
