"""Come here when a heading, a note or what stands in brackets is taken for the wrong thing: tokens become one tree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Frame
from pipeline.translation.transfer.adjectives import adjective_word
from pipeline.translation.transfer.arrangements import noted_content
from pipeline.translation.transfer.asides import with_asides_left
from pipeline.translation.transfer.asked_topics import asked_about, asked_for_meaning, asked_for_whom
from pipeline.translation.transfer.cleft_sentences import explained
from pipeline.translation.transfer.clipped_notes import clipped
from pipeline.translation.transfer.closing_states import closed_by_state
from pipeline.translation.transfer.context import Context, Voice, words
from pipeline.translation.transfer.embedded import asked_how, asks_of
from pipeline.translation.transfer.fragments import loose, noted, referred, state_noted, that_is_all
from pipeline.translation.transfer.greetings import greeted
from pipeline.translation.transfer.led_notes import led_by_clause
from pipeline.translation.transfer.left_open import left_at_end, left_open
from pipeline.translation.transfer.named_products import named_product
from pipeline.translation.transfer.notes import gone_to, noted_side_by_side, noun_told
from pipeline.translation.transfer.parts import Given
from pipeline.translation.transfer.sentence import join_clauses
from pipeline.translation.transfer.short_answers import answered, asked_how_many, urged
from pipeline.translation.transfer.speaking import spoken
from pipeline.translation.transfer.title_forms import turned_title
from pipeline.translation.transfer.titles import asked_in_title, named_by_title
from pipeline.translation.transfer.to_dos import form_of_note
from pipeline.translation.transfer.value_notes import valued


def stretch(ctx: Context) -> EnNode | None:
    """Return the tree of a whole context: a clause, or a noun phrase for a heading or a noun that stands alone."""
    return with_asides_left(ctx, clipped(ctx, _stretch(ctx))) if ctx.phrases else None


def _stretch(ctx: Context) -> EnNode:
    root = ctx.phrases[-1].index
    if (
        note := greeted(ctx)
        or named_product(ctx)
        or asked_for_meaning(ctx)
        or asked_for_whom(ctx)
        or asked_about(ctx)
        or answered(ctx)
        or asked_how_many(ctx)
        or urged(ctx)
        or referred(ctx)
        or that_is_all(ctx)
        or state_noted(ctx)
        or closed_by_state(ctx)
        or valued(ctx)
        or gone_to(ctx)
        or noted_side_by_side(ctx)
    ):
        return note
    if ctx.clauses.is_predicate(root):
        frame = asked_how(ctx, ctx.clauses.frame(root))
        if (told := explained(ctx, frame) or left_at_end(ctx, frame) or asked_in_title(ctx, frame)) is not None:
            return told
        if _is_asked(ctx, frame):
            frame = replace(frame, tail=replace(frame.tail, question=True))
        undone = ctx.tokens[ctx.phrases[root].closing].norm == "ず"  # 期限切れに気づかず
        given = Given(form=form_of_note(ctx, frame), tense="past" if undone else "")
        if ctx.voice:
            frame, given = spoken(ctx, frame)
        return left_open(ctx, frame, join_clauses(ctx, frame, given))
    phrase = ctx.phrases[root]
    if phrase.core.kind in ("adverb", "connector", "adnominal"):
        return loose(ctx)
    told = _qualities(ctx, root) or led_by_clause(ctx, root) or noun_told(ctx, root) or noted_content(ctx, root)
    return told or turned_title(ctx, root) or named_by_title(ctx, root) or noted(ctx, root)


def _is_asked(ctx: Context, frame: Frame) -> bool:
    """Whether a mark alone makes a question of a plain clause: サポートはある？, 場所はどこ？"""
    asks = ctx.depth <= 1 and ctx.phrases[-1].end >= len(ctx.tokens) - 1 and ctx.tokens[-1].norm == "?"
    tail = frame.tail
    plain = not (tail.question or tail.link or tail.modals or tail.chains or tail.wraps or tail.adverbs)
    asked = ctx.phrases[frame.phrase].verbal or asks_of(ctx, frame.phrase)
    return asks and plain and not ctx.voice and asked


def _qualities(ctx: Context, root: int) -> EnNode | None:
    """Return 小型で軽量, 高速で安全 as "small and lightweight", 製品は小型で、屋外向け as a clause and what is noted behind it.

    で closes a clause, and describes no noun; None where no such clause hangs on the last word of a note.
    """
    phrase, below = ctx.phrases[root], ctx.clauses.dependents[root]
    te = below[-1] if below and ctx.clauses.is_predicate(below[-1]) else -1
    if te < 0 or ctx.clauses.tails[te].link != "te" or phrase.parts or len(phrase.units) > 1:
        return None
    frame = ctx.clauses.frame(te)
    senses = ctx.lexicon.senses(ctx.tokens[phrase.core.start : phrase.core.end])
    last = next((entry for entry in senses if entry.kind.endswith("-adj")), None)
    if len(below) > 1 or frame.kind != "adjective" or last is None:
        return None
    said = words(last.en, last.id, ctx.took(phrase.core.tokens))
    if frame.arguments or frame.subordinates or frame.tail.past or frame.tail.negative:
        return EnNode("sentence", children=(join_clauses(ctx, frame, Given()), words("and", "l.te"), said))
    return EnNode("sentence", children=(*adjective_word(ctx, frame), words("and", "list"), said), rule="state")


def render_stretch(ctx: Context, start: int, end: int, voice: Voice = "") -> Sequence[EnNode]:
    """Return what stands inside brackets or quotation marks, read for itself; Latin text as it is."""
    if ctx.depth > 3:
        return [
            words(
                ctx.reader.text[ctx.tokens[start].start : ctx.tokens[end - 1].end], "kept", ctx.took(range(start, end))
            )
        ]
    if start >= end:
        return []
    text = ctx.reader.text[ctx.tokens[start].start : ctx.tokens[end - 1].end]
    if text.isascii() and not any(start <= at < end for at in ctx.reader.fixed):
        return [words(text, "kept", ctx.took(range(start, end)))]
    tree = stretch(ctx.within(start, end, voice))
    ctx.took(at for at in range(start, end) if ctx.tokens[at].pos1 == "補助記号")
    return [tree] if tree else []
