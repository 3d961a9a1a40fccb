"""From a place in a sentence to a finding in the source: spans, fixes, fingerprints. Every rule comes here."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping, Sequence

from pipeline.model.analysis import AnalyzedReport, AnalyzedSentence
from pipeline.model.findings import Finding, Fix, Severity
from pipeline.model.report import Quote
from pipeline.model.text import Span, source_span

_CONTEXT = 8
"""Characters on either side that go into a fingerprint: enough to tell places apart, few enough to survive an edit."""

_BRACKETS = {"『": "』", "“": "”", "〝": "〟", "《": "》", '"': '"'}
"""Marks of titles and of other people's words. 「 is not among them: drafts use it for emphasis as well."""


def make_finding(
    rule: str,
    severity: Severity,
    one: AnalyzedSentence,
    span: Span,
    fields: Mapping[str, str],
    *,
    message: str = "",
    replacement: str = "",
    is_safe: bool = False,
    related: Sequence[Span] = (),
    confidence: float = 1.0,
) -> Finding:
    """Return the finding of ``rule`` at ``span`` of the sentence; ``related`` are spans of the source already.

    A ``replacement`` becomes a fix only where the writer's text stands in one piece: not across a line break or a mark.
    """
    sentence = one.sentence
    at = source_span(sentence.anchors, span)
    in_one_piece = at.end - at.start == span.end - span.start
    return Finding(
        rule=rule,
        severity=severity,
        span=at,
        message=message or rule,
        fields=tuple(fields.items()),
        fixes=(Fix(at, replacement, is_safe),) if replacement and in_one_piece else (),
        related=tuple(related),
        confidence=confidence,
        fingerprint=fingerprint(rule, sentence.text, span),
    )


def fingerprint(rule: str, text: str, span: Span) -> str:
    """Return sixteen hexadecimal digits over the rule, what stands at ``span`` of ``text`` and a little around it.

    >>> moved = fingerprint("term-variant", "新しい ﾒﾓﾘｰ。", Span(4, 8))
    >>> fingerprint("term-variant", "新しいメモリー。", Span(3, 7)) == moved
    True
    """
    before, snippet, after = (_plain(part) for part in (text[: span.start], span.of(text), text[span.end :]))
    content = "\0".join((rule, before[-_CONTEXT:], snippet, after[:_CONTEXT]))
    return hashlib.sha256(content.encode()).hexdigest()[:16]


def quoted_sentences(report: AnalyzedReport) -> frozenset[str]:
    """Return the ids of sentences that are somebody else's words."""
    blocks = (block for section in report.report.sections for block in section.blocks)
    return frozenset(sentence.id for block in blocks if isinstance(block, Quote) for sentence in block.sentences)


def is_cited(text: str, span: Span) -> bool:
    """Tell whether ``span`` lies between the marks of a title or a citation.

    >>> is_cited("著書『サーバの話』", Span(3, 6)), is_cited("「サーバ」", Span(1, 4))
    (True, False)
    """
    for opening, closing in _BRACKETS.items():
        before, after = text[: span.start], text[span.end :]
        if opening == closing:
            if before.count(opening) % 2 and closing in after:
                return True
        elif before.rfind(opening) > before.rfind(closing) and closing in after:
            return True
    return False


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
