"""A rough parse by rule, for sentences that come without one: every phrase on the next that can take it."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.syntax import Bunsetsu, ParsedSentence, Word
from pipeline.model.tokens import Token

_STARTS = frozenset(
    {"名詞", "代名詞", "動詞", "形容詞", "形状詞", "副詞", "連体詞", "接続詞", "感動詞", "接頭辞", "記号"}
)


def parse_by_rule(analyzed: AnalyzedSentence) -> ParsedSentence:
    """Return bunsetsu with the nearest head that fits their particles; certain of nothing (margin 0.3)."""
    tokens = analyzed.tokens
    inside = {
        at
        for match in analyzed.matches
        for at, token in enumerate(tokens)
        if match.span.start < token.start < match.span.end
    }
    starts = [at for at in range(len(tokens)) if at == 0 or (at not in inside and _begins(tokens, at))]
    spans = list(zip(starts, [*starts[1:], len(tokens)], strict=True))
    predicates = [any(tokens[at].pos1 in ("動詞", "形容詞", "助動詞") for at in range(*span)) for span in spans]
    bunsetsu = tuple(
        Bunsetsu(
            start,
            end,
            _core(tokens, start, end),
            end,
            _head(tokens, spans, predicates, index),
            "dep",
            "dependent",
            margin=0.3,
        )
        for index, (start, end) in enumerate(spans)
    )
    words = tuple(Word("X", at, "dep") for at in range(len(tokens)))
    return ParsedSentence(analyzed.sentence.id, words, bunsetsu)


def _begins(tokens: Sequence[Token], at: int) -> bool:
    token, before = tokens[at], tokens[at - 1]
    if token.pos1 not in _STARTS or before.pos1 == "接頭辞":
        return False
    if token.pos2 == "非自立可能" and before.lemma in ("て", "で"):
        return False
    if token.lemma == "為る" and before.pos1 == "名詞":
        return False
    return not (token.pos1 in ("名詞", "記号") and before.pos1 in ("名詞", "記号", "接尾辞"))


def _core(tokens: Sequence[Token], start: int, end: int) -> int:
    return max((at for at in range(start, end) if tokens[at].pos1 in _STARTS), default=start)


def _head(tokens: Sequence[Token], spans: Sequence[tuple[int, int]], predicates: Sequence[bool], index: int) -> int:
    if index == len(spans) - 1:
        return -1
    last = next(
        (tokens[at] for at in range(spans[index][1] - 1, spans[index][0] - 1, -1) if tokens[at].pos1 != "補助記号"),
        None,
    )
    if last is None:
        return index + 1
    if last.lemma in ("の", "な") or last.pos1 == "連体詞" or last.cform.startswith("連体"):
        return index + 1
    if last.lemma == "は":
        return len(spans) - 1
    following = (at for at in range(index + 1, len(spans)) if predicates[at])
    return next(following, len(spans) - 1)
