"""The English that people approved, in place of an engine's; and what an approval leaves behind when its Japanese changes."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.approval import Approvals
from pipeline.model.english import Flag, Piece, Translation
from pipeline.model.text import Span


def approved(analyzed: AnalyzedSentence, approvals: Approvals) -> Translation | None:
    """Return the approved English of exactly this sentence, or None."""
    sentence = analyzed.sentence
    approval = approvals.of(sentence.text)
    if approval is None:
        return None
    piece = Piece(approval.english, Span(0, len(sentence.text)), "approved")
    return Translation(sentence.id, approval.english, 1.0, (Flag.APPROVED,), (piece,))


def marked_stale(translation: Translation, approvals: Approvals) -> Translation:
    """Return ``translation``, flagged if the sentence took the place of one whose English had been approved."""
    if translation.sentence_id not in approvals.stale or Flag.KEPT in translation.flags:
        return translation
    return replace(translation, flags=(*translation.flags, Flag.STALE))
