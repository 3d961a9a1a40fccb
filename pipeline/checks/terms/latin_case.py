"""latin-case: one English word or phrase in two cases (RAS Tools and RAS tools, Github and GitHub)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.checks.manuscript import Manuscript
from pipeline.checks.place import make_group
from pipeline.checks.terms.latin_phrases import Phrase, latin_phrases
from pipeline.checks.terms.ordinary_words import ENGLISH, UNITS
from pipeline.model.findings import Finding

_SHORTEST = 3


def latin_case(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield the other forms of each phrase with the most frequent one; what the glossary has is for term-variant.

    A form in small letters alone is never the one to keep: names are typed so in haste.
    """
    phrases: dict[str, list[Phrase]] = {}
    for phrase in latin_phrases(manuscript):
        key = phrase.text.lower().replace(" ", "").replace("-", "")
        if len(key) >= _SHORTEST and key not in ENGLISH and key not in UNITS and phrase.passage.role != "heading":
            phrases.setdefault(key, []).append(phrase)
    for key, places in phrases.items():
        small = {phrase.text for phrase in places if phrase.text.islower()}
        places = [phrase for phrase in places if not (_is_begun(phrase) and phrase.text.lower() in small)]
        count = Counter(phrase.text for phrase in places)
        if len(count) < 2:
            continue
        order = list(count)
        usual = max(order, key=lambda text: (text != text.lower(), count[text], -order.index(text)))
        odd = [phrase for phrase in places if phrase.text != usual and not _is_agreed(phrase)]
        if odd:
            yield make_group(
                "latin-case",
                "warning",
                [(phrase.passage.one, phrase.span) for phrase in odd],
                {"found": odd[0].text, "better": usual},
                key=key,
                replacements=[usual] * len(odd),
                also=[(phrase.passage.one, phrase.span) for phrase in places if phrase.text == usual],
                confidence=0.8,
            )


def _is_begun(phrase: Phrase) -> bool:
    """Tell whether the word may owe its capital to standing first."""
    return phrase.span.start == 0 and phrase.text == phrase.text.capitalize()


def _is_agreed(phrase: Phrase) -> bool:
    return any(phrase.passage.matches_at(phrase.span))
