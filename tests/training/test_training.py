"""Training on a small sample: it learns, it varies what may vary, it gives the same weights for the same trees."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

from pipeline.analysis.attachment_features import UNIT
from pipeline.analysis.spacy_pipeline import Parser, load_parser
from pipeline.model.text import Span
from pipeline.text.tokenizer import tokenize
from tests.training.sample import sample_trees
from training.attachment import learn_attachment, lesson
from training.learn import Phase, learn, varied
from training.train import untrained, word_parser, write_model
from training.treebank import Tree, as_parsed, is_tree, project


@pytest.fixture(scope="module")
def trained() -> Parser:
    nlp = untrained()
    learn(nlp, [Phase("sample", sample_trees(), 40, rate=0.004, last_rate=0.001, dropout=0.0)], batch_tokens=50)
    return Parser(nlp, np.zeros(0, np.float32), "sample")


def test_the_sample_holds_trees() -> None:
    trees = sample_trees()
    assert len(trees) == 12
    assert all(is_tree(tree.heads) for tree in trees)


def test_a_few_batches_teach_the_sample(trained: Parser) -> None:
    trees = sample_trees()
    parsed = trained.trees([tree.tokens for tree in trees])
    pairs = [
        (found, true)
        for seen, tree in zip(parsed, trees, strict=True)
        for found, true in zip(seen.heads, tree.heads, strict=True)
    ]
    assert sum(found == true for found, true in pairs) / len(pairs) > 0.6


def test_the_same_trees_give_the_same_parser() -> None:
    phase = Phase("sample", sample_trees(), 2, rate=0.001, last_rate=0.001, dropout=0.1)
    first, second = (word_parser(phase) for _ in range(2))
    for name in first.pipe_names:
        assert first.get_pipe(name).to_bytes() == second.get_pipe(name).to_bytes()


def test_training_goes_on_from_what_is_kept(tmp_path: Path) -> None:
    phase = Phase("sample", sample_trees(), 2, rate=0.001, last_rate=0.001, dropout=0.1)
    made = word_parser(phase, work=tmp_path / "work")
    (kept,) = (tmp_path / "work").iterdir()
    marked = kept.stat().st_mtime_ns
    again = word_parser(phase, work=tmp_path / "work")
    assert kept.stat().st_mtime_ns == marked
    for name in made.pipe_names:
        assert made.get_pipe(name).to_bytes() == again.get_pipe(name).to_bytes()
    word_parser(phase._replace(steps=1), work=tmp_path / "work")
    assert len(list((tmp_path / "work").iterdir())) == 2


def test_a_model_that_is_written_can_be_loaded(trained: Parser, tmp_path: Path) -> None:
    trees = sample_trees()
    lessons = [lesson(tree, seen) for tree, seen in zip(trees, trained.trees([t.tokens for t in trees]), strict=True)]
    weights = learn_attachment(lessons)
    write_model(trained.nlp, weights, tmp_path / "parser")
    loaded = load_parser(tmp_path / "parser")
    words = [tree.tokens for tree in trees]
    assert list(loaded.trees(words)) == list(trained.trees(words))
    assert np.abs(loaded.weights - np.clip(weights, -127 * UNIT, 127 * UNIT)).max() <= UNIT / 2


def test_attachment_learns_the_same_from_the_same_lessons(trained: Parser) -> None:
    trees = sample_trees()
    lessons = [lesson(tree, seen) for tree, seen in zip(trees, trained.trees([t.tokens for t in trees]), strict=True)]
    assert np.array_equal(learn_attachment(lessons, epochs=2), learn_attachment(lessons, epochs=2))


def test_a_varied_tree_is_a_tree() -> None:
    rng = random.Random(1)
    for tree in sample_trees() * 20:
        other = varied(tree, rng)
        assert is_tree(other.heads)
        assert len(other.tokens) == len(other.heads) == len(other.labels) == len(other.upos)


def sample_of(text: str, heads: list[int], labels: list[str]) -> Tree:
    tokens = tokenize(text)
    return Tree(text, tokens, tuple(heads), tuple(labels), ("NOUN",) * len(tokens))


def test_the_parser_learns_from_the_sentence_and_from_what_stands_in_parentheses_apart() -> None:
    tree = sample_of("製品(試作)を見る", [5, 2, 0, 2, 0, 5], ["obj", "punct", "appos", "punct", "case", "ROOT"])
    around, inside = as_parsed(tree)
    assert [token.surface for token in around.tokens] == ["製品", "を", "見る"]
    assert (around.heads, around.labels) == ((2, 0, 2), ("obj", "case", "ROOT"))
    assert ([token.surface for token in inside.tokens], inside.heads, inside.labels) == (["試作"], (0,), ("ROOT",))


def test_a_run_of_latin_words_is_learned_as_one_word() -> None:
    tree = sample_of("Hot Plugを見る", [1, 3, 1, 3], ["compound", "obj", "case", "ROOT"])
    (learned,) = as_parsed(tree)
    assert [token.surface for token in learned.tokens] == ["HotPlug", "を", "見る"]
    assert learned.heads == (2, 0, 2)


def test_what_is_learned_from_a_tree_is_a_tree_whatever_stands_in_parentheses() -> None:
    tree = sample_of("製品(を見る)", [3, 3, 0, 3, 3], ["obj", "punct", "case", "ROOT", "punct"])
    for piece in as_parsed(tree):
        assert is_tree(piece.heads)


def projected(text: str, words: list[str], heads: list[int], labels: list[str]) -> Tree:
    spans, at = [], 0
    for word in words:
        spans.append(Span(at, at + len(word)))
        at += len(word)
    tree = project(text, spans, heads, labels, ["NOUN"] * len(words))
    assert tree is not None
    return tree


def test_a_word_that_we_split_hangs_its_parts_on_the_last() -> None:
    tree = projected("担当者が行く", ["担当者", "が", "行く"], [2, 0, 2], ["nsubj", "case", "ROOT"])
    assert [token.surface for token in tree.tokens] == ["担当", "者", "が", "行く"]
    assert tree.heads == (1, 3, 1, 3)
    assert tree.labels == ("compound", "nsubj", "case", "ROOT")


def test_words_that_we_join_become_one() -> None:
    tree = projected("製品を見る", ["製", "品", "を", "見る"], [1, 3, 1, 3], ["compound", "obj", "case", "ROOT"])
    assert tree.heads == (2, 0, 2)
    assert tree.labels == ("obj", "case", "ROOT")


def test_what_is_no_tree_is_left_out() -> None:
    assert project("製品", [Span(0, 2)], [0], ["ROOT"], ["NOUN"]) is not None
    circle = project("製品を見る", [Span(0, 2), Span(2, 3), Span(3, 5)], [1, 0, 2], ["obj", "case", "ROOT"], ["X"] * 3)
    assert circle is None
