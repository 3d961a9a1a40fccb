"""Reads the glossary of a project. Come here for what a ``Glossary`` is and how it gets into memory."""

from __future__ import annotations

import gc
import hashlib
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from errno import EINVAL
from functools import cache, partial
from pathlib import Path
from typing import Generic, TypeVar, cast, overload

from pipeline.errors import GlossaryError
from pipeline.glossary.index import Index, build_index
from pipeline.glossary.rows import (
    NAME_COLUMNS,
    NAMES_FILE,
    TERM_COLUMNS,
    TERMS_FILE,
    Sheet,
    TermRow,
    read_sheet,
    split_grammar,
    split_list,
)
from pipeline.glossary.spellings import Spellings
from pipeline.glossary.validate import problems_of
from pipeline.model.terms import Concept, Name, NameKind, Status, Term

One = TypeVar("One", bound=Concept, covariant=True)


@dataclass(frozen=True, slots=True, eq=False)
class Glossary:
    """What a team agrees on, known to be good.

    ``concepts`` are the terms, then the names; the index speaks of them by their numbers.
    """

    terms: Sequence[Term]
    names: Sequence[Name]
    concepts: Sequence[Concept]
    by_id: Mapping[str, Concept]
    index: Index
    digest: Callable[[], str]

    @property
    def content_hash(self) -> str:
        """Twelve hexadecimal digits over the content; line ends and a byte order mark do not count."""
        return self.digest()


def load_glossary(folder: Path, shown: str = "") -> Glossary:
    """Return the glossary in ``folder``: ``terms.tsv`` and, where there is one, ``names.tsv``.

    Messages show the folder as ``shown``; if that is empty, by its own name. Raises GlossaryError with everything that
    is wrong in ``problems``, each with its file, line and column.
    """
    place = shown or folder.absolute().name
    files = read_files(folder, place)
    with _without_garbage_collection():
        return glossary_from(files, place)


def read_files(folder: Path, place: str) -> dict[str, bytes]:
    """Return the bytes of the glossary's files by their names; messages show ``folder`` as ``place``.

    Raises GlossaryError when the folder or ``terms.tsv`` is missing or cannot be read.
    """
    if not folder.is_dir():
        raise GlossaryError("glossary-folder-missing", path=place)
    files: dict[str, bytes] = {}
    for name in (TERMS_FILE, NAMES_FILE):
        shown = f"{place}/{name}"
        try:
            files[name] = _bytes_of_file(folder / name)
        except FileNotFoundError:
            if name == TERMS_FILE:
                raise GlossaryError("glossary-file-missing", path=shown) from None
        except OSError as error:
            raise GlossaryError("glossary-unreadable", path=shown, reason=error.strerror or "") from error
    return files


def _bytes_of_file(path: Path) -> bytes:
    """Return what the file at ``path`` holds; a pipe or a device is not opened: it might never end."""
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise OSError(EINVAL, "not a regular file")
    return path.read_bytes()


def glossary_from(files: Mapping[str, bytes], place: str = "glossary") -> Glossary:
    r"""Return the glossary made of ``files`` (bytes by file name), shown in messages as lying in ``place``.

    Raises GlossaryError as ``load_glossary`` does.

    >>> header = "\t".join(TERM_COLUMNS)
    >>> row = "numa\tNUMA\tNUMA\tNon-Uniform Memory Access\tapproved\t\t\tnoun\tmass\t\t\t\t"
    >>> glossary = glossary_from({"terms.tsv": f"{header}\n{row}\n".encode()})
    >>> glossary.by_id["numa"].en
    'NUMA'
    """
    terms, term_problems = read_sheet(f"{place}/{TERMS_FILE}", files[TERMS_FILE], TERM_COLUMNS)
    names, name_problems = read_sheet(f"{place}/{NAMES_FILE}", files.get(NAMES_FILE, _NO_NAMES), NAME_COLUMNS)
    spelled = Spellings.of_columns(terms, names, ("ja",), ("variants",)).with_long_e()
    index = build_index(terms, names, spelled)
    problems = (*term_problems, *name_problems, *problems_of(terms, names, spelled, index))
    if problems:
        in_order = sorted(problems, key=lambda one: (one.fields["path"] != terms.path, int(one.fields["line"])))
        raise GlossaryError("glossary-broken", tuple(in_order), path=place, count=len(problems))
    term_concepts = _Concepts(terms, term_of)
    name_concepts = _Concepts(names, name_of)
    concepts = _Joined(term_concepts, name_concepts)
    return Glossary(
        terms=term_concepts,
        names=name_concepts,
        concepts=concepts,
        by_id=_ById(concepts, [*terms.columns["id"], *names.columns["id"]]),
        index=index,
        digest=cache(partial(content_hash, files)),  # a check in the terminal never asks for it
    )


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Keep Python from looking for circles in a million new strings: none are there, and it takes its time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def term_of(row: TermRow) -> Term:
    """Return the term that a valid row of ``terms.tsv`` says."""
    id_, ja, en, expansion, status, variants, forbidden, pos, grammar, domain, successor, definition, note = row.values
    return Term(
        id=id_,
        ja=ja,
        en=en,
        expansion=expansion,
        status=cast(Status, status),
        variants=split_list(variants),
        forbidden=split_list(forbidden),
        pos=pos or "noun",
        grammar=split_grammar(grammar),
        domain=domain,
        successor=successor,
        definition=definition,
        note=note,
        line=row.line,
    )


def name_of(row: TermRow) -> Name:
    """Return the name that a valid row of ``names.tsv`` says."""
    id_, ja, en, kind, reading, status, variants, note = row.values
    return Name(
        id=id_,
        ja=ja,
        en=en,
        kind=cast(NameKind, kind),
        reading=reading,
        status=cast(Status, status),
        variants=split_list(variants),
        note=note,
        line=row.line,
    )


class _Concepts(Sequence[One], Generic[One]):
    """The rows of a sheet as concepts, each made when it is first asked for: a report uses few of fifty thousand."""

    __slots__ = ("_made", "_make", "_sheet")

    def __init__(self, sheet: Sheet, make: Callable[[TermRow], One]) -> None:
        self._sheet = sheet
        self._make = make
        self._made: dict[int, One] = {}

    def __len__(self) -> int:
        return len(self._sheet)

    @overload
    def __getitem__(self, at: int) -> One: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[One]: ...
    def __getitem__(self, at: int | slice) -> One | Sequence[One]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        if at not in self._made:
            at = range(len(self))[at]
            self._made[at] = self._make(self._sheet.row(at))
        return self._made[at]


class _Joined(Sequence[Concept]):
    """The terms, then the names."""

    __slots__ = ("_first_name", "_names", "_terms")

    def __init__(self, terms: Sequence[Term], names: Sequence[Name]) -> None:
        self._terms = terms
        self._names = names
        self._first_name = len(terms)

    def __len__(self) -> int:
        return self._first_name + len(self._names)

    @overload
    def __getitem__(self, at: int) -> Concept: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Concept]: ...
    def __getitem__(self, at: int | slice) -> Concept | Sequence[Concept]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        at = at if at >= 0 else at + len(self)
        return self._terms[at] if at < self._first_name else self._names[at - self._first_name]


class _ById(Mapping[str, Concept]):
    """Concepts by their ids, terms and names alike; made when the first is asked for, which a check seldom does."""

    __slots__ = ("_concepts", "_ids", "_made")

    def __init__(self, concepts: Sequence[Concept], ids: Sequence[str]) -> None:
        self._concepts = concepts
        self._ids = ids
        self._made: dict[str, int] = {}

    @property
    def _numbers(self) -> dict[str, int]:
        if not self._made:
            self._made.update(zip(self._ids, range(len(self._ids)), strict=True))
        return self._made

    def __getitem__(self, id_: str) -> Concept:
        return self._concepts[self._numbers[id_]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._ids)


def content_hash(files: Mapping[str, bytes]) -> str:
    """Return twelve digits over files known to be good, hence sorted: only ways of writing the same are evened out."""
    digest = hashlib.sha256()
    for name in (TERMS_FILE, NAMES_FILE):
        data = files.get(name, _NO_NAMES).removeprefix(BOM_UTF8).replace(b"\r\n", b"\n").removesuffix(b"\n")
        for spaced in (b" |", b"| ") if b"|" in data else ():
            data = data.replace(spaced, b"|")
        digest.update(data + b"\0")
    return digest.hexdigest()[:12]


_NO_NAMES = "\t".join(NAME_COLUMNS).encode()
