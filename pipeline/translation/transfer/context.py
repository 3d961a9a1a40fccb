"""What the parts of the engine share while they work on one stretch of a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.english import Flag
from pipeline.model.english_tree import EnNode
from pipeline.model.syntax import ParsedSentence
from pipeline.model.tokens import Token
from pipeline.translation.transfer.clauses import Clauses, build_clauses
from pipeline.translation.transfer.compound_verbs import GUESSED
from pipeline.translation.transfer.dictionary import PREFIX
from pipeline.translation.transfer.lexicon import Lexicon
from pipeline.translation.transfer.names import UNKNOWN_LOAN, UNKNOWN_NAME
from pipeline.translation.transfer.phrases import Phrase, read_phrases
from pipeline.translation.transfer.units import Reader
from pipeline.translation.transfer.word_senses import with_senses

Voice = Literal["", "speech", "motto", "title"]
"""Who speaks in a stretch: the report itself, somebody who is quoted, or nobody (a motto, a rule; the title of a talk)."""


@dataclass(slots=True)
class Notes:
    """What is found out on the way: tokens put into English or absorbed by a rule, those of words that only the general dictionary
    has, doubts with their weight, flags, verbs (by their first token) of whose rows none fits, the conjunction that opens the line.
    """

    realised: set[int] = field(default_factory=set)
    looked_up: set[int] = field(default_factory=set)
    doubts: list[tuple[str, float]] = field(default_factory=list)
    flags: set[Flag] = field(default_factory=set)
    unfit: set[int] = field(default_factory=set)
    opening: str = ""

    def doubt(self, what: str, weight: float) -> None:
        """Note a guess; ``weight`` (0 to 1) is how often such a guess is wrong."""
        if what != "subject-author" or (what, weight) not in self.doubts:  # who writes is guessed once
            self.doubts.append((what, weight))


@dataclass(frozen=True, slots=True)
class Context:
    """A stretch of a sentence with its phrases, and the notes of the whole sentence."""

    analyzed: AnalyzedSentence
    syntax: ParsedSentence
    reader: Reader
    lexicon: Lexicon
    clauses: Clauses
    notes: Notes
    depth: int = 0
    voice: Voice = ""

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the whole sentence."""
        return self.analyzed.tokens

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """The phrases of this stretch."""
        return self.clauses.phrases

    @property
    def is_title(self) -> bool:
        """Whether the stretch is a noun with what belongs to it, and no sentence: a heading, the name of a talk."""
        if not self.phrases or self.clauses.is_predicate(self.phrases[-1].index):
            return False
        last = self.phrases[-1]
        behind = self.tokens[last.core.end : last.end + 1]
        return not any(token.norm in ("。", "．") for token in behind)

    def within(self, start: int, end: int, voice: Voice = "") -> Context:
        """Return the context of a stretch inside this one: what stands in brackets, or is quoted (``voice``)."""
        inner = open_context(
            self.analyzed, self.syntax, self.reader, self.lexicon, self.notes, start, end, self.depth + 1
        )
        return replace(inner, voice=voice)

    def took(self, tokens: Iterable[int]) -> tuple[int, ...]:
        """Note that ``tokens`` are in the English, or absorbed by a rule, and return them."""
        taken = tuple(tokens)
        self.notes.realised.update(taken)
        return taken

    def took_parts(self, index: int) -> None:
        """Note that the function words behind a phrase are in the English, or need no word there."""
        for part in self.phrases[index].parts:
            self.took(range(part.start, part.end))


def open_context(
    analyzed: AnalyzedSentence,
    syntax: ParsedSentence,
    reader: Reader,
    lexicon: Lexicon,
    notes: Notes,
    start: int,
    end: int,
    depth: int = 0,
) -> Context:
    """Read tokens ``[start, end)`` into phrases and clauses."""
    phrases = with_senses(read_phrases(reader, syntax, start, end))
    for phrase in phrases:
        notes.realised.update(phrase.absorbed)
        for unit in phrase.units:
            id_ = unit.entry.id if unit.entry is not None else ""
            if id_ in _GUESSED:
                notes.flags.add(_GUESSED[id_])
            elif id_.startswith(PREFIX):
                notes.looked_up.update(unit.tokens)
            elif id_.startswith(GUESSED):
                notes.flags.add(Flag.UNKNOWN_WORD)
                notes.doubt("compound-verb", 0.3)
        asks = any(part.role == "whether" for part in phrase.parts)  # かどうかを確認, which English says without を
        for at in phrase.absorbed:
            if analyzed.tokens[at].pos1 in ("助詞", "助動詞") and not (
                asks and analyzed.tokens[at].surface in "をがはも"
            ):
                notes.doubt("particle-unread", 0.3)
    return Context(analyzed, syntax, reader, lexicon, build_clauses(phrases, analyzed.tokens), notes, depth)


_GUESSED = {UNKNOWN_NAME: Flag.UNKNOWN_NAME, UNKNOWN_LOAN: Flag.UNKNOWN_WORD}
"""Entries that are made from the dictionary alone, and the flag that says so."""


def words(text: str, rule: str, tokens: tuple[int, ...] = ()) -> EnNode:
    """Return invariable words as a node."""
    return EnNode("word", text, tokens=tokens, rule=rule)
