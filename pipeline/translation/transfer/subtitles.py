"""Come here when the subtitle of a title is read as part of it, or a range as a subtitle: 基調講演 ― 開発とは, 設計〜検証."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.model.tokens import Token

Place = tuple[int, int, str]
"""A place that parts a title: the piece before ends at the first token, the next starts at the second; the mark between."""


def subtitles(tokens: Sequence[Token], inside: set[int]) -> Iterator[Place]:
    """Yield what sets the subtitle of a title apart, and closes it: 基調講演 ― 開発とは, 監視入門 - 最初の一歩, 高速化〜1/3にした話〜.

    A long dash between anything but places and numbers does; a hyphen or wave does where white space stands before it, where
    another one closes the title, or (the wave) where what stands before it is a phrase and no bare noun (設計〜検証の流れ).
    """
    if tokens and tokens[-1].norm in ("。", "．"):
        return
    last = len(tokens) - 1
    closing = next((tokens[last].norm for signs in _LINES if last > 0 and tokens[last].norm in signs), "")
    at = 1
    while at < last:
        end = at + 1
        signs = next((signs for signs in _LINES if tokens[at].norm in signs), "")
        while signs and end < last and tokens[end].norm in signs:
            end += 1
        if signs and at not in inside and _sets_apart(tokens, at, end, signs, bool(closing) and closing in signs):
            yield at, end, "–"
            if closing and closing in signs:
                yield last, last + 1, ""
                return
        at = end


def sides(tokens: Sequence[Token]) -> Iterator[Place]:
    """Yield the comma of a title behind which it is said what of the thing is told: 自動化、その理想と現実."""
    comma = next((at for at in range(1, len(tokens) - 2) if tokens[at].norm in "、,"), 0)
    told = comma and tokens[comma + 1].norm == "その" and not in_brackets(tokens, 0, comma)
    if told and not any(token.pos1 in ("動詞", "助動詞") or token.norm in _SAYING for token in tokens):
        yield comma, comma + 1, ":"


_SAYING = frozenset("がはをも。．")
"""Particles and marks that no mere name has."""


def _sets_apart(tokens: Sequence[Token], at: int, end: int, signs: str, closed: bool) -> bool:
    """Whether the dash, hyphen or wave of tokens ``[at, end)`` stands before a subtitle."""
    before, after = tokens[at - 1], tokens[end]
    if (
        in_brackets(tokens, 0, at)
        or before.pos1 in ("補助記号", "接頭辞")
        or after.pos1 in ("助詞", "助動詞", "接尾辞")
    ):
        return False
    ranges = all(one.pos2 in ("数詞", "助数詞") or one.pos3 in ("地名", "助数詞可能") for one in (before, after))
    if ranges or (before.norm.isascii() and after.norm.isascii() and signs != _LINES[0]):
        return False
    spaced = before.end < tokens[at].start
    phrase = any(token.pos1 in ("助詞", "助動詞", "動詞") for token in tokens[:at])
    return closed or spaced or signs == _LINES[0] or (signs == _LINES[2] and phrase and before.pos1 == "名詞")


_LINES = ("―—–─━", "-－", "〜～~")
"""Dashes, hyphens and waves."""


def in_brackets(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Tell whether token ``at`` stands inside brackets that open at or behind ``start``."""
    kinds = [token.pos2 for token in tokens[start:at]]
    return kinds.count("括弧開") > kinds.count("括弧閉")
