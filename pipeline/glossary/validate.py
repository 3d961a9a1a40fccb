"""Says everything that is wrong with the rows of a glossary, each with its place. Come here to forbid something."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise
from typing import get_args

from pipeline.errors import GlossaryError
from pipeline.glossary.index import Index, Table
from pipeline.glossary.rows import BLANKS, Sheet, split_grammar, split_list
from pipeline.glossary.spellings import Spellings
from pipeline.glossary.variants import spelling_form, variant_key
from pipeline.model.terms import NameKind, Status

STATUSES: tuple[str, ...] = get_args(Status)
KINDS: tuple[str, ...] = get_args(NameKind)
PARTS_OF_SPEECH = ("noun", "verb", "adjective", "phrase")
GRAMMAR = ("mass", "count", "proper", "the")
"""What a grammar cell may hold besides ``plural=`` and a word."""

_NO_SLUG_LETTER = re.compile("[^a-z0-9\n-]")
_NOT_IN_SLUGS = re.compile("[^a-z0-9-]|--|^-|-$")


def problems_of(terms: Sheet, names: Sheet, spelled: Spellings, index: Index) -> Iterator[GlossaryError]:
    """Yield what is wrong with the rows of both sheets.

    ``spelled`` are their ja and variants, ``index`` knows which concepts have a key or forbid it.

    Whole columns are looked at first, and a row only when something is wrong with its column: fifty thousand
    concepts are to be read in the time it takes to open a dictionary.
    """
    for sheet in (terms, names):
        for column in ("id", "ja", "en"):
            yield from _empty_cells(sheet, column)
        for column in ("ja", "en", "expansion", "reading"):
            yield from _blank_edges(sheet, column)
        yield from _bad_ids(sheet)
        yield from _choices(sheet, "status", STATUSES)
        yield from _list_items(sheet, "variants")
        yield from _order(sheet)
    yield from _list_items(terms, "forbidden")
    yield from _choices(terms, "pos", ("", *PARTS_OF_SPEECH))
    yield from _choices(names, "kind", KINDS)
    yield from _grammar(terms)
    yield from _repeated_ids(terms, names)
    yield from _successors(terms)
    yield from _taken_spellings(terms, names, spelled, index.spellings.others)
    yield from _forbidden_english(terms, index)


def _problem(sheet: Sheet, at: int, code: str, column: str, value: str, **fields: str | int) -> GlossaryError:
    return GlossaryError(code, (), path=sheet.path, line=sheet.numbers[at], column=column, value=value, **fields)


def _empty_cells(sheet: Sheet, column: str) -> Iterator[GlossaryError]:
    if "" in sheet.columns[column]:
        for at, cell in enumerate(sheet.columns[column]):
            if not cell:
                yield _problem(sheet, at, "glossary-empty", column, cell)


def _blank_edges(sheet: Sheet, column: str) -> Iterator[GlossaryError]:
    """Yield cells that begin or end with a space: nobody sees it, and no text would match."""
    cells = sheet.columns.get(column, ())
    text = "\n".join(["", *cells, ""])
    if any(f"\n{blank}" in text or f"{blank}\n" in text for blank in BLANKS if blank in text):
        for at, cell in enumerate(cells):
            if cell != cell.strip(BLANKS):
                yield _problem(sheet, at, "glossary-blank-edge", column, cell)


def _bad_ids(sheet: Sheet) -> Iterator[GlossaryError]:
    text = "\n".join(["", *sheet.columns["id"], ""])
    if any(wrong in text for wrong in ("\n-", "-\n", "--")) or _NO_SLUG_LETTER.search(text):
        for at, id_ in enumerate(sheet.columns["id"]):
            if _NOT_IN_SLUGS.search(id_):
                yield _problem(sheet, at, "glossary-id", "id", id_)


def _choices(sheet: Sheet, column: str, allowed: Sequence[str]) -> Iterator[GlossaryError]:
    wrong = set(sheet.columns[column]).difference(allowed)
    if wrong:
        words = ", ".join(one for one in allowed if one)
        for at, cell in enumerate(sheet.columns[column]):
            if cell in wrong:
                yield _problem(sheet, at, "glossary-choice", column, cell, allowed=words)


def _list_items(sheet: Sheet, column: str) -> Iterator[GlossaryError]:
    """Yield list cells with an empty or a repeated value."""
    own = sheet.columns["ja" if column == "variants" else "en"]
    for at, parts in sheet.lists(column):
        if not all(parts) or own[at] in parts or (len(parts) > 1 and len(set(parts)) != len(parts)):
            yield _problem(sheet, at, "glossary-list", column, sheet.columns[column][at])


def _order(sheet: Sheet) -> Iterator[GlossaryError]:
    """Yield the first row that is out of order; empty ids, which are a matter of their own, have no place in it."""
    ids = sheet.columns["id"]
    if list(ids) == sorted(ids):
        return
    named = [at for at, id_ in enumerate(ids) if id_]
    for before, at in pairwise(named):
        if ids[at] < ids[before]:
            yield _problem(sheet, at, "glossary-order", "id", ids[at], other=ids[before])
            return


def _grammar(terms: Sheet) -> Iterator[GlossaryError]:
    known = {cell for cell in set(terms.columns["grammar"]) if all(map(_is_grammar, split_grammar(cell)))}
    for at, cell in enumerate(terms.columns["grammar"]):
        if cell not in known:
            yield _problem(terms, at, "glossary-choice", "grammar", cell, allowed=", ".join((*GRAMMAR, "plural=…")))


def _is_grammar(value: str) -> bool:
    return value in GRAMMAR or (value.startswith("plural=") and value != "plural=")


def _repeated_ids(terms: Sheet, names: Sheet) -> Iterator[GlossaryError]:
    ids = [*terms.columns["id"], *names.columns["id"]]
    if len(set(ids)) == len(ids):
        return
    first: dict[str, tuple[Sheet, int]] = {}
    for sheet in (terms, names):
        for at, id_ in enumerate(sheet.columns["id"]):
            if id_ and id_ in first:
                yield _problem(sheet, at, "glossary-repeated-id", "id", id_, other=_place(*first[id_]))
            first.setdefault(id_, (sheet, at))


def _successors(terms: Sheet) -> Iterator[GlossaryError]:
    """Yield deprecated terms without a successor that can be used, and successors where nothing is deprecated."""
    successors, statuses = terms.columns["successor"], terms.columns["status"]
    if not any(successors) and "deprecated" not in statuses:
        return
    status_of = dict(zip(terms.columns["id"], statuses, strict=True))
    for at, (successor, status) in enumerate(zip(successors, statuses, strict=True)):
        if status != "deprecated":
            if successor:
                yield _problem(terms, at, "glossary-successor-needless", "successor", successor, status=status)
        elif not successor:
            yield _problem(terms, at, "glossary-successor-missing", "successor", successor)
        elif successor not in status_of:
            yield _problem(terms, at, "glossary-successor-unknown", "successor", successor)
        elif status_of[successor] == "deprecated":  # a chain or a circle: nobody could tell what to write
            yield _problem(terms, at, "glossary-successor-deprecated", "successor", successor)


def _taken_spellings(terms: Sheet, names: Sheet, spelled: Spellings, shared: Container[str]) -> Iterator[GlossaryError]:
    """Yield spellings that two concepts claim, as written or by a variant that is derived (サーバ, サーバー).

    Okurigana takes a dictionary to tell, which is too slow here: the matcher settles it by the concept's id.
    """
    seen: set[tuple[int, str]] = set()
    for first, second in _claims(spelled, shared):
        first, second = sorted((first, second), key=lambda position: spelled.numbers[position])
        one, other = spelled.numbers[first], spelled.numbers[second]
        text, taken = spelled.texts[second], spelled.texts[first]
        if one == other or (other, text) in seen:
            continue
        if spelling_form(text, taken) or spelling_form(taken, text):
            seen.add((other, text))
            sheet, at = _row(terms, names, other)
            column = "ja" if text == sheet.columns["ja"][at] else "variants"
            owner = _row(terms, names, one)
            yield _problem(
                sheet,
                at,
                "glossary-spelling-taken",
                column,
                text,
                taken=taken,
                other=owner[0].columns["id"][owner[1]],
                place=_place(*owner),
            )


def _claims(spelled: Spellings, shared: Container[str]) -> Iterator[tuple[int, int]]:
    """Yield the positions of any two spellings that have one of the ``shared`` keys."""
    positions: defaultdict[str, list[int]] = defaultdict(list)
    for position, key in enumerate(spelled.keys):
        if key in shared:
            yield from ((earlier, position) for earlier in positions[key])
            positions[key].append(position)


def _forbidden_english(terms: Sheet, index: Index) -> Iterator[GlossaryError]:
    """Yield English that one concept forbids and another, or the same, agrees on."""
    doubtful = index.forbidden.first.keys() & index.spellings.first.keys()
    rows = {row for key in doubtful for row in index.forbidden.concepts(key)}
    for at in sorted(rows):
        for value in split_list(terms.columns["forbidden"][at]):
            owner = _who_agrees_on(terms, index.spellings, variant_key(value))
            if owner is not None:
                other = terms.columns["id"][owner]
                yield _problem(
                    terms, at, "glossary-forbidden-agreed", "forbidden", value, other=other, place=_place(terms, owner)
                )


def _who_agrees_on(terms: Sheet, index: Table, key: str) -> int | None:
    """Return the first row that agrees on English with this key; what a deprecated term said may be forbidden."""
    for row in index.concepts(key) if key in index.first else ():
        if row >= len(terms) or terms.columns["status"][row] == "deprecated":
            continue
        if key in (variant_key(terms.columns["en"][row]), variant_key(terms.columns["expansion"][row])):
            return row
    return None


def _row(terms: Sheet, names: Sheet, number: int) -> tuple[Sheet, int]:
    return (terms, number) if number < len(terms) else (names, number - len(terms))


def _place(sheet: Sheet, at: int) -> str:
    return f"{sheet.path}:{sheet.numbers[at]}"
