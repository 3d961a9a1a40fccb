"""term-forbidden: the draft holds an English rendering that the team has ruled out."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.place import is_cited, make_finding, quoted_sentences
from pipeline.glossary.forbidden import find_forbidden
from pipeline.glossary.load import Glossary
from pipeline.model.analysis import AnalyzedReport, AnalyzedSentence
from pipeline.model.findings import Finding
from pipeline.model.terms import TermMatch


def term_forbidden(report: AnalyzedReport, glossary: Glossary) -> Iterator[Finding]:
    """Yield every place of forbidden English, with the agreed English as the fix."""
    quoted = quoted_sentences(report)
    for one in report.sentences:
        for match in find_forbidden(glossary, one.sentence.text, one.tokens):
            if not _is_part_of_another(one, match):
                is_foreign = one.sentence.id in quoted or is_cited(one.sentence.text, match.span)
                found = match.span.of(one.sentence.text)
                yield make_finding(
                    "term-forbidden",
                    "info" if is_foreign else "error",
                    one,
                    match.span,
                    {"found": found, "preferred": match.concept.en, "ja": match.concept.ja, "id": match.concept.id},
                    replacement=match.concept.en,
                )


def _is_part_of_another(one: AnalyzedSentence, forbidden: TermMatch) -> bool:
    """Tell whether the words belong to a longer concept or are another concept's own: an English word has many uses."""
    return any(
        match.span.contains(forbidden.span) and match.concept.id != forbidden.concept.id for match in one.matches
    )
