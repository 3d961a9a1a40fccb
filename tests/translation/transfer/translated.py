"""Translates sentences as a build does, parser and all; many are parsed together, eight times as fast as one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pipeline.analysis.dependencies import parse
from pipeline.analysis.terms import analyze_sentence
from pipeline.glossary import Glossary, load_glossary
from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.english import Translation
from pipeline.model.report import Role, Sentence
from pipeline.model.text import Anchor, Span
from pipeline.text.plainly_typed import plainly_typed
from pipeline.translation.transfer.engine import translate_sentence
from pipeline.translation.transfer.lexicon import Lexicon, load_lexicon
from pipeline.translation.typed_back import typed_back

HERE = Path(__file__).parent
ROOT = HERE.parents[2]


class Case(NamedTuple):
    """A titled sentence and its English: one rendering a line, any of them is right."""

    title: str
    ja: str
    en: str


def cases(folder: str) -> Iterator[Case]:
    """Yield the cases of ``cases`` or ``pending``: title, Japanese and English with lines of a single dot between.

    The English may have several lines; each is a right rendering.
    """
    for path in sorted((HERE / folder).glob("*.txt")):
        parts = [part.strip() for part in path.read_text(encoding="utf-8").split("\n.\n")]
        for title, ja, en in zip(parts[0::3], parts[1::3], parts[2::3], strict=False):
            yield Case(f"{path.stem}: {title}", ja, en)


@cache
def glossary() -> Glossary:
    return load_glossary(ROOT / "glossary")


@cache
def lexicon() -> Lexicon:
    return load_lexicon()


_READ: dict[str, AnalyzedSentence] = {}


def read_together(texts: Iterable[str]) -> None:
    """Analyse and parse ``texts`` in one go, for ``analyzed`` and ``translated`` to find."""
    new = [ja for ja in dict.fromkeys(texts) if ja not in _READ]
    plain = [analyze_sentence(_sentence(ja), glossary()) for ja in new]
    for ja, one, syntax in zip(new, plain, parse(plain), strict=True):
        _READ[ja] = replace(one, syntax=syntax)


def _sentence(ja: str) -> Sentence:
    role: Role = "item" if ja.startswith("・") else "sentence" if ja.endswith(("。", "．", "？", "！")) else "heading"
    ja = ja.removeprefix("・")  # an item of a list
    return Sentence("s", ja, Span(0, len(ja)), (Anchor(0, 0),), role)


def analyzed(ja: str) -> AnalyzedSentence:
    read_together([ja])
    return _READ[ja]


@cache
def translated(ja: str) -> Translation:
    typed = analyzed(ja)
    plain = plainly_typed(typed)
    return typed_back(translate_sentence(plain, lexicon()), plain, typed)
