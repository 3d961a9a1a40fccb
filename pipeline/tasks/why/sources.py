"""Where the English of a report is written down: concepts, lexicon entries, constructions, patterns, by their ids."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from pipeline.glossary.load import Glossary
from pipeline.glossary.rows import NAMES_FILE, TERMS_FILE
from pipeline.model.terms import Term
from pipeline.model.why import Source, SourceKind
from pipeline.text.shipped import DATA
from pipeline.translation.transfer.lexicon.rows import COLUMNS

SHIPPED = "pipeline/data"
"""What the program's own data is called where it is shown."""

_CONSTRUCTION = re.compile(r"^- id: (\S+)", re.MULTILINE)


def sources_of(origin: str, glossary: Glossary, lexicon: Path) -> Iterator[Source]:
    """Yield what the origin of a piece stands for: ``term:numa``, ``n.server``, ``light.passive+v.discuss``, ``article``.

    ``lexicon`` is the folder of the team's own lexicon, which need not exist.
    """
    kind, _, id_ = origin.partition(":")
    if kind in ("term", "name"):
        yield concept_source(id_, glossary)
        return
    if kind == "pattern" and (pattern := _patterns().get(id_)):
        yield pattern
        return
    for part in origin.split("+"):
        yield _own(lexicon).get(part) or _entries().get(part) or _constructions().get(part) or Source("rule", part)


def concept_source(id_: str, glossary: Glossary) -> Source:
    """Return where the concept ``id_`` is written."""
    concept = glossary.by_id[id_]
    is_term = isinstance(concept, Term)
    path = f"glossary/{TERMS_FILE if is_term else NAMES_FILE}"
    kind: SourceKind = "term" if is_term else "name"
    return Source(kind, id_, concept.ja, concept.en, path, concept.line, concept.status)


@cache
def _own(folder: Path) -> Mapping[str, Source]:
    return {id_: one for name in COLUMNS for id_, one in _table(folder / f"{name}.tsv", "glossary/lexicon", "lexicon")}


@cache
def _entries() -> Mapping[str, Source]:
    folder = DATA / "lexicon"
    return {
        id_: one for name in COLUMNS for id_, one in _table(folder / f"{name}.tsv", f"{SHIPPED}/lexicon", "lexicon")
    }


@cache
def _patterns() -> Mapping[str, Source]:
    rows = _table(DATA / "terms_engine" / "patterns.tsv", f"{SHIPPED}/terms_engine", "pattern")
    return {id_: one._replace(ja="") for id_, one in rows}  # a regular expression tells people little


def _table(path: Path, shown: str, kind: SourceKind) -> Iterator[tuple[str, Source]]:
    """Yield the rows of a table by their ids; a table that is broken has been refused before."""
    columns: list[str] = []
    lines = path.read_text(encoding="utf-8-sig").splitlines() if path.is_file() else ()
    for number, line in enumerate(lines, 1):
        if not columns and not line.startswith("#"):
            columns = line.split("\t")
        elif line.strip() and not line.startswith("#"):
            cells = dict(zip(columns, line.split("\t"), strict=False))
            yield cells["id"], Source(kind, cells["id"], cells["ja"], cells["en"], f"{shown}/{path.name}", number)


@cache
def _constructions() -> Mapping[str, Source]:
    found = {}
    for path in sorted((DATA / "constructions").glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        for match in _CONSTRUCTION.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            place = f"{SHIPPED}/constructions/{path.name}"
            found[match[1]] = Source("construction", match[1], path=place, line=line)
    return found
