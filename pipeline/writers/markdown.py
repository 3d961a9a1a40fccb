"""The summary as Markdown, for wikis: CommonMark with pipe tables, and nothing of the text taken for markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.model.build import Build
from pipeline.model.summary import EntryKind, SummaryEntry, SummarySection
from pipeline.writers.legible import legible, one_line
from pipeline.writers.outline import (
    extra_links,
    fact_label,
    flag_words,
    groups,
    label_words,
    left_out,
    mark_words,
    review_numbers,
    state_notice,
    term_words,
    without_text,
    word,
)
from pipeline.writers.shown import shown

_URL = re.compile(r"(https?://[^\s<>\"\\^`{|}]*[\w/#=&%~-])", re.ASCII)
_SPECIAL = re.compile(r"([\\`*_\[\]<>|~$&])")
_OPENING = re.compile(r"^(?:([#+=:-])|(\d{1,9})([.)]))")
_CLOSING = re.compile(r"(?<= )(#+)$")


def write_markdown(build: Build) -> bytes:
    """Return the summary as Markdown in UTF-8 with LF line ends, the signature as a comment at its end."""
    return ("\n".join(_lines(shown(build))) + "\n").encode()


def _lines(build: Build) -> Iterator[str]:
    summary = build.summary
    numbers = {} if build.layout.strict else review_numbers(summary)
    yield f"# {_text(summary.title)}"
    yield ""
    for fact in summary.facts:
        number = numbers.get(f"meta:{fact.label}")
        mark = f" **{_text(word('review-mark', numbers=number))}**" if number else ""
        yield f"- **{_text(fact_label(fact.label))}:** {_text(fact.value)}{mark}"
    if summary.facts:
        yield ""
    yield f"> {_text(state_notice(build))}"
    yield ""
    if summary.key_points:
        yield from _heading(word("key-points"))
        yield from (f"- {_label(one)}{_entry(one, numbers)}" for one in summary.key_points)
        yield ""
    for section, empty in zip(summary.sections, without_text(summary), strict=True):
        yield from _section(section, empty, numbers)
    yield from _terms(build)
    if not (summary.review and build.layout.strict):
        yield from _review(build)
    if lines := left_out(build):
        yield from _heading(word("not-carried-over"))
        yield from (f"- {_text(line)}" for line in lines)
        yield ""
    # Two hyphens would end an HTML comment early.
    yield f"<!-- {one_line(str(build.signature)).replace('--', '- -')} -->"


def _heading(words: str) -> Iterator[str]:
    yield f"## {_text(words)}"
    yield ""


def _section(section: SummarySection, empty: bool, numbers: Mapping[str, int]) -> Iterator[str]:
    if section.heading:
        yield f"{'#' * min(section.level + 1, 6)} {_entry(section.heading, numbers)}"
        yield ""
        if empty:
            yield f"*{_text(word('no-text'))}*"
            yield ""
    before: EntryKind | None = None
    for kind, entries in groups(section):
        if before == kind == "item":
            yield "<!-- -->"  # two lists of the draft are not one
            yield ""
        yield from _block(kind, entries, numbers, section.level)
        yield ""
        before = kind


def _block(kind: EntryKind, entries: Sequence[SummaryEntry], numbers: Mapping[str, int], level: int) -> Iterator[str]:
    match kind:
        case "session":
            yield from (f"{'#' * min(level + 2, 6)} {_entry(entry, numbers)}" for entry in entries)
        case "text" | "item":
            for entry, indent in zip(entries, _indents(entries), strict=True):
                yield f"{indent}- {_text(entry.number) + ' ' if entry.number else ''}{_label(entry)}{_entry(entry, numbers)}"
        case "row":
            yield from _rows(entries, numbers)
        case "field" | "agenda" | "turn":
            for entry in entries:
                label, value = _text(entry.parts[0]), _text(" ".join(entry.parts[1:]))
                words = [f"**{label}{':' if value else ''}**"] if label else []
                yield f"- {' '.join([*words, value] if value else words)}{_extras(entry, numbers)}"
        case "quote":
            yield from (f"> {_entry(entry, numbers)}" for entry in entries)
        case "code":
            for entry in entries:
                yield from _code(entry, numbers)
        case _:
            yield from (f"*{_text(entry.english)}*{_extras(entry, numbers)}" for entry in entries)


def _label(entry: SummaryEntry) -> str:
    return f"**{_text(label_words(entry))}:** " if entry.label else ""


def _indents(entries: Sequence[SummaryEntry]) -> Iterator[str]:
    """Yield the indent of each bullet: a level deeper than the one above it counts as one step."""
    open_levels: list[int] = []
    for entry in entries:
        while open_levels and open_levels[-1] >= entry.level:
            open_levels.pop()
        yield "  " * len(open_levels)
        open_levels.append(entry.level)


def _rows(entries: Sequence[SummaryEntry], numbers: Mapping[str, int]) -> Iterator[str]:
    columns = max(len(entry.parts) for entry in entries)
    if not entries[0].header:
        yield from _table_head([""] * columns)
    for at, entry in enumerate(entries):
        cells = [_text(part) for part in entry.parts] + [""] * (columns - len(entry.parts))
        cells[-1] += _extras(entry, numbers)
        if at == 0 and entry.header:
            yield from _table_head(cells)
        else:
            yield f"| {' | '.join(cells)} |"


def _table_head(cells: Sequence[str]) -> Iterator[str]:
    yield f"| {' | '.join(cells)} |"
    yield f"|{' --- |' * len(cells)}"


def _code(entry: SummaryEntry, numbers: Mapping[str, int]) -> Iterator[str]:
    """Fence the code with more backticks than it has in a row."""
    code = legible(entry.english).strip("\n")
    longest = max((len(run) for run in re.findall("`+", code)), default=0)
    fence = "`" * max(longest + 1, 3)
    yield from (fence, code, fence)
    if entry.needs_review:
        yield ""
        yield f"**{_text(mark_words(entry, numbers))}**"


def _entry(entry: SummaryEntry, numbers: Mapping[str, int]) -> str:
    return _text(entry.english) + _extras(entry, numbers)


def _extras(entry: SummaryEntry, numbers: Mapping[str, int]) -> str:
    links = "".join(f" {_text(target)}" for target in extra_links(entry))
    mark = mark_words(entry, numbers)
    return f"{links} **{_text(mark)}**" if mark else links


def _terms(build: Build) -> Iterator[str]:
    yield from _heading(word("terms"))
    if not build.summary.terms:
        yield _text(word("terms-none"))
    else:
        columns = ("column-english", "column-japanese", "column-expansion", "column-count")
        yield from _table_head([word(column) for column in columns])
        for term in build.summary.terms:
            yield f"| {_text(term_words(term))} | {_text(term.japanese)} | {_text(term.expansion)} | {term.count} |"
    yield ""


def _review(build: Build) -> Iterator[str]:
    yield from _heading(word("review"))
    if not build.summary.review:
        yield _text(word("review-none"))
    else:
        columns = ("column-number", "column-japanese", "column-english", "column-why")
        yield from _table_head([_text(word(column)) for column in columns])
        for number, item in enumerate(build.summary.review, 1):
            why = "; ".join(flag_words(flag) for flag in item.flags if flag.asks_for_review)
            yield f"| {number} | {_text(item.japanese)} | {_text(item.english)} | {_text(why)} |"
    yield ""


def _text(words: str) -> str:
    r"""Return ``words`` on one line, with what Markdown would take for markup escaped; web addresses become links.

    >>> print(_text("1. *mem_map* <b> http://example.org/a_b"))
    1\. \*mem\_map\* \<b\> <http://example.org/a_b>
    """
    parts = _URL.split(one_line(words))
    last = len(parts) - 1
    return "".join(f"<{part}>" if at % 2 else _escaped(part, at == 0, at == last) for at, part in enumerate(parts))


def _escaped(words: str, first: bool, last: bool) -> str:
    escaped = _SPECIAL.sub(r"\\\1", words)
    if first:
        escaped = _OPENING.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", escaped)
    return _CLOSING.sub(r"\\\1", escaped) if last else escaped
