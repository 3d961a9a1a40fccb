"""Reading the treebanks: trees over somebody else's tokens become trees over ours."""

from __future__ import annotations

from collections.abc import Container, Sequence
from pathlib import Path
from typing import NamedTuple

import spacy
from spacy.tokens import Doc, DocBin

from pipeline.analysis.bunsetsu import governing_token
from pipeline.analysis.pieces import Piece, cut, unit_tokens
from pipeline.analysis.protected import find_protected
from pipeline.model.text import Span
from pipeline.model.tokens import Token
from pipeline.text.tokenizer import tokenize


class Tree(NamedTuple):
    """A sentence with its Universal Dependencies tree; the head of the root is the root itself."""

    text: str
    tokens: tuple[Token, ...]
    heads: tuple[int, ...]
    labels: tuple[str, ...]
    upos: tuple[str, ...]


def read_trees(path: Path) -> list[Tree]:
    """Return the trees of a spaCy DocBin, over the tokens of our own tokenizer; those that do not fit are left out."""
    vocab = spacy.blank("xx").vocab
    trees = (project(doc.text, *_without_white_space(doc)) for doc in DocBin().from_disk(path).get_docs(vocab))
    return [tree for tree in trees if tree is not None]


def project(
    text: str, spans: Sequence[Span], heads: Sequence[int], labels: Sequence[str], upos: Sequence[str]
) -> Tree | None:
    """Carry a tree whose words stand at ``spans`` of ``text`` over to our tokens of the same text.

    A word that we split hangs its parts on its last token (``compound``); of words that we join, the one whose head lies
    outside gives head and label. Returns None when what comes out is not a tree.
    """
    tokens = tokenize(text)
    if not tokens or not spans:
        return None
    last_token = _last_overlapping(spans, [token.span for token in tokens])
    last_word = _last_overlapping([token.span for token in tokens], spans)
    if last_token is None or last_word is None:
        return None
    new_heads, new_labels, new_upos = [], [], []
    for at in range(len(tokens)):
        owned = [word for word in range(len(spans)) if last_token[word] == at]
        if not owned:
            word = last_word[at]
            new_heads.append(last_token[word])
            new_labels.append("compound")
            new_upos.append(upos[word])
            continue
        outward = [one for one in owned if heads[one] not in owned]
        word = next((one for one in owned if heads[one] == one), (outward or owned)[-1])
        new_heads.append(at if heads[word] == word else last_token[heads[word]])
        new_labels.append("ROOT" if heads[word] == word else labels[word])
        new_upos.append(upos[word])
    if not is_tree(new_heads):
        return None
    return Tree(text, tokens, tuple(new_heads), tuple(new_labels), tuple(new_upos))


def is_tree(heads: Sequence[int]) -> bool:
    """Tell whether every token leads to one root.

    >>> is_tree([1, 1, 1]), is_tree([1, 0, 2])
    (True, False)
    """
    if sum(head == at for at, head in enumerate(heads)) != 1:
        return False
    for at in range(len(heads)):
        steps = 0
        while heads[at] != at:
            at, steps = heads[at], steps + 1
            if steps > len(heads):
                return False
    return True


def as_parsed(tree: Tree) -> list[Tree]:
    """Cut a tree as its sentence is cut for the parser: parentheses apart, addresses, numbers and Latin runs one word each.

    What the parser learns from is then what it gets to see at its work. Pieces that come out as no tree are left out.
    """
    pieces = cut(tree.tokens, find_protected(tree.text, tree.tokens))
    return [found for found in (_piece_tree(tree, piece) for piece in pieces) if found is not None]


def _piece_tree(tree: Tree, piece: Piece) -> Tree | None:
    unit_of = {token: at for at, (first, behind) in enumerate(piece.units) for token in range(first, behind)}
    tops = [governing_token(first, behind, tree.heads, tree.labels) for first, behind in piece.units]
    heads = [unit_of.get(_within(unit_of, tree.heads, top), at) for at, top in enumerate(tops)]
    roots = [at for at, head in enumerate(heads) if head == at]
    if not roots:
        return None
    # Of several words that hang on what is outside, the last content word is the root.
    root = next((at for at in reversed(roots) if tree.labels[tops[at]] != "punct"), roots[-1])
    labels = [tree.labels[top] for top in tops]
    for at in roots:
        if at != root and labels[at] != "punct":
            labels[at] = "dep"
        heads[at] = root
    labels[root] = "ROOT"
    if not is_tree(heads):
        return None
    tokens = unit_tokens(tree.tokens, piece)
    return Tree(tree.text, tuple(tokens), tuple(heads), tuple(labels), tuple(tree.upos[top] for top in tops))


def _within(known: Container[int], heads: Sequence[int], token: int) -> int:
    """Return the first of the heads above ``token`` that is ``known``, -1 when none is."""
    while heads[token] != token:
        token = heads[token]
        if token in known:
            return token
    return -1


def _without_white_space(doc: Doc) -> tuple[list[Span], list[int], list[str], list[str]]:
    """Return spans, heads, labels and parts of speech of the tokens that are more than white space."""
    kept = [token for token in doc if not token.is_space]
    index = {token.i: at for at, token in enumerate(kept)}
    spans: list[Span] = []
    heads: list[int] = []
    for token in kept:
        head = token.head
        while head.is_space and head.head.i != head.i:
            head = head.head
        start = token.idx + len(token.text) - len(token.text.lstrip())
        spans.append(Span(start, start + len(token.text.strip())))
        heads.append(index.get(head.i, index[token.i]))
    return spans, heads, [token.dep_ for token in kept], [token.pos_ for token in kept]


def _last_overlapping(spans: Sequence[Span], others: Sequence[Span]) -> list[int] | None:
    """Return for each of ``spans`` the index of the last of ``others`` that overlaps it; None when one has no such."""
    found, at = [], 0
    for start, end in spans:
        while at + 1 < len(others) and others[at + 1][0] < end:
            at += 1
        if not (others[at][0] < end and others[at][1] > start):
            return None
        found.append(at)
    return found
