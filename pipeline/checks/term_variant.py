"""term-variant: a concept is spelled in another way than the team agreed on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from pipeline.checks.place import is_cited, make_finding, quoted_sentences
from pipeline.glossary.load import Glossary
from pipeline.model.analysis import AnalyzedReport, AnalyzedSentence
from pipeline.model.findings import Finding
from pipeline.model.terms import Form, TermMatch

_CONFIDENCE: dict[Form, float] = {
    "width": 0.99,
    "variant": 0.95,
    "long-vowel": 0.95,
    "case": 0.9,
    "spacing": 0.9,
    "okurigana": 0.9,
    "kana": 0.8,
}
"""Forms that are reported. ``english`` is not: whether a draft may mix in English is for its writer to say."""

_SAFE: frozenset[Form] = frozenset({"width", "long-vowel", "okurigana"})
"""What a fix can change without anybody objecting; another case or another word may be meant."""

_TITLE_CASE = 0.4
_SPACE_AT_LATIN = re.compile(r"(?<=[!-~]) +(?=[^ -~])|(?<=[^ -~]) +(?=[!-~])")


def term_variant(report: AnalyzedReport, glossary: Glossary) -> Iterator[Finding]:
    """Yield every place where a concept is not spelled as agreed, with the agreed spelling as the fix."""
    quoted = quoted_sentences(report)
    for one in report.sentences:
        for match in one.matches:
            if match.form in _CONFIDENCE and match.concept.status != "deprecated" and not _is_typography(one, match):
                yield _finding(one, match, is_foreign=one.sentence.id in quoted)


def _finding(one: AnalyzedSentence, match: TermMatch, *, is_foreign: bool) -> Finding:
    found, preferred = match.span.of(one.sentence.text), _as_inflected(one, match)
    is_title = match.form == "case" and found.istitle() and preferred.islower()
    is_lenient = is_foreign or is_title or is_cited(one.sentence.text, match.span)
    return make_finding(
        "term-variant",
        "info" if is_lenient else "warning",
        one,
        match.span,
        {"found": found, "preferred": preferred, "en": match.concept.en, "id": match.concept.id, "form": match.form},
        replacement=preferred,
        is_safe=match.form in _SAFE and not is_lenient,
        confidence=_TITLE_CASE if is_title else _CONFIDENCE[match.form],
    )


def _is_typography(one: AnalyzedSentence, match: TermMatch) -> bool:
    """Tell whether only a space between Latin and Japanese differs (Linux カーネル): layout, not terms."""
    if match.form != "spacing":
        return False
    found, agreed = (_SPACE_AT_LATIN.sub("", text) for text in (match.span.of(one.sentence.text), match.concept.ja))
    return found == agreed


def _as_inflected(one: AnalyzedSentence, match: TermMatch) -> str:
    """Return the agreed spelling, inflected as the word in the text is: 割当てた gives 割り当て for 割り当てる."""
    agreed = match.concept.ja
    at = bisect_left(one.tokens, match.span.end, key=lambda token: token.end)
    final = one.tokens[at] if at < len(one.tokens) else None
    if final is None or final.end != match.span.end or not final.ctype or final.norm == final.base:
        return agreed
    kept = len(_common_start(final.norm, final.base))
    ending = final.base[kept:]
    return agreed.removesuffix(ending) + final.norm[kept:] if ending and agreed.endswith(ending) else agreed


def _common_start(one: str, two: str) -> str:
    length = next((at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    return one[:length]
