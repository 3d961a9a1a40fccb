"""Come here when a person's name, or a name or loan word that no table has, is not seen, put in the wrong order or spelled badly."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from pipeline.model.tokens import Token
from pipeline.text.romanize import romanize
from pipeline.text.shipped import table
from pipeline.translation.transfer.known_names import (
    KNOWN_NAME,
    division_at,
    family_spelling,
    foreign_spelling,
    given_spelling,
)
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
    katakana the dictionary often has the original spelling. Both are guesses (上川 may be Kamikawa or Uekawa), except for the
    names of people that ``known_names`` has.
    """
    stop = at
    while stop < end and is_personal(tokens[stop]):
        stop += 1
    if stop == at and is_place(tokens[at]):
        stop += 1
        if stop < end and tokens[stop].pos4 == "名":
            stop += 1
    honoured = _is_honoured(tokens, stop) or (stop > at and _has_rank(tokens, stop))
    if stop == at:
        honoured = is_certainly_name(tokens, at) or is_family_name(tokens, at)
        honoured = honoured or (at + 1 < len(tokens) and tokens[at + 1].norm in HONORIFICS and _can_be_read(tokens[at]))
        if not honoured and tokens[at].pos2 != "固有名詞":
            return None
        stop = at + 1
    part = tokens[at:stop]
    person = honoured or is_personal(part[0]) or len(part) > 1 or bool(family_spelling(part[0].surface))
    kind = "person" if person else "place" if is_place(part[0]) else "thing"
    surface = "".join(token.surface for token in part)
    if kind == "person" and (known := _known_person(part, honoured)):
        return stop, Entry(KNOWN_NAME, "noun", surface, known, frozenset({"proper"}), kind)
    if len(part) > 2 and part[0].pos4 == "姓" and all(token.pos4 == "名" and token.reading for token in part[1:]):
        english = f"{romanize(''.join(token.reading for token in part[1:]))} {spelled(part[0])}"  # 祥 + 寛
    else:
        english = " ".join(map(spelled, _in_order(part)))
    if kind == "place" and (division := division_at(tokens, stop, end)) is not None:
        stop, english = stop + 1, f"{english}{division}"
    return (stop, Entry(UNKNOWN_NAME, "noun", surface, english, frozenset({"proper"}), kind)) if english else None


def nobody_known_at(tokens: Sequence[Token], at: int, end: int) -> tuple[int, Entry] | None:
    """Return where a foreign name with dots, or a nickname before さん, ends that begins at ``at``, and its entry; None where there is none."""
    return _foreigner_at(tokens, at, end) or _nickname_at(tokens, at, end)


def _foreigner_at(tokens: Sequence[Token], at: int, end: int) -> tuple[int, Entry] | None:
    """Return where a foreign name in katakana with dots between its parts ends, and its entry: アラン・ケイ is one person."""
    if not (is_personal(tokens[at]) and _KATAKANA.fullmatch(tokens[at].surface)):
        return None
    stop, named = at + 1, True
    while stop + 1 < end and tokens[stop].surface in "・＝" and _KATAKANA.fullmatch(tokens[stop + 1].surface):
        named = is_personal(tokens[stop + 1]) or bool(foreign_spelling(tokens[stop + 1].surface))
        stop += 2
    honoured = _is_honoured(tokens, stop) or _has_rank(tokens, stop)
    if stop == at + 1 or not (named or honoured):
        return None
    part = tokens[at:stop:2]
    id_ = KNOWN_NAME if all(foreign_spelling(token.surface) for token in part) else UNKNOWN_NAME
    written = "".join(token.surface for token in tokens[at:stop])
    return stop, Entry(id_, "noun", written, " ".join(map(spelled, part)), frozenset({"proper"}), "person")


_KATAKANA = re.compile("[ァ-ヴー]+")


def _nickname_at(tokens: Sequence[Token], at: int, end: int) -> tuple[int, Entry] | None:
    """Return where a nickname in kana ends that the dictionary cuts into words, before さん, and its entry: ひげぽんさん, よっしーさん."""
    before = tokens[at - 1] if at else None
    opens = before is None or before.end < tokens[at].start or before.pos1 in ("補助記号", "空白")
    begins = opens or (before is not None and before.pos1 == "助詞" and tokens[at].pos1 == "名詞")
    if not begins or tokens[at].pos1 not in ("名詞", "感動詞", "動詞") or tokens[at].surface[0] in "おご":
        return None
    stop = at
    while stop < min(end, at + 4) and _ONLY_KANA.fullmatch(tokens[stop].surface) and not _is_honoured(tokens, stop):
        stop += 1
    written = "".join(token.surface for token in tokens[at:stop])
    if stop < at + 2 or not _is_honoured(tokens, stop) or len(written) > 8 or tokens[stop - 1].surface in _NO_NICKNAME:
        return None
    return stop, Entry(UNKNOWN_NAME, "noun", written, romanize(written), frozenset({"proper"}), "person")


_ONLY_KANA = re.compile("[ぁ-んァ-ヴー]+")

_NO_NICKNAME = frozenset({"や", "おじ", "おば", "みな", "たち", "ら", "の", "な"})
"""What stands before さん after another word in kana, and makes no nickname of both: パンやさん, むらのおじさん."""


def _known_person(part: Sequence[Token], honoured: bool) -> str:
    """Return the name of one person as everybody spells it; nothing where one word of it may be spelled otherwise.

    A single character without a title or a family name is as often a word of the language (進, 翼): nobody knows it for a name.
    """
    words = [token.surface for token in part]
    if len(words) == 1:
        family = family_spelling(words[0]) if honoured or part[0].pos4 != "名" else ""
        alone = honoured or len(words[0]) > 1
        return family or (given_spelling(words[0]) if alone else "") or foreign_spelling(words[0])
    if len(words) != 2:
        return ""
    first, last = given_spelling(words[1]), family_spelling(words[0])
    if first and last:
        return f"{first} {last}"
    foreign = [foreign_spelling(word) for word in words]
    return " ".join(foreign) if all(foreign) else ""


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
    """Whether the word at ``at`` is somebody's name even if a table has it as a common noun: 森さん, 林 太郎, 原部長."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None:
        return False
    beside = at > 0 and tokens[at - 1].end == tokens[at].start and tokens[at - 1].pos1 in ("名詞", "接頭辞", "接尾辞")
    if after.norm in HONORIFICS and (is_personal(tokens[at]) or (not beside and _can_be_a_name(tokens[at]))):
        return True
    if not (tokens[at].pos4 == "姓" or family_spelling(tokens[at].surface)):
        return False
    return after.norm in HONORIFICS or after.pos4 == "名" or (not beside and _has_rank(tokens, at + 1))


def is_family_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is a family name that everybody knows: as the dictionary has it, or in a list of such (清水と池田, not 泉の水).

    Of one character the dictionary is not believed where no person can be expected: 森と泉を見た.
    """
    beside = at > 0 and tokens[at - 1].end == tokens[at].start and tokens[at - 1].pos1 in ("名詞", "接頭辞", "接尾辞")
    if beside or not family_spelling(tokens[at].surface):
        return False
    acts = at + 1 < len(tokens) and tokens[at + 1].surface in ("は", "が", "も")
    if tokens[at].pos4 == "姓" and (acts or len(tokens[at].surface) > 1):
        return True
    return any(_is_listed(tokens, at, way) for way in (1, -1))


def _is_listed(tokens: Sequence[Token], at: int, way: int) -> bool:
    """Whether a member of the list on one side is certainly a name, with known family names between: 林、森(営業)、田中."""
    while True:
        at = _past_brackets(tokens, at + way, way)
        if not 0 <= at < len(tokens) or tokens[at].surface not in ("と", "、", "・", "や", "，"):
            return False
        at = _past_brackets(tokens, at + way, way)
        if not 0 <= at < len(tokens) or not family_spelling(tokens[at].surface):
            return False
        if (tokens[at].pos4 == "姓" and len(tokens[at].surface) > 1) or is_certainly_name(tokens, at):
            return True


def _past_brackets(tokens: Sequence[Token], at: int, way: int) -> int:
    """Return the place behind the brackets that begin at ``at``, ``way`` 1 or -1; ``at`` where none do."""
    first, last = ("(", ")") if way > 0 else (")", "(")
    if not 0 <= at < len(tokens) or tokens[at].norm != first:
        return at
    inside = range(at, len(tokens) if way > 0 else -1, way)
    return next((one + way for one in inside if tokens[one].norm == last), -1)


def title_of(written: str) -> str:
    """Return the English that a word has as a person's title where the lexicon has another: 堀口監督 is "Director Horiguchi"."""
    return ranks().get(written, "")


@cache
def ranks() -> Mapping[str, str]:
    """Return what stands behind people's names to say what they are, with its English as a title."""
    return {row["word"]: row["en"] for row in table("names/ranks")}


def _has_rank(tokens: Sequence[Token], at: int) -> bool:
    written = ""
    for stop in range(at, min(len(tokens), at + 3)):
        written += tokens[stop].norm
        if written in ranks() and tokens[at].start == tokens[at - 1].end:
            return True
    return False


def _is_honoured(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].norm in HONORIFICS


def _can_be_a_name(token: Token) -> bool:
    """Whether a common noun of one character is a name with a title: 港さん; not 神様 or 猫さん."""
    return len(token.surface) == 1 and _can_be_read(token) and token.surface not in _honoured_words()


@cache
def _honoured_words() -> frozenset[str]:
    return frozenset(row["word"] for row in table("names/honoured"))


def is_personal(token: Token) -> bool:
    """Whether the dictionary calls it a person's name."""
    return token.pos2 == "固有名詞" and token.pos3 == "人名"


def is_place(token: Token) -> bool:
    """Whether the dictionary calls it a place's name."""
    return token.pos2 == "固有名詞" and token.pos3 == "地名"


def _can_be_read(token: Token) -> bool:
    return token.pos1 == "名詞" and token.pos2 == "普通名詞" and bool(token.reading) and token.pos3 == "一般"


def _in_order(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the parts of a name in English order: 姓, 名 becomes given name, family name."""
    swapped = len(tokens) == 2 and tokens[1].pos4 == "名" and tokens[0].pos4 in ("姓", "一般")
    return (tokens[1], tokens[0]) if swapped else tokens


def spelled(token: Token) -> str:
    """Return a part of a name in Latin letters: as it is, as everybody spells it, in the dictionary's original spelling, romanised."""
    if token.norm.isascii():
        return token.surface
    if known := _known_spelling(token):
        return known
    if chinese := _chinese().get(token.surface):
        return chinese
    source = source_of(token)
    return source if source[:1].isupper() else romanize(token.reading or token.norm, token.norm)


@cache
def _chinese() -> Mapping[str, str]:
    """Return the family names of Chinese and Koreans in the spelling they most likely have, which stays a guess: 張 is Zhang, not チョウ."""
    return {row["name"]: row["en"] for row in table("names/chinese")}


def _known_spelling(token: Token) -> str:
    """Return how a part of a person's name is spelled where one reading of it is the usual one (大谷 is not オオヤ)."""
    family, given = family_spelling(token.surface), given_spelling(token.surface)
    japanese = (given or family) if token.pos4 == "名" else (family or given)
    return japanese or foreign_spelling(token.surface)


def source_of(token: Token) -> str:
    """Return the foreign word that the dictionary says a loan word comes from, empty for any other word."""
    source = token.lemma.partition("-")[2]
    return source if source.isascii() and not token.norm.isascii() else ""
