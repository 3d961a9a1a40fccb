"""Says where a concept may stand without matching: what an index keeps of a sentence, and what a glossary looks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pipeline.glossary.index import build_index
from pipeline.glossary.readings import bare_text
from pipeline.glossary.rows import NAME_COLUMNS, NAMES_FILE, TERM_COLUMNS, TERMS_FILE, Sheet, read_sheet, sheet_bytes
from pipeline.glossary.scan import REACH
from pipeline.glossary.spellings import Spellings
from pipeline.glossary.variants import drop_okurigana, fold
from pipeline.model.changes import Row
from pipeline.model.tokens import Token

BETWEEN = "\x1f"
"""Stands between the texts of one trace; no key has it."""


def trace_of(tokens: Sequence[Token]) -> str:
    r"""Return texts of which every key that ``find_places`` could look up in a sentence of ``tokens`` is a part.

    They are the folded tokens, the same without okurigana and with kanji for kana, and, for each word that inflects, what
    leads up to it with the word in its dictionary form.

    >>> from pipeline.text.tokenizer import tokenize
    >>> "割当" in trace_of(tokenize("資源をわりあてる")), "サバ" in trace_of(tokenize("サーバーが"))
    (True, True)
    """
    keys = [fold(token.norm) for token in tokens]
    texts = {"".join(keys): None, "".join(map(bare_text, tokens)): None}
    for at, token in enumerate(tokens):
        if token.norm != token.base and token.base:
            based = "".join(keys[max(at - REACH, 0) : at]) + fold(token.base)
            texts[based] = texts[drop_okurigana(based)] = None
    return BETWEEN.join(text for text in texts if text)


def keys_of(rows: Iterable[Row]) -> frozenset[str]:
    """Return the keys under which a text is searched for the concepts in ``rows``, their forbidden English included.

    >>> sorted(keys_of([Row("names", ("ottawa", "オタワ", "Ottawa", "place", "", "approved", "", ""))]))
    ['ottawa', 'オタワ']
    """
    rows = tuple(rows)
    terms, names = (_sheet(rows, "terms"), _sheet(rows, "names"))
    index = build_index(terms, names, Spellings.of_columns(terms, names, ("ja",), ("variants",)).with_long_e())
    return frozenset(key for key in (*index.spellings.first, *index.forbidden.first) if key)


def _sheet(rows: Sequence[Row], name: str) -> Sheet:
    columns = {"terms": TERM_COLUMNS, "names": NAME_COLUMNS}[name]
    data = sheet_bytes(columns, (row.cells for row in rows if row.sheet == name))
    return read_sheet({"terms": TERMS_FILE, "names": NAMES_FILE}[name], data, columns)[0]


def finder(keys: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that finds any of ``keys``; common beginnings are shared, so that thousands of them cost little.

    >>> finder(["numa", "num", "kexec"]).pattern
    '(?:kexec|num)'
    >>> bool(finder([]).search("numa"))
    False
    """
    root: _Tree = {}
    for key in sorted(keys):
        node = root
        for char in key:
            if _END in node:  # a shorter key ends here: finding that one is enough
                break
            node = node.setdefault(char, {})
        else:
            node[_END] = {}
    return re.compile(_pattern(root) if root else "(?!)")


_Tree = dict[str, Any]
"""Keys by their characters: each leads to the tree of what may follow it."""

_END = ""


def _pattern(tree: _Tree) -> str:
    """Return the pattern of every key in ``tree``."""
    branches = list(_branches(tree))
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _branches(tree: _Tree) -> Iterator[str]:
    for first, below in tree.items():
        run = re.escape(first)
        while len(below) == 1 and _END not in below:  # a single way needs no recursion
            ((char, below),) = below.items()
            run += re.escape(char)
        yield run if _END in below else run + _pattern(below)
