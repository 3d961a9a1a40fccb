"""Come here when the name of a company is translated or cut where it should be read: 北陸精機, ひかりシステムズ株式会社."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.model.tokens import Token
from pipeline.text.shipped import table
from pipeline.translation.transfer.known_names import body_entry
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.names import UNKNOWN_NAME, is_personal, is_place, source_of, spelled


def company_at(tokens: Sequence[Token], at: int, end: int) -> tuple[int, Entry] | None:
    """Return where the company's name that begins at ``at`` ends, 株式会社 included, and its entry; None where there is none.

    The words of such a name are read and not translated: 北海工業株式会社 is "Hokkai Kogyo".
    """
    if at and tokens[at - 1].end == tokens[at].start and tokens[at - 1].pos1 in _OF_NAMES:
        return None
    if plain := _with_company_word(tokens, at, end):
        return _company(tokens[at:plain], plain)
    first = at + short_form(tokens, at)
    stop = first
    while (
        stop < min(end, at + 9)
        and tokens[stop].pos1 in _OF_NAMES
        and (stop == first or tokens[stop - 1].end == tokens[stop].start)
    ):
        stop += 1
    short = short_form(tokens, stop) if stop > first and tokens[stop - 1].end == tokens[min(stop, end - 1)].start else 0
    lemmas = [token.lemma for token in tokens[at:stop]]
    form = next((one for one in range(len(lemmas) - 1) if lemmas[one + 1] == "会社" and lemmas[one] in _FORMS), -1)
    named = tokens[at : at + form] if form > 0 else tokens[at + 2 : stop]
    if first > at or short:
        named, stop = tokens[first:stop], stop + (short if first == at else 0)
    elif form not in (0, len(lemmas) - 2):
        return None
    if not named:
        return None
    return _company(named, stop)


def short_form(tokens: Sequence[Token], at: int) -> int:
    """Return how many tokens make a ㈱ or (株) at ``at``; 0 where there is none."""
    if at < len(tokens) and tokens[at].surface in _SHORT_FORMS:
        return 1
    bracketed = [token.norm for token in tokens[at : at + 3]]
    return 3 if len(bracketed) == 3 and bracketed[0] + bracketed[2] == "()" and bracketed[1] in _SHORT_WORDS else 0


def _company(named: Sequence[Token], stop: int) -> tuple[int, Entry]:
    """Return ``stop``, where the name ends, and the entry of a company that is called ``named``."""
    surface = "".join(token.surface for token in named)
    if (known := body_entry(surface)) is not None:
        return stop, known
    english = ""
    for at, token in enumerate(named):
        word = source_of(token).capitalize() or spelled(token)
        several = token.surface.endswith("ズ") and not token.lemma.partition("-")[0].endswith("ズ")  # システムズ
        word += "s" if several and word.isascii() and not word.endswith("s") else ""
        stem = at > 1 and len(token.surface) == 1 and token.pos1 in ("接尾辞", "名詞")  # 製作 + 所: Seisakusho
        english += word.lower() if stem else f" {word}"
    english = english.strip()
    return stop, Entry(UNKNOWN_NAME, "noun", surface, english, frozenset({"proper"}), "group")


def _with_company_word(tokens: Sequence[Token], at: int, end: int) -> int | None:
    """Return where a name like 北陸精機, ひかりシステムズ or みどり電子 (という会社) ends; None where there is none."""
    word, stop = "", at + 1
    while stop < min(end, at + 4) and tokens[stop].pos1 in _OF_NAMES and tokens[stop - 1].end == tokens[stop].start:
        word += tokens[stop].surface
        stop += 1
    first, where = tokens[at], _company_words().get(word)
    opens = is_personal(first) or is_place(first) or _company_words().get(first.surface) == "start"
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
_SHORT_FORMS = frozenset("㈱㈲㈳㈶")
_SHORT_WORDS = frozenset("株有社財同")
_FORMS = frozenset({"株式", "有限", "合同", "合資"})
