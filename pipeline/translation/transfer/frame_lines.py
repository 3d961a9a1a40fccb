"""Come here to see what a clause was read as: the frames of a sentence as lines, for ``tripreport trace --until frames``."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.frames import Frame, Tail
from pipeline.text.plainly_typed import plainly_typed
from pipeline.translation.transfer.context import Context
from pipeline.translation.transfer.engine import transfer
from pipeline.translation.transfer.lexicon import Lexicon


def frame_lines(analyzed: AnalyzedSentence, lexicon: Lexicon) -> Iterator[str]:
    """Yield the clauses of a sentence: predicate, arguments with their roles, endings, and the clauses that hang on it.

    Pieces set apart by a colon, an arrow or white space are shown as they stand in the whole sentence.
    """
    if not analyzed.tokens:
        return
    _, ctx = transfer(plainly_typed(analyzed), lexicon)
    shown: set[int] = set()
    for phrase in reversed(ctx.phrases):
        if phrase.index not in shown and ctx.clauses.is_predicate(phrase.index):
            yield from _lines(ctx, ctx.clauses.frame(phrase.index), "  ", shown)


def _lines(ctx: Context, frame: Frame, indent: str, shown: set[int]) -> Iterator[str]:
    shown.add(frame.phrase)
    core = ctx.phrases[frame.phrase].core
    entry = f" [{core.entry.id}]" if core.entry else ""
    yield f"{indent}{frame.kind} {core.text}{entry} {_said(frame.tail)}".rstrip()
    for one in frame.arguments:
        marks = "".join(f" +{focus}" for focus in one.focus)
        yield f"{indent}  {one.role or '-'}: {_text(ctx, one.phrase)}{marks}"
    for index in (*frame.adverbs, *frame.connectors):
        yield f"{indent}  ~ {_text(ctx, index)}"
    for sub in frame.subordinates:
        yield from _lines(ctx, sub, indent + "  | ", shown)


def _said(tail: Tail) -> str:
    """Return what the endings say: past negative, [might] (e.kamo), link because."""
    names = (
        "past",
        "negative",
        "passive",
        "causative",
        "benefactive",
        "state",
        "ongoing",
        "experience",
        "question",
        "copula",
    )
    facts = [name for name in names if getattr(tail, name)]
    marks = (*tail.modals, *tail.chains, *tail.gerunds, *tail.adverbs, *tail.manners, *tail.wraps)
    facts += [f"[{mark.english}] ({mark.rule})" for mark in marks]
    return " ".join([*facts, *([f"link {tail.link} ({tail.link_rule})"] if tail.link else [])])


def _text(ctx: Context, index: int) -> str:
    phrase = ctx.phrases[index]
    return ctx.reader.text[ctx.tokens[phrase.start].start : ctx.tokens[phrase.core.end - 1].end]
