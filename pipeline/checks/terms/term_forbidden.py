"""term-forbidden: the draft holds an English rendering that the team has ruled out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from pipeline.checks.manuscript import Manuscript
from pipeline.checks.place import is_cited, make_finding
from pipeline.glossary.forbidden import find_forbidden
from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.findings import Finding
from pipeline.model.terms import TermMatch

_IN_A_NAME = 0.3
_LONGEST_WORD = 64
_WORD_BEFORE = re.compile(r"[A-Z][\w'-]* $", re.ASCII)
_WORD_AFTER = re.compile(r" [A-Z]", re.ASCII)


def term_forbidden(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield every place of forbidden English, with the agreed English as the fix."""
    for one in manuscript.sentences:
        for match in find_forbidden(manuscript.glossary, one.sentence.text, one.tokens):
            if not _is_part_of_another(one, match):
                found = match.span.of(one.sentence.text)
                is_foreign = one.sentence.id in manuscript.quoted or is_cited(one.sentence.text, match.span)
                is_foreign = is_foreign or _is_part_of_a_name(one.sentence.text, match)
                yield make_finding(
                    "term-forbidden",
                    "info" if is_foreign else "error",
                    one,
                    match.span,
                    {"found": found, "preferred": match.concept.en, "ja": match.concept.ja, "id": match.concept.id},
                    replacement=match.concept.en,
                    confidence=_IN_A_NAME if is_foreign else 1.0,
                )


def _is_part_of_a_name(text: str, match: TermMatch) -> bool:
    """Tell whether the word has a capital and a neighbour with one: Maker Faire is what its makers call it."""
    start, end = match.span
    before, after = _WORD_BEFORE.search(text, max(start - _LONGEST_WORD, 0), start), _WORD_AFTER.match(text, end)
    return match.span.of(text)[0].isupper() and bool(before or after)


def _is_part_of_another(one: AnalyzedSentence, forbidden: TermMatch) -> bool:
    """Tell whether the words belong to a longer concept or are another concept's own: an English word has many uses."""
    at = bisect_right(one.matches, forbidden.span.start, key=lambda match: match.span.start)
    match = one.matches[at - 1] if at else None
    return match is not None and match.span.contains(forbidden.span) and match.concept.id != forbidden.concept.id
