"""Every glossary term with its agreed English, as often as the Japanese has it, and no forbidden English."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.english import Flag, Translation
from pipeline.model.terms import Concept, Name, Term
from pipeline.translation.gates.agreed import find_agreed
from pipeline.translation.gates.doubt import Doubt


def term_gate(analyzed: AnalyzedSentence, translation: Translation) -> Iterator[Doubt]:
    """Yield a doubt for each concept whose agreed English is missing or there less often, and for forbidden English."""
    agreed, rest = find_agreed(analyzed, translation.english)
    for concept, needed, found in agreed:
        span = next(match.span for match in analyzed.matches if match.concept.id == concept.id)
        found += _absorbed(analyzed, translation, concept) + _done(analyzed, translation, concept)
        if found + _derived(analyzed, translation, concept) < needed:
            flag = Flag.NAME if isinstance(concept, Name) else Flag.TERM
            fields = (("ja", concept.ja), ("en", concept.en), ("needed", str(needed)), ("found", str(found)))
            yield Doubt(flag, "gate-term-missing", fields, span)
        for word in _forbidden(concept, rest):
            forbidden = (("ja", concept.ja), ("en", concept.en), ("forbidden", word))
            yield Doubt(Flag.TERM, "gate-term-forbidden", forbidden, span)


def _absorbed(analyzed: AnalyzedSentence, translation: Translation, concept: Concept) -> int:
    """Return how often a collocation has the term inside it: 議題に上がる, "be on the agenda", of the agreed "agenda item".

    The English of the collocation has to say one of the words of the agreed English; a known name has its own for what is in it
    (日本生命: Nippon Life).
    """
    words = [word.lower() for word in concept.en.split() if len(word) > 3]
    spans = [match.span for match in analyzed.matches if match.concept.id == concept.id]
    return sum(
        piece.origin.startswith(("c.", "name.known"))
        and piece.span is not None
        and any(piece.span.start <= span.start and span.end <= piece.span.end for span in spans)
        and (piece.origin == "name.known" or any(word in piece.text.lower() for word in words))
        for piece in translation.pieces
    )


def _derived(analyzed: AnalyzedSentence, translation: Translation, concept: Concept) -> int:
    """Return how often a place's name is only part of what a language, people or things are called: 中国語, Chinese; 日本酒, sake."""
    text = analyzed.sentence.text
    if not isinstance(concept, Name) or concept.kind != "place":
        return 0
    spans = [match.span for match in analyzed.matches if match.concept.id == concept.id]
    nouns = [piece.span for piece in translation.pieces if piece.origin.startswith("n.") and piece.span is not None]
    return sum(
        text[span.end : span.end + 1] in ("語", "人", "製", "産")
        or any(noun.start <= span.start and span.end < noun.end for noun in nouns)
        for span in spans
    )


def _done(analyzed: AnalyzedSentence, translation: Translation, concept: Concept) -> int:
    """Return how often a verb of the lexicon does what the term names: 再起動した, "was restarted", of the agreed "restart"."""
    if isinstance(concept, Name):
        return 0
    starts = [match.span.start for match in analyzed.matches if match.concept.id == concept.id]
    act = concept.en.lower().split(" ")[-1]
    return sum(
        piece.origin.startswith("v.")
        and piece.span is not None
        and any(piece.span.start == start for start in starts)
        and (
            any(_is_of_one_stem(act, word) for word in re.findall("[a-z]+", piece.text.lower()))
            or piece.origin.removeprefix("v.").replace("-", "").startswith(act)  # log in, of the agreed "login"
        )
        for piece in translation.pieces
    )


def _is_of_one_stem(noun: str, verb: str) -> bool:
    """Whether a verb is that of a noun: they begin alike, by half of the noun and four letters at least.

    >>> _is_of_one_stem("encryption", "encrypted"), _is_of_one_stem("restart", "rebooted")
    (True, False)
    """
    alike = next((at for at, (one, other) in enumerate(zip(noun, verb, strict=False)) if one != other), len(noun))
    return min(alike, len(verb)) >= max(4, len(noun) // 2)


def status_gate(analyzed: AnalyzedSentence, translation: Translation) -> Iterator[Doubt]:
    """Yield what readers should know of the terms used: that they are only proposed, or deprecated."""
    seen: set[str] = set()
    for match in analyzed.matches:
        concept = match.concept
        if concept.id in seen or concept.status == "approved":
            continue
        seen.add(concept.id)
        flag = Flag.PROPOSED_TERM if concept.status == "proposed" else Flag.DEPRECATED_TERM
        said = (("ja", concept.ja), ("en", concept.en))
        if isinstance(concept, Term) and concept.successor:
            yield Doubt(flag, "gate-term-deprecated", (*said, ("successor", concept.successor)), match.span)
        else:
            kind = "name" if concept.status == "deprecated" else "term"
            yield Doubt(flag, f"gate-{kind}-{concept.status}", said, match.span)


def _forbidden(concept: Concept, rest: str) -> Iterator[str]:
    """Yield the forbidden renderings that stand in the English outside every agreed one."""
    if isinstance(concept, Term):
        for word in concept.forbidden:
            if re.search(rf"(?<![A-Za-z0-9]){re.escape(word)}s?(?![A-Za-z0-9])", rest, re.IGNORECASE):
                yield word
