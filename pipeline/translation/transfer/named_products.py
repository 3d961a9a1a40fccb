"""Come here when a catalogue line that closes with a name in marks is wrong: 寸法を測定「PhotoScale」, 熱処理【浸炭・窒化】."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.predication import clause
from pipeline.translation.transfer.quotations import quotation


def named_product(ctx: Context) -> EnNode | None:
    """Return a line that tells what a thing does, or is, before its name in quotation marks; what 【】 adds goes into brackets.

    寸法を測定「PhotoScale」 is "measuring dimensions: “PhotoScale”", データ活用による保全「Maint-X」 "maintenance by use of data: “Maint-X”".
    None for any other line, and where the name goes well behind its noun: the scheduling system “PlanGo”.
    """
    last = ctx.phrases[-1]
    unit = last.units[-1]
    start, first = unit.start, ctx.phrases[0].start
    if ctx.voice or unit.text != "“" or last.parts or last.asides or unit.end < ctx.phrases[-1].end:
        return None
    if start <= first or ctx.tokens[-1].norm in "。．" or ctx.tokens[start - 1].pos1 in ("助詞", "助動詞", "補助記号"):
        return None
    added = ctx.tokens[start].surface in "【［["
    inner = ctx.within(first, start)
    told = _told(inner) if inner.phrases else None
    if told is None or not (added or told.category == "clause" or _goes_on(told)):
        return None
    ctx.took(at for at in range(first, start) if ctx.tokens[at].pos1 == "補助記号")
    if not added:
        return EnNode("sentence", children=(told, words(":", "mark"), quotation(ctx, unit)), rule="product")
    marks = ctx.took((start, unit.end - 1))
    inside = _read(ctx, start + 1, unit.end - 1)
    brackets = (words("(", "mark", marks[:1]), *inside, words(")", "mark", marks[1:]))
    return EnNode("sentence", children=(told, *brackets), rule="product")


def _told(inner: Context) -> EnNode | None:
    """Return what stands before the name: an act with its object as a gerund, a noun phrase as it is; None for anything else."""
    from pipeline.translation.transfer.noun_phrases import noun_phrase

    root = inner.phrases[-1].index
    if not inner.clauses.is_predicate(root):
        return noun_phrase(inner, root, "title")
    frame = inner.clauses.frame(root)
    tail = frame.tail
    plain = not (tail.past or tail.negative or tail.modals or tail.chains or tail.wraps or tail.question or tail.link)
    acts = frame.kind == "verb" and plain and any(one.role == "wo" for one in frame.arguments)
    stated = any(one.role == "ga" or one.topic for one in frame.arguments)
    if not acts or stated:
        return None
    told = clause(inner, frame, form="ing")
    return replace(told, children=tuple(_in_general(child) for child in told.children))


def _in_general(node: EnNode) -> EnNode:
    """Return "the dimension" as "dimensions": a catalogue speaks of any."""
    if node.category == "pp":
        return replace(node, children=tuple(_in_general(child) for child in node.children))
    rest = [child for child in node.children if child.slot not in ("head", "modifier")]
    if node.category != "np" or [child.lemma for child in rest] != ["the"] or node.feature("number") == "plural":
        return node
    kept = (child for child in node.children if child not in rest)
    many = tuple(child.having(number="plural") if child.slot == "head" else child for child in kept)
    return replace(node, children=many).having(number="plural")


def _goes_on(told: EnNode) -> bool:
    """Whether something stands behind the noun, which a name there would tear apart."""
    head = next((at for at, child in enumerate(told.children) if child.slot == "head"), len(told.children))
    return told.rule == "list" or any(child.category in ("pp", "clause", "sentence") for child in told.children[head:])


def _read(ctx: Context, start: int, end: int) -> list[EnNode]:
    from pipeline.translation.transfer.stretches import render_stretch

    return list(render_stretch(ctx, start, end))
