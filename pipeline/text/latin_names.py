"""Names in Latin letters inside Japanese: come here to tell what of them must stay as the writer has it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.text import Span

_WORD = r"(?:[A-ZＡ-Ｚ][\wＡ-Ｚａ-ｚ０-９]*|[0-9０-９]+)(?:[-'./&+#][A-Za-z0-9]+)*[+#]*"
_BETWEEN = r"[ \u3000](?:(?:of|the|and|for|in|on|at|de|&|-|–)[ \u3000]){0,2}"
_NAME = re.compile(rf"(?<![\wＡ-Ｚａ-ｚ０-９]){_WORD}(?:{_BETWEEN}{_WORD})+", re.ASCII)
"""Two words or more with capitals or digits, small words between them: Example Cloud Summit 2024."""


def latin_names(text: str) -> Iterator[Span]:
    """Yield where ``text`` has several capitalised Latin words in a row.

    >>> [span.of("Example Cloud Summit 2024参加報告") for span in latin_names("Example Cloud Summit 2024参加報告")]
    ['Example Cloud Summit 2024']
    """
    for match in _NAME.finditer(text):
        if not match[0].replace(" ", "").isdigit():
            yield Span(*match.span())


def is_part_of_a_name(text: str, span: Span) -> bool:
    """Tell whether ``span`` is a part, and not all, of a Latin name: the Cloud of Example Cloud Summit.

    >>> is_part_of_a_name("Example Cloud Summit", Span(8, 13)), is_part_of_a_name("Cloud の話", Span(0, 5))
    (True, False)
    """
    return any(name.contains(span) and name != span for name in latin_names(text))
