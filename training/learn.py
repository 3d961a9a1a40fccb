"""The training loop: batches of trees, a falling rate of learning, the same result for the same seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import fix_random_seed
from thinc.api import Adam

from pipeline.analysis.spacy_pipeline import document
from pipeline.model.tokens import Token
from training.treebank import Tree

SEED = 2004


class Phase(NamedTuple):
    """``steps`` batches over ``trees``, the rate of learning falling in a line from ``rate`` to ``last_rate``."""

    name: str
    trees: Sequence[Tree]
    steps: int
    rate: float
    last_rate: float
    dropout: float


Progress = Callable[[Phase, int, dict[str, float]], None]


def learn(nlp: Language, phases: Sequence[Phase], *, batch_tokens: int = 1200, report: Progress | None = None) -> None:
    """Train the components of ``nlp`` in place, phase by phase; ``report`` is told the losses every 100 steps.

    The weights that ``nlp`` is left with are the mean over the ends of the phases, and each of those an average over the
    steps, the later ones counting more.
    """
    fix_random_seed(SEED)
    everything = [tree for phase in phases for tree in phase.trees]
    sample = [_example(nlp, tree) for tree in dict.fromkeys(everything)]
    nlp.initialize(lambda: sample)
    rng = random.Random(SEED)
    optimizer = Adam(phases[0].rate, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
    ends = []
    for phase in phases:
        batches = _batches(phase.trees, batch_tokens, rng)
        losses: dict[str, float] = {}
        for step in range(phase.steps):
            optimizer.learn_rate = phase.rate + (phase.last_rate - phase.rate) * step / phase.steps
            examples = [_example(nlp, varied(tree, rng)) for tree in next(batches)]
            nlp.update(examples, drop=phase.dropout, sgd=optimizer, losses=losses)
            if (step + 1) % 100 == 0 and report:
                report(phase, step + 1, losses)
                losses = {}
        ends.append({key: weights.copy() for key, weights in optimizer.averages.items()})
    mean = {key: sum(end[key] for end in ends) / len(ends) for key in ends[-1]}
    with nlp.use_params(mean):
        finished = nlp.to_bytes()
    nlp.from_bytes(finished)


def varied(tree: Tree, rng: random.Random) -> Tree:
    """Return ``tree``, now and then with a change that must not change the analysis.

    One in ten loses its full stop (headings have none); one noun in thirty becomes a Latin word nobody has seen.
    """
    tokens = list(tree.tokens)
    for at, token in enumerate(tokens):
        if token.pos1 == "名詞" and token.pos2 != "数詞" and rng.random() < 1 / 30:
            tokens[at] = _unknown_latin(token, rng)
    last = len(tokens) - 1
    full_stop = last > 1 and tokens[last].pos == "補助記号-句点" and last not in tree.heads
    behind = last if full_stop and rng.random() < 0.1 else last + 1
    return Tree(tree.text, tuple(tokens[:behind]), tree.heads[:behind], tree.labels[:behind], tree.upos[:behind])


def _unknown_latin(token: Token, rng: random.Random) -> Token:
    word = "".join(rng.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(rng.randint(2, 8)))
    return token._replace(surface=word, norm=word, pos2="普通名詞", pos3="一般", lemma=word, base=word, is_unknown=True)


def _batches(trees: Sequence[Tree], batch_tokens: int, rng: random.Random) -> Iterator[list[Tree]]:
    """Yield batches of about ``batch_tokens`` tokens without end, every tree once before any comes again."""
    order = list(trees)
    batch: list[Tree] = []
    size = 0
    while True:
        rng.shuffle(order)
        for tree in order:
            batch.append(tree)
            size += len(tree.tokens)
            if size >= batch_tokens:
                yield batch
                batch, size = [], 0


def _example(nlp: Language, tree: Tree) -> Example:
    reference = Doc(
        nlp.vocab,
        words=[token.surface for token in tree.tokens],
        pos=list(tree.upos),
        heads=list(tree.heads),
        deps=list(tree.labels),
    )
    return Example(document(nlp.vocab, tree.tokens), reference)
