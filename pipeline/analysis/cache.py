"""Parses kept between runs, so that an edited draft is parsed again only where it changed."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import astuple, fields
from pathlib import Path
from typing import Any

from pipeline.analysis.model_files import read_meta
from pipeline.analysis.protected import Protected
from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.syntax import CLAUSES, LINKS, Alternative, Bunsetsu, Parenthetical, ParsedSentence, Word

_LAYOUT = 1
"""Raised whenever the form of what is kept, or the code that makes it, changes."""

_FIELDS = tuple(field.name for field in fields(Bunsetsu))
_LARGEST = 20_000
_WAIT_SECONDS = 5.0


def user_cache() -> AnalysisCache:
    """Return the cache of this user, for the model that is installed."""
    from platformdirs import user_cache_path

    return AnalysisCache(user_cache_path("tripreport", appauthor=False) / "parses.sqlite", read_meta().version)


class AnalysisCache:
    """Parses by sentence and model version in a SQLite file, shared by parallel runs, the oldest dropped beyond 20,000.

    What cannot be read, or does not fit its sentence, counts as not there; a file that cannot be used is made anew, and
    where nothing can be written nothing is kept: the cache makes runs faster, never different.
    """

    def __init__(self, path: Path, version: str, largest: int = _LARGEST) -> None:
        self.path = path
        self.version = version
        self.largest = largest

    def find(
        self, sentences: Sequence[AnalyzedSentence], protected: Sequence[Protected]
    ) -> list[ParsedSentence | None]:
        """Return what is kept of ``sentences``, whose stretches to keep whole are ``protected``; None where nothing is."""
        found: list[ParsedSentence | None] = [None] * len(sentences)
        with self._connection() as base:
            if base is None:
                return found
            for at, (sentence, keep) in enumerate(zip(sentences, protected, strict=True)):
                row = base.execute("SELECT parse FROM parses WHERE key = ?", (self._key(sentence, keep),)).fetchone()
                if row is not None:
                    found[at] = _decoded(row[0], sentence)
        return found

    def keep(
        self,
        sentences: Sequence[AnalyzedSentence],
        protected: Sequence[Protected],
        parses: Sequence[ParsedSentence],
    ) -> None:
        """Keep ``parses``, those of ``sentences``."""
        rows = [
            (self._key(sentence, keep), _encoded(parse))
            for sentence, keep, parse in zip(sentences, protected, parses, strict=True)
        ]
        with self._connection() as base:
            if base is None or not rows:
                return
            base.executemany("INSERT OR REPLACE INTO parses (key, parse) VALUES (?, ?)", rows)
            base.execute(
                "DELETE FROM parses WHERE rowid <= (SELECT max(rowid) FROM parses) - ?",
                (self.largest,),
            )

    def _key(self, sentence: AnalyzedSentence, keep: Protected) -> str:
        content = json.dumps([_LAYOUT, self.version, sentence.sentence.text, keep], ensure_ascii=False)
        return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()

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


def _encoded(parse: ParsedSentence) -> str:
    inside = [[one.start, one.end, one.host, [astuple(each) for each in one.bunsetsu]] for one in parse.parentheticals]
    return json.dumps([parse.words, [astuple(one) for one in parse.bunsetsu], inside], separators=(",", ":"))


def _decoded(text: str, sentence: AnalyzedSentence) -> ParsedSentence | None:
    """Return the parse that ``text`` holds, None when it is not one of ``sentence``."""
    size = len(sentence.tokens)
    try:
        words, bunsetsu, inside = json.loads(text)
        parse = ParsedSentence(
            sentence.sentence.id,
            tuple(Word(str(upos), int(head), str(relation)) for upos, head, relation in words),
            _bunsetsu(bunsetsu, 0, size),
            tuple(
                Parenthetical(int(start), int(end), int(host), _bunsetsu(within, int(start), int(end)))
                for start, end, host, within in inside
            ),
        )
    except (ValueError, TypeError):
        return None
    fits = len(parse.words) == size and all(0 <= word.head < size for word in parse.words)
    return parse if fits and all(0 <= one.host < one.start < one.end <= size for one in parse.parentheticals) else None


def _bunsetsu(rows: list[list[Any]], start: int, end: int) -> tuple[Bunsetsu, ...]:
    """Return ``rows`` as bunsetsu that cover tokens ``[start, end)``; raises ValueError when they do not."""
    found = []
    for row in rows:
        values: dict[str, Any] = dict(zip(_FIELDS, row, strict=True))
        others = tuple(Alternative(int(head), float(share)) for head, share in values.pop("alternatives"))
        one = Bunsetsu(**values, alternatives=others)
        inside = one.start == start and one.start <= one.core < one.tail <= one.end <= end
        if not inside or not -1 <= one.head < len(rows) or one.link not in LINKS or one.clause not in CLAUSES:
            raise ValueError(row)
        found.append(one)
        start = one.end
    if found and start != end:
        raise ValueError(start)
    return tuple(found)
