"""Measures the checks on the kernel summit draft against a careful reader's list. Run: python -m benchmarks.bench_checks

With --list it prints what was found, what was missed, and which findings answer to no problem on the list.
With --many it checks 100 reports and one report of 100 times the text.
With --dev FOLDER it counts errors and warnings per 1,000 characters of the drafts there, and what --fix would do to them.
"""

from __future__ import annotations

import argparse
import re
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from pipeline.checks import CHECKS, TOKEN_CHECKS
from pipeline.glossary import Glossary, load_glossary
from pipeline.model.findings import Finding
from pipeline.model.policy import Policy
from pipeline.model.text import LineIndex, Span
from pipeline.tasks.checking import Checked, findings_of
from pipeline.tasks.drafts import Draft
from pipeline.tasks.fixing import fix_text

ROOT = Path(__file__).parent.parent
DRAFT = ROOT / "reports" / "linux-kernel-summit-2004" / "draft.txt"
LIST = ROOT / "benchmarks" / "checks" / "kernel-summit-2004.tsv"
DEV_JUDGED = ROOT / "benchmarks" / "checks" / "dev-judged.tsv"
JUDGED = ROOT / "benchmarks" / "checks" / "kernel-summit-2004.judged.tsv"

COPIES = 100

ANSWERS: dict[str, tuple[str, ...]] = {
    "terms": ("term-", "mixed-spelling", "long-vowel", "latin-case", "both-languages", "acronym-", "name-near-miss",
              "redundant-words", "omitted-okurigana", "kana-preferred", "unknown-term", "katakana-slip"),
    "slip": ("wrong-conversion", "unknown-kanji", "impossible-", "doubled-", "katakana-slip", "name-near-miss",
             "redundant-words", "omitted-okurigana", "term-variant", "sentence-mark", "mixed-marks"),
    "typography": ("latin-spacing", "comma-space", "mark-width", "quote-style", "bracket-", "mixed-marks", "sentence-mark"),
    "style": ("colloquial", "kana-preferred", "noun-ending", "mixed-tone"),
    "translatability": ("missing-subject", "twisted-", "ambiguous-", "agentless-", "relative-date", "stacked-", "no-chain",
                        "sentence-length"),
    "report": ("report-fields", "day-without-date", "session-outcome", "figure-reference", "action-item", "empty-section"),
}  # fmt: skip
"""Which rules can answer a problem of each family: a finding of another kind at the same place does not count."""

CLOSE: dict[str, str] = {
    "terms.acronym": "acronym-",
    "terms.both-languages": "both-languages|term-variant",
    "terms.case": "term-variant|latin-case|both-languages",
    "terms.name": "name-near-miss",
    "style.noun-ending": "noun-ending",
    "style.kanji": "kana-preferred",
    "style.katakana": "kana-preferred",
    "style.colloquial": "colloquial",
    "translatability.passive": "agentless-",
    "translatability.hedge": "stacked-",
    "translatability.no-chain": "no-chain",
    "translatability.subject": "missing-subject",
    "translatability.twist": "twisted-",
    "translatability.attachment": "ambiguous-",
    "translatability.relative-date": "relative-date",
}
"""Kinds that only a rule of their own can answer; ``|`` between beginnings of rule names."""


class Problem(NamedTuple):
    """A row of the list with its places in the source."""

    id: str
    kind: str
    plain: bool
    places: tuple[Span, ...]
    shown: str


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--list", action="store_true")
    options.add_argument("--many", action="store_true")
    options.add_argument("--dev", type=Path)
    chosen = options.parse_args()
    glossary = load_glossary(ROOT / "glossary")
    if chosen.many:
        measure_many(glossary)
    elif chosen.dev:
        measure_folder(chosen.dev, glossary)
    else:
        measure_summit(glossary, show=chosen.list)


def checked(path: Path, glossary: Glossary, *, deep: bool) -> Checked:
    draft = Draft(path.parent.name if path.stem == "draft" else path.stem, path, path.name)
    return findings_of(draft, glossary, Policy(), tuple(CHECKS) if deep else tuple(TOKEN_CHECKS))


def measure_summit(glossary: Glossary, *, show: bool) -> None:
    result = checked(DRAFT, glossary, deep=True)
    text = result.analyzed.report.source.text
    listed = problems(text)
    found = [one for one in listed if any(answers(finding, one) for finding in result.findings)]
    plain = [one for one in listed if one.plain]
    print(f"problems a careful reader listed:  {len(found)} of {len(listed)} found")
    print(f"of these plain errors:             {sum(one in found for one in plain)} of {len(plain)} found")
    without = [one for one in result.findings if not any(answers(one, problem) for problem in listed)]
    judged = judgements()
    wrong = [one for one in without if judged.get(key(one, text)) == "wrong"]
    unjudged = [one for one in without if key(one, text) not in judged]
    print(f"findings, a group counted once:    {len(result.findings)}, of which {len(without)} are not on the list")
    print(f"wrong findings, judged by hand:    {len(wrong)} of {len(result.findings)} ({len(unjudged)} not judged)")
    if show:
        print("\nmissed")
        for one in listed:
            if one not in found:
                print(f"  {one.id} {one.kind}{' plain' if one.plain else ''}: {one.shown}")
        print("\nnot on the list")
        for finding in without:
            print(f"  {judged.get(key(finding, text), '?')}\t{key(finding, text)}")


def measure_many(glossary: Glossary) -> None:
    text = DRAFT.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.txt" for number in range(COPIES)]
        for path in paths:
            path.write_text(text, encoding="utf-8")
        large = Path(folder) / "large.txt"
        large.write_text("\n\n".join([text] * COPIES), encoding="utf-8")
        checked(paths[0], glossary, deep=False)
        start = time.process_time()
        for path in paths:
            checked(path, glossary, deep=False)
        many = time.process_time() - start
        start = time.process_time()
        checked(large, glossary, deep=False)
        one = time.process_time() - start
    print(f"{COPIES} reports: {many:.2f} CPU s ({1000 * many / COPIES:.0f} for 1,000)")
    print(f"one file of {COPIES} times the text: {one:.2f} CPU s, {one / many:.2f} times as long")


def problems(text: str) -> list[Problem]:
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    rows = [
        line.split("\t") for line in LIST.read_text(encoding="utf-8").splitlines() if not line.startswith(("#", "id"))
    ]
    listed = []
    for number, kind, plain, places, _ in rows:
        spans = []
        for place in places.split(" | "):
            line, _, words = place.partition(":")
            at = lines[int(line) - 1].index(words)
            start = starts[int(line) - 1] + at
            spans.append(Span(start, start + len(words)))
        listed.append(Problem(number, kind, plain == "plain", tuple(spans), places))
    return listed


def answers(finding: Finding, problem: Problem) -> bool:
    """Tell whether the finding speaks of the problem: it, or one of its places, lies at one of the problem's, and the rule fits."""
    beginnings = (
        tuple(CLOSE[problem.kind].split("|")) if problem.kind in CLOSE else ANSWERS[problem.kind.partition(".")[0]]
    )
    if not finding.rule.startswith(beginnings):
        return False
    return any(place.overlaps(span) for place in (finding.span, *finding.related) for span in problem.places)


def key(finding: Finding, text: str) -> str:
    return f"{LineIndex.of(text).place(finding.span.start).line}\t{finding.rule}\t{finding.span.of(text)[:40]}"


def judgements() -> dict[str, str]:
    """Return what a reader said of findings that are not on the list: right or wrong, by line, rule and text."""
    if not JUDGED.is_file():
        return {}
    rows = (
        line.partition("\t") for line in JUDGED.read_text(encoding="utf-8").splitlines() if line[:1] not in ("", "#")
    )
    return {place: verdict for verdict, _, place in rows}


def measure_folder(folder: Path, glossary: Glossary) -> None:
    characters, count, changed, refused, right, judged = 0, Counter[str](), 0, 0, 0, 0
    rows = [row for row in map(str.split, DEV_JUDGED.read_text(encoding="utf-8").splitlines()) if row[0] != "#"]
    verdicts = {(row[2], row[4]): row[0] for row in rows}
    reports = {row[2] for row in rows}
    by_rule: Counter[str] = Counter()
    for path in sorted(path for path in folder.rglob("*") if re.fullmatch(r"\.(txt|md)", path.suffix)):
        result = checked(path, glossary, deep=False)
        text = result.analyzed.report.source.text
        characters += len(text)
        count.update(finding.severity for finding in result.findings)
        by_rule.update(finding.rule for finding in result.findings if finding.severity != "info")
        name = path.stem if path.stem in reports else path.stem[:2]
        said = [verdicts.get((name, finding.fingerprint)) for finding in result.findings if finding.severity != "info"]
        right, judged = right + said.count("right"), judged + len(said) - said.count(None)
        fixed = fix_text(text, result.findings)
        changed, refused = changed + fixed.applied, refused + len(fixed.refused)
    grave = count["error"] + count["warning"]
    print(f"characters {characters}, errors {count['error']}, warnings {count['warning']}, infos {count['info']}")
    print(f"errors and warnings per 1,000 characters, a group counted once: {1000 * grave / characters:.2f}")
    print(f"--fix: {changed} applied, {refused} refused")
    print(", ".join(f"{rule} {number}" for rule, number in by_rule.most_common()))
    print(f"errors and warnings judged by hand: {right} of {judged} right ({grave - judged} not judged)")


if __name__ == "__main__":
    main()
