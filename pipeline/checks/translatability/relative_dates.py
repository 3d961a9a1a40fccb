"""relative-date: 去年, 来月: when the summary is read, they mean another year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.manuscript import Manuscript, Passage
from pipeline.checks.place import make_group
from pipeline.model.findings import Finding
from pipeline.model.text import Span

_WORDS = {
    "去年": -1, "昨年": -1, "昨年度": -1, "一昨年": -2, "今年": 0, "本年": 0, "今年度": 0, "本年度": 0, "来年": 1, "来年度": 1, "再来年": 2,
}  # fmt: skip
_OTHERS = (
    "先月",
    "今月",
    "来月",
    "先週",
    "今週",
    "来週",
    "昨日",
    "明日",
    "先日",
    "昨夏",
    "昨秋",
    "昨冬",
    "昨春",
    "今夏",
    "今秋",
    "今冬",
    "今春",
    "来春",
    "来夏",
    "来秋",
)
_RELATIVE = re.compile("|".join(sorted((*_WORDS, *_OTHERS), key=len, reverse=True)))
_ANCHORED = re.compile(r"\s?の?[(（]?\s?(?:(?:19|20)[0-9０-９]{2}|平成|令和|[0-9０-９]+\s?月[0-9０-９]+\s?日)")


def relative_date(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield each relative year, month or day once that no date stands beside; with the year where the report's is known."""
    words: dict[str, list[tuple[Passage, Span]]] = {}
    for passage in manuscript.written:
        for match in _RELATIVE.finditer(passage.text):
            span = Span(*match.span())
            if passage.is_open(span) and not _is_anchored(passage.text, span) and passage.is_whole(span):
                words.setdefault(match[0], []).append((passage, span))
    start = manuscript.report.meta.start
    for word, places in words.items():
        year = str(int(start[:4]) + _WORDS[word]) if word in _WORDS and start[:4].isdigit() else ""
        yield make_group(
            "relative-date",
            "info",
            [(passage.one, span) for passage, span in places],
            {"found": word, "year": year, "count": str(len(places))},
            key=word,
            message="relative-date-year" if year else "relative-date",
            replacements=[_dated(word, year)] if year else (),
            confidence=0.75,
        )


def _is_anchored(text: str, span: Span) -> bool:
    return (
        _ANCHORED.match(text, span.end) is not None or re.search(r"20[0-9]{2}年[(（]$", text[: span.start]) is not None
    )


def _dated(word: str, year: str) -> str:
    return f"{word}（{year}{'年度' if word.endswith('度') else '年'}）"
