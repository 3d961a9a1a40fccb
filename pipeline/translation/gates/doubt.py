"""What a gate says: a flag for the sentence, and the reason for it with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.english import Flag, Translation
from pipeline.model.text import Span


class Doubt(NamedTuple):
    """Why ``flag`` is raised: ``code`` is a key of the message files, ``fields`` are what its words need.

    ``span`` is the Japanese concerned (code points of the sentence), None where there is no such place.
    """

    flag: Flag
    code: str
    fields: tuple[tuple[str, str], ...] = ()
    span: Span | None = None


Gate = Callable[[AnalyzedSentence, Translation], Iterator[Doubt]]
"""Looks at a sentence and its English and yields what is doubtful, the same for every engine; never raises."""
