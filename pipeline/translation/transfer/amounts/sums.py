"""Come here when what is reckoned in a note comes out wrong: 10GB*32=320GB, 2000円×11枚+1000円×7部."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from pipeline.model.text import Span
from pipeline.translation.transfer.amounts.expression import Expression

Read = Callable[[str], Sequence[Expression]]


def sums(text: str, read: Read) -> Iterator[Expression]:
    """Yield each sum of ``text`` as one amount, its parts as ``read`` puts them into English.

    >>> from pipeline.translation.transfer.amounts.read import read_amounts
    >>> [one.text for one in sums("2000円*11枚=22000円になる", read_amounts)]
    ['JPY 2,000 × 11 = JPY 22,000']
    """
    for match in _SUM.finditer(text):
        signs = _SIGN.findall(match[0])
        if not any(_SAID[sign.strip()] in ("×", "=") for sign in signs):
            continue
        parts = [_said(part, read) for part in _SIGN.split(match[0])]
        if all(parts):
            said = parts[0] + "".join(
                f" {_SAID[sign.strip()]} {part}" for sign, part in zip(signs, parts[1:], strict=True)
            )
            yield Expression("other", said, Span(match.start(), match.end()))


def _said(part: str, read: Read) -> str:
    """Return the English of one part of a sum: a number, with or without a unit; empty where it is more."""
    part = part.strip()
    if part.isascii():
        found = read(part)
        return found[0].text if len(found) == 1 and found[0].span == Span(0, len(part)) else part
    found = read(part)
    if len(found) != 1 or found[0].span != Span(0, len(part)):
        return ""
    digits = re.match(r"[0-9][0-9.,]*", part)
    return digits[0] if found[0].kind == "count" and digits else found[0].text


_SAID = {"*": "×", "＊": "×", "×": "×", "+": "+", "＋": "+", "=": "=", "＝": "="}
_SIGN = re.compile(r"\s?[*＊×+＋=＝]\s?")
_PART = r"[0-9][0-9.,]*(?:[A-Za-z%]{1,6}(?![A-Za-z0-9])|[円枚部人名台個件本冊回年日分秒社]|時間|コア|ユーザ|ノード)?"
_SUM = re.compile(rf"(?<![0-9A-Za-z.,*/+=-]){_PART}(?:\s?[*＊×+＋=＝]\s?{_PART})+(?![0-9A-Za-z.])")
