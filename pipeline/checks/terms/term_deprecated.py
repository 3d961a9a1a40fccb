"""term-deprecated: the draft uses a term that the team has given up."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.manuscript import Manuscript
from pipeline.checks.place import is_cited, make_finding
from pipeline.model.findings import Finding
from pipeline.model.terms import Term


def term_deprecated(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield every place of a deprecated term with its successor, and of a deprecated name, which has none."""
    for one in manuscript.sentences:
        for match in one.matches:
            concept = match.concept
            if concept.status != "deprecated":
                continue
            is_foreign = one.sentence.id in manuscript.quoted or is_cited(one.sentence.text, match.span)
            successor = manuscript.glossary.by_id[concept.successor] if isinstance(concept, Term) else None
            preferred = "" if successor is None else successor.en if match.form == "english" else successor.ja
            fields = {"found": match.span.of(one.sentence.text), "id": concept.id}
            if successor is not None:
                fields |= {"preferred": preferred, "en": successor.en}
            yield make_finding(
                "term-deprecated",
                "info" if is_foreign else "error",
                one,
                match.span,
                fields,
                message="term-deprecated" if successor is not None else "name-deprecated",
                replacement=preferred or None,
            )
