"""What the writers are given: everything known about one report, and the signature that every output carries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from pipeline.model.analysis import AnalyzedReport
from pipeline.model.approval import Approval
from pipeline.model.english import Flag, Translation
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


State = Literal["draft", "reviewed", "final"]
"""How far people have come with a report. draft: something waits for a person, or nobody has approved anything.
reviewed: nothing waits. final: a person has approved every sentence that is not kept as it was written."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How the documents are to look, whatever the report: ``paper`` is ``a4`` or ``letter``.

    ``template`` holds the bytes of a Word document whose styles, header and footer are used (empty: our own look).
    ``strict`` leaves out what waits for a person, and says how much.
    """

    paper: str = "a4"
    template: bytes = b""
    strict: bool = False


LAYOUT = Layout()
"""Our own look."""


@dataclass(frozen=True, slots=True)
class Build:
    """One report on its way out: ``translations`` are in the order of ``analyzed.sentences``, one each.

    ``approvals`` are the rows of ``approved.tsv`` that the report uses, ``outdated`` those whose Japanese it no longer has;
    ``stale`` are the latter by the sentence that took their place, where one is like enough. ``pictures`` are the bytes of
    the draft's images by their target, as far as they could be read.
    """

    slug: str
    analyzed: AnalyzedReport
    translations: tuple[Translation, ...]
    summary: Summary
    findings: tuple[Finding, ...]
    signature: Signature
    approvals: tuple[Approval, ...] = ()
    outdated: tuple[Approval, ...] = ()
    stale: Mapping[str, Approval] = field(default_factory=dict)
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    layout: Layout = LAYOUT

    @property
    def state(self) -> State:
        """How far people have come."""
        if self.summary.review or not self.approvals:
            return "draft"
        settled = (Flag.APPROVED, Flag.KEPT)
        untouched = any(not any(flag in settled for flag in one.flags) for one in self.translations)
        return "reviewed" if untouched else "final"
