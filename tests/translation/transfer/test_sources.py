"""Every word of the English in the sample reports comes from somewhere: Japanese words, an entry, a rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.glossary import load_glossary
from pipeline.model.english import Piece
from pipeline.settings import find_project
from pipeline.tasks.drafts import find_drafts
from pipeline.tasks.reading import analyze
from pipeline.translation.transfer.engine import TransferEngine

_OF_CONTENT = ("n.", "v.", "a.", "d.", "collocation.", "term:", "name:", "number", "kept", "latin")
"""Origins of nouns, verbs, adjectives, adverbs, terms, names and numbers: these always stand for words of the draft."""


@pytest.fixture(scope="module")
def pieces(root: Path) -> tuple[Piece, ...]:
    return tuple(_pieces(root))


def _pieces(root: Path) -> Iterator[Piece]:
    glossary = load_glossary(root / "glossary")
    engine = TransferEngine(glossary)
    for draft in find_drafts(find_project([root]), []).drafts:
        for translation in engine.translate(analyze(draft, glossary, "fresh").sentences):
            assert "".join(piece.text for piece in translation.pieces) == translation.english
            yield from translation.pieces


def test_every_word_has_an_entry_or_a_rule(pieces: tuple[Piece, ...]) -> None:
    words = [piece for piece in pieces if re.search("[A-Za-z0-9]", piece.text)]
    assert len(words) > 1000
    assert [piece for piece in words if not piece.origin] == []


def test_every_word_of_content_has_its_japanese(pieces: tuple[Piece, ...]) -> None:
    content = [piece for piece in pieces if piece.origin.startswith(_OF_CONTENT)]
    assert len(content) > 900
    assert [piece for piece in content if piece.span is None] == []
