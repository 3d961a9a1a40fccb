"""Come here for the facts of a report (who, when, where): ``report.toml``, YAML front matter and what their keys mean."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.errors import InputError
from pipeline.model.report import Meta, Report
from pipeline.readers.dates import parse_period
from pipeline.readers.raw import read_file
from pipeline.text.shipped import shipped_toml

Value = str | int | float | bool | date | time | None
LARGEST_METADATA = 64 * 1024
"""In bytes: the facts of a report are a page at most."""

_LONGEST_NUMBER = 4_096
"""In bits. A longer one is a slip of the keyboard, and Python does not write out numbers of any length."""

_SURROGATE = re.compile("[\ud800-\udfff]")

_LISTS = ("travellers", "to", "cc")
_LIST_SEPARATOR = re.compile(r"[、，,;；／\n](?![^（(]*[）)])")


def meta_from_pairs(
    pairs: Iterable[tuple[str, object]], path: str = "", lines: Mapping[str, int] | None = None
) -> Meta:
    """Return what ``pairs`` of key and value say, in any mixture of English and Japanese keys.

    A value is a string, number or date, or a list of those; a truth value only where the key names a classification
    (社外秘: true) or no fact at all. What cannot be understood stays in ``other`` as it was written, and so does a second value
    for the same fact. ``path`` and ``lines`` (by key) are for messages.

    Raises InputError for a value of another kind, half a character, an impossible date, and an end before the start.

    >>> meta_from_pairs([("出張者", "山田 太郎、佐藤 花子"), ("期間", "2024年5月12日〜14日"), ("天気", "晴れ")])
    ... # doctest: +NORMALIZE_WHITESPACE
    Meta(kind='', title='', title_en='', event='', place='', start='2024-05-12', end='2024-05-14',
         travellers=('山田 太郎', '佐藤 花子'), to=(), cc=(), classification='', lang='', other=(('天気', '晴れ'),))
    """
    known: dict[str, Any] = {}
    other: list[tuple[str, str]] = []
    for key, value in pairs:
        line = (lines or {}).get(key, 1)
        texts = _texts(key, value, path, line)
        if half := _SURROGATE.search("".join((key, *texts))):
            raise InputError("metadata-surrogate", path=path, line=line, character=f"U+{ord(half[0]):04X}")
        try:
            understood = _take(known, key, texts)
            if known.get("start") and known.get("end") and _is_before(known["end"], known["start"]):
                raise InputError("period-reversed", start=known["start"], end=known["end"])
        except InputError as error:
            raise InputError(error.code, path=path, line=line, **error.fields) from None
        if not understood:
            other.append((key, "、".join(texts)))
    visited = known.pop("visited", "")
    if visited and known.setdefault("place", visited) != visited:
        other.append(("訪問先", visited))
    return Meta(**known, other=tuple(other))


def _texts(key: str, value: object, path: str, line: int) -> tuple[str, ...]:
    """Return the value, or each value of a list, as it would be typed."""
    values = value if isinstance(value, list | tuple) else (value,)
    texts = []
    for one in values:
        if one is None or one == "":
            continue
        if isinstance(one, bool) and (_fact_of(key) is None or _names_classification(key)):
            texts.append(str(one).lower())
        elif isinstance(one, str | float) or (type(one) is int and one.bit_length() <= _LONGEST_NUMBER):
            texts.append(str(one).strip())
        elif isinstance(one, date | time):
            texts.append(one.isoformat(" ") if isinstance(one, datetime) else one.isoformat())
        else:
            raise InputError("metadata-type", path=path, line=line, key=key, type=_TYPES.get(type(one), "?"))
    return tuple(texts)


_TYPES: Mapping[type, str] = {
    dict: "table",
    list: "list of lists",
    bytes: "binary",
    bool: "true/false",
    int: "number of a thousand digits",
}


def _take(known: dict[str, Any], key: str, texts: tuple[str, ...]) -> bool:
    """Enter what ``key`` says into ``known``; False if it is not understood, or not all of it."""
    fact, text = _fact_of(key), "、".join(texts)
    if not texts:
        return fact is not None
    if fact in _LISTS:
        known[fact] = (*known.get(fact, ()), *(name.strip() for one in texts for name in _LIST_SEPARATOR.split(one)))
        return True
    if _names_classification(key):
        if _folded(text) in map(_folded, _table()["classifications"]["no"]):
            return True
        if _folded(text) not in map(_folded, _table()["classifications"]["yes"]):
            return False
        text = key.strip()
    if fact == "kind":
        text = _kind_of(text)
    if fact in ("start", "end", "period"):
        return _take_dates(known, fact, text)
    if fact is None or not text or known.get(fact, text) != text:
        return False
    known[fact] = text
    return True


def _take_dates(known: dict[str, Any], fact: str, text: str) -> bool:
    period = parse_period(text, _table()["eras"])
    if period is None or (fact != "period" and period.start != period.end):
        return False
    dates = {"start": period.start, "end": period.end} if fact == "period" else {fact: period.start}
    if any(known.get(name, day) != day for name, day in dates.items()):
        return False
    known.update(dates)
    return not period.rest


def _is_before(end: str, start: str) -> bool:
    return end[: len(start)] < start[: len(end)]


def knows_key(key: str) -> bool:
    """Tell whether ``key`` names a fact of a report, in Japanese or English.

    >>> knows_key("訪問先"), knows_key("ＣＣ"), knows_key("天気")
    (True, True, False)
    """
    return _fact_of(key) is not None


def _names_classification(key: str) -> bool:
    """Tell whether ``key`` is a classification itself, as in 社外秘: true."""
    return _folded(key) in _classification_keys()


def _fact_of(key: str) -> str | None:
    return _facts().get(_folded(key))


def _folded(text: str) -> str:
    return re.sub(r"[\s_・-]", "", unicodedata.normalize("NFKC", text)).casefold()


def _kind_of(text: str) -> str:
    for kind, names in _table()["kinds"].items():
        if _folded(text) in map(_folded, names):
            return str(kind)
    return ""


@cache
def _facts() -> Mapping[str, str]:
    facts = {_folded(key): fact for fact, keys in _table()["keys"].items() for key in keys}
    return facts | dict.fromkeys(_classification_keys(), "classification")


@cache
def _classification_keys() -> frozenset[str]:
    return frozenset(map(_folded, _table()["classifications"]["keys"]))


def _table() -> Mapping[str, Any]:
    return shipped_toml("readers/metadata.toml")


def lay_over(report: Report, upper: Meta) -> Report:
    """Return ``report`` with what ``upper`` says put over its own metadata; a period is taken as a whole."""
    lower = report.meta
    if upper.start or upper.end:
        lower = replace(lower, start="", end="")
    said = {field.name: getattr(upper, field.name) for field in fields(Meta) if getattr(upper, field.name)}
    keys = {key for key, _ in upper.other}
    said["other"] = (*((key, value) for key, value in lower.other if key not in keys), *upper.other)
    return replace(report, meta=replace(lower, **said))


def read_report_toml(path: Path, name: str | None = None) -> Meta:
    """Return what the ``report.toml`` at ``path`` says; ``name`` is what messages call it.

    Raises InputError for what is no file, and, with the line, for broken TOML, values of another kind and contradictory
    dates.
    """
    name = name or path.as_posix()
    data = read_file(path, name, LARGEST_METADATA + 1)
    if len(data) > LARGEST_METADATA:
        raise InputError("metadata-too-big", path=name, line=1, limit=f"{LARGEST_METADATA // 1024} KiB")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as broken:
        line = data[: broken.start].count(b"\n") + 1
        raise InputError("metadata-encoding", path=name, line=line) from None
    try:
        values = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a plain ValueError: a number of thousands of digits
        raise _broken_toml(str(error), text, name) from None
    return meta_from_pairs(values.items(), name, _lines_of(text))


def _broken_toml(words: str, text: str, name: str) -> InputError:
    """Return the error for ``text`` of which ``tomllib`` says ``words``, as ``Expected '=' (at line 1, column 7)``."""
    lines = text.splitlines()
    place = re.search(r"at line (\d+), column (\d+)", words)
    line = int(place[1]) if place else _line_of_longest_number(lines) or len(lines)
    day = re.match(r"[\d-]+", lines[line - 1][int(place[2]) - 1 :]) if place and line <= len(lines) else None
    if day and words.startswith("Invalid date"):
        return InputError("date-impossible", path=name, line=line, date=day[0])
    return InputError("metadata-toml", path=name, line=line, reason=re.sub(r" \(at .*\)$|;.*", "", words))


def _line_of_longest_number(lines: Sequence[str]) -> int:
    long = (number for number, line in enumerate(lines, 1) if re.search(r"\d[\d_]{4000}", line))
    return next(long, 0)


def _lines_of(text: str) -> Mapping[str, int]:
    """Return the line of each top-level key of a TOML text."""
    lines: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if match := re.match(r"""\s*\[*\s*("[^"]*"|'[^']*'|[\w-]+)\s*(?:[=.\]])""", line):
            lines.setdefault(match[1].strip("\"'"), number)
    return lines
