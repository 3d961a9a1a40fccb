"""Come here when a word that is spelled in kana or kanji as few writers do (する事, つかう) is not understood: its usual spelling."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from pipeline.model.tokens import Token
from pipeline.text.shipped import table
from pipeline.text.tokenizer import tokenize


def respelled(text: str, tokens: Sequence[Token]) -> tuple[str, Sequence[Token]]:
    """Return ``text`` and its tokens with the words of ``data/tokens/respellings.tsv`` in their usual spelling.

    The tokens stay one for one; a spelling that would cut the text in other words is left.

    >>> text = "移行する事にした"
    >>> respelled(text, tokenize(text))[0]
    '移行することにした'
    """
    words, usual = _spellings()
    at = 0
    while (found := words.search(text, at)) is not None:
        new = usual[found.lastgroup or ""]
        changed = text[: found.start()] + new + text[found.end() :]
        cut = tokenize(changed)
        if _is_one_for_one(tokens, cut, range(found.start(), found.end()), len(new)):
            text, tokens, at = changed, cut, found.start() + len(new)
        else:
            at = found.end()
    return text, tokens


def _is_one_for_one(old: Sequence[Token], new: Sequence[Token], changed: range, length: int) -> bool:
    """Whether the new tokens are the old ones, save those in the stretch that has changed, which is now ``length`` long."""
    if len(old) != len(new):
        return False
    moved = length - len(changed)
    return all(
        (one.surface == other.surface and one.start == other.start)
        if one.end <= changed.start
        else (one.surface == other.surface and one.start + moved == other.start)
        if one.start >= changed.stop
        else other.start >= changed.start - len(one.surface)
        for one, other in zip(old, new, strict=True)
    ) and all(one.end <= other.start for one, other in pairwise(new))


@cache
def _spellings() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern with a group for each row, and the usual spelling by group."""
    rows = {f"r{at}": row for at, row in enumerate(table("tokens/respellings"))}
    pattern = "|".join(f"(?P<{group}>{row['typed']})" for group, row in rows.items())
    return re.compile(pattern), {group: row["usual"] for group, row in rows.items()}
