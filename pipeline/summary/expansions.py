"""Acronyms written out where a reader meets them first: NUMA (Non-Uniform Memory Access)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.model.analysis import AnalyzedReport
from pipeline.model.english import Flag, Translation
from pipeline.model.summary import SummaryEntry, SummarySection
from pipeline.model.terms import Term


def expanded(
    sections: Sequence[SummarySection], translations: Mapping[str, Translation], analyzed: AnalyzedReport
) -> tuple[SummarySection, ...]:
    """Return ``sections`` with the expansion behind the first use of each acronym in running text, if the glossary has one.

    Headings stay short; a use inside parentheses waits for the next one outside; where the writer gives the meaning in parentheses, and
    where a person settled the English, nothing is added.
    """
    terms = {
        f"term:{match.concept.id}": match.concept
        for one in analyzed.sentences
        for match in one.matches
        if isinstance(match.concept, Term) and match.concept.expansion
    }
    seen: set[str] = set()
    return tuple(
        replace(section, entries=tuple(_expanded(entry, translations, terms, seen) for entry in section.entries))
        for section in sections
    )


def _expanded(
    entry: SummaryEntry, translations: Mapping[str, Translation], terms: Mapping[str, Term], seen: set[str]
) -> SummaryEntry:
    if entry.kind not in ("text", "item"):
        return entry
    used = [translations[sentence] for sentence in entry.sentences]
    if " ".join(one.english for one in used) != entry.english:
        return entry
    return replace(entry, english=" ".join(_sentence(one, terms, seen) for one in used))


def _sentence(translation: Translation, terms: Mapping[str, Term], seen: set[str]) -> str:
    if Flag.APPROVED in translation.flags or "".join(piece.text for piece in translation.pieces) != translation.english:
        return translation.english
    written: list[str] = []
    depth = 0
    for at, piece in enumerate(translation.pieces):
        written.append(piece.text)
        depth += piece.text.count("(") - piece.text.count(")")
        term = terms.get(piece.origin)
        follows = translation.pieces[at + 1].text.lstrip()[:1] if at + 1 < len(translation.pieces) else ""
        if term is None or term.id in seen or depth > 0:
            continue
        ending = piece.text.strip().removeprefix(term.en)
        if ending not in ("", "s", "es") or not piece.text.strip().startswith(term.en):
            continue
        seen.add(term.id)
        if follows not in ("(", "-") and term.expansion.casefold() not in translation.english.casefold():
            written.append(f" ({term.expansion}{'s' if ending else ''})")
    return "".join(written)
