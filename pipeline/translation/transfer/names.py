"""Come here when a name or a loan word that no table has is not seen, is put in the wrong order or spelled badly."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.model.tokens import Token
from pipeline.text.romanize import romanize
from pipeline.text.shipped import table
from pipeline.translation.transfer.lexicon import Entry

UNKNOWN_NAME = "name.unknown"
"""The id of the entry of such a name: its spelling is a guess, and whoever meets it asks for a person."""

FAMILY_NAME = "name.family"
"""The id of the entry of a family name that has one reading (鈴木: Suzuki): no guess."""

UNKNOWN_LOAN = "loan.unknown"
"""The id of the entry of a loan word that no table has, in the spelling of the dictionary's source."""

SHORTEST_LOAN = 5
"""Kana that a loan word must have to be trusted that far: of shorter ones the dictionary often has another word (シーク: Sikh)."""

HONORIFICS = frozenset({"さん", "氏", "様", "さま", "くん", "君", "ちゃん", "先生", "殿"})
"""What stands behind people's names, and makes a name of the word before it."""


_RANKS = frozenset(
    "社長 会長 部長 課長 係長 室長 所長 主任 教授 准教授 助教 博士 専務 常務 取締役 次長 班長 主査".split()
)
"""What makes a person's name of a word before it that may be a place's too: 宮本部長."""


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
    honoured = stop < len(tokens) and (tokens[stop].norm in HONORIFICS or (stop > at and tokens[stop].norm in _RANKS))
    if stop == at:
        honoured = at + 1 < len(tokens) and tokens[at + 1].norm in HONORIFICS and _can_be_read(tokens[at])
        if not honoured and tokens[at].pos2 != "固有名詞":
            return None
        stop = at + 1
    part = tokens[at:stop]
    kind = (
        "person" if honoured or _is_personal(part[0]) or len(part) > 1 else "place" if _is_place(part[0]) else "thing"
    )
    surface = "".join(token.surface for token in part)
    if len(part) == 1 and (honoured or part[0].pos4 == "姓") and (reading := _family_names().get(surface)):
        return stop, Entry(FAMILY_NAME, "noun", surface, romanize(reading, surface), frozenset({"proper"}), "person")
    english = " ".join(_in_order(part))
    return (stop, Entry(UNKNOWN_NAME, "noun", surface, english, frozenset({"proper"}), kind)) if english else None


@cache
def _family_names() -> dict[str, str]:
    """Return the family names that nearly everybody reads the same way, with that reading."""
    return {row["name"]: row["reading"] for row in table("english/family_names")}


def company_at(tokens: Sequence[Token], at: int, end: int) -> tuple[int, Entry] | None:
    """Return where the company's name that begins at ``at`` ends, 株式会社 included, and its entry; None where there is none.

    The words of such a name are read and not translated: 北海工業株式会社 is "Hokkai Kogyo".
    """
    if at and tokens[at - 1].end == tokens[at].start and tokens[at - 1].pos1 in _OF_NAMES:
        return None
    if plain := _with_company_word(tokens, at, end):
        return _company(tokens[at:plain], plain)
    first = at + (tokens[at].surface in _SHORT_FORMS)
    stop = first
    while (
        stop < min(end, at + 9)
        and tokens[stop].pos1 in _OF_NAMES
        and (stop == first or tokens[stop - 1].end == tokens[stop].start)
    ):
        stop += 1
    short = stop < end and tokens[stop].surface in _SHORT_FORMS and tokens[stop - 1].end == tokens[stop].start
    lemmas = [token.lemma for token in tokens[at:stop]]
    form = next((one for one in range(len(lemmas) - 1) if lemmas[one + 1] == "会社" and lemmas[one] in _FORMS), -1)
    named = tokens[at : at + form] if form > 0 else tokens[at + 2 : stop]
    if first > at or short:
        named, stop = tokens[first:stop], stop + (short and first == at)
    elif form not in (0, len(lemmas) - 2):
        return None
    if not named:
        return None
    return _company(named, stop)


def _company(named: Sequence[Token], stop: int) -> tuple[int, Entry]:
    """Return ``stop``, where the name ends, and the entry of a company that is called ``named``."""
    english = ""
    for at, token in enumerate(named):
        word = _source(token).capitalize() or _spelled(token)
        several = token.surface.endswith("ズ") and not token.lemma.partition("-")[0].endswith("ズ")  # システムズ
        word += "s" if several and word.isascii() and not word.endswith("s") else ""
        stem = at > 1 and len(token.surface) == 1 and token.pos1 in ("接尾辞", "名詞")  # 製作 + 所: Seisakusho
        english += word.lower() if stem else f" {word}"
    english = english.strip()
    surface = "".join(token.surface for token in named)
    return stop, Entry(UNKNOWN_NAME, "noun", surface, english, frozenset({"proper"}), "group")


def _with_company_word(tokens: Sequence[Token], at: int, end: int) -> int | None:
    """Return where a name like 北陸精機, ひかりシステムズ or みどり電子 (という会社) ends; None where there is none."""
    word, stop = "", at + 1
    while stop < min(end, at + 4) and tokens[stop].pos1 in _OF_NAMES and tokens[stop - 1].end == tokens[stop].start:
        word += tokens[stop].surface
        stop += 1
    first, where = tokens[at], _company_words().get(word)
    opens = _is_personal(first) or _is_place(first) or _company_words().get(first.surface) == "start"
    known = (where == "end" and opens) or (where == "any" and first.pos1 == "名詞" and not first.norm.isascii())
    called = (
        word and first.pos1 == "名詞" and _IS_CALLED.match("".join(token.surface for token in tokens[stop : stop + 4]))
    )
    return stop if known or called else None


_IS_CALLED = re.compile("(?:という|っていう|と言う)(?:会社|企業|メーカー|ベンダー|町工場|工場|商社)")
"""What tells that the words before it are a company's name, whatever they mean: みどり電子という会社."""


@cache
def _company_words() -> dict[str, str]:
    """Return the words of companies' names, with where they stand in these: 精機 and 製作所 at the end."""
    return {row["word"]: row["where"] for row in table("english/company_words")}


_OF_NAMES = frozenset({"名詞", "記号", "形状詞", "接尾辞", "接頭辞"})
_SHORT_FORMS = frozenset("㈱㈲")
_FORMS = frozenset({"株式", "有限", "合同", "合資"})


def loan_word(token: Token) -> Entry | None:
    """Return a long loan word in its English spelling (アクセシビリティ: accessibility), which is a guess; None for other words."""
    _, _, source = token.lemma.partition("-")
    if token.pos2 != "普通名詞" or len(token.norm) < SHORTEST_LOAN or not (source.isascii() and source.islower()):
        return None
    return Entry(UNKNOWN_LOAN, "noun", token.norm, source, frozenset({"count"}), "")


def bracketed(tokens: Sequence[Token], written: str) -> str:
    """Return a word that has no English as it is read, in brackets, [teidan]; as it is ``written`` if nobody says how it is read."""
    readings = [token.reading or (token.norm if _KANA.fullmatch(token.norm) else "") for token in tokens]
    if not all(readings):
        return f"[{written}]"
    return f"[{' '.join(romanize(one).lower() for one in readings) or written}]"


_KANA = re.compile(r"[ぁ-んァ-ヶー]+")


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
    yield from map(_spelled, tokens)


def _spelled(token: Token) -> str:
    """Return a part of a name in Latin letters: as it is, in the dictionary's original spelling, or romanised."""
    if token.norm.isascii():
        return token.surface
    source = _source(token)
    return source if source[:1].isupper() else romanize(token.reading or token.norm, token.norm)


def _source(token: Token) -> str:
    """Return the foreign word that the dictionary says a loan word comes from, empty for any other word."""
    source = token.lemma.partition("-")[2]
    return source if source.isascii() and not token.norm.isascii() else ""
