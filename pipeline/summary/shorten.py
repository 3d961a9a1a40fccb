"""What a shorter summary leaves out, and what is lost by it: come here for ``--length`` and the omission check."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.english import Translation
from pipeline.model.length import Length
from pipeline.model.summary import Omitted, SummaryEntry, SummarySection
from pipeline.summary.labels import aside_lemmas

LEAST = 0.3
"""Less confident English is no bullet of a page that others act on: of such bullets raters found half false (docs/outputs.md)."""

_KEPT_WHEN_BRIEF = ("decision", "proposal", "action", "reaction", "outlook")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_WRITTEN = re.compile(r"[^\W_]{2}")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9.+#-]+")


def shorten(
    sections: Sequence[SummarySection],
    length: Length,
    analyzed: Mapping[str, AnalyzedSentence],
    translations: Mapping[str, Translation],
    stated: Collection[str] = (),
) -> tuple[tuple[SummarySection, ...], tuple[Omitted, ...]]:
    """Return ``sections`` at ``length`` and the sentences left out, in order; both maps are by sentence id.

    A field whose sentences are all ``stated`` goes without being named: the event facts say it.

    A section never vanishes: its heading stays, and at least one entry or the ids of what is too ``unsure`` for a bullet.
    Tables, agendas, pictures and captions stay at every length but ``brief``, which keeps only bullets. Where a condition, a number
    or a name matters nobody can tell, so what stands in no bullet at all is named with each sentence that is left out.
    """
    if length == "full":
        return tuple(sections), ()
    shortened: list[SummarySection] = []
    gone: list[tuple[SummarySection, SummaryEntry]] = []
    for section in sections:
        facts = [entry for entry in section.entries if entry.sentences and set(entry.sentences).issubset(stated)]
        stay = [entry for entry in section.entries if not _goes(entry, length, analyzed)]
        unsure = [entry for entry in stay if _is_unsure(entry)]
        sure = [entry for entry in section.entries if entry not in unsure]
        kept = [entry for entry in stay if entry not in (*facts, *unsure)]
        kept = _with_sessions_that_say_something(kept)
        if sure and not unsure and not any(entry.kind != "session" for entry in kept):
            kept = sure[: 1 + (sure[0].kind == "session" and len(sure) > 1)]
        left = tuple(sentence for entry in unsure for sentence in entry.sentences)
        shortened.append(replace(section, entries=tuple(kept), unsure=left))
        gone += [
            (shortened[-1], entry)
            for entry in section.entries
            if entry not in (*kept, *facts) and entry.kind != "session"
        ]
    said = {
        name
        for section in shortened
        for entry in (*((section.heading,) if section.heading else ()), *section.entries)
        for sentence in entry.sentences
        for name in _carried(analyzed[sentence])
    }
    return tuple(shortened), tuple(_omitted(gone, length, said, analyzed, translations))


def _is_unsure(entry: SummaryEntry) -> bool:
    """Whether the English is more likely wrong than right by far, and nobody has looked at it."""
    return entry.kind in ("text", "item", "quote") and entry.needs_review and entry.confidence < LEAST


def _goes(entry: SummaryEntry, length: Length, analyzed: Mapping[str, AnalyzedSentence]) -> bool:
    if entry.kind == "session":
        return False
    if length == "brief" and entry.label not in _KEPT_WHEN_BRIEF:
        return True
    return _is_aside(entry, analyzed)


def _is_aside(entry: SummaryEntry, analyzed: Mapping[str, AnalyzedSentence]) -> bool:
    if entry.kind not in ("text", "item") or entry.label not in ("", "comment") or not entry.sentences:
        return False
    sentences = [analyzed[sentence] for sentence in entry.sentences]
    if any(_carried(one) for one in sentences):
        return False
    if entry.kind == "text" and all(_is_drawn(one.sentence.text) for one in sentences):
        return True
    return all(any(token.lemma in aside_lemmas() for token in one.tokens) for one in sentences)


def _is_drawn(text: str) -> bool:
    """Whether a line is a piece of a drawing in characters: it has signs, and nowhere two letters or digits together."""
    plain = unicodedata.normalize("NFKC", "".join(text.split()))
    return len(plain) > 1 and not plain.isalnum() and not _WRITTEN.search(plain)


def _with_sessions_that_say_something(entries: Sequence[SummaryEntry]) -> list[SummaryEntry]:
    """Leave out the title of a session of which no entry is left."""
    return [
        entry
        for entry, follower in zip_longest(entries, entries[1:])
        if entry.kind != "session" or (follower is not None and follower.kind != "session")
    ]


def _carried(one: AnalyzedSentence) -> tuple[str, ...]:
    """Return the terms, names, Latin words and numbers of a sentence, as written."""
    text = one.sentence.text
    found = [match.span.of(text) for match in one.matches]
    plain = unicodedata.normalize("NFKC", text)
    return tuple(dict.fromkeys([*found, *_LATIN.findall(plain), *_NUMBER.findall(plain)]))


def _omitted(
    gone: Sequence[tuple[SummarySection, SummaryEntry]],
    length: Length,
    said: set[str],
    analyzed: Mapping[str, AnalyzedSentence],
    translations: Mapping[str, Translation],
) -> Iterator[Omitted]:
    for section, entry in gone:
        heading = section.heading.english if section.heading else ""
        aside = _is_aside(entry, analyzed)
        for sentence in entry.sentences:
            yield Omitted(
                sentence,
                heading,
                analyzed[sentence].sentence.text,
                translations[sentence].english,
                "unsure" if sentence in section.unsure else "aside" if aside else "length",
                entry.label,
                tuple(one for one in _carried(analyzed[sentence]) if one not in said),
            )
