"""Counts what unflagged English keeps: glossary terms, numbers, Latin names. ``python -m benchmarks.quality.kept FOLDER [--show]``.

Written from the raw Japanese and the glossary files alone, with none of the readers of numbers, matchers of terms or gates of the
program, so that it can find what they all miss. ``--hide 09 16`` never prints the text of files that begin so.
"""

from __future__ import annotations

import argparse
import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pipeline.glossary import load_glossary
from pipeline.tasks.drafts import Draft
from pipeline.tasks.reading import analyze
from pipeline.translation import translate
from pipeline.translation.transfer.engine import TransferEngine

ROOT = Path(__file__).parent.parent.parent
KINDS = ("term", "number", "latin")


class Kept(NamedTuple):
    """``what`` of a kind stands ``needed`` times in the Japanese and ``found`` times, at most as often, in the English."""

    kind: str
    what: str
    needed: int
    found: int


def main(arguments: Sequence[str] | None = None) -> None:
    """Print how many of each kind are kept in the unflagged sentences of the drafts in a folder; ``--show`` what is not."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("--show", action="store_true")
    options.add_argument("--hide", nargs="*", default=[])
    given = options.parse_args(arguments)
    glossary = load_glossary(ROOT / "glossary")
    engine = TransferEngine(glossary)
    needed: Counter[str] = Counter()
    found: Counter[str] = Counter()
    unflagged = every = 0
    for file in sorted(given.folder.glob("*.txt")):
        sentences = analyze(Draft(file.stem, file, file.name), glossary, "cached").sentences
        for one, english in zip(sentences, translate(sentences, engine), strict=True):
            every += 1
            if english.needs_review:
                continue
            unflagged += 1
            for kept in kept_of(one.sentence.text, english.english):
                needed[kept.kind] += kept.needed
                found[kept.kind] += kept.found
                if given.show and kept.found < kept.needed:
                    hidden = file.name.startswith(tuple(given.hide))
                    text = "" if hidden else f" {kept.what}: {one.sentence.text} | {english.english}"
                    print(f"{file.stem[:6]} {kept.kind}{text}")
    print(f"{unflagged} of {every} sentences unflagged")
    for kind in KINDS:
        share = 100 * found[kind] / max(needed[kind], 1)
        print(f"{kind:8} {found[kind]} of {needed[kind]} ({share:.1f}%)")


def kept_of(japanese: str, english: str) -> tuple[Kept, ...]:
    """Return what the Japanese has of terms, numbers and Latin words, and how much of it the English has.

    >>> kept_of("5月に2.6.10を3台で試した。", "In June, 2.6.10 was tried on three machines.")
    (Kept(kind='number', what='5', needed=1, found=0), Kept(kind='number', what='2.6.10', needed=1, found=1), Kept(kind='number', what='3', needed=1, found=1))
    """
    text = unicodedata.normalize("NFKC", japanese)
    terms, rest = _terms(text)
    plain = unicodedata.normalize("NFKC", english).replace("’", "'")
    kept: list[Kept] = []
    for english_of_term, count in terms.items():
        hits = len(re.findall(rf"(?<![A-Za-z0-9])(?:{_one_of(english_of_term)})(?![A-Za-z0-9])", plain, re.IGNORECASE))
        kept.append(Kept("term", english_of_term, count, min(count, hits)))
    numbers = Counter(_japanese_numbers(text))
    there = Counter(_english_numbers(plain))
    kept += [Kept("number", number, count, min(count, there[number])) for number, count in numbers.items()]
    for word, count in Counter(_LATIN.findall(rest)).items():
        hits = len(re.findall(rf"(?<![A-Za-z0-9])(?:{_as_written(word)})(?![A-Za-z0-9])", plain, re.IGNORECASE))
        kept.append(Kept("latin", word, count, min(count, hits)))
    return tuple(kept)


_LATIN = re.compile(r"(?<![A-Za-z0-9.])[A-Za-z][A-Za-z0-9]*(?:[._'+#-][A-Za-z0-9]+)*")


def _as_written(word: str) -> str:
    """Return a pattern of a Latin word: hyphens may be spaces, a part may be a term with its agreed English; fork may be forks."""
    whole = _glossary().get(word) or _without_spaces().get(word)
    parts = re.split("[-+]", word)
    spelled = [
        rf"(?:{_one_of(_glossary()[part])}|{re.escape(part)})" if part in _glossary() else re.escape(part)
        for part in parts
    ]
    joined = r"\s*[-+]?\s*".join(spelled) + ("s?" if word.islower() or word.isupper() else "")
    return f"{joined}|{_one_of(whole)}" if whole else joined


def _one_of(english: str) -> str:
    return "|".join(_inflected(one) for one in english.split(" | "))


def _terms(text: str) -> tuple[Counter[str], str]:
    """Return the agreed English of each term in ``text``, and ``text`` with the terms blanked; the longest spelling wins.

    A spelling inside a longer run of its own script is not counted: it may be part of another word. So is a Latin one beside a
    capitalised Latin word, which may be part of a name.
    """
    found: Counter[str] = Counter()
    names = [match.span() for match in _TITLED.finditer(text)]

    def note(match: re.Match[str]) -> str:
        before, after = text[: match.start()][-1:], text[match.end() :][:1]
        inside = any(
            start <= match.start() and match.end() <= end and match[0] != text[start:end] for start, end in names
        )
        if inside or _same_script(before, match[0][0]) or _same_script(after, match[0][-1]):
            return match[0] if _LATIN.fullmatch(match[0]) else "□" * len(match[0])
        found[_glossary()[match[0]]] += 1
        return "□" * len(match[0])

    return found, _spellings().sub(note, text)


_TITLED = re.compile(r"(?<![A-Za-z0-9])[A-Z][A-Za-z0-9]*(?: [A-Z][A-Za-z0-9]*)+(?![A-Za-z0-9])")
"""Capitalised Latin words in a row: OSS Friday is a meeting, not open source software."""


def _same_script(one: str, other: str) -> bool:
    return bool(one) and any(re.match(script, one) and re.match(script, other) for script in _SCRIPTS)


_SCRIPTS = ("[ァ-ヺー・]", "[一-鿿々〆]", "[A-Za-z0-9._+#/-]", "[ぁ-ゖ]")


@cache
def _glossary() -> dict[str, str]:
    """Return the agreed English of every spelling in the files; of a spelling with several concepts all of them."""
    agreed: dict[str, list[str]] = {}
    for name in ("terms", "names"):
        with (ROOT / "glossary" / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                for spelling in (row["ja"], *row["variants"].split("|")):
                    plain = unicodedata.normalize("NFKC", spelling.strip())
                    if len(plain) > 1:
                        agreed.setdefault(plain, []).append(row["en"])
    return {spelling: " | ".join(dict.fromkeys(english)) for spelling, english in agreed.items()}


@cache
def _without_spaces() -> dict[str, str]:
    return {spelling.replace(" ", ""): english for spelling, english in _glossary().items() if " " in spelling}


@cache
def _spellings() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(one) for one in sorted(_glossary(), key=len, reverse=True)))


def _inflected(english: str) -> str:
    """Return a pattern of ``english`` with any regular ending on its first or last word."""
    words = english.split(" ")
    forms = [_word(word) if at in (0, len(words) - 1) else re.escape(word) for at, word in enumerate(words)]
    return r"\s+".join(forms)


def _word(word: str) -> str:
    """Return a pattern of a word with any regular ending, as one group.

    >>> [bool(re.fullmatch(_word("copy"), one)) for one in ("copy", "copies", "copying", "cop")]
    [True, True, True, False]
    """
    stem, last = re.escape(word[:-1] if re.search("[ey]$", word) else word), re.escape(word[-1])
    plain, verb = re.escape(word), _verb(word)
    said = rf"|{re.escape(verb)}(?:e|s|es|d|ed|ing)?" if verb else ""
    return rf"(?:{plain}(?:'s|e?s|e?d|ing)?|{stem}(?:ies|ied|ed|ing)|{plain}{last}(?:ed|ing){said})"


_OF_VERBS = (("tenance", "tain"), ("ization", "iz"), ("ation", "at"), ("ion", ""), ("ment", ""))
"""Endings of nouns, and what stands in their place in the verb: maintenance, visualization, migration, encryption."""


def _verb(word: str) -> str:
    """Return the verb that a noun is made of, without its last e: an agreed noun may be said by it (encrypted); empty for others.

    >>> _verb("encryption"), _verb("visualization"), _verb("debugging"), _verb("kernel")
    ('encrypt', 'visualiz', 'debug', '')
    """
    if word == "demo":
        return "demonstrat"
    if doubled := re.fullmatch("(.{3,})(.)\\2ing", word):
        return doubled[1] + doubled[2]
    return next((word.removesuffix(end) + verb for end, verb in _OF_VERBS if word.endswith(end) and len(word) > 7), "")


_KANJI = dict(zip("〇一二三四五六七八九", range(10), strict=True))
_SCALE = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "億": 10**8, "兆": 10**12}
_COUNTERS = (
    "人|名|社|台|回|年|月|日|時|分|秒|件|個|本|枚|冊|部|カ国|か国|ヶ国|箇所|か所|ヶ所|倍|週|階|種類|円|度|歳|点|%|割"
)
_JAPANESE_NUMBER = re.compile(
    rf"(?<![A-Za-z])(?P<version>\d+(?:\.\d+){{2,}})"
    rf"|(?<![A-Za-z0-9.])(?P<digits>\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?)(?P<scale>[十百千]?[万億兆]?)(?![A-Za-z0-9])"
    rf"|(?P<kanji>[二三四五六七八九十百千]+[万億兆]?)(?=(?:{_COUNTERS}))(?<![第数何幾])"
)


_MONTH_AGAIN = re.compile(r"((?P<month>\d{1,2})月\d{1,2}日\D{0,8})(?P=month)月")
"""6月13日から6月23日: English may name the month once, 13 to 23 June. 十分 is "enough" far more often than ten minutes."""


def _japanese_numbers(text: str) -> Iterator[str]:
    text = _MONTH_AGAIN.sub(r"\g<1>", text.replace("十分", ""))
    for match in _JAPANESE_NUMBER.finditer(text):
        if match["version"]:
            yield match["version"]
        elif match["digits"]:
            factor = 1
            for char in match["scale"]:
                factor *= {**_SCALE, **_LARGE}[char]
            yield _spelled(match["digits"].replace(",", ""), factor)
        elif not re.search("[数何幾]$", text[: match.start()]):
            yield str(_kanji_value(match["kanji"]))


def _kanji_value(text: str) -> int:
    """Return the value of a kanji numeral.

    >>> _kanji_value("二十三"), _kanji_value("三万"), _kanji_value("千二百")
    (23, 30000, 1200)
    """
    total = part = digit = 0
    for char in text:
        if char in _KANJI:
            digit = _KANJI[char]
        elif char in _SCALE:
            part, digit = part + (digit or 1) * _SCALE[char], 0
        else:
            total, part, digit = total + ((part + digit) or 1) * _LARGE[char], 0, 0
    return total + part + digit


def _spelled(digits: str, factor: int) -> str:
    if factor == 1:
        return digits.lstrip("0") or "0"
    whole, _, fraction = digits.partition(".")
    return str(int(whole + fraction) * factor // 10 ** len(fraction))


_MONTHS = "January February March April May June July August September October November December".split()
_WORDS = "one two three four five six seven eight nine ten eleven twelve".split()
_TIMES = {"once": "1", "twice": "2"}
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_ENGLISH_NUMBER = re.compile(
    r"(?P<version>\d+(?:\.\d+){2,})"
    r"|(?<![A-Za-z0-9.])(?P<digits>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
    r"(?:[ -](?P<scale>hundred|thousand|million|billion|trillion)\b|(?:st|nd|rd|th|s)\b)?"
    rf"|\b(?P<month>{'|'.join(_MONTHS)})\b"
    rf"|\b(?P<word>{'|'.join([*_WORDS, *_ORDINALS, 'once', 'twice'])})\b",
    re.IGNORECASE,
)
_FACTORS = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}


def _english_numbers(text: str) -> Iterator[str]:
    for match in _ENGLISH_NUMBER.finditer(text):
        if match["version"]:
            yield match["version"]
        elif match["digits"]:
            yield _spelled(match["digits"].replace(",", ""), _FACTORS.get((match["scale"] or "").lower(), 1))
        elif match["month"]:
            yield str(_MONTHS.index(match["month"].capitalize()) + 1)
        else:
            word = match["word"].lower()
            yield _TIMES.get(word) or str((_WORDS if word in _WORDS else _ORDINALS).index(word) + 1)


if __name__ == "__main__":
    main()
