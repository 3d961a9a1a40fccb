"""What a team agrees on: terms and names, and where a text uses them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from pipeline.model.text import Span

Status = Literal["approved", "proposed", "deprecated"]
NameKind = Literal["person", "organization", "product", "place", "event"]

Form = Literal["exact", "case", "width", "spacing", "long-vowel", "kana", "okurigana", "variant", "english"]
"""How the text spells a concept it was found by: as agreed; Latin in other case; full or half width, NFD; with other
spacing or ・; ー or small kana differ; kana for kanji; other okurigana; a variant the glossary lists; the agreed English
itself inside the Japanese text."""


@dataclass(frozen=True, slots=True)
class Term:
    """A concept of ``glossary/terms.tsv``, known to be good. ``line`` is its line in the file, for messages."""

    id: str
    ja: str
    en: str
    expansion: str = ""
    status: Status = "approved"
    variants: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    pos: str = "noun"
    grammar: tuple[str, ...] = ()
    domain: str = ""
    successor: str = ""
    definition: str = ""
    note: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Name:
    """A row of ``glossary/names.tsv``, known to be good."""

    id: str
    ja: str
    en: str
    kind: NameKind
    reading: str = ""
    status: Status = "approved"
    variants: tuple[str, ...] = ()
    note: str = ""
    line: int = 0


Concept = Term | Name


class TermMatch(NamedTuple):
    """``concept`` found at ``span`` (code points of the sentence), spelled in ``form``."""

    concept: Concept
    span: Span
    form: Form
