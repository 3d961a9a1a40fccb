"""A copy of a Word draft with a comment for each finding, at the paragraph it stands in; the text itself stays as it is."""

from __future__ import annotations

import io
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pipeline.messages import Language, message
from pipeline.model.findings import Finding
from pipeline.model.report import Locator, Source
from pipeline.model.text import Span

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_LONGEST_QUOTATION = 60


def commented(document: bytes, source: Source, findings: Sequence[Finding], lang: Language) -> bytes:
    """Return ``document`` (the bytes of a .docx that was read as ``source``) with ``findings`` as comments.

    A comment stands at the runs of its paragraph that hold the finding. What lies outside the document's own part (a footnote, a
    text box) is put at the beginning, with its text. The same input gives the same bytes.
    """
    from docx import Document

    opened = Document(io.BytesIO(document))
    paragraphs = list(opened.element.body.iter(f"{_W}p"))
    for finding in findings:
        runs = _runs(paragraphs, source, finding.span) or _first_runs(paragraphs)
        if not runs:
            continue
        comment = opened.add_comment(runs, text=_words(source, finding, lang), author="tripreport", initials="tr")
        comment._comment_elm.attrib.pop(f"{_W}date", None)  # no clock in a result
    buffer = io.BytesIO()
    opened.save(buffer)
    return _without_clock(buffer.getvalue())


def _runs(paragraphs: Sequence[Any], source: Source, span: Span) -> list[Any]:
    """Return the runs of the document's paragraph that hold ``span``; none when it is not there."""
    from docx.text.run import Run

    locator = _locator(source.locators, span.start)
    if locator is None or locator.part.lower() != "word/document.xml" or locator.paragraph >= len(paragraphs):
        return []
    element = paragraphs[locator.paragraph]
    runs = [Run(run, element) for run in element.iter(f"{_W}r") if run.getparent() is element and _text_of(run)]
    wanted = span.of(source.text).strip()
    text, holding = "", []
    at = "".join(run.text for run in runs).find(wanted)
    for run in runs:
        begin, text = len(text), text + run.text
        if at >= 0 and begin < at + len(wanted) and len(text) > at:
            holding.append(run)
    return _ends(holding or runs)


def _ends(runs: Sequence[Any]) -> list[Any]:
    return [runs[0], runs[-1]] if runs else []


def _text_of(run: Any) -> str:
    return "".join(node.text or "" for node in run.iter(f"{_W}t"))


def _first_runs(paragraphs: Sequence[Any]) -> list[Any]:
    from docx.text.run import Run

    for element in paragraphs:
        runs = [Run(run, element) for run in element.iter(f"{_W}r") if run.getparent() is element]
        if runs:
            return _ends(runs)
    return []


def _locator(locators: Sequence[Locator], offset: int) -> Locator | None:
    at = bisect_right(locators, offset, key=lambda one: one.span.start) - 1
    return locators[at] if at >= 0 and offset <= locators[at].span.end else None


def _words(source: Source, finding: Finding, lang: Language) -> str:
    found = " ".join(finding.span.of(source.text).split())
    quoted = found if len(found) <= _LONGEST_QUOTATION else f"{found[:_LONGEST_QUOTATION]}…"
    words = message(finding.message, dict(finding.fields), lang)
    return f"[{finding.rule}] {_legible(quoted)}\n{_legible(words)}"


def _legible(text: str) -> str:
    """Return ``text`` without what XML cannot hold."""
    return "".join(char if char.isprintable() or char == "\n" else "\ufffd" for char in text)


def _without_clock(package: bytes) -> bytes:
    """Return the package with the same date on every member, in the order they have."""
    buffer = io.BytesIO()
    with ZipFile(io.BytesIO(package)) as old, ZipFile(buffer, "w", ZIP_DEFLATED) as new:
        for name, data in _members(old).items():
            info = ZipInfo(name, _EPOCH)
            info.compress_type = ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            new.writestr(info, data)
    return buffer.getvalue()


def _members(archive: ZipFile) -> Mapping[str, bytes]:
    return dict(_read(archive))


def _read(archive: ZipFile) -> Iterator[tuple[str, bytes]]:
    for info in archive.infolist():
        yield info.filename, archive.read(info)
