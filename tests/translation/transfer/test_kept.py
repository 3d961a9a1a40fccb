"""What is kept of the lexicon makes runs faster, never different."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.text.tokenizer import tokenize
from pipeline.translation.transfer.kept import kept
from pipeline.translation.transfer.lexicon import load_lexicon
from pipeline.translation.transfer.lexicon.load import _loaded


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


def test_a_value_that_does_not_fit_is_made_again(cache: Path) -> None:
    kept("lexicon", ["one"], lambda: {"other": 1})
    assert kept("lexicon", ["one"], lambda: {"words": 1}, lambda found: "words" in found) == {"words": 1}


def test_the_lexicon_is_the_same_when_it_was_kept(cache: Path) -> None:
    words = ("会場", "議論する", "議題に上がる", "性", "なければならない")

    def said() -> list[object]:
        _loaded.cache_clear()
        lexicon = load_lexicon()
        return [lexicon.senses(tokenize(word)) for word in words] + [lexicon.affixes.get("性"), lexicon.reports]

    made = said()
    assert list(cache.glob("lexicon-*.json")) and said() == made
    for path in cache.glob("lexicon-*.json"):
        path.write_text("{}", encoding="utf-8")
    assert said() == made
