"""Bunsetsu as the deep rules ask about them: their words, their particles, what hangs on them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from pipeline.checks.manuscript import Passage
from pipeline.model.text import Span
from pipeline.model.tokens import Token

if TYPE_CHECKING:
    from pipeline.model.syntax import Bunsetsu, ParsedSentence


class Phrase(NamedTuple):
    """Bunsetsu ``at`` of a parsed passage."""

    passage: Passage
    syntax: ParsedSentence
    at: int

    @property
    def bunsetsu(self) -> Bunsetsu:
        """The bunsetsu itself."""
        return self.syntax.bunsetsu[self.at]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Its tokens."""
        return self.passage.tokens[self.bunsetsu.start : self.bunsetsu.end]

    @property
    def core(self) -> Token:
        """The last token of its content word."""
        return self.passage.tokens[self.bunsetsu.core]

    @property
    def tail(self) -> tuple[Token, ...]:
        """Its particles and auxiliaries, without marks."""
        tokens = self.passage.tokens[self.bunsetsu.tail : self.bunsetsu.end]
        return tuple(token for token in tokens if token.pos1 not in ("補助記号", "記号"))

    @property
    def particles(self) -> str:
        """The surface of its tail."""
        return "".join(token.surface for token in self.tail)

    @property
    def text(self) -> str:
        """What it says, without marks at its end."""
        return self.span.of(self.passage.text)

    @property
    def span(self) -> Span:
        """Its place in the passage, without marks at its end."""
        tokens = [token for token in self.tokens if token.pos1 != "補助記号"] or list(self.tokens)
        return Span(tokens[0].start, tokens[-1].end)

    @property
    def word(self) -> Span:
        """Its place without particles."""
        start = self.tokens[0].start
        return Span(start, max(self.core.end, start + 1))

    @property
    def head(self) -> Phrase | None:
        """The bunsetsu it hangs on."""
        return self._replace(at=self.bunsetsu.head) if self.bunsetsu.head >= 0 else None

    def dependents(self) -> Iterator[Phrase]:
        """Yield what hangs on it, left to right."""
        return (self._replace(at=at) for at in self.syntax.dependents(self.at))

    def subtree(self) -> Iterator[Phrase]:
        """Yield it and all that hangs on it, directly or not."""
        yield self
        for one in self.dependents():
            yield from one.subtree()


def phrases(passage: Passage) -> Iterator[Phrase]:
    """Yield the bunsetsu of a passage; none when it is not parsed."""
    if passage.one.syntax is not None:
        for at in range(len(passage.one.syntax.bunsetsu)):
            yield Phrase(passage, passage.one.syntax, at)
