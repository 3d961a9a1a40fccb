"""Answers of one verb: every row of the table says what its example says. What is left out and cannot be known is doubted."""

from __future__ import annotations

import pytest

from pipeline.text.shipped import Row, table
from pipeline.translation.confidence import DOUBTFUL_BELOW
from pipeline.translation.transfer.engine import transfer
from pipeline.translation.transfer.suspects import note_suspects
from tests.translation.transfer.translated import analyzed, lexicon, read_together, translated

ROWS = table("english/short_answers")
DOUBTED = {
    "A. しない。": "short-answer",
    "ノードは何台まで増やしたか？": "how-many-up-to",
    "申し込みは当日でいい。": "fine-with",
    "次回の課題とさせていただきます。": "made-so",
    "一人休むだけで作業が止まる。": "alone-by",
    "この装置は1個を3秒で加工する。": "one-of-them",
    "料理は二人で分けても多いくらいだった。": "so-much",
    "夏は冷たい麺に限る。": "best-is",
    "デモ本番、会場の回線が混み合った。": "scene-or-member",
    "来年はぜひ現地で。": "urged",
    "資料はほとんどが無料で読める。": "most-of",
    "時間をいただいて、やり方を提案させてください。": "asked-favour",
    "動けば半分は成功": "half-done",
    "各社ともAIを前面に。": "no-verb",
}
CERTAIN = (
    "これでいい。",
    "今年の目標は省エネとした。",
    "対策を検討。",
    "2日目、隣の人が資料を配った。",
    "資料の大半が公開されている。",
)
read_together([*(row["example_ja"] for row in ROWS), *DOUBTED, *CERTAIN])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["lemma"])
def test_an_answer_says_the_auxiliary_and_not_the_verb_again(row: Row) -> None:
    assert translated(row["example_ja"]).english == row["example_en"]


@pytest.mark.parametrize(("ja", "doubt"), DOUBTED.items())
def test_what_is_left_out_and_cannot_be_known_is_doubted(ja: str, doubt: str) -> None:
    tree, ctx = transfer(analyzed(ja), lexicon())
    note_suspects(ctx, tree)
    assert doubt in {name for name, _ in ctx.notes.doubts}
    assert translated(ja).confidence < DOUBTFUL_BELOW


@pytest.mark.parametrize("ja", CERTAIN)
def test_what_only_looks_so_is_not_doubted(ja: str) -> None:
    tree, ctx = transfer(analyzed(ja), lexicon())
    note_suspects(ctx, tree)
    assert not {name for name, _ in ctx.notes.doubts} & set(DOUBTED.values())
