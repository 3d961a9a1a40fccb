"""Compares two glossaries by meaning. Come here to change what counts as a change and what it is called."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from pipeline.errors import GlossaryError
from pipeline.glossary.rows import (
    LIST_COLUMNS,
    NAME_COLUMNS,
    NAMES_FILE,
    TERM_COLUMNS,
    TERMS_FILE,
    canonical_cell,
    read_sheet,
    split_list,
)
from pipeline.glossary.variants import variant_key
from pipeline.model.changes import CHANGE_KINDS, Change, ChangeKind, MatchedBy, Row, SheetName

COLUMNS: Mapping[SheetName, tuple[str, ...]] = {"terms": TERM_COLUMNS, "names": NAME_COLUMNS}
FILES: Mapping[SheetName, str] = {"terms": TERMS_FILE, "names": NAMES_FILE}

KIND_OF_COLUMN: Mapping[str, ChangeKind] = {
    "ja": "renamed",
    "en": "retargeted",
    "expansion": "expansion",
    "status": "status",
    "successor": "status",
    "variants": "variants",
    "forbidden": "forbidden",
    "pos": "grammar",
    "grammar": "grammar",
    "kind": "kind",
    "reading": "reading",
    "domain": "note",
    "definition": "note",
    "note": "note",
}

_PLACE = {sheet: {column: at for at, column in enumerate(columns)} for sheet, columns in COLUMNS.items()}
_ENGLISH_WORD = re.compile(r"[a-z0-9]{3,}")


class Pair(NamedTuple):
    """One concept on both sides."""

    before: Row
    after: Row
    matched_by: MatchedBy


def diff(old: Mapping[str, bytes], new: Mapping[str, bytes], place: str = "glossary") -> tuple[Change, ...]:
    r"""Return what changed between two glossaries, given as bytes by file name, in the order of the ids.

    They need not be valid: ids may be missing, or stand for other concepts than before; such concepts are matched by what
    they say. The order of rows and of the values in a list, line ends, spaces at edges are no change. Raises
    GlossaryError for bytes that cannot be cut into rows.

    >>> header = "\t".join(NAME_COLUMNS)
    >>> sides = [{"names.tsv": f"{header}\notaru\t小樽\t{en}\tplace\t\tapproved\t\t\n".encode()} for en in ("Otaruu", "Otaru")]
    >>> [(change.id, change.kind, change.old, change.new) for change in diff(*sides)]
    [('otaru', 'retargeted', 'Otaruu', 'Otaru')]
    """
    before, after = _rows(old, place), _rows(new, place)
    gone, come = _unequal(before - after, after - before)
    pairs = [*_same_id(gone, come)]
    gone, come = _without(gone, (pair.before for pair in pairs)), _without(come, (pair.after for pair in pairs))
    for key in (_all_of_it, _japanese_of, _english_of):
        found = list(_same_content(gone, come, key))
        pairs += found
        gone, come = _without(gone, (pair.before for pair in found)), _without(come, (pair.after for pair in found))
    reused = {row_id(row) for row in gone} & {row_id(row) for row in come} - {""}
    heirs = _gainers([*((None, row) for row in come), *((pair.before, pair.after) for pair in pairs)])
    origins = _gainers([*((None, row) for row in gone), *((pair.after, pair.before) for pair in pairs)])
    changes = [
        *chain.from_iterable(map(_changes_of, pairs)),
        *_one_sided(gone, heirs, reused, is_new=False),
        *_one_sided(come, origins, reused, is_new=True),
    ]
    return tuple(sorted(changes, key=lambda one: (one.id, CHANGE_KINDS.index(one.kind), one.column, one.old or "")))


def cell(row: Row | None, column: str) -> str:
    """Return what ``row`` holds in ``column``; nothing when its file has no such column."""
    if row is None or column not in _PLACE[row.sheet]:
        return ""
    return row.cells[_PLACE[row.sheet][column]]


def row_id(row: Row) -> str:
    """Return the id of ``row``, empty where it has none."""
    return row.cells[0]


def _rows(files: Mapping[str, bytes], place: str) -> set[Row]:
    rows: set[Row] = set()
    for sheet, columns in COLUMNS.items():
        if FILES[sheet] in files:
            read, problems = read_sheet(f"{place}/{FILES[sheet]}", files[FILES[sheet]], columns)
            problems = tuple(one for one in problems if one.code != "glossary-control")
            if problems:
                raise GlossaryError("glossary-broken", problems, path=place, count=len(problems))
            rows.update(Row(sheet, cells) for cells in zip(*read.columns.values(), strict=True))
    return rows


def _unequal(gone: set[Row], come: set[Row]) -> tuple[list[Row], list[Row]]:
    """Return the rows that differ in more than the way they are written, in canonical form, by id."""
    before, after = (sorted(map(_canonical, rows)) for rows in (gone, come))
    meant = {_meaning(row) for row in before} & {_meaning(row) for row in after}
    return [row for row in before if _meaning(row) not in meant], [row for row in after if _meaning(row) not in meant]


def _canonical(row: Row) -> Row:
    cells = (canonical_cell(column, one) for column, one in zip(COLUMNS[row.sheet], row.cells, strict=True))
    return Row(row.sheet, tuple(cells))


def _meaning(row: Row) -> Row:
    """Return ``row`` with its lists sorted: their order means nothing."""
    cells = zip(COLUMNS[row.sheet], row.cells, strict=True)
    return Row(row.sheet, tuple(_meant(column, one) for column, one in cells))


def _meant(column: str, value: str) -> str:
    return " | ".join(sorted(split_list(value))) if column in LIST_COLUMNS else value


def _without(rows: Sequence[Row], taken: Iterable[Row]) -> list[Row]:
    gone = set(taken)
    return [row for row in rows if row not in gone]


def _same_id(gone: Sequence[Row], come: Sequence[Row]) -> Iterator[Pair]:
    """Pair rows by id, unless an id is repeated or has gone over to a concept that has nothing in common with the old one."""
    before, after = (Counter(map(row_id, rows)) for rows in (gone, come))
    by_id = {row_id(row): row for row in come if row_id(row) and after[row_id(row)] == 1}
    for row in gone:
        other = by_id.get(row_id(row))
        if other is not None and before[row_id(row)] == 1 and _related(row, other):
            yield Pair(row, other, "id")


def _related(one: Row, other: Row) -> bool:
    """Tell whether two rows of the same id can be one concept: a spelling, a word, or two characters in a row are shared."""
    texts = [{cell(row, "ja"), *split_list(cell(row, "variants"))} for row in (one, other)]
    bigrams = [{text[at : at + 2] for text in side for at in range(max(len(text) - 1, 1))} for side in texts]
    if not bigrams[0].isdisjoint(bigrams[1]):
        return True
    columns = ("en", "expansion", "forbidden")
    words = [
        set(_ENGLISH_WORD.findall(" ".join(cell(row, column) for column in columns).lower())) for row in (one, other)
    ]
    definition = cell(one, "definition")
    return not words[0].isdisjoint(words[1]) or (definition != "" and definition == cell(other, "definition"))


def _same_content(gone: Sequence[Row], come: Sequence[Row], key: Callable[[Row], str]) -> Iterator[Pair]:
    """Pair rows that alone have the same ``key`` on their sides."""
    before, after = (_by_key(rows, key) for rows in (gone, come))
    for value, rows in before.items():
        others = after.get(value, [])
        if value and len(rows) == len(others) == 1:
            yield Pair(rows[0], others[0], "content")


def _by_key(rows: Sequence[Row], key: Callable[[Row], str]) -> dict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return found


def _all_of_it(row: Row) -> str:
    return f"{_japanese_of(row)}\t{_english_of(row)}"


def _japanese_of(row: Row) -> str:
    return variant_key(cell(row, "ja"))


def _english_of(row: Row) -> str:
    return variant_key(cell(row, "en"))


def _changes_of(pair: Pair) -> Iterator[Change]:
    """Yield what changed in one concept, cell by cell."""
    before, after, matched_by = pair
    id_ = row_id(after) or row_id(before)

    def change(kind: ChangeKind, old: str, new: str, column: str = "") -> Change:
        return Change(id_, kind, old, new, column, matched_by, before, after)

    if row_id(before) != row_id(after):
        yield change("id", row_id(before), row_id(after), "id")
    if before.sheet != after.sheet:
        yield change("moved", before.sheet, after.sheet)
    for column in COLUMNS[after.sheet][1:]:
        if column in _PLACE[before.sheet]:
            old, new = cell(before, column), cell(after, column)
            if _meant(column, old) != _meant(column, new):
                yield change(KIND_OF_COLUMN[column], old, new, column)


def _one_sided(rows: Sequence[Row], partners: Mapping[str, Row], reused: set[str], *, is_new: bool) -> Iterator[Change]:
    """Yield rows that have no other side: removed or added; merged or split where a partner has, or had, their spelling."""
    for row in rows:
        matched_by: MatchedBy = "reused" if row_id(row) in reused else "id"
        partner = partners.get(_japanese_of(row))
        english, other = cell(row, "en"), row_id(partner) if partner else None
        if is_new:
            yield Change(row_id(row), "split" if partner else "added", other, english, "", matched_by, None, row)
        else:
            yield Change(row_id(row), "merged" if partner else "removed", english, other, "", matched_by, row, None)


def _gainers(sides: Iterable[tuple[Row | None, Row]]) -> dict[str, Row]:
    """Return, by its key, who has a spelling on the second of two sides that he has not on the first."""
    found: dict[str, Row] = {}
    for without, having in sides:
        gained = _spelling_keys(having) - (_spelling_keys(without) if without else set())
        found.update(dict.fromkeys(gained, having))
    return found


def _spelling_keys(row: Row) -> set[str]:
    return {variant_key(text) for text in (cell(row, "ja"), *split_list(cell(row, "variants")))}
