"""Come here when また、 or しかし、 at the start changes how the rest of a sentence is read: what opens it stands before it, no more."""

from __future__ import annotations

from pipeline.model.english_tree import EnNode
from pipeline.translation.transfer.context import Context, words


def opening_connector(ctx: Context) -> EnNode | None:
    """Return the conjunction that opens the line, set apart by a comma in both languages; the rest is read without it."""
    if len(ctx.phrases) < 2:
        return None
    phrase = ctx.phrases[0]
    entry = phrase.core.entry
    if phrase.core.kind != "connector" or phrase.verbal or phrase.parts or not phrase.comma or len(phrase.units) > 1:
        return None
    if entry is None or not entry.en.endswith(",") or phrase.start > 0 or phrase.core.text in _WITH_THE_REST:
        return None
    ctx.took_parts(0)
    ctx.notes.opening = entry.en
    return words(entry.en, entry.id, ctx.took(range(phrase.start, phrase.end)))


_WITH_THE_REST = frozenset(("では", "それでは", "以下", "以下は"))
"""Openings that are one with a note behind them: では、また来年！ See you next year!"""
