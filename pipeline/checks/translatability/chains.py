"""sentence-length and no-chain: sentences too long to follow, nouns strung together with の three times and more."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.manuscript import Manuscript, Passage
from pipeline.checks.place import make_finding
from pipeline.model.findings import Finding
from pipeline.model.text import Span
from pipeline.model.tokens import Token

_ASIDE = re.compile(r"[(（][^()（）]*[)）]|「[^「」]*」|『[^『』]*』|(?:https?|ftp)://[!-~]+")
_LONGEST_CHAIN = 3
_NOUN_LIKE = frozenset({"名詞", "接頭辞", "接尾辞", "代名詞", "形状詞", "記号"})
_LINKS = ("との", "での", "への", "からの", "までの", "としての", "しての", "ての")
"""What stands before の and makes one link with it; の itself is a token of its own behind it."""


def sentence_length(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield sentences longer than the policy allows; asides in brackets, quotations and addresses do not count."""
    longest = manuscript.policy.longest_sentence
    for passage in manuscript.prose:
        if len(passage.text) > longest:
            length = len(_ASIDE.sub("", passage.text))
            if length > longest:
                yield make_finding(
                    "sentence-length",
                    "info",
                    passage.one,
                    Span(0, len(passage.text)),
                    {"found": str(length), "longest": str(longest)},
                    confidence=0.8,
                )


def no_chain(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield stretches in which three or more の link nouns and nothing else stands between them."""
    for passage in manuscript.prose:
        for span in _chains(passage):
            if passage.is_open(span):
                yield make_finding(
                    "no-chain", "info", passage.one, span, {"found": span.of(passage.text)}, confidence=0.85
                )


def _chains(passage: Passage) -> Iterator[Span]:
    """Yield from the first noun of the first の to the last noun of the last."""
    if passage.text.count("の") < _LONGEST_CHAIN:
        return
    start = count = 0
    previous: Token | None = None
    begin: int | None = None
    for token in passage.tokens:
        if (token.pos1 in _NOUN_LIKE and token.pos3 != "副詞可能") or token.pos1 == "名詞":
            begin = token.start if begin is None else begin
        elif (
            token.surface == "の"
            and token.pos2 == "格助詞"
            and not passage.text.startswith("のよう", token.start)
            and begin is not None
            and previous is not None
        ):
            count += 1
        elif _joins_no(passage, token):
            pass
        else:
            if count >= _LONGEST_CHAIN and begin is not None:
                yield Span(begin, previous.end if previous is not None else start)
            begin, count = None, 0
        previous = token
    if count >= _LONGEST_CHAIN and begin is not None and previous is not None:
        yield Span(begin, previous.end)


def _joins_no(passage: Passage, token: Token) -> bool:
    """Tell whether a particle stands before の and makes one link with it: への, からの, としての."""
    return (token.pos1 == "助詞" or token.surface == "し") and passage.text.startswith(_LINKS, token.start)
