"""Come here when the number of a figure, a table or a section is read as part of its title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model.tokens import Token
from pipeline.text.normalize import normalize

LABELS = {
    "図表": "Figure",
    "図": "Figure",
    "表": "Table",
    "写真": "Photo",
    "付録": "Appendix",
    "付図": "Figure",
    "付表": "Table",
}
_LABEL = re.compile(
    rf"(?P<name>{'|'.join(LABELS)})?\s?(?P<number>[0-9０-９]+(?:[.．\-－][0-9０-９]+)*[.．)）]?)[\s:：]+(?=[^\s0-9０-９:：〜～])"
)
"""A figure's number, or that of a section, with a space behind it."""


_ASKED = re.compile(r"([QAＱＡ][0-9０-９]{0,2})\s?[.．]\s?(?=[^\x00-\x7f])")
"""Who speaks, in questions and answers: Q. 価格は？"""


def label_of(text: str, tokens: Sequence[Token]) -> tuple[str, int]:
    """Return the English of the label that a heading or caption begins with, and the token behind it; ("", 0) for none.

    >>> from pipeline.text.tokenizer import tokenize
    >>> [label_of(text, tokenize(text)) for text in ("図1 装置の構成", "2.3 会議の概要", "3台の装置", "Q. 価格は？")]
    [('Figure 1:', 2), ('2.3', 3), ('', 0), ('Q:', 2)]
    """
    if asked := _ASKED.match(text):
        end = next((at for at, token in enumerate(tokens) if token.start >= asked.end()), 0)
        return (f"{normalize(asked[1]).text}:", end) if end else ("", 0)
    match = _LABEL.match(text)
    if not match or text.endswith("。"):
        return "", 0
    end = next((at for at, token in enumerate(tokens) if token.start >= match.end()), 0)
    if not end or tokens[end].pos1 in ("助詞", "助動詞", "補助記号") or tokens[end - 1].end > match.end():
        return "", 0
    number = normalize(match["number"]).text
    number = number.rstrip(".") if match["name"] else number
    named = LABELS.get(match["name"] or "")
    return f"{named} {number}:" if named else number, end
