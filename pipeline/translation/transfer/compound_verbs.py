"""Come here when a verb made of two (書き足す) that no table has as a whole is put into English badly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.model.tokens import Token
from pipeline.translation.transfer.lexicon import Entry, Lexicon

GUESSED = "verb.compound"
"""Begins the ids of such entries: their English is put together, and whoever meets one asks for a person."""


def compound_verb(token: Token, lexicon: Lexicon) -> tuple[Entry, ...]:
    """Return the first verb's rows with what the second adds to them (選び直す: select again); empty for any other word.

    What the second verb adds are the affixes of kind ``second-verb``: ``{}`` stands for the first.
    """
    if token.pos1 != "動詞":
        return ()
    for at in range(len(token.base) - 2, 0, -1):
        second = next((one for one in lexicon.affixes.get(token.base[at:], ()) if one.kind == "second-verb"), None)
        if second is None:
            continue
        for first in _dictionary_forms(token.base[:at]):
            found = [one for one in lexicon.words.get((first,), ()) if one.kind == "verb" and "{obj}" not in one.en]
            if found:
                return tuple(
                    replace(one, id=f"{GUESSED}:{one.id}+{second.id}", en=second.en.replace("{}", one.en))
                    for one in found
                )
    return ()


def _dictionary_forms(stem: str) -> Iterator[str]:
    """Yield what the stem of a verb may come from: 書き from 書く, 調べ from 調べる."""
    if stem[-1] in _ROWS:
        yield stem[:-1] + _ROWS[stem[-1]]
    yield stem + "る"


_ROWS = dict(zip("いきぎしちにびみり", "うくぐすつぬぶむる", strict=True))
