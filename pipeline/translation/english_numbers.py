"""Every number and date of an English text: 4.5 million, twenty-third, 12 May 2005, 3:30 p.m., hundreds, II."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache

from pipeline.model.text import Span
from pipeline.text.numerals import plain
from pipeline.text.shipped import cells, one_of, table
from pipeline.translation.latin import ADDRESS
from pipeline.translation.quantities import Date, Mention, Several, Slash, Time, Version, keys, number_key

_ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = """zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"""

ONES = {word: value for value, word in enumerate(_ONES.split())}
TENS = {word: 10 * value for value, word in enumerate(_TENS.split(), 2)}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
ROUND_ORDINALS = {
    "twentieth": 20,
    "thirtieth": 30,
    "fortieth": 40,
    "fiftieth": 50,
    "hundredth": 100,
    "thousandth": 1_000,
}
ORDINALS = {word: value for value, word in enumerate(_ORDINALS.split())} | ROUND_ORDINALS
HIDDEN = {
    "once": "1", "single": "1", "sole": "1", "unique": "1", "twice": "2", "double": "2", "doubled": "2", "doubles": "2",
    "dual": "2", "both": "2", "pair": "2", "couple": "2", "triple": "3", "tripled": "3", "half": "0.5", "halves": "0.5",
    "halved": "0.5", "quarter": "4", "dozen": "12", "twenties": "20", "thirties": "30", "forties": "40",
    "fifties": "50", "sixties": "60", "seventies": "70", "eighties": "80", "nineties": "90",
}  # fmt: skip
"""Words that may stand for a number and oblige to nothing."""

LOOSE = frozenset({"zero", "zeroth", "one", "first", "second"})
"""Numerals that are as often something else: one of, at first, per second."""

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SEVERAL = {"dozens": 10, "tens": 10, "hundreds": 100, "thousands": 1_000, "millions": 10**6}

_NUMBER = r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
_HALF_DAY = r"\s?(?:(?P<am>a\.?m\b\.?|A\.?M\b\.?)|(?P<pm>p\.?m\b\.?|P\.?M\b\.?))"
_BEFORE = r"(?<![A-Za-z0-9])"
_AFTER = r"(?![A-Za-z0-9])"


def read_english(text: str) -> tuple[Mention, ...]:
    """Return every number of the English ``text`` from left to right.

    Digits in a Latin word (IPv6) and words such as "one", "first", "both" are mentions that are not required.

    >>> [mention.key for mention in read_english("On 12 May 2005, four million users met for the third time.")]
    ['12', 'month:5', '2005', '4000000', '3']
    """
    mentions: list[Mention] = []
    months: dict[str, int] = {}
    for mention in _mentions(text):
        if mention.key.startswith("month:"):
            since = text[months.get(mention.key, mention.span.start) : mention.span.start]
            mention = mention._replace(required=mention.required and not _FROM_TO.fullmatch(since))
            months[mention.key] = mention.span.end
        mentions.append(mention)
    return tuple(mentions)


_FROM_TO = re.compile(
    r"(?: [0-9]{1,2})?(?:,? [0-9]{4})?(?: \([A-Z][a-z]+\))? ?(?:-|–|to|until|through) ?(?:[0-9]{1,2} )?"
)
"""What stands between the two May of "12 May to 14 May 2024": the second says nothing new."""


def _mentions(text: str) -> Iterator[Mention]:
    at = 0
    for candidate in _CANDIDATE.finditer(text):
        if candidate.start() < at:
            continue
        for pattern, read in _readers():
            match = pattern.match(text, candidate.start())
            found = read(match) if match else None
            if match and found is not None:
                yield from found
                at = match.end()
                break


_CANDIDATE = re.compile(r"[-−](?=[0-9])|[0-9]|[A-Za-z]+|[$¥€]")

Reader = Callable[[re.Match[str]], "list[Mention] | None"]


def _all(found: tuple[str, ...], match: re.Match[str], required: bool = True, unit: str = "") -> list[Mention]:
    return [Mention(key, Span(match.start(), match.end()), required, unit) for key in found]


def _iso(match: re.Match[str]) -> list[Mention] | None:
    year, month, day = int(match[1]), int(match[3]), int(match[4])
    return _all(keys(Date(year, month, day)), match) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _clock(match: re.Match[str]) -> list[Mention] | None:
    hour, minute = int(match[1]), int(match[2] or 0)
    if match["am"] or match["pm"]:
        hour = hour % 12 + (12 if match["pm"] else 0)
    return _all(keys(Time(hour, minute)), match) if hour <= 30 and minute < 60 else None


def _evening(match: re.Match[str]) -> list[Mention] | None:
    hour = int(match[1]) + (12 if match[2] != "morning" and int(match[1]) < 12 else 0)
    return _all(keys(Time(hour)), match)


def _word(match: re.Match[str]) -> list[Mention] | None:
    """A Latin word: a month, a weekday, a numeral in words, a Roman numeral, or a name with digits inside."""
    word = match[0]
    if word in _calendar():
        return _all((_calendar()[word],), match, required=_is_surely_calendar(match))
    if word.lower() in HIDDEN:
        return _all((HIDDEN[word.lower()],), match, required=False)
    if len(word) > 1 and _ROMAN.fullmatch(word):
        return _all((str(_roman(word)),), match, required=False)
    return []


def _several(match: re.Match[str]) -> list[Mention] | None:
    """Hundreds; tens of thousands."""
    times = SEVERAL[match[2].lower()] if match[2] else 1
    return _all(keys(Several(SEVERAL[match[1].lower()] * times)), match)


def _some_hundred(match: re.Match[str]) -> list[Mention] | None:
    scale = 10 if match[1].lower() == "dozen" else SCALES[match[1].lower()]
    return _all(keys(Several(scale)), match)


def _is_surely_calendar(match: re.Match[str]) -> bool:
    """Short forms and the words may, march and sun are dates only beside a number."""
    word, text = match[0].rstrip("."), match.string
    if len(word) > 4 and word != "March":
        return True
    if word in ("June", "July"):
        return True
    before, after = text[max(match.start() - 8, 0) : match.start()], text[match.end() : match.end() + 3]
    return bool(_BESIDE_A_MONTH.search(before) or re.match(r"\.? [0-9]", after))


_BESIDE_A_MONTH = re.compile(
    r"(?:[0-9](?:st|nd|rd|th)?|\b(?:early|mid|late|in|of|since|until|by|from|to|this|last|next))[ -]$", re.IGNORECASE
)


@cache
def _calendar() -> dict[str, str]:
    months = {form: f"month:{i}" for i, name in enumerate(MONTHS, 1) for form in (name, name[:3])} | {"Sept": "month:9"}
    days = {form: f"weekday:{i}" for i, name in enumerate(WEEKDAYS, 1) for form in (name, f"{name}s", name[:3])}
    return months | days | {"Tues": "weekday:2", "Thurs": "weekday:4"}


def _digits(match: re.Match[str]) -> list[Mention]:
    """Digits inside a name: H5N1, IPv6, FY2004; they oblige to nothing, the name itself does."""
    start = match.start()
    return [
        Mention(part[0] if "." in part[0] else str(int(part[0])), Span(start + part.start(), start + part.end()), False)
        for part in re.finditer(r"[0-9]+(?:\.[0-9]+)*", match[0])
        if len(part[0]) < 40
    ]


def _slash(match: re.Match[str]) -> list[Mention] | None:
    return _all(keys(Slash(int(match[1]), int(match[2]))), match)


def _amount(match: re.Match[str]) -> list[Mention] | None:
    """Digits with a scale word, a sign, an ordinal ending, a unit, "and a half"."""
    if len(match["number"]) > 40:
        return []
    value = Decimal(match["number"].replace(",", ""))
    if match["scale"]:
        value = plain(value * SCALES[match["scale"].lower()])
    before = match.string[match.start() - 1] if match.start() else " "
    if match["minus"] or (match["sign"] and not (before.isalnum() or before == ")")):
        value = -value
    unit = _unit_names().get(match["unit"] or match["before"] or "", "")
    return _all((number_key(value),), match, unit=unit)


def _ordinal_digits(match: re.Match[str]) -> list[Mention] | None:
    return _all((str(int(match[1])),), match)


def _in_words(match: re.Match[str]) -> list[Mention] | None:
    words = re.findall(r"[a-z]+", match["words"].lower())
    if words[-1] in _PARTS and len(words) == 2 and words[0] in ONES:
        parts = _PARTS[words[-1]]
        return _all(keys(Slash(ONES[words[0]], parts)), match, required=parts != 2)
    value = Decimal(_value_of(words))
    if match["half"]:
        value += Decimal("0.5")
    loose = len(words) == 1 and words[0] in LOOSE
    return _all((number_key(value),), match, required=not loose, unit=_unit_names().get(match["unit"] or "", ""))


_PARTS = {"half": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5}


def _and_a_half(match: re.Match[str]) -> list[Mention] | None:
    count = match[1].lower()
    whole = 1 if count in ("a", "an", "one") else ONES.get(count) or int(count)
    unit = _unit_names().get(match[2], "")
    return _all((f"{whole}.5",), match, unit=unit)


def _value_of(words: list[str]) -> int:
    """Return the number that ``words`` spell; "and" and "a" add nothing.

    >>> _value_of("two hundred and twenty three thousand".split())
    223000
    """
    total = section = 0
    for word in words:
        if word in SCALES or word in ("hundredth", "thousandth"):
            scale = SCALES[word.removesuffix("th")]
            if scale == 100:
                section = (section or 1) * 100
            else:
                total += (section or 1) * scale
                section = 0
        else:
            section += ONES.get(word) or TENS.get(word) or ORDINALS.get(word) or 0
    return total + section


def _roman(word: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[char] for char in word]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")


@cache
def _unit_names() -> dict[str, str]:
    names: dict[str, str] = {}
    for row in table("quantities/units"):
        for form in (*cells(row, "en"), *cells(row, "before")):
            names.setdefault(form, row["unit"])
    return names


def _words_pattern() -> str:
    """Return the pattern of a numeral in words: "twenty-three", "a hundred and five", "two thirds"."""
    below_ten = [word for words in (ONES, ORDINALS) for word, value in words.items() if 0 < value < 10]
    small = rf"(?:{one_of(tuple(TENS))}[ -]{one_of(tuple(below_ten))}|{one_of((*ONES, *TENS, *ORDINALS))})"
    scale = one_of((*SCALES, "hundredth", "thousandth"))
    further = rf"[ -]{scale}|(?<=red|and|ion)\s(?:and\s)?{small}"  # behind hundred, thousand, million
    return rf"(?P<words>(?:an?\s{scale}|{small})(?:{further})*(?:[ -](?:thirds?|quarters?|fifths?))?)"


@cache
def _readers() -> tuple[tuple[re.Pattern[str], Reader], ...]:
    """Return the readers in the order in which they are tried; the first that finds something has it."""
    unit, currency = (
        one_of(tuple(form for row in table("quantities/units") for form in cells(row, column)))
        for column in ("en", "before")
    )
    spelled = one_of((*ONES, "a", "an"))
    several = one_of(tuple(SEVERAL))
    return (
        (re.compile(rf"{ADDRESS}|[0-9]{{41,}}|[A-Za-z]{{41,}}{_AFTER}"), lambda match: []),
        (re.compile(r"((?:19|20)[0-9]{2})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?![0-9./])"), _iso),
        (re.compile(r"[0-9]+(?:\.[0-9]+){2,}"), lambda match: _all(keys(Version(match[0])), match)),
        (
            re.compile(rf"([0-9]{{1,2}}):([0-5][0-9])(?::[0-5][0-9])?(?![0-9:])(?:{_HALF_DAY})?"),
            _clock,
        ),
        (re.compile(rf"([0-9]{{1,2}})()(?:{_HALF_DAY})"), _clock),
        (re.compile(r"([0-9]{1,2})(?::00)? (?:o'clock )?in the (morning|afternoon|evening)\b"), _evening),
        (re.compile(r"([0-9]{1,2})() o'clock(?P<am>)(?P<pm>)"), _clock),
        (re.compile(r"[Nn]oon\b"), lambda match: _all(keys(Time(12)), match, required=False)),
        (re.compile(r"([0-9]{1,4})/([0-9]{1,4})(?![0-9/A-Za-z])"), _slash),
        (re.compile(r"([0-9]+)(?:st|nd|rd|th)\b"), _ordinal_digits),
        (re.compile(rf"({spelled}|[0-9]+)[ -]([a-z]+) and a half\b", re.IGNORECASE), _and_a_half),
        (
            re.compile(
                rf"(?:(?P<before>{currency})\s?)?(?:(?P<sign>[-−])|(?P<minus>minus\s))?(?P<number>{_NUMBER})"
                rf"(?:[ -]?(?P<scale>{one_of(tuple(SCALES))})\b)?(?:s\b)?"
                rf"(?:[ -]?(?P<unit>{unit})(?![A-Za-z0-9]))?(?![A-Za-z0-9]|\.[0-9])"
            ),
            _amount,
        ),
        (re.compile(r"[0-9]+(?:\.[0-9]+)*[A-Za-z][A-Za-z0-9]*"), _digits),
        (re.compile(rf"{_BEFORE}[A-Za-z]+(?:[.+]?[0-9]+(?:\.[0-9]+)*[A-Za-z]*)+"), _digits),
        (re.compile(rf"({several})(?: of ({several}))?\b", re.IGNORECASE), _several),
        (re.compile(r"(?:several|some|a few) (hundred|thousand|million|dozen)\b", re.IGNORECASE), _some_hundred),
        (
            re.compile(
                rf"{_BEFORE}{_words_pattern()}{_AFTER}(?P<half> and a half\b)?(?:[ -](?P<unit>{unit})(?![A-Za-z0-9]))?",
                re.IGNORECASE,
            ),
            _in_words,
        ),
        (re.compile(r"[A-Za-z]+"), _word),
    )
