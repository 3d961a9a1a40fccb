"""What could be better in a glossary that can be used. Errors are found when it is loaded (``validate``); this is the rest."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from pipeline.glossary.lint.derived_variant import derived_variant
from pipeline.glossary.lint.desk import Desk
from pipeline.glossary.lint.english_variant import english_variant
from pipeline.glossary.lint.okurigana import okurigana
from pipeline.glossary.lint.ordinary_word import ordinary_word
from pipeline.glossary.lint.same_english import same_english
from pipeline.glossary.lint.spelling import spelling
from pipeline.glossary.lint.unreachable import unreachable
from pipeline.glossary.lint.unused import always_inside, unused
from pipeline.model.lint import Remark

__all__ = ["RULES", "Desk", "remarks"]

RULES: Mapping[str, Callable[[Desk], Iterator[Remark]]] = {
    "unreachable": unreachable,
    "okurigana": okurigana,
    "derived-variant": derived_variant,
    "same-english": same_english,
    "english-variant": english_variant,
    "spelling": spelling,
    "ordinary-word": ordinary_word,
    "always-inside": always_inside,
    "unused": unused,
}
"""The rules in the order in which they are told; the last three ask the reports."""


def remarks(desk: Desk, rules: Collection[str] = tuple(RULES)) -> Iterator[Remark]:
    """Yield what ``rules`` have to say."""
    for name, rule in RULES.items():
        if name in rules:
            yield from rule(desk)
