"""Reading and analysing a draft: all that needs neither engine nor writers, so that `check` starts at once."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from pipeline.analysis.terms import analyze_sentence, analyze_terms
from pipeline.glossary import Glossary
from pipeline.model.analysis import AnalyzedReport, AnalyzedSentence
from pipeline.readers import read
from pipeline.readers.lines import read_lines
from pipeline.tasks.drafts import Draft

Syntax = Literal["none", "fresh", "cached"]
"""Whether sentences are parsed, and whether parses are kept in the user's cache; what comes out is the same."""


def analyze(draft: Draft, glossary: Glossary, syntax: Syntax = "none") -> AnalyzedReport:
    """Read ``draft``, find the tokens and terms of its sentences and, where asked for, parse them."""
    analyzed = analyze_terms(read(draft.path, draft.name), glossary)
    return replace(analyzed, sentences=parsed(analyzed.sentences, syntax))


def analyze_lines(data: bytes, glossary: Glossary, syntax: Syntax = "none") -> tuple[AnalyzedSentence, ...]:
    """Analyse sentences given one a line; an empty line is an empty sentence, so that lines out match lines in."""
    return parsed(tuple(analyze_sentence(sentence, glossary) for sentence in read_lines(data)), syntax)


def parsed(sentences: tuple[AnalyzedSentence, ...], syntax: Syntax) -> tuple[AnalyzedSentence, ...]:
    """Return ``sentences`` with their parses, where ``syntax`` asks for them."""
    if syntax == "none":
        return sentences
    from pipeline.analysis.cache import user_cache
    from pipeline.analysis.dependencies import parse

    parses = parse(sentences, cache=user_cache() if syntax == "cached" else None)
    return tuple(replace(one, syntax=parse) for one, parse in zip(sentences, parses, strict=True))
