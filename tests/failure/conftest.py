"""A project in a temporary folder, and the command line called in this process; `in_a_process` starts one of its own."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from pipeline.cli.main import main

OUTPUTS = (".docx", ".review.docx", ".md", ".html", ".json")


class Outcome(NamedTuple):
    """How a command ended and what it said."""

    status: int
    out: bytes
    err: str


Call = Callable[..., Outcome]
Start = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def project(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project with the real glossary, in which the test stands."""
    shutil.copytree(root / "glossary", tmp_path / "glossary")
    (tmp_path / "reports").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def put(project: Path) -> Callable[..., Path]:
    """Write a draft: `put("trip", data)`; returns its path."""

    def write(slug: str, data: str | bytes, name: str = "draft.txt") -> Path:
        path = project / "reports" / slug / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return path

    return write


@pytest.fixture
def call(project: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Call:
    """Call the command line here: quick enough for many cases. A traceback would be an exception of the test."""

    def run(*arguments: str | Path, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capfdbinary.readouterr()
        try:
            status = main([str(one) for one in ("--lang", "en", *arguments)])
        except SystemExit as left:
            status = left.code if isinstance(left.code, int) else 1
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return Outcome(status, out, err.decode())

    return run


@pytest.fixture
def in_a_process(project: Path, root: Path) -> Start:
    """Start the command line in a process of its own; `before` and `behind` it may stand some shell."""

    def start(
        *arguments: str | Path,
        before: str = "",
        behind: str = "",
        cwd: Path = project,
        timeout: float = 60,
        **environment: str,
    ) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "pipeline.cli.main", *map(str, arguments)]
        env = {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(root), **environment}
        if before or behind:
            command = ["bash", "-c", f'{before} "$@" {behind}', "bash", *command]
        return subprocess.run(
            command, cwd=cwd, env=env, stdin=subprocess.DEVNULL, capture_output=True, timeout=timeout, check=False
        )

    return start
