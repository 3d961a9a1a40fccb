"""What a person should look at before a draft leaves the house: one rule or family a file, all of them listed here in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from pipeline.checks.manuscript import Manuscript
from pipeline.checks.report.captions import figure_reference
from pipeline.checks.report.facts import day_without_date, report_fields
from pipeline.checks.report.links import broken_link
from pipeline.checks.report.sections import action_item, empty_section, session_outcome
from pipeline.checks.slips.dates import date_outside, no_such_date, weekday_mismatch
from pipeline.checks.slips.impossible_sequence import doubled_word, impossible_sequence
from pipeline.checks.slips.near_miss import katakana_slip, name_near_miss
from pipeline.checks.slips.redundant_words import redundant_words
from pipeline.checks.slips.units import unit_form
from pipeline.checks.slips.unknown_kanji import unknown_kanji
from pipeline.checks.slips.wrong_conversion import wrong_conversion
from pipeline.checks.style.endings import mixed_tone, noun_ending
from pipeline.checks.style.wordings import colloquial, kana_preferred
from pipeline.checks.terms.acronyms import acronym_unexplained
from pipeline.checks.terms.both_languages import both_languages
from pipeline.checks.terms.latin_case import latin_case
from pipeline.checks.terms.long_vowel import long_vowel
from pipeline.checks.terms.mixed_spelling import mixed_spelling
from pipeline.checks.terms.omitted_okurigana import omitted_okurigana
from pipeline.checks.terms.term_deprecated import term_deprecated
from pipeline.checks.terms.term_forbidden import term_forbidden
from pipeline.checks.terms.term_proposed import term_proposed
from pipeline.checks.terms.term_variant import term_variant
from pipeline.checks.terms.unknown_term import unknown_term
from pipeline.checks.translatability.attachment import ambiguous_attachment
from pipeline.checks.translatability.chains import no_chain, sentence_length
from pipeline.checks.translatability.engine import engine_stumbles
from pipeline.checks.translatability.hedges import stacked_hedges
from pipeline.checks.translatability.passives import agentless_passive
from pipeline.checks.translatability.relative_dates import relative_date
from pipeline.checks.translatability.subjects import missing_subject, twisted_sentence
from pipeline.checks.typography.brackets import bracket_pairs, bracket_width, quote_style
from pipeline.checks.typography.characters import (
    half_width_kana,
    invisible_character,
    platform_character,
    unicode_form,
)
from pipeline.checks.typography.marks import mark_width, mixed_marks, sentence_mark
from pipeline.checks.typography.spaces import comma_space, latin_spacing
from pipeline.glossary.load import Glossary
from pipeline.model.analysis import AnalyzedReport
from pipeline.model.english import Flag
from pipeline.model.findings import SEVERITIES, Finding
from pipeline.model.policy import Policy

Check = Callable[[Manuscript], Iterator[Finding]]

TOKEN_CHECKS: Mapping[str, Check] = {
    "wrong-conversion": wrong_conversion,
    "term-deprecated": term_deprecated,
    "term-forbidden": term_forbidden,
    "term-variant": term_variant,
    "unknown-kanji": unknown_kanji,
    "impossible-sequence": impossible_sequence,
    "doubled-word": doubled_word,
    "katakana-slip": katakana_slip,
    "name-near-miss": name_near_miss,
    "redundant-words": redundant_words,
    "no-such-date": no_such_date,
    "weekday-mismatch": weekday_mismatch,
    "date-outside": date_outside,
    "unit-form": unit_form,
    "bracket-pairs": bracket_pairs,
    "bracket-width": bracket_width,
    "sentence-mark": sentence_mark,
    "mixed-marks": mixed_marks,
    "mark-width": mark_width,
    "comma-space": comma_space,
    "latin-spacing": latin_spacing,
    "quote-style": quote_style,
    "half-width-kana": half_width_kana,
    "unicode-form": unicode_form,
    "invisible-character": invisible_character,
    "platform-character": platform_character,
    "omitted-okurigana": omitted_okurigana,
    "mixed-spelling": mixed_spelling,
    "long-vowel": long_vowel,
    "latin-case": latin_case,
    "both-languages": both_languages,
    "acronym-unexplained": acronym_unexplained,
    "term-proposed": term_proposed,
    "unknown-term": unknown_term,
    "mixed-tone": mixed_tone,
    "noun-ending": noun_ending,
    "colloquial": colloquial,
    "kana-preferred": kana_preferred,
    "report-fields": report_fields,
    "day-without-date": day_without_date,
    "empty-section": empty_section,
    "session-outcome": session_outcome,
    "action-item": action_item,
    "figure-reference": figure_reference,
    "broken-link": broken_link,
    "sentence-length": sentence_length,
    "no-chain": no_chain,
    "agentless-passive": agentless_passive,
    "relative-date": relative_date,
    "stacked-hedges": stacked_hedges,
}
"""Rules that need tokens and terms alone. Of two that speak of the same word the earlier has the say."""

DEEP_CHECKS: Mapping[str, Check] = {
    "missing-subject": missing_subject,
    "twisted-sentence": twisted_sentence,
    "ambiguous-attachment": ambiguous_attachment,
    "engine-stumbles": engine_stumbles,
}
"""Rules that need the parse of a sentence, or its translation."""

CHECKS: Mapping[str, Check] = {**TOKEN_CHECKS, **DEEP_CHECKS}

_ON_ONE_WORD = (
    "wrong-conversion",
    "term-deprecated",
    "term-forbidden",
    "term-variant",
    "unknown-kanji",
    "impossible-sequence",
    "katakana-slip",
    "name-near-miss",
    "redundant-words",
    "omitted-okurigana",
    "mixed-spelling",
    "long-vowel",
    "latin-case",
    "kana-preferred",
    "unknown-term",
)
"""Rules that may speak of the same word: who has heard one need not hear the others."""


def check(
    analyzed: AnalyzedReport,
    glossary: Glossary,
    rules: Collection[str] = tuple(TOKEN_CHECKS),
    policy: Policy | None = None,
    flags: tuple[tuple[Flag, ...], ...] = (),
) -> tuple[Finding, ...]:
    """Return what ``rules`` (names in ``CHECKS``) find in the report, by place, the graver first at the same place.

    Spans count code points of the source. A finding keeps its fingerprint when text moves; equal ones are numbered.
    ``flags`` (those of the English of each sentence, or none) are what engine-stumbles looks at; the other deep rules need the syntax.
    """
    judged = policy or Policy()
    manuscript = Manuscript(analyzed, glossary, judged, flags)
    found: list[Finding] = []
    for name, rule in CHECKS.items():
        if name in rules and judged.levels.get(name) != "off":
            found.extend(_judged(rule(manuscript), judged))
    order = {rule: number for number, rule in enumerate(CHECKS)}
    kept = list(_spoken_of_once(found))
    kept.sort(key=lambda one: (one.span, SEVERITIES.index(one.severity), order[one.rule], one.fields))
    return tuple(_numbered(kept))


def _judged(findings: Iterable[Finding], policy: Policy) -> Iterator[Finding]:
    for finding in findings:
        severity = policy.severity(finding.rule, finding.severity)
        if severity is not None:
            yield finding if severity == finding.severity else replace(finding, severity=severity)


def _spoken_of_once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield ``findings`` (in the order of the rules) without those on a word that an earlier rule has spoken of."""
    taken: dict[int, str] = {}
    for finding in findings:
        if finding.rule in _ON_ONE_WORD:
            if any(taken.get(at, finding.rule) != finding.rule for at in range(*finding.span)):
                continue
            for span in (finding.span, *(fix.span for fix in finding.fixes)):
                for at in range(*span):
                    taken.setdefault(at, finding.rule)
        yield finding


def _numbered(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield ``findings`` with fingerprints that are all different: the second of equal ones ends in ``-2``."""
    seen: Counter[str] = Counter()
    for finding in findings:
        seen[finding.fingerprint] += 1
        count = seen[finding.fingerprint]
        yield finding if count == 1 else replace(finding, fingerprint=f"{finding.fingerprint}-{count}")
