"""What every reader builds a report from: runs of text that know where they stand, sentences, and sections with ids.

A reader goes through its file in order and makes a flat list of ``Heading`` values and blocks; the sentences in them
come from ``sentences`` (running text, cut at sentence ends) or ``unit`` (a heading, a label, a time: never cut).
``make_sections`` then turns that list into sections with their paths and gives every sentence its id.

    run = run_of(source, Span(12, 40))                    # text as it stands in the source
    run = join((first, second))                           # two lines of one paragraph, a space between if need be
    block = Paragraph(sentences(run), Span(12, 40))
    sections = make_sections([Heading(unit(title, "heading"), 1, title_span), block])
"""

from __future__ import annotations

import hashlib
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from pipeline.model.report import (
    Agenda,
    Block,
    Caption,
    Code,
    Dialogue,
    Fields,
    Image,
    Inline,
    ItemList,
    Link,
    Paragraph,
    Quote,
    Role,
    Section,
    Sentence,
    Table,
)
from pipeline.model.text import Anchor, Span, source_offset, source_span
from pipeline.text.sentences import split_sentences


@dataclass(frozen=True, slots=True)
class Run:
    """Clean text with the way back to the source; links and emphasis count in code points of ``text``."""

    text: str
    anchors: tuple[Anchor, ...]
    links: tuple[Link, ...] = ()
    emphasis: tuple[Span, ...] = ()

    @property
    def span(self) -> Span:
        """From the first to the last code point, in the source."""
        return source_span(self.anchors, Span(0, len(self.text)))


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as a reader finds it: ``level`` counts from 1; ``span`` covers its marks too."""

    sentences: Inline
    level: int
    span: Span


def run_of(source: str, span: Span, offset: int = 0) -> Run:
    """Return the run of ``source`` at ``span`` without surrounding white space; ``offset`` is added to its anchors.

    >>> run_of("・ 会場 ", Span(1, 5))
    Run(text='会場', anchors=(Anchor(text=0, source=2),), links=(), emphasis=())
    """
    text = span.of(source)
    lead = len(text) - len(text.lstrip())
    return Run(text.strip(), (Anchor(0, offset + span.start + lead),))


def part(run: Run, span: Span) -> Run:
    """Return the part of ``run`` at ``span`` (code points of its text) without surrounding white space."""
    text = span.of(run.text)
    start = span.start + len(text) - len(text.lstrip())
    end = max(start, span.start + len(text.rstrip()))
    return Run(
        run.text[start:end],
        anchors_within(run.anchors, start, end),
        tuple(
            Link(Span(max(link.span.start, start) - start, min(link.span.end, end) - start), link.target)
            for link in run.links
            if link.span.overlaps(Span(start, end))
        ),
        tuple(
            Span(max(strong.start, start) - start, min(strong.end, end) - start)
            for strong in run.emphasis
            if strong.overlaps(Span(start, end))
        ),
    )


def anchors_within(anchors: tuple[Anchor, ...], start: int, end: int) -> tuple[Anchor, ...]:
    """Return the anchors of the part ``[start, end)`` of a derived text, counted from ``start``."""
    first = Anchor(0, source_offset(anchors, start))
    low = bisect_right(anchors, start, key=lambda anchor: anchor.text)
    high = bisect_right(anchors, max(end - 1, start), key=lambda anchor: anchor.text)
    return (first, *(Anchor(anchor.text - start, anchor.source) for anchor in anchors[low:high]))


def join(runs: Sequence[Run]) -> Run:
    """Return the lines of one paragraph as one run: Latin words are set apart by a space, Japanese is not.

    >>> text = "次期の Linux\\nKernel の\\n話"
    >>> join([run_of(text, Span(0, 9)), run_of(text, Span(10, 18)), run_of(text, Span(19, 20))]).text
    '次期の Linux Kernel の話'
    """
    texts: list[str] = []
    anchors: list[Anchor] = []
    links: list[Link] = []
    emphasis: list[Span] = []
    at = 0
    for run in runs:
        if not run.text:
            continue
        if texts and needs_space(texts[-1][-1], run.text[0]):
            texts.append(" ")  # stands for the line end, right behind the line before: no anchor of its own
            at += 1
        anchors.extend(Anchor(anchor.text + at, anchor.source) for anchor in run.anchors)
        links.extend(Link(Span(link.span.start + at, link.span.end + at), link.target) for link in run.links)
        emphasis.extend(Span(strong.start + at, strong.end + at) for strong in run.emphasis)
        texts.append(run.text)
        at += len(run.text)
    return Run("".join(texts), tuple(anchors), tuple(links), tuple(emphasis))


def needs_space(before: str, after: str) -> bool:
    """Tell whether a line end between two characters stands for a space: between Latin words, not in Japanese.

    >>> needs_space("x", "K"), needs_space("の", "K"), needs_space("い", "ま"), needs_space("-", "b")
    (True, False, False, False)
    """
    return before != "-" and not any(unicodedata.east_asian_width(char) in "WFH" for char in (before, after))


def sentences(run: Run, role: Role = "sentence") -> Inline:
    """Return ``run`` cut into sentences; their ids are still empty. An empty run has no sentences."""
    return tuple(_sentence(part(run, span), role) for span in split_sentences(run.text))


def unit(run: Run, role: Role) -> Inline:
    """Return ``run`` as one sentence, however many full stops it has: for headings, labels, times, speakers."""
    return (_sentence(run, role),) if run.text else ()


def _sentence(run: Run, role: Role) -> Sentence:
    return Sentence("", run.text, run.span, run.anchors, role, run.links, run.emphasis)


def make_sections(parts: Iterable[Heading | Block]) -> tuple[Section, ...]:
    """Return sections with paths, and with an id for every sentence.

    An id is the first 12 hexadecimal digits of the SHA-256 of the section's path (joined with U+001F), U+001E and the
    sentence, then ``-`` and a count, from 1, of the report's sentences with that hash. Text before any heading is a
    section of level 0.
    """
    sections: list[Section] = []
    above: list[tuple[int, str]] = []
    seen: Counter[str] = Counter()
    for heading, blocks in _grouped(parts):
        level = heading.level if heading else 0
        above = [outer for outer in above if outer[0] < level]
        if heading:
            above.append((level, "".join(sentence.text for sentence in heading.sentences)))
        path = tuple(text for _, text in above)
        name = partial(_named, path, seen)
        spans = ([heading.span] if heading else []) + [block.span for block in blocks]
        sections.append(
            Section(
                heading=name(heading.sentences) if heading else (),
                level=level,
                path=path,
                blocks=tuple(_block_named(block, name) for block in blocks),
                span=Span(spans[0].start, max(span.end for span in spans)),
            )
        )
    return tuple(sections)


def _grouped(parts: Iterable[Heading | Block]) -> list[tuple[Heading | None, list[Block]]]:
    groups: list[tuple[Heading | None, list[Block]]] = []
    for one in parts:
        if isinstance(one, Heading):
            groups.append((one, []))
        elif groups:
            groups[-1][1].append(one)
        else:
            groups.append((None, [one]))
    return groups


def _named(path: tuple[str, ...], seen: Counter[str], inline: Inline) -> Inline:
    """Return the sentences with their ids; ``seen`` counts each hash of the report."""
    named = []
    for sentence in inline:
        place = "\x1f".join(path) + "\x1e" + sentence.text
        digits = hashlib.sha256(place.encode("utf-8", "surrogatepass")).hexdigest()[:12]
        seen[digits] += 1
        named.append(replace(sentence, id=f"{digits}-{seen[digits]}"))
    return tuple(named)


def _block_named(block: Block, name: Callable[[Inline], Inline]) -> Block:
    """Return ``block`` with every sentence named, in the order of ``block_sentences``."""
    match block:
        case Paragraph() | Quote() | Caption():
            return replace(block, sentences=name(block.sentences))
        case ItemList():
            items = (replace(item, sentences=name(_as_items(item.sentences))) for item in block.items)
            return replace(block, items=tuple(items))
        case Table():
            rows = (tuple(replace(cell, sentences=name(cell.sentences)) for cell in row) for row in block.rows)
            return replace(block, rows=tuple(rows))
        case Image():
            return replace(block, alt=name(block.alt))
        case Fields():
            fields = (replace(field, label=name(field.label), value=name(field.value)) for field in block.fields)
            return replace(block, fields=tuple(fields))
        case Agenda():
            entries = (replace(e, time=name(e.time), sentences=name(e.sentences)) for e in block.entries)
            return replace(block, entries=tuple(entries))
        case Dialogue():
            turns = (replace(t, speaker=name(t.speaker), sentences=name(t.sentences)) for t in block.turns)
            return replace(block, turns=tuple(turns))
        case Code():
            return block


def _as_items(inline: Inline) -> Inline:
    """Give running text in a list the role that tells it from a paragraph's."""
    return tuple(replace(one, role="item") if one.role == "sentence" else one for one in inline)
