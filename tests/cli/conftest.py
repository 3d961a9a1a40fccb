"""A project in a temporary folder, and the command line run in a process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

DRAFT = "概要\n\nNUMAについて議論が行われた。メーカーによってキヤッシュが違う。\n"
Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def project(tmp_path: Path, root: Path) -> Path:
    """A project with the real glossary and one small report."""
    shutil.copytree(root / "glossary", tmp_path / "glossary")
    (tmp_path / "reports" / "small").mkdir(parents=True)
    (tmp_path / "reports" / "small" / "draft.txt").write_text(DRAFT, encoding="utf-8")
    return tmp_path


@pytest.fixture
def tripreport(project: Path) -> Run:
    """Run the command in the project; environment variables can be given by name."""

    def run(
        *arguments: str | Path, stdin: bytes = b"", cwd: Path = project, **environment: str
    ) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "pipeline.cli.main", *map(str, arguments)]
        env = {**os.environ, "LC_ALL": "C.UTF-8", **environment}
        return subprocess.run(command, cwd=cwd, input=stdin, env=env, capture_output=True, timeout=120, check=False)

    return run


def git(folder: Path, *arguments: str) -> None:
    """Run git as somebody who may commit."""
    subprocess.run(
        ["git", "-c", "user.name=t", "-c", "user.email=t@example.com", *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
    )


def edit(project: Path, old: str, new: str) -> None:
    """Replace a text of terms.tsv, which must be there."""
    path = project / "glossary" / "terms.tsv"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def repository(project: Path) -> Path:
    """The project with everything committed as "base"."""
    git(project, "init", "-q", "-b", "main", ".")
    git(project, "add", "-A")
    git(project, "commit", "-qm", "base")
    return project
