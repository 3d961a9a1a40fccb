"""ordinary-word: a derived spelling that in a report is another word of the dictionary."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.glossary.lint.desk import Desk, remark
from pipeline.model.lint import Remark, Sighting
from pipeline.model.terms import Concept
from pipeline.text.english_words import is_english
from pipeline.text.tokenizer import tokenize

_DERIVED = frozenset({"case", "width", "spacing", "long-vowel", "kana", "okurigana"})


def ordinary_word(desk: Desk) -> Iterator[Remark]:
    """Yield what the reports spell otherwise than agreed and the dictionary knows as another word.

    Of Latin in small letters the English dictionary is asked (go for Go). Together with ``unreachable`` this is the proof that derived
    variants collide neither with each other nor with words of the reports.
    """
    for one in desk.usage.sightings if desk.usage else ():
        concept = desk.glossary.by_id[one.id]
        if one.form in _DERIVED and _is_another_word(one, concept):
            yield remark("ordinary-word", concept, "ja", value=one.text, form=one.form, place=one.place)


def _is_another_word(one: Sighting, concept: Concept) -> bool:
    if one.text.isascii():
        return one.text.islower() and not concept.ja.islower() and is_english(one.text)
    return bool(one.lemmas) and all("".join(one.lemmas) != "".join(lemmas) for lemmas in _agreed(concept))


def _agreed(concept: Concept) -> Iterator[tuple[str, ...]]:
    for spelling in (concept.ja, *concept.variants):
        yield tuple(token.lemma for token in tokenize(spelling) if token.pos1 != "補助記号")
