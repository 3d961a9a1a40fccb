"""Which bullets matter most for the whole trip: come here when the top of the page says the wrong things."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from pipeline.model.english import Piece, Translation
from pipeline.model.summary import Label, SummaryEntry, SummarySection

FEWEST, MOST = 3, 6
_OF_ONE_SECTION = 2

_WEIGHTS: Mapping[Label, int] = {
    "decision": 6,
    "action": 5,
    "proposal": 4,
    "reaction": 4,
    "outlook": 4,
    "discussion": 2,
    "presented": 1,
}
"""What a reader acts on comes first: what was decided and is to be done, then what was proposed, objected to, expected."""

_WAITS, _DOUBTFUL = 2, 7
"""What a bullet loses while it waits for a person: a sure discussion is worth a doubtful proposal, which is marked as such. One that is
more likely wrong than right (below ``_EVEN``) does not open the page where anything else can."""

_EVEN = 0.6
"""The confidence below which, of 270 sentences of reports nobody tuned for, two raters found fewer than half right."""

_WORTH_MORE_THAN_FEWEST = 2
"""What a bullet must be worth to be taken when there are enough without it."""


def key_points(
    sections: Sequence[SummarySection], translations: Mapping[str, Translation], title: str = ""
) -> tuple[SummaryEntry, ...]:
    """Return the bullets that matter most, in the order of the report, at most two of a section.

    Each says which session or section it is from, where that is not the report's ``title``, and begins without the "however" that tied
    it to the bullet before. One that still waits for a person gives way to those that do not, unless it says much more: a decision
    rather than what was shown. Where labels are few, sure bullets of the running text without one fill the page as far as it would be empty.
    """
    bullets = [
        (at, section, entry)
        for at, section in enumerate(sections)
        for entry in section.entries
        if entry.kind in ("text", "item") and (_WEIGHTS.get(entry.label) or _may_fill(entry))
    ]
    order = {id(entry): number for number, (_, _, entry) in enumerate(bullets)}
    ranked = sorted(bullets, key=lambda one: (-_worth(one[2]), -_named(one[2], translations), order[id(one[2])]))
    taken: list[SummaryEntry] = []
    per_section: Counter[int] = Counter()
    for at, _, entry in ranked:
        most = MOST if _worth(entry) >= _WORTH_MORE_THAN_FEWEST else FEWEST
        if len(taken) < most and (per_section[at] < _OF_ONE_SECTION or len(sections) < FEWEST):
            taken.append(entry)
            per_section[at] += 1
    contexts = {at: "" if context == title else context for at, context in _contexts(sections)}
    in_order = sorted(taken, key=lambda entry: order[id(entry)])
    return tuple(_standing_alone(entry, contexts[id(entry)], translations) for entry in in_order)


def _worth(entry: SummaryEntry) -> int:
    doubtful = entry.needs_review and entry.confidence < _EVEN
    return _WEIGHTS.get(entry.label, 0) - (_DOUBTFUL if doubtful else _WAITS * entry.needs_review)


def _named(entry: SummaryEntry, translations: Mapping[str, Translation]) -> int:
    """Return how many terms, names and numbers a bullet without a label has; what is labelled stands in the order of the report."""
    if _WEIGHTS.get(entry.label):
        return 0
    pieces = (piece for sentence in entry.sentences for piece in translations[sentence].pieces)
    return sum(piece.origin.startswith(("term:", "name:", "number", "latin", "date")) for piece in pieces)


def _may_fill(entry: SummaryEntry) -> bool:
    return entry.kind == "text" and not entry.needs_review and len(entry.english.split()) >= _SAYS_SOMETHING


_SAYS_SOMETHING = 8
"""Words that a bullet without a label must have to stand on top: "The venue was full." is no point."""


def _contexts(sections: Sequence[SummarySection]) -> Iterator[tuple[int, str]]:
    """Yield for each entry (by identity) the title of the session or section that it stands under."""
    for section in sections:
        title = section.heading.english if section.heading and not section.heading.needs_review else ""
        for entry in section.entries:
            title = entry.english if entry.kind == "session" else title
            yield id(entry), title


def _standing_alone(entry: SummaryEntry, context: str, translations: Mapping[str, Translation]) -> SummaryEntry:
    english = entry.english
    for sentence in entry.sentences[:1]:
        lead = "".join(piece.text for piece in takewhile(_is_connector, translations[sentence].pieces))
        if lead and english.startswith(lead):
            rest = english[len(lead) :].lstrip(" ,")
            english = rest[:1].upper() + rest[1:]
    if not context or context.casefold() in english.casefold():
        return replace(entry, english=english)
    return replace(entry, english=f"{context}: {english}")


def _is_connector(piece: Piece) -> bool:
    """Whether a piece only ties the sentence to the one before: however, in addition."""
    return piece.origin.startswith("k.") or (piece.span is None and not piece.text.strip(" ,"))
