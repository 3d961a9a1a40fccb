"""ambiguous-attachment: a clause before A と B: is it said of A alone, or of both?"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.clauses import Phrase, phrases
from pipeline.checks.manuscript import Manuscript
from pipeline.checks.place import make_finding
from pipeline.model.findings import Finding
from pipeline.model.text import Span

_AND = ("と", "や")
_CASES = ("を", "に", "が", "は", "の", "も", "へ", "から", "について", "")
_LIKE = ("同", "一緒", "共", "比較")
"""A と 同じ compares and lists nothing."""


def ambiguous_attachment(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield clauses of several words before two nouns that と or や joins; one for a sentence.

    A や B の C is not asked about: nearly always both belong to C, and where not, the reader sees it.
    """
    for passage in manuscript.prose:
        for phrase in phrases(passage):
            found = _clause_before_list(phrase)
            if found is not None and passage.is_open(found[0]):
                span, modifier, near, far = found
                yield make_finding(
                    "ambiguous-attachment",
                    "info",
                    passage.one,
                    span,
                    {"found": span.of(passage.text), "modifier": modifier, "near": near, "far": far},
                    confidence=0.55,
                )
                break


def _clause_before_list(phrase: Phrase) -> tuple[Span, str, str, str] | None:
    """Return 去年相談した A と B: a clause of several words before a list of two names or things."""
    near = phrase.head
    if phrase.bunsetsu.relation != "acl" or near is None or near.particles not in _AND:
        return None
    far = near.head
    if near.bunsetsu.link != "coordinate" or far is None or not list(phrase.dependents()) or near.at != phrase.at + 1:
        return None
    is_verb = any(token.pos1 == "動詞" for token in phrase.tokens)
    is_thing = (
        far.core.pos1 in ("名詞", "記号", "代名詞", "接尾辞")
        and far.particles in _CASES
        and far.bunsetsu.link != "coordinate"
    )
    if not is_verb or not is_thing or far.at != near.at + 1 or far.text.startswith(_LIKE):
        return None
    text = phrase.passage.text
    return Span(phrase.span.start, far.word.end), phrase.text, near.word.of(text), far.word.of(text)
