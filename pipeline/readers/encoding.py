"""Come here when a draft's characters come out wrong: which encoding its bytes are in, and how sure that is."""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import NamedTuple

from pipeline.errors import InputError
from pipeline.model.report import Note
from pipeline.model.text import place_of
from pipeline.readers.raw import RawFile


class Decoded(NamedTuple):
    """The text without BOM, the name of its encoding, and a note if that had to be guessed."""

    text: str
    encoding: str
    notes: tuple[Note, ...] = ()


_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_ISO_2022_JP = re.compile(rb"\x1b(?:\$[@B]|\([BJ])")
_JAPANESE_ENCODINGS = ("cp932", "euc_jp")
_BINARY = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_SAMPLE = 64 * 1024
_SHORTEST_SAMPLE = 16
"""In bytes: what it takes, and what is enough, to tell UTF-16 without a mark from a binary file with zero bytes."""

_KANA_OR_LATIN = "[\t\n\r -~\u2460-\u24ff\u25a0-\u25ff\u3000-\u33ff\uff01-\uff9f]"

_USUAL = "[ぁ-ゖァ-ヺー、。「」]"
"""What every Japanese text is full of; an encoding read as another one gives rare kanji and half-width katakana."""

_KANA = "[\u3000-\u30ff]"
_KANJI = "[一-龯]"
_ODD = "[ｦ-ﾟ\ue000-\uf8ff\ufffd]"


def decode(raw: RawFile) -> Decoded:
    """Return the text of ``raw``.

    UTF-8 and UTF-16 with a byte order mark and strict UTF-8 are certain. ISO-2022-JP, UTF-16 without a mark, CP932 and
    EUC-JP are recognised by what they look like, which a note then says.

    Raises InputError with the line and the byte offset when the bytes are binary or break off in the middle of a character.
    """
    data = raw.data
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(_strict(raw, data[len(mark) :], encoding, len(mark)), encoding)
    if _ISO_2022_JP.search(data) and max(data) < 0x80:
        return _guessed(_strict(raw, data, "iso2022_jp", 0), "iso-2022-jp")
    if encoding := _utf16_without_mark(data[:_SAMPLE]):
        return _guessed(_strict(raw, data, encoding, 0), encoding)
    if 0 in data:
        raise InputError("input-binary", path=raw.name, offset=data.index(0))
    try:
        return Decoded(_without_controls(raw, data.decode("utf-8"), "utf-8"), "utf-8")
    except UnicodeDecodeError as broken:
        candidates = [(_likeness(text), encoding, text) for encoding, text in _readings(data)]
        if not candidates or max(candidates)[0] <= 0 or _mostly_utf8(data):
            raise _broken(raw, data, broken, "UTF-8", 0) from None
    best = max(candidates, key=lambda candidate: candidate[0])
    return _guessed(_without_controls(raw, best[2], best[1]), best[1].replace("_", "-"))


def is_blank(text: str) -> bool:
    """Tell whether ``text`` shows nothing: it is empty, or all white space and characters without width.

    >>> is_blank("\u3000\u200b\ufeff"), is_blank("。")
    (True, False)
    """
    return all(char.isspace() or unicodedata.category(char) == "Cf" for char in text)


def _guessed(text: str, encoding: str) -> Decoded:
    return Decoded(text, encoding, (Note("encoding-guessed", (("encoding", encoding.upper()),)),))


def _readings(data: bytes) -> list[tuple[str, str]]:
    readings = []
    for encoding in _JAPANESE_ENCODINGS:
        try:
            readings.append((encoding, data.decode(encoding)))
        except UnicodeDecodeError:
            continue
    return readings


def _likeness(text: str) -> float:
    """Return how Japanese ``text`` looks among its non-ASCII characters, from -1 to 1."""
    foreign = sum(1 for char in text if char > "\x7f") or 1
    return (_count(_USUAL, text) + 0.2 * _count(_KANJI, text) - 0.5 * _count(_ODD, text)) / foreign


def _count(pattern: str, text: str) -> int:
    """Return how often ``pattern`` is in ``text``; most drafts are UTF-8 and never ask for it to be compiled."""
    return len(re.findall(pattern, text))


def _mostly_utf8(data: bytes) -> bool:
    """Tell whether ``data`` is UTF-8 with a few broken places, rather than something else."""
    decoded = data.decode("utf-8", "replace")
    return _count(_USUAL, decoded) > 4 * decoded.count("\ufffd")


def _utf16_without_mark(sample: bytes) -> str:
    """Return the UTF-16 that ``sample`` looks like, if any.

    Read as such, a third of it has to be kana or Latin, hardly anything neither that nor kanji, and kanji must not stand
    without kana: any two ASCII letters, taken for one code unit, are a kanji.
    """
    if len(sample) < _SHORTEST_SAMPLE or 0 not in sample:
        return ""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample[: len(sample) // 2 * 2].decode(encoding, "replace")
        usual, kanji, kana = (_count(pattern, text) for pattern in (_KANA_OR_LATIN, _KANJI, _KANA))
        if 3 * usual > len(text) and usual + kanji >= 0.9 * len(text) and kanji <= 4 * kana:
            return encoding
    return ""


def _strict(raw: RawFile, data: bytes, encoding: str, skipped: int) -> str:
    try:
        return _without_controls(raw, data.decode(encoding), encoding)
    except UnicodeDecodeError as broken:
        raise _broken(raw, data, broken, encoding.upper(), skipped) from None


def _broken(raw: RawFile, data: bytes, broken: UnicodeDecodeError, encoding: str, skipped: int) -> InputError:
    before = data[: broken.start].decode(broken.encoding, "replace")
    return InputError(
        "input-encoding",
        path=raw.name,
        line=place_of(before, len(before)).line,
        offset=broken.start + skipped,
        encoding=encoding,
        bytes=data[broken.start : broken.end].hex(" "),
    )


def _without_controls(raw: RawFile, text: str, encoding: str) -> str:
    """Return ``text`` unchanged; refuse it if it has characters that no text file has."""
    if control := _BINARY.search(text):
        raise InputError(
            "input-control-character",
            path=raw.name,
            line=place_of(text, control.start()).line,
            character=f"U+{ord(control[0]):04X}",
            encoding=encoding.upper(),
        )
    return text
