"""Measures what a changed term does to a thousand reports, with and without what is kept. Run: python -m benchmarks.bench_glossary_impact"""

from __future__ import annotations

import json
import resource
import shutil
import tempfile
from pathlib import Path

from benchmarks.bench_glossary_diff import ROOT, best, git
from pipeline.model.report import report_sentences
from pipeline.readers import read

REPORTS = 1_000
"""Each has one sentence with the changed term, so a thousand sentences are affected."""

SENTENCES = 60
COMMAND = ["glossary", "diff", "--format", "json", "--jobs", "2"]


def main() -> None:
    """Print one line a measurement: nothing kept, everything kept, the index kept and the parses not."""
    with tempfile.TemporaryDirectory() as place:
        folder, cache = Path(place) / "project", Path(place) / "cache"
        write_project(folder)
        for what in ("first run, nothing kept", "index and parses kept"):
            measure(what, folder, cache)
        (cache / "tripreport" / "parses.sqlite").unlink()
        measure("index kept, parses not", folder, cache)


def measure(what: str, folder: Path, cache: Path) -> None:
    before = processor_seconds()
    seconds, output = best(COMMAND, folder, {"XDG_CACHE_HOME": str(cache)}, repeats=1)
    spent = processor_seconds() - before
    totals = json.loads(output)["totals"]
    print(f"impact over {totals['reports']} reports, {what}: {seconds:.2f} s, of processors {spent:.2f} s; {totals}")


def processor_seconds() -> float:
    """Return what the commands so far have spent on all processors: unlike the clock it does not know who else is at work."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def write_project(folder: Path) -> None:
    """Write the reports and a repository in which one English has been changed and not committed."""
    shutil.copytree(ROOT / "glossary", folder / "glossary")
    write_reports(folder / "reports")
    git(folder, "init", "-q", "-b", "main", ".")
    git(folder, "add", "glossary")
    git(folder, "commit", "-qm", "base")
    terms = folder / "glossary" / "terms.tsv"
    text = terms.read_text("utf-8")
    assert "\tユーザー\tuser\t" in text
    terms.write_text(text.replace("\tユーザー\tuser\t", "\tユーザー\tend user\t"), "utf-8")


def write_reports(folder: Path) -> None:
    """Write reports of some sixty different sentences each; every one has one sentence about the changed term."""
    sentences = []
    for path in sorted((ROOT / "reports").glob("*/draft.*")):
        report = read(path, path.name)
        sentences += [
            one.text for one in report_sentences(report) if one.role == "sentence" and "ユーザ" not in one.text
        ]
    for number in range(REPORTS):
        draft = folder / f"report-{number:04}" / "draft.txt"
        draft.parent.mkdir(parents=True)
        lines = [f"■報告{number}", ""]
        for at in range(SENTENCES):
            lines.append(sentences[(number * 7 + at * 13) % len(sentences)].rstrip("。") + f"（資料{number}-{at}）。")
        lines.insert(20, f"第{number}会場では、{number}人のユーザーが新しい機能を試した。")
        draft.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
