"""Come here when what is called after a place or a word of its own is translated or flagged: 東西大学, 諏訪神社, 烏丸通り."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from pipeline.model.tokens import Token
from pipeline.text.romanize import romanize
from pipeline.text.shipped import table
from pipeline.translation.transfer.known_names import (
    KNOWN_NAME,
    division_at,
    family_spelling,
    known_name_at,
    name_entry,
)
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.names import UNKNOWN_NAME, is_personal, is_place, spelled


def named_after_at(tokens: Sequence[Token], at: int, end: int) -> tuple[int, Entry] | None:
    """Return where the school, station, shrine or the like that begins at ``at`` ends, and its entry; None where there is none.

    What it is called after is spelled as it is known, or as it is read, and then it is a guess: 東西大学 is "Tozai University".
    """
    if at and tokens[at - 1].end == tokens[at].start and tokens[at - 1].pos1 in ("名詞", "接頭辞", "記号", "形状詞"):
        return None
    known = known_name_at(tokens, at, end)
    if known is not None and known[1].noun_class in ("place", "group") and "the" not in known[1].grammar:
        return _of_known(tokens, at, end, known)
    first = tokens[at]
    if family := family_spelling(first.surface):
        found = _kind_at(tokens, at + 1, end)
        if found is not None:
            return found[0], _entry(tokens[at : found[0]], family, found[1], KNOWN_NAME)
    if is_place(first) or is_personal(first):
        found = _kind_at(tokens, at + 1, end)
        return found and (found[0], _entry(tokens[at : found[0]], spelled(first), found[1], UNKNOWN_NAME))
    return _after_a_word(tokens, at, end)


def _of_known(tokens: Sequence[Token], at: int, end: int, known: tuple[int, Entry]) -> tuple[int, Entry] | None:
    """横浜市役所, 阪急宝塚線, スターバックス渋谷店: a known name, perhaps with a known place, and what is called after it."""
    stop, entry = known
    name = entry.en
    if entry.noun_class == "group" and stop < end and tokens[stop].start == tokens[stop - 1].end:
        place = known_name_at(tokens, stop, end)
        if place is not None and place[1].noun_class == "place" and "the" not in place[1].grammar:
            stop, name = place[0], f"{name} {place[1].en}"
        kinds = _branches() if (branch := _kind_at(tokens, stop, end, _branches())) else _kinds()
        if branch is None and stop == known[0] and tokens[stop].surface not in ("線", "本線"):
            return None
        found = _kind_at(tokens, stop, end, kinds)
    else:
        ways = [
            (start, _kind_at(tokens, start, end))
            for start in (stop - 1, stop)
            if start == stop or division_at(tokens, start, end) is not None
        ]
        start, found = max(ways, key=lambda way: way[1][0] if way[1] else 0, default=(stop, None))
        name = name.removesuffix(" Ward") if start < stop else name
    return found and (found[0], _entry(tokens[at : found[0]], name, found[1], KNOWN_NAME))


class _Kind(NamedTuple):
    """What something is, as English says it of a name, and whether any word before it is one, except ``unless``."""

    en: str
    noun_class: str
    open: bool
    unless: frozenset[str]


@cache
def _kinds() -> Mapping[str, _Kind]:
    return {
        row["word"]: _Kind(row["en"], row["class"], row["open"] == "open", frozenset(row["unless"].split()))
        for row in table("names/called_after")
    }


@cache
def _branches() -> Mapping[str, _Kind]:
    """Return what a company or chain has in a place."""
    return {word: _Kind(f"the {{}} {en}", "venue", False, frozenset()) for word, en in _BRANCHES.items()}


_BRANCHES = {"店": "store", "本店": "main store", "支店": "branch", "支社": "branch office", "本社": "head office"}


def _kind_at(
    tokens: Sequence[Token], at: int, end: int, kinds: Mapping[str, _Kind] | None = None
) -> tuple[int, _Kind] | None:
    """Return where the longest word for a kind that begins at ``at`` ends, and the kind; the name stands right before it."""
    kinds = _kinds() if kinds is None else kinds
    written, found = "", None
    for stop in range(at, min(end, at + 5)):
        if tokens[stop].start != tokens[stop - 1].end:
            break
        written += tokens[stop].surface
        if written in kinds:
            found = stop + 1, kinds[written]
    return found


def _after_a_word(tokens: Sequence[Token], at: int, end: int) -> tuple[int, Entry] | None:
    """東西大学, 青空銀行: of some kinds the word before is a name, read as it stands, unless it says what kind of one it is."""
    for stop in range(at + 1, min(end, at + 3)):
        part = tokens[at:stop]
        written = "".join(token.surface for token in part)
        found = _kind_at(tokens, stop, end)
        if found is None or not found[1].open:
            continue
        readable = all(token.reading and token.pos1 in ("名詞", "形状詞", "接頭辞", "接尾辞") for token in part)
        if readable and _NAME.fullmatch(written) and written not in found[1].unless and part[0].pos2 != "数詞":
            name = romanize("".join(token.reading for token in part), written)
            return found[0], _entry(tokens[at : found[0]], name, found[1], UNKNOWN_NAME)
    return None


_NAME = re.compile("[一-龥々ぁ-ん]{2,4}")
"""How long a word is that something is called after, in no katakana: those are things (ソフトウェア大学)."""


def _entry(tokens: Sequence[Token], name: str, kind: _Kind, id_: str) -> Entry:
    written = "".join(token.surface for token in tokens)
    return name_entry(written, kind.en.format(name), kind.noun_class, id_)
