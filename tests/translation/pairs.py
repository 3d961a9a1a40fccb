"""Reads the hand-written pairs, and spoils them in the ways that the gates have to notice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.english import Translation
from pipeline.model.report import Sentence
from pipeline.model.terms import Concept, Name, Term, TermMatch
from pipeline.model.text import Span
from pipeline.text.tokenizer import tokenize

PAIRS = Path(__file__).parent / "cases" / "pairs.tsv"


class Pair(NamedTuple):
    """A sentence and a correct English of it."""

    analyzed: AnalyzedSentence
    english: str


def read_pairs() -> tuple[Pair, ...]:
    """Return the pairs of ``cases/pairs.tsv``."""
    lines = [line for line in PAIRS.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")][1:]
    rows = [[*line.split("\t"), ""][:3] for line in lines]
    return tuple(Pair(analyzed(ja, *concepts(terms)), en) for ja, en, terms in rows)


def concepts(terms: str) -> tuple[Concept, ...]:
    """Return the concepts of a cell: ``メモリ=memory | 京都=Kyoto (name)``."""
    made: list[Concept] = []
    for one in filter(None, terms.split(" | ")):
        ja, en = one.split("=")
        if en.endswith(" (name)"):
            made.append(Name(f"n-{ja}", ja, en.removesuffix(" (name)"), "person"))
        else:
            made.append(Term(f"t-{ja}", ja, en))
    return tuple(made)


def analyzed(text: str, *known: Concept) -> AnalyzedSentence:
    """Return ``text`` with its tokens and every place of the ``known`` concepts, longer ones first."""
    matches: list[TermMatch] = []
    for concept in sorted(known, key=lambda one: -len(one.ja)):
        for found in re.finditer(re.escape(concept.ja), text):
            span = Span(found.start(), found.end())
            if not any(span.overlaps(match.span) for match in matches):
                matches.append(TermMatch(concept, span, "exact"))
    sentence = Sentence("s", text, Span(0, len(text)), ())
    return AnalyzedSentence(sentence, tokenize(text), tuple(sorted(matches, key=lambda match: match.span)))


def translation(english: str) -> Translation:
    """Return ``english`` as an engine would give it that has no doubt."""
    return Translation("s", english, 0.9, ())


def change_a_digit(pair: Pair) -> Iterator[str]:
    """Each digit of the English becomes the next one."""
    for found in re.finditer(r"[0-9]", pair.english):
        digit = str((int(found[0]) + 1) % 10)
        yield pair.english[: found.start()] + digit + pair.english[found.end() :]


def drop_a_date(pair: Pair) -> Iterator[str]:
    """A date, a month or a year is lost."""
    months = "January|February|March|April|May|June|July|August|September|October|November|December"
    for found in re.finditer(
        rf" (?:on|in|by|from|to) (?:[0-9]+ )?(?:(?:{months})(?: [0-9]{{4}})?|[0-9]{{4}})", pair.english
    ):
        yield pair.english[: found.start()] + pair.english[found.end() :]


def drop_a_name(pair: Pair) -> Iterator[str]:
    """A Latin name of the Japanese is lost."""
    for word in sorted(set(re.findall(r"[A-Za-z][A-Za-z0-9]+", pair.analyzed.sentence.text))):
        for found in re.finditer(rf"(?<![A-Za-z0-9]){word}(?![A-Za-z0-9])", pair.english):
            yield pair.english[: found.start()] + "it" + pair.english[found.end() :]


def change_a_name(pair: Pair) -> Iterator[str]:
    """A Latin name becomes another one."""
    for word in sorted(set(re.findall(r"[A-Z][A-Za-z]+[A-Z0-9][A-Za-z0-9]*", pair.analyzed.sentence.text))):
        yield re.sub(rf"(?<![A-Za-z0-9]){word}(?![A-Za-z0-9])", word[::-1].upper(), pair.english, count=1)


def drop_a_term(pair: Pair) -> Iterator[str]:
    """The agreed English of a term or a name gives way to something else."""
    for match in pair.analyzed.matches:
        spoiled = re.sub(re.escape(match.concept.en), "thing", pair.english, count=1, flags=re.IGNORECASE)
        if spoiled != pair.english:
            yield spoiled


def drop_a_negation(pair: Pair) -> Iterator[str]:
    """Not, no, cannot or without turns into its opposite."""
    opposites = {" not": "", "cannot": "can", "No": "Some", "no": "some", "without": "with", "never": "always"}
    for word, opposite in opposites.items():
        spoiled = re.sub(rf"(?<![A-Za-z]){word}\b(?! only)", opposite, pair.english, count=1)
        if spoiled != pair.english:
            yield spoiled


def add_a_negation(pair: Pair) -> Iterator[str]:
    """A verb is negated that was not."""
    for found in re.finditer(r"\b(?:is|was|are|were|can|will|has|should|may|must)\b(?! not)", pair.english):
        yield f"{pair.english[: found.end()]} not{pair.english[found.end() :]}"


def drop_modality(pair: Pair) -> Iterator[str]:
    """A word of doubt, duty or wish is lost."""
    plain = {
        "may be": "is", "must be": "is", "should be": "is", "seems to have been": "was", "will probably": "does",
        "reportedly ": "", "About ": "", "More than ": "", "is less than ": "is ", "is planned to be": "is",
        "If it fails": "It fails and", "wanted to start": "started", "looks as if it can be": "is",
        "They think that this": "This",
    }  # fmt: skip
    for words, bare in plain.items():
        if words in pair.english:
            yield pair.english.replace(words, bare, 1)


def leave_japanese(pair: Pair) -> Iterator[str]:
    """A Japanese word stands in the English."""
    for token in pair.analyzed.tokens[:2]:
        if re.search(r"[ぁ-んァ-ヶ一-龥]", token.surface):
            yield f"{token.surface} {pair.english}"


def repeat_a_phrase(pair: Pair) -> Iterator[str]:
    """A word is said twice."""
    words = pair.english.split()
    longest = max(words[:-1], key=len)
    yield pair.english.replace(longest, f"{longest} {longest}", 1)


SPOILERS: dict[str, Callable[[Pair], Iterator[str]]] = {
    "digit changed": change_a_digit,
    "date dropped": drop_a_date,
    "name dropped": drop_a_name,
    "name changed": change_a_name,
    "term dropped": drop_a_term,
    "negation dropped": drop_a_negation,
    "negation added": add_a_negation,
    "modality dropped": drop_modality,
    "Japanese left": leave_japanese,
    "word repeated": repeat_a_phrase,
}
