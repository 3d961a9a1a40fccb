"""English of a sentence plainly typed, told of the sentence as it was typed."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.english import Translation
from pipeline.model.text import Span
from pipeline.text.plainly_typed import moved


def typed_back(translation: Translation, plain: AnalyzedSentence, typed: AnalyzedSentence) -> Translation:
    """Return ``translation``, whose spans are places in ``plain``, with those places in ``typed``."""
    if plain is typed:
        return translation

    def place(span: Span | None) -> Span | None:
        return moved(span, plain.tokens, typed.tokens) if span is not None else None

    pieces = tuple(one._replace(span=place(one.span)) for one in translation.pieces)
    doubts = tuple(one._replace(span=place(one.span)) for one in translation.doubts)
    return replace(translation, pieces=pieces, doubts=doubts)
