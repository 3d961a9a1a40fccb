"""Draw the fallback dictionary from JMdict: ``python -m training.dictionary jamdict.db``; see docs/lexicon.md for where to get it."""

from __future__ import annotations

import argparse
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from pipeline.text.shipped import DATA
from pipeline.text.tokenizer import tokenize
from pipeline.translation.transfer.dictionary import FILE, VERBAL, entry_of, idiom_key
from pipeline.translation.transfer.lexicon.load import collocation_key, read_shipped, word_keys

_KINDS = (
    (re.compile(r"^expressions"), "collocation"),
    (re.compile(r"^(?:Godan|Ichidan) verb|^Kuru verb"), "verb"),
    (re.compile(r"^adjective \(keiyoushi\)"), "i-adj"),
    (re.compile(r"^adjectival nouns"), "na-adj"),
    (re.compile(r"^adverb"), "adverb"),
    (re.compile(r"^(?:pre-noun adjectival|noun or verb acting prenominally)"), "adnominal"),
    (re.compile(r"^noun(?: \(common\)| or participle)"), "noun"),
)
"""What JMdict says of a sense's part of speech, and the kind of the lexicon; the first that fits any of them."""

_SELDOM = re.compile(
    r"archaism|obscure|obsolete|rare|derogat|vulgar|slang|poetical|dated|sensitive|manga|children|proverb|female|male"
)
"""Senses with these remarks stand in no trip report, or would be better asked about."""

_RUDE = re.compile(r"\b(?:fuck|shit|piss|pee|jerk off|whore|bitch|sex|rape)")
"""No colleague is mailed such a gloss, however the entry is remarked."""

_COMMON = re.compile(r"(?:news|ichi|spec|gai)[12]|nf\d\d")
_ASIDE = re.compile(r"\s*\([^()]*\)\s*")
_PLAIN = re.compile(r"[A-Za-z][A-Za-z' .-]*")
_JAPANESE = re.compile(r"[一-鿿々][ぁ-ゖァ-ヺ一-鿿々ー]*|[ぁ-ゖァ-ヺー]{2,}")
_MOST_TOKENS = 2
"""A verb or a common word may be of so many tokens; what else is longer the lexicon puts together from its parts."""

_LONGEST = 5
"""In words: a longer gloss explains rather than translates."""


class Word(NamedTuple):
    """One sense of JMdict: the spelling it is found by, its kind, its English, the frame of a verb, and its rank (smaller is better)."""

    ja: str
    kind: str
    english: str
    more: str
    rank: tuple[int, ...]


def main(arguments: Sequence[str] | None = None) -> None:
    """Write ``pipeline/data/jmdict/words.tsv``, sorted by key, so that it is looked into without being read."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("database", type=Path, help="jamdict.db of the package jamdict-data")
    options.add_argument("--out", type=Path, default=DATA / FILE)
    given = options.parse_args(arguments)
    connection = sqlite3.connect(f"file:{given.database}?mode=ro", uri=True)
    lines = dictionary(words_of(connection))
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_bytes("".join(f"{line}\n" for line in lines).encode())
    print(f"{len(lines):,} words, {given.out.stat().st_size:,} bytes")


def words_of(connection: sqlite3.Connection) -> Iterator[Word]:
    """Yield the usable senses of every entry under each spelling that finds it."""
    kanji = _forms(connection, "SELECT idseq, ID, text FROM Kanji ORDER BY ID")
    kana = _forms(connection, "SELECT idseq, ID, text FROM Kana ORDER BY ID")
    senses = _forms(connection, "SELECT idseq, ID, '' FROM Sense ORDER BY ID")
    priorities = (
        _texts(connection, "SELECT kid, text FROM KJP"),
        _texts(connection, "SELECT kid, text FROM KNP"),
    )
    parts_of_speech, misc = (
        _texts(connection, "SELECT sid, text FROM pos"),
        _texts(connection, "SELECT sid, text FROM misc"),
    )
    glosses = _texts(connection, "SELECT sid, text FROM SenseGloss WHERE lang = 'eng'")
    for idseq in sorted(senses):
        kinds: list[str] = []
        for number, (sense, _) in enumerate(senses[idseq]):
            kinds = parts_of_speech.get(sense, kinds)
            remarks = " ".join(misc.get(sense, ()))
            kind = next((kind for pattern, kind in _KINDS if any(map(pattern.search, kinds))), "")
            english = _english(glosses.get(sense, ()), kind)
            if not kind or not english or _SELDOM.search(remarks):
                continue
            frame = "ga>subj wo>obj" if kind == "verb" and "transitive verb" in kinds else "ga>subj"
            spellings = [(one, priorities[0]) for one in kanji.get(idseq, ())]
            if not spellings or "kana alone" in remarks:
                spellings += [(one, priorities[1]) for one in kana.get(idseq, ())]
            for place, ((form, text), tags) in enumerate(spellings):
                common = any(_COMMON.fullmatch(tag) for tag in tags.get(form, ()))
                yield Word(text, kind, english, frame if kind in VERBAL else "", (number, not common, place, idseq))


def _forms(connection: sqlite3.Connection, query: str) -> dict[int, list[tuple[int, str]]]:
    """Return (id, text) of the rows by the entry they belong to, which is the first column."""
    found: dict[int, list[tuple[int, str]]] = {}
    for entry, number, text in connection.execute(query):
        found.setdefault(entry, []).append((number, text))
    return found


def _texts(connection: sqlite3.Connection, query: str) -> dict[int, list[str]]:
    """Return the texts of the rows by what they belong to, which is the first column."""
    found: dict[int, list[str]] = {}
    for owner, text in connection.execute(query):
        found.setdefault(owner, []).append(text)
    return found


def _english(glosses: Iterable[str], kind: str) -> str:
    """Return the first gloss that is short and plain, as a word of the lexicon is written: no "to" before a verb.

    >>> _english(["to whisper (into someone's ear)"], "verb"), _english(["raising one's hand"], "noun")
    ('whisper', "raising one's hand")
    """
    for gloss in glosses:
        text = _ASIDE.sub(" ", gloss).strip()
        if text.startswith("to ") != (kind in VERBAL):
            continue
        text = text.removeprefix("to ")
        if _PLAIN.fullmatch(text) and not _RUDE.search(text) and len(text.split()) <= _LONGEST and "etc." not in text:
            return text
    return ""


def dictionary(words: Iterable[Word]) -> list[str]:
    """Return the lines of the file: for each key and kind the best word, in the order of the bytes."""
    grammar = {row.cells["en"]: row.cells["grammar"] for row in read_shipped("nouns")}
    best: dict[tuple[str, str], Word] = {}
    for word in words:
        if not _JAPANESE.fullmatch(word.ja):
            continue
        is_common = word.rank[1] == 0
        if not is_common and any(token.is_unknown for token in tokenize(word.ja)):
            continue
        key = _idiom(word.ja) if word.kind == "collocation" else _key(word, _MOST_TOKENS if is_common else 1)
        place = (key, word.kind)
        if key and (place not in best or word.rank < best[place].rank):
            best[place] = word
    rows = (
        "\t".join((key, word.kind, word.ja, word.english, word.more or _grammar(word, grammar)))
        for (key, _), word in best.items()
    )
    return sorted(rows, key=str.encode)


def _key(word: Word, most: int) -> str:
    """Return the lemmas of a word; empty when they are more than ``most`` (a verb may have two)."""
    keys = word_keys(entry_of(word.ja, word.kind, word.english, word.more))
    key = min(keys, key=lambda key: (-len(key), key))
    return " ".join(key) if len(key) <= max(most, 1 + (word.kind == "verb")) else ""


def _idiom(ja: str) -> str:
    """Return the key of noun, particle and verb; empty for what is not so built, or whose noun names nothing (事, 何).

    >>> _idiom("念を押す"), _idiom("ことがある"), _idiom("例によって")
    ('念 を 押す', '', '')
    """
    parts = collocation_key(ja)
    if not parts:
        return ""
    noun, particle, verb = parts
    first = tokenize(ja)[0]
    if first.pos2 != "普通名詞" or first.lemma in _FORMAL or len(noun) > _MOST_TOKENS or len(verb) != 1:
        return ""
    if particle == "を" and verb == ("為る",):
        return ""
    return idiom_key(noun, particle, verb) if tokenize(ja)[-1].pos1 in ("動詞", "形容詞") else ""


_FORMAL = frozenset("事 物 所 方 他 中 時 訳 筈 為 内 上 気 手 様 通り 言 者 度 目".split())
"""Nouns of grammar, and those so common that what stands beside them is read more surely by itself."""


def _grammar(word: Word, known: Mapping[str, str]) -> str:
    """Return whether a noun is counted: as the lexicon says of it or of its last word, otherwise by its ending."""
    if word.kind != "noun":
        return ""
    last = word.english.split()[-1]
    found = {"count", "mass"} & {*known.get(word.english, "").split(), *known.get(last, "").split()}
    return min(found, default="mass" if last.endswith(_UNCOUNTED) else "count")


_UNCOUNTED = (
    "ing",
    "tion",
    "sion",
    "ity",
    "ness",
    "ment",
    "ence",
    "ance",
    "ism",
    "ship",
    "hood",
    "cy",
    "age",
    "ware",
    "work",
)
"""Endings of nouns that mostly name what is not counted."""


if __name__ == "__main__":
    main()
