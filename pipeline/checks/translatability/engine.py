"""engine-stumbles: where the English of the summary will be shown as uncertain, said in the author's terms."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.manuscript import Manuscript, Passage
from pipeline.checks.place import make_group
from pipeline.model.english import Flag
from pipeline.model.findings import Finding
from pipeline.model.text import Span

_SAID: tuple[Flag, ...] = (
    Flag.NOT_TRANSLATED,
    Flag.WORD_LOST,
    Flag.UNKNOWN_WORD,
    Flag.NEGATION,
    Flag.MODALITY,
    Flag.NUMBER,
)
"""What an author can do something about, the worst first; a sentence is listed under its first."""


def engine_stumbles(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield one finding for each way of stumbling, with the sentences over which the engine stumbles so."""
    if not manuscript.flags:
        return
    sentences: dict[Flag, list[tuple[Passage, Span]]] = {}
    for passage, flags in zip(manuscript.passages, manuscript.flags, strict=True):
        worst = next((flag for flag in _SAID if flag in flags), None)
        if worst is not None and passage.text:
            sentences.setdefault(worst, []).append((passage, Span(0, len(passage.text))))
    for flag in _SAID:
        if flag in sentences:
            places = sentences[flag]
            yield make_group(
                "engine-stumbles",
                "info",
                [(passage.one, span) for passage, span in places],
                {"count": str(len(places))},
                key=flag.value,
                message=f"engine-{flag.value.removeprefix('review:')}",
                confidence=0.6,
            )
