"""colloquial and kana-preferred: spoken words in a report, and words that official usage writes in hiragana."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pipeline.checks.manuscript import Manuscript, Passage
from pipeline.checks.phrases import report_wordings
from pipeline.checks.place import make_group
from pipeline.model.findings import Finding
from pipeline.model.text import Span
from pipeline.text.letters import is_latin

_NOUNS = ("名詞", "形状詞", "接頭辞")


def colloquial(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield each spoken wording of the table once, and each English word that な makes a Japanese adjective (Fairな)."""
    yield from report_wordings(manuscript.written, "colloquial", "info", "colloquial")
    adjectives: dict[str, list[tuple[Passage, Span]]] = {}
    for passage in manuscript.written:
        for span in _english_adjectives(passage):
            adjectives.setdefault(span.of(passage.text).lower(), []).append((passage, span))
    for word, places in adjectives.items():
        passage, span = places[0]
        yield make_group(
            "colloquial",
            "info",
            [(one.one, at) for one, at in places],
            {"found": span.of(passage.text)},
            key=word,
            message="english-adjective",
        )


def _english_adjectives(passage: Passage) -> Iterator[Span]:
    """Yield Latin words with な behind them and a noun behind that; words of the glossary (NUMAな) too."""
    if not any(one < "\x7f" and other == "な" for one, other in pairwise(passage.text)):
        return
    for token, na, noun in zip(passage.tokens, passage.tokens[1:], passage.tokens[2:], strict=False):
        is_adjective = na.surface == "な" and na.lemma == "だ" and na.start == token.end and noun.pos1 in _NOUNS
        span = Span(token.start, na.end)
        if is_adjective and is_latin(token.norm, 2) and passage.is_open(span):
            yield span


def kana_preferred(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield each word of the table once, with its hiragana for every place."""
    yield from report_wordings(manuscript.written, "kana-preferred", "info", "kana_preferred", is_safe=False)
