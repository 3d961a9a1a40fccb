"""The draft as the rules look at it: which sentences are the writer's own prose, and what in them is left alone."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pipeline.glossary.load import Glossary
from pipeline.model.analysis import AnalyzedReport, AnalyzedSentence
from pipeline.model.english import Flag
from pipeline.model.policy import Policy
from pipeline.model.report import Quote, Report, Role, section_sentences
from pipeline.model.terms import TermMatch
from pipeline.model.text import Span
from pipeline.model.tokens import Token

_PROSE: frozenset[Role] = frozenset({"sentence"})
_CLOSED = re.compile(
    r"「[^「」]{0,400}」|『[^『』]{0,400}』|“[^“”]{0,400}”|《[^《》]{0,200}》|\"[^\"\n]{1,200}\""
    r"|(?:https?|ftp)://[!-~]+|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+|`[^`]+`|(?:www\.|[~.]?/)[!-~]+",
    re.ASCII,
)
"""Quotations, titles, addresses, literal text: somebody else's words."""


class Passage:
    """A sentence with what the rules ask about it; made once, shared by all rules.

    ``section`` is the number of its section; ``is_foreign`` says that it stands in a quotation.
    """

    __slots__ = ("__dict__", "is_foreign", "one", "section")

    def __init__(self, one: AnalyzedSentence, section: int, is_foreign: bool) -> None:
        self.one = one
        self.section = section
        self.is_foreign = is_foreign

    @property
    def text(self) -> str:
        """The text that spans count in."""
        return self.one.sentence.text

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the text."""
        return self.one.tokens

    @property
    def role(self) -> Role:
        """What the sentence is in the report."""
        return self.one.sentence.role

    @cached_property
    def _has_kana(self) -> bool:
        return any("ぁ" <= char <= "ゖ" for char in self.text)

    @cached_property
    def is_prose(self) -> bool:
        """Whether it is a Japanese sentence of the writer's own: no heading, caption, cell, quotation."""
        return self.role in _PROSE and not self.is_foreign and self._has_kana

    @cached_property
    def is_written(self) -> bool:
        """Whether the writer's own words stand in it: prose, and Japanese list items too."""
        return self.is_prose or (self.role == "item" and not self.is_foreign and self._has_kana)

    @cached_property
    def closed(self) -> tuple[Span, ...]:
        """Where somebody else's words stand."""
        return tuple(Span(*match.span()) for match in _CLOSED.finditer(self.text))

    def is_open(self, span: Span) -> bool:
        """Tell whether ``span`` is the writer's own: in no quotation, title or address."""
        if self.is_foreign:
            return False
        behind = bisect_right(self._closed_ends, span.start)
        return behind == len(self.closed) or self.closed[behind].start >= span.end

    def matches_at(self, span: Span) -> Iterator[TermMatch]:
        """Yield the terms of the glossary that stand in ``span`` or across its edges, left to right."""
        matches = self.one.matches
        for at in range(bisect_right(self._match_ends, span.start), len(matches)):
            if matches[at].span.start >= span.end:
                return
            yield matches[at]

    @cached_property
    def _closed_ends(self) -> list[int]:
        return [closed.end for closed in self.closed]

    @cached_property
    def _match_ends(self) -> list[int]:
        return [match.span.end for match in self.one.matches]

    @cached_property
    def _boundaries(self) -> tuple[frozenset[int], frozenset[int]]:
        return frozenset(token.start for token in self.tokens), frozenset(token.end for token in self.tokens)

    def is_whole(self, span: Span) -> bool:
        """Tell whether ``span`` begins and ends where tokens do."""
        starts, ends = self._boundaries
        return span.start in starts and span.end in ends


@dataclass(frozen=True)
class Manuscript:
    """An analysed report with the glossary and the policy it is judged by, and the flags of its English if these are known."""

    analyzed: AnalyzedReport
    glossary: Glossary
    policy: Policy
    flags: tuple[tuple[Flag, ...], ...] = ()

    @property
    def report(self) -> Report:
        """The report as read."""
        return self.analyzed.report

    @property
    def sentences(self) -> tuple[AnalyzedSentence, ...]:
        """Every sentence, in document order."""
        return self.analyzed.sentences

    @cached_property
    def quoted(self) -> frozenset[str]:
        """The ids of sentences that are somebody else's words."""
        blocks = (block for section in self.report.sections for block in section.blocks)
        return frozenset(one.id for block in blocks if isinstance(block, Quote) for one in block.sentences)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every sentence as a passage, in document order."""
        sections = {
            sentence.id: number
            for number, section in enumerate(self.report.sections)
            for sentence in section_sentences(section)
        }
        return tuple(
            Passage(one, sections.get(one.sentence.id, 0), one.sentence.id in self.quoted) for one in self.sentences
        )

    @property
    def prose(self) -> Iterator[Passage]:
        """The sentences that are the writer's own prose."""
        return (passage for passage in self.passages if passage.is_prose)

    @property
    def written(self) -> Iterator[Passage]:
        """Prose and list items."""
        return (passage for passage in self.passages if passage.is_written)
