"""How a sentence is typed does not change its English: widths of marks and letters, spaces beside Latin words and digits, です for だ."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.translation.transfer import translated as engine

JAPANESE = "[\u3041-\u30ff\u4e00-\u9fff]"


def spaced(text: str) -> str:
    text = re.sub(f"([A-Za-z0-9])({JAPANESE})", r"\1 \2", text)
    return re.sub(f"({JAPANESE})([A-Za-z0-9])", r"\1 \2", text)


def wide(text: str) -> str:
    return re.sub("[0-9A-Za-z%]", lambda found: chr(ord(found[0]) + 0xFEE0), text)


def academic(text: str) -> str:
    return text.replace("、", "，").replace("。", "．") if text.endswith("。") else text.replace("、", "，")


def narrow(text: str) -> str:
    return text.replace("、", "､")


def double_quoted(text: str) -> str:
    return text.replace("「", "『").replace("」", "』")


def in_desu(text: str) -> str:
    return re.sub("(?<![んい])だ。$", "です。", text) if "必要だ" not in text else text


HABITS: dict[str, tuple[Callable[[str], str], int]] = {
    "spaces beside Latin words and digits": (spaced, 3),
    "wide letters and digits": (wide, 1),
    "wide comma and stop": (academic, 6),
    "narrow comma": (narrow, 6),
    "double corner brackets": (double_quoted, 1),
    "the polite copula": (in_desu, 1),
}
"""How a text is typed otherwise, and of how many cases one is tried."""

DEPENDS_ON_IT = frozenset(
    (
        "1クラスタ当たりの作業時間は4時間から40分に",  # "1 ..." could number a heading
        "2022展示会の報告",
        "性能は従来比1.5〜2倍くらい",
        "途中Codelabsに行った",
        "付録A 用語集",  # a label, or one noun
    )
)
"""What is read otherwise as yet, or rightly so."""


@pytest.mark.parametrize("habit", HABITS)
def test_the_english_does_not_depend_on_how_it_is_typed(habit: str) -> None:
    retyped, step = HABITS[habit]
    pairs = [
        (case.ja, retyped(case.ja))
        for case in engine.cases("cases")
        if retyped(case.ja) != case.ja and case.ja.removeprefix("・") not in DEPENDS_ON_IT
    ][::step]
    assert len(pairs) > 20
    engine.read_together(text for pair in pairs for text in pair)
    unlike = [
        (typed, engine.translated(typed).english, engine.translated(usual).english)
        for usual, typed in pairs
        if engine.translated(typed).english != engine.translated(usual).english
    ]
    assert not unlike
