"""Come here when 〜という結論だ and 〜する仕組みだ come out wrong: a noun that only carries what its clause says."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Frame
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.english.determiners import Use
from pipeline.translation.transfer.heads import Around, Compound
from pipeline.translation.transfer.predicate import has_part


class Said(NamedTuple):
    """What a clause with a copula says through its noun: the subject, if it brings one, the verb, and what follows."""

    subject: EnNode | None
    verb: str
    complement: EnNode


def said_through(ctx: Context, frame: Frame) -> Said | None:
    """Return 移行が必要だという結論だ as "the conclusion is that ...", 失敗すると止まる仕組みだ as "it is set up so that ..."."""
    from pipeline.translation.transfer.predication import clause

    below = _clause_alone(ctx, frame)
    if below is None:
        return None
    core = ctx.phrases[frame.phrase].core
    inner = ctx.clauses.frame(below)
    stated = any(one.role == "ga" or one.topic for one in frame.arguments)
    works = inner.kind == "verb" and not inner.tail.past  # 柔軟性に富んだ設計だ: the design is like that
    if core.text in ARRANGED and has_part(ctx.phrases[below], "link", "content") is None and works:
        ctx.took(core.tokens)
        return Said(None, "be set up so that", clause(ctx, inner))
    if stated or frame.arguments or (told := _told(ctx, frame.phrase, below)) is None:
        return None
    return Said(told[0], "be", told[1])


def noted_content(ctx: Context, index: int) -> EnNode | None:
    """Return 一部に限るという案。 as "the proposal is to limit it": a note that ends in what is said; None for a title."""
    phrase, below = ctx.phrases[index], ctx.clauses.dependents[index]
    if phrase.parts or len(below) != 1 or not ctx.analyzed.sentence.text.rstrip().endswith("。"):
        return None
    if not ctx.clauses.is_predicate(below[0]) or (told := _told(ctx, index, below[0])) is None:
        return None
    return EnNode("sentence", children=(told[0], words("is", "e.copula"), told[1]), rule="r.said-through")


def how(ctx: Context, index: int, use: Use) -> EnNode | None:
    """Return 作業者が組み立てる様子 and the like as "how the workers assemble it"; None for any other noun, and where more hangs on it.

    言語ができた経緯 is how it came about, 入社したきっかけ what led to joining.
    """
    from pipeline.translation.transfer.predication import clause

    phrase, below = ctx.phrases[index], ctx.clauses.dependents[index]
    said = _SAID_BY_CLAUSE.get(phrase.core.text)
    if said is None or len(phrase.units) > 1 or len(below) != 1 or use == "complement":
        return None
    if not ctx.clauses.is_predicate(below[0]) or (frame := ctx.clauses.frame(below[0])).kind != "verb":
        return None
    stated = any(one.role == "ga" or one.topic for one in frame.arguments)
    said = "how" if stated else said
    led = said != "how"
    if led and (frame.tail.negative or has_part(ctx.phrases[below[0]], "link", "content") is not None):
        return None
    ctx.took_parts(index)
    opening = words(said, "r.how", ctx.took(phrase.core.tokens))
    if led:
        frame = replace(frame, tail=replace(frame.tail, past=False))
    told = clause(ctx, frame, form="ing" if led else "")
    if ctx.tokens[ctx.phrases[below[0]].core.start].lemma == "出来る" and stated:
        head = told.child("head")
        made = [replace(one, lemma="come about") if one is head else one for one in told.children]
        told = replace(told, children=tuple(made))  # 言語ができた経緯
    return EnNode("np", children=(opening, told), rule="r.how")


_SAID_BY_CLAUSE = {"様子": "how", "経緯": "how", "いきさつ": "how", "きっかけ": "what led to"}
"""Nouns whose clause says all that they say."""


def _clause_alone(ctx: Context, frame: Frame) -> int | None:
    """Return the clause before the noun of a copula, where nothing else describes the noun."""
    phrase = ctx.phrases[frame.phrase]
    if frame.kind != "nominal" or len(phrase.units) > 1 or phrase.asides:
        return None
    outer = {one.phrase for one in frame.arguments} | set(frame.connectors) | {one.phrase for one in frame.subordinates}
    own = [one for one in ctx.clauses.dependents[frame.phrase] if one not in outer and one not in frame.adverbs]
    return own[0] if len(own) == 1 and ctx.clauses.is_predicate(own[0]) else None


def _told(ctx: Context, index: int, below: int) -> tuple[EnNode, EnNode] | None:
    """Return "the conclusion" and the clause that says it."""
    from pipeline.translation.transfer.content_clauses import content_clause

    core = ctx.phrases[index].core
    content = has_part(ctx.phrases[below], "link", "content")
    if content is not None and core.text == "もの" and (meant := _it_is_to(ctx, index, below)) is not None:
        return meant
    if core.entry is None or core.text not in _CARRIERS or content is None or len(ctx.phrases[index].units) > 1:
        return None
    if ctx.clauses.asks(below) and core.text == "話":
        return None  # どこまで進んだかという話: a talk about how far
    around = Around()
    made = Compound(EnNode("noun", core.entry.en), core.entry)
    if not content_clause(ctx, ctx.clauses.frame(below), content, made, around):
        return None
    after = around.after[1:] if around.after[0].lemma == "of" else around.after
    subject = EnNode(
        "np", f"the {_CARRIERS[core.text] or core.entry.en}", tokens=ctx.took(core.tokens), rule=core.entry.id
    )
    return subject, EnNode("np", children=tuple(after), rule="r.said-through")


def _it_is_to(ctx: Context, index: int, below: int) -> tuple[EnNode, EnNode] | None:
    """Return 出力を教師にしてモデルを鍛えるというもの。 as "it is to train ..."; None where the clause has a subject or is over."""
    from pipeline.translation.transfer.predication import clause

    frame = ctx.clauses.frame(below)
    tail = frame.tail
    plain = not (tail.past or tail.state or tail.passive or tail.modals or tail.chains or tail.wraps or tail.adverbs)
    if frame.kind != "verb" or not plain or any(one.role == "ga" or one.topic for one in frame.arguments):
        return None
    content = has_part(ctx.phrases[below], "link", "content")
    ctx.took((*ctx.phrases[index].core.tokens, *(range(content.start, content.end) if content else ())))
    return words("it", "subject.it"), clause(ctx, frame, form="inf")


ARRANGED = frozenset({"仕組み", "構成", "構造", "作り", "設計", "形"})
"""Nouns for how something is made, which say nothing of their own behind the clause that says how it works."""

_CARRIERS = dict.fromkeys(
    (
        "結論 意見 見解 考え 方針 案 主張 回答 感想 印象 認識 想定 見通し 予想 理解 判断 要望 提案 指摘 説明 計画 目標 狙い "
        "アイデア 触れ込み 約束 噂 評判 立場 決まり ルール 発想 見方"
    ).split(),
    "",
) | {"話": "point", "指摘": "comment"}
"""Nouns that only carry what their clause says, with their English where it is another than elsewhere."""
