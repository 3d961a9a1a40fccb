"""What a mail says besides its attachments: of each report the title, the facts, its state and what it begins with."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence

from pipeline.model.build import Build
from pipeline.model.summary import Summary, SummaryEntry
from pipeline.text.scripts import contains_japanese, script_runs
from pipeline.writers.legible import legible, one_line
from pipeline.writers.outline import classification, fact_label, state_notice, word

_MOST_POINTS = 6
_WIDTH = 76
"""Columns of the plain text: replies put two more in front of each line."""

_STYLE = "font-family:Calibri,Carlito,Arial,'Yu Gothic',sans-serif;font-size:11pt;color:#1f2933;line-height:1.45"
_HEADING = "font-size:15pt;color:#1b4b72;margin:0 0 4pt"
_LABEL = "color:#5f6c7b;padding:0 14pt 2pt 0;vertical-align:top;white-space:nowrap"
_CLASSIFICATION = "color:#8a3b00;font-weight:bold;margin:0 0 6pt"
_REMARK = "color:#5f6c7b;margin:8pt 0"
_NOTICE = "background:#fff0d4;color:#8a3b00;padding:5pt 8pt;margin:8pt 0"


def mail_points(summary: Summary) -> tuple[SummaryEntry, ...]:
    """Return what the mail says of the content: the key points that nobody has to look at again.

    A report with fewer than two of these has the first such statement of each section instead.
    """
    points = [point for point in summary.key_points if _is_sure(point)]
    if len(points) < 2:
        sure = (
            (one for one in section.entries if one.kind in _STATEMENTS and _is_sure(one))
            for section in summary.sections
        )
        points = [one for entries in sure if (one := next(entries, None))]
    return tuple(points[:_MOST_POINTS])


_STATEMENTS = ("text", "item")


def _is_sure(entry: SummaryEntry) -> bool:
    return not entry.needs_review and not contains_japanese(entry.english) and len(entry.english.split()) >= 3


def mail_subject(builds: Sequence[Build]) -> str:
    """Return the subject: who may read the reports, then their titles."""
    levels = list(dict.fromkeys(level for build in builds if (level := classification(build))))
    titles = [one_line(build.summary.title) for build in builds]
    words = titles[0] if len(titles) == 1 else word("mail-and-more", title=titles[0], count=len(titles) - 1)
    return f"[{', '.join(levels)}] {words}" if levels else words


def mail_text(builds: Sequence[Build], attached: Sequence[str]) -> str:
    """Return the body in plain text; ``attached`` are the names of the files that go with it."""
    return "\n".join(_text_lines(builds, attached)) + "\n"


def _text_lines(builds: Sequence[Build], attached: Sequence[str]) -> Iterator[str]:
    for build in builds:
        if level := classification(build):
            yield f"*** {level} ***"
            yield ""
        yield from _wrapped(build.summary.title)
        for fact in build.summary.facts:
            if fact.label != "classification":
                yield from _wrapped(f"{fact_label(fact.label)}: {fact.value}", "  ", "    ")
        yield ""
        if points := mail_points(build.summary):
            yield f"{word('mail-points')}:"
            for point in points:
                yield from _wrapped(point.english, "- ", "  ")
            yield ""
        yield from _wrapped(state_notice(build, "mail-draft"))
        yield ""
    yield f"{word('mail-attached')}: {', '.join(map(one_line, attached))}"


def _wrapped(words: str, first: str = "", others: str = "") -> Iterator[str]:
    """Yield ``words`` on lines of at most ``_WIDTH`` characters, broken at spaces alone: addresses stay whole."""
    line, indent = "", first
    for one in one_line(words).split(" "):
        if line and len(indent) + len(line) + 1 + len(one) > _WIDTH:
            yield indent + line
            line, indent = one, others
        else:
            line = f"{line} {one}" if line else one
    yield indent + line


def mail_html(builds: Sequence[Build], attached: Sequence[str]) -> str:
    """Return the same body as HTML: every style stands at its element, because mail programs drop style sheets."""
    body = "\n".join(line for build in builds for line in _html_lines(build))
    files = _html(f"{word('mail-attached')}: {', '.join(map(one_line, attached))}")
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"></head>\n'
        f'<body style="{_STYLE}">\n{body}\n<p style="color:#5f6c7b">{files}</p>\n</body></html>\n'
    )


def _html_lines(build: Build) -> Iterator[str]:
    if level := classification(build):
        yield f'<p style="{_CLASSIFICATION}">{_html(level)}</p>'
    yield f'<h1 style="{_HEADING}">{_html(build.summary.title)}</h1>'
    facts = [fact for fact in build.summary.facts if fact.label != "classification"]
    if facts:
        yield '<table role="presentation" style="border-collapse:collapse;margin:0 0 6pt">'
        for fact in facts:
            yield f'<tr><td style="{_LABEL}">{_html(fact_label(fact.label))}</td><td>{_html(fact.value)}</td></tr>'
        yield "</table>"
    if points := mail_points(build.summary):
        yield f"<p><b>{_html(word('mail-points'))}</b></p>"
        yield '<ul style="margin:0 0 8pt;padding-left:16pt">'
        yield from (f"<li>{_html(point.english)}</li>" for point in points)
        yield "</ul>"
    look = _NOTICE if build.summary.review else _REMARK
    yield f'<p style="{look}">{_html(state_notice(build, "mail-draft"))}</p>'


def _html(words: str) -> str:
    return "".join(
        f'<span lang="ja">{html.escape(run)}</span>' if japanese else html.escape(run)
        for run, japanese in script_runs(legible(words))
    )
