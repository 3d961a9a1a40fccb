"""The analysis that needs no parser: tokens and glossary terms, sentence by sentence."""

from __future__ import annotations

from pipeline.glossary.load import Glossary
from pipeline.glossary.match import find_matches
from pipeline.model.analysis import AnalyzedReport, AnalyzedSentence
from pipeline.model.report import Report, Sentence, report_sentences
from pipeline.text.tokenizer import tokenize


def analyze_terms(report: Report, glossary: Glossary) -> AnalyzedReport:
    """Return ``report`` with the tokens and term matches of every sentence, headings and cells included."""
    return AnalyzedReport(report, tuple(analyze_sentence(sentence, glossary) for sentence in report_sentences(report)))


def analyze_sentence(sentence: Sentence, glossary: Glossary) -> AnalyzedSentence:
    """Return ``sentence`` with its tokens and term matches (spans in code points of its text)."""
    tokens = tokenize(sentence.text)
    return AnalyzedSentence(sentence, tokens, find_matches(glossary, sentence.text, tokens))
