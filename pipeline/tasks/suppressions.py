"""Findings that the team has looked at and accepts: comments in Markdown, `suppressions.tsv` beside the draft, a baseline.

A comment silences rules on the next line that is not empty, and says why:

    <!-- tripreport-disable-next-line noun-ending, colloquial -- 引用のため -->

`suppressions.tsv` (for .txt and .docx, and whoever prefers it) has a header row and the columns ``rule found reason``: ``found`` is
the text that is marked, or the finding's fingerprint. A baseline is a file of fingerprints, one a line: what a project had when it
began to check.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import InputError, TripreportError
from pipeline.model.findings import Finding
from pipeline.model.report import Source
from pipeline.model.text import LineIndex, Span

SIDECAR = "suppressions.tsv"
COLUMNS = ("rule", "found", "reason")
_COMMENT = re.compile(r"<!--\s*tripreport-disable-next-line\s+(?P<rules>[^>]*?)(?:\s--\s*(?P<reason>[^>]*?))?\s*-->")


class Suppression(NamedTuple):
    """What silences findings of ``rule``: on the lines ``within`` (a comment) or by the text ``found`` (the sidecar).

    ``path`` and ``line`` are its own place, for messages.
    """

    rule: str
    path: str
    line: int
    within: Span | None = None
    found: str = ""


def load_suppressions(source: Source, draft: Path, rules: Collection[str]) -> tuple[Suppression, ...]:
    """Return the suppressions in the draft and beside it.

    Raises InputError for a rule that is not among ``rules`` and for a broken sidecar: a typing error must not pass in silence.
    """
    sidecar = draft.with_name(SIDECAR)
    shown = source.name[: len(source.name) - len(draft.name)] + SIDECAR
    found = [*_comments(source), *(_rows(sidecar, shown) if sidecar.is_file() else ())]
    for one in found:
        if one.rule not in rules:
            raise InputError(
                "suppression-unknown-rule", path=one.path, line=one.line, rule=one.rule, allowed=", ".join(rules)
            )
    return tuple(found)


def _comments(source: Source) -> Iterator[Suppression]:
    if source.format != "markdown":
        return
    lines = LineIndex.of(source.text)
    for match in _COMMENT.finditer(source.text):
        line = lines.line(match.end() - 1)
        while line.end < len(source.text) and not lines.line(line.end).of(source.text).strip():
            line = lines.line(line.end)
        within = lines.line(line.end) if line.end < len(source.text) else Span(line.end, line.end)
        for rule in re.split(r"[,\s]+", match["rules"].strip()):
            yield Suppression(rule, source.name, lines.place(match.start()).line, within)


def _rows(path: Path, shown: str) -> Iterator[Suppression]:
    try:
        rows = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("suppressions-unreadable", path=shown, reason=str(error)) from error
    if not rows or rows[0].split("\t") != list(COLUMNS):
        raise InputError("suppressions-header", path=shown, line=1, columns="<TAB>".join(COLUMNS))
    for number, row in enumerate(rows[1:], 2):
        cells = row.split("\t")
        if row.strip() and (len(cells) not in (2, 3) or not cells[1]):
            raise InputError("suppressions-row", path=shown, line=number, columns="<TAB>".join(COLUMNS))
        if row.strip():
            yield Suppression(cells[0], shown, number, found=cells[1])


def without_suppressed(
    findings: Iterable[Finding], suppressions: Sequence[Suppression], text: str
) -> tuple[tuple[Finding, ...], tuple[TripreportError, ...]]:
    """Return ``findings`` without what is suppressed, and a problem for each suppression that silences nothing any more.

    Of a group only the suppressed places are taken away, unless it is the first that is.
    """
    used: set[Suppression] = set()
    kept: list[Finding] = []
    for finding in findings:
        hits = [one for one in suppressions if one.rule == finding.rule]
        silencing = [one for one in hits if _silences(one, finding.span, finding.fingerprint, text)]
        used.update(silencing)
        if silencing:
            continue
        away = {span for span in finding.related for one in hits if _silences(one, span, "", text)}
        used.update(one for one in hits for span in away if _silences(one, span, "", text))
        kept.append(_without_places(finding, away) if away else finding)
    unused = [one for one in suppressions if one not in used]
    problems = tuple(InputError("suppression-unused", path=one.path, line=one.line, rule=one.rule) for one in unused)
    return tuple(kept), problems


def _silences(one: Suppression, span: Span, fingerprint: str, text: str) -> bool:
    if one.within is not None:
        return one.within.start <= span.start < one.within.end
    return one.found in (fingerprint, span.of(text))


def _without_places(finding: Finding, away: Collection[Span]) -> Finding:
    return replace(
        finding,
        related=tuple(span for span in finding.related if span not in away),
        fixes=tuple(fix for fix in finding.fixes if fix.span not in away),
    )


def load_baseline(path: Path) -> frozenset[str]:
    """Return the fingerprints in the baseline at ``path``.

    Raises InputError when it cannot be read.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("baseline-unreadable", path=str(path), reason=str(error)) from error
    return frozenset(line.split("\t")[0] for line in lines if line and not line.startswith("#"))


def baseline_of(findings: Iterable[tuple[Source, Sequence[Finding]]]) -> bytes:
    """Return a baseline that holds ``findings``: fingerprint, rule and draft, tab separated, sorted."""
    rows = {f"{finding.fingerprint}\t{finding.rule}\t{source.name}" for source, ones in findings for finding in ones}
    head = "# What `tripreport check` found when this baseline was written; these are not reported again.\n"
    return (head + "".join(f"{row}\n" for row in sorted(rows))).encode()
