"""Come here when a line is taken for what it is not: how a field, a time, a caption or a list item looks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.model.text import Span
from pipeline.readers.metadata import knows_key
from pipeline.text.shipped import one_of, shipped_toml

_WORDS = shipped_toml("readers/shapes.toml")
_HEADINGS = frozenset(word for word in _WORDS["heading_words"] if "*" not in word)
_HEADING = re.compile(one_of(set(_WORDS["heading_words"]) - _HEADINGS).replace(r"\*", ".{1,12}?"))
_LABELS = frozenset(_WORDS["field_labels"])
_COLUMNS = frozenset(_WORDS["column_words"])
_GOES_ON = tuple(_WORDS["line_goes_on"])
_WENT_ON = tuple(_WORDS["line_went_on"])
_PREDICATES = tuple(_WORDS["predicate_endings"])

_REPORT_NAMES = tuple(_WORDS["report_names"])
_NOUN_END = re.compile(r"(?:[^\W_ぁ-ゖ]|[）」』)])$")
_STOPPED = re.compile(r"[。｡．！？!?][」』）)】”\"]*(?:[（(][^（(）)]{1,12}[）)])?$|[^\W\x00-\u052f０-ｚー]\.$")
_COLON = "[：:]"
_NUMERALS = "[0-9０-９]"

_CAPTION_LABELS = one_of(_WORDS["caption_labels"])
_CAPTION = re.compile(
    rf"[【\[［〔(（]\s*{_CAPTION_LABELS}\s*{_NUMERALS}*\s*[^】\]］〕)）]*[】\]］〕)）]"
    rf"|{_CAPTION_LABELS}\s*(?:{_NUMERALS}+(?:[-.．‐−]{_NUMERALS}+)*\s*(?:[：:.．　 ]|$)|{_COLON})",
    re.IGNORECASE,
)
_CAPTION_ENDINGS = tuple(_WORDS["caption_endings"])

_MARKED = re.compile(
    r"""(?P<whole>(?P<mark>(?P<bullet>[•・‣▪▫◦∙·⁃❍➢➤▸►▶✓✔☑☐□■◆◇●○◎★☆▼▽▲△](?![•・∙·])|※|→|⇒|➡️?|[-*+–—‐−－＊＋](?=[\s　]))
    | (?P<number>[0-9０-９]{1,3}[.．](?![0-9０-９])(?=\s|[^\x00-\x7f])|[0-9０-９]{1,3}[)）]|[(（\[［][0-9０-９]{1,2}[)）\]］]|[①-⑳❶-❿㈠-㈩]
                |[a-zA-Z][.)）](?=\s)|[(（][a-zA-Zア-ンｱ-ﾝ][)）]|[ア-ンｱ-ﾝ][.)）](?=\s|[^\x00-\x7f])))
      (?:\s*\[[ xX　]\](?=\s))?)\s*     # a task of a list: - [x]""",
    re.VERBOSE,
)
_SPACE = r"[\s　]*"

_CLOCK = (
    r"(?:午前|午後|AM|PM|am|pm)?\s*"
    rf"(?:{_NUMERALS}{{1,2}}[:：]{_NUMERALS}{{2}}|{_NUMERALS}{{1,2}}時(?:{_NUMERALS}{{1,2}}分|半)?)(?:\s*[AaPp][Mm])?"
)
_UNTIL = r"\s*(?:[-–—~〜～ー－―−→]|から)\s*"
_CLOCK_TIME = re.compile(rf"[（(\[]?{_CLOCK}(?:{_UNTIL}{_CLOCK}|[〜～~])?(?:頃|ごろ)?[）)\]]?")
_WEEKDAY = r"(?:\s*[（(](?:[月火水木金土日]|[A-Za-z]{2,9}\.?)(?:曜日?)?(?:[・,/]?祝日?)?[）)])"
_DATE = (
    rf"(?:{_NUMERALS}{{4}}\s*[年/.-]\s*)?{_NUMERALS}{{1,2}}"
    rf"(?:\s*月\s*{_NUMERALS}{{1,2}}\s*日|/{_NUMERALS}{{1,2}}){_WEEKDAY}?"
)
_DATE_TIME = re.compile(
    rf"[（(\[［]?{_DATE}(?:{_UNTIL}(?:{_DATE}|{_NUMERALS}{{1,2}}\s*日?{_WEEKDAY}?))?"
    rf"(?:\s+{_CLOCK}(?:{_UNTIL}{_CLOCK}|[〜～~])?)?[）)\]］]?"
)
_DAY = re.compile(rf"(?:{one_of(_WORDS['days'])}|day\s*{_NUMERALS}+|第?{_NUMERALS}+日目?)(?=\s|$|[：:])", re.IGNORECASE)
_AFTER_TIME = re.compile(rf"{_SPACE}(?:[-–—―−:：|｜/／\t→]|…+)?{_SPACE}")
_IN_PROSE = re.compile(rf"{_SPACE}{one_of(_WORDS['after_time_in_prose'])}")

_LONGEST_LABEL = 24
_LABEL_WORD = "[^\\s：:。、,「」『』！？!?…]+"
_FIELD = re.compile(rf"(?P<label>{_LABEL_WORD}(?:[ 　・/&]{_LABEL_WORD}){{0,3}})[ 　]*(?P<colon>[：:])(?P<gap>\s*)")
_RST_FIELD = re.compile(r":(?P<label>[^:：]{1,20}):(?:\s+|$)")
_TURN = re.compile(
    rf"(?P<speaker>{one_of([*_WORDS['questions'], *_WORDS['answers']])}\s*{_NUMERALS}*)"
    rf"(?:\s*[:：]\s*|[.．)）]\s*|(?<={_NUMERALS})[\s　]+)",
)
_QUESTION = re.compile(rf"{one_of(_WORDS['questions'])}\s*(?:{_NUMERALS}+(?![^\s:：.．)）])|[:：.．)）])")
_SPOKEN = re.compile(r"(?P<speaker>[^\s：:。、「」]{1,16})\s*[：:]\s*(?=「.*」$)")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)|^[\w-]+(?:\.[\w-]+)+(?:/\S*)?$|(?<![\w-])[\w-]{1,63}(?:\.[a-z]{2,63})+/\w|^/[\w/-]+$",
    re.ASCII,
)


class Marker(NamedTuple):
    """The mark of a list item: as typed, where the item's text begins, whether it counts, and its kind (``1.``, ``•``)."""

    text: str
    body: int
    ordered: bool
    style: str


def folded(text: str) -> str:
    """Return ``text`` in NFKC and small letters, as the word lists have it."""
    return unicodedata.normalize("NFKC", text).strip().lower()


def list_marker(text: str) -> Marker | None:
    """Return the list mark that ``text`` begins with.

    >>> list_marker("(1) 背景")
    Marker(text='(1)', body=4, ordered=True, style='(1)')
    >>> list_marker("-5度") is None
    True
    """
    match = _MARKED.match(text)
    if match is None or match.end() == len(text):
        return None
    style = re.sub(r"[①-⑳❶-❿㈠-㈩]", "①", re.sub(rf"{_NUMERALS}+", "1", re.sub("[a-zA-Z]", "a", match["mark"])))
    return Marker(match["whole"], match.end(), match["number"] is not None, style)


def time_of(text: str, days: bool = False) -> Span | None:
    """Return the time that an agenda line begins with, as (end of the time, start of what happens then).

    A time in running text (11:30から始まった) is none. With ``days``, dates and days of the week count as times.

    >>> time_of("11:30 – Hot Plug"), time_of("13:44 で準備が完了"), time_of("Monday", days=True)
    (Span(start=5, end=8), None, Span(start=6, end=6))
    """
    for pattern in (_CLOCK_TIME, _DATE_TIME, _DAY) if days else (_CLOCK_TIME,):
        if match := pattern.match(text):
            behind = _AFTER_TIME.match(text, match.end())
            end = behind.end() if behind else match.end()
            separated = end > match.end() or end == len(text) or match[0][-1] in "〜～-–)）]日"
            if separated and not _IN_PROSE.match(text, match.end()):
                return Span(len(match[0].rstrip()), end)
    return None


def starts_with_date(text: str) -> bool:
    """Tell whether an agenda line begins with a day of the calendar: 3月10日（月） 移動.

    >>> starts_with_date("3月10日（月） 移動"), starts_with_date("3月10日に移動した")
    (True, False)
    """
    return _DATE_TIME.match(text) is not None and time_of(text, days=True) is not None


def stands_alone_as_day(text: str) -> bool:
    """Tell whether a line with a date names a day of the trip, rather than dating the letter: 2024年6月3日."""
    return re.fullmatch(rf"(?:{_NUMERALS}{{4}}|[^\W\d]{{2}}{_NUMERALS}+)[年/.-].*[日\d]", text) is None


def field_of(text: str) -> Span | None:
    """Return the colon of a field line 日時：5月12日 as (end of the label, start of the value); None for other lines.

    >>> field_of("日時：5月12日"), field_of("11:30 開始"), field_of("https://example.com/")
    (Span(start=2, end=3), None, None)
    """
    match = _FIELD.match(text, 0, _LONGEST_LABEL + 12)
    if match is None or len(match["label"]) > _LONGEST_LABEL:
        return None
    label = match["label"]
    follower = text[match.end() : match.end() + 1]
    if match["colon"] == ":" and not match["gap"] and follower and follower.isascii():
        return None
    if not any(char.isalpha() for char in label) or label.endswith(_GOES_ON) or label.isdigit():
        return None
    return Span(match.end("label"), match.end())


def rst_field_of(text: str) -> tuple[Span, int] | None:
    """Return the label's span and the start of the value of a line ``:日程: 5月12日``."""
    match = _RST_FIELD.match(text)
    return (Span(*match.span("label")), match.end()) if match else None


def is_known_label(label: str) -> bool:
    """Tell whether ``label`` is one that fields usually have, so that a single line is enough to see it."""
    return folded(label) in _LABELS or knows_key(label)


def are_fields(texts: Sequence[str]) -> bool:
    """Tell whether all of ``texts``, the items of a list, are fields, and no fewer than half by a usual label.

    >>> are_fields(["日時: 5月12日", "天気: 晴れ"]), are_fields(["天気: 晴れ", "気温: 三十度"]), are_fields(["日時: 5月12日", "見学した"])
    (True, False, False)
    """
    labels = [text[: colon.start] for text in texts if (colon := field_of(text))]
    known = sum(1 for label in labels if is_known_label(label))
    named = all(is_known_label(label) or is_nominal_label(label) for label in labels)
    return len(labels) == len(texts) and named and 2 * known >= len(texts) > 0


def is_nominal_label(label: str) -> bool:
    """Tell whether ``label`` looks like a name for something: short, and no kana of grammar in it."""
    return len(label) <= 8 and not re.search("[ぁ-ゖ]", label)


def turn_of(text: str) -> Span | None:
    """Return the speaker of a turn (Q1: …, 質問：…, 田中：「…」) as (end of the speaker, start of what is said).

    >>> turn_of("Q1 規模は？"), turn_of("Apache の開発環境")
    (Span(start=2, end=3), None)
    """
    match = _TURN.match(text) or _SPOKEN.match(text)
    return Span(len(match["speaker"].rstrip()), match.end()) if match else None


def is_question(text: str) -> bool:
    """Tell whether ``text`` begins a turn that asks: Q. …, 質問1：…"""
    return _QUESTION.match(text) is not None


def is_surely_turn(text: str) -> bool:
    """Tell whether ``text`` is a turn even with no question near it: A：三か月, not A. 自動, which may count as a letter."""
    return turn_of(text) is not None and (is_question(text) or re.match(r"\w[.．)）]", text) is None)


def is_caption(text: str) -> bool:
    """Tell whether ``text`` is marked as a caption: 図1：…, 【写真: …】, Figure 2."""
    match = _CAPTION.match(text)
    return match is not None and (text[0] not in "【[［〔(（" or match.end() == len(text))


def looks_like_caption(text: str) -> bool:
    """Tell whether a short line without a mark reads as a caption: セッション全景."""
    return len(text) <= 40 and text.endswith(_CAPTION_ENDINGS)


def is_heading_word(text: str) -> bool:
    """Tell whether ``text`` is one of the headings that reports have: 概要, 2日目, まとめ."""
    line = re.sub(r"\s", " ", folded(text))
    return line in _HEADINGS or _HEADING.fullmatch(line) is not None


def is_section_name(text: str) -> bool:
    """Tell whether ``text`` heads a section rather than the whole report, even as its first line: 概要, PyCon JPとは."""
    return is_heading_word(text) or starts_with_date(text) or text.endswith(("とは", "とは？", "について"))


def is_name_like(text: str) -> bool:
    """Tell whether ``text`` ends as a name for something does, and has no other shape: 移動日, D社訪問."""
    others = (is_stopped, is_caption, field_of, turn_of, time_of, is_address)
    return _NOUN_END.search(text) is not None and not any(test(text) for test in others)


def stands_over(first: str, below: Sequence[str]) -> bool:
    """Tell whether the short line ``first`` stands over sentences ``below`` rather than running on into them.

    >>> stands_over("工場見学", ["広い工場であった。"]), stands_over("先方の", ["工場は広い。"])
    (True, False)
    """
    if not below or columns(first) > 40 or not is_name_like(first) or goes_on(first, below[0]):
        return False
    wider = columns(below[0]) - columns(first) > 8 or is_stopped(below[0])
    return wider and any(is_stopped(text) for text in below)


def names_a_report(text: str) -> bool:
    """Tell whether ``text`` is the title of a report by its last word: 出張報告書, 視察レポート."""
    return text.lower().endswith(_REPORT_NAMES)


def is_column_word(text: str) -> bool:
    """Tell whether ``text`` names a table's column."""
    return folded(text) in _COLUMNS


def is_address(text: str) -> bool:
    """Tell whether ``text`` is, or holds, a web address."""
    return _ADDRESS.search(text) is not None


def is_stopped(text: str) -> bool:
    """Tell whether ``text`` ends as a sentence does, with a full stop."""
    return _STOPPED.search(text[-24:]) is not None


def is_predicate(text: str) -> bool:
    """Tell whether ``text`` ends with a predicate: a sentence, even without a full stop."""
    return text.endswith(_PREDICATES)


def goes_on(text: str, following: str) -> bool:
    """Tell whether the words themselves show that ``following`` is the same sentence: 〜は / 随時, 一回 / です."""
    return text.endswith(_GOES_ON) or following.startswith(_WENT_ON)


def columns(text: str) -> int:
    """Return the width of ``text`` in columns of a fixed-width font: 2 for Japanese."""
    return sum(map(_width, text))


@lru_cache(maxsize=1 << 14)
def _width(char: str) -> int:
    return 2 if unicodedata.east_asian_width(char) in "WFA" else 1
