"""Time grows with the length of a draft, not with its square: four times the text may take seven times as long."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.checks import check
from pipeline.glossary import Glossary, load_glossary
from pipeline.model.policy import Policy
from pipeline.readers import read
from pipeline.tasks.checking import findings_of
from pipeline.tasks.drafts import Draft
from pipeline.tasks.reading import analyze
from pipeline.writers.json import findings_json

WORDS = (
    "カーネル",
    "サーバ",
    "メモリ",
    "議論した",
    "発表があった",
    "NUMA",
    "について",
    "の",
    "を",
    "性能が2.5倍になった",
    "次期",
)
MOST = 7.0


def prose(clauses: int, end: str) -> str:
    chosen = random.Random(1)
    return "".join("".join(chosen.choice(WORDS) for _ in range(8)) + end for _ in range(clauses))


def growth(work: Callable[[int], Callable[[], object]], size: int) -> float:
    """Return how many times as long the work on four times the size takes, in CPU time, at best of two."""

    def cost(one: int) -> float:
        prepared, times = work(one), []
        for _ in range(2):
            start = time.process_time()
            prepared()
            times.append(time.process_time() - start)
        return min(times)

    return cost(4 * size) / max(cost(size), 0.004)


@pytest.fixture(scope="module")
def glossary(root: Path) -> Glossary:
    return load_glossary(root / "glossary")


SHAPES: dict[str, Callable[[int], str]] = {
    "sentences": lambda n: prose(n // 8, "。\n"),
    "one line": lambda n: prose(n // 8, "。"),
    "one word": lambda n: "a" * n,
    "one row of kanji": lambda n: "漢" * n,
    "open brackets": lambda n: "（" * n,
    "full stops": lambda n: "." * n,
    "spaces": lambda n: "　" * n + "x",
    "empty lines": lambda n: "\n" * n + "x",
    "headings": lambda n: "■ 見出し\n" * (n // 6),
    "fields": lambda n: "日時：5月\n" * (n // 6),
    "rulers": lambda n: "-----\nx\n" * (n // 8),
    "bullet marks": lambda n: "・\n" * (n // 2) + "x",
}


@pytest.mark.parametrize("suffix", ["txt", "md"])
@pytest.mark.parametrize("shape", SHAPES, ids=list(SHAPES))
def test_reading_takes_time_in_proportion(tmp_path: Path, shape: str, suffix: str) -> None:
    def work(size: int) -> Callable[[], object]:
        path = tmp_path / f"{size}.{suffix}"
        path.write_text(SHAPES[shape](size), encoding="utf-8")
        return lambda: read(path)

    assert growth(work, 3_000) < MOST


def checking(tmp_path: Path, glossary: Glossary, end: str) -> Callable[[int], Callable[[], object]]:
    def work(size: int) -> Callable[[], object]:
        path = tmp_path / f"{size}.txt"
        path.write_text(prose(size, end), encoding="utf-8")
        return lambda: findings_of(Draft("x", path, "x.txt"), glossary, Policy())

    return work


def test_checking_many_sentences_takes_time_in_proportion(tmp_path: Path, glossary: Glossary) -> None:
    assert growth(checking(tmp_path, glossary, "。"), 150) < MOST


def test_checking_one_long_sentence_takes_time_in_proportion(tmp_path: Path, glossary: Glossary) -> None:
    def work(size: int) -> Callable[[], object]:
        path = tmp_path / f"{size}.txt"
        path.write_text(prose(size, ""), encoding="utf-8")
        analyzed = analyze(Draft("x", path, "x.txt"), glossary)
        return lambda: check(analyzed, glossary)

    assert growth(work, 120) < MOST


def test_findings_become_json_in_time_in_proportion(tmp_path: Path, glossary: Glossary) -> None:
    def work(size: int) -> Callable[[], object]:
        path = tmp_path / f"{size}.txt"
        path.write_text(("サーバを使った。" + "\n" * 200) * size, encoding="utf-8")
        checked = findings_of(Draft("x", path, "x.txt"), glossary, Policy())
        return lambda: findings_json([(checked.analyzed.report.source, checked.findings)])

    assert growth(work, 200) < MOST
