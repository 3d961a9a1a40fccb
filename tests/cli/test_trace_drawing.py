"""The drawings of a parse: arrows that meet above their heads, and nothing of the sentence left out."""

from __future__ import annotations

from dataclasses import replace

from wcwidth import wcswidth

from pipeline.cli.trace_drawing import draw_arrows, draw_bunsetsu, draw_dependencies
from pipeline.model.syntax import Alternative, Bunsetsu
from tests.analysis.support import parsed


def arcs(*heads: int) -> list[Bunsetsu]:
    return [Bunsetsu(at, at + 1, at, at + 1, head, "obl", "dependent") for at, head in enumerate(heads)]


def test_arrows_cross_no_text_and_end_above_the_head() -> None:
    lines = list(draw_arrows(["会場では", "質問が", "多く", "出た。"], arcs(3, 3, 3, -1)))
    assert lines == [
        "   0 会場では-----D   obl",
        "   1     質問が---D   obl",
        "   2         多く-D   obl",
        "   3         出た。   obl",
    ]


def test_a_line_goes_on_past_what_stands_between() -> None:
    lines = list(draw_arrows(["性能が", "高い", "機械を", "使う"], arcs(3, 2, 3, -1)))
    assert lines == [
        "   0 性能が-----D   obl",
        "   1     高い-D |   obl",
        "   2     機械を-D   obl",
        "   3         使う   obl",
    ]


def test_other_heads_are_named() -> None:
    doubtful = Bunsetsu(
        0, 1, 0, 1, 1, "nmod", "coordinate", probability=0.6, margin=0.2, alternatives=(Alternative(2, 0.4),)
    )
    (first, *_) = draw_arrows(["A", "B", "C"], [doubtful, *arcs(1, 2, -1)[1:]])
    assert first.endswith("nmod list 0.60 (2: 0.40)")


def test_every_character_is_drawn() -> None:
    text = "三社(A社、B社)が、会場で新製品を展示した。"
    one, parse = parsed(text)
    for lines in (list(draw_bunsetsu(one, parse)), list(draw_dependencies(one, parse, parse))):
        assert lines[0] == f"# {text}"
        drawn = "".join(lines[1:])
        assert all(char in drawn for char in text)
        assert all(wcswidth(line) > 0 for line in lines)


def test_a_head_that_the_words_correct_is_marked_with_that_of_the_parser() -> None:
    one, parse = parsed("会場で質問が多く出た。")
    first, *others = parse.bunsetsu
    used = replace(parse, bunsetsu=(replace(first, head=1), *others))
    lines = list(draw_dependencies(one, parse, used))
    assert lines[1].endswith(f"<- by the words; the parser: {first.head}")
    assert not any("by the words" in line for line in lines[2:])
