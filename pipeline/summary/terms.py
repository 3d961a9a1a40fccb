"""The terms that a report uses, counted: the list that readers of the summary look words up in."""

from __future__ import annotations

from pipeline.glossary import Glossary
from pipeline.model.analysis import AnalyzedReport
from pipeline.model.summary import UsedTerm
from pipeline.model.terms import Concept, Term


def used_terms(analyzed: AnalyzedReport, glossary: Glossary | None = None) -> tuple[UsedTerm, ...]:
    """Return each term and name found in ``analyzed`` with the number of its occurrences, by its English.

    ``glossary`` tells what took the place of deprecated terms.
    """
    counts: dict[tuple[type[Concept], str], int] = {}
    concepts: dict[tuple[type[Concept], str], Concept] = {}
    for sentence in analyzed.sentences:
        for match in sentence.matches:
            key = (type(match.concept), match.concept.id)
            concepts[key] = match.concept
            counts[key] = counts.get(key, 0) + 1
    used = [_used(concept, counts[key], glossary) for key, concept in concepts.items()]
    return tuple(sorted(used, key=lambda term: (term.english.casefold(), term.english, term.japanese, term.id)))


def _used(concept: Concept, count: int, glossary: Glossary | None) -> UsedTerm:
    expansion, successor = "", ""
    if isinstance(concept, Term):
        expansion = concept.expansion
        successor = glossary.by_id[concept.successor].en if glossary and concept.successor else ""
    grammar = grammar_of(concept)
    return UsedTerm(concept.id, concept.en, concept.ja, expansion, concept.status, count, grammar, successor)


def grammar_of(concept: Concept) -> str:
    """Return how English treats ``concept``: part of speech and grammar of a term, the kind of a name.

    >>> grammar_of(Term("numa", "NUMA", "NUMA", grammar=("mass",)))
    'noun | mass'
    """
    return " | ".join((concept.pos, *concept.grammar)) if isinstance(concept, Term) else concept.kind
