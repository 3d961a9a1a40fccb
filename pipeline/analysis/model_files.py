"""Where the parser's model is and what it says of itself; needs neither spaCy nor numpy."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import TripreportError
from pipeline.text.shipped import DATA

MODEL = DATA / "parser"


class ParserError(TripreportError):
    """The parser's model is missing, or was made for other versions of spaCy or the dictionary."""


class Meta(NamedTuple):
    """Of ``meta.json``: the model's version (a hash of its weights), and the spaCy and dictionary that it is for."""

    version: str
    spacy: str
    dictionary: str


def read_meta(path: Path = MODEL) -> Meta:
    """Return what the model in folder ``path`` says of itself; raises ParserError when there is none.

    >>> read_meta().dictionary
    'unidic-lite 1.0.8'
    """
    try:
        meta = json.loads((path / "meta.json").read_text(encoding="utf-8"))
        return Meta(str(meta["version"]), str(meta["spacy_version"]), str(meta["requires_dictionary"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ParserError("parser-missing", path=str(path)) from error
