"""What all tests share: the project's own reports, and snapshots that `make accept` rewrites."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes says more of the machine than of the program.
settings.register_profile("tripreport", deadline=None)
settings.load_profile("tripreport")

ROOT = Path(__file__).parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite the snapshots with what the stages give now")


@pytest.fixture(scope="session", autouse=True)
def cache_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the tests off the user's cache of parses, and their parses off the user."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


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
