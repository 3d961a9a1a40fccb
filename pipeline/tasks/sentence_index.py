"""Where in the drafts a concept may stand: every sentence with its trace, kept by content so that drafts are read once."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, astuple, dataclass
from typing import Any, NamedTuple, cast

from pipeline.analysis.store import KeyedStore
from pipeline.errors import TripreportError
from pipeline.glossary.traces import trace_of
from pipeline.model.report import Link, Meta, Report, Role, Sentence, report_sentences, section_sentences
from pipeline.model.summary import EntryKind
from pipeline.model.text import Anchor, LineIndex, Place, Span
from pipeline.readers import read
from pipeline.readers.raw import load_raw
from pipeline.summary.plan import Planned, plan
from pipeline.tasks.drafts import Draft
from pipeline.tasks.store import digest_of_program
from pipeline.text.tokenizer import tokenize

_LARGEST = 20_000
_PARTS = ("readers", "text", "model", "glossary", "summary", "data/readers", "tasks/sentence_index.py")
"""The parts of the program that what is kept depends on."""


class IndexedSentence(NamedTuple):
    """A sentence, its place in the draft, and the number of its section among the report's."""

    sentence: Sentence
    place: Place
    section: int


class IndexedEntry(NamedTuple):
    """An entry of the summary to be; ``parts`` hold numbers of sentences. ``picture`` counts images through the report."""

    kind: EntryKind
    section: int
    number: str
    picture: int
    parts: tuple[tuple[int, ...], ...]

    def planned(self, sentences: Sequence[IndexedSentence]) -> Planned:
        """Return the entry with its sentences, as the summary plans it."""
        parts = tuple(tuple(sentences[at].sentence for at in part) for part in self.parts)
        return Planned(self.kind, 0, parts, number=self.number)


@dataclass(frozen=True, slots=True)
class IndexedReport:
    """What of a report its English depends on; ``sections`` are names, the headings from the outermost down."""

    meta: Meta
    sections: tuple[str, ...]
    sentences: tuple[IndexedSentence, ...]
    entries: tuple[IndexedEntry, ...]


class Entry(NamedTuple):
    """What the index keeps of one draft: the trace of each sentence and, last, of the metadata; the rest as JSON."""

    traces: tuple[str, ...]
    body: str

    def hits(self, pattern: re.Pattern[str]) -> tuple[int, ...]:
        """Return the numbers of the sentences that ``pattern`` is found in; the number behind the last is the metadata."""
        if not pattern.search("\n".join(self.traces)):
            return ()
        return tuple(at for at, trace in enumerate(self.traces) if pattern.search(trace))


def user_store() -> KeyedStore:
    """Return the file in this user's cache that the index is kept in."""
    from platformdirs import user_cache_path

    return KeyedStore(user_cache_path("tripreport", appauthor=False) / "sentences.sqlite", _LARGEST)


def key_of(draft: Draft) -> str:
    """Return the key of what is read from ``draft``: its bytes, its metadata's, and the program that reads them."""
    digest = hashlib.sha256(f"{digest_of_program(_PARTS)}\0{draft.path.suffix}".encode())
    beside = draft.path.with_name("report.toml")
    for path in (draft.path, *([beside] if beside.is_file() else [])):
        digest.update(load_raw(path, draft.name).sha256.encode())
    return digest.hexdigest()


def index_of(draft: Draft) -> Entry | TripreportError:
    """Read ``draft`` and return its entry, or the error that kept it from being read."""
    try:
        report = read(draft.path, draft.name)
    except TripreportError as error:
        return error
    return entry_of(report)


def entry_of(report: Report) -> Entry:
    """Return the entry of ``report``."""
    traces = [trace_of(tokenize(sentence.text)) for sentence in report_sentences(report)]
    meta = " ".join(trace_of(tokenize(text)) for text in _texts(asdict(report.meta)) if text)
    return Entry((*(trace.replace("\n", "") for trace in traces), meta.replace("\n", "")), _encoded(report))


def pack(entry: Entry) -> str:
    """Return ``entry`` as one text; halves of surrogate pairs, which no database takes, become question marks."""
    return "\n".join((*entry.traces, entry.body)).encode("utf-8", "replace").decode()


def unpack(text: str) -> Entry:
    """Return the entry that ``pack`` made ``text`` of."""
    *traces, body = text.split("\n")
    return Entry(tuple(traces), body)


def decode(body: str) -> IndexedReport:
    """Return the report that the body of an entry holds."""
    meta, sections, sentences, entries = json.loads(body)
    for name in ("travellers", "to", "cc"):
        meta[name] = tuple(meta[name])
    meta["other"] = tuple((key, value) for key, value in meta["other"])
    return IndexedReport(
        Meta(**meta),
        tuple(sections),
        tuple(map(_sentence, sentences)),
        tuple(
            IndexedEntry(kind, section, number, picture, tuple(map(tuple, parts)))
            for kind, section, number, picture, parts in entries
        ),
    )


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, dict):
        yield from _texts(list(value.values()))


def _encoded(report: Report) -> str:
    lines = LineIndex.of(report.source.text)
    numbers = {sentence.id: at for at, sentence in enumerate(report_sentences(report))}
    sentences = [
        [
            one.id,
            one.text,
            one.role,
            at,
            *lines.place(one.span.start),
            one.span,
            one.anchors,
            list(map(astuple, one.links)),
            one.emphasis,
        ]
        for at, section in enumerate(report.sections)
        for one in section_sentences(section)
    ]
    sections = [" > ".join(section.path) for section in report.sections]
    value = [asdict(report.meta), sections, sentences, list(_entries(report, numbers))]
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))


def _entries(report: Report, numbers: dict[str, int]) -> Iterator[list[Any]]:
    pictures = 0
    for at, section in enumerate(report.sections):
        heading = (Planned("heading", 0, (section.heading,)),) if section.heading else ()
        for one in (*heading, *plan(section)):
            pictures += one.kind == "image"
            parts = [[numbers[sentence.id] for sentence in part] for part in one.parts]
            yield [one.kind, at, one.number, pictures if one.kind == "image" else 0, parts]


def _sentence(row: list[Any]) -> IndexedSentence:
    id_, text, role, section, line, column, span, anchors, links, emphasis = row
    sentence = Sentence(
        id_,
        text,
        Span(*span),
        tuple(Anchor(*one) for one in anchors),
        cast(Role, role),
        tuple(Link(Span(*place), target) for place, target in links),
        tuple(Span(*one) for one in emphasis),
    )
    return IndexedSentence(sentence, Place(line, column), section)
