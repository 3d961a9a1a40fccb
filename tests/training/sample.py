"""The training sample: a dozen sentences of our own, with their trees."""

from __future__ import annotations

from pathlib import Path

from pipeline.text.tokenizer import tokenize
from training.treebank import Tree

SAMPLE = Path(__file__).with_name("trees.tsv")


def sample_trees() -> list[Tree]:
    """Return the trees of ``trees.tsv``, over our tokens."""
    trees = []
    for block in SAMPLE.read_text(encoding="utf-8").strip().split("\n\n")[1:]:
        heading, *lines = block.splitlines()
        rows = [line.split("\t") for line in lines]
        text = heading.removeprefix("# ")
        tokens = tokenize(text)
        assert [token.surface for token in tokens] == [row[0] for row in rows], text
        columns = zip(*((int(row[1]), row[2], row[3]) for row in rows), strict=True)
        trees.append(Tree(text, tokens, *columns))
    return trees
