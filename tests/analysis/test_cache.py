"""The cache of parses: it changes nothing but the time, whatever is in its file."""

from __future__ import annotations

import json
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pipeline.analysis.cache import AnalysisCache, code_digest
from pipeline.analysis.dependencies import parse
from pipeline.analysis.protected import Protected, find_protected
from pipeline.model.analysis import AnalyzedSentence
from training.evaluate import plain_sentence

TEXTS = ["担当者が新機能(試作)を説明した。", "", "質問は多かったが、時間がなかった。"]
SENTENCES = [plain_sentence(text) for text in TEXTS]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "parses.sqlite"


def protected(sentences: list[AnalyzedSentence]) -> list[Protected]:
    return [find_protected(one.sentence.text, one.tokens) for one in sentences]


def test_what_was_parsed_is_found_again(file: Path) -> None:
    fresh = parse(SENTENCES, cache=AnalysisCache(file, "1"))
    assert fresh == parse(SENTENCES)
    assert AnalysisCache(file, "1").find(SENTENCES, protected(SENTENCES)) == list(fresh)


def test_another_version_finds_nothing(file: Path) -> None:
    parse(SENTENCES, cache=AnalysisCache(file, "1"))
    assert AnalysisCache(file, "2").find(SENTENCES, protected(SENTENCES)) == [None] * 3


def test_a_change_of_the_code_that_makes_a_parse_changes_its_digest(tmp_path: Path) -> None:
    for folder in ("analysis", "model", "text", "writers"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "rules.py").write_text("FARTHEST = 40")

    def digest() -> str:
        code_digest.cache_clear()
        return code_digest(tmp_path)

    before = digest()
    (tmp_path / "writers" / "rules.py").write_text("FARTHEST = 41")
    assert digest() == before
    (tmp_path / "analysis" / "rules.py").write_text("FARTHEST = 41")
    assert digest() != before


def test_what_other_code_parsed_is_not_found(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parse(SENTENCES, cache=AnalysisCache(file, "1"))
    monkeypatch.setattr("pipeline.analysis.cache.code_digest", lambda: "other")
    assert AnalysisCache(file, "1").find(SENTENCES, protected(SENTENCES)) == [None] * 3


def test_a_file_that_is_no_database_is_made_anew(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"no database at all" * 100)
    assert parse(SENTENCES, cache=AnalysisCache(file, "1")) == parse(SENTENCES)
    assert None not in AnalysisCache(file, "1").find(SENTENCES, protected(SENTENCES))


def test_a_database_of_other_tables_is_made_anew(file: Path) -> None:
    file.parent.mkdir()
    with sqlite3.connect(file) as base:
        base.execute("CREATE TABLE parses (something TEXT)")
    base.close()
    assert parse(SENTENCES, cache=AnalysisCache(file, "1")) == parse(SENTENCES)
    assert None not in AnalysisCache(file, "1").find(SENTENCES, protected(SENTENCES))


@pytest.mark.parametrize("broken", ["", "{}", "[]", "[[],[],[]]", "[[[1]],[],[]]", "null", '[[["X",99,"dep"]],[],[]]'])
def test_a_parse_that_does_not_fit_is_not_believed(file: Path, broken: str) -> None:
    expected = parse(SENTENCES[:1], cache=AnalysisCache(file, "1"))
    with sqlite3.connect(file) as base:
        base.execute("UPDATE parses SET parse = ?", (broken,))
    base.close()
    assert AnalysisCache(file, "1").find(SENTENCES[:1], protected(SENTENCES[:1])) == [None]
    assert parse(SENTENCES[:1], cache=AnalysisCache(file, "1")) == expected


def test_heads_out_of_range_are_not_believed(file: Path) -> None:
    parse(SENTENCES[:1], cache=AnalysisCache(file, "1"))
    with sqlite3.connect(file) as base:
        (kept,) = base.execute("SELECT parse FROM parses").fetchone()
        words, bunsetsu, inside = json.loads(kept)
        bunsetsu[0][4] = 40
        base.execute("UPDATE parses SET parse = ?", (json.dumps([words, bunsetsu, inside]),))
    base.close()
    assert AnalysisCache(file, "1").find(SENTENCES[:1], protected(SENTENCES[:1])) == [None]


def test_the_oldest_are_dropped(file: Path) -> None:
    cache = AnalysisCache(file, "1", largest=2)
    for sentence in SENTENCES:
        parse([sentence], cache=cache)
    assert [one is None for one in cache.find(SENTENCES, protected(SENTENCES))] == [True, False, False]


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = AnalysisCache(tmp_path / "file" / "parses.sqlite", "1")
    assert parse(SENTENCES, cache=cache) == parse(SENTENCES)


def test_parallel_runs_share_it(file: Path) -> None:
    expected = parse(SENTENCES)

    def run(_: int) -> bool:
        cache = AnalysisCache(file, "1")
        cache.keep(SENTENCES, protected(SENTENCES), expected)
        return cache.find(SENTENCES, protected(SENTENCES)) == list(expected)

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(run, range(40)))
