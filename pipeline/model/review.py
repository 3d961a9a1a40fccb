"""A review document come back: its rows as a person left them, and how they are tied to the sentences of a report."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from pipeline.model.approval import on_one_line

TIE = "row"
"""What the names of the bookmarks begin with that tie a row to the English it was made with."""


class ReviewRow(NamedTuple):
    """A row of the sentence table: ``digest`` is that of the English it was made with, empty if the tie is gone."""

    sentence_id: str
    japanese: str
    english: str
    digest: str = ""


def digest_of(english: str) -> str:
    """Return eight digits that tell one English from another, whatever the spaces between its words.

    >>> digest_of("It is  not decided.") == digest_of("It is not decided.") != digest_of("It is decided.")
    True
    """
    return hashlib.sha256(" ".join(on_one_line(english).split()).encode("utf-8", "replace")).hexdigest()[:8]
