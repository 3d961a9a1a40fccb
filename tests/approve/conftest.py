"""A project with one small report, and the command line called in this process."""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from pipeline.cli.main import main

DRAFT = """概要

NUMAについて議論が行われた。
メーカーによってキヤッシュが違うらしいのだが詳しいことは誰にも分からずじまいだった。
"""


class Outcome(NamedTuple):
    """How a command ended and what it said."""

    status: int
    out: str
    err: str


Call = Callable[..., Outcome]


@pytest.fixture
def project(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with the real glossary and one report, in which the test stands."""
    shutil.copytree(root / "glossary", tmp_path / "glossary")
    folder = tmp_path / "reports" / "small"
    folder.mkdir(parents=True)
    (folder / "draft.txt").write_text(DRAFT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def call(project: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Call:
    """Call the command line here with what a person types."""

    def run(*arguments: str | Path, typed: str = "") -> Outcome:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        capfd.readouterr()
        status = main([str(one) for one in ("--lang", "en", *arguments)])
        sys.stdout.flush()
        return Outcome(status, *capfd.readouterr())

    return run
