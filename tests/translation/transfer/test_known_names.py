"""The tables of names: one row a name, in order, each readable; what they know needs nobody to look at it."""

from __future__ import annotations

import re

import pytest

from pipeline.text.romanize import romanize
from pipeline.text.shipped import table
from pipeline.text.tokenizer import tokenize
from pipeline.translation.transfer.known_names import known_name_at

TABLES = {
    "family": "name",
    "given": "name",
    "foreign": "name",
    "places": "name",
    "bodies": "name",
    "chinese": "name",
    "called_after": "word",
    "honoured": "word",
    "ranks": "word",
}
CLASSES = {"group", "venue", "place", "event", "thing", "line", "abstract", "person"}


@pytest.mark.parametrize(("name", "column"), TABLES.items())
def test_every_name_stands_once_and_in_order(name: str, column: str) -> None:
    names = [row[column] for row in table(f"names/{name}")]
    assert names == sorted(set(names))


def test_places_and_bodies_share_no_name() -> None:
    assert not {row["name"] for row in table("names/places")} & {row["name"] for row in table("names/bodies")}


@pytest.mark.parametrize("name", ["family", "given"])
def test_every_reading_becomes_a_latin_name(name: str) -> None:
    for row in table(f"names/{name}"):
        assert re.fullmatch("[ァ-ヴー]+", row["reading"]), row
        assert re.fullmatch("[A-Z][a-z]+", romanize(row["reading"], row["name"])), row


def test_every_body_has_its_english_and_a_class() -> None:
    for row in table("names/bodies"):
        assert row["en"] and row["class"] in CLASSES, row


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("大阪大学で", "Osaka University"),
        ("大阪大会で", "Osaka"),
        ("山手線で", "Yamanote Line"),
        ("府中市で", "Fuchu"),
        ("渋谷区で", "Shibuya Ward"),
        ("資料を", None),
    ],
)
def test_the_longest_name_that_ends_where_a_word_does_is_found(text: str, english: str | None) -> None:
    tokens = tokenize(text)
    found = known_name_at(tokens, 0, len(tokens))
    assert (found and found[1].en) == english
