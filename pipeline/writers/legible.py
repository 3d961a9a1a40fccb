"""Characters that a document cannot hold: they are shown, not dropped, so that no text is lost and nothing crashes."""

from __future__ import annotations

import re

_SHOWN = {
    **{code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"},  # as ␀ ... ␟
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), 0xFFFD),
    0x2028: ord("\n"),
    0x2029: ord("\n"),
    0xFFFE: 0xFFFD,
    0xFFFF: 0xFFFD,
}
_LINE_END = re.compile("\r\n?")
_SURROGATE = re.compile("[\ud800-\udfff]")


def legible(text: str) -> str:
    r"""Return ``text`` with what XML 1.0 (section 2.2) forbids made visible; line ends become LF.

    >>> legible("a\x00b\r\nc\udc80")
    'a␀b\nc�'
    """
    return _SURROGATE.sub("\ufffd", _LINE_END.sub("\n", text)).translate(_SHOWN)


def one_line(text: str) -> str:
    r"""Return ``text`` legible and on one line.

    >>> one_line("mem_map\n  and  NUMA")
    'mem_map and NUMA'
    """
    return " ".join(legible(text).split())


def clipped(text: str, length: int) -> str:
    """Return ``text`` on one line and no longer than ``length`` code points; what is cut is marked with ``…``.

    >>> clipped("hot plug memory", 9)
    'hot plug…'
    """
    line = one_line(text)
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"
