"""impossible-sequence: words that cannot follow one another (かといことについて, をが), and words typed twice (をを)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.checks.manuscript import Manuscript, Passage
from pipeline.checks.place import make_finding
from pipeline.model.findings import Finding
from pipeline.model.text import Span
from pipeline.model.tokens import Token
from pipeline.text.letters import is_hiragana, is_katakana, is_latin, kanji_of

_IMPOSSIBLE_PARTICLES = frozenset("をが がを をに がへ をへ でを をは がは にを へを をで".split()) - {
    "にを",
    "へを",
    "でを",
}
"""No grammar of modern Japanese lets these follow one another."""

_STEMS = ("未然形-一般", "連用形-促音便", "連用形-撥音便")
"""Forms that only an ending can follow: 行わ, 行っ, 読ん."""

_AFTER_QUOTING = frozenset({"事", "物", "所", "点", "話", "意味", "訳", "様", "形"})
"""Lemmas of what という is usually said of."""

_DOUBLED_PARTICLES = frozenset("をがはにのでもと")


def impossible_sequence(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield each pair of words of which the second cannot follow the first."""
    for passage in manuscript.written:
        for at, (one, other) in enumerate(pairwise(passage.tokens)):
            if one.end == other.start and (_is_impossible(one, other) or _lacks_a_letter(passage.tokens, at)):
                span = _with_neighbours(passage, at)
                if passage.is_open(span):
                    found = span.of(passage.text)
                    yield make_finding(
                        "impossible-sequence", "warning", passage.one, span, {"found": found}, confidence=0.85
                    )


def _is_impossible(one: Token, other: Token) -> bool:
    if one.pos2 == "格助詞" and other.pos1 == "助詞" and other.pos2 in ("格助詞", "係助詞"):
        return one.surface + other.surface in _IMPOSSIBLE_PARTICLES
    if one.pos1 == "動詞" and one.cform in _STEMS and not one.is_unknown:
        return other.pos2 == "句点" and one.surface[-1] in "っん"
    return False


def _lacks_a_letter(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether い or う stands alone between a particle and こと: a letter of という is lost (かといこと).

    The tokenizer calls such a letter a filler. It also calls the お of お近く and words that it cuts wrongly so: no other is looked at.
    """
    letter = tokens[at + 1]
    if letter.pos2 != "フィラー" or letter.surface not in ("い", "う") or tokens[at].pos1 != "助詞":
        return False
    noun = tokens[at + 2] if at + 2 < len(tokens) else None
    return noun is not None and noun.start == letter.end and noun.lemma in _AFTER_QUOTING


def _with_neighbours(passage: Passage, at: int) -> Span:
    """Return the token ``at`` and the next with the words on either side, so that a reader sees what is wrong."""
    tokens = passage.tokens
    first, last = at, at + 1
    if at and tokens[at - 1].end == tokens[at].start and tokens[at - 1].pos1 != "補助記号":
        first -= 1
    if last + 1 < len(tokens) and tokens[last + 1].start == tokens[last].end and tokens[last + 1].pos1 != "補助記号":
        last += 1
    return Span(tokens[first].start, tokens[last].end)


def doubled_word(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield particles and nouns that stand twice in a row; 。。 and 、、 are what some writers mean."""
    for passage in manuscript.written:
        for at, (one, other) in enumerate(pairwise(passage.tokens)):
            span = Span(one.start, other.end)
            if (
                one.surface == other.surface
                and one.end == other.start
                and _is_doubled(one, other)
                and not _is_part_of_longer(passage, at)
                and passage.is_open(span)
            ):
                yield _doubled(passage, span, one.surface)


def _is_part_of_longer(passage: Passage, at: int) -> bool:
    """Tell whether the two are cut out of something longer: 大学大学院 goes on, and the の of といのの is the end of a name."""
    behind = passage.tokens[at + 2 : at + 3]
    if passage.tokens[at].pos1 == "助詞":
        before = passage.text[passage.tokens[at].start - 1 : passage.tokens[at].start]
        return passage.tokens[at].surface == "の" and (is_hiragana(before) or not _begins_a_word(behind))
    return bool(behind) and behind[0].start == passage.tokens[at + 1].end and behind[0].pos1 in ("名詞", "接尾辞")


def _begins_a_word(tokens: Sequence[Token]) -> bool:
    return bool(tokens) and not is_hiragana(tokens[0].surface)


def _is_doubled(one: Token, other: Token) -> bool:
    if one.pos1 == other.pos1 == "助詞":
        return one.surface in _DOUBLED_PARTICLES and one.pos2 == other.pos2 and one.pos2 in ("格助詞", "係助詞")
    is_word = len(kanji_of(one.norm)) == len(one.norm) > 1 or is_katakana(one.norm, 3) or is_latin(one.norm, 3)
    return one.pos1 == "名詞" and one.pos2 == "普通名詞" and one.pos3 != "副詞可能" and is_word


def _doubled(passage: Passage, span: Span, once: str) -> Finding:
    return make_finding(
        "doubled-word",
        "warning",
        passage.one,
        span,
        {"found": span.of(passage.text), "better": once},
        replacement=once,
        confidence=0.9,
    )
