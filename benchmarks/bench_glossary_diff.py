"""Measures reviews of glossary changes: diff, impact over a thousand reports, matching. Run: python -m benchmarks.bench_glossary_diff"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.bench_glossary import concepts, write_glossary
from pipeline.glossary.save import terms_bytes
from pipeline.model.report import report_sentences
from pipeline.readers import read

ROOT = Path(__file__).parent.parent
CONCEPTS = 10_000
REPORTS = 1_000
MOST_AFFECTED = 1_000


def main() -> None:
    """Print one line a measurement, each with the command that was run."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        measure_diff(folder / "diff")
        measure_impact(folder / "impact", folder / "cache")


def measure_diff(folder: Path) -> None:
    """Two versions of ten thousand concepts, every hundredth changed, compared as folders and in git."""
    write_glossary(folder / "glossary", CONCEPTS)
    git(folder, "init", "-q", "-b", "main", ".")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "base")
    shutil.copytree(folder / "glossary", folder / "before")
    terms = [
        term if at % 100 else type(term)(**{**fields_of(term), "en": f"{term.en} anew"})
        for at, term in enumerate(concepts(CONCEPTS))
    ]
    (folder / "glossary" / "terms.tsv").write_bytes(terms_bytes(terms))
    for what, sides in (("folders", ["before", "glossary"]), ("git and work tree", ["HEAD"])):
        arguments = ["glossary", "diff", *sides, "--no-impact", "--format", "json"]
        seconds, output = best(arguments, folder, {}, repeats=5)
        print(f"diff of {CONCEPTS} concepts, {what}: {seconds:.2f} s, {len(json.loads(output)['changes'])} changes")


def fields_of(term: object) -> dict[str, object]:
    return {name: getattr(term, name) for name in term.__dataclass_fields__}  # type: ignore[attr-defined]


def measure_impact(folder: Path, cache: Path) -> None:
    """A thousand reports made of the sample reports' sentences, an English changed that a thousand sentences use."""
    shutil.copytree(ROOT / "glossary", folder / "glossary")
    write_reports(folder / "reports")
    git(folder, "init", "-q", "-b", "main", ".")
    git(folder, "add", "glossary")
    git(folder, "commit", "-qm", "base")
    terms = folder / "glossary" / "terms.tsv"
    text = terms.read_text("utf-8")
    assert "\tユーザー\tuser\t" in text
    terms.write_text(text.replace("\tユーザー\tuser\t", "\tユーザー\tend user\t"), "utf-8")
    arguments = ["glossary", "diff", "--format", "json", "--jobs", "2"]
    for what in ("first run, nothing cached", "index and parses warm"):
        seconds, output = best(arguments, folder, {"XDG_CACHE_HOME": str(cache)}, repeats=1)
        totals = json.loads(output)["totals"]
        print(f"impact over {totals['reports']} reports, {what}: {seconds:.2f} s; {totals}")
    (cache / "tripreport" / "parses.sqlite").unlink()
    seconds, _ = best(arguments, folder, {"XDG_CACHE_HOME": str(cache)}, repeats=1)
    print(f"the same, index warm, parses not: {seconds:.2f} s")


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
        for at in range(60):
            lines.append(sentences[(number * 7 + at * 13) % len(sentences)].rstrip("。") + f"（資料{number}-{at}）。")
        lines.insert(20, f"第{number}会場では、{number}人のユーザーが新しい機能を試した。")
        draft.write_text("\n".join(lines) + "\n", "utf-8")


def best(arguments: list[str], cwd: Path, more: dict[str, str], repeats: int) -> tuple[float, bytes]:
    """Return the shortest wall time of the command in seconds, and what it printed."""
    seconds = []
    print("$ tripreport", *arguments)
    for _ in range(repeats):
        start = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-m", "pipeline.cli.main", *arguments],
            cwd=cwd,
            env={**os.environ, "PYTHONPATH": str(ROOT), **more},
            capture_output=True,
            check=True,
        )
        seconds.append(time.perf_counter() - start)
    return min(seconds), done.stdout


def git(folder: Path, *arguments: str) -> None:
    command = ["git", "-c", "user.name=bench", "-c", "user.email=bench@example.com", *arguments]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


if __name__ == "__main__":
    main()
