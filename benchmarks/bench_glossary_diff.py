"""Measures the comparison of two glossaries of ten thousand concepts. Run: python -m benchmarks.bench_glossary_diff"""

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

ROOT = Path(__file__).parent.parent
CONCEPTS = 10_000


def main() -> None:
    """Print one line a measurement, each with the command that was run."""
    with tempfile.TemporaryDirectory() as place:
        measure_diff(Path(place))


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
