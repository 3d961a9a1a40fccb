"""mixed-tone and noun-ending: です・ます beside だ・である within a section, sentences that end in a noun."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pipeline.checks.manuscript import Manuscript, Passage
from pipeline.checks.place import make_group
from pipeline.model.findings import Finding
from pipeline.model.text import Span
from pipeline.model.tokens import Token

Tone = Literal["polite", "plain", "noun", ""]

_PLAIN_FORMS = ("終止形", "意志推量形")
_POLITE = frozenset({"助動詞-マス", "助動詞-デス"})
_OPEN_ENDS = "」』）)”！!？?…・♪wｗ笑"
"""Behind these stands a quotation, an aside, an exclamation: another voice."""

_SLIP = 0.34
"""A minority of that share in its section is a slip; where both are frequent, the draft plays with them."""


def mixed_tone(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield one finding for each section whose sentences are polite and plain; at those of the tone that the draft uses less."""
    sections: dict[int, list[tuple[Tone, Passage, Span]]] = {}
    count = {"polite": 0, "plain": 0}
    for passage in manuscript.prose:
        tone, span = tone_of(passage)
        if tone in count:
            sections.setdefault(passage.section, []).append((tone, passage, span))
            count[tone] += 1
    if not min(count.values()):
        return
    usual = "polite" if count["polite"] > count["plain"] else "plain"
    for number, sentences in sections.items():
        odd = [(passage, span) for tone, passage, span in sentences if tone != usual]
        if (odd and len(odd) < len(sentences)) or (odd and len(sections) > 1 and len(odd) == 1):
            share = len(odd) / len(sentences)
            yield make_group(
                "mixed-tone",
                "info",
                [(passage.one, span) for passage, span in odd],
                {
                    "found": odd[0][1].of(odd[0][0].text),
                    "count": str(len(odd)),
                    "usual": str(len(sentences) - len(odd)),
                },
                key=f"{usual} {manuscript.report.sections[number].path}",
                message=f"mixed-tone-{usual}",
                confidence=0.8 if share <= _SLIP else 0.5,
            )


def noun_ending(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield one finding with every sentence that ends in a noun and 。: whether it is past or plan, English must guess."""
    places: list[tuple[Passage, Span]] = []
    for passage in manuscript.prose:
        tone, span = tone_of(passage)
        if tone == "noun" and passage.text.rstrip()[-1:] in "。．." and passage.is_open(span):
            places.append((passage, span))
    if places:
        yield make_group(
            "noun-ending",
            "info",
            [(passage.one, span) for passage, span in places],
            {"found": places[0][1].of(places[0][0].text), "count": str(len(places))},
            key="noun-ending",
            confidence=0.7,
        )


def tone_of(passage: Passage) -> tuple[Tone, Span]:
    """Return how the sentence ends and where; empty when it cannot be told (a quotation, a fragment, a question to oneself)."""
    tokens = list(passage.tokens)
    if passage.text.rstrip(" 。．.")[-1:] in _OPEN_ENDS:
        return "", Span(0, 0)
    while tokens and (tokens[-1].pos1 in ("補助記号", "記号") or tokens[-1].surface == "か"):
        tokens.pop()
    if not tokens:
        return "", Span(0, 0)
    final = tokens[-1]
    span = Span(_ending_start(tokens), final.end)
    if not passage.is_open(span):
        return "", span
    if any(token.ctype in _POLITE for token in tokens[-4:] if token.start >= span.start):
        return "polite", span
    if final.surface in ("ください", "下さい"):
        return "polite", span
    if (final.pos1 == "名詞" and not final.is_unknown and _KANA_NOUN.get(final.surface, True)) or _is_hearsay(tokens):
        return "noun", span
    if final.pos1 in ("動詞", "助動詞", "形容詞") and final.lemma != "ず" and final.cform.startswith(_PLAIN_FORMS):
        return "plain", span
    return "", span


_KANA_NOUN = {"よう": False, "そう": False, "はず": False, "わけ": False, "ところ": False}


def _is_hearsay(tokens: list[Token]) -> bool:
    return "".join(token.surface for token in tokens[-3:]) in ("とのこと", "ということ")


def _ending_start(tokens: list[Token]) -> int:
    """Return where the words of the ending begin: the last verb, adjective or noun and what is behind it."""
    at = len(tokens) - 1
    while (
        at
        and (tokens[at].pos1 in ("助動詞", "助詞") or tokens[at].pos2 == "非自立可能")
        and tokens[at - 1].end == tokens[at].start
    ):
        if len(tokens) - at > 6:
            break
        at -= 1
    return tokens[at].start
