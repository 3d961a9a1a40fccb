"""Terms that the reports use and the glossary lacks, the likeliest first. Come here for what is asked about and what is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.checks.terms.acronyms import known_acronyms
from pipeline.glossary.forbidden import find_forbidden
from pipeline.glossary.load import Glossary
from pipeline.model.analysis import AnalyzedReport
from pipeline.model.candidates import Candidate, Context, Phrase, Proposal
from pipeline.model.text import LineIndex, Span, source_offset
from pipeline.tasks.candidates.flr import Words, flr
from pipeline.tasks.candidates.glosses import Gloss, glosses
from pipeline.tasks.candidates.phrases import names_of_persons, phrases
from pipeline.text.letters import has_japanese, kanji_of

_CONTEXTS = 3
_AROUND = 20
"""Places shown of a candidate, and characters to either side."""

_OFTEN, _VERY_OFTEN = 2, 3
"""A compound of words that anybody knows, or of kanji alone, is asked about only when the reports keep using it."""

_SHORTEST_KATAKANA = 3


class Known(NamedTuple):
    """What a lexicon has for a word: its English, the entry's id, whether that is a thing, as terms mostly are."""

    english: str
    entry: str
    is_thing: bool


@dataclass(frozen=True, slots=True)
class Wordbook:
    """What everybody knows: ``sense`` looks Japanese up as a whole, ``english`` are words of everyday English, in small letters."""

    sense: Callable[[str], Known | None]
    english: Container[str]


def find_candidates(
    reports: Iterable[tuple[str, AnalyzedReport]], glossary: Glossary, words: Wordbook
) -> tuple[Candidate, ...]:
    """Return what ``reports`` (with their slugs) use and ``glossary`` lacks, by falling score, then by the text.

    Spelling variants are one candidate. English is proposed only where a draft gives it, where ``words`` know it, or
    where the word is Latin, which stays as it is.
    """
    uses: dict[str, _Uses] = {}
    persons: set[str] = set()
    for slug, analyzed in reports:
        lines = LineIndex.of(analyzed.report.source.text)
        for one in analyzed.sentences:
            text = one.sentence.text
            found = tuple(phrases(text, one.tokens))
            persons.update(names_of_persons(text, one.tokens))
            # What is forbidden is known as well: term-forbidden speaks of it.
            taken = [match.span for match in (*one.matches, *find_forbidden(glossary, text, one.tokens))]
            said = {gloss.span: gloss for gloss in glosses(text, found)}
            for phrase in found:
                if any(gloss.place.contains(phrase.span) for gloss in said.values()):
                    continue  # it is the English of another
                line = lines.place(source_offset(one.sentence.anchors, phrase.span.start)).line
                known, covered = _known(text, phrase.span, taken)
                use = _Use(slug, line, text, phrase, known, covered, said.get(phrase.span))
                uses.setdefault("".join(phrase.words), _Uses()).all.append(use)
    scores = flr({one.words: len(one.all) for one in uses.values()})
    candidates = (
        _candidate(one, scores[one.words], words)
        for one in uses.values()
        if persons.isdisjoint(one.words) and _is_asked_about(one, words)
    )
    return tuple(sorted(candidates, key=lambda one: (-one.score, one.ja)))


@dataclass(frozen=True, slots=True)
class _Use:
    """A phrase where it stands; ``known`` if the glossary has it, ``covered`` if it is made of what the glossary has."""

    slug: str
    line: int
    text: str
    phrase: Phrase
    known: bool
    covered: bool
    gloss: Gloss | None

    @property
    def found(self) -> str:
        return self.phrase.span.of(self.text)


@dataclass(frozen=True, slots=True)
class _Uses:
    """All places of a phrase."""

    all: list[_Use] = field(default_factory=list)

    @property
    def words(self) -> Words:
        """The words it was first cut into."""
        return self.all[0].phrase.words

    @property
    def usual(self) -> str:
        """The commonest spelling, of several the first in the reports."""
        return Counter(use.found for use in self.all).most_common(1)[0][0]


def _known(text: str, span: Span, taken: Sequence[Span]) -> tuple[bool, bool]:
    """Tell whether one of the spans ``taken`` by the glossary has all of ``span``, and whether they have it together."""
    covered = {offset for one in taken if one.overlaps(span) for offset in range(*one)}
    blank = {at for at in range(*span) if text[at].isspace()}
    return any(one.contains(span) for one in taken), covered | blank >= set(range(*span))


def _is_asked_about(uses: _Uses, words: Wordbook) -> bool:
    """Tell whether a team may want to agree on the phrase: it is not known, and it is no everyday Japanese."""
    if any(use.known for use in uses.all):
        return False
    phrase, text = uses.all[0].phrase, uses.usual
    if any(use.gloss for use in uses.all):
        return words.sense(text) is None
    if phrase.kind == "katakana":
        return len(text) >= _SHORTEST_KATAKANA and (phrase.is_new or words.sense(text) is None)
    if phrase.kind == "kanji":
        return phrase.is_new
    if text in known_acronyms() or text in words.english:
        return False
    known = words.sense(text) if phrase.kind == "compound" else None
    if known and not known.is_thing:
        return False
    if kanji_of(text) == text:
        return len(uses.all) >= _VERY_OFTEN
    is_everyday = uses.all[0].covered or known is not None
    return not is_everyday or len(uses.all) >= _OFTEN


def _candidate(uses: _Uses, score: float, words: Wordbook) -> Candidate:
    places = [Context(use.slug, use.line, *_around(use)) for use in uses.all]
    return Candidate(
        ja=uses.usual,
        kind=uses.all[0].phrase.kind,
        score=round(score, 2),
        count=len(uses.all),
        reports=tuple(dict.fromkeys(use.slug for use in uses.all)),
        contexts=tuple(places[:_CONTEXTS]),
        proposals=tuple(dict.fromkeys(_proposals(uses, words))),
    )


def _around(use: _Use) -> tuple[str, str, str]:
    start, end = use.phrase.span
    return use.text[max(start - _AROUND, 0) : start], use.found, use.text[end : end + _AROUND]


def _proposals(uses: _Uses, words: Wordbook) -> Iterator[Proposal]:
    """Yield the English that is known, the best founded first; each once."""
    seen = set()
    for use in uses.all:
        if use.gloss and (use.gloss.english, use.gloss.expansion) not in seen:
            seen.add((use.gloss.english, use.gloss.expansion))
            yield Proposal(use.gloss.english, use.gloss.expansion, "text", f"{use.slug}:{use.line}")
    if not has_japanese(uses.usual):
        if not seen:
            yield Proposal(uses.usual, "", "as-is", "")
    elif known := words.sense(uses.usual):
        yield Proposal(known[0], "", "lexicon", known[1])
