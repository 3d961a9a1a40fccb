"""The lexicon as candidates ask it: whether it knows a word as a whole, and which English words it has."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path

from pipeline.tasks.candidates import Known, Wordbook
from pipeline.text.tokenizer import tokenize
from pipeline.translation.transfer.lexicon import load_lexicon

_THINGS = frozenset({"thing", "abstract", "content", "group", ""})
_ENGLISH_WORD = re.compile(r"[a-z]+")


def open_wordbook(folder: Path) -> Wordbook:
    """Return the shipped lexicon with the team's in ``folder`` laid over it. Raises GlossaryError for a broken row."""
    lexicon = load_lexicon(folder)

    def sense(text: str) -> Known | None:
        found = (entry for entry in lexicon.senses(tokenize(text)) if entry.kind == "noun")
        return next((Known(entry.en, entry.id, entry.noun_class in _THINGS) for entry in found), None)

    entries = chain.from_iterable(lexicon.words.values())
    return Wordbook(sense, frozenset(chain.from_iterable(_ENGLISH_WORD.findall(entry.en) for entry in entries)))
