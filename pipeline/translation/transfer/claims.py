"""Come here when a term, a number or a label claims the wrong words: what is certain is fixed before words are looked up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.terms import Concept, Term
from pipeline.model.text import Span
from pipeline.model.tokens import Token
from pipeline.text.latin_names import is_part_of_a_name
from pipeline.translation.numbers import read_numbers
from pipeline.translation.quantities import Reading
from pipeline.translation.render import render
from pipeline.translation.transfer.amounts import Expression, read_amounts
from pipeline.translation.transfer.known_names import body_entry
from pipeline.translation.transfer.labels import labels_in
from pipeline.translation.transfer.lexicon import Entry, Lexicon
from pipeline.translation.transfer.rooms import rooms_in
from pipeline.translation.transfer.units import Reader, Unit
from pipeline.translation.transfer.word_kinds import UnitKind


def open_reader(analyzed: AnalyzedSentence, lexicon: Lexicon) -> Reader:
    """Return the reader of a sentence, with the units that its terms and numbers claim."""
    tokens = analyzed.tokens
    starts = {token.start: at for at, token in enumerate(tokens)}
    ends = {token.end: at + 1 for at, token in enumerate(tokens)}
    fixed: dict[int, Unit] = {}
    taken: set[int] = set()
    claimed = (
        *_rooms(analyzed.sentence.text, starts, ends),
        *_terms(analyzed, starts, ends, lexicon),
        *_labels(analyzed.sentence.text, starts, ends),
        *_numbers(analyzed, starts, ends, lexicon),
    )
    for unit in claimed:
        if taken.isdisjoint(unit.tokens):
            fixed[unit.start] = unit
            taken.update(unit.tokens)
    return Reader(analyzed.sentence.text, tokens, lexicon, fixed)


def _terms(
    analyzed: AnalyzedSentence, starts: dict[int, int], ends: dict[int, int], lexicon: Lexicon
) -> Iterator[Unit]:
    for match in analyzed.matches:
        first, last = starts.get(match.span.start), ends.get(match.span.end)
        if first is None or last is None:
            continue
        written = match.span.of(analyzed.sentence.text)
        if written.isascii() and is_part_of_a_name(analyzed.sentence.text, match.span):
            continue
        concept = match.concept
        text = match.span.of(analyzed.sentence.text)
        kind: UnitKind = "noun"
        entries = _senses(concept, lexicon, analyzed.tokens[first:last])
        if isinstance(concept, Term) and concept.pos == "verb":
            kind = "verb"
        elif isinstance(concept, Term) and concept.pos == "adjective":
            kind = "adjective"
        yield Unit(first, last, kind, text, entries, concept.en, concept=concept)


def _rooms(text: str, starts: dict[int, int], ends: dict[int, int]) -> Iterator[Unit]:
    for room in rooms_in(text):
        first, last = starts.get(room.span.start), ends.get(room.span.end)
        if first is not None and last is not None:
            several = "s " in room.english or room.english.endswith("s")
            grammar = frozenset({"proper", "plural"} if several else {"proper"})
            at = "at" if room.english.startswith("Venue") else "in"
            entry = Entry("room", "noun", "", room.english, grammar, room.noun_class, {"at": at})
            yield Unit(first, last, "noun", room.span.of(text), (entry,), room.english)


def _labels(text: str, starts: dict[int, int], ends: dict[int, int]) -> Iterator[Unit]:
    for label in labels_in(text):
        first, last = starts.get(label.start), ends.get(label.end)
        if first is not None and last is not None:
            row = label.english.startswith(("#", "'")) or label.english.endswith(".x")  # 勉強会 #7, 3.x系
            said = Entry("label", "noun", "", label.english, frozenset({"proper"}), "place", {"at": "in"})
            entry = replace(said, id="in-a-row", noun_class="event", forms={}) if row else said
            yield Unit(first, last, "noun", text[label.start : label.end], (entry,), label.english)


def _senses(concept: Concept, lexicon: Lexicon, tokens: Sequence[Token]) -> tuple[Entry, ...]:
    """Return the term as an entry; its class and prepositions come from the lexicon where that knows the word."""
    known = next((entry for entry in lexicon.senses(tokens) if entry.kind == "noun"), None)
    if isinstance(concept, Term):
        plain = frozenset(one for one in concept.grammar if "=" not in one)
        plurals = [one.removeprefix("plural=") for one in concept.grammar if one.startswith("plural=")]
        forms = {"plural": plurals[0]} if plurals else {}
        if plurals == [concept.en] and "count" not in concept.grammar:
            plain |= {"plural"}  # minutes, which has no singular
        forms |= {name: known.forms[name] for name in _PREPOSITIONS if known and name in known.forms}
        done = concept.domain == "conference" and any(entry.kind == "verb" for entry in lexicon.senses(tokens))
        noun_class = known.noun_class if known else "act" if done else "event" if concept.domain == "conference" else ""
        kind = {"verb": "verb", "adjective": "na-adj"}.get(concept.pos, "noun")
        frame = {"ga": "subj", "wo": "obj"} if kind == "verb" else {}
        subject = "passive" if kind == "verb" else ""
        prep, light = (known.prep, known.light) if known else ("", "")
        return (
            Entry(
                f"term:{concept.id}",
                kind,
                concept.ja,
                concept.en,
                plain,
                noun_class,
                forms,
                prep,
                light,
                frame=frame,
                subject=subject,
            ),
        )
    noun_class = _CLASSES.get(concept.kind, "thing")
    common = body_entry(concept.ja)
    forms = dict(common.forms) if common is not None else {}
    return (Entry(f"name:{concept.id}", "noun", concept.ja, concept.en, frozenset({"proper"}), noun_class, forms),)


_CLASSES = {"person": "person", "organization": "group", "place": "place", "event": "event"}
"""The class of a name by its kind; a product is a thing."""

_PREPOSITIONS = ("prep", "toward", "partner", "at")
"""What the lexicon says of a word that holds for the agreed English too: which prepositions stand before and behind it."""


def _numbers(
    analyzed: AnalyzedSentence, starts: dict[int, int], ends: dict[int, int], lexicon: Lexicon
) -> Iterator[Unit]:
    text = analyzed.sentence.text
    readings = read_numbers(text)
    for amount in read_amounts(text):
        inside = [one for one in readings if one.span.overlaps(amount.span)]
        unit = _number(text, amount, inside, starts, ends, lexicon)
        if unit is not None:
            yield unit
            continue
        for one in inside:
            plain = Expression("other", render(one.quantity) or one.span.of(text), one.span)
            if (unit := _number(text, plain, [one], starts, ends, lexicon)) is not None:
                yield unit


def _number(
    text: str,
    amount: Expression,
    readings: Sequence[Reading],
    starts: dict[int, int],
    ends: dict[int, int],
    lexicon: Lexicon,
) -> Unit | None:
    """Return the unit of an amount whose borders are those of tokens; a number that may be something else needs digits."""
    first, last = starts.get(amount.span.start), ends.get(amount.span.end)
    if first is None or last is None:
        return None
    people = text[amount.span.end - 1] in "名人" and text[amount.span.start - 2 : amount.span.start].isupper()  # TA4名
    if not people and _inside_latin_word(text, amount.span, amount.kind in ("bare", "other")):
        return None
    unsure = amount.kind in ("bare", "other") or (
        amount.kind == "count" and not (amount.text.startswith("more than") or amount.text.endswith(" worth"))
    )
    if unsure and readings and not any(one.required or _counted(text, one.span.start) for one in readings):
        return None
    word = (amount.span.of(text),)
    if unsure and not any(one.required for one in readings) and (word in lexicon.words or word in lexicon.functions):
        return None
    quantity = readings[0].quantity if readings else None
    return Unit(first, last, "number", amount.span.of(text), quantity=quantity, amount=amount)


def _inside_latin_word(text: str, span: Span, bare: bool) -> bool:
    """Whether the digits belong to a word such as kinput2, x86_64, No.1, HTTP/3 or 3F, which is kept as it is."""
    before, after = text[max(span.start - 3, 0) : span.start], text[span.end : span.end + 1]
    if bare and after.isascii() and after.isalpha():
        return True
    return bool(_LATIN_BEFORE.search(before)) or (bare and before[-1:] == "/" and before[-2:-1].isalpha())


_LATIN_BEFORE = re.compile(r"[A-Za-z_]$|[A-Za-z][.-]$")


def _counted(text: str, start: int) -> bool:
    return text[start] in "0123456789０１２３４５６７８９一"
