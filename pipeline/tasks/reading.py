"""Reading, analysing and checking a draft: all that needs neither engine nor writers, so that `check` starts at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.analysis.terms import analyze_sentence, analyze_terms
from pipeline.checks import check
from pipeline.glossary import Glossary
from pipeline.model.analysis import AnalyzedReport, AnalyzedSentence
from pipeline.model.findings import Finding
from pipeline.readers import read
from pipeline.readers.lines import read_lines
from pipeline.tasks.drafts import Draft


def analyze(draft: Draft, glossary: Glossary, *, syntax: bool = False) -> AnalyzedReport:
    """Read ``draft``, find the tokens and terms of its sentences and, if ``syntax`` is asked for, parse them."""
    analyzed = analyze_terms(read(draft.path, draft.name), glossary)
    return replace(analyzed, sentences=parsed(analyzed.sentences)) if syntax else analyzed


def analyze_lines(data: bytes, glossary: Glossary, *, syntax: bool = False) -> tuple[AnalyzedSentence, ...]:
    """Analyse sentences given one a line; an empty line is an empty sentence, so that lines out match lines in."""
    sentences = tuple(analyze_sentence(sentence, glossary) for sentence in read_lines(data))
    return parsed(sentences) if syntax else sentences


def parsed(sentences: Sequence[AnalyzedSentence]) -> tuple[AnalyzedSentence, ...]:
    """Return ``sentences`` with their syntax; loads the parser."""
    from pipeline.analysis.dependencies import parse

    return tuple(replace(one, syntax=syntax) for one, syntax in zip(sentences, parse(sentences), strict=True))


def findings_of(draft: Draft, glossary: Glossary) -> tuple[AnalyzedReport, tuple[Finding, ...]]:
    """Read, analyse and check ``draft`` by the token rules."""
    analyzed = analyze(draft, glossary)
    return analyzed, check(analyzed, glossary)
