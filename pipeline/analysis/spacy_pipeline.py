"""The only door to spaCy: our tokens as a spaCy document, and the trained parser loaded and checked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.attrs import LOWER, SUFFIX
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab
from thinc.api import use_ops

from pipeline.analysis.assemble import WordTree
from pipeline.analysis.attachment_features import UNIT
from pipeline.analysis.model_files import MODEL, Meta, ParserError, read_meta
from pipeline.model.tokens import Token
from pipeline.text.tokenizer import DICTIONARY, tokenize

TOKENIZER = "tripreport.FugashiTokenizer.v1"


class Parser(NamedTuple):
    """The trained model: the word parser, the weights of the attachment model, and the version that names both."""

    nlp: Language
    weights: NDArray[np.float32]
    version: str

    def trees(self, sentences: Sequence[Sequence[Token]], batch: int = 64) -> Iterator[WordTree]:
        """Yield the tree of each sentence, one root each; an empty sentence has an empty tree."""
        documents = (document(self.nlp.vocab, tokens) for tokens in sentences)
        return map(_tree, self.nlp.pipe(documents, batch_size=batch))


@cache
def load_parser(path: Path = MODEL) -> Parser:
    """Return the parser whose model is in folder ``path``: the shipped one, loaded once.

    Raises ParserError when the model is missing or made for other versions than those installed.
    """
    meta = _checked_meta(path)
    # numpy's matrix products take a third of the time that those of thinc's own library do.
    with use_ops("numpy", use_blis=False):
        nlp = spacy.load(path)
    weights = np.load(path / "attachment.npy", allow_pickle=False).astype(np.float32) * np.float32(UNIT)
    return Parser(nlp, weights, meta.version)


def _checked_meta(path: Path) -> Meta:
    """Return what the model says of itself, once it is sure that it fits."""
    meta = read_meta(path)
    if meta.dictionary != DICTIONARY:
        raise ParserError("parser-dictionary", needs=meta.dictionary, installed=DICTIONARY)
    if not spacy.util.is_compatible_version(spacy.__version__, meta.spacy):
        raise ParserError("parser-spacy", needs=meta.spacy, installed=spacy.__version__)
    return meta


def _tree(doc: Doc) -> WordTree:
    heads = [token.head.i for token in doc]
    roots = [at for at, head in enumerate(heads) if head == at]
    relations = [token.dep_ for token in doc]
    # One sentence has one root: should the parser have left parts unconnected, they hang on the last.
    for at in roots[:-1]:
        heads[at], relations[at] = roots[-1], "dep"
    return WordTree(tuple(heads), tuple(relations), tuple(token.pos_ for token in doc))


class FugashiTokenizer:
    """A spaCy tokenizer whose tokens are MeCab's, with what UniDic says about each as spaCy attributes.

    TAG is pos1-pos2-pos3, MORPH the conjugation type and form, LEMMA the lemma and NORM orthBase. One sentence, one Doc:
    sentences are told apart before this. White space, whatever its kind, is a flag of the token before it.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        getters: dict[int, Callable[[str], str]] = vocab.lex_attr_getters  # type: ignore[attr-defined]
        getters[LOWER] = spelling_key
        getters[SUFFIX] = _suffix

    def __call__(self, text: str) -> Doc:
        """Return the document of one sentence."""
        return document(self.vocab, tokenize(text))

    def pipe(self, texts: Iterable[str], batch_size: int = 64) -> Iterator[Doc]:
        """Tokenize one text after the other."""
        return map(self, texts)

    def to_bytes(self, **_: Any) -> bytes:
        """Return nothing: everything is in the dictionary."""
        return b""

    def from_bytes(self, _data: bytes, **_: Any) -> FugashiTokenizer:
        """Take nothing."""
        return self

    def to_disk(self, path: Path, **_: Any) -> None:
        """Write nothing: everything is in the dictionary."""

    def from_disk(self, path: Path, **_: Any) -> FugashiTokenizer:
        """Read nothing."""
        return self


@registry.tokenizers(TOKENIZER)  # type: ignore[untyped-decorator]
def create_fugashi_tokenizer() -> Callable[[Language], FugashiTokenizer]:
    """Return what spaCy's configuration calls to make the tokenizer."""
    return lambda nlp: FugashiTokenizer(nlp.vocab)


def document(vocab: Vocab, tokens: Sequence[Token]) -> Doc:
    """Return ``tokens`` as a spaCy document, one spaCy token each."""
    ends = [token.end for token in tokens]
    doc = Doc(
        vocab,
        words=[token.surface for token in tokens],
        spaces=[end < token.start for end, token in zip(ends, tokens[1:], strict=False)] + [False] * bool(tokens),
        tags=[token.pos for token in tokens],
        morphs=[conjugation(token) for token in tokens],
        lemmas=[token.lemma for token in tokens],
    )
    for spacy_token, token in zip(doc, tokens, strict=True):
        spacy_token.norm_ = token.base
    return doc


def conjugation(token: Token) -> str:
    """Return the conjugation as spaCy's MORPH, empty for a word that does not conjugate."""
    if not token.ctype and not token.cform:
        return ""
    return f"CForm={token.cform.replace('-', '_') or 'None'}|CType={token.ctype.replace('-', '_') or 'None'}"


@cache
def spelling_key(word: str) -> str:
    """Return what the parser sees of a spelling: width, case and the digits themselves make no difference.

    >>> spelling_key("ＮＵＭＡ") == spelling_key("Numa"), spelling_key("2.6")
    (True, '0.0')
    """
    return _DIGIT.sub("0", unicodedata.normalize("NFKC", word).lower())


_DIGIT = re.compile(r"\d")


@cache
def _suffix(word: str) -> str:
    return spelling_key(word)[-3:]
