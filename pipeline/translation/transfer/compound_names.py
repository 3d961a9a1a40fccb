"""Come here when a name of several words, or a name with a title, is wrong: Osaka Station, Professor Yamada, a word in Latin letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from pipeline.model.english_tree import EnNode
from pipeline.text.shipped import table
from pipeline.translation.transfer.heads import Compound
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.units import Unit


def name_place(made: Compound, units: Sequence[Unit]) -> None:
    """Write 大阪駅 and 品川プリンスホテル as names: Osaka Station, the Shinagawa Prince Hotel."""
    kind = made.entry.en.split(" ")[0].lower() if made.entry is not None else ""
    first = units[0].entry if units else None
    named = first is not None and first.noun_class == "place" and "proper" in first.grammar
    if kind not in _NAMED or not named or made.head is None or made.head.category != "noun" or not made.before:
        return
    if made.amount is not None or made.counted or made.after or made.ready or made.entry is None:
        return
    made.before = [_capitals(node) for node in made.before]
    made.head = _capitals(made.head)
    the = {"proper", "the"} if kind in _WITH_THE else {"proper"}
    made.entry = replace(made.entry, grammar=frozenset(the))


_WITH_THE = frozenset("hotel museum association society federation foundation council consortium league".split())

_NAMED = _WITH_THE | frozenset("station airport university park bridge tower hospital stadium port institute".split())
"""Buildings and bodies that are named after a place."""


def _capitals(node: EnNode) -> EnNode:
    lemma = "Japan" if node.lemma == "Japanese" else node.lemma  # 日本データ協会
    return replace(node, lemma=" ".join(map(capital, lemma.split(" "))))


def capital(word: str) -> str:
    """Return a word of a name as it is written in one: with a capital, unless it is "of" or the like."""
    return word[:1].upper() + word[1:] if word not in ("of", "in", "and", "for") else word


def is_title(made: Compound, entry: Entry) -> bool:
    """Whether a noun behind a name is what the person is: 山田教授 is "Professor Yamada"."""
    named = made.entry is not None and "proper" in made.entry.grammar and made.entry.noun_class == "person"
    if made.entry is LATIN and made.head is not None and entry.en.endswith(("professor", "doctor")):
        return made.head.lemma.istitle()  # Rossi教授
    return named and entry.noun_class == "person" and "proper" not in entry.grammar


def is_place_name(entry: Entry | None) -> bool:
    """Whether it is the name of a place: of two, the wider one stands behind in English (長野県松本市); no building."""
    return entry is not None and entry.noun_class == "place" and "proper" in entry.grammar and "at" not in entry.forms


def latin(text: str) -> Entry:
    """Return Latin text as an entry: a name, or a common noun left in English (slot を確保, format string)."""
    grammar = _latin_nouns().get(text.rpartition(" ")[2]) if text.islower() or text.isupper() else None
    return Entry("latin", "noun", "", text, frozenset({grammar}), "thing") if grammar else LATIN


LATIN = Entry("latin", "noun", "", "", frozenset({"proper"}), "thing")


@cache
def _latin_nouns() -> dict[str, str]:
    return {row["word"]: row["grammar"] for row in table("english/latin_nouns")}
