"""Negation and modality clause by clause: each in the English clause that renders its Japanese one, and in no other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.english import ClauseEnglish, Flag, Translation
from pipeline.model.text import Span
from pipeline.model.tokens import Token
from pipeline.text.shipped import table
from pipeline.translation.gates.doubt import Doubt
from pipeline.translation.gates.markers import Marker, marked_places, markers
from pipeline.translation.gates.negation import denied_places, english_negations, is_lost, negations_of


def clause_gate(analyzed: AnalyzedSentence, translation: Translation) -> Iterator[Doubt]:
    """Yield a doubt for what denies or qualifies one clause in Japanese and another, or none, in English.

    The word that carries an ending tells the clause: the 使 of 使えない. English that an engine gives without clauses, or
    that people wrote, is looked at as a whole by the gates for negation and markers; a sentence of one clause as well.
    """
    clauses = translation.clauses
    if len(clauses) < 2 or Flag.APPROVED in translation.flags:
        return
    owners = _owners(analyzed.tokens)
    yield from _denied(analyzed, clauses, owners)
    for marker in markers():
        if marker.flag is Flag.MODALITY and marker.id not in _OF_SEVERAL:
            yield from _marked(analyzed, clauses, owners, marker)
    for clause in clauses:
        yield from _added(analyzed, clause, owners)


_OF_SEVERAL = frozenset({"if"})
"""Markers that English says between clauses."""


def _denied(analyzed: AnalyzedSentence, clauses: Sequence[ClauseEnglish], owners: Sequence[int]) -> Iterator[Doubt]:
    places = [(found, span, _carrier(analyzed.tokens, owners, span)) for found, span in denied_places(analyzed)]
    for clause in clauses:
        own = english_negations(clause.text)
        english = negations_of((own, english_negations(clause.ahead)))
        here = [(found, span) for found, span, owner in places if owner in clause.tokens]
        japanese = negations_of(found for found, _ in here)
        if is_lost(japanese, english):
            span = next(span for found, span in here if found.least)
            fields = (("ja", span.of(analyzed.sentence.text)), ("en", clause.text))
            yield Doubt(Flag.NEGATION, "gate-clause-negation", fields, span)
        elif is_lost(own, japanese):
            yield Doubt(Flag.NEGATION, "gate-clause-denied", (("en", clause.text),))


def _marked(
    analyzed: AnalyzedSentence, clauses: Sequence[ClauseEnglish], owners: Sequence[int], marker: Marker
) -> Iterator[Doubt]:
    for span in marked_places(marker, analyzed):
        words = {at for at, token in enumerate(analyzed.tokens) if token.start < span.end and token.end > span.start}
        words |= {_carrier(analyzed.tokens, owners, span), _asking(analyzed.tokens, max(words, default=0) + 1)}
        here = [clause for clause in clauses if words & clause.tokens]
        if here and not any(marker.english.search(f"{clause.ahead} {clause.text}") for clause in here):
            fields = (("ja", span.of(analyzed.sentence.text)), ("marker", marker.id), ("en", here[0].text))
            yield Doubt(marker.flag, "gate-clause-marker", fields, span)


def _added(analyzed: AnalyzedSentence, clause: ClauseEnglish, owners: Sequence[int]) -> Iterator[Doubt]:
    """Yield a doubt for English of the clause that makes it less certain than its Japanese, the endings included."""
    said = [(modal, match[0]) for modal in modals() if (match := modal.english.search(clause.text))]
    if not said:
        return
    japanese = "".join(
        token.norm for at, token in enumerate(analyzed.tokens) if at in clause.tokens or owners[at] in clause.tokens
    )
    for modal, word in said:
        if not modal.japanese.search(japanese):
            fields = (("said", word), ("marker", modal.id), ("en", clause.text))
            yield Doubt(Flag.MODALITY, "gate-clause-modal", fields)


class Modal(NamedTuple):
    """A row of the table of modals: ``english`` needs ``japanese`` in the same clause."""

    id: str
    english: re.Pattern[str]
    japanese: re.Pattern[str]


@cache
def modals() -> tuple[Modal, ...]:
    """Return the modals in the order of their table."""
    return tuple(
        Modal(row["id"], re.compile(row["en"], re.IGNORECASE), re.compile(row["ja"])) for row in table("gates/modals")
    )


def _asking(tokens: Sequence[Token], start: int) -> int:
    """Return the word behind an ending that may say the same: 〜してほしいと頼む is "ask", 〜しようとする試み "attempt"; -1 for none."""
    if start < len(tokens) and tokens[start].pos1 == "名詞":
        return start
    quoted = start + 1 < len(tokens) and tokens[start].norm == "と" and tokens[start].pos1 == "助詞"
    return (
        next((at for at in range(start + 1, len(tokens)) if tokens[at].pos1 in ("動詞", "名詞")), -1) if quoted else -1
    )


def _carrier(tokens: Sequence[Token], owners: Sequence[int], span: Span) -> int:
    """Return the word to which the ending at ``span`` belongs, -1 for none; 無い that is no ending speaks for itself."""
    at = next((at for at, token in enumerate(tokens) if token.end > span.start), -1)
    if at < 0:
        return -1
    ending = at > 0 and tokens[at - 1].pos1 in ("形容詞", "助動詞", "形状詞")
    stands = tokens[at].lemma in ("無い", "無し") and tokens[at].pos1 in ("形容詞", "名詞") and not ending
    return at if stands else owners[at]


def _owners(tokens: Sequence[Token]) -> tuple[int, ...]:
    """Return for each token the last word up to it that says something by itself: endings have that of their word."""
    owners: list[int] = []
    for at, token in enumerate(tokens):
        before = tokens[at - 1] if at else None
        alone = at > 1 and before is not None and before.norm == "て" and tokens[at - 2].pos1 == "形容詞"
        itself = _says_something(token, before) or (alone and token.pos1 == "動詞")  # 忙しくて行けなかった
        owners.append(at if itself or not owners else owners[-1])
    return tuple(owners)


def _says_something(token: Token, before: Token | None) -> bool:
    if token.pos1 in ("助詞", "助動詞", "接尾辞", "補助記号", "空白") or token.lemma in _FORMAL:
        return False
    light = token.pos2 == "非自立可能" and token.pos1 in ("動詞", "形容詞")
    return not light or (before is not None and before.pos1 == "助詞" and before.norm not in ("て", "で", "ば"))


_FORMAL = frozenset(
    "事 物 筈 訳 様 予定 必要 可能 恐れ 積もり 由 所 方 見込み 見通し 模様 様子 無い 有る 成る 出来る".split()
)
"""Words that stand for no clause of their own behind another: ことが, 必要がある."""
