"""Measures whole commands as a person starts them: wall time and memory of each. Run: python -m benchmarks.bench_commands"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
REPORT = "linux-kernel-summit-2004"
REPEATS = 5


def main() -> None:
    """Print the best of some runs of each command; caches of the system are warm, ours are as named."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        shutil.copytree(ROOT / "reports", project / "reports")
        shutil.copytree(ROOT / "glossary", project / "glossary")
        large = Path(folder) / "large"
        shutil.copytree(ROOT / "reports", large / "reports")
        write = "import sys, pathlib, benchmarks.bench_glossary as b; b.write_glossary(pathlib.Path(sys.argv[1]))"
        # In a process of its own: what this process holds in memory would be counted for its children.
        subprocess.run([sys.executable, "-c", write, str(large / "glossary")], cwd=ROOT, check=True)
        measure("tripreport --help", ["--help"], project)
        measure("check, the project's glossary", ["check", REPORT], project)
        measure("check, 50,000 concepts", ["check", REPORT], large)
        measure("check --deep, nothing cached", ["check", REPORT, "--deep", "--no-cache"], project)
        measure("check --deep, parses cached", ["check", REPORT, "--deep"], project)
        measure("check --diff", ["check", REPORT, "--diff"], project)
        measure("build of one report", ["build", REPORT, "--force"], project)
        measure("build of all, unchanged", ["build"], project)


def measure(what: str, arguments: list[str], cwd: Path) -> None:
    """Print the shortest wall time and the largest resident memory of ``tripreport`` with ``arguments``."""
    seconds, kilobytes = [], 0
    for _ in range(REPEATS):
        start = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", "pipeline.cli.main", *arguments],
            cwd=cwd,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds.append(time.perf_counter() - start)
        process.returncode = os.waitstatus_to_exitcode(status)
        kilobytes = max(kilobytes, usage.ru_maxrss)
    print(f"{what:32} {min(seconds):6.2f} s {kilobytes / 1024:6.0f} MB  (status {process.returncode})")


if __name__ == "__main__":
    main()
