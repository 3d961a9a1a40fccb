"""What the writers are given: everything known about one report, and the signature that every output carries."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.analysis import AnalyzedReport
from pipeline.model.english import Translation
from pipeline.model.findings import Finding
from pipeline.model.summary import Summary


@dataclass(frozen=True, slots=True)
class Signature:
    """What a result was made with, so that a number or a document can be traced.

    ``glossary`` and ``lexicon`` are the first 12 hexadecimal digits of a SHA-256 over their content, ``inputs`` the same over
    the draft, its metadata and its approved sentences.
    """

    version: str
    engine: str
    glossary: str
    lexicon: str
    dictionary: str
    inputs: str

    def __str__(self) -> str:
        return (
            f"tripreport {self.version} | engine {self.engine} | glossary {self.glossary} | lexicon {self.lexicon}"
            f" | {self.dictionary} | inputs {self.inputs}"
        )


@dataclass(frozen=True, slots=True)
class Build:
    """One report on its way out: ``translations`` are in the order of ``analyzed.sentences``, one each."""

    slug: str
    analyzed: AnalyzedReport
    translations: tuple[Translation, ...]
    summary: Summary
    findings: tuple[Finding, ...]
    signature: Signature
