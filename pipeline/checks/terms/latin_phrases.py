"""Runs of Latin words in a draft, with their places; what several rules about English in Japanese start from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.checks.manuscript import Manuscript, Passage
from pipeline.model.text import Span

_WORD = r"[A-Za-z][A-Za-z0-9]*(?:[-'][A-Za-z0-9]+)*"
_PHRASE = re.compile(rf"(?<![A-Za-z0-9_./:@+#'&-]){_WORD}(?: {_WORD})*(?![A-Za-z0-9_/:@+#-]|\.[A-Za-z0-9])")


class Phrase(NamedTuple):
    """Latin words with single spaces between them, Japanese or marks around them."""

    passage: Passage
    span: Span
    text: str


def latin_phrases(manuscript: Manuscript) -> Iterator[Phrase]:
    """Yield the Latin phrases of the draft's Japanese sentences, items, captions and cells; no addresses, no file names."""
    for passage in manuscript.passages:
        if passage.is_foreign or passage.text.isascii():
            continue
        for match in _PHRASE.finditer(passage.text):
            span = Span(*match.span())
            if passage.is_open(span):
                yield Phrase(passage, span, match[0])
