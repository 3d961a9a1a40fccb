"""Where an English text has the agreed English of the terms and names that the glossary found in the Japanese."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.terms import Concept, Name, Term
from pipeline.text.latin_names import is_part_of_a_name
from pipeline.translation.demonyms import demonym

BLANK = "§"
"""Stands in the rest for every character of an agreed English: neither a letter nor a digit nor a space."""


class Agreed(NamedTuple):
    """``concept`` stands ``needed`` times in the Japanese and ``found`` times, as agreed, in the English."""

    concept: Concept
    needed: int
    found: int


def find_agreed(analyzed: AnalyzedSentence, english: str) -> tuple[tuple[Agreed, ...], str]:
    """Return how often each concept is found in ``english``, and ``english`` with those places blanked.

    Longer English is looked for first, so that the "memory" of "memory hotplug" is not taken for a "memory" of its own;
    and no more places are taken than the Japanese has. In a Latin name (Example Cloud Summit) a term is as agreed
    where it is as the writer has it, and nowhere else.
    """
    text = analyzed.sentence.text
    in_names: dict[str, list[str]] = {}
    for place in analyzed.matches:
        if is_part_of_a_name(text, place.span):
            in_names.setdefault(place.concept.id, []).append(place.span.of(text))
    needed = Counter(match.concept.id for match in analyzed.matches)
    concepts = {match.concept.id: match.concept for match in analyzed.matches}
    agreed: dict[str, Agreed] = {}
    rest = english
    for id_ in sorted(concepts, key=lambda one: (-len(concepts[one].en), one)):
        endings = _endings(concepts[id_])
        pattern = _pattern(concepts[id_].en, endings)
        found = 0
        for written in in_names.get(id_, ()):
            found += written in rest
            rest = rest.replace(written, BLANK * len(written), 1)
        limit = found + needed[id_] - len(in_names.get(id_, ()))
        for match in pattern.finditer(rest) if pattern else ():
            if found < limit and (match[0] in endings or _is_in_case(concepts[id_].en, match, rest)):
                rest = rest[: match.start()] + BLANK * len(match[0]) + rest[match.end() :]
                found += 1
        agreed[id_] = Agreed(concepts[id_], needed[id_], found)
    return tuple(agreed[id_] for id_ in concepts), rest


@lru_cache(maxsize=4096)
def _pattern(agreed: str, endings: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return the pattern of ``agreed`` or an inflected form as a word of its own, the first letter in either case."""
    if not agreed:
        return None
    forms = sorted({agreed, *endings}, key=lambda form: (-len(form), form))
    either = "|".join(_first(form) + r"\s+".join(map(re.escape, form[1:].split(" "))) for form in forms)
    return re.compile(rf"(?<![A-Za-z0-9])(?:{either})(?![A-Za-z0-9])")


def _first(form: str) -> str:
    return re.escape(form[0]) if form[0] == form[0].upper() else f"[{form[0]}{form[0].upper()}]"


_BEGINNING = re.compile(r"(?:^|\n|[.!?:;•(\[“\"'-]\s?)$")
"""What stands before a word that may have a capital: a sentence, a quotation or a list item begins."""


def _is_in_case(agreed: str, match: re.Match[str], text: str) -> bool:
    """Whether the first letter has the agreed case, or a capital where something begins."""
    before = text[: match.start()]
    return match[0][0] == agreed[0] or bool(_BEGINNING.search(before[-2:]) or _NUMBERED.fullmatch(before))


_NUMBERED = re.compile(r"(?:[0-9][0-9.-]*|\([^()]*\))\s")
"""What stands before the first word of a line: the number of a section, a remark in brackets."""


def _endings(concept: Concept) -> tuple[str, ...]:
    """Return the inflected forms that count as the agreed one: plurals of nouns, regular forms of verbs."""
    if isinstance(concept, Name):
        if concept.kind != "place":
            return ()
        called = tuple(concept.en + ending for ending in ("ese", "n", "an", "s"))  # 日本人: Japanese
        return (*called, adjective) if (adjective := demonym(concept.en)) else called
    return _verb_forms(concept.en) if concept.pos == "verb" else _plurals(concept)


def _plurals(term: Term) -> tuple[str, ...]:
    named = tuple(value.removeprefix("plural=") for value in term.grammar if value.startswith("plural="))
    if named or term.pos not in ("noun", "phrase"):
        return named
    return (_with_s(term.en),)


def _with_s(word: str) -> str:
    """Return ``word`` with the regular -s.

    >>> _with_s("memory"), _with_s("box"), _with_s("CPU")
    ('memories', 'boxes', 'CPUs')
    """
    if re.search(r"[^aeiouAEIOU]y$", word):
        return word[:-1] + "ies"
    return word + ("es" if re.search(r"(?:s|x|z|ch|sh)$", word) else "s")


def _verb_forms(verb: str) -> tuple[str, ...]:
    """Return the regular forms; of a verb of several words the first is inflected.

    >>> _verb_forms("set up")[0], _verb_forms("migrate")
    ('sets up', ('migrates', 'migrated', 'migrating'))
    """
    head, _, tail = verb.partition(" ")
    rest = f" {tail}" if tail else ""
    stem = head[:-1] if head.endswith("e") else head
    past = head[:-1] + "ied" if re.search(r"[^aeiou]y$", head) else stem + "ed"
    doubled = re.fullmatch(r"[^aeiou]*[aeiou][bdgklmnprt]", head)
    if doubled:
        past, stem = head + head[-1] + "ed", head + head[-1]
    return tuple(form + rest for form in (_with_s(head), past, stem + "ing"))
