"""The gates that no English passes unseen: one family a file, listed in ``GATES``, the same for every engine."""

from __future__ import annotations

from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.english import Flag, Translation
from pipeline.translation.gates.clauses import clause_gate
from pipeline.translation.gates.doubt import Doubt, Gate
from pipeline.translation.gates.japanese import japanese_gate
from pipeline.translation.gates.markers import marker_gate
from pipeline.translation.gates.names import name_gate
from pipeline.translation.gates.negation import negation_gate
from pipeline.translation.gates.numbers import number_gate
from pipeline.translation.gates.shape import shape_gate
from pipeline.translation.gates.symbols import symbol_gate
from pipeline.translation.gates.terms import status_gate, term_gate

GATES: tuple[Gate, ...] = (
    shape_gate,
    japanese_gate,
    number_gate,
    symbol_gate,
    name_gate,
    term_gate,
    status_gate,
    negation_gate,
    marker_gate,
    clause_gate,
)

ALWAYS: tuple[Gate, ...] = (shape_gate, japanese_gate)
"""The gates for a notice that nothing is translated."""


def gate_reasons(analyzed: AnalyzedSentence, translation: Translation) -> tuple[Doubt, ...]:
    """Return everything that the gates find doubtful about ``translation``, in the order of ``GATES``.

    A sentence kept as it is has lost nothing and passes. A notice that nothing is translated is looked at only for being
    there and for Japanese in it. An English that people have approved is looked at by all; ``judged`` makes warnings of it.
    """
    if Flag.KEPT in translation.flags:
        return ()
    gates = ALWAYS if Flag.NOT_TRANSLATED in translation.flags else GATES
    return tuple(doubt for gate in gates for doubt in gate(analyzed, translation))
