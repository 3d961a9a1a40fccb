"""Phrases made of terms, names, Latin words, numbers and dates alone, where the English order is certain."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.english import Piece
from pipeline.model.terms import Name, Term, TermMatch
from pipeline.model.text import Span
from pipeline.text.latin_names import is_part_of_a_name
from pipeline.text.shipped import Row, table
from pipeline.translation.numbers import read_numbers
from pipeline.translation.quantities import Amount, Date, Reading, Time
from pipeline.translation.render import render, render_range

JOINTS = {
    "と": " and ",
    "および": " and ",
    "及び": " and ",
    "ならびに": " and ",
    "、": ", ",
    "，": ", ",
    "・": ", ",
    "／": " / ",
    "/": " / ",
}
"""What may stand between two parts of a list."""

RANGES = ("〜", "～", "-", "–", "から")

_LATIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 .+#/&'_:()-]*")
_ABOUT = re.compile("約|およそ")
_BLANK = re.compile(r"[\s\u3000]*")


class Part(NamedTuple):
    """One part of a phrase: its English, the Japanese it renders, what made it.

    ``needs_article`` is true for a noun that cannot stand alone in a sentence; ``moment`` is the date or the day it is;
    ``heading`` is its row of the headings table.
    """

    piece: Piece
    needs_article: bool = False
    moment: Date | Amount | Time | None = None
    heading: Row | None = None


class Phrase(NamedTuple):
    """A phrase and what a sentence has to know of it; ``joined`` counts its listed parts."""

    pieces: tuple[Piece, ...]
    parts: tuple[Part, ...]
    joined: int

    @property
    def english(self) -> str:
        """The words."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def stands_in_a_sentence(self) -> bool:
        """Whether it can be the subject of an English sentence as it is."""
        return not any(part.needs_article or part.heading or part.moment for part in self.parts)

    @property
    def is_a_day(self) -> bool:
        """Whether it is one date, or one day of the report."""
        return self.joined == 1 and isinstance(self.parts[0].moment, (Date, Amount))


def read_phrase(analyzed: AnalyzedSentence, span: Span) -> Phrase | None:
    """Return the phrase that covers all of ``span``, or None if any of it is not understood.

    Lists (AとB、C), periods (5月12日〜14日), and a heading word with what it belongs to (NUMAの概要): all other の
    are left alone, and so is a list before の, whose reach is not certain.
    """
    reader = _Reader(analyzed)
    start, end = _trimmed(analyzed.sentence.text, span)
    first = reader.part(start, end)
    if first is None:
        return None
    at = first.piece.span.end if first.piece.span else end
    if at == end:
        return Phrase((first.piece,), (first,), 1)
    return (
        reader.belonging(first, at, end)
        or reader.period(first, at, end)
        or reader.moment(first, at, end)
        or reader.listed(first, at, end)
    )


def read_heading(analyzed: AnalyzedSentence, span: Span) -> Piece | None:
    """Return the heading word that is all of ``span`` (日程, 報告者), which stands before a colon as well; None for any other text."""
    start, end = _trimmed(analyzed.sentence.text, span)
    part = _Reader(analyzed).heading_word(start, end)
    return part.piece if part else None


class _Reader:
    """The sentence that phrases are read from, with its numbers read once."""

    def __init__(self, analyzed: AnalyzedSentence) -> None:
        self.text = analyzed.sentence.text
        self.matches: dict[int, TermMatch] = {match.span.start: match for match in analyzed.matches}
        self.numbers: dict[int, Reading] = {one.span.start: one for one in read_numbers(self.text) if one.required}

    def part(self, at: int, end: int) -> Part | None:
        """Return the part that begins at ``at``: a heading word that is all there is, a term, a date, Latin words."""
        if whole := self.heading_word(at, end):
            return whole
        if (match := self.matches.get(at)) and match.span.end <= end:
            latin = self.latin(at, end)
            if latin and latin.piece.span and latin.piece.span.end > match.span.end:
                return latin
            return _agreed(match)
        return self.number(at, end) or self.latin(at, end) or self.heading(at, end)

    def heading(self, at: int, end: int) -> Part | None:
        """Return the longest heading word that begins at ``at``."""
        sizes = range(min(_longest_heading(), end - at), 0, -1)
        return next((word for size in sizes if (word := self.heading_word(at, at + size))), None)

    def heading_word(self, start: int, end: int) -> Part | None:
        """Return the heading word that is all of the text there, unless the glossary has agreed on other English."""
        row = _headings().get(self.text[start:end])
        if row is None:
            return None
        span = Span(start, end)
        inside = [match for match in self.matches.values() if match.span.overlaps(span)]
        if any(match.concept.en.lower() not in row["en"].lower() for match in inside):
            return None
        return Part(Piece(row["en"], span, "heading"), heading=row)

    def number(self, at: int, end: int) -> Part | None:
        """Return the number or date at ``at``, with 約 before it."""
        about = _ABOUT.match(self.text, at)
        reading = self.numbers.get(about.end() if about else at)
        if reading is None or reading.span.end > end:
            return None
        english = render(reading.quantity)
        if english is None:
            return None
        quantity = reading.quantity
        is_moment = isinstance(quantity, (Date, Time)) or (isinstance(quantity, Amount) and quantity.counter == "日目")
        origin = "date" if is_moment else "number"
        piece = Piece(f"about {english}" if about else english, Span(at, reading.span.end), origin)
        moment = quantity if is_moment and isinstance(quantity, (Date, Time, Amount)) else None
        return Part(piece, needs_article=not is_moment, moment=moment)

    def latin(self, at: int, end: int) -> Part | None:
        """Return the Latin words at ``at``; a term among them has its agreed English there, or is part of a name."""
        match = _LATIN.match(self.text, at, end)
        if not match:
            return None
        stop = at + len(match[0].rstrip())
        whole = Span(at, stop)
        inside = [match for match in self.matches.values() if match.span.overlaps(whole)]
        if any(match.span.end > stop or not self.is_as_it_should_be(match) for match in inside):
            return None
        return Part(Piece(self.text[at:stop], Span(at, stop), "kept"))

    def is_as_it_should_be(self, match: TermMatch) -> bool:
        """Whether what the match covers may stay as written."""
        return match.concept.en == match.span.of(self.text) or is_part_of_a_name(self.text, match.span)

    def listed(self, first: Part, at: int, end: int) -> Phrase | None:
        """Return first and what is joined to it."""
        pieces, parts = [first.piece], [first]
        while at < end:
            at = _skip(self.text, at)
            joint = next((joint for joint in JOINTS if self.text.startswith(joint, at)), None)
            if joint is None:
                return None
            follow = _skip(self.text, at + len(joint))
            part = self.part(follow, end)
            if part is None or part.piece.span is None:
                return None
            pieces.append(Piece(JOINTS[joint], Span(at, at + len(joint)), "joint"))
            pieces.append(_within(part))
            parts.append(part)
            at = part.piece.span.end
        return Phrase(tuple(pieces), tuple(parts), len(parts))

    def belonging(self, first: Part, at: int, end: int) -> Phrase | None:
        """Return NUMAの概要 as "Overview of NUMA", where the heading word says how."""
        at = _skip(self.text, at)
        head = self.heading_word(_skip(self.text, at + 1), end) if self.text.startswith("の", at) else None
        row = head and head.heading
        if head is None or row is None or not row["of"] or first.heading or first.needs_article:
            return None
        noun, _, link = row["of"].rpartition(" ")
        opening = head.piece._replace(text=noun[0].upper() + noun[1:])
        joint = Piece(f" {link} ", Span(at, at + 1), "joint")
        return Phrase((opening, joint, first.piece), (head, first), 1)

    def period(self, first: Part, at: int, end: int) -> Phrase | None:
        """Return two dates or times with 〜 or から between."""
        at = _skip(self.text, at)
        mark = next((mark for mark in RANGES if self.text.startswith(mark, at)), None)
        if mark is None or first.moment is None:
            return None
        follow = _skip(self.text, at + len(mark))
        last_end = end - 2 if mark == "から" and self.text[:end].endswith("まで") else end
        last = self.part(follow, last_end)
        if last is None or last.piece.span is None or last.piece.span.end != last_end:
            return None
        span = Span(first.piece.span.start if first.piece.span else 0, end)
        if isinstance(first.moment, Date) and isinstance(last.moment, Date):
            piece = Piece(render_range(first.moment, last.moment), span, "date")
        elif isinstance(first.moment, Time) and isinstance(last.moment, Time) and _follow(first.moment, last.moment):
            piece = Piece(f"{first.piece.text} to {last.piece.text}", span, "date")
        else:
            return None
        return Phrase((piece,), (Part(piece, moment=first.moment),), 2)

    def moment(self, first: Part, at: int, end: int) -> Phrase | None:
        """Return a date with the time or the times of that day behind it: 3月11日（火）9:00–17:30."""
        at = _skip(self.text, at)
        time = self.part(at, end) if isinstance(first.moment, Date) else None
        if time is None or time.piece.span is None or not isinstance(time.moment, Time):
            return None
        comma = Piece(", ", None, "joint")
        if time.piece.span.end == end:
            return Phrase((first.piece, comma, time.piece), (first, time), 1)
        times = self.period(time, time.piece.span.end, end)
        return Phrase((first.piece, comma, *times.pieces), (first, *times.parts), 1) if times else None


def _follow(first: Time, last: Time) -> bool:
    """Whether the times are in order; 午後3時〜5時 leaves the 午後 of the second to the reader, and is left alone."""
    return (first.hour, first.minute) < (last.hour, last.minute)


def _agreed(match: TermMatch) -> Part:
    concept = match.concept
    if isinstance(concept, Name):
        return Part(Piece(concept.en, match.span, f"name:{concept.id}"))
    return Part(Piece(_with_article(concept), match.span, f"term:{concept.id}"), needs_article=_needs_article(concept))


def _with_article(term: Term) -> str:
    return f"the {term.en}" if "the" in term.grammar else term.en


def _needs_article(term: Term) -> bool:
    """Whether an English sentence needs an article before the term, which nothing here can choose."""
    return not {"mass", "proper", "the"} & set(term.grammar) and ("count" in term.grammar or term.en == term.en.lower())


def _within(part: Part) -> Piece:
    """Return the piece as it stands inside a phrase: a heading word loses its capital."""
    piece = part.piece
    if part.heading and piece.text[1:2].islower():
        return piece._replace(text=piece.text[0].lower() + piece.text[1:])
    return piece


def _skip(text: str, at: int) -> int:
    match = _BLANK.match(text, at)
    return match.end() if match else at


def _trimmed(text: str, span: Span) -> Span:
    inside = span.of(text)
    return Span(span.start + len(inside) - len(inside.lstrip()), span.end - len(inside) + len(inside.rstrip()))


@cache
def _headings() -> dict[str, Row]:
    return {row["ja"]: row for row in table("terms_engine/headings")}


@cache
def _longest_heading() -> int:
    return max(len(word) for word in _headings())
