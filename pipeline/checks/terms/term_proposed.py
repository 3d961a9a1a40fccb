"""term-proposed: the draft uses a term whose English the team has not agreed on yet."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.manuscript import Manuscript
from pipeline.checks.place import make_finding
from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.findings import Finding
from pipeline.model.terms import TermMatch
from pipeline.model.text import source_span


def term_proposed(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield each proposed concept once, at its first place; the others are related."""
    places: dict[str, list[tuple[AnalyzedSentence, TermMatch]]] = {}
    for one in manuscript.sentences:
        for match in one.matches:
            if match.concept.status == "proposed":
                places.setdefault(match.concept.id, []).append((one, match))
    for (one, match), *others in places.values():
        yield make_finding(
            "term-proposed",
            "info",
            one,
            match.span,
            {"found": match.span.of(one.sentence.text), "en": match.concept.en, "id": match.concept.id},
            related=[source_span(other.sentence.anchors, again.span) for other, again in others],
        )
