"""Japanese sentences become English with provenance; every engine is one entry of ``ENGINES``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.approval import NONE, Approvals
from pipeline.model.english import Flag, Translation
from pipeline.text.plainly_typed import plainly_typed
from pipeline.translation.approved import approved, marked_stale
from pipeline.translation.confidence import DOUBTFUL_BELOW, lowered
from pipeline.translation.engine import Engine
from pipeline.translation.gates import gate_reasons
from pipeline.translation.terms_engine import TermsEngine
from pipeline.translation.typed_back import typed_back

if TYPE_CHECKING:
    from pipeline.glossary import Glossary


def _terms(glossary: Glossary, lexicon: Path | None = None) -> Engine:
    return TermsEngine(glossary)


def _transfer(glossary: Glossary, lexicon: Path | None = None) -> Engine:
    from pipeline.translation.transfer.engine import TransferEngine

    return TransferEngine(glossary, lexicon)


class Maker(Protocol):
    """Makes an engine of a glossary and the folder of a team's own lexicon, which need not exist."""

    def __call__(self, glossary: Glossary, lexicon: Path | None = None) -> Engine:
        """Return the engine, ready to translate."""


ENGINES: dict[str, Maker] = {
    "terms": _terms,
    "transfer": _transfer,
}
"""The engines by name."""


def translate(
    sentences: Sequence[AnalyzedSentence], engine: Engine, approvals: Approvals = NONE
) -> tuple[Translation, ...]:
    """Return the English of ``sentences``: what people approved, otherwise that of ``engine``, each seen by every gate.

    What a gate doubts becomes a flag and lowers the confidence; no gate changes the English. The same sentences give
    the same translations, one each and in order.
    """
    plain = [plainly_typed(one) for one in sentences]
    return tuple(
        typed_back(judged(one, approved(typed, approvals) or marked_stale(english, approvals)), one, typed)
        for typed, one, english in zip(sentences, plain, engine.translate(plain), strict=True)
    )


def judged(analyzed: AnalyzedSentence, translation: Translation) -> Translation:
    """Return ``translation`` with the doubts of the gates, the flags that they raise and the confidence that they leave.

    An approved English is believed; what the gates say of it raises no flag that asks for a person.
    """
    doubts = gate_reasons(analyzed, translation)
    flags = {*translation.flags, *(doubt.flag for doubt in doubts)}
    if Flag.APPROVED in flags:
        flags = {flag for flag in flags if not flag.asks_for_review}
        return replace(translation, confidence=1.0, flags=_in_order(flags), doubts=doubts)
    confidence = lowered(translation.confidence, flags)
    if confidence < DOUBTFUL_BELOW and not any(flag.asks_for_review for flag in flags):
        flags.add(Flag.LOW_CONFIDENCE)
    return replace(translation, confidence=confidence, flags=_in_order(flags), doubts=doubts)


def _in_order(flags: set[Flag]) -> tuple[Flag, ...]:
    return tuple(flag for flag in Flag if flag in flags)
