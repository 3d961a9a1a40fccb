"""Come here when what stands in brackets is lost or on the wrong side of its word, or the name of a field is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Frame
from pipeline.model.text import Span
from pipeline.text.normalize import normalize
from pipeline.translation.phrases import read_heading
from pipeline.translation.transfer.borders import Border, aside_borders
from pipeline.translation.transfer.company_names import short_form
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.phrases import Phrase, noun_class
from pipeline.translation.transfer.units import Unit


def asides_of(ctx: Context, phrase: Phrase, unit: Unit) -> list[EnNode]:
    """Return what stands in brackets behind ``unit``, each read for itself, in English brackets."""
    told = [_told(ctx, start, end) for owner, start, end in phrase.asides if owner == unit]
    if noun_class(phrase) == "person":
        told = [[_took_part(one) for one in nodes] for nodes in told]
    return [one for nodes in told for one in _as_written(unit, nodes)]


def _took_part(node: EnNode) -> EnNode:
    """Return what stands in brackets behind a name without the "I" that it is not: （途中参加）, participated partway."""
    own = node.child("subject") if node.category == "clause" else None
    if own is None or own.rule != "subject.author":
        return node
    return replace(node, children=tuple(child for child in node.children if child is not own))


def _as_written(unit: Unit, nodes: list[EnNode]) -> list[EnNode]:
    """Return the bracket, of OSS（オープンソースソフトウェア） with "OSS" where it would only say again what the term does."""
    inside = [node for node in nodes if node.rule != "mark"]
    said = unit.english or (unit.entry.en if unit.entry is not None else "")
    tokens = tuple(token for node in inside for token in _tokens(node))
    if not (unit.text.isascii() and unit.text != said and " ".join(_lemmas(inside)).casefold() == said.casefold()):
        return nodes
    return [nodes[0], words(unit.text, "kept", tokens), nodes[-1]]


def _lemmas(nodes: Iterable[EnNode]) -> Iterator[str]:
    for node in nodes:
        if node.lemma:
            yield node.lemma
        yield from _lemmas(node.children)


def _tokens(node: EnNode) -> Iterator[int]:
    yield from node.tokens
    for child in node.children:
        yield from _tokens(child)


def asides_of_clause(ctx: Context, frame: Frame) -> list[EnNode]:
    """Return what stands in brackets behind the words of a clause and is not told yet: it closes the clause.

    作成する（年内） is "it is made (within the year)": a verb, or a noun that the verb has absorbed, has no place for brackets of its own.
    """
    own = (frame.phrase, *(one.phrase for one in frame.arguments), *frame.adverbs)
    return [one for index in sorted(own) for one in _left(ctx, ctx.phrases[index])]


def with_asides_left(ctx: Context, tree: EnNode) -> EnNode:
    """Return the tree of a stretch with the brackets behind it that nothing in it has told."""
    left = [one for phrase in ctx.phrases for one in _left(ctx, phrase)]
    return EnNode("sentence", children=(tree, *left), rule="aside") if left else tree


def _left(ctx: Context, phrase: Phrase) -> Sequence[EnNode]:
    """Return the brackets of a phrase that are not in the English yet."""
    waiting = [(start, end) for _, start, end in phrase.asides if start - 1 not in ctx.notes.realised]
    return [one for start, end in waiting for one in _told(ctx, start, end)]


def _told(ctx: Context, start: int, end: int) -> list[EnNode]:
    """Return one bracket with what stands in it: 担当：伊東 by its colon, anything else as one stretch."""
    ctx.took((start - 1, end))
    text = ctx.reader.text[ctx.tokens[start - 1].end : ctx.tokens[end].start]
    if not any(char.isalnum() for char in text):
        return [
            words("(", "mark"),
            words(normalize(text).text.strip(), "kept", ctx.took(range(start, end))),
            words(")", "mark"),
        ]
    inside: list[EnNode] = []
    at = start
    if (short := _abbreviated(ctx, start, end)) is not None:
        return [words("(", "mark"), *short, words(")", "mark")]
    for border in aside_borders(ctx.tokens, ctx.reader, start, end):
        named = border.mark == ":"
        inside += [_small(one) for one in named_field(ctx, at, border)] if named else render_piece(ctx, at, border.end)
        inside.append(words(border.mark, "mark", ctx.took(range(border.end, border.start))))
        at = border.start
    last = [found] if (found := included(ctx, at, end)) else render_piece(ctx, at, end)
    due = inside and inside[-1].lemma == "," and ctx.tokens[end - 1].lemma == "まで"
    inside += [_by(one) for one in last] if due else last
    return [words("(", "mark"), *inside, words(")", "mark")]


def _by(node: EnNode) -> EnNode:
    """Return "until Friday" as "by Friday", behind the name of whoever has to be done by then: （佐藤、金曜まで）."""
    return replace(node, lemma="by") if node.category == "pp" and node.lemma == "until" else node


def _abbreviated(ctx: Context, start: int, end: int) -> list[EnNode] | None:
    """Return （以下、OSC） as "(hereafter OSC)", the short name as it is written where it is Latin; None for other brackets."""
    comma = start + 1 < end and ctx.tokens[start + 1].norm in "、,"
    name = start + 1 + comma
    if ctx.tokens[start].norm != "以下" or name >= end or ctx.tokens[name].pos1 in ("助詞", "助動詞"):
        return None
    here = words("hereafter", "r.hereafter", ctx.took(range(start, name)))
    text = normalize(ctx.reader.text[ctx.tokens[name].start : ctx.tokens[end - 1].end]).text.strip('「」『』"“” ')
    if text.isascii():
        return [here, words(text, "kept", ctx.took(range(name, end)))]
    return [here, *render_piece(ctx, name, end)]


def _small(node: EnNode) -> EnNode:
    """Return the name of a field without its capital, as it stands in brackets."""
    known = node.rule == "heading" and node.lemma[1:2].islower()
    return replace(node, lemma=node.lemma[0].lower() + node.lemma[1:]) if known else node


def render_piece(ctx: Context, start: int, end: int) -> Sequence[EnNode]:
    """Return a piece of a line read for itself; one that is a heading word (なし, 未定) as headings have it."""
    from pipeline.translation.transfer.stretches import render_stretch

    tokens = ctx.tokens[start:end]
    known = read_heading(ctx.analyzed, Span(tokens[0].start, tokens[-1].end)) if tokens else None
    if known is None:
        return render_stretch(ctx, start, end)
    text = known.text[0].lower() + known.text[1:] if known.text[1:2].islower() else known.text
    return [words(text, "heading", ctx.took(range(start, end)))]


def included(ctx: Context, start: int, end: int) -> EnNode | None:
    """Return 学生を含む and 休日を除く, in brackets or behind an amount, as "including" and "excluding"; None for anything else."""
    from pipeline.translation.transfer.noun_phrases import phrase_of
    from pipeline.translation.transfer.predication import clause

    if start >= end or ctx.depth > 2:
        return None
    inner = ctx.within(start, end)
    root = inner.phrases[-1].index if inner.phrases else -1
    if root < 0 or not inner.clauses.is_predicate(root) or inner.phrases[root].parts:
        return None
    frame = inner.clauses.frame(root)
    lemma = ctx.tokens[inner.phrases[root].core.start].lemma
    joined = inner.phrases[root].units[:-1]
    if lemma in ("含む", "除く") and joined and not (frame.arguments or frame.subordinates):  # コメント含む
        what = phrase_of(inner, root, joined, inner.clauses.dependents[root])
        ctx.took(inner.phrases[root].core.tokens)
        said = words("including" if lemma == "含む" else "excluding", "r.included", inner.phrases[root].core.tokens)
        return EnNode("clause", children=(said, what), rule="r.included")
    objects = [one.role for one in frame.arguments] in (["wo"], [""]) and not frame.subordinates
    frame = replace(frame, arguments=tuple(replace(one, role="wo") for one in frame.arguments)) if objects else frame
    return clause(inner, frame, form="ing") if lemma in ("含む", "除く") and objects else None


def opening_aside(ctx: Context, start: int) -> tuple[list[EnNode], int]:
    """Return the brackets that open a line and set it apart, and the token behind them: （注）, 【重要】; none for the name of a thing."""
    tokens = ctx.tokens
    close = _OPENING.get(tokens[start].surface) if start < len(tokens) else None
    end = next((at for at in range(start, len(tokens)) if tokens[at].surface == close), -1)
    if end + 1 == len(tokens) and tokens[start].surface in "【[［〔":
        ctx.took((start, end))
        at = start + 1
        inside: list[EnNode] = []
        for border in aside_borders(tokens, ctx.reader, start + 1, end):
            inside += named_field(ctx, at, border) if border.mark == ":" else render_piece(ctx, at, border.end)
            inside.append(words(border.mark, "mark", ctx.took(range(border.end, border.start))))
            at = border.start
        return [*inside, *render_piece(ctx, at, end)], len(tokens)
    if end < 0 or end + 1 >= len(tokens) or tokens[end + 1].pos1 in ("助詞", "助動詞", "接尾辞"):
        return [], start
    if short_form(tokens, start):
        return [], start  # (株)北海工業
    if tokens[start].surface in "【[［〔":
        label = ctx.reader.text[tokens[start].start : tokens[end].end]
        if label.isascii() and ":" in label:
            return [words(label, "kept", ctx.took(range(start, end + 1)))], end + 1  # [debian-devel:1234]
        ctx.took((start, end))
        return [*render_piece(ctx, start + 1, end), words(":", "label")], end + 1
    told = _told(ctx, start + 1, end)
    return [*told[:-1], words(")", "label")], end + 1


_OPENING = {"(": ")", "（": "）", "[": "]", "［": "］", "〔": "〕", "【": "】"}


def named_field(ctx: Context, start: int, border: Border) -> Sequence[EnNode]:
    """Return the name of a field before its colon: as headings have it, in the plural where several people follow."""
    from pipeline.translation.transfer.stretches import render_stretch

    tokens = ctx.tokens
    span = Span(tokens[start].start, tokens[border.end - 1].end) if start < border.end else Span(0, 0)
    known = read_heading(ctx.analyzed, span) if span.end else None
    several = _SEVERAL.search(ctx.reader.text, tokens[border.end].start)
    if known is not None and (several or not known.text.endswith("s")):
        named: Sequence[EnNode] = [
            EnNode(
                "noun", _NAMED.get(known.text, known.text), tokens=ctx.took(range(start, border.end)), rule="heading"
            )
        ]
    else:
        named = render_stretch(ctx, start, border.end)
    return [_of_several(node) for node in named] if several else named


_NAMED = {"Person in charge": "In charge"}
"""What a heading is called before a colon, where one or several may follow."""

_SEVERAL = re.compile("[、，・]|名")
"""What tells that a label stands before several people."""

_PEOPLE = frozenset(
    "attendee participant speaker presenter member visitor traveler traveller listener moderator".split()
)


def _of_several(label: EnNode) -> EnNode:
    """Return a label such as "Attendee" in the plural."""
    head = label if label.category == "noun" else label.child("head")
    if head is None or head.lemma.lower() not in _PEOPLE:
        return label
    if head is label:
        return label.having(number="plural")
    kept = tuple(child.having(number="plural") if child is head else child for child in label.children)
    return replace(label, children=kept)
