"""What all tests share: the project's own reports, and snapshots that `make accept` rewrites."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite the snapshots with what the stages give now")


@pytest.fixture(scope="session")
def root() -> Path:
    """The project itself: its glossary and its reports."""
    return ROOT


@pytest.fixture
def snapshot(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the snapshot of that name, or rewrite it under --accept."""

    def compare(name: str, text: str) -> None:
        path = ROOT / "tests" / "snapshots" / name
        if request.config.getoption("--accept"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        assert path.is_file(), f"no snapshot {name} yet: run `make accept` and read it"
        assert text == path.read_bytes().decode(), f"{name} has changed: read the difference, then `make accept`"

    return compare
