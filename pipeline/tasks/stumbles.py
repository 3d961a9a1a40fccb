"""Come here for what the engine says of its English of each sentence; kept by content, so that a checked draft is checked again at once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.glossary import Glossary
from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.english import Flag
from pipeline.tasks.store import digest_of_program
from pipeline.text.tokenizer import DICTIONARY

if TYPE_CHECKING:
    from pipeline.analysis.store import KeyedStore

_ENGINE = "transfer"
_LARGEST = 20_000
_PARTS = ("analysis", "data", "glossary", "model", "text", "translation")
"""The parts of the program that a flag depends on; the parser's model is known by its description among the data."""


def flags_of(
    sentences: Sequence[AnalyzedSentence], glossary: Glossary, lexicon: Path | None = None, *, cache: bool = True
) -> tuple[tuple[Flag, ...], ...]:
    """Return the flags of the English of each of ``sentences``, which are parsed; ``lexicon`` is the folder of a team's own.

    With ``cache`` they are looked for in the user's cache, and kept there: the same comes out with and without it.
    """
    if not cache:
        return _translated(sentences, glossary, lexicon)
    store = _user_store()
    keys = _keys(sentences, glossary, lexicon)
    known = [None if text is None else _unpacked(text) for text in store.find(keys)]
    missing = [at for at, flags in enumerate(known) if flags is None]
    made = _translated([sentences[at] for at in missing], glossary, lexicon) if missing else ()
    store.keep((keys[at], ";".join(flags)) for at, flags in zip(missing, made, strict=True))
    fresh = iter(made)
    return tuple(next(fresh) if flags is None else flags for flags in known)


def _translated(
    sentences: Sequence[AnalyzedSentence], glossary: Glossary, lexicon: Path | None
) -> tuple[tuple[Flag, ...], ...]:
    from pipeline.translation import ENGINES, translate

    return tuple(one.flags for one in translate(sentences, ENGINES[_ENGINE](glossary, lexicon)))


def _user_store() -> KeyedStore:
    from platformdirs import user_cache_path

    from pipeline.analysis.store import KeyedStore

    return KeyedStore(user_cache_path("tripreport", appauthor=False) / "stumbles.sqlite", _LARGEST)


def _keys(sentences: Sequence[AnalyzedSentence], glossary: Glossary, lexicon: Path | None) -> list[str]:
    """Return what tells each sentence from every other: its text and role, and all that its English is made with.

    Tokens, terms and parse are made of the same.
    """
    shared = hashlib.sha256(f"{digest_of_program(_PARTS)} {DICTIONARY} {glossary.content_hash}".encode())
    for path in sorted(lexicon.glob("*.tsv")) if lexicon else ():
        shared.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    keys = []
    for one in sentences:
        digest = shared.copy()
        digest.update(json.dumps([one.sentence.text, one.sentence.role]).encode())
        keys.append(digest.hexdigest())
    return keys


def _unpacked(text: str) -> tuple[Flag, ...] | None:
    """Return the flags that ``text`` names, None when one of them is none."""
    with suppress(ValueError):
        return tuple(Flag(one) for one in text.split(";") if one)
    return None
