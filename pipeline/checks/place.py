"""From a place in a sentence to a finding in the source: spans, fixes, fingerprints. Every rule comes here."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache

from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.findings import Finding, Fix, Severity
from pipeline.model.text import Span, source_span

_CONTEXT = 8
"""Characters on either side that go into a fingerprint: enough to tell places apart, few enough to survive an edit."""

_AROUND = 64
"""Characters of the text that the context is looked for in: normalising all of a long sentence each time takes long."""

_BRACKETS = {"『": "』", "“": "”", "〝": "〟", "《": "》", '"': '"'}
"""Marks of titles and of other people's words. 「 is not among them: drafts use it for emphasis as well."""

_MARK = re.compile(f"[{''.join(_BRACKETS)}{''.join(_BRACKETS.values())}]")


def make_finding(
    rule: str,
    severity: Severity,
    one: AnalyzedSentence,
    span: Span,
    fields: Mapping[str, str],
    *,
    message: str = "",
    replacement: str | None = None,
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
        fixes=(Fix(at, replacement, is_safe),) if replacement is not None and in_one_piece else (),
        related=tuple(related),
        confidence=confidence,
        fingerprint=fingerprint(rule, sentence.text, span),
    )


def make_group(
    rule: str,
    severity: Severity,
    places: Sequence[tuple[AnalyzedSentence, Span]],
    fields: Mapping[str, str],
    *,
    key: str,
    message: str = "",
    replacements: Sequence[str] = (),
    is_safe: bool = False,
    mended: Sequence[Span] = (),
    also: Sequence[tuple[AnalyzedSentence, Span]] = (),
    confidence: float = 1.0,
) -> Finding:
    """Return one finding for all of ``places``: it stands at the first, the others are related, each has its fix.

    ``replacements`` are one for each place (none: no fixes); ``mended`` are the spans that they replace, if not the places themselves.
    ``also`` are further related places, which stay as they are.
    ``key`` says what the group is about; its fingerprint is made of rule and key, wherever its places are.
    """
    spans = [source_span(one.sentence.anchors, span) for one, span in places]
    replaced = [(one, span) for (one, _), span in zip(places, mended or [span for _, span in places], strict=True)]
    fixes = tuple(
        Fix(at, text, is_safe)
        for (one, span), text in zip(replaced, replacements, strict=False)
        if (at := source_span(one.sentence.anchors, span)).end - at.start == span.end - span.start
    )
    return Finding(
        rule=rule,
        severity=severity,
        span=spans[0],
        message=message or rule,
        fields=tuple(fields.items()),
        fixes=fixes,
        related=(*spans[1:], *(source_span(one.sentence.anchors, span) for one, span in also)),
        confidence=confidence,
        fingerprint=_digest(rule, _plain(key)),
    )


def fingerprint(rule: str, text: str, span: Span) -> str:
    """Return sixteen hexadecimal digits over the rule, what stands at ``span`` of ``text`` and a little around it.

    >>> moved = fingerprint("term-variant", "新しい ﾒﾓﾘｰ。", Span(4, 8))
    >>> fingerprint("term-variant", "新しいメモリー。", Span(3, 7)) == moved
    True
    """
    before, after = text[max(span.start - _AROUND, 0) : span.start], text[span.end : span.end + _AROUND]
    return _digest(rule, _plain(before)[-_CONTEXT:], _plain(span.of(text)), _plain(after)[:_CONTEXT])


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def is_cited(text: str, span: Span) -> bool:
    """Tell whether ``span`` lies between the marks of a title or a citation.

    >>> is_cited("著書『サーバの話』", Span(3, 6)), is_cited("「サーバ」", Span(1, 4))
    (True, False)
    """
    marks = _marks(text)
    for opening, closing in _BRACKETS.items():
        opened, closed = marks.get(opening, ()), marks.get(closing, ())
        if not opened or not closed or closed[-1] < span.end:
            continue
        before = bisect_left(opened, span.start)
        if opening == closing:
            if before % 2:
                return True
        elif before:
            closed_before = bisect_left(closed, span.start)
            if not closed_before or opened[before - 1] > closed[closed_before - 1]:
                return True
    return False


@lru_cache(maxsize=8)
def _marks(text: str) -> Mapping[str, Sequence[int]]:
    """Return the offsets of each mark in ``text``, ascending; rules ask for the same sentence again and again."""
    places: dict[str, list[int]] = {}
    for match in _MARK.finditer(text):
        places.setdefault(match[0], []).append(match.start())
    return places


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
