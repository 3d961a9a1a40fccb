"""Parses kept between runs, so that an edited draft is parsed again only where it changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import astuple, fields
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.analysis.model_files import read_meta
from pipeline.analysis.protected import Protected
from pipeline.analysis.store import KeyedStore
from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.syntax import CLAUSES, LINKS, Alternative, Bunsetsu, Parenthetical, ParsedSentence, Word

_PACKAGE = Path(__file__).parent.parent
_FIELDS = tuple(field.name for field in fields(Bunsetsu))
_LARGEST = 20_000


def user_cache() -> AnalysisCache:
    """Return the cache of this user, for the model that is installed."""
    from platformdirs import user_cache_path

    return AnalysisCache(user_cache_path("tripreport", appauthor=False) / "parses.sqlite", read_meta().version)


class AnalysisCache:
    """Parses by sentence, model version and the code at work, the oldest dropped beyond 20,000.

    What cannot be read, or does not fit its sentence, counts as not there: the cache makes runs faster, never different.
    """

    def __init__(self, path: Path, version: str, largest: int = _LARGEST) -> None:
        self.version = version
        self._store = KeyedStore(path, largest)

    @property
    def path(self) -> Path:
        """The file that the parses are kept in."""
        return self._store.path

    def find(
        self, sentences: Sequence[AnalyzedSentence], protected: Sequence[Protected]
    ) -> list[ParsedSentence | None]:
        """Return what is kept of ``sentences``, whose stretches to keep whole are ``protected``; None where nothing is."""
        kept = self._store.find([self._key(*one) for one in zip(sentences, protected, strict=True)])
        return [None if text is None else _decoded(text, one) for text, one in zip(kept, sentences, strict=True)]

    def keep(
        self,
        sentences: Sequence[AnalyzedSentence],
        protected: Sequence[Protected],
        parses: Sequence[ParsedSentence],
    ) -> None:
        """Keep ``parses``, those of ``sentences``."""
        self._store.keep(
            (self._key(sentence, keep), _encoded(parse))
            for sentence, keep, parse in zip(sentences, protected, parses, strict=True)
        )

    def _key(self, sentence: AnalyzedSentence, keep: Protected) -> str:
        content = json.dumps([code_digest(), self.version, sentence.sentence.text, keep], ensure_ascii=False)
        return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


@cache
def code_digest(package: Path = _PACKAGE) -> str:
    """Return a hash over the code in ``package`` that makes a parse and gives it its form: other code, another parse."""
    digest = hashlib.sha256()
    for folder in ("analysis", "model", "text"):
        for path in sorted((package / folder).glob("*.py")):
            digest.update(f"{folder}/{path.name}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


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
