"""The only door to spaCy: our tokens as a spaCy document, and the trained parser loaded and checked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from spacy.attrs import LOWER, SUFFIX
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from pipeline.model.tokens import Token
from pipeline.text.tokenizer import tokenize

TOKENIZER = "tripreport.FugashiTokenizer.v1"


class FugashiTokenizer:
    """A spaCy tokenizer whose tokens are MeCab's, with what UniDic says about each as spaCy attributes.

    TAG is pos1-pos2-pos3, MORPH the conjugation type and form, LEMMA the lemma and NORM orthBase. One sentence, one Doc:
    sentences are told apart before this. White space, whatever its kind, is a flag of the token before it.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        vocab.lex_attr_getters[LOWER] = spelling_key
        vocab.lex_attr_getters[SUFFIX] = _suffix

    def __call__(self, text: str) -> Doc:
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


@registry.tokenizers(TOKENIZER)
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
