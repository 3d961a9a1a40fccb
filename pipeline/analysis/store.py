"""Texts kept by key in a SQLite file of the user's cache, for whatever is slow to make and known by its content."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

_WAIT_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class KeyedStore:
    """Texts by key in the SQLite file at ``path``, shared by parallel runs, the oldest dropped beyond ``largest``.

    A file that cannot be used is made anew, and where nothing can be written nothing is kept: the store makes runs
    faster, never different.
    """

    path: Path
    largest: int

    def find(self, keys: Sequence[str]) -> list[str | None]:
        """Return what is kept under each of ``keys``; None where nothing is."""
        found: list[str | None] = [None] * len(keys)
        with self._connection() as base:
            if base is not None:
                for at, key in enumerate(keys):
                    row = base.execute("SELECT parse FROM parses WHERE key = ?", (key,)).fetchone()
                    found[at] = None if row is None else row[0]
        return found

    def keep(self, rows: Iterable[tuple[str, str]]) -> None:
        """Keep each text under its key."""
        rows = list(rows)
        with self._connection() as base:
            if base is None or not rows:
                return
            base.executemany("INSERT OR REPLACE INTO parses (key, parse) VALUES (?, ?)", rows)
            base.execute(
                "DELETE FROM parses WHERE rowid <= (SELECT max(rowid) FROM parses) - ?",
                (self.largest,),
            )

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection | None]:
        """Yield the open cache in one transaction, None where there can be none."""
        base = _opened(self.path)
        if base is None:
            yield None
            return
        with closing(base):
            try:
                with base:
                    yield base
                return
            except sqlite3.OperationalError:
                # Locked for too long, or the disk is full: go on without.
                return
            except sqlite3.DatabaseError:
                pass
        _discard(self.path)


def _opened(path: Path, again: bool = True) -> sqlite3.Connection | None:
    """Open the cache, made anew where it is no usable database; None where nothing can be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        base = sqlite3.connect(path, timeout=_WAIT_SECONDS)
    except (OSError, sqlite3.Error):
        return None
    try:
        base.execute("PRAGMA journal_mode=WAL")
        base.execute("PRAGMA synchronous=NORMAL")
        base.execute("CREATE TABLE IF NOT EXISTS parses (key TEXT UNIQUE, parse TEXT)")
        base.execute("SELECT key, parse FROM parses LIMIT 1").fetchone()
        return base
    except sqlite3.DatabaseError as error:
        base.close()
        busy = isinstance(error, sqlite3.OperationalError) and "no such column" not in str(error)
        if busy or not again:
            return None
    _discard(path)
    return _opened(path, again=False)


def _discard(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        with suppress(OSError):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
