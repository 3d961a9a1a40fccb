"""The review in the terminal: one screen with --stat, otherwise every sentence before and after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.cli.console import legible
from pipeline.messages import Language, message
from pipeline.model.changes import Affected, GlossaryReview
from pipeline.writers.glossary_review import outline

_BOLD, _DIM, _RED, _GREEN, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[31m", "\x1b[32m", "\x1b[0m"

_SCREEN = 40
"""Lines of --stat: what comes behind is counted."""


def review_lines(review: GlossaryReview, lang: Language, *, stat: bool = False, colored: bool = False) -> Iterator[str]:
    """Yield the lines of the review; without colour, what differs stands in [-brackets-] and {+braces+}."""
    paint = _Paint(colored)
    yield paint.bold(legible(outline.title_words(review, lang)))
    yield legible(outline.summary_words(review, lang))
    found = outline.concepts(review)
    if stat:
        yield from _stat(found, review, lang)
        return
    for one in found:
        yield ""
        yield from _concept(one, review, lang, paint)
    for path in review.impact.unread if review.impact else ():
        yield legible(message("review-unread", {"path": path}, lang))


class _Paint:
    def __init__(self, colored: bool) -> None:
        self._colored = colored

    def bold(self, text: str) -> str:
        return f"{_BOLD}{text}{_PLAIN}" if self._colored else text

    def dim(self, text: str) -> str:
        return f"{_DIM}{text}{_PLAIN}" if self._colored else text

    def old(self, parts: Sequence[outline.Part]) -> str:
        return self._marked(parts, _RED, "[-", "-]")

    def new(self, parts: Sequence[outline.Part]) -> str:
        return self._marked(parts, _GREEN, "{+", "+}")

    def _marked(self, parts: Sequence[outline.Part], color: str, opening: str, closing: str) -> str:
        if self._colored:
            opening, closing = color, _PLAIN
        return "".join(f"{opening}{legible(text)}{closing}" if differs else legible(text) for text, differs in parts)


def _stat(found: Sequence[outline.ConceptReview], review: GlossaryReview, lang: Language) -> Iterator[str]:
    yield ", ".join(f"{kind} {count}" for kind, count in outline.kind_counts(review))
    for one in found[:_SCREEN]:
        changes = "; ".join(outline.change_words(change, lang) for change in one.changes)
        effect = f" | {outline.effect_words(one, lang)}" if review.impact else ""
        yield legible(f"{one.id}: {changes}{effect}")
    if len(found) > _SCREEN:
        yield message("and-more", {"count": str(len(found) - _SCREEN)}, lang)


def _concept(one: outline.ConceptReview, review: GlossaryReview, lang: Language, paint: _Paint) -> Iterator[str]:
    yield f"{paint.bold(legible(one.japanese))} ({legible(one.id)})"
    for change in one.changes:
        yield f"  {legible(outline.change_words(change, lang))}"
    if review.impact is None:
        return
    yield f"  {outline.effect_words(one, lang)}"
    for affected in one.affected:
        yield from _sentence(affected, one.id, lang, paint)
    for fact in one.facts:
        old, new = outline.marked_parts(fact.before, fact.after)
        yield f"    {paint.dim(legible(f'{fact.report}: {fact.section}'))}"
        yield f"    - {paint.old(old)}"
        yield f"    + {paint.new(new)}"
    for finding in one.findings:
        yield f"    {legible(outline.finding_words(finding, lang))}"


def _sentence(one: Affected, id_: str, lang: Language, paint: _Paint) -> Iterator[str]:
    others = [other for other in one.ids if other != id_]
    together = f" ({message('review-together', {'ids': ', '.join(others)}, lang)})" if others else ""
    yield f"    {paint.dim(legible(f'{one.report}:{one.line}'))} {legible(one.japanese)}{legible(together)}"
    if one.reworded:
        old, new = outline.marked_parts(one.before.text, one.after.text)
        yield f"    - {paint.old(old)}"
        yield f"    + {paint.new(new)}"
    else:
        yield f"      {legible(outline.restated_words(one, lang))}"
    if one.lost:
        yield f"      {legible(message('review-term-lost', {'ids': ', '.join(one.lost)}, lang))}"
