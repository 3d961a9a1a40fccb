"""term-variant: a concept is spelled in another way than the team agreed on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.checks.inflection import as_inflected
from pipeline.checks.manuscript import Manuscript
from pipeline.checks.place import is_cited, make_group
from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.findings import Finding
from pipeline.model.report import Role
from pipeline.model.terms import Form, Name, TermMatch
from pipeline.model.text import Span
from pipeline.text.letters import has_japanese, is_katakana

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

_CALLED_OUT = re.compile("「[^「」]{2,400}」")
"""What may be somebody's words or a title; with the word alone in it, it is emphasis."""

_APART: frozenset[Role] = frozenset({"heading", "caption"})
"""Where the event's own titles stand: a place there never asks for a change by itself."""

_TITLE_CASE = 0.4
_EVENT = re.compile("(?i:expo|summit|conference|forum|week|days?\\b)")
_IDENTIFIER_BEHIND = re.compile("[-_][A-Za-z0-9]")
_IDENTIFIER_BEFORE = re.compile("[A-Za-z0-9][-_]$")
_ORGANISATION = re.compile(
    "[ァ-ヺー]{0,12}(?:専門学校|学院|大学|学会|協会|研究所|研究会|株式会社|財団|機構|連盟|組合|学部|学科|会(?![議話場員社合]))"
)
_SPACE_AT_LATIN = re.compile(r"(?<=[!-~]) +(?=[^ -~])|(?<=[^ -~]) +(?=[!-~])")


def term_variant(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield every spelling that is not as agreed once, at its first place, with a fix for each place."""
    groups: dict[tuple[str, str, bool], list[_Variant]] = {}
    for one in manuscript.sentences:
        is_foreign = one.sentence.id in manuscript.quoted
        for match in one.matches:
            if match.form in _CONFIDENCE and match.concept.status != "deprecated" and not _is_typography(one, match):
                variant = _variant(one, match, is_foreign)
                groups.setdefault((match.concept.id, match.span.of(one.sentence.text), variant.is_lenient), []).append(
                    variant
                )
    for variants in groups.values():
        running = [variant for variant in variants if variant.one.sentence.role not in _APART]
        apart = [variant for variant in variants if variant.one.sentence.role in _APART]
        yield _finding(running, apart) if running else _finding(apart, (), is_apart=True)


class _Variant(NamedTuple):
    """A place of another spelling; ``is_lenient`` where it may be meant: in a title, in Title Case, in a quotation, another word."""

    one: AnalyzedSentence
    match: TermMatch
    preferred: str
    is_lenient: bool


def _variant(one: AnalyzedSentence, match: TermMatch, is_foreign: bool) -> _Variant:
    preferred = _as_inflected(one, match)
    is_title = _is_title(match.form, match.span.of(one.sentence.text), preferred)
    is_cited_or_named = _is_called_out(one.sentence.text, match.span) or _is_in_a_name(one, match)
    is_lenient = is_foreign or is_title or is_cited_or_named or _is_other_word(match, match.span.of(one.sentence.text))
    return _Variant(one, match, preferred, is_lenient)


def _is_called_out(text: str, span: Span) -> bool:
    """Tell whether the word is somebody else's: 「」 around it and more than it."""
    longer = (match.span() for match in _CALLED_OUT.finditer(text))
    return is_cited(text, span) or any(
        start < span.start and span.end < end and (start + 1, end - 1) != span for start, end in longer
    )


def _is_other_word(match: TermMatch, found: str) -> bool:
    """Tell whether the draft says it with a word that stands as well, rather than misspells the agreed one.

    So does OSS for オープンソースソフトウェア (short for it), what says more or less than the term (従量課金制度, ウォッチドッグ),
    another name of somebody or some place (英国), and anything beside a term that is itself only proposed.
    """
    agreed = match.concept.ja
    if has_japanese(found) != has_japanese(agreed):
        return True
    if match.form != "variant":
        return False
    return isinstance(match.concept, Name) or match.concept.status == "proposed" or found in agreed or agreed in found


def _is_in_a_name(one: AnalyzedSentence, match: TermMatch) -> bool:
    """Tell whether the word is part of a name: 京都コンピュータ学院, スマート工場EXPO, the Emacs package python-mode."""
    text, (start, end) = one.sentence.text, match.span
    if _ORGANISATION.match(text, end) or _EVENT.match(text, end):
        return True
    goes_on = is_katakana(text[end : end + 1]) and all(other.span.start != end for other in one.matches)
    if goes_on and is_katakana(text[end - 1]):
        return True
    is_latin = text[start].isascii() and text[end - 1].isascii()
    return is_latin and bool(_IDENTIFIER_BEHIND.match(text, end) or _IDENTIFIER_BEFORE.search(text, 0, start))


def _is_title(form: Form, found: str, preferred: str) -> bool:
    return form == "case" and found.istitle() and preferred.islower()


def _finding(variants: Sequence[_Variant], also: Sequence[_Variant], *, is_apart: bool = False) -> Finding:
    one, match, preferred, is_lenient = variants[0]
    is_lenient = is_lenient or is_apart
    found, form = match.span.of(one.sentence.text), match.form
    return make_group(
        "term-variant",
        "info" if is_lenient else "warning",
        [(variant.one, variant.match.span) for variant in variants],
        {"found": found, "preferred": preferred, "en": match.concept.en, "id": match.concept.id, "form": form},
        key=f"{match.concept.id} {found}",
        replacements=[variant.preferred for variant in variants],
        is_safe=form in _SAFE and not is_lenient,
        also=[(variant.one, variant.match.span) for variant in also],
        confidence=_TITLE_CASE if _is_title(form, found, preferred) else _CONFIDENCE[form],
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
    return agreed if final is None or final.end != match.span.end else as_inflected(agreed, final)
