"""Training on a small sample: it learns, it varies what may vary, it gives the same weights for the same trees."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

from pipeline.analysis.spacy_pipeline import Parser, load_parser
from pipeline.model.text import Span
from tests.training.sample import sample_trees
from training.attachment import learn_attachment, lesson
from training.learn import Phase, learn, varied
from training.train import untrained, word_parser, write_model
from training.treebank import Tree, is_tree, project


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


def test_a_model_that_is_written_can_be_loaded(trained: Parser, tmp_path: Path) -> None:
    trees = sample_trees()
    lessons = [lesson(tree, seen) for tree, seen in zip(trees, trained.trees([t.tokens for t in trees]), strict=True)]
    weights = learn_attachment(lessons)
    write_model(trained.nlp, weights, tmp_path / "parser")
    loaded = load_parser(tmp_path / "parser")
    words = [tree.tokens for tree in trees]
    assert list(loaded.trees(words)) == list(trained.trees(words))
    assert np.array_equal(loaded.weights, weights.astype(np.float16).astype(np.float32))


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
