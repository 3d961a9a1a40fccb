"""Japanese sentences become English with provenance; every engine is one entry of ``ENGINES``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.english import Flag, Translation
from pipeline.translation.confidence import DOUBTFUL_BELOW, lowered
from pipeline.translation.engine import Engine
from pipeline.translation.gates import gate_reasons
from pipeline.translation.terms_engine import TermsEngine

if TYPE_CHECKING:
    from pipeline.glossary import Glossary


def _transfer(glossary: Glossary) -> Engine:
    from pipeline.translation.transfer.engine import TransferEngine

    return TransferEngine(glossary)


ENGINES: dict[str, Callable[[Glossary], Engine]] = {
    "terms": TermsEngine,
    "transfer": _transfer,
}


def translate(sentences: Sequence[AnalyzedSentence], engine: Engine) -> tuple[Translation, ...]:
    """Return the English of ``sentences`` by ``engine``, each looked at by every gate.

    What a gate doubts becomes a flag and lowers the confidence; no gate changes the English. The same sentences give
    the same translations, one each and in order.
    """
    return tuple(judged(one, english) for one, english in zip(sentences, engine.translate(sentences), strict=True))


def judged(analyzed: AnalyzedSentence, translation: Translation) -> Translation:
    """Return ``translation`` with the flags that the gates raise, and the confidence that they leave."""
    flags = {*translation.flags, *(doubt.flag for doubt in gate_reasons(analyzed, translation))}
    confidence = lowered(translation.confidence, flags)
    if confidence < DOUBTFUL_BELOW and not any(flag.asks_for_review for flag in flags):
        flags.add(Flag.LOW_CONFIDENCE)
    return replace(translation, confidence=confidence, flags=tuple(flag for flag in Flag if flag in flags))
