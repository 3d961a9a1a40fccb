"""What every engine promises, whatever it does inside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.english import Translation


class Engine(Protocol):
    """Turns analysed sentences into English, one translation for each, in order; same input, same output."""

    @property
    def name(self) -> str:
        """The engine's name and version, part of the signature, as ``terms 1``."""
        ...

    @property
    def lexicon_hash(self) -> str:
        """Twelve hexadecimal digits over the language data that the engine uses besides the glossary."""
        ...

    @property
    def needs_syntax(self) -> bool:
        """Whether the sentences given must have been parsed (``AnalyzedSentence.syntax``)."""
        ...

    def translate(self, sentences: Sequence[AnalyzedSentence]) -> tuple[Translation, ...]:
        """Return one translation for each of ``sentences``."""
        ...
