"""Come here when a name or a loan word that no table has is not seen, is put in the wrong order or spelled badly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.model.tokens import Token
from pipeline.text.romanize import romanize
from pipeline.translation.transfer.lexicon import Entry

UNKNOWN_NAME = "name.unknown"
"""The id of the entry of such a name: its spelling is a guess, and whoever meets it asks for a person."""

UNKNOWN_LOAN = "loan.unknown"
"""The id of the entry of a loan word that no table has, in the spelling of the dictionary's source."""

SHORTEST_LOAN = 5
"""Kana that a loan word must have to be trusted that far: of shorter ones the dictionary often has another word (シーク: Sikh)."""

HONORIFICS = frozenset({"さん", "氏", "様", "さま", "くん", "君", "ちゃん", "先生", "殿"})
"""What stands behind people's names, and makes a name of the word before it."""


def name_at(tokens: Sequence[Token], at: int, end: int) -> tuple[int, Entry] | None:
    """Return where the name that begins at token ``at`` ends, and an entry with its English; None where there is none.

    Japanese names are romanised from the dictionary's reading, the given name first as in the glossary; for a foreign name in
    katakana the dictionary often has the original spelling. Both are guesses: 上川 may be Kamikawa or Uekawa.
    """
    stop = at
    while stop < end and _is_personal(tokens[stop]):
        stop += 1
    if stop == at and _is_place(tokens[at]):
        stop += 1
        if stop < end and tokens[stop].pos4 == "名":
            stop += 1
    honoured = stop < len(tokens) and tokens[stop].norm in HONORIFICS
    if stop == at:
        honoured = at + 1 < len(tokens) and tokens[at + 1].norm in HONORIFICS and _can_be_read(tokens[at])
        if not honoured and tokens[at].pos2 != "固有名詞":
            return None
        stop = at + 1
    part = tokens[at:stop]
    kind = (
        "person" if honoured or _is_personal(part[0]) or len(part) > 1 else "place" if _is_place(part[0]) else "thing"
    )
    english = " ".join(_in_order(part))
    surface = "".join(token.surface for token in part)
    return (stop, Entry(UNKNOWN_NAME, "noun", surface, english, frozenset({"proper"}), kind)) if english else None


def loan_word(token: Token) -> Entry | None:
    """Return a long loan word in its English spelling (アクセシビリティ: accessibility), which is a guess; None for other words."""
    _, _, source = token.lemma.partition("-")
    if token.pos2 != "普通名詞" or len(token.norm) < SHORTEST_LOAN or not (source.isascii() and source.islower()):
        return None
    return Entry(UNKNOWN_LOAN, "noun", token.norm, source, frozenset({"count"}), "")


def is_certainly_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word at ``at`` is somebody's name even if a table has it as a common noun: 森さん, 林 太郎."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return tokens[at].pos4 == "姓" and after is not None and (after.norm in HONORIFICS or after.pos4 == "名")


def _is_personal(token: Token) -> bool:
    return token.pos2 == "固有名詞" and token.pos3 == "人名"


def _is_place(token: Token) -> bool:
    return token.pos2 == "固有名詞" and token.pos3 == "地名"


def _can_be_read(token: Token) -> bool:
    return token.pos1 == "名詞" and token.pos2 == "普通名詞" and bool(token.reading) and token.pos3 == "一般"


def _in_order(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the parts of a name in English order: 姓, 名 becomes given name, family name."""
    if len(tokens) == 2 and tokens[1].pos4 == "名" and tokens[0].pos4 in ("姓", "一般"):
        tokens = (tokens[1], tokens[0])
    for token in tokens:
        _, _, source = token.lemma.partition("-")
        yield source if source[:1].isupper() and source.isascii() else romanize(token.reading or token.norm, token.norm)
