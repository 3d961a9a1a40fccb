"""How the reports use the glossary: what lint's rules ask about drafts, gathered in one pass over them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from pipeline.glossary.load import Glossary
from pipeline.glossary.match import find_all, settle
from pipeline.model.analysis import AnalyzedReport
from pipeline.model.lint import Sighting, Usage
from pipeline.model.terms import TermMatch
from pipeline.model.text import LineIndex, Span, source_offset
from pipeline.model.tokens import Token

WORDS_FILE = "words.txt"
"""English words that the team accepts and the dictionary does not have, one a line, beside the tables."""


def usage_of(reports: Iterable[AnalyzedReport], glossary: Glossary) -> Usage:
    """Return how ``reports`` use ``glossary``."""
    count, found = 0, Counter[str]()
    inside: defaultdict[str, Counter[str]] = defaultdict(Counter)
    sightings: dict[tuple[str, str], Sighting] = {}
    for count, analyzed in enumerate(reports, 1):  # noqa: B007 - the last number is how many there are
        source = analyzed.report.source
        lines = LineIndex.of(source.text)
        for one in analyzed.sentences:
            text = one.sentence.text
            everything = find_all(glossary, text, one.tokens)
            chosen = settle(everything)
            found.update(match.concept.id for match in chosen)
            for shorter, longer in _nested(everything, chosen):
                inside[shorter][longer] += 1
            for match in chosen:
                line = lines.place(source_offset(one.sentence.anchors, match.span.start)).line
                spelled, lemmas = match.span.of(text), _lemmas(one.tokens, match.span)
                sighting = Sighting(match.concept.id, match.form, spelled, lemmas, f"{source.name}:{line}")
                sightings.setdefault((match.concept.id, spelled), sighting)
    return Usage(count, found, inside, tuple(sightings.values()))


def _nested(everything: Sequence[TermMatch], chosen: Sequence[TermMatch]) -> set[tuple[str, str]]:
    """Return the ids of concepts that stand inside a longer one, with that."""
    return {
        (match.concept.id, longer.concept.id)
        for longer in chosen
        for match in everything
        if match.span != longer.span and longer.span.contains(match.span) and match.concept.id != longer.concept.id
    }


def _lemmas(tokens: Sequence[Token], span: Span) -> tuple[str, ...]:
    words = [token for token in tokens if token.span.overlaps(span) and token.pos1 != "補助記号"]
    return () if any(token.is_unknown for token in words) else tuple(token.lemma for token in words)


def accepted_words(folder: Path) -> frozenset[str]:
    """Return the words in ``words.txt`` of the glossary ``folder``, in small letters; none where there is no such file."""
    path = folder / WORDS_FILE
    lines = path.read_text(encoding="utf-8-sig").splitlines() if path.is_file() else ()
    return frozenset(line.strip().lower() for line in lines if line.strip() and not line.startswith("#"))
