"""What a person should look at before a draft leaves the house: one rule a file, all of them listed here in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from pipeline.checks.term_deprecated import term_deprecated
from pipeline.checks.term_forbidden import term_forbidden
from pipeline.checks.term_proposed import term_proposed
from pipeline.checks.term_variant import term_variant
from pipeline.checks.unknown_term import unknown_term
from pipeline.glossary.load import Glossary
from pipeline.model.analysis import AnalyzedReport
from pipeline.model.findings import SEVERITIES, Finding

Check = Callable[[AnalyzedReport, Glossary], Iterator[Finding]]

CHECKS: Mapping[str, Check] = {
    "term-variant": term_variant,
    "term-deprecated": term_deprecated,
    "term-forbidden": term_forbidden,
    "term-proposed": term_proposed,
    "unknown-term": unknown_term,
}


def check(analyzed: AnalyzedReport, glossary: Glossary, rules: Collection[str] = tuple(CHECKS)) -> tuple[Finding, ...]:
    """Return what ``rules`` (names in ``CHECKS``) find in the report, by place, the graver first at the same place.

    Spans count code points of the source. A finding keeps its fingerprint when text moves; equal ones are numbered.
    """
    found = [finding for name, rule in CHECKS.items() if name in rules for finding in rule(analyzed, glossary)]
    order = {rule: number for number, rule in enumerate(CHECKS)}
    found.sort(key=lambda one: (one.span, SEVERITIES.index(one.severity), order[one.rule], one.fields))
    return tuple(_numbered(found))


def _numbered(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield ``findings`` with fingerprints that are all different: the second of equal ones ends in ``-2``."""
    seen: Counter[str] = Counter()
    for finding in findings:
        seen[finding.fingerprint] += 1
        count = seen[finding.fingerprint]
        yield finding if count == 1 else replace(finding, fingerprint=f"{finding.fingerprint}-{count}")
