"""What is kept of the lexicon makes runs faster, never different."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.translation.transfer.kept import kept


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "tripreport"


def test_second_run_does_not_make_it_again(cache: Path) -> None:
    assert kept("lexicon", ["one"], lambda: [["有る"]]) == [["有る"]]
    assert kept("lexicon", ["one"], lambda: [["never asked for"]]) == [["有る"]]
    assert kept("lexicon", ["two"], lambda: [["無い"]]) == [["無い"]]


def test_broken_file_is_made_again(cache: Path) -> None:
    kept("lexicon", ["one"], lambda: [["有る"]])
    for path in cache.glob("lexicon-*.json"):
        path.write_bytes(b"{half")
    assert kept("lexicon", ["one"], lambda: [["有る"]]) == [["有る"]]


def test_folder_that_cannot_be_written_costs_nothing_but_time(cache: Path) -> None:
    cache.write_text("a file where the folder should be")
    assert kept("lexicon", ["one"], lambda: [["有る"]]) == [["有る"]]


def test_old_files_go(cache: Path) -> None:
    for number in range(9):
        kept("lexicon", [f"lexicon {number}"], lambda: [["有る"]])
    assert len(list(cache.glob("lexicon-*.json"))) == 4
