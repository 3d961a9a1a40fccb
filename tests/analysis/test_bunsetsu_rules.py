"""The rules from tree to bunsetsu and the pieces a sentence is cut into; no model needed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.analysis.bunsetsu import bunsetsu_starts, chunk_heads, chunks
from pipeline.analysis.pieces import cut, unit_tokens
from pipeline.analysis.protected import find_protected
from pipeline.text.tokenizer import tokenize
from tests.training.sample import sample_trees
from training.treebank import Tree


def cut_up(tree: Tree, keep: tuple[tuple[int, int], ...] = ()) -> list[str]:
    found = chunks(bunsetsu_starts(tree.tokens, tree.heads, tree.labels, keep), tree.heads, tree.labels)
    return [tree.text[tree.tokens[one.start].start : tree.tokens[one.end - 1].end] for one in found]


def sample(text: str) -> Tree:
    return next(tree for tree in sample_trees() if tree.text == text)


def test_particles_auxiliaries_and_marks_belong_to_the_word_before() -> None:
    assert cut_up(sample("性能が上がったので、導入を検討する。")) == [
        "性能が",
        "上がったので、",
        "導入を",
        "検討する。",
    ]


def test_a_compound_is_one_bunsetsu() -> None:
    assert cut_up(sample("担当者が新しい機能を説明した。"))[0] == "担当者が"


def test_ranges_to_keep_together_are_not_cut() -> None:
    tree = sample("来年の開催地は京都だ。")
    assert cut_up(tree) == ["来年の", "開催地は", "京都だ。"]
    assert cut_up(tree, ((0, 4),)) == ["来年の開催地は", "京都だ。"]


def test_heads_of_bunsetsu_are_those_of_their_words() -> None:
    tree = sample("会場では質問が多く出た。")
    found = chunks(bunsetsu_starts(tree.tokens, tree.heads, tree.labels), tree.heads, tree.labels)
    assert chunk_heads(found, tree.heads) == [3, 3, 3, -1]


def pieces(text: str) -> list[list[str]]:
    tokens = tokenize(text)
    return [[token.surface for token in unit_tokens(tokens, one)] for one in cut(tokens, find_protected(text, tokens))]


def test_parentheses_are_pieces_of_their_own() -> None:
    assert pieces("各社(A、B)が話した") == [["各社", "が", "話し", "た"], ["A", "、", "B"]]


def test_parentheses_in_parentheses_are_too() -> None:
    assert pieces("あれ(それ(これ)だ)も") == [["あれ", "も"], ["それ", "だ"], ["これ"]]


def test_parentheses_with_nothing_before_them_stay() -> None:
    assert pieces("(写真)の説明") == [["(", "写真", ")", "の", "説明"]]


def test_what_opens_and_does_not_close_is_a_mark() -> None:
    assert pieces("各社(A") == [["各社", "(", "A"]]


def test_addresses_numbers_and_latin_names_are_words() -> None:
    assert pieces("www.example.com/aで2.6とHot Plugを見る")[0] == [
        "www.example.com/a",
        "で",
        "2.6",
        "と",
        "HotPlug",
        "を",
        "見る",
    ]


@given(st.text(alphabet="あa1(（)）「」[]. /,", max_size=40))
def test_every_token_is_in_one_piece(text: str) -> None:
    tokens = tokenize(text)
    found = cut(tokens, find_protected(text, tokens))
    inside = [at for one in found for first, behind in one.units for at in range(first, behind)]
    brackets = [at for one in found[1:] for at in (one.brackets[0], one.brackets[1] - 1)]
    assert sorted(inside + brackets) == list(range(len(tokens)))
