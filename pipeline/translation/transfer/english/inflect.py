"""Come here when an English word has the wrong ending."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal

from pipeline.text.shipped import table

VerbForm = Literal["base", "present", "present-3", "past", "participle", "ing"]

_VOWELS = "aeiou"
_BE: Mapping[VerbForm, str] = {
    "base": "be",
    "present": "are",
    "present-3": "is",
    "past": "was",
    "participle": "been",
    "ing": "being",
}


def verb_form(verb: str, form: VerbForm) -> str:
    """Return ``verb`` inflected; of several words the first is the verb and the rest its particles or a second verb behind "and".

    Regular spelling rules (-e, -y, -ie, doubling of listed verbs), irregular verbs from ``data/english``. ``be`` has the forms of
    the third person; plural ``were`` is the linearizer's business.

    >>> verb_form("carry out", "past"), verb_form("hotplug", "ing"), verb_form("give", "participle")
    ('carried out', 'hotplugging', 'given')
    >>> verb_form("embed", "participle"), verb_form("misunderstand", "past"), verb_form("panic", "ing")
    ('embedded', 'misunderstood', 'panicking')
    >>> verb_form("send and receive", "past"), verb_form("go back and forth", "past")
    ('sent and received', 'went back and forth')
    """
    head, space, rest = verb.partition(" ")
    joined, blank, second = rest.partition(" ")
    if joined in ("and", "or") and blank:
        rest = f"{joined} {verb_form(second, form)}"
    prefix, hyphen, last = head.rpartition("-")
    known = head if head in _irregular_verbs() or not hyphen else last
    inflected = _one_verb(known, form)
    return (inflected if known == head else prefix + hyphen + inflected) + space + rest


def _one_verb(verb: str, form: VerbForm) -> str:
    if verb == "be":
        return _BE[form]
    if form in ("base", "present"):
        return verb
    if form == "present-3":
        return {"have": "has", "do": "does", "go": "goes"}.get(verb) or _with_s(verb)
    if form == "ing":
        if verb.endswith("ie"):
            return verb[:-2] + "ying"
        if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
            return verb[:-1] + "ing"
        return _doubled(verb) + ("king" if verb.endswith("ic") else "ing")
    irregular = _irregular_verbs().get(verb)
    if irregular:
        return irregular[0] if form == "past" else irregular[1]
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ied"
    return _doubled(verb) + "ed"


def plural(noun: str) -> str:
    """Return the plural of ``noun``; of several words the last is the noun, except before a preposition.

    >>> plural("test case"), plural("policy"), plural("point of view"), plural("analysis"), plural("OS")
    ('test cases', 'policies', 'points of view', 'analyses', 'OSes')
    """
    for preposition in (" of ", " for ", " in ", " to ", " on "):
        head, found, rest = noun.partition(preposition)
        if found:
            return plural(head) + preposition + rest
    before, space, last = noun.rpartition(" ")
    return before + space + _one_plural(last)


def _one_plural(noun: str) -> str:
    prefix, hyphen, last = noun.rpartition("-")
    irregular = _irregular_nouns().get(last.lower())
    if irregular:
        return prefix + hyphen + (irregular if last.islower() else irregular.capitalize())
    if noun.isupper() and len(noun) > 1 and not noun.endswith("S"):
        return noun + "s"
    return _with_s(noun)


def _with_s(word: str) -> str:
    low = word.lower()
    if low.endswith(("s", "x", "z", "ch", "sh")) and low not in ("stomach", "monarch", "epoch", "patriarch"):
        return word + "es"
    if low.endswith("y") and low[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    if low.endswith("o") and low[-2:-1] not in _VOWELS and low in _O_TAKES_ES:
        return word + "es"
    return word + "s"


_O_TAKES_ES = frozenset({"echo", "hero", "potato", "tomato", "veto", "torpedo", "go", "undergo", "do"})


def _doubled(verb: str) -> str:
    return verb + verb[-1] if verb in _doubling_verbs() else verb


def indefinite_article(word: str) -> str:
    """Return ``a`` or ``an`` as the sound of ``word`` asks: listed words first, letters of an acronym one by one.

    >>> [indefinite_article(word) for word in ("NFS", "NUMA", "user", "hour", "8-core", "option", "CPU", "11th")]
    ['an', 'a', 'a', 'an', 'an', 'an', 'a', 'an']
    """
    first = word.split(" ")[0].strip("\"'“‘(")
    listed = _articles().get(first) or _articles().get(first.lower()) or _articles().get(first.split("-")[0])
    if listed:
        return listed
    if first[:1].isdigit():
        return "an" if first[0] == "8" or (first.startswith(("11", "18")) and not first[2:3].isdigit()) else "a"
    stem = first.split("-")[0]
    if (len(stem) > 1 and stem[:2].isupper()) or (len(stem) == 1 and stem.isupper()):
        return "an" if first[0] in "AEFHILMNORSX" else "a"
    return "an" if first[:1].lower() in _VOWELS else "a"


@cache
def _irregular_verbs() -> Mapping[str, tuple[str, str]]:
    return {row["base"]: (row["past"], row["participle"]) for row in table("english/irregular_verbs")}


@cache
def _irregular_nouns() -> Mapping[str, str]:
    return {row["base"]: row["plural"] for row in table("english/irregular_nouns")}


@cache
def _doubling_verbs() -> frozenset[str]:
    return frozenset(row["base"] for row in table("english/doubling"))


@cache
def _articles() -> Mapping[str, str]:
    return {row["word"]: row["article"] for row in table("english/articles")}
