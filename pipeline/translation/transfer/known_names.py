"""Come here when a name that everybody spells one way asks for a person, or is taken for one where it is not: data/names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from pipeline.model.tokens import Token
from pipeline.text.romanize import romanize
from pipeline.text.shipped import table
from pipeline.translation.transfer.lexicon import Entry

KNOWN_NAME = "name.known"
"""The id of the entry of a name whose spelling is no guess."""

SHORTEST = 4
"""Characters that a name with kana must have to be known in one word that the dictionary does not call a name (リール: reel)."""


def known_name_at(tokens: Sequence[Token], at: int, end: int) -> tuple[int, Entry] | None:
    """Return where the longest known name that begins at token ``at`` ends, and its entry; None where there is none.

    Places, companies, universities, offices, venues, products and events; the names of people are ``person_spelling``'s. A name
    has to end where a token does: 大阪大会 is no 大阪大.
    """
    first = tokens[at]
    longest = _index().longest.get(first.norm[0], 0)
    if not longest or first.pos1 in _NEVER_FIRST:
        return None
    alone = first.pos1 not in _NEVER_ALONE
    written, found = "", None
    for stop in range(at, end):
        if stop > at and tokens[stop].start != tokens[stop - 1].end:
            break
        written += tokens[stop].norm
        if len(written) > longest:
            break
        name = _index().names.get(written)
        if name is not None and (stop > at or (alone and (first.pos2 == "固有名詞" or _is_no_other_word(written)))):
            found = stop + 1, name
    if found is None:
        return None
    stop, name = found
    somebody = stop == at + 1 and first.pos3 == "人名" and bool(family_spelling(name.written))
    if somebody and tokens[stop : stop + 1] and tokens[stop].norm == "です":
        return None  # 司会の大森です
    if name.noun_class == "place" and (kind := division_at(tokens, stop, end)) is not None:
        return stop + 1, name_entry(name.written, f"{name.en}{kind}", "place")
    if name.noun_class == "place" and stop == at + 1 and first.pos4 == "姓" and family_spelling(name.written):
        return None  # 司会の大森です
    return stop, name_entry(*name)


def division_at(tokens: Sequence[Token], at: int, end: int) -> str | None:
    """Return what English adds to a place's name for 市, 町, 村 or 区 behind it (渋谷区: Shibuya Ward); None where none is there."""
    beside = at < end and tokens[at - 1].end == tokens[at].start and tokens[at].pos1 in ("接尾辞", "名詞")
    return _DIVISIONS.get(tokens[at].surface) if beside else None


def body_entry(written: str) -> Entry | None:
    """Return the entry of the company, university, venue or the like that is ``written`` so; None for any other name.

    >>> found = body_entry("日立製作所")
    >>> found and (found.en, found.noun_class)
    ('Hitachi', 'group')
    """
    name = _index().names.get(written)
    return name_entry(*name) if name is not None and name.noun_class != "place" else None


def name_entry(written: str, english: str, kind: str, id_: str = KNOWN_NAME) -> Entry:
    """Return the entry of a name that is ``written`` so, of a ``kind`` of bodies.tsv; "the" before its English is its article."""
    bare = english.removeprefix("the ")
    grammar = frozenset({"proper"} if bare == english else {"proper", "the"})
    return Entry(id_, "noun", written, bare, grammar, _CLASSES.get(kind, kind), _FORMS.get(kind, {}))


def family_spelling(written: str) -> str:
    """Return how a family name is spelled in Latin letters; nothing for one with several readings, and for other words.

    >>> family_spelling("大谷"), family_spelling("河野")
    ('Otani', '')
    """
    reading = _people("family").get(written, "")
    return romanize(reading, written) if reading else ""


def given_spelling(written: str) -> str:
    """Return how a Japanese given name is spelled in Latin letters; nothing for one with several readings, and for other words.

    >>> given_spelling("健太郎"), given_spelling("裕貴")
    ('Kentaro', '')
    """
    reading = _people("given").get(written, "")
    return romanize(reading, written) if reading else ""


def foreign_spelling(written: str) -> str:
    """Return the spelling of a foreigner's first or last name in katakana; nothing for one with several.

    >>> foreign_spelling("リーナス"), foreign_spelling("アラン")
    ('Linus', '')
    """
    return _people("foreign").get(written, "")


def _is_no_other_word(written: str) -> bool:
    """Whether one word that the dictionary does not call a name is this name all the same: 花王, アルドゥイーノ; not リール."""
    return len(written) >= (SHORTEST if _KANA.search(written) else 2)


_KANA = re.compile("[ぁ-んァ-ヴ]")


class _Name(NamedTuple):
    written: str
    en: str
    noun_class: str


class _Index(NamedTuple):
    """Places and bodies by how they are written, and how long those that begin with a character can be."""

    names: Mapping[str, _Name]
    longest: Mapping[str, int]


@cache
def _index() -> _Index:
    names = {
        row["name"]: _Name(row["name"], row["en"], "venue" if row["en"].endswith(_BUILT) else "place")
        for row in table("names/places")
    }
    names |= {row["name"]: _Name(row["name"], row["en"], row["class"]) for row in table("names/bodies")}
    longest: dict[str, int] = {}
    for name in names:
        longest[name[0]] = max(longest.get(name[0], 0), len(name))
    return _Index(names, longest)


@cache
def _people(kind: str) -> Mapping[str, str]:
    """Return the names of a table of people with their reading, or with their spelling."""
    return {row["name"]: row["en" if kind == "foreign" else "reading"] for row in table(f"names/{kind}")}


_CLASSES = {"venue": "place", "line": "thing"}
"""What the kinds of bodies are to the rest of the grammar, where that has no such kind."""

_FORMS = {"venue": {"at": "at"}, "group": {"prep": "at"}, "line": {"prep": "on"}}
"""The preposition of a kind: at Big Sight, developed at Hitachi, on the Yamanote Line."""

_BUILT = ("Airport", "Station", "Market", "Onsen")
"""How the English of places ends that are buildings: at Haneda Airport."""

_DIVISIONS = {"市": "", "町": "", "村": "", "区": " Ward"}

_NEVER_FIRST = frozenset({"助詞", "助動詞", "補助記号", "空白"})
"""What no name begins with, whatever its kana spell."""

_NEVER_ALONE = frozenset({"動詞", "形容詞", "副詞", "接続詞", "連体詞"})
"""What is no name by itself: ニコニコ, but ニコニコ動画."""
