"""The one door to the English dictionary: whether a word is spelled as American English spells it, and what was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Any

_PREFIXES = frozenset(
    """
anti auto counter cross cyber extra hyper inter intra macro mega meta micro mini mono multi nano non over para photo poly post pre
pseudo semi sub super supra tele trans ultra under
""".split()
)
"""What compounds of technical English begin with; what everyday English begins with (re, un, de) the dictionary knows."""

_PREFIXED = re.compile(f"(?:{'|'.join(sorted(_PREFIXES, key=len, reverse=True))})([a-z]{{4,}})")
_PLAIN_WORD = re.compile(r"[A-Z]?[a-z]+(?:'[a-z]+)?")


def plain_words(text: str) -> Iterator[str]:
    """Yield the words of ``text`` that a dictionary of English can judge: no acronyms, no names with capitals or digits inside.

    >>> list(plain_words("NFSv4 file system on-line Linux's eBPF"))
    ['file', 'system', 'on', 'line', "Linux's"]
    """
    for word in re.findall(r"[\w'’]+", text):
        if _PLAIN_WORD.fullmatch(word.replace("’", "'")):
            yield word.replace("’", "'")


def is_english(word: str) -> bool:
    """Tell whether ``word`` is spelled as the dictionary (en_US) has it, or is such a word behind a prefix.

    >>> is_english("receive"), is_english("recieve"), is_english("microservice"), is_english("colour")
    (True, False, True, False)
    """
    if word.lower() in _PREFIXES or _dictionary().lookup(word):
        return True
    prefixed = _PREFIXED.fullmatch(word.lower())
    return prefixed is not None and bool(_dictionary().lookup(prefixed[1]))


def meant(word: str, most: int = 3) -> tuple[str, ...]:
    """Return the words that were likely meant, the likeliest first; this takes half a second a word.

    >>> meant("recieve", 1)
    ('receive',)
    """
    return tuple(islice(_dictionary().suggest(word), most))


@cache
def _dictionary() -> Any:
    # Hunspell's algorithm in Python with the dictionary of SCOWL (en_US) beside it.
    from pathlib import Path

    from spylls import hunspell

    return hunspell.Dictionary.from_files(str(Path(str(hunspell.__file__)).parent / "data" / "en" / "en_US"))
