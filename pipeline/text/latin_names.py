"""Names in Latin letters inside Japanese: come here to tell what of them must stay as the writer has it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.text import Span

_REST = r"(?:[-'./&+#][A-Za-z0-9]+)*[+#]*"
_CAPITALISED = rf"[A-ZＡ-Ｚ][\wＡ-Ｚａ-ｚ０-９]*{_REST}"
_WORD = rf"(?:{_CAPITALISED}|[0-9０-９]+{_REST})"
_BETWEEN = r"[ \u3000](?:(?:of|the|and|for|in|on|at|de|&|-|–)[ \u3000]){0,2}"
_NAME = re.compile(rf"(?<![\wＡ-Ｚａ-ｚ０-９]){_CAPITALISED}(?:{_BETWEEN}{_WORD})+", re.ASCII)
"""A word with a capital and more with capitals or digits, small words between: Example Cloud Summit 2024, not 64 CPU."""

_HYPHENATED = re.compile(r"(?<![\w-])[A-Za-z0-9_]+(?:-[A-Za-z0-9_]+)+(?![\w-])", re.ASCII)
"""Latin words that the writer has joined: Cross-Shard, NUMA-aware, kexec-tools; in English they stay joined."""


def latin_names(text: str) -> Iterator[Span]:
    """Yield where ``text`` has several capitalised Latin words in a row.

    >>> [span.of("Example Cloud Summit 2024参加報告") for span in latin_names("Example Cloud Summit 2024参加報告")]
    ['Example Cloud Summit 2024']
    """
    return (Span(*match.span()) for match in _NAME.finditer(text))


def is_part_of_a_name(text: str, span: Span) -> bool:
    """Tell whether ``span`` is a part, and not all, of a Latin name or of words joined by hyphens: the Cloud of Example Cloud Summit.

    >>> is_part_of_a_name("Example Cloud Summit", Span(8, 13)), is_part_of_a_name("Cloud の話", Span(0, 5))
    (True, False)
    >>> is_part_of_a_name("NUMA-aware なスケジューラ", Span(0, 4)), is_part_of_a_name("hot-plug の話", Span(0, 8))
    (True, False)
    """
    joined = (Span(*match.span()) for match in _HYPHENATED.finditer(text))
    return any(name.contains(span) and name != span for name in (*latin_names(text), *joined))
